// What is held about a user, told once: in which table and column their id stands, and what of the row is theirs to have. data.server.ts asks
// for it and held.server.test.ts holds it against the database's own catalogue, so that a new table cannot be forgotten.

export type Place = "account" | "municipality" | "network" | "partner" | "operator";

export interface Held {
  /** Where it stands in the file; `invitations.sent` within another. What has the same name stands in one list. */
  as: string;
  table: string;
  /** The column that holds the user's id, or with `through` that of their person. */
  by: string;
  through?: "person";
  /** SQL joined to the row, which is `t`. */
  join?: string;
  /** A further condition, where a door shows also what belongs in the file of another. */
  where?: string;
  /** The names in the file, each with its SQL. */
  gives: Record<string, string>;
  order: string;
  /** There is one at most, and it stands by itself. */
  isOne?: true;
  /** Rows that stand in the file already, told once more by themselves. */
  isAgain?: true;
}

const titleOfProposal = `(SELECT v.content ->> 'title' FROM proposal_revision v
   WHERE v.municipality_id = t.municipality_id AND v.proposal_id = t.proposal_id ORDER BY v.revision DESC LIMIT 1)`;
const roundOf = `JOIN submission s ON s.municipality_id = t.municipality_id AND s.id = t.submission_id
  JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id`;
const history = {
  by: "user_id",
  gives: {
    id: "t.id",
    at: "t.at",
    subject: "t.subject",
    subjectId: "t.subject_id",
    entity: "t.entity",
    operation: "t.operation",
    before: "t.before",
    after: "t.after",
  },
  order: "t.id",
};
/** Who began a record that names nobody is known from its history alone. */
const begun = (as: string, table: "history_event" | "network_history_event", entity: string): Held => ({
  as,
  table,
  by: "user_id",
  where: `t.entity = '${entity}' AND t.operation = 'insert'`,
  gives: { id: "t.entity_id", title: "t.after ->> 'title'", at: "t.at" },
  order: "t.id",
  isAgain: true,
});
const membership = (kind: string, table: string, place: string): Held => ({
  as: "memberships",
  table,
  by: "user_id",
  join: `JOIN ${place} p ON p.id = t.${place}_id`,
  gives: { in: `'${kind}'`, key: "p.key", name: "p.name", role: "t.role", from: "t.valid_from", to: "t.valid_to" },
  order: "p.key, t.role",
});
const owned = (table: "recommendation" | "project" | "action", title: string): Held => ({
  as: "owns",
  table,
  by: "owner_id",
  through: "person",
  gives: { kind: `'${table}'`, id: "t.id", title: `t.${title}`, state: "t.state" },
  order: `t.${title}, t.id`,
});

const ofAccount: readonly Held[] = [
  {
    as: "password",
    table: "credential",
    by: "user_id",
    gives: { changedAt: "t.changed_at" },
    order: "t.changed_at",
    isOne: true,
  },
  {
    as: "passwordResets",
    table: "password_reset",
    by: "user_id",
    gives: { createdAt: "t.created_at", expiresAt: "t.expires_at", usedAt: "t.used_at" },
    order: "t.created_at",
  },
  {
    as: "sessions",
    table: "session",
    by: "user_id",
    gives: {
      id: "t.id",
      createdAt: "t.created_at",
      lastUsedAt: "t.last_used_at",
      expiresAt: "t.expires_at",
      userAgent: "t.user_agent",
      secondFactorAt: "t.second_factor_at",
    },
    order: "t.created_at",
  },
  {
    as: "passkeys",
    table: "passkey",
    by: "user_id",
    gives: { name: "t.name", createdAt: "t.created_at", lastUsedAt: "t.last_used_at" },
    order: "t.created_at",
  },
  {
    as: "oneTimeCode",
    table: "one_time_code",
    by: "user_id",
    gives: { createdAt: "t.created_at", confirmedAt: "t.confirmed_at" },
    order: "t.created_at",
    isOne: true,
  },
  {
    as: "backupCodes",
    table: "backup_code",
    by: "user_id",
    gives: { createdAt: "t.created_at", usedAt: "t.used_at" },
    order: "t.created_at",
  },
  {
    as: "identities",
    table: "identity",
    by: "user_id",
    gives: { issuer: "t.issuer", subject: "t.subject", createdAt: "t.created_at", lastUsedAt: "t.last_used_at" },
    order: "t.created_at",
  },
  {
    as: "calendarFeeds",
    table: "calendar_token",
    by: "user_id",
    join: "LEFT JOIN network n ON n.id = t.network_id",
    gives: { network: "n.key", createdAt: "t.created_at" },
    order: "t.created_at",
  },
  membership("municipality", "membership", "municipality"),
  membership("network", "network_member", "network"),
  membership("partner", "partner_member", "partner"),
  {
    as: "memberships",
    table: "operator",
    by: "user_id",
    gives: {
      in: "'operator'",
      key: "''",
      name: "'Tiltak'",
      role: "'operator'",
      from: "t.valid_from",
      to: "t.valid_to",
    },
    order: "t.valid_from",
  },
  {
    as: "invitations.sent",
    table: "invitation",
    by: "invited_by",
    gives: {
      email: "t.email",
      name: "t.name",
      roles: "t.roles",
      createdAt: "t.created_at",
      expiresAt: "t.expires_at",
      acceptedAt: "t.accepted_at",
      revokedAt: "t.revoked_at",
    },
    order: "t.created_at",
  },
  {
    as: "invitations.accepted",
    table: "invitation",
    by: "accepted_by",
    gives: {
      email: "t.email",
      name: "t.name",
      roles: "t.roles",
      createdAt: "t.created_at",
      acceptedAt: "t.accepted_at",
    },
    order: "t.created_at",
  },
  {
    as: "supportGiven",
    table: "support_session",
    by: "operator_id",
    gives: { reason: "t.reason", from: "t.starts_at", to: "t.ends_at" },
    order: "t.starts_at",
  },
];

const ofMunicipality: readonly Held[] = [
  {
    as: "person",
    table: "person",
    by: "user_id",
    join: "LEFT JOIN unit u ON u.municipality_id = t.municipality_id AND u.id = t.unit_id",
    gives: {
      id: "t.id",
      name: "t.name",
      title: "t.title",
      unit: "u.name",
      endedOn: "t.ended_on",
      createdAt: "t.created_at",
    },
    order: "t.created_at",
    isOne: true,
  },
  owned("recommendation", "title"),
  owned("project", "name"),
  owned("action", "title"),
  {
    as: "entered",
    table: "observation",
    by: "entered_by",
    join: "JOIN data_point d ON d.id = t.data_point_id",
    gives: {
      id: "t.id",
      dataPoint: "d.name ->> 'en'",
      year: "t.year",
      state: "t.state",
      value: "t.value",
      bound: "t.bound",
      source: "t.source",
      note: "t.note",
      at: "t.created_at",
    },
    order: "t.created_at, t.id",
  },
  {
    as: "verified",
    table: "observation",
    by: "verified_by",
    join: "JOIN data_point d ON d.id = t.data_point_id",
    gives: { id: "t.id", dataPoint: "d.name ->> 'en'", year: "t.year", at: "t.verified_at" },
    order: "t.verified_at, t.id",
  },
  {
    as: "answered",
    table: "response",
    by: "answered_by",
    join: "JOIN recommendation r ON r.municipality_id = t.municipality_id AND r.id = t.recommendation_id",
    gives: { recommendation: "r.title", outcome: "t.outcome", reason: "t.reason", on: "t.answered_on" },
    order: "t.answered_on, r.title",
  },
  {
    as: "wrote",
    table: "progress_update",
    by: "reported_by",
    gives: {
      id: "t.id",
      action: "t.action_id",
      project: "t.project_id",
      text: "t.text",
      noChange: "t.no_change",
      on: "t.reported_on",
    },
    order: "t.reported_on, t.id",
  },
  {
    as: "evidence",
    table: "evidence",
    by: "added_by",
    gives: {
      id: "t.id",
      commitment: "t.commitment_key",
      criterion: "t.criterion_key",
      kind: "t.kind",
      title: "t.title",
      url: "t.url",
      caseNumber: "t.case_number",
      datedOn: "t.dated_on",
      note: "t.note",
      at: "t.created_at",
    },
    order: "t.created_at, t.id",
  },
  {
    as: "judgements",
    table: "commitment_judgement",
    by: "judged_by",
    gives: {
      id: "t.id",
      commitment: "t.commitment_key",
      status: "t.status",
      verdict: "t.verdict",
      reason: "t.reason",
      judgedAs: "t.judged_as",
      at: "t.judged_at",
    },
    order: "t.judged_at, t.id",
  },
  {
    as: "commitmentStatusesTaken",
    table: "commitment_status",
    by: "taken_by",
    gives: { id: "t.id", commitment: "t.commitment_key", on: "t.taken_on", status: "t.status", at: "t.taken_at" },
    order: "t.taken_at, t.commitment_key",
  },
  {
    as: "reviewSubmissions",
    table: "submission_revision",
    by: "submitted_by",
    join: roundOf,
    gives: {
      submission: "t.submission_id",
      review: "r.title",
      revision: "t.revision",
      content: "t.content::jsonb",
      checksum: "t.checksum",
      at: "t.submitted_at",
    },
    order: "t.submitted_at, t.submission_id",
  },
  {
    as: "reviewAnswers",
    table: "review_comment",
    by: "author_id",
    join: roundOf,
    where: "t.side = 'municipality'",
    gives: { id: "t.id", submission: "t.submission_id", review: "r.title", text: "t.text", at: "t.created_at" },
    order: "t.created_at, t.id",
  },
  {
    as: "proposalMessages",
    table: "proposal_message",
    by: "written_by",
    where: "NOT t.from_partner",
    gives: {
      id: "t.id",
      proposal: "t.proposal_id",
      title: titleOfProposal,
      asksForCompletion: "t.is_return",
      text: "t.text",
      at: "t.written_at",
    },
    order: "t.written_at, t.id",
  },
  {
    as: "proposalEvaluations",
    table: "proposal_evaluator",
    by: "user_id",
    gives: {
      proposal: "t.proposal_id",
      title: titleOfProposal,
      hasInterest: "t.has_interest",
      interest: "t.interest",
      handedInAt: "t.handed_in_at",
      scores: `(SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', s.criterion, 'weight', s.weight, 'score', s.score) ORDER BY s.criterion), '[]')
                  FROM proposal_score s WHERE s.municipality_id = t.municipality_id AND s.evaluator_id = t.id)`,
    },
    order: "t.created_at, t.id",
  },
  {
    as: "proposalNotes",
    table: "proposal_note",
    by: "user_id",
    gives: { proposal: "t.proposal_id", title: titleOfProposal, text: "t.text", at: "t.updated_at" },
    order: "t.updated_at, t.proposal_id",
  },
  {
    as: "proposalDecisions",
    table: "proposal_decision",
    by: "decided_by",
    gives: {
      proposal: "t.proposal_id",
      title: titleOfProposal,
      outcome: "t.outcome",
      reason: "t.reason",
      at: "t.decided_at",
    },
    order: "t.decided_at, t.proposal_id",
  },
  begun("challenges", "history_event", "challenge"),
  {
    ...begun("practicesOffered", "history_event", "practice"),
    where: "t.entity = 'practice' AND t.after ->> 'state' = 'offered'",
    join: "LEFT JOIN practice x ON x.municipality_id = t.municipality_id AND x.id = t.entity_id",
    gives: { id: "t.entity_id", title: "coalesce(x.title, t.after ->> 'title')", at: "t.at" },
  },
  {
    as: "practicesCopied",
    table: "practice_copy",
    by: "copied_by",
    gives: { project: "t.project_id", title: "t.title", offeredBy: "t.offered_by", at: "t.copied_at" },
    order: "t.copied_at, t.id",
  },
  {
    as: "published",
    table: "publication",
    by: "published_by",
    gives: { id: "t.id", checksum: "t.checksum", at: "t.published_at", withdrawnAt: "t.withdrawn_at" },
    order: "t.published_at",
  },
  {
    as: "networksAnswered",
    table: "network_membership",
    by: "answered_by",
    join: "JOIN network n ON n.id = t.network_id",
    gives: { network: "n.key", name: "n.name", state: "t.state", at: "t.answered_at" },
    order: "n.key",
  },
  {
    as: "partnersConfirmed",
    table: "partner",
    by: "confirmed_by",
    where: "t.asked_municipality_id = tiltak_municipality()",
    gives: { key: "t.key", name: "t.name", at: "t.confirmed_at" },
    order: "t.key",
  },
  {
    as: "tokensMade",
    table: "api_token",
    by: "created_by",
    gives: {
      name: "t.name",
      scopes: "t.scopes",
      createdAt: "t.created_at",
      expiresAt: "t.expires_at",
      revokedAt: "t.revoked_at",
    },
    order: "t.created_at",
  },
  {
    as: "supportOpened",
    table: "support_session",
    by: "opened_by",
    gives: { reason: "t.reason", from: "t.starts_at", to: "t.ends_at" },
    order: "t.starts_at",
  },
  { as: "history", table: "history_event", ...history },
];

const ofNetwork: readonly Held[] = [
  {
    as: "municipalitiesAsked",
    table: "network_membership",
    by: "asked_by",
    join: "JOIN municipality m ON m.id = t.municipality_id",
    gives: { municipality: "m.key", name: "m.name", wave: "t.wave", state: "t.state", at: "t.asked_at" },
    order: "m.key",
  },
  {
    as: "messages",
    table: "network_message",
    by: "sent_by",
    gives: {
      id: "t.id",
      about: "t.about",
      subject: "t.subject",
      text: "t.text",
      to: "(SELECT coalesce(jsonb_agg(m.name ORDER BY m.name), '[]') FROM municipality m WHERE m.id = ANY (t.municipality_ids))",
      at: "t.sent_at",
    },
    order: "t.sent_at, t.id",
  },
  {
    as: "reviewComments",
    table: "review_comment",
    by: "author_id",
    join: roundOf,
    where: "t.side = 'network'",
    gives: { id: "t.id", submission: "t.submission_id", review: "r.title", text: "t.text", at: "t.created_at" },
    order: "t.created_at, t.id",
  },
  {
    as: "commitmentComments",
    table: "commitment_comment",
    by: "written_by",
    join: "JOIN municipality m ON m.id = t.municipality_id",
    gives: { id: "t.id", municipality: "m.name", commitment: "t.commitment_key", text: "t.text", at: "t.written_at" },
    order: "t.written_at, t.id",
  },
  {
    as: "practicesAsked",
    table: "practice",
    by: "asked_by",
    gives: { id: "t.id", title: "t.title", note: "t.asked_note", state: "t.state", at: "t.created_at" },
    order: "t.created_at, t.id",
  },
  {
    as: "summariesEdited",
    table: "network_summary",
    by: "edited_by",
    gives: { id: "t.id", period: "t.period", words: "t.words", state: "t.state" },
    order: "t.period",
  },
  {
    as: "summariesSent",
    table: "network_summary",
    by: "sent_by",
    gives: { id: "t.id", period: "t.period", words: "t.words", at: "t.sent_at" },
    order: "t.period",
  },
  begun("calendarEntries", "network_history_event", "calendar_entry"),
  begun("challenges", "network_history_event", "challenge"),
  begun("reviews", "network_history_event", "review"),
  { as: "history", table: "network_history_event", ...history },
];

const ofPartner: readonly Held[] = [
  {
    as: "proposalsSubmitted",
    table: "proposal_revision",
    by: "submitted_by",
    gives: {
      proposal: "t.proposal_id",
      revision: "t.revision",
      content: "t.content",
      checksum: "t.checksum",
      at: "t.submitted_at",
    },
    order: "t.submitted_at, t.proposal_id",
  },
  {
    as: "proposalMessages",
    table: "proposal_message",
    by: "written_by",
    where: "t.from_partner",
    gives: { id: "t.id", proposal: "t.proposal_id", title: titleOfProposal, text: "t.text", at: "t.written_at" },
    order: "t.written_at, t.id",
  },
];

const ofOperators: readonly Held[] = [
  {
    as: "partnersConfirmed",
    table: "partner",
    by: "confirmed_by",
    gives: { key: "t.key", name: "t.name", at: "t.confirmed_at" },
    order: "t.key",
  },
];

/** What each door shows of it. */
export const held: Readonly<Record<Place, readonly Held[]>> = {
  account: ofAccount,
  municipality: ofMunicipality,
  network: ofNetwork,
  partner: ofPartner,
  operator: ofOperators,
};

/**
 * Columns that hold a user's id and stand in nobody's file, each with its reason. There is none today; a new one is told in `held` or here.
 */
export const notHeld: Readonly<Record<string, string>> = {};
