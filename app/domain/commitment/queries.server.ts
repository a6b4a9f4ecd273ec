import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { bases, type CriterionSubject, type MissingPart } from "./bases.server";
import {
  criterionKeys,
  evaluateCommitments,
  type CommitmentKey,
  type CommitmentResult,
  type Counts,
  type CriterionKey,
} from "./criteria";
import { commitmentCatalogue, type CommitmentWords } from "./catalogue.server";
import { NotFound } from "../shared/errors";

export type { CriterionSubject, MissingPart } from "./bases.server";
export {
  commitmentCatalogue,
  commitmentWords,
  type CommitmentCatalogue,
  type CommitmentWords,
} from "./catalogue.server";

/** Asks for a named statement (db/client.server.ts). Not in the public door, where a plan for one municipality does not serve another. */
const plannedOnce = Prisma.sql`/* planned once */`;

/**
 * Whose numbers are asked for: the open door's own municipality, or those that meet a condition on `m`. `asPublished` counts as if they
 * published now.
 */
const here = (which: Prisma.Sql, asPublished = false) => Prisma.sql`
  here AS (SELECT m.id, m.name, m.update_interval_days,
                  ${asPublished ? Prisma.sql`coalesce(m.published_at, now())` : Prisma.sql`m.published_at`} AS published_at
             FROM municipality m WHERE ${which}),
  these AS (SELECT coalesce(array_agg(id), '{}') AS ids FROM here)`;
const own = Prisma.sql`m.id = tiltak_municipality()`;
const keyed = (key: string | undefined) => (key === undefined ? own : Prisma.sql`m.key = ${key}`);

/** What the rows behind a criterion are. */
export const criterionSubject = (key: CriterionKey): CriterionSubject => bases[key].subject;

/** Numerators and denominators by municipality, in one query however many there are. A municipality without rows has none of none. */
async function counted(
  db: Db,
  which: Prisma.Sql,
  hint: Prisma.Sql,
  asPublished = false,
): Promise<{ municipalityId: string; key: CriterionKey; numerator: number; denominator: number }[]> {
  const branches = criterionKeys.map((key) => {
    const { of, counted, from } = bases[key];
    return Prisma.sql`
        SELECT ${key}::text AS key, r.municipality_id, count(*) FILTER (WHERE r.counted)::int AS numerator, count(*)::int AS denominator
          FROM (SELECT ${of} AS municipality_id, ${counted} AS counted ${from}) r GROUP BY r.municipality_id`;
  });
  return db.$queryRaw`
    ${hint}
    WITH ${here(which, asPublished)}, c AS (${Prisma.join(branches, " UNION ALL ")})
    SELECT municipality_id AS "municipalityId", key, numerator, denominator FROM c`;
}

const noCounts = () =>
  Object.fromEntries(criterionKeys.map((key) => [key, { numerator: 0, denominator: 0 }])) as Counts;

/**
 * Numerator and denominator of every criterion, in one query. `only` names the municipality in the public door, by its key; the numbers are the
 * same there. `asPublished` counts what will be true once it publishes now.
 */
export async function commitmentCounts(db: Db, only?: string, asPublished = false): Promise<Counts> {
  const counts = noCounts();
  for (const { key, numerator, denominator } of await counted(
    db,
    keyed(only),
    only === undefined ? plannedOnce : Prisma.empty,
    asPublished,
  ))
    counts[key] = { numerator, denominator };
  return counts;
}

/**
 * The same of many municipalities, by id, in one query for all: for a network's door, which counts what each member shares. Null is what a
 * member does not share in detail, so that nobody takes it for nothing.
 */
export async function commitmentCountsOf(db: Db, municipalityIds: readonly string[]): Promise<Map<string, Counts>> {
  const ids = [...municipalityIds];
  if (ids.length === 0) return new Map();
  const rows = await counted(db, Prisma.sql`m.id = ANY (${ids}::uuid[])`, Prisma.empty);
  const [shared] = await db.$queryRaw<{ figures: string[]; plan: string[]; updates: string[] }[]>`
    SELECT tiltak_readable('figures', 'detail') AS figures, tiltak_readable('plan', 'detail') AS plan, tiltak_readable('updates', 'summary') AS updates`;
  const all = new Map(ids.map((id) => [id, noCounts()]));
  for (const { municipalityId, key, numerator, denominator } of rows) {
    const counts = all.get(municipalityId);
    if (counts) counts[key] = { numerator, denominator };
  }
  for (const [id, counts] of all) {
    for (const key of criterionKeys) {
      if (!bases[key].needs.every((subject) => shared?.[subject].includes(id))) counts[key] = null;
    }
  }
  return all;
}

/** One row behind a criterion. */
export interface CriterionRow {
  id: string;
  counted: boolean;
  label: string;
  /** The language the label is kept in; null for the catalogue's names (the reader's language) and for names. */
  labelLanguage: string | null;
  /** A KPI's code, a recommendation's reference. */
  code: string | null;
  /** Address of the KPI's page, for KPIs and data points. */
  slug: string | null;
  /** Which data point of its KPI, in that address; empty for a single one. */
  part: string | null;
  /** State of a project or action. */
  state: string | null;
  /** Year of the newest value. */
  year: number | null;
  /** Day of the newest update, of publication, of closing, or of the answer. */
  day: string | null;
  /** How many of what is asked for: recommendations, projects, partners, effects; days from proposal to answer. */
  amount: number | null;
  missing: MissingPart[] | null;
}

/** Names and addresses of the catalogue, in its order; everything else carries its own name. */
function naming(subject: CriterionSubject, language: Language) {
  const nothing = Prisma.sql`NULL::text`;
  switch (subject) {
    case "kpi":
      return {
        join: Prisma.sql`JOIN kpi k ON k.id = r.id`,
        label: Prisma.sql`k.name ->> ${language}`,
        code: Prisma.sql`k.code`,
        slug: Prisma.sql`k.slug`,
        part: nothing,
        order: Prisma.sql`k.position`,
      };
    case "data_point":
      return {
        join: Prisma.sql`JOIN data_point p ON p.id = r.id JOIN kpi k ON k.id = p.kpi_id`,
        label: Prisma.sql`p.name ->> ${language}`,
        code: Prisma.sql`k.code`,
        slug: Prisma.sql`k.slug`,
        part: Prisma.sql`p.part`,
        order: Prisma.sql`p.wheel_place, p.position`,
      };
    default:
      return {
        join: Prisma.empty,
        label: Prisma.sql`r.label`,
        code: Prisma.sql`r.code`,
        slug: nothing,
        part: nothing,
        order: Prisma.sql`r.label COLLATE norwegian`,
      };
  }
}

/** Rows a page of what stands behind a criterion. */
export const criterionPageSize = 50;

/**
 * The rows behind a criterion, those counted or those not (null: all, the counted first), a page at a time; `total` counts all that match,
 * and a page beyond the last is the last. `only` as in `commitmentCounts`.
 */
export async function criterionRows(
  db: Db,
  key: CriterionKey,
  { counted, page }: { counted: boolean | null; page: number },
  language: Language,
  only?: string,
): Promise<{ rows: CriterionRow[]; total: number; page: number }> {
  const basis = bases[key];
  const named = naming(basis.subject, language);
  const wanted = counted === null ? Prisma.sql`true` : Prisma.sql`r.counted = ${counted}`;
  const found = await db.$queryRaw<(CriterionRow & { total: number; page: number })[]>`
    WITH ${here(keyed(only))}, behind AS (
      SELECT ${basis.id} AS id, ${basis.counted} AS counted, ${basis.year ?? Prisma.sql`NULL::int`} AS year,
             ${basis.day ?? Prisma.sql`NULL::date`} AS day, ${basis.amount ?? Prisma.sql`NULL::int`} AS amount,
             ${basis.missing ?? Prisma.sql`NULL::text[]`} AS missing, ${basis.label ?? Prisma.sql`NULL::text`} AS label,
             ${basis.labelLanguage ?? Prisma.sql`NULL::text`} AS language, ${basis.code ?? Prisma.sql`NULL::text`} AS code,
             ${basis.state ?? Prisma.sql`NULL::text`} AS state
        ${basis.from}),
    matching AS (
      SELECT r.id::text AS id, r.counted, ${named.label} AS label, r.language::text AS "labelLanguage", ${named.code} AS code,
             ${named.slug} AS slug, ${named.part} AS part, r.state, r.year, r.day::text AS day, r.amount, r.missing,
             row_number() OVER (ORDER BY r.counted DESC, ${named.order}, r.id)::int AS place, count(*) OVER ()::int AS total
        FROM behind r ${named.join}
       WHERE ${wanted}),
    paged AS (
      SELECT m.*, least(${page}::int, ceil(m.total / ${criterionPageSize}::numeric))::int AS page FROM matching m)
    SELECT m.id, m.counted, m.label, m."labelLanguage", m.code, m.slug, m.part, m.state, m.year, m.day, m.amount, m.missing, m.total, m.page
      FROM paged m
     WHERE m.place > (m.page - 1) * ${criterionPageSize}::int AND m.place <= m.page * ${criterionPageSize}::int
     ORDER BY m.place`;
  const [first] = found;
  return {
    rows: found.map(({ total: _total, page: _page, ...row }) => row),
    total: first?.total ?? 0,
    page: first?.page ?? 1,
  };
}

/** One commitment in words. @throws NotFound */
export async function commitmentWord(db: Db, commitment: CommitmentKey, language: Language): Promise<CommitmentWords> {
  const word = (await commitmentCatalogue(db, language)).words.find(({ key }) => key === commitment);
  if (word === undefined) throw new NotFound("commitment");
  return word;
}

/** One commitment of the open door's municipality as it is computed now, and by which version of the criteria. @throws NotFound */
export async function commitmentNow(
  db: Db,
  commitment: CommitmentKey,
  language: Language,
): Promise<{ word: CommitmentWords; result: CommitmentResult; version: string }> {
  const { words, rules, version } = await commitmentCatalogue(db, language);
  const word = words.find(({ key }) => key === commitment);
  const result = evaluateCommitments(await commitmentCounts(db), rules).find((one) => one.commitment === commitment);
  if (word === undefined || result === undefined) throw new NotFound("commitment");
  return { word, result, version };
}
