import type { Db } from "~/db/door.server";

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
