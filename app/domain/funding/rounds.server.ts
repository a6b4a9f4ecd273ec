import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { Actor } from "~/domain/access/can";
import { Conflict, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { transition } from "~/domain/shared/state-machine";
import { demandKeeper, keeping, type Kept } from "./kept.server";
import type { RoundForm } from "./schema";
import { fundingMachine } from "./states";

/** When a programme takes applications. Days are `YYYY-MM-DD`. */
export interface Round {
  id: string;
  programmeId: string;
  opensOn: string | null;
  closesOn: string;
  note: string | null;
  url: string | null;
  version: number;
}

/** The rounds of one programme, or of all that the municipality can use, latest first. */
export async function roundsOf(db: Db, programmeId: string | null): Promise<Round[]> {
  return db.$queryRaw<Round[]>`
    SELECT r.id, r.programme_id AS "programmeId", r.opens_on::text AS "opensOn", r.closes_on::text AS "closesOn", r.note, r.url, r.version
      FROM funding_round r WHERE ${programmeId}::uuid IS NULL OR r.programme_id = ${programmeId}::uuid
     ORDER BY r.closes_on DESC, r.id LIMIT 500`;
}

/** The rounds that close next, soonest first; at most `most`. */
export async function closingRounds(
  db: Db,
  most: number,
): Promise<
  { id: string; programme: string; language: string; closesOn: string; url: string | null; isExample: boolean }[]
> {
  return db.$queryRaw`
    SELECT r.id, f.name AS programme, trim(f.language) AS language, r.closes_on::text AS "closesOn", r.url, r.is_example AS "isExample"
      FROM funding_round r JOIN funding_programme f ON f.scope = r.scope AND f.id = r.programme_id
     WHERE r.closes_on >= tiltak_today() ORDER BY r.closes_on, f.name COLLATE norwegian, r.id LIMIT ${most}`;
}

/** Whether any funding names the round. */
const isNamed = {
  own: Prisma.sql`EXISTS (SELECT FROM funding_link l WHERE l.programme_scope = r.scope AND l.programme_id = r.programme_id AND l.round_id = r.id)`,
  // The operator reads no funding: only whether any names the round.
  shared: Prisma.sql`EXISTS (SELECT FROM named_shared_rounds(ARRAY[r.id]))`,
} as const satisfies Record<Kept, Prisma.Sql>;

/** @throws NotFound, also for a round of the other kind */
export async function keptRound(
  db: Db,
  kept: Kept,
  programmeId: string,
  id: string,
): Promise<Round & { isNamed: boolean }> {
  const { scope } = keeping[kept];
  const [round] = await db.$queryRaw<(Round & { isNamed: boolean })[]>`
    SELECT r.id, r.programme_id AS "programmeId", r.opens_on::text AS "opensOn", r.closes_on::text AS "closesOn", r.note, r.url, r.version,
           ${isNamed[kept]} AS "isNamed"
      FROM funding_round r WHERE r.scope = ${scope} AND r.programme_id = ${programmeId}::uuid AND r.id = ${id}::uuid`;
  if (!round) throw new NotFound("funding round");
  return round;
}

/** A round as its form shows it. */
export const roundFormValues = (round: Round): Record<string, string> & { version: string } => ({
  opensOn: round.opensOn ?? "",
  closesOn: round.closesOn,
  url: round.url ?? "",
  note: round.note ?? "",
  version: String(round.version),
});

/** Gives a programme a round. @throws Forbidden, NotFound, Invalid where one closes on that day already */
export async function addRound(db: Db, actor: Actor, kept: Kept, programmeId: string, form: RoundForm): Promise<void> {
  const { scope, municipality } = demandKeeper(actor, kept);
  const [programme] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM funding_programme WHERE scope = ${scope} AND id = ${programmeId}::uuid`;
  if (!programme) throw new NotFound("funding programme");
  const made = await db.$executeRaw`
    INSERT INTO funding_round (scope, municipality_id, programme_id, opens_on, closes_on, url, note)
    VALUES (${scope}, ${municipality}, ${programmeId}::uuid, ${form.opensOn}::date, ${form.closesOn}::date, ${form.url}, ${form.note})
        ON CONFLICT (scope, programme_id, closes_on) DO NOTHING`;
  if (made === 0) throw new Invalid({ closesOn: [{ key: "funding.round.taken" }] });
}

/** @throws Forbidden, NotFound, Conflict with the round as it stands, Invalid where another closes on that day */
export async function changeRound(
  db: Db,
  actor: Actor,
  kept: Kept,
  programmeId: string,
  id: string,
  { version, ...form }: RoundForm & { version: number },
): Promise<void> {
  const { scope } = demandKeeper(actor, kept);
  await db.$queryRaw`SELECT id FROM funding_round WHERE scope = ${scope} AND id = ${id}::uuid FOR UPDATE`;
  const now = await keptRound(db, kept, programmeId, id);
  if (now.version !== version) throw new Conflict(roundFormValues(now));
  const others = await roundsOf(db, programmeId);
  if (others.some((one) => one.id !== id && one.closesOn === form.closesOn))
    throw new Invalid({ closesOn: [{ key: "funding.round.taken" }] });
  await db.$executeRaw`
    UPDATE funding_round SET opens_on = ${form.opensOn}::date, closes_on = ${form.closesOn}::date, url = ${form.url}, note = ${form.note}
     WHERE scope = ${scope} AND id = ${id}::uuid`;
}

/**
 * Removes a round that nobody's funding names.
 * @throws Forbidden, NotFound, Refused where funding names it (`funding.roundNamed`) or it was changed meanwhile (`funding.roundChanged`)
 */
export async function removeRound(
  db: Db,
  actor: Actor,
  kept: Kept,
  programmeId: string,
  id: string,
  version: number,
): Promise<void> {
  const { scope } = demandKeeper(actor, kept);
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${roundLock(id)})`;
  const round = await keptRound(db, kept, programmeId, id);
  if (round.version !== version) throw new Refused("funding.roundChanged");
  if (round.isNamed) throw new Refused("funding.roundNamed");
  const removed = await db.$executeRaw`
    DELETE FROM funding_round WHERE scope = ${scope} AND id = ${id}::uuid AND version = ${version}`;
  if (removed === 0) throw new Refused("funding.roundChanged");
}

/**
 * The round a funding link of this programme is to name; it stays until the transaction ends. Its row cannot be locked for that: a shared
 * round is nobody's here to lock.
 * @throws Invalid where it is no round of the programme
 */
export async function roundToName(db: Db, programmeId: string, id: string): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock_shared(${roundLock(id)})`;
  const [round] = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM funding_round r WHERE r.programme_id = ${programmeId}::uuid AND r.id = ${id}::uuid`;
  if (!round) throw new Invalid({ round: [{ key: "funding.round.wrong" }] });
  return round.id;
}

const roundLock = (id: string) => Prisma.sql`hashtext('funding round'), hashtext(${id}::text)`;

/**
 * Moves what was still only planned when its round closed to missed, by the state table; for the nightly job. Gives how many. The last day
 * counts as open.
 */
export async function missClosedRounds(db: Db): Promise<number> {
  const links = await db.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM funding_link l
      JOIN funding_round r ON r.scope = l.programme_scope AND r.programme_id = l.programme_id AND r.id = l.round_id
     WHERE l.municipality_id = tiltak_municipality() AND l.state = 'planned' AND r.closes_on < tiltak_today()
     ORDER BY l.id FOR UPDATE OF l`;
  if (links.length === 0) return 0;
  const { to } = transition(fundingMachine, "planned", "missed", { hasClosedRound: true });
  const ids = links.map(({ id }) => id);
  return db.$executeRaw`UPDATE funding_link SET state = ${to}::funding_state WHERE id = ANY (${ids}::uuid[])`;
}
