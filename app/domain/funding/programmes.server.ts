import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound } from "~/domain/shared/errors";
import { kronerAsTyped } from "~/domain/shared/money";
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

/** One source of the municipality's own; a shared one is the catalogue's. Throws NotFound. */
export async function ownProgramme(db: Db, id: string): Promise<Programme> {
  const [programme] = await db.$queryRaw<Programme[]>`
    SELECT f.id, f.name, f.provider, f.type::text AS type, f.amount_ore::float8 AS "amountOre", f.amount_note AS "amountNote", f.period,
           f.purpose, trim(f.language) AS language, f.version
      FROM funding_programme f
     WHERE f.scope = tiltak_municipality() AND f.id = ${id}::uuid`;
  if (!programme) throw new NotFound("funding programme");
  return programme;
}

/**
 * Makes a source of the municipality's own; gives its id.
 * @throws Forbidden, Invalid where the name is taken
 */
export async function createProgramme(db: Db, actor: Actor, form: ProgrammeForm): Promise<string> {
  if (!can(actor, "funding.write")) throw new Forbidden("funding.write");
  await refuseTaken(db, form.name, null);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO funding_programme (scope, municipality_id, name, provider, type, amount_ore, amount_note, period, purpose, language)
    VALUES (tiltak_municipality(), tiltak_municipality(), ${form.name}, ${form.provider}, ${form.type}::funding_type,
            ${form.amount}::bigint, ${form.amountNote}, ${form.period}, ${form.purpose}, ${form.language})
    RETURNING id`;
  if (!made) throw new Error("the funding programme was not made");
  return made.id;
}

/**
 * Changes a source of the municipality's own.
 * @throws NotFound (also for a shared one), Forbidden, Conflict with the source as it stands, Invalid where the name is taken
 */
export async function changeProgramme(
  db: Db,
  actor: Actor,
  id: string,
  { version, ...form }: ProgrammeForm & { version: number },
): Promise<void> {
  if (!can(actor, "funding.write")) throw new Forbidden("funding.write");
  const before = await ownProgramme(db, id);
  await refuseTaken(db, form.name, id);
  const written = await db.$executeRaw`
    UPDATE funding_programme
       SET name = ${form.name}, provider = ${form.provider}, type = ${form.type}::funding_type, amount_ore = ${form.amount}::bigint,
           amount_note = ${form.amountNote}, period = ${form.period}, purpose = ${form.purpose}, language = ${form.language}
     WHERE scope = tiltak_municipality() AND id = ${id}::uuid AND version = ${version}`;
  if (written === 0)
    throw new Conflict(programmeFormValues(before.version === version ? await ownProgramme(db, id) : before));
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

async function refuseTaken(db: Db, name: string, id: string | null): Promise<void> {
  const taken = await db.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM funding_programme f
     WHERE f.scope = tiltak_municipality() AND f.name = ${name} AND f.id IS DISTINCT FROM ${id}::uuid`;
  if (taken.length > 0) throw new Invalid({ name: [{ key: "funding.form.nameTaken" }] });
}
