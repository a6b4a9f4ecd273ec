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

type Standing = "scored" | "no_target" | "in_words" | "bound" | "no_data";

interface CatalogueRow {
  dataPointId: string;
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
}

interface StandingRow {
  municipality: string;
  dataPointId: string;
  state: Standing;
  attainment: number | null;
  isGap: boolean;
  observationState: ObservationState | null;
}

/** A stored standing as the rules speak of it. */
function scoreResultOf({ state, attainment, isGap, observationState }: StandingRow): ScoreResult {
  switch (state) {
    case "scored":
      return scored(Number(attainment));
    case "bound":
      return { status: "bound", provesGap: isGap };
    case "no_data":
      return { status: "no_data", state: observationState === "reported" ? null : observationState };
    default:
      return { status: state };
  }
}

/**
 * The 108 places of each municipality the door shows, in the order of the wheel, by the municipality's key. Two queries: names once, and
 * of each municipality only how its data points stand. `only` narrows it to one municipality in the public door.
 */
export async function placesByMunicipality(
  db: Db,
  language: Language,
  only?: string,
): Promise<Map<string, NamedPlace[]>> {
  const catalogue = await db.$queryRaw<CatalogueRow[]>`
    SELECT p.id AS "dataPointId", p.wheel_place AS place, k.slug, k.name AS "kpiName", p.name AS "dataPointName",
           count(*) OVER (PARTITION BY p.wheel_place)::int AS "dataPointsOnPlace",
           d.key AS dimension, d.name AS "dimensionName", u.key AS "subDimension", u.name AS "subDimensionName",
           c.key AS category, c.name AS "categoryName", k.sdg_targets AS "sdgTargets"
      FROM data_point p
      JOIN kpi k ON k.id = p.kpi_id
      JOIN category c ON c.id = k.category_id
      JOIN sub_dimension u ON u.id = c.sub_dimension_id
      JOIN dimension d ON d.id = u.dimension_id
     ORDER BY p.wheel_place, p.position`;
  const standings = await db.$queryRaw<StandingRow[]>`
    SELECT m.key AS municipality, s.data_point_id AS "dataPointId", s.state::text AS state, s.attainment::float8 AS attainment,
           s.is_gap AS "isGap", o.state::text AS "observationState"
      FROM standing s
      JOIN municipality m ON m.id = s.municipality_id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
     WHERE ${only === undefined ? Prisma.sql`true` : Prisma.sql`m.key = ${only}`}
     ORDER BY m.name COLLATE norwegian`;
  const byMunicipality = new Map<string, Map<string, ScoreResult>>();
  for (const row of standings) {
    const own = byMunicipality.get(row.municipality) ?? new Map<string, ScoreResult>();
    byMunicipality.set(row.municipality, own.set(row.dataPointId, scoreResultOf(row)));
  }
  const named = namedPlaces(catalogue, language);
  return new Map(
    [...byMunicipality].map(([municipality, results]) => [
      municipality,
      named.map(({ dataPoints, ...place }) => ({
        ...place,
        results: dataPoints.map((id) => results.get(id) ?? { status: "no_data", state: null }),
      })),
    ]),
  );
}

/** The places with the ids of the data points that share each. */
function namedPlaces(
  catalogue: readonly CatalogueRow[],
  language: Language,
): (Omit<NamedPlace, "results"> & { dataPoints: string[] })[] {
  const places: (Omit<NamedPlace, "results"> & { dataPoints: string[] })[] = [];
  for (const row of catalogue) {
    const last = places.at(-1);
    if (last?.position === row.place) {
      last.dataPoints.push(row.dataPointId);
      continue;
    }
    places.push({
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
      dataPoints: [row.dataPointId],
    });
  }
  return places;
}
