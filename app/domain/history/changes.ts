/** The records people know; each change of a record belongs to one of them. */
export const historySubjects = [
  "action",
  "project",
  "recommendation",
  "data_point",
  "funding_programme",
  "evaluation",
  "evidence",
  "commitment_judgement",
  "commitment_comment",
  "commitment_status",
  "person",
  "unit",
  "municipality",
  "statement",
  "membership",
  "invitation",
  "api_token",
  "support_session",
  "network",
  "submission",
  "practice",
  "challenge",
  "proposal",
  "partner",
] as const;
export type HistorySubject = (typeof historySubjects)[number];

/** Who has which rights here is no part of the plan: its history is for those who manage members. */
const administrators: readonly HistorySubject[] = ["membership", "invitation", "api_token", "support_session"];

/** The subjects whose history somebody may read; `managesMembers` when they may `member.write`. */
export const visibleSubjects = (managesMembers: boolean): HistorySubject[] =>
  historySubjects.filter((subject) => managesMembers || !administrators.includes(subject));

/** One line of the history: a row that changed. `before` and `after` hold only the columns that changed, for an update. */
export interface HistoryLine {
  at: Date;
  /** Null where no person did it: the sources were loaded. */
  userId: string | null;
  /** By what means, where it was no person on a page. */
  via?: string | null;
  subject: string;
  subjectId: string;
  /** The table. */
  entity: string;
  operation: "insert" | "update" | "delete";
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What happened, as the key of its sentence under `history.changes`. */
export const changeKinds = [
  "loaded",
  "action_added",
  "action_started",
  "action_blocked",
  "action_unblocked",
  "action_completed",
  "action_cancelled",
  "action_due",
  "owner_changed",
  "milestone_added",
  "milestone_done",
  "no_change",
  "update_given",
  "project_added",
  "project_planned",
  "project_approved",
  "project_started",
  "project_paused",
  "project_completed",
  "project_evaluated",
  "project_cancelled",
  "grant_recorded",
  "funding_added",
  "funding_changed",
  "effect_expected",
  "effect_observed",
  "partner_added",
  "recommendation_added",
  "answer_under_review",
  "answer_adopted",
  "answer_adopted_in_part",
  "answer_already_done",
  "answer_postponed",
  "answer_declined",
  "recommendation_implemented",
  "recommendation_closed",
  "value_registered",
  "value_corrected",
  "value_verified",
  "value_returned",
  "target_set",
  "target_changed",
  "target_removed",
  "network_asked",
  "network_joined",
  "network_declined",
  "network_left",
  "sharing_changed",
  "proposal_submitted",
  "proposal_in_evaluation",
  "proposal_returned",
  "proposal_accepted",
  "proposal_declined",
  "proposal_converted",
  "proposal_withdrawn",
  "comment_written",
  "report_asked",
  "report_submitted",
  "report_questioned",
  "report_accepted",
  "report_discussed",
  "partner_confirmed",
  "partner_refused",
  "added",
  "changed",
  "removed",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Change {
  kind: ChangeKind;
  at: Date;
  userId: string | null;
  via: string | null;
  /** Null for what was loaded: many records at once. */
  subject: HistorySubject | null;
  subjectId: string | null;
  /** A due date the sentence names, `YYYY-MM-DD`. */
  date: string | null;
  /** A sum the sentence names, in øre. */
  amountOre: number | null;
  /** What the one who did it gave as the reason, where the sentence alone says too little. */
  reason: string | null;
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

const actionMoves: Record<string, ChangeKind> = {
  in_progress: "action_started",
  blocked: "action_blocked",
  completed: "action_completed",
  cancelled: "action_cancelled",
};
const projectMoves: Record<string, ChangeKind> = {
  planned: "project_planned",
  approved: "project_approved",
  running: "project_started",
  paused: "project_paused",
  completed: "project_completed",
  evaluated: "project_evaluated",
  cancelled: "project_cancelled",
};
const recommendationMoves: Record<string, ChangeKind> = {
  implemented: "recommendation_implemented",
  closed: "recommendation_closed",
};
const answers: Record<string, ChangeKind> = {
  under_review: "answer_under_review",
  adopted: "answer_adopted",
  adopted_in_part: "answer_adopted_in_part",
  already_done: "answer_already_done",
  postponed: "answer_postponed",
  declined: "answer_declined",
};
const memberships: Record<string, ChangeKind> = {
  asked: "network_asked",
  joined: "network_joined",
  declined: "network_declined",
  left: "network_left",
};
const reports: Record<string, ChangeKind> = {
  submitted: "report_submitted",
  resubmitted: "report_submitted",
  questions: "report_questioned",
  accepted: "report_accepted",
};
const reviews: Record<string, ChangeKind> = {
  submitted: "value_corrected",
  verified: "value_verified",
  returned: "value_returned",
};

/** What one line says, or null where it only goes along with another (a link row, the observation that was replaced). */
function kindOf({ entity, operation, before, after }: HistoryLine): ChangeKind | null {
  const state = text(after?.["state"]) ?? "";
  switch (`${entity} ${operation}`) {
    case "action insert":
      return "action_added";
    case "action update":
      if (state === "in_progress" && before?.["state"] === "blocked") return "action_unblocked";
      return (
        actionMoves[state] ??
        (after && "owner_id" in after ? "owner_changed" : text(after?.["due_on"]) ? "action_due" : "changed")
      );
    // Four at a time, and no work of anybody's.
    case "commitment_status insert":
      return null;
    case "milestone insert":
      return "milestone_added";
    case "milestone update":
      return text(after?.["done_on"]) ? "milestone_done" : "changed";
    case "progress_update insert":
      return after?.["no_change"] === true ? "no_change" : "update_given";
    case "project insert":
      return "project_added";
    case "project update":
      return projectMoves[state] ?? (after && "owner_id" in after ? "owner_changed" : "changed");
    case "funding_link insert":
      return typeof after?.["granted_ore"] === "number" ? "grant_recorded" : "funding_added";
    case "funding_link update":
      return typeof after?.["granted_ore"] === "number" ? "grant_recorded" : "funding_changed";
    case "expected_effect insert":
      return "effect_expected";
    case "observed_effect insert":
      return "effect_observed";
    case "network_membership insert":
    case "network_membership update":
      return memberships[state] ?? "changed";
    case "proposal update":
      return changeKinds.find((kind) => kind === `proposal_${state}`) ?? "changed";
    case "proposal_evaluator insert":
    case "proposal_decision insert":
    case "proposal_message insert":
      return "changed";
    case "commitment_comment insert":
      return "comment_written";
    case "submission insert":
      return "report_asked";
    case "submission update":
      return reports[state] ?? "changed";
    case "review_comment insert":
      return "report_discussed";
    case "partner update":
      return changeKinds.find((kind) => kind === `partner_${state}`) ?? "changed";
    case "sharing_grant insert":
    case "sharing_grant update":
      return "sharing_changed";
    case "project_partner insert":
      return "partner_added";
    case "recommendation insert":
      return "recommendation_added";
    case "recommendation update":
      return recommendationMoves[state] ?? (after && "owner_id" in after && !state ? "owner_changed" : "changed");
    case "response insert":
    case "response update":
      return answers[text(after?.["outcome"]) ?? ""] ?? "changed";
    case "observation insert":
      return "value_registered";
    case "observation update": {
      const review = text(after?.["review"]);
      if (review === "superseded") return null;
      return review === null ? null : (reviews[review] ?? "changed");
    }
    case "target insert":
      return "target_set";
    case "target update":
      return "target_changed";
    case "target delete":
      return "target_removed";
    case "recommendation_data_point insert":
    case "recommendation_data_point update":
    case "recommendation_data_point delete":
    case "project_recommendation insert":
    case "project_recommendation delete":
      return "changed";
    default:
      // What belongs to a record and goes, changes it; the record itself is removed.
      if (operation === "insert") return "added";
      return operation === "delete" && isItself(entity) ? "removed" : "changed";
  }
}

const isItself = (entity: string) => historySubjects.some((subject) => subject === entity);

/** Of several lines of one moment, the one that tells most: what happened to the record before what was only changed in it. */
const leastTelling: readonly ChangeKind[] = [
  "changed",
  "report_discussed",
  "owner_changed",
  "partner_added",
  "effect_expected",
  "milestone_added",
  "funding_added",
  "funding_changed",
  "sharing_changed",
];
const weights: Partial<Record<ChangeKind, number>> = {
  ...Object.fromEntries(leastTelling.map((kind, index) => [kind, index])),
  // A new record is new, whatever came with it.
  action_added: 101,
  project_added: 101,
  recommendation_added: 101,
};
const weight = (kind: ChangeKind) => weights[kind] ?? 100;

const isSubject = (subject: string): subject is HistorySubject => historySubjects.some((one) => one === subject);

/**
 * Lines of the history, newest first, as what people did: all lines of one transaction (they share their moment) about one record are one
 * change, and all that were loaded at once are one. At most `most`.
 */
export function changesOf(lines: readonly HistoryLine[], most: number): Change[] {
  const changes = new Map<string, Change>();
  for (const line of lines) {
    const kind = line.userId === null && line.via !== "job" ? "loaded" : kindOf(line);
    if (kind === null || !isSubject(line.subject)) continue;
    const isLoaded = kind === "loaded";
    const key = isLoaded
      ? `loaded ${line.at.getTime()}`
      : [line.at.getTime(), line.userId, line.subject, line.subjectId].join(" ");
    const known = changes.get(key);
    if (known && weight(known.kind) >= weight(kind)) continue;
    if (!known && changes.size === most) break;
    const granted = line.after?.["granted_ore"];
    changes.set(key, {
      kind,
      at: line.at,
      userId: line.userId,
      via: line.via ?? null,
      subject: isLoaded ? null : line.subject,
      subjectId: isLoaded ? null : line.subjectId,
      date: kind === "action_due" ? text(line.after?.["due_on"]) : null,
      amountOre: kind === "grant_recorded" && typeof granted === "number" ? granted : null,
      reason: kind === "value_returned" ? text(line.after?.["return_reason"]) : null,
    });
  }
  return [...changes.values()];
}
