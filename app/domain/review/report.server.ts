import type { Db } from "~/db/door.server";
import { evaluateCommitments } from "~/domain/commitment/criteria";
import { commitmentCatalogue, commitmentCounts } from "~/domain/commitment/queries.server";
import { aggregate, byDimension, type Aggregate } from "~/domain/kpi/aggregate";
import { placesByMunicipality } from "~/domain/kpi/places.server";
import { ruleVersion, scoreObservation, type Benchmark, type ObservedValue, type Points } from "~/domain/kpi/score";
import type { ProjectState } from "~/domain/project/states";
import type { IsoDate } from "~/domain/shared/period";
import type { SharingLevel } from "~/domain/sharing/levels";
import type { Localised } from "~/text/localised";
import {
  mostActions,
  reportVersion,
  type ReportLevels,
  type ReportAction,
  type ReportDataPoint,
  type ReportGap,
  type ReportProject,
  type ReportRecommendation,
  type ReportScore,
  type WholeReport,
} from "./report";

interface Asked {
  municipality: string;
  period: { from: IsoDate; to: IsoDate };
  /** The day it tells of; actions completed after it are still open in it. */
  on: IsoDate;
}

/**
 * All a report of the municipality of the open door (whose key is given) can hold, as its own records stand; a fixed number of queries
 * however many there are. Sums in øre. It names no persons.
 */
export async function reportOf(db: Db, { municipality, period, on }: Asked): Promise<WholeReport> {
  const recommendations = await recommendationsOf(db);
  const projects = await projectsOf(db);
  const { rules, version } = await commitmentCatalogue(db, "nb");
  return {
    version: reportVersion,
    ruleVersion,
    criteriaVersion: version,
    on,
    period,
    figures: await figuresOf(db, municipality),
    gaps: await gapsOf(db),
    recommendations: {
      total: recommendations.length,
      answered: recommendations.filter(({ outcome }) => outcome !== null && outcome !== "under_review").length,
      answeredInPeriod: recommendations.filter(
        ({ outcome, answeredOn }) => outcome !== null && outcome !== "under_review" && isWithin(answeredOn, period),
      ).length,
      rows: recommendations,
    },
    projects: {
      byState: counted(projects.map(({ state }) => state)),
      finishedInPeriod: projects.filter(({ state, finishedOn }) => isDone(state) && isWithin(finishedOn, period))
        .length,
      rows: projects,
    },
    actions: await actionsOf(db, period, on),
    funding: await fundingOf(db),
    commitments: evaluateCommitments(await commitmentCounts(db), rules).map(({ commitment, status, criteria }) => ({
      key: commitment,
      status,
      criteria: criteria.map(({ key, numerator, denominator, threshold, met }) => ({
        key,
        numerator,
        denominator,
        threshold,
        met,
      })),
    })),
  };
}

/** What the municipality of the open door shares with this network today, of what a report can hold. */
export async function sharedLevels(db: Db, networkId: string): Promise<ReportLevels> {
  const rows = await db.$queryRaw<{ subject: keyof ReportLevels; level: SharingLevel }[]>`
    SELECT g.subject::text AS subject, g.level::text AS level FROM sharing_grant g
     WHERE g.municipality_id = tiltak_municipality() AND g.network_id = ${networkId}::uuid AND g.from_on <= tiltak_today()`;
  const of = (subject: keyof ReportLevels) => rows.find((row) => row.subject === subject)?.level ?? "nothing";
  // Sums are all that a report tells of money.
  return { figures: of("figures"), plan: of("plan"), money: of("money") === "nothing" ? "nothing" : "summary" };
}

const isDone = (state: ProjectState) => state === "completed" || state === "evaluated";
const isWithin = (date: IsoDate | null, { from, to }: Asked["period"]) => date !== null && date >= from && date <= to;

function counted<State extends string>(states: readonly State[]): Partial<Record<State, number>> {
  const counts: Partial<Record<State, number>> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

const scoreOf = ({ points, possible, percent, coverage }: Aggregate): ReportScore => ({
  points,
  possible,
  percent,
  ...coverage,
});

async function figuresOf(db: Db, municipality: string): Promise<WholeReport["figures"]> {
  const places = (await placesByMunicipality(db, "nb", municipality)).get(municipality) ?? [];
  const dimensions = await db.dimension.findMany({ select: { key: true, name: true } });
  return {
    whole: scoreOf(aggregate(places)),
    dimensions: byDimension(places).map(({ dimension, aggregate: score }) => ({
      key: dimension,
      name: dimensions.find(({ key }) => key === dimension)?.name as Localised,
      ...scoreOf(score),
    })),
    dataPoints: await dataPointsOf(db),
  };
}

type DataPointRow = Omit<ReportDataPoint, "before"> & {
  direction: Benchmark["direction"];
  target: number | null;
  worst: number | null;
  before: (ObservedValue & { year: number }) | null;
};

/** Every data point of the catalogue, and what the value before it gives by the yardstick that counts now. */
async function dataPointsOf(db: Db): Promise<ReportDataPoint[]> {
  const rows = await db.$queryRaw<DataPointRow[]>`
    SELECT k.slug, p.part, k.code, p.name, coalesce(s.state::text, 'no_data') AS standing, s.points::int AS points,
           s.attainment::float8 AS attainment, o.year, p.direction::text AS direction, b.target::float8 AS target, b.worst::float8 AS worst,
           (SELECT jsonb_build_object('year', x.year, 'state', x.state, 'value', x.value, 'bound', x.bound, 'qualifier', x.qualifier)
              FROM observation x
             WHERE x.municipality_id = s.municipality_id AND x.data_point_id = p.id AND x.review = 'verified' AND x.year < o.year
             ORDER BY x.year DESC LIMIT 1) AS before
      FROM data_point p
      JOIN kpi k ON k.id = p.kpi_id
      LEFT JOIN standing s ON s.municipality_id = tiltak_municipality() AND s.data_point_id = p.id
      LEFT JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id
      LEFT JOIN benchmark b ON b.id = s.benchmark_id
     ORDER BY p.wheel_place, p.position`;
  return rows.map(({ direction, target, worst, before, ...row }) => ({
    ...row,
    before: before && { year: before.year, points: pointsOf(before, { direction, target, worst }) },
  }));
}

function pointsOf(observation: ObservedValue, benchmark: Benchmark): Points | null {
  const result = scoreObservation({ observation, benchmark: benchmark.target === null ? null : benchmark });
  return result.status === "scored" ? result.points : null;
}

/** The furthest first. */
async function gapsOf(db: Db): Promise<ReportGap[]> {
  return db.$queryRaw<ReportGap[]>`
    SELECT k.slug, p.part, s.points::int AS points, s.attainment::float8 AS attainment, s.next_change::float8 AS change,
           jsonb_build_object('short', coalesce(w.short, jsonb_build_object('nb', p.unit, 'nn', p.unit, 'en', p.unit)),
             'change', coalesce(w.change, jsonb_build_object('nb', p.unit, 'nn', p.unit, 'en', p.unit)),
             'attached', coalesce(w.attached, false)) AS unit,
           c.broken_at AS "brokenAt"
      FROM gap_chain c
      JOIN standing s ON s.municipality_id = c.municipality_id AND s.data_point_id = c.data_point_id
      JOIN data_point p ON p.id = s.data_point_id
      JOIN kpi k ON k.id = p.kpi_id
      LEFT JOIN measurement_unit w ON w.code = p.unit
     WHERE c.municipality_id = tiltak_municipality()
     ORDER BY s.attainment NULLS LAST, p.wheel_place, p.position`;
}

async function recommendationsOf(db: Db): Promise<ReportRecommendation[]> {
  return db.$queryRaw<ReportRecommendation[]>`
    SELECT r.id, r.reference, r.title, trim(r.language) AS language, a.outcome::text AS outcome, a.answered_on::text AS "answeredOn"
      FROM recommendation r
      LEFT JOIN response a ON a.municipality_id = r.municipality_id AND a.recommendation_id = r.id
     WHERE r.municipality_id = tiltak_municipality()
     ORDER BY r.reference`;
}

/** Completed on the day the history tells; of what was loaded as completed, on the day it was to end. */
async function projectsOf(db: Db): Promise<ReportProject[]> {
  return db.$queryRaw<ReportProject[]>`
    SELECT p.id, p.name, trim(p.language) AS language, p.state::text AS state,
           CASE WHEN p.state IN ('completed', 'evaluated') THEN coalesce(h.day, p.ends_on)::text END AS "finishedOn"
      FROM project p
      LEFT JOIN (SELECT e.subject_id, max((e.at AT TIME ZONE 'Europe/Oslo')::date) AS day
                   FROM history_event e
                  WHERE e.municipality_id = tiltak_municipality() AND e.subject = 'project' AND e.entity = 'project' AND e.operation = 'update'
                    AND e.after ->> 'state' = 'completed'
                  GROUP BY e.subject_id) h ON h.subject_id = p.id
     WHERE p.municipality_id = tiltak_municipality()
     ORDER BY p.name COLLATE norwegian`;
}

interface ActionSums {
  open: number;
  late: number;
  doneInPeriod: number;
  due: ReportAction[] | null;
  done: ReportAction[] | null;
}

async function actionsOf(db: Db, { from, to }: Asked["period"], on: IsoDate): Promise<WholeReport["actions"]> {
  const [row] = await db.$queryRaw<ActionSums[]>`
    WITH mine AS (
      SELECT a.id, a.title, trim(a.language) AS language, a.due_on, a.completed_on,
             CASE WHEN a.state = 'completed' AND a.completed_on > ${on}::date THEN 'in_progress' ELSE a.state::text END AS state
        FROM action a WHERE a.municipality_id = tiltak_municipality()),
    open AS (SELECT * FROM mine WHERE state IN ('planned', 'in_progress', 'blocked')),
    done AS (SELECT * FROM mine WHERE state = 'completed' AND completed_on BETWEEN ${from}::date AND ${to}::date)
    SELECT (SELECT count(*)::int FROM open) AS open,
           (SELECT count(*)::int FROM open WHERE due_on < ${on}::date) AS late,
           (SELECT count(*)::int FROM done) AS "doneInPeriod",
           (SELECT jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'language', x.language, 'state', x.state,
                     'dueOn', x.due_on, 'completedOn', NULL) ORDER BY x.due_on, x.id)
              FROM (SELECT * FROM open WHERE due_on IS NOT NULL ORDER BY due_on, id LIMIT ${mostActions}) x) AS due,
           (SELECT jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'language', x.language, 'state', x.state,
                     'dueOn', x.due_on, 'completedOn', x.completed_on) ORDER BY x.completed_on DESC, x.id)
              FROM (SELECT * FROM done ORDER BY completed_on DESC, id LIMIT ${mostActions}) x) AS done`;
  const { open = 0, late = 0, doneInPeriod = 0, due, done } = row ?? {};
  return { open, late, doneInPeriod, due: due ?? [], done: done ?? [] };
}

async function fundingOf(db: Db): Promise<WholeReport["funding"]> {
  const [row] = await db.$queryRaw<Record<keyof WholeReport["funding"], bigint>[]>`
    SELECT coalesce(sum(p.cost_ore), 0)::bigint AS "costOre", coalesce(sum(g.planned_ore), 0)::bigint AS "plannedOre",
           coalesce(sum(g.applied_ore), 0)::bigint AS "appliedOre", coalesce(sum(g.granted_ore), 0)::bigint AS "grantedOre",
           coalesce(sum(g.paid_ore), 0)::bigint AS "paidOre"
      FROM project p
      JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
     WHERE p.municipality_id = tiltak_municipality() AND p.state <> 'cancelled'`;
  return {
    costOre: Number(row?.costOre ?? 0),
    plannedOre: Number(row?.plannedOre ?? 0),
    appliedOre: Number(row?.appliedOre ?? 0),
    grantedOre: Number(row?.grantedOre ?? 0),
    paidOre: Number(row?.paidOre ?? 0),
  };
}
