import type { TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";

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
  INSERT INTO partner (key, name, kind) VALUES ('registrert', 'Planted', 'company');
  UPDATE partner SET asked_municipality_id = (SELECT id FROM municipality WHERE key = 'alesund') WHERE key = 'registrert';
  INSERT INTO network_partner (network_id, partner_id) SELECT n.id, p.id FROM network n, partner p
    WHERE (n.key, p.key) IN (('excellence', 'havbris'), ('fjordnettverket', 'nordfjell')) ON CONFLICT DO NOTHING;`;

const somebodyOf = (key: string) => `planner@${key}.example`;

/** What the demo leaves out of a municipality. */
const municipalityRows = (key: string) => `
  SELECT set_config('tiltak.municipality', id::text, false) FROM municipality WHERE key = '${key}';
  INSERT INTO observation (data_point_id, year, state, source) SELECT id, 1999, 'not_collected', 'a draft' FROM data_point LIMIT 1;
  INSERT INTO target (data_point_id, value) SELECT id, 1 FROM data_point LIMIT 1 ON CONFLICT DO NOTHING;
  INSERT INTO observed_effect (project_id, data_point_id, value, measured_on, explanation)
    SELECT project_id, data_point_id, 1, '2026-01-01', 'planted' FROM expected_effect WHERE municipality_id = current_setting('tiltak.municipality')::uuid LIMIT 1;
  INSERT INTO statement (kind, language, text) VALUES ('privacy', 'nb', 'planted');
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
      networkRows,
      sharingRows,
      ...["alesund", "baerum"].map(municipalityRows),
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
