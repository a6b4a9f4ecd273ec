import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { inLanguage } from "~/text/localised";
import type { Language } from "~/text/languages";
import type { Place } from "./aggregate";
import { scored, type ObservationState, type ScoreResult } from "./score";

/** A place on the wheel with what it is called and which data points share it. */
export interface NamedPlace extends Place {
  /** 1 to 108, in the order of the wheel. */
  position: number;
  label: string;
  /** The KPI's address: `kpis/<slug>`. */
  slug: string;
  dimensionLabel: string;
  subDimensionLabel: string;
  categoryLabel: string;
}

interface Row {
  municipality: string;
  place: number;
  slug: string;
  kpiName: unknown;
  dataPointName: unknown;
  dataPointsOnPlace: number;
  dimension: string;
  dimensionName: unknown;
  subDimension: string;
  subDimensionName: unknown;
  category: string;
  categoryName: unknown;
  sdgTargets: string[];
  state: "scored" | "no_target" | "in_words" | "bound" | "no_data";
  attainment: Prisma.Decimal | null;
  isGap: boolean;
  observationState: ObservationState | null;
}

/** A stored standing as the rules speak of it. */
export function scoreResultOf(row: Pick<Row, "state" | "attainment" | "isGap" | "observationState">): ScoreResult {
  switch (row.state) {
    case "scored":
      return scored(Number(row.attainment));
    case "bound":
      return { status: "bound", provesGap: row.isGap };
    case "no_data":
      return { status: "no_data", state: row.observationState === "reported" ? null : row.observationState };
    default:
      return { status: row.state };
  }
}

/**
 * The 108 places of each municipality the door shows, in the order of the wheel, by the municipality's key. One query.
 * `only` narrows it to one municipality in the public door.
 */
export async function placesByMunicipality(
  db: Db,
  language: Language,
  only?: string,
): Promise<Map<string, NamedPlace[]>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT m.key AS municipality, p.wheel_place AS place, k.slug, k.name AS "kpiName", p.name AS "dataPointName",
           count(*) OVER (PARTITION BY m.id, p.wheel_place)::int AS "dataPointsOnPlace",
           d.key AS dimension, d.name AS "dimensionName", u.key AS "subDimension", u.name AS "subDimensionName",
           c.key AS category, c.name AS "categoryName", k.sdg_targets AS "sdgTargets",
           s.state::text, s.attainment, s.is_gap AS "isGap", o.state::text AS "observationState"
      FROM standing s
      JOIN municipality m ON m.id = s.municipality_id
      JOIN data_point p ON p.id = s.data_point_id
      JOIN kpi k ON k.id = p.kpi_id
      JOIN category c ON c.id = k.category_id
      JOIN sub_dimension u ON u.id = c.sub_dimension_id
      JOIN dimension d ON d.id = u.dimension_id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
     WHERE ${only === undefined ? Prisma.sql`true` : Prisma.sql`m.key = ${only}`}
     ORDER BY m.name COLLATE norwegian, p.wheel_place, p.position`;
  const places = new Map<string, NamedPlace[]>();
  for (const row of rows) {
    const own = places.get(row.municipality) ?? [];
    if (own.length === 0) places.set(row.municipality, own);
    const last = own.at(-1);
    const result = scoreResultOf(row);
    if (last?.position === row.place) {
      own[own.length - 1] = { ...last, results: [...last.results, result] };
      continue;
    }
    own.push({
      key: String(row.place),
      position: row.place,
      label: inLanguage(row.dataPointsOnPlace > 1 ? row.kpiName : row.dataPointName, language),
      slug: row.slug,
      dimension: row.dimension,
      dimensionLabel: inLanguage(row.dimensionName, language),
      subDimension: row.subDimension,
      subDimensionLabel: inLanguage(row.subDimensionName, language),
      category: row.category,
      categoryLabel: inLanguage(row.categoryName, language),
      goals: [...new Set(row.sdgTargets.map((target) => Number(target.split(".")[0])))],
      results: [result],
    });
  }
  return places;
}
