import type { Db } from "~/db/door.server";
import { nextBand } from "./next-band";
import { isGap, ruleVersion, scoreObservation, type Benchmark, type ObservedValue, type ScoreResult } from "./score";

type Facts = {
  id: string;
  direction: Benchmark["direction"];
  is_boolean: boolean;
  observation_id: string | null;
  state: ObservedValue["state"] | null;
  value: string | null;
  bound: string | null;
  qualifier: ObservedValue["qualifier"];
  /** The newest of an earlier published evaluation. */
  earlier: (Omit<ObservedValue, "value"> & { id: string; value: number | null }) | null;
  benchmark_id: string | null;
  target: string | null;
  worst: string | null;
};

const standingState = {
  scored: "scored",
  no_target: "no_target",
  in_words: "in_words",
  bound: "bound",
  no_data: "no_data",
} as const satisfies Record<ScoreResult["status"], string>;

const number = (text: string | null) => (text === null ? null : Number(text));

/**
 * Rewrites where data points stand in the municipality of the open door: the newest verified observation by year, scored against the
 * newest benchmark. All data points of the catalogue, or those given; one row each, also without an observation. Two queries, however
 * many data points; a row that stands as before is not touched. Gives how many rows changed.
 */
export async function refreshStandings(db: Db, dataPointIds?: readonly string[]): Promise<number> {
  const given = dataPointIds === undefined ? null : [...dataPointIds];
  const facts = await db.$queryRaw<Facts[]>`
    SELECT d.id, d.direction::text, d.is_boolean,
           o.id AS observation_id, o.state::text, o.value::text, o.bound::text, o.qualifier::text, e.earlier,
           b.id AS benchmark_id, b.target::text, b.worst::text
      FROM data_point d
      LEFT JOIN LATERAL (
        SELECT x.id, x.year, x.state, x.value, x.bound, x.qualifier
          FROM observation x
         WHERE x.municipality_id = tiltak_municipality() AND x.data_point_id = d.id AND x.review = 'verified'
         ORDER BY x.year DESC
         LIMIT 1) o ON true
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('id', x.id, 'state', x.state, 'value', x.value, 'bound', x.bound, 'qualifier', x.qualifier) AS earlier
          FROM observation x
          JOIN evaluation v ON v.municipality_id = x.municipality_id AND v.id = x.evaluation_id AND v.state = 'published'
         WHERE x.municipality_id = tiltak_municipality() AND x.data_point_id = d.id AND x.review = 'verified' AND x.year < o.year
         ORDER BY x.year DESC
         LIMIT 1) e ON true
      LEFT JOIN LATERAL (
        SELECT x.id, x.target, x.worst FROM benchmark x WHERE x.data_point_id = d.id ORDER BY x.version DESC LIMIT 1) b ON true
     WHERE ${given}::uuid[] IS NULL OR d.id = ANY (${given}::uuid[])`;
  const standings = JSON.stringify(facts.map(standing));
  return db.$executeRaw`
    INSERT INTO standing AS s (data_point_id, observation_id, benchmark_id, state, attainment, points, is_gap, next_value, next_change, earlier_observation_id,
                               was_gap, rule_version)
    SELECT data_point_id, observation_id, benchmark_id, state, attainment, points, is_gap, next_value, next_change, earlier_observation_id, was_gap,
           rule_version
      FROM jsonb_populate_recordset(NULL::standing, ${standings}::jsonb)
    ON CONFLICT (municipality_id, data_point_id) DO UPDATE
      SET (observation_id, benchmark_id, state, attainment, points, is_gap, next_value, next_change, earlier_observation_id, was_gap, rule_version)
        = (excluded.observation_id, excluded.benchmark_id, excluded.state, excluded.attainment, excluded.points, excluded.is_gap,
           excluded.next_value, excluded.next_change, excluded.earlier_observation_id, excluded.was_gap, excluded.rule_version)
    WHERE (s.observation_id, s.benchmark_id, s.state, s.attainment, s.points, s.is_gap, s.next_value, s.next_change, s.earlier_observation_id,
           s.was_gap, s.rule_version)
      IS DISTINCT FROM (excluded.observation_id, excluded.benchmark_id, excluded.state, excluded.attainment, excluded.points,
           excluded.is_gap, excluded.next_value, excluded.next_change, excluded.earlier_observation_id, excluded.was_gap,
           excluded.rule_version)`;
}

/** The row of table `standing` that these facts make. */
function standing(facts: Facts): Record<string, unknown> {
  const benchmark =
    facts.benchmark_id === null
      ? null
      : { direction: facts.direction, target: number(facts.target), worst: number(facts.worst) };
  const observation =
    facts.state === null
      ? null
      : { state: facts.state, value: number(facts.value), bound: number(facts.bound), qualifier: facts.qualifier };
  const result = scoreObservation({ observation, benchmark });
  const next =
    result.status === "scored" && observation?.value != null
      ? nextBand(observation.value, benchmark, facts.is_boolean)
      : null;
  return {
    data_point_id: facts.id,
    observation_id: facts.observation_id,
    benchmark_id: facts.benchmark_id,
    state: standingState[result.status],
    attainment: result.status === "scored" ? result.attainment : null,
    points: result.status === "scored" ? result.points : null,
    is_gap: isGap(result),
    next_value: next?.value ?? null,
    next_change: next?.change ?? null,
    earlier_observation_id: facts.earlier?.id ?? null,
    was_gap: facts.earlier !== null && isGap(scoreObservation({ observation: facts.earlier, benchmark })),
    rule_version: ruleVersion,
  };
}
