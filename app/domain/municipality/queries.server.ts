import type { Db } from "~/db/door.server";
import { summed, type Aggregate } from "~/domain/kpi/aggregate";
import { thresholds } from "~/domain/kpi/score";

/** What every page of a municipality knows of it. */
export interface MunicipalitySettings {
  id: string;
  key: string;
  name: string;
  language: string;
  updateIntervalDays: number;
  isDemo: boolean;
  isPublished: boolean;
}

/** The municipality of the open door, the person the user is there (if any), and today's date in Norway. */
export async function ownMunicipality(
  db: Db,
): Promise<{ municipality: MunicipalitySettings; personId: string | null; today: string }> {
  const rows = await db.$queryRaw<(MunicipalitySettings & { personId: string | null; today: string })[]>`
    SELECT /* planned once */ m.id, m.key, m.name, m.language, m.update_interval_days AS "updateIntervalDays", m.is_demo AS "isDemo",
           m.published_at IS NOT NULL AS "isPublished", tiltak_today()::text AS today,
           (SELECT p.id FROM person p WHERE p.user_id = tiltak_user()) AS "personId"
      FROM municipality m WHERE m.id = tiltak_municipality()`;
  const [row] = rows;
  if (!row) throw new Error("the open door leads to no municipality");
  const { personId, today, ...municipality } = row;
  return { municipality, personId, today };
}

/** Published municipalities by name, Å last. */
export async function publishedMunicipalities(
  db: Db,
): Promise<{ key: string; name: string; county: string | null; population: number | null }[]> {
  return db.$queryRaw`
    SELECT key, name, county, population FROM municipality
     WHERE published_at IS NOT NULL ORDER BY name COLLATE norwegian`;
}

export interface PublishedScore {
  key: string;
  name: string;
  county: string | null;
  population: number | null;
  score: Omit<Aggregate, "counts">;
}

/**
 * Published municipalities by name, Å last, each with its score over the whole wheel. The rule of `aggregate`, counted in SQL: one row of
 * figures for a municipality leaves the database, not each of its standings. One query, however many municipalities.
 */
export async function publishedScores(db: Db): Promise<PublishedScore[]> {
  const rows = await db.$queryRaw<
    (Omit<PublishedScore, "score"> & { points: number; scored: number; reported: number; all: number })[]
  >`
    WITH place AS (
      SELECT wheel_place, count(*) AS parts FROM data_point GROUP BY wheel_place),
    held AS (
      SELECT s.municipality_id, d.wheel_place, count(*) FILTER (WHERE s.state = 'scored') AS scored,
             bool_or(s.state <> 'no_data') AS is_reported, min(s.points) AS points,
             round(avg(least(100, greatest(0, s.attainment))) FILTER (WHERE s.state = 'scored'), 9) AS mean
        FROM standing s JOIN data_point d ON d.id = s.data_point_id
       GROUP BY s.municipality_id, d.wheel_place),
    placed AS (
      SELECT h.municipality_id, h.is_reported,
             CASE WHEN h.scored < p.parts THEN NULL
                  WHEN p.parts = 1 THEN h.points
                  WHEN h.mean >= ${thresholds[4]}::int THEN 4
                  WHEN h.mean >= ${thresholds[3]}::int THEN 3
                  WHEN h.mean >= ${thresholds[2]}::int THEN 2
                  ELSE 1 END AS points
        FROM held h JOIN place p ON p.wheel_place = h.wheel_place),
    total AS (
      SELECT municipality_id, coalesce(sum(points), 0)::int AS points, count(points)::int AS scored,
             count(*) FILTER (WHERE is_reported)::int AS reported
        FROM placed GROUP BY municipality_id)
    SELECT m.key, m.name, m.county, m.population, coalesce(t.points, 0) AS points, coalesce(t.scored, 0) AS scored,
           coalesce(t.reported, 0) AS reported, (SELECT count(*)::int FROM place) AS all
      FROM municipality m LEFT JOIN total t ON t.municipality_id = m.id
     WHERE m.published_at IS NOT NULL ORDER BY m.name COLLATE norwegian`;
  return rows.map(({ points, scored, reported, all, ...municipality }) => ({
    ...municipality,
    score: { ...summed(points, scored), coverage: { scored, reported, all } },
  }));
}

/** What an administrator sets for the whole municipality, with the version it was read in. */
export async function generalSettings(db: Db): Promise<{
  id: string;
  name: string;
  updateIntervalDays: number;
  secondFactorRequired: boolean;
  version: number;
}> {
  const [row] = await db.$queryRaw<Awaited<ReturnType<typeof generalSettings>>[]>`
    SELECT id, name, update_interval_days AS "updateIntervalDays", second_factor_required AS "secondFactorRequired", version
      FROM municipality WHERE id = tiltak_municipality()`;
  if (!row) throw new Error("the open door leads to no municipality");
  return row;
}
