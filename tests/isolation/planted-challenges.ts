import type { TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";

/** Challenges of Ålesund and of its network, a partner that waits for Ålesund, and one the network works with. */
export interface PlantedChallenges {
  draft: string;
  open: string;
  networkDraft: string;
  networkOpen: string;
  waitingPartner: string;
  networkPartner: string;
  dataPoint: string;
  /** Days in the form's own words. */
  opensOn: string;
  closesOn: string;
  /** A partner named on the contributor's own project, and on another's. */
  projectPartner: { own: string; others: string };
}

/** The key of a partner that waits to be confirmed. */
export const waitingPartnerKey = "ventevik";

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Plants them; gives their ids. `projects` are Ålesund's own. */
export async function plantChallenges(
  database: TestDatabase,
  projects: { own: string; others: string },
): Promise<PlantedChallenges> {
  const opensOn = day(-1);
  const closesOn = day(40);
  const challenge = async (owner: "municipality" | "network", state: string, elsewhere = ""): Promise<string> => {
    const key = elsewhere || (owner === "municipality" ? "alesund" : "excellence");
    const [made] = await pastPolicies<{ id: string }>(
      database,
      `WITH door AS (SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false),
                            set_config('tiltak.municipality', (SELECT id::text FROM municipality WHERE key = 'alesund'), false)),
            owner AS (SELECT o.id FROM ${owner} o, door WHERE o.key = $1),
            made AS (INSERT INTO challenge (scope, ${owner}_id, data_point_id, area_key, title, text, language, state, opens_at, closes_at)
              SELECT id, id, (SELECT id FROM data_point ORDER BY id LIMIT 1), (SELECT key FROM area ORDER BY key LIMIT 1), 'Planted', 'Planted', 'nb',
                     $2::challenge_state, $3::date::timestamp AT TIME ZONE 'Europe/Oslo', ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo' FROM owner RETURNING scope, id),
            judged AS (INSERT INTO challenge_criterion (scope, challenge_id, name, weight, position) SELECT scope, id, 'Planted', 10, 0 FROM made),
            placed AS (INSERT INTO challenge_place (municipality_id, challenge_id, scope)
              SELECT m.id, made.id, made.scope FROM made, municipality m WHERE m.key = 'alesund')
       SELECT id FROM made`,
      [key, state, opensOn, closesOn],
    );
    return made?.id ?? "";
  };
  const one = async (sql: string, values: unknown[] = []) =>
    (await pastPolicies<{ id: string }>(database, sql, values))[0]?.id ?? "";
  // Of another municipality, which nobody here may know of.
  await challenge("municipality", "draft", "baerum");
  const named = (project: string) =>
    one(
      `WITH door AS (SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false),
                            set_config('tiltak.municipality', (SELECT id::text FROM municipality WHERE key = 'alesund'), false) AS m)
       INSERT INTO project_partner (municipality_id, project_id, name) SELECT m::uuid, $1::uuid, 'Planted' FROM door RETURNING id`,
      [project],
    );
  const waitingPartner = await one(
    `INSERT INTO partner (key, name, kind, asked_municipality_id) SELECT $1, 'Planted and waiting', 'company', m.id
       FROM municipality m WHERE m.key = 'alesund' RETURNING id`,
    [waitingPartnerKey],
  );
  return {
    draft: await challenge("municipality", "draft"),
    open: await challenge("municipality", "open"),
    networkDraft: await challenge("network", "draft"),
    networkOpen: await challenge("network", "open"),
    waitingPartner,
    networkPartner: await one(
      `WITH new AS (INSERT INTO network_partner (network_id, partner_id)
          SELECT n.id, p.id FROM network n, partner p WHERE n.key = 'excellence' AND p.key = 'nordfjell' ON CONFLICT DO NOTHING)
       SELECT id FROM partner WHERE key = 'nordfjell'`,
    ),
    dataPoint: await one("SELECT id FROM data_point ORDER BY id LIMIT 1"),
    opensOn,
    closesOn,
    projectPartner: { own: await named(projects.own), others: await named(projects.others) },
  };
}
