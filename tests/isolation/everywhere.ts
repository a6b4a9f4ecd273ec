import type { TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";
import { reviewRows, withoutReviews } from "./review-rows";

// A row in every table, for the test of doors: two municipalities, two networks, two partners, and what belongs to people, of two of them.

/** Who and what the doors are tried with; the first of each pair is the one whose door is opened. */
export interface Everywhere {
  municipality: [string, string];
  network: [string, string];
  partner: [string, string];
  /** A planner of the first municipality, who is nothing else, and somebody of the second. */
  user: [string, string];
  leader: string;
  proposer: string;
  operator: string;
}

const networkRows = `
  INSERT INTO network (key, name) VALUES ('fjordnettverket', 'Planted');
  INSERT INTO app_user (email, name) VALUES ('leader@fjordnettverket.example', 'Planted');
  INSERT INTO network_member (network_id, user_id, role)
    SELECT n.id, u.id, 'network_leader' FROM network n, app_user u WHERE n.key = 'fjordnettverket' AND u.email = 'leader@fjordnettverket.example';`;

/** Who belongs to which network and shows it what: the first everything but updates, the second its figures alone, and that as a summary. */
const sharingRows = `
  INSERT INTO network_membership (municipality_id, network_id, state, answered_at)
    SELECT m.id, n.id, 'joined', now() FROM municipality m, network n
     WHERE (m.key, n.key) IN (('alesund', 'excellence'), ('baerum', 'fjordnettverket')) ON CONFLICT DO NOTHING;
  INSERT INTO network_membership (municipality_id, network_id)
    SELECT m.id, n.id FROM municipality m, network n WHERE (m.key, n.key) IN (('asker', 'fjordnettverket')) ON CONFLICT DO NOTHING;
  DELETE FROM sharing_grant;
  DELETE FROM network_membership WHERE (municipality_id, network_id) IN (SELECT m.id, n.id FROM municipality m, network n WHERE m.key = 'baerum' AND n.key = 'excellence');
  INSERT INTO sharing_grant (municipality_id, network_id, subject, level)
    SELECT m.id, n.id, s.subject::sharing_subject, s.level::sharing_level FROM municipality m, network n,
      (VALUES ('alesund', 'figures', 'detail'), ('alesund', 'plan', 'detail'), ('alesund', 'money', 'summary'), ('alesund', 'updates', 'nothing'),
              ('baerum', 'figures', 'summary')) s (key, subject, level)
     WHERE m.key = s.key AND n.key = CASE s.key WHEN 'alesund' THEN 'excellence' ELSE 'fjordnettverket' END
        ON CONFLICT (municipality_id, network_id, subject) DO UPDATE SET level = excluded.level;
  INSERT INTO commitment_comment (municipality_id, network_id, commitment_key, text, written_by)
    SELECT n.municipality_id, n.network_id, 'plans', 'planted', u.id FROM network_membership n, app_user u
     WHERE n.state = 'joined' AND u.email = 'leader@excellence.example' AND n.municipality_id IN (SELECT id FROM municipality WHERE key IN ('alesund', 'baerum'));
  INSERT INTO partner (key, name, kind) VALUES ('registrert', 'Planted', 'company');
  UPDATE partner SET asked_municipality_id = (SELECT id FROM municipality WHERE key = 'alesund') WHERE key = 'registrert';
  INSERT INTO network_message (network_id, municipality_ids, about, subject, text, sent_by)
    SELECT n.id, ARRAY[m.id], 'sharing', 'Planted', 'Planted', u.id FROM network n, municipality m, app_user u
     WHERE (n.key, m.key, u.email) IN (('excellence', 'alesund', 'leader@excellence.example'), ('fjordnettverket', 'baerum', 'leader@fjordnettverket.example'));
  INSERT INTO network_partner (network_id, partner_id) SELECT n.id, p.id FROM network n, partner p
    WHERE (n.key, p.key) IN (('excellence', 'havbris'), ('fjordnettverket', 'nordfjell')) ON CONFLICT DO NOTHING;`;

/** Challenges of every visibility, of both municipalities and a network, and a proposal of each partner that has come all the way, with a draft beside it. */
const proposalRows = `
  INSERT INTO challenge (scope, municipality_id, data_point_id, area_key, title, text, language, state, visibility, opens_at, closes_at)
    SELECT m.id, m.id, (SELECT id FROM data_point ORDER BY id LIMIT 1), (SELECT key FROM area ORDER BY key LIMIT 1), 'planted ' || s || v, 'planted', 'nb',
           s::challenge_state, v::challenge_visibility, now() - interval '1 day', now() + interval '1 day'
      FROM municipality m, unnest(ARRAY['draft', 'open']) s, unnest(ARRAY['public', 'network', 'invited']) v WHERE m.key IN ('alesund', 'baerum');
  INSERT INTO challenge (scope, network_id, data_point_id, area_key, title, text, language, state, visibility, opens_at, closes_at)
    SELECT n.id, n.id, (SELECT id FROM data_point ORDER BY id LIMIT 1), (SELECT key FROM area ORDER BY key LIMIT 1), 'planted ' || s || v, 'planted', 'nb',
           s::challenge_state, v::challenge_visibility, now() - interval '1 day', now() + interval '1 day'
      FROM network n, unnest(ARRAY['draft', 'open']) s, unnest(ARRAY['public', 'network']) v;
  INSERT INTO challenge_place (municipality_id, challenge_id, scope) SELECT municipality_id, id, scope FROM challenge WHERE municipality_id IS NOT NULL ON CONFLICT DO NOTHING;
  INSERT INTO challenge_place (municipality_id, challenge_id, scope)
    SELECT n.municipality_id, c.id, c.scope FROM challenge c JOIN network_membership n ON n.network_id = c.network_id AND n.state = 'joined' ON CONFLICT DO NOTHING;
  INSERT INTO challenge_criterion (scope, challenge_id, name, weight, position) SELECT scope, id, 'planted', 50, 77 FROM challenge;
  INSERT INTO challenge_invitation (scope, challenge_id, partner_id)
    SELECT c.scope, c.id, p.id FROM challenge c JOIN municipality m ON m.id = c.municipality_id JOIN partner p ON p.key = CASE m.key WHEN 'alesund' THEN 'havbris' ELSE 'nordfjell' END
     WHERE c.visibility = 'invited' AND c.title LIKE 'planted%' ON CONFLICT DO NOTHING;
  WITH pair AS (SELECT m.id AS m, p.id AS p, u.id AS u FROM municipality m JOIN partner p ON p.key = CASE m.key WHEN 'alesund' THEN 'havbris' ELSE 'nordfjell' END
                  JOIN app_user u ON u.email = CASE m.key WHEN 'alesund' THEN 'planner@alesund.example' ELSE 'planner@baerum.example' END WHERE m.key IN ('alesund', 'baerum')),
  drafted AS (INSERT INTO proposal (municipality_id, partner_id) SELECT m, p FROM pair RETURNING *),
  sent AS (INSERT INTO proposal (municipality_id, partner_id, state, revision, submitted_at, decided_at) SELECT m, p, 'accepted', 1, now(), now() FROM pair RETURNING *),
  written AS (INSERT INTO proposal_draft (municipality_id, proposal_id, partner_id, content) SELECT municipality_id, id, partner_id, '{}' FROM drafted),
  revised AS (INSERT INTO proposal_revision (municipality_id, proposal_id, revision, partner_id, content, checksum) SELECT municipality_id, id, 1, partner_id, '{}', repeat('a', 64) FROM sent),
  attached AS (INSERT INTO proposal_attachment (municipality_id, proposal_id, partner_id, name, media_type, size, sha256, content, submitted_in)
    SELECT municipality_id, id, partner_id, 'planted.txt', 'text/plain', 1, repeat('a', 64), 'x', CASE state WHEN 'draft' THEN NULL ELSE 1 END
      FROM (SELECT * FROM drafted UNION ALL SELECT * FROM sent) b),
  asked AS (INSERT INTO proposal_message (municipality_id, proposal_id, partner_id, from_partner, text, written_by)
    SELECT s.municipality_id, s.id, s.partner_id, f, 'planted', CASE WHEN f THEN (SELECT id FROM app_user WHERE email = 'proposer@havbris.example') ELSE pair.u END
      FROM sent s JOIN pair ON pair.m = s.municipality_id, unnest(ARRAY[true, false]) f),
  judges AS (INSERT INTO proposal_evaluator (municipality_id, proposal_id, user_id, has_interest) SELECT s.municipality_id, s.id, pair.u, false FROM sent s JOIN pair ON pair.m = s.municipality_id RETURNING *),
  others AS (INSERT INTO proposal_evaluator (municipality_id, proposal_id, user_id) SELECT s.municipality_id, s.id, (SELECT id FROM app_user WHERE email = 'reader@alesund.example') FROM sent s RETURNING *),
  scored AS (INSERT INTO proposal_score (municipality_id, evaluator_id, criterion, weight, score) SELECT municipality_id, id, 'planted', 1, 3 FROM (SELECT * FROM judges UNION ALL SELECT * FROM others) e),
  noted AS (INSERT INTO proposal_note (municipality_id, proposal_id, user_id, text) SELECT municipality_id, proposal_id, user_id, 'planted' FROM (SELECT * FROM judges UNION ALL SELECT * FROM others) e)
  INSERT INTO proposal_decision (municipality_id, proposal_id, partner_id, outcome, reason, decided_by)
    SELECT s.municipality_id, s.id, s.partner_id, 'accepted', 'planted', pair.u FROM sent s JOIN pair ON pair.m = s.municipality_id;
  INSERT INTO project_partner (municipality_id, project_id, name, partner_id, shows_progress)
    SELECT p.municipality_id, p.id, 'planted', (SELECT id FROM partner WHERE key = 'havbris'), true FROM project p JOIN municipality m ON m.id = p.municipality_id WHERE m.key = 'alesund' ORDER BY p.id LIMIT 1;`;
/** What a network keeps for itself, and what municipalities offer in it: asked for, drafted, offered, copied. */
const officeRows = `
  UPDATE project SET cost_ore = 4200, cost_note = 'planted' WHERE cost_ore IS NULL;
  INSERT INTO calendar_entry (network_id, kind, title, starts_on, language) SELECT id, 'meeting', 'planted', '2027-01-01', 'nb' FROM network;
  INSERT INTO network_summary (network_id, period, words) SELECT id, '1999-01', '{"nb": {"subject": "planted", "text": "planted"}}' FROM network;
  INSERT INTO calendar_token (network_id, user_id, token_hash) SELECT n.id, u.id, md5(n.key || u.email) || md5('feed') FROM network n, app_user u
    WHERE u.email IN ('leader@excellence.example', 'planner@alesund.example');
  INSERT INTO observed_effect (municipality_id, project_id, data_point_id, value, measured_on, explanation)
    SELECT p.municipality_id, p.id, d.id, 1, '2026-01-01', 'planted' FROM project p, (SELECT id FROM data_point LIMIT 1) d
     WHERE p.state IN ('completed', 'evaluated');
  INSERT INTO practice (municipality_id, network_id, project_id, title, summary, area_key, language, state, asked_by, offered_by, offered_on, is_public)
    SELECT p.municipality_id, n.network_id, p.id, 'planted', 'planted', p.area_key, 'nb', s.state::practice_state,
           (SELECT id FROM app_user WHERE email = 'leader@excellence.example'), 'planted', '2026-01-01', s.state = 'offered'
      FROM (SELECT q.*, row_number() OVER (PARTITION BY q.municipality_id ORDER BY q.id) AS place FROM project q
             WHERE q.state IN ('completed', 'evaluated') AND NOT EXISTS (SELECT FROM practice x WHERE x.project_id = q.id)) p
      JOIN network_membership n ON n.municipality_id = p.municipality_id
      JOIN (VALUES (1, 'offered'), (2, 'asked'), (3, 'draft')) s (place, state) ON s.place = p.place;
  INSERT INTO practice_copy (municipality_id, practice_owner_id, practice_id, project_id, title, offered_by, language)
    SELECT DISTINCT ON (c.municipality_id) c.municipality_id, p.municipality_id, p.id, c.id, 'planted', 'planted', 'nb'
      FROM practice p JOIN project c ON c.municipality_id <> p.municipality_id WHERE p.state = 'offered'
       AND NOT EXISTS (SELECT FROM practice_copy x WHERE x.project_id = c.id);`;

const somebodyOf = (key: string) => `planner@${key}.example`;

/** What the demo leaves out of a municipality. */
const municipalityRows = (key: string) => `
  SELECT set_config('tiltak.municipality', id::text, false) FROM municipality WHERE key = '${key}';
  INSERT INTO observation (data_point_id, year, state, source) SELECT id, 1999, 'not_collected', 'a draft' FROM data_point LIMIT 1;
  INSERT INTO target (data_point_id, value) SELECT id, 1 FROM data_point LIMIT 1 ON CONFLICT DO NOTHING;
  INSERT INTO observed_effect (project_id, data_point_id, value, measured_on, explanation)
    SELECT project_id, data_point_id, 1, '2026-01-01', 'planted' FROM expected_effect WHERE municipality_id = current_setting('tiltak.municipality')::uuid LIMIT 1;
  INSERT INTO statement (kind, language, text) VALUES ('privacy', 'nb', 'planted');
  INSERT INTO evidence (commitment_key, criterion_key, kind, title, dated_on, added_by)
    SELECT 'plans', 'gaps_answered', 'document', 'planted', '2026-01-02', id FROM app_user WHERE email = '${somebodyOf(key)}';
  INSERT INTO commitment_judgement (commitment_key, status, criteria_version, verdict, reason, judged_by)
    SELECT 'plans', 'partly', 'tiltak-2026', 'disputed', 'planted', id FROM app_user WHERE email = '${somebodyOf(key)}';
  INSERT INTO commitment_status (commitment_key, taken_on, quarter, status, criteria, criteria_version)
    VALUES ('plans', '2020-02-03', '2020-01-01', 'partly', '[]', 'tiltak-2026');
  INSERT INTO funding_programme (scope, municipality_id, name, provider, type, language)
    SELECT m.id, m.id, 'planted', 'planted', 'grant', 'nb' FROM municipality m WHERE m.key = '${key}';
  INSERT INTO funding_round (scope, municipality_id, programme_id, closes_on)
    SELECT f.scope, f.municipality_id, f.id, '2027-01-01' FROM funding_programme f JOIN municipality m ON m.id = f.municipality_id
     WHERE m.key = '${key}' AND f.name = 'planted';
  UPDATE person SET named_in_public = true WHERE municipality_id = current_setting('tiltak.municipality')::uuid;
  INSERT INTO publication (published_at, rule_version, catalogue_version, criteria_version, snapshot, scores, checksum, withdrawn_at)
    VALUES (now() - interval '1 day', 'planted', 1, 'planted', '{}', '{}', repeat('0', 64), now());
  INSERT INTO support_session (operator_id, opened_by, reason, ends_at)
    SELECT o.id, a.id, 'planted', now() + interval '1 hour' FROM app_user o, app_user a
     WHERE o.email = 'operator@tiltak.example' AND a.email = '${somebodyOf(key)}';
  INSERT INTO api_token (name, scopes, token_hash, created_by, expires_at)
    SELECT 'planted', ARRAY['plan.read'], md5('${key}') || md5('token'), id, now() + interval '1 day' FROM app_user WHERE email = '${somebodyOf(key)}';
  INSERT INTO invitation (municipality_id, email, roles, token_hash, expires_at, invited_by, person_id)
    SELECT current_setting('tiltak.municipality')::uuid, 'new@${key}.example', ARRAY['planner'], md5('${key}') || md5('invitation'), now() + interval '7 days', u.id, p.id
      FROM app_user u, person p WHERE u.email = '${somebodyOf(key)}' AND p.municipality_id = current_setting('tiltak.municipality')::uuid LIMIT 1;`;

/** Invitations elsewhere, and the operator's to the first administrator of a municipality. */
const invitations = `
  INSERT INTO municipality (key, name, kind) VALUES ('tomvik', 'Planted', 'municipality');
  INSERT INTO invitation (network_id, email, roles, token_hash, expires_at)
    SELECT id, 'new@' || key || '.example', ARRAY['network_leader'], md5(key) || md5('invitation'), now() + interval '7 days' FROM network;
  INSERT INTO invitation (partner_id, email, roles, token_hash, expires_at)
    SELECT id, 'new@' || key || '.example', ARRAY['partner_proposer'], md5(key) || md5('invitation'), now() + interval '7 days' FROM partner;
  INSERT INTO invitation (municipality_id, email, roles, token_hash, expires_at, invited_by)
    SELECT m.id, 'first@' || m.key || '.example', ARRAY['administrator'], md5('first') || md5('invitation'), now() + interval '7 days', o.id
      FROM municipality m, app_user o WHERE m.key = 'tomvik' AND o.email = 'operator@tiltak.example';`;

const proofsOf = (email: string) => `
  INSERT INTO session (id_hash, user_id, expires_at) SELECT md5(email) || md5('session'), id, now() + interval '1 day' FROM app_user WHERE email = '${email}';
  INSERT INTO password_reset (token_hash, user_id, expires_at) SELECT md5(email) || md5('reset'), id, now() + interval '1 hour' FROM app_user WHERE email = '${email}';
  INSERT INTO passkey (user_id, credential_id, public_key, transports, name) SELECT id, md5(email), '\\x00', ARRAY['internal'], 'planted' FROM app_user WHERE email = '${email}';
  INSERT INTO one_time_code (user_id, secret) SELECT id, 'planted' FROM app_user WHERE email = '${email}';
  INSERT INTO backup_code (user_id, code_hash) SELECT id, md5(email) || md5('code') FROM app_user WHERE email = '${email}';
  INSERT INTO identity (issuer, subject, user_id) SELECT 'https://issuer.example', email, id FROM app_user WHERE email = '${email}';`;

const ours = `
  INSERT INTO outbox_message (kind, recipient, language, subject, text) VALUES ('planted', 'someone@nowhere.example', 'nb', 'planted', 'planted');
  INSERT INTO rate_limit (key, points) VALUES ('planted', 1);`;

const users = ["planner@alesund.example", "planner@baerum.example"] as const;

/** Plants what the seed and the demo leave out, and gives whom to try with. */
export async function plantEverywhere(database: TestDatabase): Promise<Everywhere> {
  await pastPolicies(
    database,
    [
      withoutReviews,
      networkRows,
      sharingRows,
      reviewRows,
      officeRows,
      ...["alesund", "baerum"].map(municipalityRows),
      proposalRows,
      invitations,
      ...users.map(proofsOf),
      ours,
    ].join("\n"),
  );
  const found = await pastPolicies<{ key: string; id: string }>(
    database,
    `SELECT key, id FROM municipality UNION ALL SELECT key, id FROM network UNION ALL SELECT key, id FROM partner
     UNION ALL SELECT email, id FROM app_user`,
  );
  const id = (key: string): string => {
    const one = found.find((row) => row.key === key);
    if (!one) throw new Error(`nothing was planted as ${key}`);
    return one.id;
  };
  return {
    municipality: [id("alesund"), id("baerum")],
    network: [id("excellence"), id("fjordnettverket")],
    partner: [id("havbris"), id("nordfjell")],
    user: [id(users[0]), id(users[1])],
    leader: id("leader@excellence.example"),
    proposer: id("proposer@havbris.example"),
    operator: id("operator@tiltak.example"),
  };
}
