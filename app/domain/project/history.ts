import type { HistoryLine } from "~/domain/history/changes";

/** The project's own fields that are told with what they were and became. */
export const tracedFields = ["state", "owner", "startsOn", "endsOn", "cost"] as const;
export type TracedField = (typeof tracedFields)[number];

/** Those of which only the change itself is told: their texts are long. */
export const namedFields = [
  "name",
  "description",
  "language",
  "kind",
  "area",
  "costNote",
  "reason",
  "outcome",
] as const;
export type NamedField = (typeof namedFields)[number];

/** One thing that changed. Values are as the database holds them: an id for an owner or a recommendation, øre for a cost. */
export type ProjectChange =
  | { kind: "loaded" | "created" | "effectObserved" | "fundingAdded" | "fundingChanged" }
  | { kind: "effectExpected" | "effectChanged" | "effectRemoved" }
  | { kind: "partnerAdded" | "partnerRemoved"; name: string }
  | { kind: "linked" | "unlinked"; recommendationId: string }
  | { kind: "fundingMoved"; before: string; after: string }
  | { kind: "traced"; field: TracedField; before: string | null; after: string | null }
  | { kind: "named"; field: NamedField };

const traced: Record<string, TracedField> = {
  state: "state",
  owner_id: "owner",
  starts_on: "startsOn",
  ends_on: "endsOn",
  cost_ore: "cost",
};
const named: Record<string, NamedField> = {
  name: "name",
  description: "description",
  language: "language",
  kind: "kind",
  area_key: "area",
  cost_note: "costNote",
  state_reason: "reason",
  outcome: "outcome",
};

const text = (value: unknown): string | null =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : null;

type Line = Pick<HistoryLine, "userId" | "entity" | "operation" | "before" | "after">;

/** What one line of a project's history says; nothing for updates, which the page shows by themselves. */
export function projectChanges({ userId, entity, operation, before, after }: Line): ProjectChange[] {
  const row = after ?? before ?? {};
  switch (`${entity} ${operation}`) {
    case "project insert":
      return [{ kind: userId === null ? "loaded" : "created" }];
    case "project update":
      return Object.keys(row).flatMap((column): ProjectChange[] => {
        const [field, other] = [traced[column], named[column]];
        if (field) return [{ kind: "traced", field, before: text(before?.[column]), after: text(after?.[column]) }];
        return other ? [{ kind: "named", field: other }] : [];
      });
    case "project_partner insert":
      return [{ kind: "partnerAdded", name: text(row["name"]) ?? "" }];
    case "project_partner delete":
      return [{ kind: "partnerRemoved", name: text(row["name"]) ?? "" }];
    case "project_recommendation insert":
      return [{ kind: "linked", recommendationId: text(row["recommendation_id"]) ?? "" }];
    case "project_recommendation delete":
      return [{ kind: "unlinked", recommendationId: text(row["recommendation_id"]) ?? "" }];
    case "expected_effect insert":
      return [{ kind: "effectExpected" }];
    case "expected_effect update":
      return [{ kind: "effectChanged" }];
    case "expected_effect delete":
      return [{ kind: "effectRemoved" }];
    case "observed_effect insert":
      return [{ kind: "effectObserved" }];
    case "funding_link insert":
      return [{ kind: "fundingAdded" }];
    case "funding_link update": {
      const [was, is] = [text(before?.["state"]), text(after?.["state"])];
      return [
        was !== null && is !== null ? { kind: "fundingMoved", before: was, after: is } : { kind: "fundingChanged" },
      ];
    }
    default:
      return [];
  }
}
