import { z } from "zod";
import { optionalText, version } from "../shared/fields";
import { actionMachine } from "../action/states";
import { fundingMachine } from "../funding/states";
import { projectMachine } from "../project/states";
import { recommendationMachine } from "../recommendation/states";
import type { StoredLine } from "./queries.server";

/** Of each record, the columns a form writes with the name of their field there, and those that only follow a move of its state. */
const takeable = {
  action: {
    fields: {
      title: "title",
      description: "description",
      language: "language",
      project_id: "project",
      recommendation_id: "recommendation",
      owner_id: "owner",
      starts_on: "startsOn",
      due_on: "dueOn",
    },
    follows: ["state_reason", "outcome", "completed_on"],
  },
  project: {
    fields: {
      name: "name",
      description: "description",
      language: "language",
      kind: "kind",
      area_key: "area",
      owner_id: "owner",
      starts_on: "startsOn",
      ends_on: "endsOn",
      cost_ore: "cost",
      cost_note: "costNote",
    },
    follows: ["state_reason", "outcome"],
  },
  recommendation: {
    fields: {
      title: "title",
      text: "text",
      area_key: "areaKey",
      stated_target: "statedTarget",
      suggested_actions: "suggestedActions",
      language: "language",
      source_note: "sourceNote",
      received_on: "receivedOn",
      owner_id: "ownerId",
    },
    follows: [],
  },
  funding_link: {
    fields: {
      programme_id: "programme",
      amount_ore: "amount",
      granted_ore: "granted",
      paid_ore: "paid",
      decided_on: "decidedOn",
      note: "note",
    },
    follows: ["programme_scope"],
  },
  target: { fields: { value: "value", by_year: "byYear", basis: "basis" }, follows: [] },
  milestone: { fields: { name: "name", due_on: "dueOn", done_on: "doneOn" }, follows: [] },
  person: { fields: { name: "name", title: "title", unit_id: "unitId" }, follows: [] },
  unit: { fields: { name: "name", parent_id: "parentId" }, follows: [] },
} as const satisfies Record<string, { fields: Record<string, string>; follows: readonly string[] }>;

export type Takeable = keyof typeof takeable;

export const isTakeableEntity = (entity: string): entity is Takeable => entity in takeable;

/** Owners of work and units are kept by administrators; the rest is the plan. */
export const isOfSettings = (entity: string): boolean => entity === "person" || entity === "unit";

/** Where a change is taken back, below the history. */
export const takeBackPath = ({ entity, id }: Pick<StoredLine, "entity" | "id">): string =>
  isOfSettings(entity) ? `take-back/settings/${id}` : `take-back/${id}`;

/** The form's name of a column, if a form writes it. */
export const fieldOf = (entity: Takeable, column: string): string | undefined =>
  (takeable[entity].fields as Record<string, string>)[column];

/**
 * Whether a change is of a kind that can be taken back: an update of what people edit or of a state, every part of which is written by a
 * command. Whether it can be just now, the command says.
 */
export function isTakeable({ entity, operation, after }: Pick<StoredLine, "entity" | "operation" | "after">): boolean {
  if (operation !== "update" || after === null || !isTakeableEntity(entity)) return false;
  const { follows } = takeable[entity];
  const columns = Object.keys(after);
  const isWritten = (column: string) => column === "state" || fieldOf(entity, column) !== undefined;
  return (
    columns.some(isWritten) &&
    columns.every((column) => isWritten(column) || (follows as readonly string[]).includes(column))
  );
}

const machines: Partial<Record<string, { transitions: readonly { from: readonly string[]; to: string }[] }>> = {
  action: actionMachine,
  project: projectMachine,
  recommendation: recommendationMachine,
  funding_link: fundingMachine,
};

/** Whether a state that changed can ever go back where it came from; true where no state changed. */
export function hasWayBack({ entity, before, after }: Pick<StoredLine, "entity" | "before" | "after">): boolean {
  const [to, from] = [before?.state, after?.state];
  if (typeof to !== "string" || typeof from !== "string") return true;
  return machines[entity]?.transitions.some((one) => one.to === to && one.from.includes(from)) ?? false;
}

/** Whether a way to take it back is offered: it is of the right kind, and nothing that can be seen from the line stands against it. */
export const isOffered = (
  line: Pick<StoredLine, "entity" | "operation" | "before" | "after" | "isOvertaken" | "entityId">,
): boolean => isTakeable(line) && !line.isOvertaken && line.entityId !== null && hasWayBack(line);

/** The columns that are put back by name; the others follow a move. */
export const putBack = (line: Pick<StoredLine, "entity" | "after">): string[] =>
  Object.keys(line.after ?? {}).filter(
    (column) => column === "state" || (isTakeableEntity(line.entity) && fieldOf(line.entity, column) !== undefined),
  );

/** The form that takes a change back; which of the texts it needs, the state table says. */
export const TakeBackForm = z.object({ version, reason: optionalText(2000), outcome: optionalText(4000) });
export type TakeBackForm = z.output<typeof TakeBackForm>;

export const ChangeParams = z.object({ changeId: z.string().regex(/^[1-9]\d{0,17}$/) });
