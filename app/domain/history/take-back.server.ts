import type { z } from "zod";
import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { editAction, editMilestone, moveAction, tickMilestone } from "~/domain/action/commands.server";
import { actionFormValues } from "~/domain/action/form.server";
import { ActionChange, MilestoneChange } from "~/domain/action/schema";
import { actionMachine, type ActionState } from "~/domain/action/states";
import { changeFundingLink, fundingLinkFormValues, moveFundingLink } from "~/domain/funding/commands.server";
import { FundingLinkChange } from "~/domain/funding/schema";
import { fundingMachine, type FundingState } from "~/domain/funding/states";
import { setTarget } from "~/domain/kpi/commands.server";
import { TargetForm } from "~/domain/kpi/schema";
import { changePerson, personHead } from "~/domain/member/persons.server";
import { ChangedPersonForm } from "~/domain/member/schema";
import { updateProject } from "~/domain/project/commands.server";
import { projectFormValues } from "~/domain/project/form.server";
import { ProjectChange } from "~/domain/project/schema";
import { projectMachine, type ProjectState } from "~/domain/project/states";
import { moveProject, projectFacts } from "~/domain/project/transitions.server";
import {
  assignRecommendation,
  changeRecommendation,
  moveRecommendation,
  writingValues,
} from "~/domain/recommendation/commands.server";
import { moves } from "~/domain/recommendation/moves";
import { AssignedRecommendation, ChangedRecommendation } from "~/domain/recommendation/schema";
import { recommendationMachine, type RecommendationState } from "~/domain/recommendation/states";
import { Conflict, Invalid, NotFound, Refused, type TextKey } from "~/domain/shared/errors";
import { kronerAsTyped } from "~/domain/shared/money";
import { reachable, type Asked, type Move } from "~/domain/shared/state-machine";
import { changeUnit } from "~/domain/unit/commands.server";
import { unitHead } from "~/domain/unit/queries.server";
import { ChangedUnitForm } from "~/domain/unit/schema";
import type { Language } from "~/text/languages";
import type { HistorySubject } from "./changes";
import { columnsOf } from "./fields";
import type { Name } from "./names.server";
import { historyLine, type StoredLine } from "./queries.server";
import {
  fieldOf,
  isOfSettings,
  isTakeable,
  isTakeableEntity,
  putBack,
  type TakeBackForm,
  type Takeable,
} from "./take-back";
import { fieldChanges, valueInWords, type Reader } from "./words";

// Taking a change back writes the record as it was through the same commands that people's forms use: permission, version, validation and
// state machine decide as ever, and the history gets a new line.

interface Known {
  line: StoredLine & { entity: Takeable };
  names: Map<string, Name>;
  /** The record by which permission is decided. */
  ownerId: string | null;
}

/** A row as it stands: its version and state. */
interface Standing {
  version: number;
  state: string | null;
}

/**
 * The change, if it is there, may be seen and is of a kind that can be taken back.
 * @throws NotFound
 */
export async function takeableChange(
  db: Db,
  id: string,
  subjects: readonly HistorySubject[],
  language: Language,
  of: "plan" | "settings" = "plan",
): Promise<Known> {
  const found = await historyLine(db, id, subjects, language);
  if (!found || !isTakeable(found.line) || !isTakeableEntity(found.line.entity)) throw new NotFound("change");
  if (isOfSettings(found.line.entity) !== (of === "settings")) throw new NotFound("change");
  const { line, names } = found;
  return {
    line: { ...line, entity: found.line.entity },
    names,
    ownerId: names.get(`${line.subject} ${line.subjectId}`)?.ownerId ?? null,
  };
}

export interface Proposed {
  fields: { column: string; label: string; now: string | null; then: string | null }[];
  /** What the move back must be told. */
  asks: readonly Asked[];
  /** The reason it had, where one is asked for. */
  reason: string | null;
  /** Null where it cannot be taken back. */
  version: number | null;
  blocked: TextKey | null;
}

/** What taking the change back would make of the record, or why it cannot be taken back. `today` is the day in Norway. */
export async function proposal(db: Db, { line, names }: Known, reader: Reader, today: string): Promise<Proposed> {
  const told = putBack(line);
  const fields = fieldChanges(line, names, reader)
    .filter(({ column }) => told.includes(column))
    .map(({ column, label, before, after }) => ({
      column,
      label,
      now: after,
      // A milestone is ticked on the day it is ticked.
      then: column === "done_on" && before !== null ? reader.format.date(today) : before,
    }));
  const reason = typeof line.before?.state_reason === "string" ? line.before.state_reason : null;
  try {
    const { row, move } = await open(db, line, names, reader);
    return { fields, asks: move?.asks ?? [], reason, version: row.version, blocked: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { fields, asks: [], reason, version: null, blocked: { key: error.reason, params: error.params } };
  }
}

/**
 * Takes the change back, as a new change of the actor's.
 * @throws Forbidden, Refused with what stands against it, Invalid for the reason or outcome a move asks for
 */
export async function takeBack(
  db: Db,
  actor: Actor,
  { line, names }: Known,
  given: TakeBackForm,
  reader: Reader,
  today: string,
): Promise<void> {
  const { row, move } = await open(db, line, names, reader);
  if (row.version !== given.version) throw new Refused("history.changed");
  try {
    if (move) await moveBack(db, actor, line, move.to, given, today);
    const columns = putBack(line).filter((column) => column !== "state");
    if (columns.length > 0) {
      const version = move ? (await standing(db, line)).version : given.version;
      await writeBack(db, actor, line, columns, version, names, today);
    }
  } catch (error) {
    if (error instanceof Conflict) throw new Refused("history.changed");
    if (error instanceof Invalid && !("reason" in error.fields) && !("outcome" in error.fields)) {
      const why = Object.values(error.fields)
        .flat()
        .map(({ key, params }) => reader.t(key as "forms.gone", params));
      throw new Refused("history.invalid", { why: why.join(". ") });
    }
    throw error;
  }
}

/** The row as it stands and the move that leads its state back, if it changed. @throws Refused with what stands against it */
async function open(
  db: Db,
  line: Known["line"],
  names: Map<string, Name>,
  reader: Reader,
): Promise<{ row: Standing; move: Move<string> | null }> {
  if (line.isOvertaken) throw new Refused("history.overtaken");
  const row = await standing(db, line);
  return { row, move: await moveOf(db, line, row, names, reader) };
}

async function standing(db: Db, line: Known["line"]): Promise<Standing> {
  const id = line.entityId;
  if (id === null) throw new Refused("history.unknownRow");
  const [row] = await rowOf(db, line.entity, id);
  if (!row) throw new Refused("history.gone");
  return row;
}

function rowOf(db: Db, entity: Takeable, id: string): Promise<Standing[]> {
  switch (entity) {
    case "action":
      return db.$queryRaw<Standing[]>`SELECT version, state::text AS state FROM action WHERE id = ${id}::uuid`;
    case "project":
      return db.$queryRaw<Standing[]>`SELECT version, state::text AS state FROM project WHERE id = ${id}::uuid`;
    case "recommendation":
      return db.$queryRaw<Standing[]>`SELECT version, state::text AS state FROM recommendation WHERE id = ${id}::uuid`;
    case "funding_link":
      return db.$queryRaw<Standing[]>`SELECT version, state::text AS state FROM funding_link WHERE id = ${id}::uuid`;
    case "milestone":
      return db.$queryRaw<Standing[]>`SELECT version, NULL AS state FROM milestone WHERE id = ${id}::uuid`;
    case "person":
      return db.$queryRaw<Standing[]>`SELECT version, NULL AS state FROM person WHERE id = ${id}::uuid`;
    case "unit":
      return db.$queryRaw<Standing[]>`SELECT version, NULL AS state FROM unit WHERE id = ${id}::uuid`;
    case "target":
      return db.$queryRaw<Standing[]>`SELECT version, NULL AS state FROM target WHERE id = ${id}::uuid`;
  }
}

/** The move from the state that is to the one before. @throws Refused where the machine has none, or a guard stands against it */
async function moveOf(
  db: Db,
  line: Known["line"],
  row: Standing,
  names: Map<string, Name>,
  reader: Reader,
): Promise<Move<string> | null> {
  const to = line.before?.state;
  if (typeof to !== "string" || row.state === null) return null;
  const move = (await movesFrom(db, line, row.state)).find((one) => one.to === to);
  if (move === undefined) {
    const word = (state: string) => {
      const kind = columnsOf(line.entity).find(([column]) => column === "state")?.[1] ?? "text";
      return valueInWords(state, { column: "state", kind, entity: line.entity, unit: null }, names, reader) ?? state;
    };
    throw new Refused("history.noWayBack", { from: word(row.state), to: word(to) });
  }
  // An answer is more than a state: it has a reason, a date, and what it takes in.
  if (line.entity === "recommendation" && !Object.values(moves).some((one) => one.to === to)) {
    throw new Refused("history.answerAnew");
  }
  const [blocked] = move.blockedBy;
  if (blocked !== undefined) throw new Refused(blocked);
  return move;
}

async function movesFrom(db: Db, line: Known["line"], state: string): Promise<Move<string>[]> {
  switch (line.entity) {
    case "action":
      return reachable(actionMachine, state as ActionState, {});
    case "project":
      return reachable(projectMachine, state as ProjectState, await projectFacts(db, line.subjectId));
    case "recommendation":
      return reachable(recommendationMachine, state as RecommendationState, { hasOwner: true });
    case "funding_link":
      return reachable(fundingMachine, state as FundingState, {});
    default:
      return [];
  }
}

async function moveBack(
  db: Db,
  actor: Actor,
  line: Known["line"],
  to: string,
  { version, reason, outcome }: TakeBackForm,
  today: string,
): Promise<void> {
  const id = line.subjectId;
  switch (line.entity) {
    case "action":
      return moveAction(
        db,
        actor,
        id,
        to as ActionState,
        { from: line.after?.state as ActionState, reason, outcome },
        today,
      );
    case "project":
      return moveProject(db, actor, id, { to: to as ProjectState, reason, outcome });
    case "recommendation":
      return moveRecommendation(db, actor, id, to as (typeof moves)[keyof typeof moves]["to"], { reason }, today);
    case "funding_link":
      return moveFundingLink(
        db,
        actor,
        id,
        line.entityId ?? "",
        { to: to as FundingState, granted: null, paid: null, decidedOn: null, version },
        today,
      );
    default:
      throw new Error(`${line.entity} has no state`);
  }
}

/** A value as it would be typed into its field. */
function typed(column: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (column.endsWith("_ore")) return kronerAsTyped(Number(value));
  if (Array.isArray(value)) return value.join("\n");
  return typeof value === "string" ? value : JSON.stringify(value);
}

type Values = Record<string, unknown>;

/** Form values as a form sends them: nothing for what is empty, rows of repeated fields gathered. */
function sent(values: Values): Values {
  const gathered: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === "") continue;
    const row = /^(\w+)\[(\d+)\]\.(\w+)$/.exec(name);
    if (row === null) {
      gathered[name] ??= value;
      continue;
    }
    const [, list = "", index = "0", field = ""] = row;
    const rows = (Array.isArray(gathered[list]) ? gathered[list] : []) as Values[];
    (rows[Number(index)] ??= {})[field] = value;
    gathered[list] = rows;
  }
  return gathered;
}

/** The values by the form's own schema. @throws Invalid as the form would be told */
function asForm<Schema extends z.ZodType>(schema: Schema, values: Values): z.output<Schema> {
  const parsed = schema.safeParse(sent(values));
  if (parsed.success) return parsed.data;
  const fields: Record<string, TextKey[]> = {};
  for (const { path, message } of parsed.error.issues) {
    const [key = "forms.wrong", limit] = message.split("|");
    (fields[`was.${path.join(".")}`] ??= []).push({
      key: key.includes(" ") ? "forms.wrong" : key,
      ...(limit ? { params: { limit } } : {}),
    });
  }
  throw new Invalid(fields);
}

/** Writes what the columns held before over the record as it stands, by the form's command. */
async function writeBack(
  db: Db,
  actor: Actor,
  line: Known["line"],
  columns: readonly string[],
  version: number,
  names: Map<string, Name>,
  today: string,
): Promise<void> {
  const id = line.subjectId;
  const was: Values = {};
  for (const column of columns) was[fieldOf(line.entity, column) ?? column] = typed(column, line.before?.[column]);
  const over = (values: Values): Values => ({ ...values, ...was, version });
  switch (line.entity) {
    case "action":
      return editAction(db, actor, id, asForm(ActionChange, over(await actionFormValues(db, id))));
    case "project":
      return updateProject(db, actor, id, asForm(ProjectChange, over(await projectFormValues(db, id))));
    case "recommendation": {
      const { isOwn, values } = await writingValues(db, id);
      const isOwnerAlone = columns.every((column) => column === "owner_id");
      return isOwnerAlone && !isOwn
        ? assignRecommendation(db, actor, id, asForm(AssignedRecommendation, over(values)))
        : changeRecommendation(db, actor, id, asForm(ChangedRecommendation, over(values)));
    }
    case "funding_link": {
      const link = line.entityId ?? "";
      const values = fundingLinkFormValues(await linkValues(db, link));
      return changeFundingLink(db, actor, id, link, asForm(FundingLinkChange, over(values)), today);
    }
    case "target": {
      const address = names.get(`data_point ${id}`);
      if (!address?.slug) throw new Refused("history.gone");
      const part = address.part ?? "";
      const values = { ...(await targetValues(db, id)), part };
      return setTarget(db, actor, { slug: address.slug, part }, asForm(TargetForm, over(values)));
    }
    case "person": {
      const { name, title, unitId } = await personHead(db, id);
      const values = { name, title: title ?? "", unitId: unitId ?? "" };
      return changePerson(db, actor, id, asForm(ChangedPersonForm, over(values)));
    }
    case "unit": {
      const { name, parentId } = (await unitHead(db, id)).unit;
      return changeUnit(db, actor, id, asForm(ChangedUnitForm, over({ name, parentId: parentId ?? "" })));
    }
    case "milestone":
      return milestoneBack(db, actor, line, columns, version, was, today);
  }
}

async function milestoneBack(
  db: Db,
  actor: Actor,
  line: Known["line"],
  columns: readonly string[],
  version: number,
  was: Values,
  today: string,
): Promise<void> {
  const milestone = line.entityId ?? "";
  if (columns.some((column) => column !== "done_on")) {
    const [now] = await db.$queryRaw<Values[]>`
      SELECT m.name, m.due_on::text AS "dueOn" FROM milestone m WHERE m.id = ${milestone}::uuid`;
    const form = asForm(MilestoneChange, { ...now, ...was, version });
    await editMilestone(db, actor, line.subjectId, milestone, form);
  }
  if (columns.includes("done_on")) {
    await tickMilestone(db, actor, line.subjectId, milestone, { done: line.before?.done_on !== null, today });
  }
}

async function linkValues(db: Db, id: string) {
  const [link] = await db.$queryRaw<Parameters<typeof fundingLinkFormValues>[0][]>`
    SELECT l.programme_id AS "programmeId", l.amount_ore::float8 AS "amountOre", l.granted_ore::float8 AS "grantedOre",
           l.paid_ore::float8 AS "paidOre", l.decided_on::text AS "decidedOn", l.note, l.version
      FROM funding_link l WHERE l.id = ${id}::uuid`;
  if (!link) throw new Refused("history.gone");
  return link;
}

async function targetValues(db: Db, dataPointId: string): Promise<Values> {
  const [target] = await db.$queryRaw<Values[]>`
    SELECT trim_scale(t.value)::text AS value, coalesce(t.by_year::text, '') AS "byYear", coalesce(t.basis, '') AS basis
      FROM target t WHERE t.data_point_id = ${dataPointId}::uuid`;
  return target ?? {};
}
