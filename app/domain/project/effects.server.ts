import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Invalid, Refused } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import type { Confidence } from "./kinds";
import { lockedProject } from "./locked.server";
import type { EffectForm } from "./schema";

/** A data point with how its numbers are written, in the reader's language. */
interface Measured {
  dataPointId: string;
  name: string;
  /** The KPI's address: `kpis/<slug>`. */
  slug: string;
  short: string;
  change: string;
  attached: boolean;
}

export interface ExpectedEffect extends Measured {
  id: string;
  /** The value it is expected to reach; null while nobody has estimated it. */
  low: number | null;
  high: number | null;
  byYear: number | null;
  confidence: Confidence | null;
  basis: string | null;
  /** Where the data point stands: the newest verified value, and what the framework holds against it. */
  value: number | null;
  year: number | null;
  target: number | null;
  points: number | null;
}

export interface ObservedEffect extends Measured {
  id: string;
  value: number;
  measuredOn: string;
  explanation: string;
}

/** What the project is expected to reach, by data point in the order of the catalogue, beside where each stands now. */
export async function expectedEffects(db: Db, id: string, language: Language): Promise<ExpectedEffect[]> {
  return db.$queryRaw<ExpectedEffect[]>`
    SELECT e.id, e.data_point_id AS "dataPointId", d.name ->> ${language} AS name, k.slug,
           u.short ->> ${language} AS short, u.change ->> ${language} AS change, u.attached,
           e.low::float8 AS low, e.high::float8 AS high, e.by_year AS "byYear", e.confidence::text AS confidence, e.basis,
           o.value::float8 AS value, o.year, b.target::float8 AS target, s.points::int AS points
      FROM expected_effect e
      JOIN data_point d ON d.id = e.data_point_id
      JOIN kpi k ON k.id = d.kpi_id
      LEFT JOIN measurement_unit u ON u.code = d.unit
      LEFT JOIN standing s ON s.municipality_id = e.municipality_id AND s.data_point_id = e.data_point_id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
      LEFT JOIN benchmark b ON b.id = s.benchmark_id
     WHERE e.project_id = ${id}::uuid
     ORDER BY d.wheel_place, d.position`;
}

/** What was measured after the project's end, newest first. */
export async function observedEffects(db: Db, id: string, language: Language): Promise<ObservedEffect[]> {
  return db.$queryRaw<ObservedEffect[]>`
    SELECT o.id, o.data_point_id AS "dataPointId", d.name ->> ${language} AS name, k.slug,
           u.short ->> ${language} AS short, u.change ->> ${language} AS change, u.attached,
           o.value::float8 AS value, o.measured_on::text AS "measuredOn", o.explanation
      FROM observed_effect o
      JOIN data_point d ON d.id = o.data_point_id
      JOIN kpi k ON k.id = d.kpi_id
      LEFT JOIN measurement_unit u ON u.code = d.unit
     WHERE o.project_id = ${id}::uuid
     ORDER BY o.measured_on DESC, o.created_at DESC, o.id`;
}

/**
 * Records a value measured after the project was completed; gives its id.
 * @throws NotFound, Forbidden, Refused while the project is not completed, Invalid for a day to come or an unknown data point
 */
export async function recordEffect(
  db: Db,
  actor: Actor,
  id: string,
  { dataPoint, value, measuredOn, explanation }: EffectForm,
  today: string,
): Promise<void> {
  const project = await lockedProject(db, actor, "effect.write", id);
  if (project.state !== "completed" && project.state !== "evaluated") throw new Refused("project.not_completed");
  if (measuredOn > today) throw new Invalid({ measuredOn: [{ key: "projects.inFuture" }] });
  const written = await db.$executeRaw`
    INSERT INTO observed_effect (project_id, data_point_id, value, measured_on, explanation)
    SELECT ${id}::uuid, d.id, ${value}::numeric, ${measuredOn}::date, ${explanation} FROM data_point d WHERE d.id = ${dataPoint}::uuid`;
  if (written === 0) throw new Invalid({ dataPoint: [{ key: "forms.gone" }] });
}
