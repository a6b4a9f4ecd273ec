import { challengeVisits } from "./visits-challenges";
import { plantedIdentity, undecided, type Planted, type Whose } from "./planted";

// How each route is visited: its parameters, what a valid form of it holds, and on whose row the permission hangs. The test of routes fails
// for a route that has parameters or an action and does not stand here.

type Params = Record<string, string>;
type Body = Record<string, string | string[]>;
/** The row a permission is asked about; `none` where there is none yet, `any` where the page is for all who may ever do it. */
type Row = "owned" | "entered" | "none" | "any";

export interface Visit {
  params?: (planted: Planted, whose: Whose) => Params;
  /** On what the loader decides; by default as the action does. */
  shows?: Row;
  /** On what the action decides. */
  does?: Row;
  body?: (planted: Planted, whose: Whose) => Body;
  /** The status of a refusal that is told in the form instead of on a page of its own. */
  refusal?: number;
  /** The status for those who may, where it is not 200 of a loader and 303 of an action. */
  fine?: { loader?: number; action?: number };
  /** What whoever is signed in is answered, where anybody may ask and the two differ. */
  signedIn?: { loader?: number; action?: number };
  /** What is answered to whoever has shown the first factor only, where that is more than nobody is. */
  halfSignedIn?: { loader?: number; action?: number };
  /** Why the action writes nothing. */
  leavesNothing?: string;
}

const action = (planted: Planted, whose: Whose) => ({ actionId: planted[whose].action });
const milestone = (planted: Planted, whose: Whose) => ({
  actionId: planted[whose].action,
  milestoneId: planted[whose].milestone,
});
const project = (planted: Planted, whose: Whose) => ({ projectId: planted[whose].project });
const link = (planted: Planted, whose: Whose) => ({
  projectId: planted[whose].project,
  linkId: planted[whose].fundingLink,
});
const kpi = ({ dataPoint }: Planted) => ({ code: dataPoint.slug });
const update: Body = { text: "Planted", reportedOn: "2026-01-02" };
const version = "1";
/** A change of owner that is one. */
const otherOwner = ({ planner, contributor }: Planted, whose: Whose): Body => ({
  owner: whose === "own" ? planner : contributor,
  version,
});
/** Whom to invite, as the operator's forms and those of networks and partners ask it. */
const first: Body = { firstName: "New", firstEmail: "new@nowhere.example" };
const invited: Body = { name: "New", email: "new@nowhere.example" };
const evidence: Body = { kind: "document", title: "Planted", datedOn: "2026-01-02" };
const observation: Body = { part: "", state: "reported", qualifier: "exact", value: "7", source: "Planted" };

const round: Body = {
  title: "Planted",
  language: "nb",
  periodFrom: "2026-01-01",
  periodTo: "2026-06-30",
  opensOn: "2026-07-01",
  dueOn: "2099-01-01",
};
const submittedPart = ({ submittedRound, submitted }: Planted) => ({
  reviewId: submittedRound,
  submissionId: submitted,
});
const proposal = (which: "draft" | "submitted" | "evaluated" | "accepted") => ({
  params: ({ proposals }: Planted) => ({ proposalId: proposals[which] }),
});
const evaluated: Visit = { ...proposal("evaluated"), does: "none" };

export const visits: Record<string, Visit> = {
  ...challengeVisits,
  "partner.$partner.proposals_.new": {
    body: ({ municipality }) => ({ municipality, language: "nb" }),
  },
  "partner.$partner.proposals_.$proposalId": proposal("evaluated"),
  "partner.$partner.proposals_.$proposalId_.edit": {
    ...proposal("draft"),
    body: () => ({ title: "Planted", version }),
  },
  "partner.$partner.proposals_.$proposalId_.draft": {
    ...proposal("draft"),
    body: () => ({ title: "Planted", version }),
    fine: { loader: 302, action: 200 },
  },
  // A form of this kind carries no file, so it is answered that one is missing; files have their own tests.
  "partner.$partner.proposals_.$proposalId_.attachments": {
    ...proposal("draft"),
    body: () => ({ file: "x" }),
    fine: { action: 422 },
  },
  "partner.$partner.proposals_.$proposalId_.attachments_.$attachmentId": {
    params: ({ proposals }) => ({ proposalId: proposals.draft, attachmentId: proposals.draftFile }),
  },
  "partner.$partner.proposals_.$proposalId_.attachments_.$attachmentId_.removal": {
    params: ({ proposals }) => ({ proposalId: proposals.draft, attachmentId: proposals.draftFile }),
    body: () => ({}),
  },
  "partner.$partner.proposals_.$proposalId_.submission": { ...proposal("draft"), body: () => ({ version: "1" }) },
  "partner.$partner.proposals_.$proposalId_.removal": { ...proposal("draft"), body: () => ({}) },
  "partner.$partner.proposals_.$proposalId_.withdrawal": { ...proposal("evaluated"), body: () => ({}) },
  "partner.$partner.proposals_.$proposalId_.message": {
    ...proposal("evaluated"),
    body: () => ({ text: "Planted", revision: "1" }),
  },
  "$municipality.proposals_.bulk": {
    does: "none",
    body: ({ proposals }) => ({ move: "evaluate", chosen: [proposals.submitted] }),
  },
  "$municipality.proposals_.$proposalId": proposal("evaluated"),
  "$municipality.proposals_.$proposalId_.attachments_.$attachmentId": {
    params: ({ proposals }) => ({ proposalId: proposals.evaluated, attachmentId: proposals.evaluatedFile }),
  },
  "$municipality.proposals_.$proposalId_.evaluation": { ...proposal("submitted"), does: "none", body: () => ({}) },
  "$municipality.proposals_.$proposalId_.return": {
    ...evaluated,
    body: () => ({ message: "Planted", completeBy: "2099-01-01" }),
  },
  "$municipality.proposals_.$proposalId_.decision": {
    ...evaluated,
    body: () => ({ outcome: "declined", reason: "Planted" }),
  },
  "$municipality.proposals_.$proposalId_.message": { ...evaluated, body: () => ({ text: "Planted", revision: "1" }) },
  "$municipality.proposals_.$proposalId_.evaluators": {
    ...proposal("submitted"),
    does: "none",
    body: ({ entered }) => ({ evaluators: [entered] }),
  },
  "$municipality.proposals_.$proposalId_.interest": {
    ...evaluated,
    body: () => ({ interest: "some", text: "Planted" }),
  },
  "$municipality.proposals_.$proposalId_.scores": {
    ...evaluated,
    body: () => ({ "scores[0]": "1", "scores[1]": "1", "scores[2]": "1", "scores[3]": "1", handIn: "on", version }),
  },
  "$municipality.proposals_.$proposalId_.conversion": {
    ...proposal("accepted"),
    does: "none",
    body: ({ area }) => ({ name: "Planted and converted", area }),
  },
  account: { body: () => ({ name: "Changed", language: "nn" }) },
  // Without being sure, which all alike are asked: it would take its visitors away. Erasing itself: account.server.test.ts.
  "account_.erasure": { body: () => ({ password: "tiltak-demo" }), fine: { action: 422 } },
  // Addresses that lead nowhere.
  $: { params: () => ({ "*": "nowhere/at/all" }), body: () => ({}), fine: { loader: 404, action: 404 } },
  language: { body: () => ({ language: "nn", redirectTo: "/" }), leavesNothing: "a cookie keeps it" },
  login: { body: () => ({ email: "planner@alesund.example", password: "tiltak-demo" }), signedIn: { loader: 302 } },
  "login_.passkey": {
    body: () => ({}),
    fine: { action: 200 },
    leavesNothing: "a cookie keeps the challenge",
  },
  "login_.second-factor": {
    body: () => ({ code: "000000" }),
    fine: { loader: 302 },
    halfSignedIn: { loader: 200, action: 422 },
    leavesNothing: "who owes no second factor is sent to sign in",
  },
  "login_.second-factor_.passkey": {
    body: () => ({}),
    fine: { action: 302 },
    halfSignedIn: { action: 200 },
    leavesNothing: "who owes no second factor is sent to sign in",
  },
  password: {
    body: () => ({ email: "nobody@nowhere.example" }),
    fine: { action: 200 },
    leavesNothing: "nobody has this address",
  },
  "password_.$token": {
    params: () => ({ token: "a".repeat(43) }),
    body: () => ({ password: "harestad kvitveis 41" }),
    fine: { action: 422 },
  },
  "account_.security_.password": {
    body: () => ({ currentPassword: "tiltak-demo", newPassword: "harestad kvitveis 41" }),
  },
  "account_.security_.confirmation": { body: () => ({ currentPassword: "tiltak-demo" }) },
  "account_.security_.app": { body: () => ({ code: "000000" }), fine: { action: 422 } },
  "account_.security_.app_.removal": {
    body: () => ({}),
    fine: { loader: 302 },
    leavesNothing: "there is no app to remove",
  },
  "account_.security_.backup-codes": { body: () => ({}), fine: { action: 422 } },
  "account_.security_.passkeys_.new": { body: () => ({ name: "Planted", passkey: "{}" }), fine: { action: 422 } },
  "account_.security_.passkeys_.challenge": { body: () => ({}), fine: { loader: 302, action: 200 } },
  "account_.security_.passkeys_.$passkeyId": {
    params: () => ({ passkeyId: "00000000-0000-4000-8000-000000000001" }),
    body: () => ({}),
    fine: { loader: 404, action: 404 },
  },
  "account_.security_.sessions": { body: () => ({ which: "all" }), fine: { loader: 302 } },
  // The demo's alone.
  outbox: { fine: { loader: 404 } },
  logout: { body: () => ({}), leavesNothing: "nobody has no session to end" },
  start: { fine: { loader: 302 } },
  "invitation.$token": {
    params: ({ invitation }) => ({ token: invitation }),
    body: () => ({ name: "New", password: "harestad kvitveis 41" }),
    // It is somebody else's.
    signedIn: { action: 422 },
  },
  // No provider is set up here; they have a test of their own (app/http/provider-sign-in.server.test.ts).
  "login_.$provider": { params: () => ({ provider: "provider" }), fine: { loader: 404 } },
  "login_.$provider_.callback": { params: () => ({ provider: "provider" }), fine: { loader: 404 } },
  // Without a search the page names no identity.
  "account_.sign-in_.removal": { body: () => plantedIdentity, fine: { loader: 404 } },
  "api.v1.municipalities_.$key": { params: () => ({ key: "alesund" }) },
  "api.v1.municipalities_.$key_.$list": { params: () => ({ key: "alesund", list: "kpis" }) },
  "$municipality.actions.$actionId": { params: action },
  "$municipality.actions_.$actionId_.$move": {
    params: (planted, whose) => ({ ...action(planted, whose), move: "start" }),
    does: "owned",
    body: () => ({ from: "planned" }),
  },
  "$municipality.actions_.$actionId_.dates": {
    params: action,
    does: "owned",
    body: () => ({ dueOn: "2027-07-01", version }),
  },
  "$municipality.actions_.$actionId_.edit": {
    params: action,
    does: "owned",
    body: (planted, whose) => ({ title: "Changed", language: "nb", project: planted[whose].project, version }),
  },
  "$municipality.actions_.$actionId_.milestones": {
    params: action,
    does: "owned",
    body: () => ({ name: "New", dueOn: "2027-01-02" }),
  },
  "$municipality.actions_.$actionId_.milestones_.$milestoneId": {
    params: milestone,
    does: "owned",
    body: () => ({ name: "Changed", dueOn: "2027-01-02", version }),
  },
  "$municipality.actions_.$actionId_.milestones_.$milestoneId_.completion": {
    params: milestone,
    does: "owned",
    body: () => ({ done: "yes" }),
  },
  "$municipality.actions_.$actionId_.milestones_.$milestoneId_.removal": {
    params: milestone,
    does: "owned",
    body: () => ({ version }),
  },
  "$municipality.actions_.$actionId_.owner": {
    params: action,
    does: "owned",
    body: otherOwner,
  },
  "$municipality.actions_.$actionId_.update": { params: action, does: "owned", body: () => update },
  "$municipality.actions_.bulk": {
    shows: "any",
    does: "owned",
    body: (planted, whose) => ({ change: "due", days: "7", "chosen[0]": `${planted[whose].action}:1` }),
    refusal: 422,
  },
  "$municipality.actions_.new": {
    shows: "any",
    does: "owned",
    body: (planted, whose) => ({ title: "New", language: "nb", project: planted[whose].project }),
  },
  "$municipality.commitments": { does: "none", body: () => ({}) },
  "$municipality.commitments_.$criterion": { params: () => ({ criterion: "core_kpis_verified" }) },
  "$municipality.commitments_.of.$commitment": { params: () => ({ commitment: "plans" }) },
  "$municipality.commitments_.of.$commitment_.evidence.new": {
    params: () => ({ commitment: "plans" }),
    does: "none",
    body: () => evidence,
  },
  "$municipality.commitments_.of.$commitment_.evidence.$evidenceId": {
    params: (planted) => ({ commitment: "plans", evidenceId: planted.evidence }),
    does: "none",
    body: () => ({ ...evidence, version }),
  },
  "$municipality.commitments_.of.$commitment_.evidence.$evidenceId_.removal": {
    params: (planted) => ({ commitment: "plans", evidenceId: planted.evidence }),
    does: "none",
    body: () => ({ version }),
  },
  "$municipality.commitments_.of.$commitment_.judgement": {
    params: () => ({ commitment: "plans" }),
    does: "none",
    body: ({ plansStatus }) => ({
      verdict: "confirmed",
      reason: "Planted",
      status: plansStatus,
      criteria: "tiltak-2026",
    }),
  },
  "$municipality.funding_.programmes.$programmeId": {
    params: ({ programme }) => ({ programmeId: programme }),
    does: "none",
    body: () => ({ name: "Changed", provider: "Planted", type: "grant", language: "nb", version }),
  },
  "$municipality.funding_.programmes.new": {
    does: "none",
    body: () => ({ name: "New", provider: "Planted", type: "grant", language: "nb" }),
  },
  "$municipality.gaps_.$dataPoint.project": {
    params: ({ gap }) => ({ dataPoint: gap }),
    shows: "any",
    does: "owned",
    body: (planted, whose) => ({ project: planted[whose].project }),
  },
  "$municipality.history_.$subject.$subjectId": {
    params: (planted, whose) => ({ subject: "action", subjectId: planted[whose].action }),
  },
  "$municipality.history_.take-back.$changeId": {
    params: (planted, whose) => ({ changeId: planted[whose].change }),
    does: "owned",
    // The second, since the change raised it.
    body: () => ({ version: "2" }),
  },
  "$municipality.history_.take-back.settings.$changeId": {
    params: ({ unitChange }) => ({ changeId: unitChange }),
    does: "none",
    body: () => ({ version: "2" }),
  },
  "$municipality.kpis_.$code": { params: kpi },
  "$municipality.kpis_.$code_.observation": {
    params: kpi,
    does: "none",
    body: () => ({ ...observation, year: "1993" }),
  },
  "$municipality.kpis_.$code_.observations.$observationId": {
    params: (planted) => ({ ...kpi(planted), observationId: planted.returnedObservation }),
    does: "none",
    body: () => ({ ...observation, year: "1992", version }),
  },
  "$municipality.kpis_.$code_.observations.$observationId_.verification": {
    params: (planted) => ({ ...kpi(planted), observationId: planted.submittedObservation }),
    shows: "any",
    does: "entered",
    body: () => ({ verdict: "verified", version }),
  },
  "$municipality.kpis_.$code_.target": { params: kpi, does: "none", body: () => ({ part: "", value: "9", version }) },
  "$municipality.kpis_.$code_.target_.removal": { params: kpi, does: "none", body: () => ({ part: "", version }) },
  "$municipality.projects_.$projectId": { params: project },
  "$municipality.projects_.$projectId_.edit": {
    params: project,
    does: "owned",
    body: (planted, whose) => ({
      name: `Changed ${whose}`,
      language: "nb",
      kind: "project",
      area: planted.area,
      version,
    }),
  },
  "$municipality.projects_.$projectId_.effect": {
    params: (planted, whose) => ({ projectId: planted[whose].completedProject }),
    does: "owned",
    body: ({ dataPoint }) => ({
      dataPoint: dataPoint.id,
      value: "3",
      measuredOn: "2026-01-02",
      explanation: "Planted",
    }),
  },
  "$municipality.projects_.$projectId_.funding_.$linkId": {
    params: link,
    does: "owned",
    body: ({ programme }) => ({ programme, amount: "100", version }),
  },
  "$municipality.projects_.$projectId_.funding_.$linkId_.state": {
    params: link,
    does: "owned",
    body: () => ({ to: "applied", version }),
  },
  "$municipality.projects_.$projectId_.funding_.new": {
    params: project,
    does: "owned",
    body: ({ sharedProgramme }) => ({ programme: sharedProgramme, state: "planned", amount: "100" }),
  },
  "$municipality.projects_.$projectId_.owner": {
    params: project,
    does: "owned",
    body: otherOwner,
  },
  "$municipality.projects_.$projectId_.state": { params: project, does: "owned", body: () => ({ to: "planned" }) },
  "$municipality.projects_.$projectId_.update": { params: project, does: "owned", body: () => update },
  "$municipality.projects_.new": {
    does: "none",
    body: ({ area }) => ({ name: "New", language: "nb", kind: "project", area }),
  },
  "$municipality.recommendations_.$recommendationId": {
    params: ({ recommendation }) => ({ recommendationId: recommendation }),
  },
  "$municipality.recommendations_.$recommendationId_.$move": {
    params: ({ adoptedRecommendation }) => ({ recommendationId: adoptedRecommendation, move: "implementation" }),
    does: "none",
    body: () => ({}),
  },
  "$municipality.recommendations_.$recommendationId_.answer": {
    params: ({ recommendation }) => ({ recommendationId: recommendation }),
    does: "none",
    body: ({ planner }) => ({ outcome: "adopted", ownerId: planner, version }),
  },
  "$municipality.recommendations_.$recommendationId_.edit": {
    params: ({ councilRecommendation }) => ({ recommendationId: councilRecommendation }),
    does: "none",
    body: ({ area }) => ({
      title: "Changed",
      text: "Planted",
      areaKey: area,
      receivedOn: "2026-01-02",
      language: "nb",
      version,
    }),
  },
  "$municipality.recommendations_.$recommendationId_.owner": {
    params: ({ recommendation }) => ({ recommendationId: recommendation }),
    does: "none",
    body: ({ contributor }) => ({ ownerId: contributor, version }),
  },
  "$municipality.settings_.statements_.$kind.$language": {
    params: () => ({ kind: "privacy", language: "nn" }),
    does: "none",
    body: () => ({ text: "Planted", version: "0" }),
  },
  "$municipality.recommendations_.new": {
    does: "none",
    body: ({ area }) => ({ title: "New", text: "Planted", areaKey: area, receivedOn: "2026-01-02", language: "nb" }),
  },
  // What was looked at is what is published, and nobody has looked at this.
  "$municipality.settings_.publication": { body: () => ({ checksum: "0".repeat(64) }), fine: { action: 422 } },
  "$municipality.settings_.publication_.withdrawal": { body: () => ({}) },
  "open_.$municipality": { params: () => ({ municipality: "rana" }) },
  "open_.$municipality_.wheel": { params: () => ({ municipality: "rana" }) },
  "open_.$municipality_.files_.$file": { params: () => ({ municipality: "rana", file: "profile.json" }) },
  "$municipality.settings_.support": {
    does: "none",
    body: ({ operator }) => ({ operator, reason: "Planted", hours: "2" }),
  },
  "$municipality.settings_.support_.$sessionId_.end": {
    params: ({ supportSession }) => ({ sessionId: supportSession }),
    does: "none",
    body: () => ({}),
  },
  "$municipality.settings_.sharing_.$network": {
    params: () => ({ network: "excellence" }),
    does: "none",
    body: ({ sharing }) => ({
      figures: "summary",
      plan: "nothing",
      money: "nothing",
      updates: "detail",
      version: sharing.grants,
    }),
  },
  "$municipality.settings_.sharing_.$network_.$move": {
    params: () => ({ network: "excellence", move: "leave" }),
    does: "none",
    body: ({ sharing }) => ({ version: sharing.membership }),
  },
  "$municipality.settings_.sharing_.$network_.preview": { params: () => ({ network: "excellence" }) },
  "network.$network.members_.municipalities.new": {
    does: "none",
    body: () => ({ municipality: undecided }),
  },
  "network.$network.members_.municipalities_.$key": {
    params: () => ({ key: "alesund" }),
    does: "none",
    body: ({ sharing }) => ({ wave: "2", version: sharing.membership }),
  },
  "network.$network.members_.municipalities_.$key_.$move": {
    params: () => ({ key: "alesund", move: "leave" }),
    does: "none",
    body: ({ sharing }) => ({ version: sharing.membership }),
  },
  "network.$network.projects_.$municipality.$projectId": { params: project },
  "network.$network.recommendations_.$municipality.$recommendationId": {
    params: ({ recommendation }) => ({ recommendationId: recommendation }),
  },
  "network.$network.commitments_.$member": {
    params: () => ({ member: "alesund" }),
    does: "none",
    body: () => ({ commitment: "plans", text: "Planted" }),
  },
  "network.$network.reviews_.new": { does: "none", body: () => round },
  "network.$network.reviews_.$reviewId": { params: ({ openRound }) => ({ reviewId: openRound }) },
  "network.$network.reviews_.$reviewId_.edit": {
    params: ({ plannedRound }) => ({ reviewId: plannedRound }),
    does: "none",
    body: () => ({ ...round, part: "plan", version }),
  },
  "network.$network.reviews_.$reviewId_.state": {
    params: ({ plannedRound }) => ({ reviewId: plannedRound }),
    does: "none",
    body: () => ({ to: "open" }),
  },
  "network.$network.reviews_.$reviewId_.members": {
    params: ({ openRound }) => ({ reviewId: openRound }),
    does: "none",
    body: () => ({}),
    fine: { loader: 302 },
  },
  "network.$network.reviews_.$reviewId_.comparison": { params: ({ openRound }) => ({ reviewId: openRound }) },
  "network.$network.reviews_.$reviewId_.submissions.$submissionId": { params: submittedPart },
  "network.$network.reviews_.$reviewId_.submissions.$submissionId_.frozen[.]json": { params: submittedPart },
  "network.$network.reviews_.$reviewId_.submissions.$submissionId_.$move": {
    params: (planted) => ({ ...submittedPart(planted), move: "questions" }),
    does: "none",
    body: () => ({ text: "Planted", version }),
  },
  "$municipality.reports_.$submissionId": {
    params: ({ ready }) => ({ submissionId: ready }),
    does: "none",
    body: () => ({ note: "Planted", version: "0" }),
  },
  "$municipality.reports_.$submissionId_.submission": {
    params: ({ ready }) => ({ submissionId: ready }),
    does: "none",
    body: () => ({ version: "0" }),
  },
  "$municipality.reports_.$submissionId_.comments": {
    params: ({ answered }) => ({ submissionId: answered }),
    does: "none",
    body: () => ({ text: "Planted", version }),
  },
  "$municipality.reports_.$submissionId_.comparison": { params: ({ submitted }) => ({ submissionId: submitted }) },
  "$municipality.reports_.$submissionId_.frozen[.]json": { params: ({ submitted }) => ({ submissionId: submitted }) },
  "network.$network.municipalities.$key": { params: () => ({ key: "alesund" }) },
  "network.$network.shared-gaps_.$dataPoint": { params: ({ dataPoint }) => ({ dataPoint: dataPoint.id }) },
  "network.$network.messages": {
    does: "none",
    body: ({ networkMunicipality }) => ({ to: networkMunicipality, subject: "Planted", text: "Planted" }),
  },
  "network.$network.members": { body: () => ({ ...invited, roles: "network_member" }) },
  "calendar.$token": { params: () => ({ token: "a".repeat(43) + ".ics" }), fine: { loader: 404 } },
  "network.$network.calendar_.new": {
    does: "none",
    body: () => ({ kind: "meeting", title: "New", startsOn: "2027-01-02", language: "nb" }),
  },
  "network.$network.calendar_.$entryId": {
    params: ({ calendarEntry }) => ({ entryId: calendarEntry }),
    does: "none",
    body: () => ({ kind: "news", title: "Changed", startsOn: "2027-01-02", language: "nb", version }),
  },
  "network.$network.calendar_.$entryId_.removal": {
    params: ({ calendarEntry }) => ({ entryId: calendarEntry }),
    does: "none",
    body: () => ({ version }),
  },
  "network.$network.practices_.$practiceId": { params: ({ practice }) => ({ practiceId: practice }) },
  "network.$network.practices_.new": {
    does: "none",
    body: ({ others }) => ({ project: others.completedProject, note: "Planted" }),
  },
  "$municipality.practices_.$practiceId": { params: ({ practice }) => ({ practiceId: practice }) },
  "$municipality.practices_.$practiceId_.edit": {
    params: ({ practice }) => ({ practiceId: practice }),
    does: "none",
    body: () => ({ title: "Changed", summary: "Planted", language: "nb", version }),
  },
  "$municipality.practices_.$practiceId_.state": {
    params: ({ practice }) => ({ practiceId: practice }),
    does: "none",
    body: () => ({ to: "withdrawn", version }),
  },
  "$municipality.practices_.$practiceId_.copy": {
    params: ({ otherPractice }) => ({ practiceId: otherPractice }),
    does: "none",
    body: () => ({ name: "Copied", version }),
  },
  "$municipality.projects_.$projectId_.practice": {
    params: (planted, whose) => ({ projectId: planted[whose].completedProject }),
    does: "none",
    body: ({ network }) => ({ network, title: "New", language: "nb" }),
  },
  "network.$network.summaries": { does: "none", body: () => ({ draft: "now" }) },
  "network.$network.summaries_.$summaryId": {
    params: ({ summary }) => ({ summaryId: summary }),
    does: "none",
    body: () => ({ nbSubject: "Changed", nbText: "Planted", version }),
  },
  "network.$network.summaries_.$summaryId_.sending": {
    params: ({ summary }) => ({ summaryId: summary }),
    does: "none",
    body: () => ({ version }),
  },
  "$municipality.funding_.programmes.$programmeId_.rounds.new": {
    params: ({ programme }) => ({ programmeId: programme }),
    does: "none",
    body: () => ({ closesOn: "2027-05-02" }),
  },
  "$municipality.funding_.programmes.$programmeId_.rounds.$roundId": {
    params: ({ programme, round }) => ({ programmeId: programme, roundId: round }),
    does: "none",
    body: () => ({ closesOn: "2027-06-02", version }),
  },
  "$municipality.funding_.programmes.$programmeId_.rounds.$roundId_.removal": {
    params: ({ programme, round }) => ({ programmeId: programme, roundId: round }),
    does: "none",
    body: () => ({ version }),
  },
  "operator.programmes_.$programmeId": {
    params: ({ sharedProgramme }) => ({ programmeId: sharedProgramme }),
  },
  "operator.programmes_.new": {
    does: "none",
    body: () => ({ name: "New", provider: "Planted", type: "grant", language: "nb" }),
  },
  "operator.programmes_.$programmeId_.edit": {
    params: ({ sharedProgramme }) => ({ programmeId: sharedProgramme }),
    does: "none",
    body: () => ({ name: "Changed", provider: "Planted", type: "grant", language: "nb", version }),
  },
  "operator.programmes_.$programmeId_.rounds.new": {
    params: ({ sharedProgramme }) => ({ programmeId: sharedProgramme }),
    does: "none",
    body: () => ({ closesOn: "2027-05-02" }),
  },
  "operator.programmes_.$programmeId_.rounds.$roundId": {
    params: ({ sharedProgramme, sharedRound }) => ({ programmeId: sharedProgramme, roundId: sharedRound }),
    does: "none",
    body: () => ({ closesOn: "2027-06-02", version }),
  },
  "operator.programmes_.$programmeId_.rounds.$roundId_.removal": {
    params: ({ sharedProgramme, sharedRound }) => ({ programmeId: sharedProgramme, roundId: sharedRound }),
    does: "none",
    body: () => ({ version }),
  },
  "network.$network.calendar_.feed": { body: () => ({ what: "make" }) },
  "network.$network.members_.$userId": {
    params: ({ networkFellow }) => ({ userId: networkFellow }),
    does: "none",
    body: ({ networkFellowVersion }) => ({ roles: "network_leader", version: networkFellowVersion }),
  },
  "network.$network.invitations_.$invitationId_.$move": {
    params: ({ networkInvitation }) => ({ invitationId: networkInvitation, move: "resend" }),
    does: "none",
    body: () => ({}),
  },
  "partner.$partner.members": { body: () => ({ ...invited, roles: "partner_proposer" }) },
  "partner.$partner.members_.$userId": {
    params: ({ partnerFellow }) => ({ userId: partnerFellow }),
    does: "none",
    body: ({ partnerFellowVersion }) => ({ roles: "partner_administrator", version: partnerFellowVersion }),
  },
  "partner.$partner.invitations_.$invitationId_.$move": {
    params: ({ partnerInvitation }) => ({ invitationId: partnerInvitation, move: "revoke" }),
    does: "none",
    body: () => ({}),
  },
  "operator.municipalities_.new": {
    does: "none",
    body: () => ({ name: "New", key: "new-place", kind: "municipality", language: "nb", ...first }),
  },
  "operator.municipalities_.$key": { params: () => ({ key: undecided }), does: "none", body: () => first },
  "operator.networks_.new": { does: "none", body: () => ({ name: "New", key: "new-place", ...first }) },
  "operator.networks_.$key": { params: () => ({ key: undecided }), does: "none", body: () => first },
  "operator.partners_.new": {
    does: "none",
    body: () => ({ name: "New", key: "new-place", kind: "company", organisationNumber: "974 760 673", ...first }),
  },
  "operator.partners_.$key": { params: () => ({ key: undecided }), does: "none", body: () => first },
  "operator.operators": { does: "none", body: () => first },
  "operator.operators_.$userId_.end": {
    params: ({ otherOperator }) => ({ userId: otherOperator }),
    does: "none",
    body: () => ({}),
  },
  "operator.invitations_.$invitationId_.$move": {
    params: ({ operatorInvitation }) => ({ invitationId: operatorInvitation, move: "resend" }),
    does: "none",
    body: () => ({}),
  },
  "$municipality.settings_.tokens_.$tokenId_.revocation": {
    params: ({ apiToken }) => ({ tokenId: apiToken }),
    does: "none",
    body: () => ({}),
  },
  "$municipality.settings_.tokens_.new": {
    does: "none",
    body: () => ({ name: "New", scopes: ["figure.read", "plan.read"], days: "90" }),
  },
  "$municipality.settings_.general": {
    does: "none",
    body: ({ municipalityVersion }) => ({ name: "Changed", updateIntervalDays: "30", version: municipalityVersion }),
  },
  "$municipality.settings_.invitations_.$invitationId_.$move": {
    params: ({ invitationId }) => ({ invitationId, move: "sending" }),
    does: "none",
    body: () => ({}),
  },
  "$municipality.settings_.members_.$userId": {
    params: ({ member }) => ({ userId: member.userId }),
    does: "none",
    body: ({ member }) => ({ "roles[0]": "planner", version: member.version }),
  },
  "$municipality.settings_.members_.$userId_.end": {
    params: ({ member }) => ({ userId: member.userId }),
    does: "none",
    body: ({ member }) => ({ until: "2030-01-01", version: member.version }),
  },
  "$municipality.settings_.members_.new": {
    does: "none",
    body: ({ owner }) => ({ email: "new@alesund.example", name: "New", "roles[0]": "reader", personId: owner }),
  },
  "$municipality.settings_.owners_.$personId": {
    params: ({ owner }) => ({ personId: owner }),
    does: "none",
    body: ({ unit }) => ({ name: "Changed", unitId: unit, version }),
  },
  "$municipality.settings_.owners_.$personId_.end": {
    params: ({ owner }) => ({ personId: owner }),
    does: "none",
    body: () => ({ until: "2030-01-01", version }),
  },
  "$municipality.settings_.owners_.$personId_.handover": {
    params: ({ contributor }) => ({ personId: contributor }),
    does: "none",
    body: ({ own, planner }) => ({ all: planner, "items[0].item": `project:${own.project}` }),
  },
  "$municipality.settings_.owners_.new": {
    does: "none",
    body: ({ unit }) => ({ name: "New", unitId: unit }),
  },
  "$municipality.settings_.units_.$unitId": {
    params: ({ unit }) => ({ unitId: unit }),
    does: "none",
    body: () => ({ name: "Changed", version }),
  },
  "$municipality.settings_.units_.$unitId_.removal": {
    params: ({ unit }) => ({ unitId: unit }),
    does: "none",
    body: () => ({ version }),
  },
  "$municipality.settings_.units_.new": {
    does: "none",
    body: ({ unit }) => ({ name: "New", parentId: unit }),
  },
};
