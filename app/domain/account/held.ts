// What is held about a user, told once: in which table and column their id stands, and what of the row is theirs to have. data.server.ts asks
// for it and tests/isolation/my-data.test.ts holds it against the database's own catalogue, so that a new table cannot be forgotten.
import { ofMunicipality } from "./held-in-municipality";
import { begun, history, lineElsewhere, membership, roundOf, titleOfProposal, type Held } from "./held-row";

export type Place = "account" | "municipality" | "network" | "partner" | "operator";

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
  lineElsewhere("municipality", "history_event"),
  lineElsewhere("network", "network_history_event"),
  {
    as: "mail",
    table: "outbox_message",
    from: "my_mail()",
    by: "user_id",
    gives: {
      to: "t.recipient",
      subject: "t.subject",
      language: "t.language",
      writtenAt: "t.created_at",
      sentAt: "t.sent_at",
      givenUpAt: "t.failed_at",
    },
    order: "t.created_at, t.id",
  },
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
  { as: "history", table: "operator_history_event", ...history },
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
