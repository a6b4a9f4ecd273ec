import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { ObservationState, Points, Qualifier } from "~/domain/kpi/score";
import type { Unit } from "~/domain/kpi/queries.server";
import { NotFound } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import type { GrantLevel, MatrixCell } from "./matrix";
import type { MemberSearch } from "./search";

/** A member's data point as it stands now. Values in the data point's unit, attainment in percent. */
export interface MemberDataPoint {
  dataPointId: string;
  name: string;
  code: string;
  category: string;
  dimension: string;
  unit: Unit;
  standing: "scored" | "no_target" | "in_words" | "bound" | "no_data";
  points: Points | null;
  attainment: number | null;
  isGap: boolean;
  target: number | null;
  isProposed: boolean | null;
  /** The municipality's own aim. */
  ownTarget: number | null;
  year: number | null;
  state: ObservationState | null;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
}

export interface MemberFigures {
  name: string;
  figures: GrantLevel;
  /** What is shown, in the reader's language; null where it is everything. */
  group: string | null;
  /** The score of what is shown; null where nothing is shared. */
  cell: MatrixCell | null;
  /** Empty unless figures are shared in detail. */
  rows: MemberDataPoint[];
}

/**
 * The data points behind one member's cells, in the order of the wheel: those of a category, a dimension or a goal, or all. Three queries.
 * @throws NotFound where the municipality is no member of the network of the open door, or there is no such group.
 */
export async function memberFigures(
  db: Db,
  key: string,
  { category, dimension, goal }: MemberSearch,
  language: Language,
): Promise<MemberFigures> {
  const [kind, group] =
    category !== null
      ? ["category", category]
      : dimension !== null
        ? ["dimension", dimension]
        : goal !== null
          ? ["goal", goal]
          : ["whole", ""];
  const [member] = await db.$queryRaw<
    { id: string; name: string; figures: GrantLevel; points: number | null; scored: number; places: number }[]
  >`
    SELECT m.id, m.name, coalesce(g.level::text, 'nothing') AS figures, s.points, s.scored, s.places
      FROM network_membership n
      JOIN municipality m ON m.id = n.municipality_id
      LEFT JOIN sharing_grant g ON g.municipality_id = n.municipality_id AND g.network_id = n.network_id AND g.subject = 'figures'
        AND g.from_on <= tiltak_today()
      LEFT JOIN group_score s ON s.municipality_id = m.id AND s.kind = ${kind}::group_kind AND s.key = ${group}
     WHERE n.network_id = tiltak_network() AND n.state = 'joined' AND m.key = ${key}`;
  if (!member) throw new NotFound("member");
  const inGroup =
    kind === "category"
      ? Prisma.sql`d.key || '.' || c.key = ${group}`
      : kind === "dimension"
        ? Prisma.sql`d.key = ${group}`
        : kind === "goal"
          ? Prisma.sql`EXISTS (SELECT FROM unnest(k.sdg_targets) AS t (target) WHERE split_part(t.target, '.', 1) = ${group})`
          : Prisma.sql`true`;
  const [named] = await db.$queryRaw<{ category: string | null; dimension: string | null }[]>`
    SELECT min(c.name ->> ${language}) AS category, min(d.name ->> ${language}) AS dimension
      FROM kpi k JOIN category c ON c.id = k.category_id JOIN sub_dimension u ON u.id = c.sub_dimension_id JOIN dimension d ON d.id = u.dimension_id
     WHERE ${inGroup}`;
  if (!named?.dimension) throw new NotFound("group");
  const rows =
    member.figures === "detail"
      ? await db.$queryRaw<MemberDataPoint[]>`
          SELECT p.id AS "dataPointId", p.name ->> ${language} AS name, k.code, c.name ->> ${language} AS category, d.name ->> ${language} AS dimension,
                 jsonb_build_object('short', coalesce(w.short ->> ${language}, p.unit), 'change', coalesce(w.change ->> ${language}, p.unit),
                   'attached', coalesce(w.attached, false), 'isBoolean', p.is_boolean) AS unit,
                 coalesce(s.state::text, 'no_data') AS standing, s.points::int AS points, s.attainment::float8 AS attainment,
                 coalesce(s.is_gap, false) AS "isGap", b.target::float8 AS target, b.status = 'proposed' AS "isProposed",
                 t.value::float8 AS "ownTarget", o.year, o.state::text AS state, o.value::float8 AS value, o.bound::float8 AS bound,
                 o.qualifier::text AS qualifier
            FROM data_point p
            JOIN kpi k ON k.id = p.kpi_id
            JOIN category c ON c.id = k.category_id
            JOIN sub_dimension u ON u.id = c.sub_dimension_id
            JOIN dimension d ON d.id = u.dimension_id
            LEFT JOIN measurement_unit w ON w.code = p.unit
            LEFT JOIN standing s ON s.municipality_id = ${member.id}::uuid AND s.data_point_id = p.id
            LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
            LEFT JOIN benchmark b ON b.id = s.benchmark_id
            LEFT JOIN target t ON t.municipality_id = ${member.id}::uuid AND t.data_point_id = p.id
           WHERE ${inGroup}
           ORDER BY p.wheel_place, p.position`
      : [];
  return {
    name: member.name,
    figures: member.figures,
    group:
      kind === "category"
        ? `${named.dimension} · ${named.category}`
        : kind === "dimension"
          ? named.dimension
          : kind === "goal"
            ? group
            : null,
    cell: member.points === null ? null : { points: member.points, scored: member.scored, places: member.places },
    rows,
  };
}
