import type { Db, OwnDoors } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { SignedIn } from "../session/queries.server";
import { belongings, enter } from "./belongings.server";
import { held, type Place } from "./held";
import type { Held } from "./held-row";

type Json = Record<string, unknown>;

/**
 * Everything held about a user, as one object for a file: the account with its sessions and proofs (names and dates, never a secret or its
 * hash), where they belong or belonged, the invitations they sent and came by, and in each of those places who they are there, what they own,
 * what they wrote, judged and decided, and their lines of its history. Each place is read through its own door, as they would read it
 * themselves: what a policy keeps from them is not in it. Of other places that they did something there (`historyElsewhere`), and of mail to
 * their address what is kept of it until it is cleared away (`mail`; how long, retention/terms.ts).
 */
export async function everythingAbout(doors: OwnDoors, { userId }: Pick<SignedIn, "userId">): Promise<Json> {
  const db = await doors.account();
  const [account] = await db.$queryRaw<Json[]>`
    SELECT u.id, u.name, u.email, trim(u.language) AS language, u.created_at AS "createdAt" FROM app_user u WHERE u.id = ${userId}::uuid`;
  const own = await heldAt(db, "account", userId);
  const places = await belongings(db);
  const found: Record<Exclude<Place, "account">, Json[]> = { municipality: [], network: [], partner: [], operator: [] };
  for (const place of places) {
    const { kind, key, name } = place;
    found[kind].push({ key, name, ...(await heldAt(await enter(doors, place), kind, userId)) });
  }
  const [operator] = found.operator;
  return {
    account,
    ...own,
    municipalities: found.municipality,
    networks: found.network,
    partners: found.partner,
    ...(operator === undefined ? {} : { operator }),
  };
}

/** What the open door shows of it, by its names in the file. One query. */
async function heldAt(db: Db, place: Place, userId: string): Promise<Json> {
  const wanted = held[place];
  const parts = wanted.map((one, index) => Prisma.sql`${Prisma.raw(`'${index}'`)}, (${rowsOf(one, userId)})`);
  const [row] = await db.$queryRaw<{ held: Record<string, Json[]> }[]>`
    SELECT jsonb_build_object(${Prisma.join(parts)}) AS held`;
  const told: Json = {};
  wanted.forEach((one, index) => {
    put(told, one, row?.held[String(index)] ?? []);
  });
  return told;
}

/** The rows as one JSON list. What is put together here is written in held.ts alone; of the user there is but a parameter. */
function rowsOf(
  { table, from = table, by, through, join = "", where = "true", gives, order }: Held,
  userId: string,
): Prisma.Sql {
  const fields = Object.entries(gives).map(([name, sql]) => `'${name}', ${sql}`);
  const theirs = through
    ? Prisma.sql`IN (SELECT p.id FROM person p WHERE p.user_id = ${userId}::uuid)`
    : Prisma.sql`= ${userId}::uuid`;
  return Prisma.sql`
    SELECT coalesce(jsonb_agg(jsonb_build_object(${Prisma.raw(fields.join(", "))}) ORDER BY ${Prisma.raw(order)}), '[]')
      FROM ${Prisma.raw(from)} t ${Prisma.raw(join)} WHERE t.${Prisma.raw(by)} ${theirs} AND ${Prisma.raw(where)}`;
}

/** Puts the rows where they stand in the file. */
function put(told: Json, { as, isOne }: Held, rows: Json[]): void {
  const [first = as, second] = as.split(".");
  if (second !== undefined) {
    told[first] = { ...(told[first] as Json | undefined), [second]: rows };
    return;
  }
  told[as] = isOne ? (rows[0] ?? null) : [...((told[as] as Json[] | undefined) ?? []), ...rows];
}
