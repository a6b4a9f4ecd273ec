import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { NotFound } from "../shared/errors";
import { kronerAsTyped } from "../shared/money";
import type { PracticeSearch } from "./schema";
import type { PracticeState } from "./states";

export const practicesPerPage = 25;

/** What was measured when the project was done, in the reader's language. */
export interface PracticeEffect {
  dataPointId: string;
  name: string;
  /** The KPI's address: `kpis/<slug>`. */
  slug: string;
  short: string;
  change: string;
  attached: boolean;
  value: number;
  measuredOn: string;
  explanation: string;
}

export interface PracticeRow {
  id: string;
  title: string;
  language: string;
  state: PracticeState;
  area: string;
  /** Whose it is; where it is only asked for, as the network knows it, and empty in other doors. */
  municipality: string;
  isOwn: boolean;
  isExample: boolean;
  network: string;
  offeredOn: string | null;
  /** How often others have copied it. */
  copies: number;
  effects: PracticeEffect[];
}

export interface Practice extends PracticeRow {
  projectId: string;
  areaKey: string;
  networkId: string;
  summary: string;
  costOre: number | null;
  costNote: string | null;
  timeNote: string | null;
  partners: string | null;
  pitfalls: string | null;
  askedNote: string | null;
  isPublic: boolean;
  version: number;
}

const effectsOf = (language: Language) => Prisma.sql`
  coalesce((SELECT jsonb_agg(jsonb_build_object('dataPointId', d.id, 'name', d.name ->> ${language}, 'slug', k.slug,
              'short', coalesce(u.short ->> ${language}, ''), 'change', coalesce(u.change ->> ${language}, ''), 'attached', coalesce(u.attached, false),
              'value', e.value, 'measuredOn', e."measuredOn", 'explanation', e.explanation) ORDER BY e."measuredOn" DESC, d.wheel_place)
     FROM jsonb_to_recordset(p.effects) AS e ("dataPointId" uuid, value float8, "measuredOn" text, explanation text)
     JOIN data_point d ON d.id = e."dataPointId" JOIN kpi k ON k.id = d.kpi_id LEFT JOIN measurement_unit u ON u.code = d.unit), '[]')`;

const columns = (language: Language) => Prisma.sql`
  p.id, p.title, trim(p.language) AS language, p.state::text AS state, a.name ->> ${language} AS area,
  coalesce(p.offered_by, m.name, '') AS municipality, p.municipality_id = tiltak_municipality() AS "isOwn", p.is_example AS "isExample",
  n.name AS network, p.offered_on::text AS "offeredOn", coalesce(c.copies, 0) AS copies, ${effectsOf(language)} AS effects`;

// The municipality's own name is seen by its network and by itself alone; to others `offered_by` says whose it is.
const joins = Prisma.sql`
  JOIN area a ON a.key = p.area_key
  JOIN network n ON n.id = p.network_id
  LEFT JOIN municipality m ON m.id = p.municipality_id
  LEFT JOIN LATERAL practice_copies(ARRAY[p.id]) c ON true`;

const matching = ({ area, dataPoint }: Pick<PracticeSearch, "area" | "dataPoint">) => Prisma.sql`
  (${area ?? null}::text IS NULL OR p.area_key = ${area ?? null})
  AND (${dataPoint ?? null}::text IS NULL OR p.effects @> jsonb_build_array(jsonb_build_object('dataPointId', ${dataPoint ?? null}::text)))`;

/** One page of what is offered to the open door, newest first; `total` counts all that match. */
export async function offeredPractices(
  db: Db,
  search: PracticeSearch,
  language: Language,
): Promise<{ rows: PracticeRow[]; total: number; page: number }> {
  const where = Prisma.sql`p.state = 'offered' AND ${matching(search)}`;
  const [count] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM practice p WHERE ${where}`;
  const total = count?.total ?? 0;
  const page = Math.min(search.page, Math.max(1, Math.ceil(total / practicesPerPage)));
  const rows = await db.$queryRaw<PracticeRow[]>`
    SELECT ${columns(language)} FROM practice p ${joins} WHERE ${where}
     ORDER BY p.offered_on DESC, p.title COLLATE norwegian, p.id LIMIT ${practicesPerPage} OFFSET ${(page - 1) * practicesPerPage}`;
  return { rows, total, page };
}

/**
 * What is not offered: in a municipality's door its own drafts, what it was asked for and what it has withdrawn; in a network's, what it waits
 * for. Two hundred at most.
 */
export async function waitingPractices(db: Db, language: Language): Promise<PracticeRow[]> {
  return db.$queryRaw<PracticeRow[]>`
    SELECT ${columns(language)} FROM practice p ${joins} WHERE p.state <> 'offered'
     ORDER BY array_position(ARRAY['asked', 'draft', 'withdrawn'], p.state::text), p.updated_at DESC, p.id LIMIT 200`;
}

/** What the offered practices can be filtered by: the areas and data points there is something of. */
export async function practiceFilters(
  db: Db,
  language: Language,
): Promise<{ areas: { key: string; name: string }[]; dataPoints: { id: string; name: string }[] }> {
  const areas = await db.$queryRaw<{ key: string; name: string }[]>`
    SELECT a.key, a.name ->> ${language} AS name FROM area a
     WHERE a.key IN (SELECT p.area_key FROM practice p WHERE p.state = 'offered') ORDER BY a.name ->> ${language} COLLATE norwegian`;
  const dataPoints = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT d.id, d.name ->> ${language} AS name FROM data_point d
     WHERE d.id IN (SELECT (e ->> 'dataPointId')::uuid FROM practice p, jsonb_array_elements(p.effects) e WHERE p.state = 'offered')
     ORDER BY d.wheel_place, d.position`;
  return { areas, dataPoints };
}

/** One practice that the open door shows. @throws NotFound */
export async function practiceById(db: Db, id: string, language: Language): Promise<Practice> {
  const [practice] = await db.$queryRaw<Practice[]>`
    SELECT ${columns(language)}, p.project_id AS "projectId", p.area_key AS "areaKey", p.network_id AS "networkId", p.summary,
           p.cost_ore::float8 AS "costOre", p.cost_note AS "costNote", p.time_note AS "timeNote", p.partners, p.pitfalls,
           p.asked_note AS "askedNote", p.is_public AS "isPublic", p.version
      FROM practice p ${joins} WHERE p.id = ${id}::uuid`;
  if (!practice) throw new NotFound("practice");
  return practice;
}

/** A practice as its form shows it. */
export function practiceFormValues(practice: Practice): Record<string, string> & { version: string } {
  return {
    title: practice.title,
    summary: practice.summary,
    cost: practice.costOre === null ? "" : kronerAsTyped(practice.costOre),
    costNote: practice.costNote ?? "",
    timeNote: practice.timeNote ?? "",
    partners: practice.partners ?? "",
    pitfalls: practice.pitfalls ?? "",
    language: practice.language,
    isPublic: practice.isPublic ? "on" : "",
    version: String(practice.version),
  };
}

/** The networks the open door's municipality belongs to, by name; those in which the project is a practice already are marked with its id. */
export async function ownNetworks(
  db: Db,
  projectId: string | null,
): Promise<{ id: string; name: string; practiceId: string | null; state: PracticeState | null }[]> {
  return db.$queryRaw`
    SELECT n.id, n.name, p.id AS "practiceId", p.state::text AS state
      FROM network_membership b
      JOIN network n ON n.id = b.network_id
      LEFT JOIN practice p ON p.municipality_id = b.municipality_id AND p.network_id = b.network_id AND p.project_id = ${projectId}::uuid
     WHERE b.municipality_id = tiltak_municipality() AND b.state = 'joined'
     ORDER BY n.name COLLATE norwegian, n.id`;
}

/** Where a project came from, when it was copied. `isOpen`: the practice can still be read. */
export async function copiedFrom(
  db: Db,
  projectId: string,
): Promise<{ practiceId: string; title: string; offeredBy: string; language: string; isOpen: boolean } | null> {
  const [copy] = await db.$queryRaw<
    { practiceId: string; title: string; offeredBy: string; language: string; isOpen: boolean }[]
  >`
    SELECT c.practice_id AS "practiceId", c.title, c.offered_by AS "offeredBy", trim(c.language) AS language,
           EXISTS (SELECT FROM practice p WHERE p.municipality_id = c.practice_owner_id AND p.id = c.practice_id) AS "isOpen"
      FROM practice_copy c WHERE c.project_id = ${projectId}::uuid AND c.municipality_id = tiltak_municipality()`;
  return copy ?? null;
}

/** The open door's municipality's own copies of a practice, oldest first. */
export async function ownCopies(
  db: Db,
  practiceId: string,
): Promise<{ projectId: string; name: string; language: string }[]> {
  return db.$queryRaw`
    SELECT j.id AS "projectId", j.name, trim(j.language) AS language
      FROM practice_copy c JOIN project j ON j.municipality_id = c.municipality_id AND j.id = c.project_id
     WHERE c.practice_id = ${practiceId}::uuid AND c.municipality_id = tiltak_municipality() ORDER BY c.copied_at, c.id`;
}

/** Who copied a practice, as its network is told; by name, Å last. */
export async function copiers(db: Db, practiceId: string): Promise<{ municipality: string; copiedOn: string }[]> {
  return db.$queryRaw`
    SELECT m.name AS municipality, min((c.copied_at AT TIME ZONE 'Europe/Oslo')::date)::text AS "copiedOn"
      FROM practice_copy c JOIN municipality m ON m.id = c.municipality_id
     WHERE c.practice_id = ${practiceId}::uuid GROUP BY m.id, m.name ORDER BY m.name COLLATE norwegian, m.id`;
}

/** The finished projects that members share with the open network in detail and that are no practice there yet; five hundred at most. */
export async function projectsToAskAbout(
  db: Db,
  { municipality, dataPoint }: { municipality?: string | undefined; dataPoint?: string | undefined },
): Promise<{ id: string; name: string; language: string; municipality: string; hasEffect: boolean }[]> {
  return db.$queryRaw`
    SELECT j.id, j.name, trim(j.language) AS language, m.name AS municipality,
           EXISTS (SELECT FROM observed_effect o WHERE o.municipality_id = j.municipality_id AND o.project_id = j.id) AS "hasEffect"
      FROM shared_project j JOIN municipality m ON m.id = j.municipality_id
     WHERE j.state IN ('completed', 'evaluated')
       AND (${municipality ?? null}::text IS NULL OR m.key = ${municipality ?? null})
       AND (${dataPoint ?? null}::uuid IS NULL
            OR EXISTS (SELECT FROM expected_effect e WHERE e.municipality_id = j.municipality_id AND e.project_id = j.id AND e.data_point_id = ${dataPoint ?? null}::uuid)
            OR EXISTS (SELECT FROM observed_effect o WHERE o.municipality_id = j.municipality_id AND o.project_id = j.id AND o.data_point_id = ${dataPoint ?? null}::uuid))
       AND NOT EXISTS (SELECT FROM practice p WHERE p.municipality_id = j.municipality_id AND p.project_id = j.id AND p.network_id = tiltak_network())
     ORDER BY m.name COLLATE norwegian, j.name COLLATE norwegian, j.id LIMIT 500`;
}
