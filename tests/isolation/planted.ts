import { withMunicipality, withNetwork, withPartner } from "~/db/door.server";
import { commitmentNow } from "~/domain/commitment/queries.server";
import { memberHead } from "~/domain/member/members.server";
import { draftOf, type ProposalContent } from "~/domain/proposal/content";
import { newToken } from "~/domain/session/token.server";
import type { TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";
import { plantChallenges, type PlantedChallenges } from "./planted-challenges";

// Rows for the test of routes, in Ålesund: each kind of record once as the contributor's own and once as somebody else's, in a state in
// which every form can be sent.

export type Whose = "own" | "others";

interface Owned {
  project: string;
  /** Completed, so that an effect can be registered. */
  completedProject: string;
  action: string;
  milestone: string;
  fundingLink: string;
  /** A line of the history: an action of theirs got another due date. */
  change: string;
}

export interface Planted {
  own: Owned;
  others: Owned;
  challenges: PlantedChallenges;
  /** The municipality itself. */
  alesund: string;
  /** The persons who own them. */
  contributor: string;
  planner: string;
  programme: string;
  sharedProgramme: string;
  recommendation: string;
  adoptedRecommendation: string;
  councilRecommendation: string;
  /** A piece of evidence of the plans. */
  evidence: string;
  /** How the plans stand, as it is computed once all is planted. */
  plansStatus: string;
  /** A gap that neither project aims at. */
  gap: string;
  area: string;
  dataPoint: { id: string; slug: string; part: string; boolean: boolean };
  submittedObservation: string;
  returnedObservation: string;
  /** A member with an account, in the version their roles stand in. */
  member: { userId: string; version: string };
  /** The id of the municipality. */
  municipality: string;
  municipalityVersion: string;
  /** An owner without an account, who owns nothing. */
  owner: string;
  /** A line of the history: a unit was renamed. */
  unitChange: string;
  /** A unit that nobody belongs to. */
  unit: string;
  /** The id of one that waits for an answer. */
  invitationId: string;
  /** The account that entered them. */
  entered: string;
  apiToken: string;
  /** The token of an invitation to somebody who has no account yet. */
  invitation: string;
  /** An operator who has no support session here, one whose is over, and the one that is under way. */
  operator: string;
  otherOperator: string;
  supportSession: string;
  /** Somebody who does not decide in the network, and in the partner. */
  networkFellow: string;
  networkFellowVersion: string;
  /** A municipality that belongs to it. */
  networkMunicipality: string;
  partnerFellow: string;
  partnerFellowVersion: string;
  network: string;
  /** What the municipality was asked for, and what another offers in the same network. */
  practice: string;
  otherPractice: string;
  /** Drafted, and not sent. */
  summary: string;
  /** Of the own programme. */
  round: string;
  /** Of the shared programme. */
  sharedRound: string;
  /** On the network's calendar. */
  calendarEntry: string;
  /** Of rounds of review: one planned, one open; Ålesund's part in one, ready to be submitted, in another, submitted, and in a third, to be answered. */
  plannedRound: string;
  openRound: string;
  ready: string;
  submittedRound: string;
  submitted: string;
  answered: string;
  /** Invitations that wait: to operate, into the network, into the partner. */
  operatorInvitation: string;
  networkInvitation: string;
  partnerInvitation: string;
  /** The versions of Ålesund's membership in its network, and of what it shares there. */
  sharing: { membership: string; grants: string };
  /** Proposals of the partner to the municipality: a whole draft with a file, one submitted, one all evaluate, one accepted. */
  proposals: {
    draft: string;
    draftFile: string;
    submitted: string;
    evaluated: string;
    evaluatedFile: string;
    accepted: string;
  };
}

/** The key of a municipality, a network and a partner in which nobody decides yet. */
export const undecided = "stillevik";

/** The reader of Ålesund at a provider: the first of the visitors who are somebody. */
export const plantedIdentity = { issuer: "https://provider.example", subject: "planted" };

/** Plants them; gives their ids. */
export async function plant(database: TestDatabase): Promise<Planted> {
  const one = async (sql: string, values: unknown[] = []): Promise<string> => {
    const [row] = await pastPolicies<{ id: string }>(
      database,
      // The triggers that write history ask whose door is open.
      `WITH door AS (SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false),
                            set_config('tiltak.municipality', (SELECT id::text FROM municipality WHERE key = 'alesund'), false) AS m)
       ${sql}`,
      values,
    );
    if (!row) throw new Error(`nothing was planted by ${sql}`);
    return row.id;
  };
  const m = "(SELECT m::uuid FROM door)";
  const person = (email: string) =>
    one(
      `SELECT p.id FROM person p JOIN app_user u ON u.id = p.user_id WHERE u.email = $1 AND p.municipality_id = ${m}`,
      [email],
    );
  const user = (email: string) => one("SELECT id FROM app_user WHERE email = $1", [email]);
  const contributor = await person("contributor@alesund.example");
  await pastPolicies(database, "INSERT INTO identity (issuer, subject, user_id) VALUES ($1, $2, $3::uuid)", [
    plantedIdentity.issuer,
    plantedIdentity.subject,
    await user("reader@alesund.example"),
  ]);
  const planner = await person("planner@alesund.example");
  const area =
    (await pastPolicies<{ key: string }>(database, "SELECT key FROM area ORDER BY key LIMIT 1"))[0]?.key ?? "";
  const programme = await one(`SELECT id FROM funding_programme WHERE municipality_id = ${m} ORDER BY name LIMIT 1`);
  const sharedProgramme = await one(
    "SELECT id FROM funding_programme WHERE municipality_id IS NULL ORDER BY name LIMIT 1",
  );

  const changed = async (project: string, owner: string, whose: Whose): Promise<string> => {
    const action = await one(
      `INSERT INTO action (municipality_id, project_id, title, language, owner_id, due_on)
       SELECT ${m}, $1::uuid, $2, 'nb', $3::uuid, '2027-06-01' RETURNING id`,
      [project, `Planted and changed (${whose})`, owner],
    );
    await one(`UPDATE action SET due_on = '2027-07-01' WHERE municipality_id = ${m} AND id = $1::uuid RETURNING id`, [
      action,
    ]);
    return one(
      `SELECT id::text AS id FROM history_event WHERE municipality_id = ${m} AND subject_id = $1::uuid AND operation = 'update'`,
      [action],
    );
  };

  const unitChange = async (): Promise<string> => {
    const unit = await one(`INSERT INTO unit (municipality_id, name) SELECT ${m}, 'Planted to rename' RETURNING id`);
    await one(
      `UPDATE unit SET name = 'Planted and renamed' WHERE municipality_id = ${m} AND id = $1::uuid RETURNING id`,
      [unit],
    );
    return one(
      `SELECT id::text AS id FROM history_event WHERE municipality_id = ${m} AND subject_id = $1::uuid AND operation = 'update'`,
      [unit],
    );
  };

  const owned = async (owner: string, whose: Whose): Promise<Owned> => {
    const project = (name: string, state: string) =>
      one(
        `INSERT INTO project (municipality_id, name, language, area_key, state, owner_id, starts_on, ends_on, cost_ore)
         SELECT ${m}, $1, 'nb', $2, $3::project_state, $4::uuid, '2026-01-01', '2027-12-31', 1000000 RETURNING id`,
        [`${name} (${whose})`, area, state, owner],
      );
    const planned = await project("Planted", "idea");
    const action = await one(
      `INSERT INTO action (municipality_id, project_id, title, language, owner_id, due_on)
       SELECT ${m}, $1::uuid, $2, 'nb', $3::uuid, '2027-06-01' RETURNING id`,
      [planned, `Planted (${whose})`, owner],
    );
    return {
      project: planned,
      completedProject: await project("Planted and completed", "completed"),
      action,
      milestone: await one(
        `INSERT INTO milestone (municipality_id, action_id, name, due_on) SELECT ${m}, $1::uuid, 'Planted', '2027-01-01' RETURNING id`,
        [action],
      ),
      change: await changed(planned, owner, whose),
      fundingLink: await one(
        `INSERT INTO funding_link (municipality_id, project_id, programme_scope, programme_id, state, amount_ore)
         SELECT ${m}, $1::uuid, f.scope, f.id, 'planned', 100 FROM funding_programme f WHERE f.id = $2::uuid RETURNING id`,
        [planned, programme],
      ),
    };
  };

  const recommendation = (title: string, state: string, source: string) =>
    one(
      `INSERT INTO recommendation (municipality_id, reference, area_key, title, text, language, source, received_on, state, owner_id)
       SELECT ${m}, $1, $2, $1, 'Planted', 'nb', $3::recommendation_source, '2026-01-01', $4::recommendation_state, $5::uuid RETURNING id`,
      [title, area, source, state, planner],
    );

  const [dataPoint] = await pastPolicies<Planted["dataPoint"]>(
    database,
    `SELECT p.id, k.slug, p.part, p.is_boolean AS boolean FROM data_point p JOIN kpi k ON k.id = p.kpi_id
      WHERE NOT p.is_boolean AND p.part = '' ORDER BY k.slug LIMIT 1`,
  );
  if (!dataPoint) throw new Error("the catalogue has no data point");
  await one(
    `INSERT INTO target (municipality_id, data_point_id, value) SELECT ${m}, $1::uuid, 5
       ON CONFLICT (municipality_id, data_point_id) DO UPDATE SET value = 5 RETURNING id`,
    [dataPoint.id],
  );
  const observation = (year: number, review: string, by: string) =>
    one(
      `INSERT INTO observation (municipality_id, data_point_id, year, state, value, qualifier, source, review, return_reason, entered_by)
       SELECT ${m}, $1::uuid, $2::int, 'reported', 12, 'exact', 'planted', $3::review_state, 'planted', $4::uuid RETURNING id`,
      [dataPoint.id, year, review, by],
    );
  const { token, hash } = newToken();
  await one(
    `INSERT INTO invitation (municipality_id, email, roles, token_hash, expires_at) SELECT ${m}, 'invited@nowhere.example', ARRAY['reader'], $1, now() + interval '1 day' RETURNING id`,
    [hash],
  );
  const plannersUser = await user("planner@alesund.example");
  const member = await one(
    "INSERT INTO app_user (email, name) VALUES ('member@alesund.example', 'Planted') RETURNING id",
  );
  await one(`INSERT INTO membership (municipality_id, user_id, role) SELECT ${m}, $1::uuid, 'reader' RETURNING id`, [
    member,
  ]);
  const [alesund] = await pastPolicies<{ id: string; version: string }>(
    database,
    "SELECT id, version::text FROM municipality WHERE key = 'alesund'",
  );
  const { version } = await withMunicipality(alesund?.id ?? "", { userId: member }, (db) =>
    memberHead(db, { kind: "municipality", id: alesund?.id ?? "" }, member),
  );
  const networkFellow = await user("member@excellence.example");
  const partnerFellow = await user("proposer@havbris.example");
  const network = await one("SELECT id FROM network WHERE key = 'excellence'");
  const partner = await one("SELECT id FROM partner WHERE key = 'havbris'");
  const networkHead = await withNetwork(network, { userId: networkFellow }, (db) =>
    memberHead(db, { kind: "network", id: network }, networkFellow),
  );
  const partnerHead = await withPartner(partner, { userId: partnerFellow }, (db) =>
    memberHead(db, { kind: "partner", id: partner }, partnerFellow),
  );
  const waiting = (into: string, place: string, role: string) =>
    one(
      `INSERT INTO invitation (${into}, email, roles, token_hash, expires_at) SELECT ${place}, 'waiting@nowhere.example', ARRAY[$1], md5($1) || md5('waiting'), now() + interval '1 day' RETURNING id`,
      [role],
    );
  const content = {
    version: 1,
    title: "Planted",
    summary: "Planted",
    language: "nb",
    effects: [{ dataPointId: dataPoint.id, low: "1", high: "2", byYear: 2029 }],
    ask: "Planted",
    askOre: 100,
    bring: "Planted",
    costs: [{ year: 2027, ore: 100 }],
    partners: [],
    startsOn: "2027-01-01",
    endsOn: "2027-12-31",
    risks: "Planted",
    interest: null,
    attachments: [],
  } satisfies ProposalContent;
  const proposal = async (state: string): Promise<string> => {
    const isDraft = state === "draft";
    const id = await one(
      `INSERT INTO proposal (municipality_id, partner_id, state, revision, submitted_at, decided_at)
       SELECT ${m}, $1::uuid, $2::proposal_state, $3::int, CASE WHEN $3 > 0 THEN now() END, CASE WHEN $2 = 'accepted' THEN now() END RETURNING id`,
      [partner, state, isDraft ? 0 : 1],
    );
    await one(
      `INSERT INTO proposal_draft (municipality_id, proposal_id, partner_id, content) SELECT ${m}, $1::uuid, $2::uuid, $3::jsonb RETURNING proposal_id AS id`,
      [id, partner, JSON.stringify(draftOf(content))],
    );
    if (!isDraft)
      await one(
        `INSERT INTO proposal_revision (municipality_id, proposal_id, revision, partner_id, content, checksum)
         SELECT ${m}, $1::uuid, 1, $2::uuid, $3::jsonb, repeat('a', 64) RETURNING proposal_id AS id`,
        [id, partner, JSON.stringify(content)],
      );
    return id;
  };
  const proposalFile = (proposalId: string, submittedIn: number | null) =>
    one(
      `INSERT INTO proposal_attachment (municipality_id, proposal_id, partner_id, name, media_type, size, sha256, content, submitted_in)
       SELECT ${m}, $1::uuid, $2::uuid, 'planted.txt', 'text/plain', 1, repeat('a', 64), 'a', $3::int RETURNING id`,
      [proposalId, partner, submittedIn],
    );
  const proposals = {
    draft: await proposal("draft"),
    submitted: await proposal("submitted"),
    evaluated: await proposal("in_evaluation"),
    accepted: await proposal("accepted"),
  };
  await pastPolicies(
    database,
    `INSERT INTO proposal_evaluator (municipality_id, proposal_id, user_id, has_interest)
     SELECT DISTINCT p.municipality_id, p.id, h.user_id, false FROM proposal p JOIN membership h ON h.municipality_id = p.municipality_id WHERE p.id = $1::uuid`,
    [proposals.evaluated],
  );
  await one("INSERT INTO municipality (key, name, kind) SELECT $1, 'Planted', 'municipality' FROM door RETURNING id", [
    undecided,
  ]);
  await one("INSERT INTO network (key, name) VALUES ($1, 'Planted') RETURNING id", [undecided]);
  await one("INSERT INTO partner (key, name, kind) VALUES ($1, 'Planted', 'company') RETURNING id", [undecided]);
  const [sharing] = await pastPolicies<Planted["sharing"]>(
    database,
    `SELECT b.version::text AS membership, (SELECT sum(g.version)::text FROM sharing_grant g WHERE g.municipality_id = b.municipality_id
        AND g.network_id = b.network_id) AS grants
       FROM network_membership b JOIN municipality m ON m.id = b.municipality_id AND m.key = 'alesund'
      WHERE b.network_id = $1::uuid`,
    [network],
  );
  if (!sharing) throw new Error("the demo brings Ålesund into no network");
  const plantedRounds = async () => {
    const round = (title: string, state: string) =>
      one(
        `INSERT INTO review (network_id, title, language, period_from, period_to, opens_on, due_on, state)
         SELECT $1::uuid, $2, 'nb', '2026-01-01', '2026-06-30', '2026-07-01', '2099-01-01', $3::round_state FROM door RETURNING id`,
        [network, title, state],
      );
    const part = (reviewId: string, state: string) =>
      one(
        `INSERT INTO submission (municipality_id, network_id, review_id, state) SELECT ${m}, $1::uuid, $2::uuid, $3::submission_state RETURNING id`,
        [network, reviewId, state],
      );
    const [openRound, submittedRound] = [await round("Planted open", "open"), await round("Planted submitted", "open")];
    const [ready, submitted] = [await part(openRound, "preparing"), await part(submittedRound, "submitted")];
    await one(
      `INSERT INTO submission_revision (municipality_id, submission_id, revision, content, checksum, figures, plan, money, submitted_by)
       SELECT ${m}, $1::uuid, 1, x.content, encode(sha256(convert_to(x.content, 'UTF8')), 'hex'), x.figures, x.plan, x.money, $2::uuid
         FROM (SELECT content, figures, plan, money FROM submission_revision LIMIT 1) x RETURNING submission_id AS id`,
      [submitted, plannersUser],
    );
    const answered = await part(await round("Planted to answer", "open"), "questions");
    return { plannedRound: await round("Planted", "planned"), openRound, ready, submittedRound, submitted, answered };
  };
  const contributors = await owned(contributor, "own");
  const planners = await owned(planner, "others");
  return {
    challenges: await plantChallenges(database, { own: contributors.project, others: planners.project }),
    alesund: alesund?.id ?? "",
    sharing,
    operator: await user("operator@tiltak.example"),
    otherOperator: await user("supported@tiltak.example"),
    supportSession: await one(
      "SELECT s.id FROM support_session s JOIN app_user u ON u.id = s.operator_id WHERE u.email = 'supporting@tiltak.example'",
    ),
    networkFellow,
    networkFellowVersion: String(networkHead.version),
    networkMunicipality: await one(
      "SELECT municipality_id AS id FROM network_membership WHERE network_id = $1 AND state = 'joined' ORDER BY 1 LIMIT 1",
      [network],
    ),
    partnerFellow,
    partnerFellowVersion: String(partnerHead.version),
    operatorInvitation: await waiting("to_operator", "true", "operator"),
    networkInvitation: await waiting(
      "network_id",
      "(SELECT id FROM network WHERE key = 'excellence')",
      "network_member",
    ),
    partnerInvitation: await waiting(
      "partner_id",
      "(SELECT id FROM partner WHERE key = 'havbris')",
      "partner_proposer",
    ),
    network,
    practice: await one(
      `INSERT INTO practice (municipality_id, network_id, project_id, title, area_key, language, state)
       SELECT p.municipality_id, $1::uuid, p.id, 'Planted', p.area_key, 'nb', 'asked' FROM project p
        WHERE p.municipality_id = ${m} AND p.state = 'completed' AND p.name NOT LIKE 'Planted%'
          AND NOT EXISTS (SELECT FROM practice x WHERE x.project_id = p.id) ORDER BY p.name LIMIT 1 RETURNING id`,
      [network],
    ),
    otherPractice: await otherPractice(database, network),
    summary: await one(
      `INSERT INTO network_summary (network_id, period, words) SELECT $1::uuid, '1999-01', '{"nb": {"subject": "Planted", "text": "Planted"}}' FROM door RETURNING id`,
      [network],
    ),
    round: await one(
      `INSERT INTO funding_round (scope, municipality_id, programme_id, closes_on) SELECT ${m}, ${m}, $1::uuid, '2027-04-01' RETURNING id`,
      [programme],
    ),
    sharedRound: await one(
      `, operating AS (SELECT set_config('tiltak.door', 'operator', false) FROM door)
       INSERT INTO funding_round (scope, programme_id, closes_on) SELECT f.scope, f.id, '2027-04-01' FROM operating, funding_programme f
        WHERE f.id = $1::uuid RETURNING id`,
      [sharedProgramme],
    ),
    calendarEntry: await one(
      `INSERT INTO calendar_entry (network_id, kind, title, starts_on, language) SELECT $1::uuid, 'meeting', 'Planted', '2027-01-01', 'nb' FROM door RETURNING id`,
      [network],
    ),
    ...(await plantedRounds()),
    proposals: {
      ...proposals,
      draftFile: await proposalFile(proposals.draft, null),
      evaluatedFile: await proposalFile(proposals.evaluated, 1),
    },
    own: contributors,
    others: planners,
    contributor,
    planner,
    area,
    programme,
    sharedProgramme,
    recommendation: await recommendation("planted-received", "received", "evaluation"),
    adoptedRecommendation: await recommendation("planted-adopted", "adopted", "evaluation"),
    councilRecommendation: await recommendation("planted-council", "received", "council"),
    gap: await one(
      `SELECT data_point_id AS id FROM standing WHERE municipality_id = ${m} AND is_gap ORDER BY data_point_id LIMIT 1`,
    ),
    dataPoint,
    submittedObservation: await observation(1991, "submitted", plannersUser),
    invitation: token,
    entered: plannersUser,
    returnedObservation: await observation(1992, "returned", plannersUser),
    member: { userId: member, version: String(version) },
    municipality: alesund?.id ?? "",
    municipalityVersion: alesund?.version ?? "",
    owner: await one(`INSERT INTO person (municipality_id, name) SELECT ${m}, 'Planted' RETURNING id`),
    unitChange: await unitChange(),
    unit: await one(`INSERT INTO unit (municipality_id, name) SELECT ${m}, 'Planted' RETURNING id`),
    invitationId: await one(
      `INSERT INTO invitation (municipality_id, email, roles, token_hash, expires_at)
       SELECT ${m}, 'planted@alesund.example', ARRAY['reader'], repeat('1', 64), now() + interval '7 days' RETURNING id`,
    ),
    apiToken: await one(
      `INSERT INTO api_token (municipality_id, name, scopes, token_hash, created_by, expires_at)
       SELECT ${m}, 'Planted', '{plan.read}', repeat('0', 64), $1::uuid, now() + interval '1 day' RETURNING id`,
      [plannersUser],
    ),
    evidence: await one(
      `INSERT INTO evidence (municipality_id, commitment_key, kind, title, dated_on, added_by)
       SELECT ${m}, 'plans', 'document', 'Planted', '2026-01-01', $1::uuid RETURNING id`,
      [plannersUser],
    ),
    plansStatus: await withMunicipality(alesund?.id ?? "", { userId: member }, async (db) => {
      const { result } = await commitmentNow(db, "plans", "nb");
      return result.status;
    }),
  };
}

/** What a member of the network other than Ålesund offers there. */
async function otherPractice(database: TestDatabase, network: string): Promise<string> {
  const door = "SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false)";
  const [row] = await pastPolicies<{ id: string }>(
    database,
    `WITH door AS (${door}), chosen AS (
       SELECT p.* FROM project p JOIN network_membership n ON n.municipality_id = p.municipality_id AND n.network_id = $1::uuid AND n.state = 'joined'
         JOIN municipality m ON m.id = p.municipality_id, door
        WHERE m.key <> 'alesund' AND p.state = 'completed' AND NOT EXISTS (SELECT FROM practice x WHERE x.project_id = p.id) ORDER BY p.id LIMIT 1),
     measured AS (
       INSERT INTO observed_effect (municipality_id, project_id, data_point_id, value, measured_on, explanation)
       SELECT c.municipality_id, c.id, (SELECT id FROM data_point ORDER BY id LIMIT 1), 1, '2026-01-01', 'Planted' FROM chosen c RETURNING *)
     INSERT INTO practice (municipality_id, network_id, project_id, title, summary, area_key, language, state, offered_by, offered_on)
     SELECT c.municipality_id, $1::uuid, c.id, 'Planted', 'Planted', c.area_key, 'nb', 'offered', 'Planted', '2026-01-01' FROM chosen c, measured RETURNING id`,
    [network],
  );
  if (!row) throw new Error("no member of the network has completed anything");
  return row.id;
}
