import type { z } from "zod";
import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { aggregate, byCategory, byDimension, type Aggregate } from "../kpi/aggregate";
import { placesByMunicipality, type NamedPlace } from "../kpi/places.server";
import type { Municipality } from "./schema";

/** A municipality whose figures the open door shows: it has published them, or the door is its own. */
export interface Published {
  id: string;
  key: string;
}

/** The municipality of that key whose figures the open door shows, or null where there is none. */
export async function publishedMunicipality(db: Db, key: string): Promise<Published | null> {
  const [found] = await db.$queryRaw<
    { id: string }[]
  >`SELECT id FROM municipality WHERE key = ${key} AND (published_at IS NOT NULL OR id = tiltak_municipality())`;
  return found ? { id: found.id, key } : null;
}

const scoreOf = ({ points, possible, percent, coverage }: Aggregate) => ({ points, possible, percent, coverage });

function scoresOf(places: readonly NamedPlace[]): z.infer<typeof Municipality>["score"] {
  const labels = new Map(
    places.flatMap((place) => [
      [place.dimension, place.dimensionLabel] as const,
      [`${place.dimension} / ${place.category}`, place.categoryLabel] as const,
    ]),
  );
  return {
    overall: scoreOf(aggregate(places)),
    byDimension: byDimension(places).map(({ key, aggregate: own }) => ({
      key,
      label: labels.get(key) ?? key,
      ...scoreOf(own),
    })),
    byCategory: byCategory(places).map(({ key, dimension, category, aggregate: own }) => ({
      key: category ?? key,
      label: labels.get(key) ?? key,
      dimension,
      ...scoreOf(own),
    })),
  };
}

/** The municipalities the open door shows, with their scores, by name; `key` for only one. */
export async function openMunicipalities(
  db: Db,
  language: Language,
  key?: string,
): Promise<z.infer<typeof Municipality>[]> {
  const rows = await db.$queryRaw<
    {
      key: string;
      name: string;
      kind: "municipality" | "county";
      county: string | null;
      population: number | null;
      year: number | null;
      publishedOn: string | null;
      ruleVersion: string | null;
      publicationId: string | null;
      publishedAt: Date | null;
      checksum: string | null;
    }[]
  >`
    SELECT m.key, m.name, m.kind::text, m.county, m.population, e.year, e.published_on::text AS "publishedOn", e.rule_version AS "ruleVersion",
           p.id AS "publicationId", p.published_at AS "publishedAt", p.checksum
      FROM municipality m
      LEFT JOIN LATERAL (
        SELECT year, published_on, rule_version FROM evaluation e
         WHERE e.municipality_id = m.id AND e.state = 'published' ORDER BY year DESC LIMIT 1) e ON true
      LEFT JOIN LATERAL (
        SELECT id, published_at, checksum FROM publication x
         WHERE x.municipality_id = m.id AND x.withdrawn_at IS NULL ORDER BY published_at DESC, id LIMIT 1) p ON true
     WHERE (m.published_at IS NOT NULL OR m.id = tiltak_municipality()) AND (${key ?? null}::text IS NULL OR m.key = ${key ?? null})
     ORDER BY m.name COLLATE norwegian`;
  const places = await placesByMunicipality(db, language, key);
  return rows.map(({ year, publishedOn, ruleVersion, publicationId, publishedAt, checksum, ...municipality }) => ({
    ...municipality,
    evaluation: year === null || ruleVersion === null ? null : { year, publishedOn, ruleVersion },
    publication:
      publicationId === null || publishedAt === null || checksum === null
        ? null
        : {
            publishedAt: publishedAt.toISOString(),
            checksum,
            address: `/open/${municipality.key}/files/profile.json?publication=${publicationId}`,
          },
    score: scoresOf(places.get(municipality.key) ?? []),
  }));
}
