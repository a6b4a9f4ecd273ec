import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import { NotFound } from "~/domain/shared/errors";
import type { Listed } from "./lists.server";
import type { FundingType } from "./types";

// The programmes that are nobody's own, as the operator who keeps them and their rounds sees them.

export const sharedPerPage = 50;

export interface SharedProgramme {
  id: string;
  name: string;
  provider: string;
  type: FundingType;
  language: string;
  /** What there is to share out, in øre; null while it is not known. */
  amountOre: number | null;
  amountNote: string | null;
  period: string | null;
  purpose: string | null;
  isExample: boolean;
  rounds: number;
  /** The next last day for applications, `YYYY-MM-DD`; today counts. */
  closesNext: string | null;
}

const columns = Prisma.sql`
  f.id, f.name, f.provider, f.type::text AS type, trim(f.language) AS language, f.is_example AS "isExample",
  f.amount_ore::float8 AS "amountOre", f.amount_note AS "amountNote", f.period, f.purpose,
  (SELECT count(*)::int FROM funding_round r WHERE r.scope = f.scope AND r.programme_id = f.id) AS rounds,
  (SELECT min(r.closes_on)::text FROM funding_round r
    WHERE r.scope = f.scope AND r.programme_id = f.id AND r.closes_on >= tiltak_today()) AS "closesNext"`;

/** Shared programmes by name, Å last, searched by name and provider; a page beyond the last gives the last. Two queries. */
export async function sharedProgrammes(
  db: Db,
  { q, page: asked }: { q: string; page: number },
): Promise<Listed<SharedProgramme>> {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`f.municipality_id IS NULL AND (f.name ILIKE ${pattern} OR f.provider ILIKE ${pattern})`;
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM funding_programme f WHERE ${where}`;
  const total = counted?.total ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / sharedPerPage)));
  const rows = await db.$queryRaw<SharedProgramme[]>`
    SELECT ${columns} FROM funding_programme f WHERE ${where} ORDER BY f.name COLLATE norwegian, f.id
     LIMIT ${sharedPerPage} OFFSET ${(page - 1) * sharedPerPage}`;
  return { rows, total, page };
}

/** @throws NotFound, also for a municipality's own */
export async function sharedProgramme(db: Db, id: string): Promise<SharedProgramme> {
  const [programme] = await db.$queryRaw<SharedProgramme[]>`
    SELECT ${columns} FROM funding_programme f WHERE f.municipality_id IS NULL AND f.id = ${id}::uuid`;
  if (!programme) throw new NotFound("funding programme");
  return programme;
}
