import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Conflict, Invalid, NotFound } from "~/domain/shared/errors";
import { kronerAsTyped } from "~/domain/shared/money";
import { demandKeeper, keeping, type Kept } from "./kept.server";
import type { ProgrammeForm } from "./schema";
import type { FundingType } from "./types";

/** The sources money can come from, own first, then by name. */
export async function programmeOptions(
  db: Db,
): Promise<{ id: string; name: string; language: string; isShared: boolean }[]> {
  return db.$queryRaw<{ id: string; name: string; language: string; isShared: boolean }[]>`
    SELECT f.id, f.name, trim(f.language) AS language, f.municipality_id IS NULL AS "isShared"
      FROM funding_programme f
     ORDER BY f.municipality_id IS NULL, f.name COLLATE norwegian, f.id`;
}

export interface Programme {
  id: string;
  name: string;
  provider: string;
  type: FundingType;
  amountOre: number | null;
  amountNote: string | null;
  period: string | null;
  purpose: string | null;
  language: string;
  version: number;
}

/** One programme of that kind. @throws NotFound, also for one of the other kind */
export async function keptProgramme(db: Db, kept: Kept, id: string): Promise<Programme> {
  const [programme] = await db.$queryRaw<Programme[]>`
    SELECT f.id, f.name, f.provider, f.type::text AS type, f.amount_ore::float8 AS "amountOre", f.amount_note AS "amountNote", f.period,
           f.purpose, trim(f.language) AS language, f.version
      FROM funding_programme f
     WHERE f.scope = ${keeping[kept].scope} AND f.id = ${id}::uuid`;
  if (!programme) throw new NotFound("funding programme");
  return programme;
}

/**
 * Makes a programme of that kind; gives its id.
 * @throws Forbidden, Invalid where the name is taken, also of two who take it at once
 */
export async function createProgramme(db: Db, actor: Actor, kept: Kept, form: ProgrammeForm): Promise<string> {
  const { scope, municipality } = demandKeeper(actor, kept);
  await refuseTaken(db, kept, form.name, null);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO funding_programme (scope, municipality_id, name, provider, type, amount_ore, amount_note, period, purpose, language)
    VALUES (${scope}, ${municipality}, ${form.name}, ${form.provider}, ${form.type}::funding_type,
            ${form.amount}::bigint, ${form.amountNote}, ${form.period}, ${form.purpose}, ${form.language})
    RETURNING id`;
  if (!made) throw new Error("the funding programme was not made");
  return made.id;
}

/**
 * Changes a programme of that kind. What an operator has changed or made here stays when the catalogue is loaded again (prisma/seed.server.ts).
 * @throws NotFound (also for one of the other kind), Forbidden, Conflict with the programme as it stands, Invalid where the name is taken
 */
export async function changeProgramme(
  db: Db,
  actor: Actor,
  kept: Kept,
  id: string,
  { version, ...form }: ProgrammeForm & { version: number },
): Promise<void> {
  const { scope } = demandKeeper(actor, kept);
  const before = await keptProgramme(db, kept, id);
  await refuseTaken(db, kept, form.name, id);
  const written = await db.$executeRaw`
    UPDATE funding_programme
       SET name = ${form.name}, provider = ${form.provider}, type = ${form.type}::funding_type, amount_ore = ${form.amount}::bigint,
           amount_note = ${form.amountNote}, period = ${form.period}, purpose = ${form.purpose}, language = ${form.language}
     WHERE scope = ${scope} AND id = ${id}::uuid AND version = ${version}`;
  if (written === 0)
    throw new Conflict(programmeFormValues(before.version === version ? await keptProgramme(db, kept, id) : before));
}

/** A source as its form shows it. */
export function programmeFormValues(programme: Programme): Record<string, string> & { version: string } {
  return {
    name: programme.name,
    provider: programme.provider,
    type: programme.type,
    amount: programme.amountOre === null ? "" : kronerAsTyped(programme.amountOre),
    amountNote: programme.amountNote ?? "",
    period: programme.period ?? "",
    purpose: programme.purpose ?? "",
    language: programme.language,
    version: String(programme.version),
  };
}

const taken = { own: "funding.form.nameTaken", shared: "fundingRounds.nameTaken" } as const satisfies Record<
  Kept,
  string
>;

async function refuseTaken(db: Db, kept: Kept, name: string, id: string | null): Promise<void> {
  const { scope } = keeping[kept];
  // Whoever comes second waits here, and then sees the name that the first has taken.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('funding programme'), hashtext(${scope} || ${name}))`;
  const others = await db.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM funding_programme f
     WHERE f.scope = ${scope} AND f.name = ${name} AND f.id IS DISTINCT FROM ${id}::uuid`;
  if (others.length > 0) throw new Invalid({ name: [{ key: taken[kept] }] });
}
