import type { Db } from "~/db/door.server";
import { owners, type Owner } from "~/domain/member/queries.server";
import { NotFound } from "~/domain/shared/errors";
import { kronerAsTyped } from "~/domain/shared/money";
import type { Language } from "~/text/languages";
import { areaOptions, dataPointOptions, recommendationOptions, type RecommendationOption } from "./options.server";

/** A project as its form shows it: texts under the form's own names; lists for the fields with several values. */
export interface ProjectFormValues extends Record<string, string | string[]> {
  version: string;
  name: string;
  owner: string;
  partners: string;
  recommendations: string[];
}

interface Row {
  name: string;
  description: string;
  language: string;
  kind: string;
  area: string;
  owner: string | null;
  startsOn: string | null;
  endsOn: string | null;
  costOre: number | null;
  costNote: string | null;
  version: number;
  partners: string[];
  recommendations: string[];
}

interface EffectRow {
  dataPoint: string;
  low: string | null;
  high: string | null;
  byYear: number | null;
  confidence: string | null;
  basis: string | null;
}

/**
 * The project as it stands now, as form values; its expected effects as `effects[0].low` and so on, with `effects` to tell that they
 * are among the fields. Throws NotFound.
 */
export async function projectFormValues(db: Db, id: string): Promise<ProjectFormValues> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT p.name, p.description, trim(p.language) AS language, p.kind::text AS kind, p.area_key AS area, p.owner_id::text AS owner,
           p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.cost_ore::float8 AS "costOre", p.cost_note AS "costNote",
           p.version,
           ARRAY(SELECT w.name FROM project_partner w WHERE w.municipality_id = p.municipality_id AND w.project_id = p.id
                  ORDER BY w.name COLLATE norwegian) AS partners,
           ARRAY(SELECT l.recommendation_id::text FROM project_recommendation l
                  WHERE l.municipality_id = p.municipality_id AND l.project_id = p.id ORDER BY 1) AS recommendations
      FROM project p WHERE p.id = ${id}::uuid`;
  if (!row) throw new NotFound("project");
  const effects = await db.$queryRaw<EffectRow[]>`
    SELECT e.data_point_id::text AS "dataPoint", trim_scale(e.low)::text AS low, trim_scale(e.high)::text AS high,
           e.by_year AS "byYear", e.confidence::text AS confidence, e.basis
      FROM expected_effect e WHERE e.project_id = ${id}::uuid ORDER BY e.created_at, e.id`;
  const { costOre, version, owner, startsOn, endsOn, costNote, partners, ...own } = row;
  return {
    ...own,
    owner: owner ?? "",
    startsOn: startsOn ?? "",
    endsOn: endsOn ?? "",
    cost: costOre === null ? "" : kronerAsTyped(costOre),
    costNote: costNote ?? "",
    partners: partners.join("\n"),
    effects: [],
    ...effectFields(effects),
    version: String(version),
  };
}

function effectFields(effects: EffectRow[]): Record<string, string> {
  const fields: Record<string, string> = {};
  effects.forEach((effect, index) => {
    for (const [name, value] of Object.entries(effect))
      fields[`effects[${index}].${name}`] = asTyped(name, value as string | number | null);
  });
  return fields;
}

// A decimal is typed with a comma, and shown as it would be typed.
function asTyped(name: string, value: string | number | null): string {
  if (value === null) return "";
  return name === "low" || name === "high" ? String(value).replace(".", ",") : String(value);
}

/** Everything that can be chosen in a project's form; for a project that is there, with what it holds already. Four queries. */
export async function projectFormOptions(
  db: Db,
  language: Language,
  project: { id: string; ownerId: string | null } | null = null,
): Promise<{
  owners: Owner[];
  areas: { key: string; name: string }[];
  recommendations: RecommendationOption[];
  dataPoints: { id: string; name: string; unit: string; isGap: boolean }[];
}> {
  return {
    owners: await owners(db, project?.ownerId ?? null),
    areas: await areaOptions(db, language),
    recommendations: await recommendationOptions(db, language, project?.id ?? null),
    dataPoints: await dataPointOptions(db, language),
  };
}
