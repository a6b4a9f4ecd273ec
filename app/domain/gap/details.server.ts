import type { Db } from "~/db/door.server";
import type { ChallengeState } from "~/domain/challenge/states";
import type { Direction } from "~/domain/kpi/score";
import type { ProjectState } from "~/domain/project/states";
import { projectFigures, type ProjectFigures } from "./figures.server";

/** One of the projects that aim at a gap. Its name and stated period are in its own language. */
export interface AimingProject extends ProjectFigures {
  id: string;
  name: string;
  language: string;
  state: ProjectState;
  owner: string | null;
  startsOn: string | null;
  endsOn: string | null;
  /** The period in the source's words, where it gives no dates. */
  statedPeriod: string | null;
  effectLow: number | null;
  effectHigh: number | null;
}

/** One of the municipality's own challenges about a gap; its title is in its own language. */
export interface GapChallenge {
  id: string;
  title: string;
  language: string;
  state: ChallengeState;
}

/** What a gap's row has no room for. Values in the data point's unit. */
export interface GapDetails {
  /** In the order of how far each brings the chain. */
  projects: AimingProject[];
  /** The newest first. */
  challenges: GapChallenge[];
  value: number | null;
  benchmark: { direction: Direction; target: number; worst: number };
  /** The framework has not published the target: it is a proposal. */
  isProposed: boolean;
  /** The municipality's own aim. */
  ownTarget: { value: number; byYear: number | null } | null;
  /** The data point's place on the wheel, and which of the place's data points it is, from 0. */
  placeKey: string;
  resultIndex: number;
}

/** The details of one gap, or null where the data point is no gap here. Three queries. */
export async function gapDetails(db: Db, dataPointId: string): Promise<GapDetails | null> {
  const [gap] = await db.$queryRaw<
    {
      value: number | null;
      direction: Direction;
      target: number;
      worst: number;
      isProposed: boolean;
      ownValue: number | null;
      ownYear: number | null;
      placeKey: string;
      resultIndex: number;
    }[]
  >`
    SELECT o.value::float8 AS value, d.direction::text AS direction, b.target::float8 AS target, b.worst::float8 AS worst,
           b.status = 'proposed' AS "isProposed", t.value::float8 AS "ownValue", t.by_year AS "ownYear", d.wheel_place::text AS "placeKey",
           (SELECT count(*)::int FROM data_point x WHERE x.wheel_place = d.wheel_place AND x.position < d.position) AS "resultIndex"
      FROM standing s
      JOIN data_point d ON d.id = s.data_point_id
      JOIN benchmark b ON b.id = s.benchmark_id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
      LEFT JOIN target t ON t.municipality_id = s.municipality_id AND t.data_point_id = s.data_point_id
     WHERE s.data_point_id = ${dataPointId}::uuid AND s.is_gap`;
  if (!gap) return null;
  const projects = await db.$queryRaw<AimingProject[]>`
    SELECT p.id, p.name, trim(p.language) AS language, p.state::text AS state, w.name AS owner, p.starts_on::text AS "startsOn",
           p.ends_on::text AS "endsOn", p.stated_period AS "statedPeriod", c.low::float8 AS "effectLow", c.high::float8 AS "effectHigh",
           ${projectFigures}
      FROM gap_project c
      JOIN project p ON p.municipality_id = c.municipality_id AND p.id = c.project_id
      JOIN project_progress g ON g.municipality_id = c.municipality_id AND g.project_id = c.project_id
      LEFT JOIN person w ON w.municipality_id = p.municipality_id AND w.id = p.owner_id
     WHERE c.data_point_id = ${dataPointId}::uuid
     ORDER BY c.reached DESC, c.project_id
     LIMIT 100`;
  const challenges = await db.$queryRaw<GapChallenge[]>`
    SELECT c.id, c.title, trim(c.language) AS language, c.state::text AS state
      FROM challenge c
     WHERE c.municipality_id = tiltak_municipality() AND c.data_point_id = ${dataPointId}::uuid
     ORDER BY c.created_at DESC, c.id
     LIMIT 20`;
  const { value, direction, target, worst, isProposed, ownValue, ownYear, placeKey, resultIndex } = gap;
  return {
    projects,
    challenges,
    value,
    benchmark: { direction, target, worst },
    isProposed,
    ownTarget: ownValue === null ? null : { value: ownValue, byYear: ownYear },
    placeKey,
    resultIndex,
  };
}
