// What a line of the history holds, column by column, and how each is shown. A test holds the list to the database's own columns.

/** How a column's values are shown. References are shown as names. */
export type FieldKind =
  | "text"
  | "plain"
  | "number"
  | "money"
  | "date"
  | "moment"
  | "lastDay"
  | "boolean"
  | "list"
  | "language"
  | "role"
  | "roles"
  | "municipalityKind"
  | "statementKind"
  | "evaluationState"
  | "observationState"
  | "qualifier"
  | "review"
  | "recommendationState"
  | "recommendationSource"
  | "outcome"
  | "projectState"
  | "projectKind"
  | "confidence"
  | "actionState"
  | "fundingState"
  | "fundingType"
  | "evidenceKind"
  | "commitmentStatus"
  | "verdict"
  | "membershipState"
  | "proposalState"
  | "challengeState"
  | "challengeVisibility"
  | "sharingSubject"
  | "sharingLevel"
  | "submissionState"
  | "practiceState"
  | "partnerState"
  | Reference;

/** What a column may point to. Some of the catalogue are found by their keys, the others by id. */
export const references = [
  "person",
  "user",
  "unit",
  "project",
  "recommendation",
  "data_point",
  "funding_programme",
  "funding_round",
  "evaluation",
  "area",
  "commitment",
  "criterion",
] as const;
export type Reference = (typeof references)[number];
/** Those found by their keys. */
export const keyedReferences: readonly string[] = ["area", "commitment", "criterion"] satisfies Reference[];

export const isReference = (kind: FieldKind): kind is Reference => references.some((one) => one === kind);

/** The columns people are told of, in the order they are told in. The name of a column is the key of its word. */
export const shownColumns = {
  action: {
    title: "text",
    state: "actionState",
    state_reason: "text",
    outcome: "text",
    owner_id: "person",
    starts_on: "date",
    due_on: "date",
    completed_on: "date",
    project_id: "project",
    recommendation_id: "recommendation",
    description: "text",
    language: "language",
  },
  milestone: { name: "text", due_on: "date", done_on: "date" },
  progress_update: {
    text: "text",
    no_change: "boolean",
    reported_on: "date",
    reported_by: "user",
    language: "language",
  },
  project: {
    name: "text",
    state: "projectState",
    state_reason: "text",
    outcome: "text",
    owner_id: "person",
    starts_on: "date",
    ends_on: "date",
    stated_period: "text",
    cost_ore: "money",
    cost_note: "text",
    kind: "projectKind",
    area_key: "area",
    description: "text",
    note: "text",
    source: "text",
    language: "language",
  },
  project_recommendation: { recommendation_id: "recommendation" },
  project_partner: { name: "text", shows_progress: "boolean" },
  expected_effect: {
    data_point_id: "data_point",
    low: "number",
    high: "number",
    by_year: "plain",
    confidence: "confidence",
    basis: "text",
  },
  observed_effect: { data_point_id: "data_point", value: "number", measured_on: "date", explanation: "text" },
  funding_link: {
    programme_id: "funding_programme",
    state: "fundingState",
    amount_ore: "money",
    granted_ore: "money",
    paid_ore: "money",
    decided_on: "date",
    round_id: "funding_round",
    note: "text",
  },
  funding_programme: {
    name: "text",
    provider: "text",
    type: "fundingType",
    amount_ore: "money",
    amount_note: "text",
    period: "text",
    purpose: "text",
    linked_projects: "text",
    source: "text",
    language: "language",
  },
  recommendation: {
    reference: "plain",
    title: "text",
    state: "recommendationState",
    owner_id: "person",
    area_key: "area",
    text: "text",
    stated_target: "text",
    suggested_actions: "list",
    source: "recommendationSource",
    source_note: "text",
    evaluation_id: "evaluation",
    received_on: "date",
    language: "language",
  },
  recommendation_data_point: { data_point_id: "data_point", is_answered: "boolean" },
  response: { outcome: "outcome", reason: "text", review_on: "date", answered_on: "date", answered_by: "user" },
  observation: {
    year: "plain",
    state: "observationState",
    value: "number",
    bound: "number",
    qualifier: "qualifier",
    quality: "plain",
    review: "review",
    source: "text",
    note: "text",
    conflict_note: "text",
    return_reason: "text",
    supersede_reason: "text",
    entered_by: "user",
    verified_by: "user",
    verified_at: "moment",
    evaluation_id: "evaluation",
  },
  target: { value: "number", by_year: "plain", basis: "text" },
  evaluation: { year: "plain", state: "evaluationState", published_on: "date", source: "text", rule_version: "plain" },
  evidence: {
    title: "text",
    kind: "evidenceKind",
    commitment_key: "commitment",
    criterion_key: "criterion",
    url: "plain",
    case_number: "plain",
    dated_on: "date",
    note: "text",
    added_by: "user",
  },
  commitment_judgement: {
    commitment_key: "commitment",
    status: "commitmentStatus",
    criteria_version: "plain",
    verdict: "verdict",
    reason: "text",
    judged_by: "user",
    judged_as: "text",
    judged_at: "moment",
  },
  commitment_status: {
    commitment_key: "commitment",
    status: "commitmentStatus",
    taken_on: "date",
    criteria_version: "plain",
    taken_by: "user",
  },
  commitment_comment: { commitment_key: "commitment", text: "text", written_at: "moment" },
  person: {
    name: "text",
    title: "text",
    unit_id: "unit",
    user_id: "user",
    ended_on: "date",
    named_in_public: "boolean",
  },
  unit: { name: "text", parent_id: "unit" },
  municipality: {
    name: "text",
    kind: "municipalityKind",
    county: "text",
    population: "number",
    area_km2: "number",
    language: "language",
    update_interval_days: "number",
    second_factor_required: "boolean",
    published_at: "moment",
    source: "text",
    note: "text",
  },
  statement: { kind: "statementKind", language: "language", text: "text" },
  publication: {
    published_at: "moment",
    published_by: "user",
    rule_version: "plain",
    criteria_version: "plain",
    checksum: "plain",
    withdrawn_at: "moment",
  },
  membership: { user_id: "user", role: "role", valid_from: "date", valid_to: "date" },
  invitation: {
    name: "text",
    email: "text",
    roles: "roles",
    person_id: "person",
    invited_by: "user",
    expires_at: "moment",
    accepted_by: "user",
    accepted_at: "moment",
    revoked_at: "moment",
  },
  api_token: { name: "text", scopes: "list", created_by: "user", expires_at: "moment", revoked_at: "moment" },
  support_session: {
    operator_id: "user",
    opened_by: "user",
    reason: "text",
    starts_at: "moment",
    ends_at: "moment",
  },
  network_membership: {
    state: "membershipState",
    wave: "text",
    asked_at: "moment",
    answered_at: "moment",
    answered_by: "user",
  },
  sharing_grant: { subject: "sharingSubject", level: "sharingLevel", from_on: "date" },
  submission: { state: "submissionState" },
  submission_draft: { answers: "list", note: "text" },
  review_comment: { text: "text", author_id: "user", language: "language" },
  review_reminder: { days_before: "number", sent_at: "moment" },
  funding_round: { opens_on: "date", closes_on: "date", url: "text", note: "text" },
  practice: {
    title: "text",
    state: "practiceState",
    summary: "text",
    area_key: "area",
    cost_ore: "money",
    cost_note: "text",
    time_note: "text",
    partners: "text",
    pitfalls: "text",
    is_public: "boolean",
    offered_on: "date",
    asked_note: "text",
    language: "language",
  },
  practice_copy: { title: "text", language: "language", offered_by: "text", copied_by: "user", copied_at: "moment" },
  challenge: {
    title: "text",
    state: "challengeState",
    visibility: "challengeVisibility",
    opens_at: "moment",
    closes_at: "lastDay",
    data_point_id: "data_point",
    target_value: "number",
    by_year: "plain",
    area_key: "area",
    text: "text",
    offer: "text",
    language: "language",
  },
  proposal: {
    state: "proposalState",
    revision: "plain",
    submitted_at: "moment",
    complete_by: "moment",
    decided_at: "moment",
    project_id: "project",
  },
  proposal_evaluator: { user_id: "user", has_interest: "boolean", handed_in_at: "moment" },
  proposal_message: { from_partner: "boolean", is_return: "boolean", text: "text" },
  partner: { state: "partnerState" },
  proposal_decision: { outcome: "proposalState", reason: "text", decided_by: "user", decided_at: "moment" },
} as const satisfies Record<string, Record<string, FieldKind>>;

/** The tables whose rows have a history. */
export type Entity = keyof typeof shownColumns;

type Columns<E> = E extends Entity ? keyof (typeof shownColumns)[E] : never;
/** A column people are told of. */
export type Column = Columns<Entity>;

export const isEntity = (name: string): name is Entity => name in shownColumns;

/** The columns of a table and how they are shown; none for a table nobody knows any more. */
export const columnsOf = (entity: string): [Column, FieldKind][] =>
  isEntity(entity) ? (Object.entries(shownColumns[entity]) as [Column, FieldKind][]) : [];

/** The parts of a record that have names of their own: of several milestones, which. */
export const isNamedPart = (entity: string): boolean =>
  entity === "milestone" || entity === "funding_link" || entity === "funding_round";

/** Columns that say nothing to people: keys, stamps, and what follows from another column. */
export const silentColumns: readonly string[] = [
  "municipality_id",
  "id",
  "version",
  "created_at",
  "updated_at",
  "last_used_at",
  "is_example",
  "is_demo",
  "token_hash",
  "scope",
  "programme_scope",
  "supersedes_id",
  "organisation_id",
  "network_id",
  "partner_id",
  "to_operator",
  // The clock of a proposal, which its moves tell.
  "asked_at",
  "answered_at",
  // Whom a partner's asking has been told.
  "told",
  // What the day and the version already say, and the arithmetic, which has a page.
  "quarter",
  "criteria",
  "via",
  "taken_at",
  // Who wrote stands over the line.
  "written_by",
  "review_id",
  "side",
  "catalogue_version",
  // A publication's, which stand in its own row and not in the history.
  "snapshot",
  "scores",
];

/** The column by which a part belongs to its record: the record's name stands over the line already. */
export const parentColumns: Partial<Record<Entity, readonly string[]>> = {
  milestone: ["action_id"],
  progress_update: ["action_id", "project_id"],
  project_recommendation: ["project_id"],
  project_partner: ["project_id"],
  expected_effect: ["project_id"],
  observed_effect: ["project_id"],
  funding_link: ["project_id"],
  recommendation_data_point: ["recommendation_id"],
  response: ["recommendation_id"],
  observation: ["data_point_id"],
  target: ["data_point_id"],
  municipality: ["key"],
  proposal: ["challenge_id"],
  // Which interest it is stands with the proposal, for those who evaluate it.
  proposal_evaluator: ["proposal_id", "interest"],
  proposal_decision: ["proposal_id"],
  proposal_message: ["proposal_id", "written_at"],
  // The network may have people of its own that nobody here knows; who asked is told as the network.
  network_membership: ["asked_by"],
  submission_draft: ["submission_id"],
  review_comment: ["submission_id"],
  review_reminder: ["submission_id"],
  funding_round: ["programme_id"],
  // The rest of its row is the partner's own; who judged it, and when, stands over the line.
  partner: [
    "key",
    "name",
    "kind",
    "organisation_number",
    "interests",
    "asked_municipality_id",
    "confirmed_at",
    "confirmed_by",
  ],
  // The effects are the project's own, and have a history there; who asked is told as the network.
  practice: ["project_id", "effects", "offered_by", "asked_by"],
  practice_copy: ["project_id", "practice_owner_id", "practice_id"],
};
