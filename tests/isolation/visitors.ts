import { randomUUID } from "node:crypto";
import { asOperator, beforeSignIn } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { municipalityRoles, type MunicipalityRole, type NetworkRole, type PartnerRole } from "~/domain/access/table";
import { openSession } from "~/domain/session/commands.server";
import { keepSession } from "~/http/session-cookie.server";
import type { TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";

// Everybody who comes to the test of routes: each role of the places that are visited, each role of other places, those whose time is over,
// somebody half signed in, somebody who belongs nowhere, and nobody.

/** The places that are visited: where an address names one, it is this. */
export const places = { municipality: "alesund", network: "excellence", partner: "havbris" } as const;

/** The places of whoever comes from elsewhere. */
export const elsewhere = { municipality: "baerum", network: "fjordnettverket", partner: "nordfjell" } as const;

export interface Visitor {
  who: string;
  cookie: string;
  /** Whether anybody is signed in. */
  isSomebody: boolean;
  /** Whether they have shown the first factor and owe the second. */
  isHalf?: true;
  userId: string;
  personId: string | null;
  /** What they are in the places that are visited; null where they do not belong. */
  roles: {
    municipality: readonly MunicipalityRole[] | null;
    network: readonly NetworkRole[] | null;
    partner: readonly PartnerRole[] | null;
    operator: readonly ["operator"] | null;
  };
}

export const actorOf = ({ userId, personId }: Visitor, roles: Actor["roles"]): Actor => ({ userId, personId, roles });

/** Accounts that the demo lacks. */
const planted = [
  "leader@fjordnettverket.example",
  "administrator@nordfjell.example",
  "supporting@tiltak.example",
  "supported@tiltak.example",
  "former.operator@tiltak.example",
  "former@alesund.example",
  "former@excellence.example",
  "unemployed@tiltak.example",
  ...municipalityRoles.map((role) => `${role}@baerum.example`),
];

const rows = `
  INSERT INTO network (key, name) VALUES ('fjordnettverket', 'Planted') ON CONFLICT DO NOTHING;
  INSERT INTO network_member (network_id, user_id, role, valid_from, valid_to)
    SELECT n.id, u.id, 'network_leader', '2020-01-01', CASE WHEN u.email ~ '^former' THEN DATE '2025-01-01' END FROM network n, app_user u
     WHERE (n.key, u.email) IN (('fjordnettverket', 'leader@fjordnettverket.example'), ('excellence', 'former@excellence.example'));
  INSERT INTO partner_member (partner_id, user_id, role)
    SELECT p.id, u.id, 'partner_administrator' FROM partner p, app_user u WHERE p.key = 'nordfjell' AND u.email = 'administrator@nordfjell.example';
  INSERT INTO operator (user_id, valid_from, valid_to)
    SELECT id, '2020-01-01', CASE WHEN email ~ '^former' THEN DATE '2025-01-01' END FROM app_user
     WHERE email IN ('supporting@tiltak.example', 'supported@tiltak.example', 'former.operator@tiltak.example');
  INSERT INTO membership (municipality_id, user_id, role, valid_from, valid_to)
    SELECT m.id, u.id, r.role::member_role, '2020-01-01', CASE WHEN u.email ~ '^former' THEN DATE '2025-01-01' END
      FROM municipality m, app_user u, unnest(ARRAY['${municipalityRoles.join("', '")}']) AS r (role)
     WHERE (m.key = 'baerum' AND u.email = r.role || '@baerum.example') OR (m.key = 'alesund' AND u.email = 'former@alesund.example' AND r.role = 'planner')
    ON CONFLICT DO NOTHING;
  INSERT INTO support_session (municipality_id, operator_id, opened_by, reason, starts_at, ends_at)
    SELECT m.id, o.id, a.id, 'planted', s.starts_at, s.starts_at + interval '8 hours'
      FROM municipality m, app_user o, app_user a, (VALUES ('supporting@tiltak.example', now() - interval '1 hour'), ('supported@tiltak.example', now() - interval '9 hours'),
             ('former.operator@tiltak.example', now() - interval '1 hour')) AS s (email, starts_at)
     WHERE m.key = 'alesund' AND o.email = s.email AND a.email = 'administrator@alesund.example';`;

/** The cookie of a new session of this account. */
export async function cookieOf(userId: string): Promise<string> {
  const { sessionId, expiresAt } = await beforeSignIn((db) => openSession(db, userId));
  const [cookie = ""] = (await keepSession(sessionId, expiresAt)).split(";");
  return cookie;
}

/** Plants who is missing, signs everybody in, and gives them with what they are, read from the rows themselves. */
export async function everybody(database: TestDatabase): Promise<Visitor[]> {
  await asOperator({ userId: randomUUID() }, async (db) => {
    const users = planted.map((email) => ({ id: randomUUID(), email, name: email }));
    await db.user.createMany({ data: users, skipDuplicates: true });
  });
  await pastPolicies(database, rows);
  const found = await pastPolicies<{
    id: string;
    email: string;
    personId: string | null;
    municipality: MunicipalityRole[];
    isSupporting: boolean;
    network: NetworkRole[];
    partner: PartnerRole[];
    isOperator: boolean;
  }>(
    database,
    `SELECT u.id, u.email,
            (SELECT p.id FROM person p JOIN municipality m ON m.id = p.municipality_id WHERE p.user_id = u.id AND m.key = '${places.municipality}') AS "personId",
            ARRAY(SELECT s.role::text FROM membership s JOIN municipality m ON m.id = s.municipality_id
                   WHERE s.user_id = u.id AND m.key = '${places.municipality}' AND s.valid_to IS NULL) AS municipality,
            ARRAY(SELECT s.role::text FROM network_member s JOIN network n ON n.id = s.network_id
                   WHERE s.user_id = u.id AND n.key = '${places.network}' AND s.valid_to IS NULL) AS network,
            ARRAY(SELECT s.role::text FROM partner_member s JOIN partner p ON p.id = s.partner_id
                   WHERE s.user_id = u.id AND p.key = '${places.partner}' AND s.valid_to IS NULL) AS partner,
            EXISTS (SELECT FROM operator o WHERE o.user_id = u.id AND o.valid_to IS NULL) AS "isOperator",
            u.email = 'supporting@tiltak.example' AS "isSupporting"
       FROM app_user u`,
  );
  const known = (email: string) => {
    const one = found.find((user) => user.email === email);
    if (!one) throw new Error(`there is no ${email}`);
    return one;
  };
  const arrive = async (who: string, email: string): Promise<Visitor> => {
    const { id, personId, municipality, isSupporting, network, partner, isOperator } = known(email);
    const cookie = await cookieOf(id);
    const belonging = <Role>(roles: Role[]) => (roles.length > 0 ? roles : null);
    return {
      who,
      cookie,
      isSomebody: true,
      userId: id,
      personId,
      roles: {
        municipality: isSupporting ? ["reader"] : belonging(municipality),
        network: belonging(network),
        partner: belonging(partner),
        operator: isOperator ? ["operator"] : null,
      },
    };
  };

  const all: Visitor[] = [];
  for (const role of municipalityRoles) all.push(await arrive(role, `${role}@alesund.example`));
  for (const role of municipalityRoles)
    all.push(await arrive(`${role} of another municipality`, `${role}@baerum.example`));
  // Whoever else the demo has in other municipalities.
  const towns = await pastPolicies<{ key: string }>(database, "SELECT key FROM municipality WHERE key <> $1", [
    places.municipality,
  ]);
  const others = found.filter(({ email }) => towns.some(({ key }) => email.endsWith(`@${key}.example`)));
  for (const { email } of others.filter((one) => !planted.includes(one.email))) all.push(await arrive(email, email));
  for (const [who, email] of [
    ["network leader", "leader@excellence.example"],
    ["network member", "member@excellence.example"],
    ["leader of another network", "leader@fjordnettverket.example"],
    ["former leader of the network", "former@excellence.example"],
    ["partner administrator", "administrator@havbris.example"],
    ["partner proposer", "proposer@havbris.example"],
    ["administrator of another partner", "administrator@nordfjell.example"],
    ["proposer of another partner", "proposer@nordfjell.example"],
    ["operator", "operator@tiltak.example"],
    ["operator with a support session", "supporting@tiltak.example"],
    ["operator whose support session is over", "supported@tiltak.example"],
    ["former operator with a support session", "former.operator@tiltak.example"],
    ["former planner", "former@alesund.example"],
    ["somebody who belongs nowhere", "unemployed@tiltak.example"],
  ] as const)
    all.push(await arrive(who, email));

  const nothing = { municipality: null, network: null, partner: null, operator: null };
  const noOne: Visitor = { who: "nobody", cookie: "", isSomebody: false, userId: "", personId: null, roles: nothing };
  const half = await arrive("planner who has shown the first factor only", "planner@alesund.example");
  await pastPolicies(
    database,
    `UPDATE session SET awaits_second_factor = true WHERE created_at = (SELECT max(created_at) FROM session WHERE user_id = $1) AND user_id = $1`,
    [half.userId],
  );
  const stale = await arrive("planner whose session is over", "planner@alesund.example");
  await pastPolicies(
    database,
    `UPDATE session SET expires_at = now() - interval '1 second' WHERE created_at = (SELECT max(created_at) FROM session WHERE user_id = $1) AND user_id = $1`,
    [stale.userId],
  );
  return [
    noOne,
    { ...half, isSomebody: false, isHalf: true, roles: nothing },
    { ...stale, isSomebody: false, roles: nothing },
    { ...noOne, who: "somebody with a made-up cookie", cookie: `${half.cookie.slice(0, 30)}x` },
    ...all,
  ];
}
