import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { canOwn } from "~/domain/member/queries.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { transition } from "~/domain/shared/state-machine";
import type { Language } from "~/text/languages";
import { actionFormValues } from "./form.server";
import { lockedAction, type LockedAction } from "./locked.server";
import type { ActionForm, MoveForm, UpdateForm } from "./schema";
import { actionMachine, type ActionState } from "./states";

const gone = [{ key: "forms.gone" }];

/**
 * Makes an action; gives its id. A contributor may make one under a project or recommendation of their own.
 * @throws Forbidden, Invalid where a chosen row does not exist
 */
export async function createAction(db: Db, actor: Actor, form: ActionForm): Promise<string> {
  const parent = await parentOf(db, form);
  if (!can(actor, "action.write", parent ?? {})) throw new Forbidden("action.write");
  await refuseGone(db, form, parent, null);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO action (title, description, language, project_id, recommendation_id, owner_id, starts_on, due_on)
    VALUES (${form.title}, ${form.description}, ${form.language}, ${form.project}::uuid, ${form.recommendation}::uuid,
            ${form.owner}::uuid, ${form.startsOn}::date, ${form.dueOn}::date)
    RETURNING id`;
  if (!made) throw new Error("the action was not made");
  return made.id;
}

/**
 * Writes the whole form over the action. Who moves it to another project must be allowed to write there too.
 * @throws NotFound, Forbidden, Conflict with the action as it stands, Invalid where a chosen row does not exist
 */
export async function editAction(
  db: Db,
  actor: Actor,
  id: string,
  { version, ...form }: ActionForm & { version: number },
): Promise<void> {
  const action = await lockedAction(db, actor, "action.write", id);
  if (action.version !== version) throw new Conflict(await actionFormValues(db, id));
  const parent = await parentOf(db, form);
  const isMoved = form.project !== action.projectId || form.recommendation !== action.recommendationId;
  if (isMoved && parent && !can(actor, "action.write", parent)) throw new Forbidden("action.write");
  await refuseGone(db, form, parent, action);
  await db.$executeRaw`
    UPDATE action
       SET title = ${form.title}, description = ${form.description}, language = ${form.language}, project_id = ${form.project}::uuid,
           recommendation_id = ${form.recommendation}::uuid, owner_id = ${form.owner}::uuid,
           starts_on = ${form.startsOn}::date, due_on = ${form.dueOn}::date
     WHERE id = ${id}::uuid`;
}

/**
 * Gives the action an owner.
 * @throws NotFound, Forbidden, Conflict with the owner as it stands, Invalid
 */
export async function assignAction(
  db: Db,
  actor: Actor,
  id: string,
  { owner, version }: { owner: string; version: number },
): Promise<void> {
  const action = await lockedAction(db, actor, "action.write", id);
  if (action.version !== version) {
    throw new Conflict({ owner: action.ownerId ?? "", version: String(action.version) });
  }
  if (owner !== action.ownerId && !(await canOwn(db, owner))) throw new Invalid({ owner: gone });
  await db.$executeRaw`UPDATE action SET owner_id = ${owner}::uuid WHERE id = ${id}::uuid`;
}

/**
 * Gives the action its start and due date.
 * @throws NotFound, Forbidden, Conflict with the dates as they stand
 */
export async function rescheduleAction(
  db: Db,
  actor: Actor,
  id: string,
  { startsOn, dueOn, version }: { startsOn: string | null; dueOn: string | null; version: number },
): Promise<void> {
  const action = await lockedAction(db, actor, "action.write", id);
  if (action.version !== version) {
    throw new Conflict({ startsOn: action.startsOn ?? "", dueOn: action.dueOn ?? "", version: String(action.version) });
  }
  await db.$executeRaw`
    UPDATE action SET starts_on = ${startsOn}::date, due_on = ${dueOn}::date WHERE id = ${id}::uuid`;
}

/**
 * Moves the action to another state, by the state table; it is completed today.
 * @throws NotFound, Forbidden, Refused when somebody else moved it first or the table does not allow it, Invalid when what the move asks
 * for is missing
 */
export async function moveAction(
  db: Db,
  actor: Actor,
  id: string,
  to: ActionState,
  { from, reason, outcome }: MoveForm,
  today: string,
): Promise<void> {
  const action = await lockedAction(db, actor, "action.transition", id);
  if (action.state !== from) throw new Refused("shared.blocked.no_such_move");
  // What is asked for is a field of the form: its absence is told there, below.
  const { asks = [] } = transition(actionMachine, action.state, to, { reason: "asked in the form" });
  const asksReason = asks.includes("reason");
  if (asksReason && reason === null) throw new Invalid({ reason: [{ key: "forms.missing" }] });
  // A reason belongs to the state it was given for.
  await db.$executeRaw`
    UPDATE action
       SET state = ${to}::action_state, state_reason = ${asksReason ? reason : null},
           outcome = CASE WHEN ${to} = 'completed' THEN ${outcome} ELSE outcome END,
           completed_on = CASE WHEN ${to} = 'completed' THEN ${today}::date END
     WHERE id = ${id}::uuid`;
}

/**
 * Adds a milestone; gives its id.
 * @throws NotFound, Forbidden
 */
export async function addMilestone(
  db: Db,
  actor: Actor,
  actionId: string,
  { name, dueOn }: { name: string; dueOn: string },
): Promise<string> {
  await lockedAction(db, actor, "action.write", actionId);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO milestone (action_id, name, due_on) VALUES (${actionId}::uuid, ${name}, ${dueOn}::date) RETURNING id`;
  if (!made) throw new Error("the milestone was not made");
  return made.id;
}

/**
 * Writes name and date of a milestone.
 * @throws NotFound, Forbidden, Conflict with the milestone as it stands
 */
export async function editMilestone(
  db: Db,
  actor: Actor,
  actionId: string,
  id: string,
  { name, dueOn, version }: { name: string; dueOn: string; version: number },
): Promise<void> {
  const milestone = await lockedMilestone(db, actor, actionId, id);
  if (milestone.version !== String(version)) throw new Conflict(milestone);
  await db.$executeRaw`UPDATE milestone SET name = ${name}, due_on = ${dueOn}::date WHERE id = ${id}::uuid`;
}

/**
 * Says that a milestone is done (today, unless it already was) or not.
 * @throws NotFound, Forbidden
 */
export async function tickMilestone(
  db: Db,
  actor: Actor,
  actionId: string,
  id: string,
  { done, today }: { done: boolean; today: string },
): Promise<void> {
  await lockedMilestone(db, actor, actionId, id);
  await db.$executeRaw`
    UPDATE milestone SET done_on = CASE WHEN ${done} THEN ${today}::date END
     WHERE id = ${id}::uuid AND (done_on IS NOT NULL) <> ${done}`;
}

/**
 * Removes a milestone; what it was stands in the history.
 * @throws NotFound, Forbidden, Refused when it was changed since it was shown: there is nothing to choose between, only to look again
 */
export async function removeMilestone(
  db: Db,
  actor: Actor,
  actionId: string,
  id: string,
  { version }: { version: number },
): Promise<void> {
  const milestone = await lockedMilestone(db, actor, actionId, id);
  if (milestone.version !== String(version)) throw new Refused("action.milestone.changed");
  await db.$executeRaw`DELETE FROM milestone WHERE id = ${id}::uuid`;
}

/**
 * Writes a dated report on the action, in the language its writer works in.
 * @throws NotFound, Forbidden, Invalid for a day to come
 */
export async function writeActionUpdate(
  db: Db,
  actor: Actor,
  id: string,
  { text, noChange, reportedOn }: UpdateForm,
  { language, today }: { language: Language; today: string },
): Promise<void> {
  await lockedAction(db, actor, "update.write", id);
  if (reportedOn > today) throw new Invalid({ reportedOn: [{ key: "actions.update.inFuture" }] });
  await db.$executeRaw`
    INSERT INTO progress_update (action_id, text, no_change, language, reported_on, reported_by)
    VALUES (${id}::uuid, ${text ?? ""}, ${noChange}, ${language}, ${reportedOn}::date, ${actor.userId}::uuid)`;
}

/** The action's lock goes first, so that two who work on its milestones wait for each other and never in a ring. */
async function lockedMilestone(db: Db, actor: Actor, actionId: string, id: string) {
  await lockedAction(db, actor, "action.write", actionId);
  const [milestone] = await db.$queryRaw<{ name: string; dueOn: string; version: string }[]>`
    SELECT m.name, m.due_on::text AS "dueOn", m.version::text AS version
      FROM milestone m WHERE m.id = ${id}::uuid AND m.action_id = ${actionId}::uuid FOR UPDATE`;
  if (!milestone) throw new NotFound("milestone");
  return milestone;
}

type Parents = Pick<ActionForm, "project" | "recommendation">;

/** The owner of what the action is to belong to; null when that is not here. */
async function parentOf(db: Db, { project, recommendation }: Parents): Promise<{ ownerId: string | null } | null> {
  const [parent] = await db.$queryRaw<{ ownerId: string | null }[]>`
    SELECT p.owner_id AS "ownerId" FROM project p WHERE p.municipality_id = tiltak_municipality() AND p.id = ${project}::uuid
    UNION ALL
    SELECT r.owner_id FROM recommendation r WHERE r.municipality_id = tiltak_municipality() AND r.id = ${recommendation}::uuid`;
  return parent ?? null;
}

async function refuseGone(db: Db, form: ActionForm, parent: object | null, action: LockedAction | null): Promise<void> {
  const wrong: Record<string, typeof gone> = {};
  if (parent === null) wrong[form.project === null ? "recommendation" : "project"] = gone;
  if (form.owner !== null && form.owner !== action?.ownerId && !(await canOwn(db, form.owner))) wrong.owner = gone;
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong);
}
