/** A change of an action, read from its history: columns before and after, with the names behind ids. */
export interface HistoryLine {
  id: string;
  at: Date;
  who: string | null;
  /** False where nobody did it: it came with the data. */
  byPerson: boolean;
  entity: string;
  operation: "insert" | "update" | "delete";
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  names: Record<string, string>;
}

/** One sentence of the history; `from` and `to` are names, states and dates as they are kept. */
export interface HistoryEntry {
  kind: HistoryKind;
  from: string | null;
  to: string | null;
  why: string | null;
}

export type HistoryKind =
  | "created"
  | "loaded"
  | "title"
  | "description"
  | "language"
  | "parent"
  | "owner"
  | "starts"
  | "due"
  | "state"
  | "outcome"
  | "milestoneAdded"
  | "milestoneDone"
  | "milestoneUndone"
  | "milestoneChanged"
  | "milestoneRemoved"
  | "update"
  | "other";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** What changed, in the order people ask: state, owner, dates, the rest. One line may say several things. */
export function entriesOf({ entity, operation, before, after, names, byPerson }: HistoryLine): HistoryEntry[] {
  const one = (kind: HistoryKind, from: string | null = null, to: string | null = null, why: string | null = null) => [
    { kind, from, to, why },
  ];
  switch (`${entity} ${operation}`) {
    case "action insert":
      return one(byPerson ? "created" : "loaded");
    case "milestone insert":
      return one("milestoneAdded", null, text(after?.name));
    case "milestone delete":
      return one("milestoneRemoved", text(before?.name));
    case "milestone update":
      if (after && "done_on" in after) return one(after.done_on === null ? "milestoneUndone" : "milestoneDone");
      return one("milestoneChanged", text(before?.name), text(after?.name));
    case "progress_update insert":
      return one("update");
    case "action update":
      break;
    default:
      return one("other");
  }
  const entries: HistoryEntry[] = [];
  const changed = (column: string) => after !== null && column in after;
  const name = (value: unknown) => {
    const key = text(value);
    return key === null ? null : (names[key] ?? null);
  };
  const add = (kind: HistoryKind, column: string, shown: (value: unknown) => string | null = text) => {
    if (changed(column)) entries.push({ kind, from: shown(before?.[column]), to: shown(after?.[column]), why: null });
  };
  if (changed("state")) {
    entries.push({ kind: "state", from: text(before?.state), to: text(after?.state), why: text(after?.state_reason) });
  }
  add("owner", "owner_id", name);
  add("due", "due_on");
  add("starts", "starts_on");
  if (changed("project_id") || changed("recommendation_id")) {
    const parent = (row: typeof before) => name(row?.project_id) ?? name(row?.recommendation_id);
    entries.push({ kind: "parent", from: parent(before), to: parent(after), why: null });
  }
  add("title", "title");
  if (changed("description")) entries.push(...one("description"));
  if (changed("outcome") && text(after?.outcome) !== null) entries.push(...one("outcome"));
  if (changed("language")) entries.push(...one("language"));
  return entries.length > 0 ? entries : one("other");
}
