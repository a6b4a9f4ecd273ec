// What the doors may do with records that lie between a municipality and a network or a partner, and what a network sees of a municipality's
// own records; doors.test.ts tries it row by row, catalogue.test.ts takes the names.

import { ofReviews } from "./review-rights";

export type Door =
  "municipality" | "public" | "before_sign_in" | "operator" | "account" | "network" | "partner" | "jobs";

export interface Way {
  door: Door;
  municipality?: string;
  network?: string;
  partner?: string;
  user?: string;
}

/** SQL conditions on `t`: which rows a door shows, and which it lets be changed, removed and added. What is left out is none. */
export type Rights = Partial<Record<"shown" | "changed" | "removed" | "added", string>>;
export const all = (rows: string): Rights => ({ shown: rows, changed: rows, removed: rows, added: rows });

const nobody = "00000000-0000-0000-0000-000000000000";

export type RightsOf = Partial<Record<Door, (way: Way) => Rights>>;

const ofMunicipality = ({ municipality }: Way) => `t.municipality_id = '${municipality}'`;
const ofNetwork = ({ network }: Way) => `t.network_id = '${network}'`;
const ofPartner = ({ partner }: Way) => `t.partner_id = '${partner}'`;

/**
 * Records between places. Those with a municipality's id carry it and write its history, though others than its own door read or write them;
 * the others are a network's or a partner's.
 */
export const between: Readonly<Record<string, RightsOf>> = {
  network_membership: {
    municipality: (way) => ({ shown: ofMunicipality(way), changed: ofMunicipality(way) }),
    network: (way) => ({
      shown: ofNetwork(way),
      changed: ofNetwork(way),
      added: `${ofNetwork(way)} AND t.state = 'asked'`,
    }),
    partner: ({ partner }) => ({
      shown: `t.state = 'joined' AND t.network_id IN (SELECT network_id FROM network_partner WHERE partner_id = '${partner}')`,
    }),
    jobs: () => ({ shown: "true" }),
  },
  commitment_comment: {
    municipality: (way) => ({ shown: ofMunicipality(way) }),
    network: (way) => ({
      shown: ofNetwork(way),
      added: `${ofNetwork(way)} AND t.written_by = '${way.user}'
        AND t.municipality_id IN (${sharing(way.network ?? nobody, "plan", "summary")})`,
    }),
  },
  network_partner: { network: (way) => all(ofNetwork(way)), partner: (way) => ({ shown: ofPartner(way) }) },
  network_message: {
    municipality: ({ municipality }) => ({ shown: `'${municipality}' = ANY (t.municipality_ids)` }),
    network: (way) => ({
      shown: ofNetwork(way),
      // To its own members alone.
      added: `${ofNetwork(way)} AND t.sent_by = '${way.user}' AND NOT EXISTS (SELECT FROM unnest(t.municipality_ids) AS i (id)
        WHERE NOT EXISTS (SELECT FROM network_membership n WHERE n.municipality_id = i.id AND n.network_id = '${way.network}' AND n.state = 'joined'))`,
    }),
  },
  network_history_event: { network: (way) => ({ shown: ofNetwork(way) }) },
  ...ofReviews,

  challenge: {
    municipality: (way) => ({
      ...all(ofMunicipality(way)),
      shown: `${ofMunicipality(way)} OR ${seenByMunicipality(way)}`,
    }),
    network: (way) => ({ ...all(ofNetwork(way)), shown: `${ofNetwork(way)} OR ${seenByNetwork(way)}` }),
    partner: (way) => ({ shown: seenByPartner(way) }),
    public: () => ({ shown: seenByPublic }),
    jobs: () => ({ shown: "t.state <> 'draft'", changed: "t.state <> 'draft'" }),
  },
  challenge_criterion: {
    municipality: (way) => ({
      ...all(scopeIs(way.municipality)),
      shown: `${scopeIs(way.municipality)} OR ${ofChallenge(seenByMunicipality(way))}`,
    }),
    network: (way) => ({
      ...all(scopeIs(way.network)),
      shown: `${scopeIs(way.network)} OR ${ofChallenge(seenByNetwork(way))}`,
    }),
    partner: (way) => ({ shown: ofChallenge(seenByPartner(way)) }),
    public: () => ({ shown: ofChallenge(seenByPublic) }),
  },
  challenge_place: {
    municipality: (way) => ({
      ...all(scopeIs(way.municipality)),
      shown: `${scopeIs(way.municipality)} OR ${ofChallenge(seenByMunicipality(way))}`,
    }),
    network: (way) => ({
      ...all(scopeIs(way.network)),
      // Of its members alone: one may have left since it was asked.
      added: `${scopeIs(way.network)} AND t.municipality_id IN (${joined("municipality_id")} AND network_id = '${way.network}')`,
      shown: `${scopeIs(way.network)} OR ${ofChallenge(seenByNetwork(way))}`,
    }),
    partner: (way) => ({ shown: ofChallenge(seenByPartner(way)) }),
    public: () => ({ shown: ofChallenge(seenByPublic) }),
  },
  challenge_invitation: {
    municipality: (way) => all(scopeIs(way.municipality)),
    network: (way) => all(scopeIs(way.network)),
    partner: (way) => ({ shown: ofPartner(way) }),
  },

  // A draft is the partner's alone; what was submitted stays as it was.
  proposal: {
    municipality: (way) => ({
      shown: `${ofMunicipality(way)} AND t.state <> 'draft'`,
      changed: `${ofMunicipality(way)} AND t.state <> 'draft'`,
    }),
    partner: (way) => ({
      shown: ofPartner(way),
      changed: ofPartner(way),
      removed: `${ofPartner(way)} AND t.state = 'draft'`,
      added: `${ofPartner(way)} AND t.state = 'draft'`,
    }),
  },
  proposal_draft: { partner: (way) => all(ofPartner(way)) },
  proposal_revision: {
    municipality: (way) => ({ shown: ofMunicipality(way) }),
    partner: (way) => ({ shown: ofPartner(way), added: ofPartner(way) }),
  },
  proposal_attachment: {
    municipality: (way) => ({ shown: `${ofMunicipality(way)} AND t.submitted_in IS NOT NULL` }),
    partner: (way) => ({ ...all(`${ofPartner(way)} AND t.submitted_in IS NULL`), shown: ofPartner(way) }),
  },
  proposal_message: {
    municipality: (way) => ({
      shown: ofMunicipality(way),
      added: `${ofMunicipality(way)} AND NOT t.from_partner AND t.written_by = '${way.user}'`,
    }),
    partner: (way) => ({
      shown: ofPartner(way),
      added: `${ofPartner(way)} AND t.from_partner AND t.written_by = '${way.user}'`,
    }),
  },
  proposal_decision: {
    municipality: (way) => ({
      shown: ofMunicipality(way),
      added: `${ofMunicipality(way)} AND t.decided_by = '${way.user}'`,
    }),
    partner: (way) => ({ shown: ofPartner(way) }),
  },
  // Scores are hidden from the others until all have handed in, and from whoever has an interest; notes from everybody else for ever.
  proposal_evaluator: { municipality: (way) => all(ofMunicipality(way)) },
  proposal_score: {
    municipality: (way) => ({
      ...all(`${ofMunicipality(way)} AND ${evaluates(way)} AND e.has_interest IS FALSE AND e.handed_in_at IS NULL)`),
      shown: `${ofMunicipality(way)} AND (${evaluates(way)}) OR NOT EXISTS (
        SELECT FROM proposal_evaluator e JOIN proposal_evaluator o USING (municipality_id, proposal_id)
         WHERE e.id = t.evaluator_id AND ((o.has_interest IS NOT TRUE AND o.handed_in_at IS NULL) OR (o.has_interest AND o.user_id = '${way.user}'))))`,
    }),
  },
  proposal_note: { municipality: (way) => all(`${ofMunicipality(way)} AND t.user_id = '${way.user}'`) },
  calendar_entry: { network: (way) => all(ofNetwork(way)) },
  network_summary: { network: (way) => all(ofNetwork(way)) },
  calendar_token: {
    network: (way) => all(`${ofNetwork(way)} AND t.user_id = '${way.user}'`),
    account: ({ user }) => ({ shown: `t.user_id = '${user}'`, removed: `t.user_id = '${user}'` }),
    before_sign_in: () => ({ shown: "true" }),
  },
  practice: {
    municipality: (way) => ({
      ...all(ofMunicipality(way)),
      shown: `${ofMunicipality(way)} OR (t.state = 'offered' AND t.network_id IN (
        SELECT m.network_id FROM network_membership m WHERE m.municipality_id = '${way.municipality}' AND m.state = 'joined'))`,
    }),
    network: (way) => ({
      shown: `${ofNetwork(way)} AND t.state IN ('asked', 'offered')`,
      added: `${ofNetwork(way)} AND t.state = 'asked' AND t.asked_by = '${way.user}' AND t.municipality_id IN (${sharing(way.network ?? "", "plan")})`,
    }),
    public: () => ({
      shown:
        "t.state = 'offered' AND t.is_public AND t.municipality_id IN (SELECT id FROM municipality WHERE published_at IS NOT NULL)",
    }),
  },
  practice_copy: {
    municipality: (way) => ({
      shown: ofMunicipality(way),
      removed: ofMunicipality(way),
      added: `${ofMunicipality(way)} AND t.practice_id IN (SELECT p.id FROM practice p
        WHERE p.state = 'offered' AND p.network_id IN (SELECT m.network_id FROM network_membership m
          WHERE m.municipality_id = '${way.municipality}' AND m.state = 'joined'))`,
    }),
    network: (way) => ({
      shown: `t.practice_id IN (SELECT p.id FROM practice p WHERE p.network_id = '${way.network}' AND p.state IN ('asked', 'offered'))`,
    }),
  },
};

const scopeIs = (id: string | undefined) => `t.scope = '${id}'`;
const joined = (of: string) => `SELECT ${of} FROM network_membership WHERE state = 'joined'`;
const seenByMunicipality = ({ municipality }: Way) =>
  `(t.state <> 'draft' AND (t.visibility = 'public' OR t.network_id IN (${joined("network_id")} AND municipality_id = '${municipality}')))`;
const seenByNetwork = ({ network }: Way) =>
  `(t.state <> 'draft' AND t.visibility <> 'invited' AND t.municipality_id IN (${joined("municipality_id")} AND network_id = '${network}'))`;
export const seenByPartner = ({ partner }: Way) =>
  `(t.state <> 'draft' AND (t.visibility = 'public'
     OR (t.visibility = 'invited' AND t.id IN (SELECT challenge_id FROM challenge_invitation WHERE partner_id = '${partner}'))
     OR (t.visibility = 'network' AND EXISTS (SELECT FROM network_partner p WHERE p.partner_id = '${partner}'
          AND (p.network_id = t.network_id OR t.municipality_id IN (${joined("municipality_id")} AND network_id = p.network_id))))))`;
const seenByPublic = `(t.state <> 'draft' AND t.visibility = 'public' AND (t.network_id IS NOT NULL
  OR t.municipality_id IN (SELECT id FROM municipality WHERE published_at IS NOT NULL)))`;
/** The same of what hangs on a challenge. */
const ofChallenge = (condition: string) =>
  `EXISTS (SELECT FROM challenge c WHERE c.id = t.challenge_id AND ${condition.replaceAll(/\bt\./g, "c.")})`;
/** Left open, for further conditions. */
const evaluates = ({ user }: Way) =>
  `EXISTS (SELECT FROM proposal_evaluator e WHERE e.id = t.evaluator_id AND e.user_id = '${user}'`;

type Subject = "figures" | "plan" | "money" | "updates";

/**
 * Of a municipality's own tables: by which grant of detail a network reads them, and a further condition. Not project, where plan and money
 * stand in one row: a network reads it through shared_project.
 */
export const sharedByGrant: Readonly<Record<string, { subject: Subject; level?: "summary"; where?: string }>> = {
  evaluation: { subject: "figures" },
  observation: { subject: "figures", where: "t.review = 'verified'" },
  target: { subject: "figures" },
  standing: { subject: "figures" },
  group_score: { subject: "figures", level: "summary" },
  unit: { subject: "plan" },
  recommendation: { subject: "plan" },
  recommendation_data_point: { subject: "plan" },
  response: { subject: "plan" },
  project_recommendation: { subject: "plan" },
  project_partner: { subject: "plan" },
  expected_effect: { subject: "plan" },
  observed_effect: { subject: "plan" },
  action: { subject: "plan" },
  milestone: { subject: "plan" },
  evidence: { subject: "plan" },
  commitment_judgement: { subject: "plan" },
  commitment_status: { subject: "plan", level: "summary" },
  progress_update: { subject: "updates" },
  funding_link: { subject: "money" },
  funding_programme: { subject: "money" },
  funding_round: { subject: "money" },
};

/** Which municipalities a network sees this of, as SQL that gives their ids. */
export const sharing = (network: string, subject: Subject, level: "summary" | "detail" = "detail") =>
  `SELECT g.municipality_id FROM sharing_grant g
     JOIN network_membership m ON m.municipality_id = g.municipality_id AND m.network_id = g.network_id AND m.state = 'joined'
    WHERE g.network_id = '${network}' AND g.subject = '${subject}' AND g.from_on <= tiltak_today()
      AND g.level IN (${level === "summary" ? "'summary', " : ""}'detail')`;
