import type { Db } from "~/db/door.server";
import type { Direction, ObservationState, Points, Qualifier } from "~/domain/kpi/score";
import { unitOf, type Unit } from "~/domain/network-list/record.server";
import type { Language } from "~/text/languages";
import type { Peer } from "./peers";

// Members of a network beside each other, read in the network's door: figures of those that share them in detail, and nobody else's.

export interface ComparedMember extends Peer {
  sharesFigures: boolean;
}

/** The members of the network by name. */
export function comparedMembers(db: Db): Promise<ComparedMember[]> {
  return db.$queryRaw<ComparedMember[]>`
    SELECT m.key, m.name, m.kind::text AS kind, m.county, m.population,
           m.id = ANY ((SELECT tiltak_shared('figures', 'detail'))::uuid[]) AS "sharesFigures"
      FROM network_membership n
      JOIN municipality m ON m.id = n.municipality_id
     WHERE n.network_id = tiltak_network() AND n.state = 'joined'
     ORDER BY m.name COLLATE norwegian, m.key`;
}

export interface DataPointChoice {
  id: string;
  name: string;
  code: string;
  dimension: string;
}

/** Every data point, in the order of the wheel. */
export function dataPointChoices(db: Db, language: Language): Promise<DataPointChoice[]> {
  return db.$queryRaw<DataPointChoice[]>`
    SELECT d.id, d.name ->> ${language} AS name, k.code, n.name ->> ${language} AS dimension
      FROM data_point d
      JOIN kpi k ON k.id = d.kpi_id
      JOIN category c ON c.id = k.category_id
      JOIN sub_dimension s ON s.id = c.sub_dimension_id
      JOIN dimension n ON n.id = s.dimension_id
     ORDER BY d.wheel_place, d.position`;
}

export interface ComparedDataPoint {
  id: string;
  name: string;
  code: string;
  direction: Direction;
  unit: Unit;
  /** The benchmark's target; null where there is none. */
  benchmark: number | null;
  isProposed: boolean;
}

/** The chosen data points, in the order of the wheel. */
export function comparedDataPoints(db: Db, ids: readonly string[], language: Language): Promise<ComparedDataPoint[]> {
  return db.$queryRaw<ComparedDataPoint[]>`
    SELECT d.id, d.name ->> ${language} AS name, k.code, d.direction::text AS direction, ${unitOf(language)} AS unit,
           b.target::float8 AS benchmark, coalesce(b.status = 'proposed', false) AS "isProposed"
      FROM data_point d
      JOIN kpi k ON k.id = d.kpi_id
      LEFT JOIN measurement_unit w ON w.code = d.unit
      LEFT JOIN LATERAL (SELECT x.target, x.status FROM benchmark x WHERE x.data_point_id = d.id ORDER BY x.version DESC LIMIT 1) b ON true
     WHERE d.id = ANY (${ids}::uuid[])
     ORDER BY d.wheel_place, d.position`;
}

/** What a member has of a data point: one verified observation a year, its own target, and its points now. */
export interface ComparedFigures {
  member: string;
  dataPoint: string;
  observations: {
    year: number;
    state: ObservationState;
    value: number | null;
    bound: number | null;
    qualifier: Qualifier | null;
  }[];
  target: { value: number; byYear: number | null } | null;
  points: Points | null;
}

/** The figures of the chosen members for the chosen data points; those that share none have no row. One query. */
export function comparedFigures(
  db: Db,
  members: readonly string[],
  dataPoints: readonly string[],
): Promise<ComparedFigures[]> {
  return db.$queryRaw<ComparedFigures[]>`
    SELECT m.key AS member, d.id AS "dataPoint",
           coalesce((SELECT jsonb_agg(jsonb_build_object('year', o.year, 'state', o.state, 'value', o.value, 'bound', o.bound,
                                        'qualifier', o.qualifier) ORDER BY o.year)
                       FROM observation o
                      WHERE o.municipality_id = m.id AND o.data_point_id = d.id AND o.review = 'verified'), '[]') AS observations,
           (SELECT jsonb_build_object('value', t.value, 'byYear', t.by_year) FROM target t
             WHERE t.municipality_id = m.id AND t.data_point_id = d.id) AS target,
           (SELECT s.points::int FROM standing s WHERE s.municipality_id = m.id AND s.data_point_id = d.id) AS points
      FROM municipality m
      JOIN network_membership n ON n.municipality_id = m.id AND n.network_id = tiltak_network() AND n.state = 'joined'
     CROSS JOIN data_point d
     WHERE m.key = ANY (${members}::text[]) AND d.id = ANY (${dataPoints}::uuid[])
       AND m.id = ANY ((SELECT tiltak_shared('figures', 'detail'))::uuid[])`;
}

/** A figure of another place, as cited in the evaluations. */
export interface OtherFigure {
  id: string;
  dataPoint: string;
  place: string;
  value: number;
  valueMax: number | null;
  qualifier: string;
  year: number | null;
  unit: Unit;
  /** In the data point's own unit. */
  isComparable: boolean;
}

/** The figures of other places for the chosen data points. One query. */
export function otherFigures(db: Db, dataPoints: readonly string[], language: Language): Promise<OtherFigure[]> {
  return db.$queryRaw<OtherFigure[]>`
    SELECT x.id, x.data_point_id AS "dataPoint", x.place, x.value::float8 AS value, x.value_max::float8 AS "valueMax", x.qualifier, x.year,
           jsonb_build_object('short', coalesce(w.short ->> ${language}, x.unit), 'change', coalesce(w.change ->> ${language}, x.unit),
             'attached', coalesce(w.attached, false), 'isBoolean', false) AS unit,
           x.unit = d.unit AS "isComparable"
      FROM comparator x
      JOIN data_point d ON d.id = x.data_point_id
      LEFT JOIN measurement_unit w ON w.code = x.unit
     WHERE x.data_point_id = ANY (${dataPoints}::uuid[])
     ORDER BY x.place, x.year, x.id
     LIMIT 200`;
}
