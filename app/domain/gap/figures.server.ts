import { Prisma } from "~/db/generated/client";

/** Money in øre and dates of one project; what is granted includes own budget and what has been paid of it. */
export interface ProjectFigures {
  costOre: number | null;
  plannedOre: number;
  appliedOre: number;
  grantedOre: number;
  paidOre: number;
  isCovered: boolean;
  actions: number;
  actionsDone: number;
  actionsLate: number;
  hasDatedAction: boolean;
  nextDueOn: string | null;
  lastDoneOn: string | null;
  lastUpdatedOn: string | null;
  startedOn: string;
}

/** Columns of ProjectFigures, of a project `p` and its progress `g`. */
export const projectFigures = Prisma.sql`
  p.cost_ore::float8 AS "costOre", g.planned_ore::float8 AS "plannedOre", g.applied_ore::float8 AS "appliedOre",
  g.granted_ore::float8 AS "grantedOre", g.paid_ore::float8 AS "paidOre", g.covered AS "isCovered", g.actions,
  g.actions_done AS "actionsDone", g.actions_late AS "actionsLate", g.has_dated_action AS "hasDatedAction",
  g.next_due_on::text AS "nextDueOn", g.last_done_on::text AS "lastDoneOn", g.last_updated_on::text AS "lastUpdatedOn",
  g.started_on::text AS "startedOn"`;

/** They alone, of a row that holds them among others. */
export function figuresOf(figures: ProjectFigures): ProjectFigures {
  const { costOre, plannedOre, appliedOre, grantedOre, paidOre, isCovered } = figures;
  const { actions, actionsDone, actionsLate, hasDatedAction, nextDueOn, lastDoneOn, lastUpdatedOn, startedOn } =
    figures;
  return {
    ...{ costOre, plannedOre, appliedOre, grantedOre, paidOre, isCovered },
    ...{ actions, actionsDone, actionsLate, hasDatedAction, nextDueOn, lastDoneOn, lastUpdatedOn, startedOn },
  };
}
