import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connected } from "~/db/connect.server";
import { exceptions } from "~/db/privileges";
import { testDatabase, type TestDatabase } from "../support/database";
import { between as rightsBetween } from "./shared-rights";

// Reads the database's own catalogue, so that a table, view or function added tomorrow is held to the rules without anyone naming it here.

/** Tables of people, sign-in, networks and partners: no municipality's, yet nobody may read them outside their door. */
const personal = [
  "app_user",
  "credential",
  "session",
  "password_reset",
  "passkey",
  "one_time_code",
  "backup_code",
  "identity",
  "operator",
  "network",
  "network_member",
  "partner",
  "partner_member",
  "network_partner",
  "challenge_criterion",
  "challenge_invitation",
  "network_history_event",
  "operator_history_event",
  "review",
  "review_question",
  "network_message",
  "calendar_entry",
  "calendar_token",
  "network_summary",
  "outbox_message",
  "rate_limit",
];

/** The shared catalogue, which everyone reads and only the owner writes. */
const catalogue = Object.keys(exceptions).filter(
  (name) => name !== "_prisma_migrations" && !name.endsWith("history_event"),
);

/** Programmes and their rounds are shared or one municipality's: `scope`, held to `municipality_id` by a check, stands for it in keys. */
const sharedOrOwn = ["funding_programme", "funding_round"];

/**
 * Records between a municipality and a network or a partner: they carry the municipality (and write its history), and others than its own
 * door read or write them too. What each door may do stands in doors.test.ts, row by row.
 */
const between = Object.keys(rightsBetween);

/** An invitation is into a municipality, a network or a partner, of which its row names one; so its key cannot begin with the municipality. */
const intoOneOf = "invitation";

/**
 * Unique without the municipality, because looked up before it is known which: hashes of 256 random bits, of which nobody can guess one to
 * ask after. And the challenge's key, which begins with its owner, a municipality or a network.
 */
const uniqueTokens = ["api_token_token_hash_key", "challenge_pkey", "invitation_pkey", "invitation_token_hash_key"];

/** Keys that lead to another municipality's row on purpose, each with what holds it. */
const ofAnother: Record<string, string> = {
  practice_copy_practice_owner_id_practice_id_fkey:
    "a practice is copied from another; the policy `add` wants it offered",
};

/** What is seen outside every door, and why. */
const outsideDoors: Record<string, string> = {
  "network_history_event.through_trigger": "the owner alone, through record_network_history",
  "rate_limit.counting": "attempts are counted before it is known who makes them; keys are hashes",
};

/** No history: `standing` and `group_score` are derived from what has one, and history has none of itself. */
const withoutHistory = [
  "standing",
  "group_score",
  "history_event",
  // A revision is never changed, and the line of its submission tells when there was one.
  "submission_revision",
  // What is never changed is its own history; a draft is the partner's alone; and history would show scores before their time.
  "challenge_place",
  "proposal_draft",
  "proposal_revision",
  "proposal_attachment",
  "proposal_score",
  "proposal_note",
  // From the moment it is submitted: a condition, which this test does not read.
  "proposal",
];

/** Policies beyond read, add, change and remove, each with its reason. */
const furtherPolicies: Record<string, string> = {
  "membership.sign_in": "signing in has to find out where one works",
  "membership.oneself": "one's account shows where one works",
  "membership.through_views": "the owner alone, through administered_municipality",
  "membership.through_mail": "the owner alone, through mail_holders",
  "operator.through_mail": "the owner alone, through mail_confirmers",
  "sharing_grant.network": "a network sees what it is shown",
  "history_event.through_trigger": "the owner alone, through record_history",
  "history_event.forgetting": "the owner alone, through forget_me",
  "history_event.forgetting_seen": "the owner alone, through forget_me",
  "support_session.oneself": "one's account shows the support one gave",
  "support_session.sign_in": "an operator with a support session signs in as any other",
  "api_token.sign_in": "a program shows its token before it is known whose it is",
  "api_token.used": "it is noted when a token was last used, and a trigger lets nothing else be changed there",
  "invitation.registers": "whoever registers a partner is its first administrator, and not signed in",
  "invitation.sign_in": "whoever opens an invitation is not signed in",
  "invitation.accept": "accepting comes before signing in, and a trigger lets nothing else be changed there",
  "invitation.network": "invitations into the network of the open door",
  "invitation.partner": "invitations into the partner of the open door",
  "invitation.operator": "into networks and partners, and of a municipality's first administrator",
  "invitation.operator_adds": "into networks and partners, and of a municipality's first administrator",
  "invitation.operator_seen": "into networks and partners, and those that operators sent",
  "invitation.jobs": "what was not accepted is cleared away",
  "invitation.jobs_seen": "what was not accepted is cleared away",
  "invitation.oneself": "one's account shows the invitations one sent and came by",
  "invitation.forgetting": "the owner alone, through forget_me",
  "invitation.forgetting_seen": "the owner alone, through forget_me",
  "observation.through_views": "the owner alone, through published_value",
  "observation.through_functions": "the owner alone, through municipality_usage",
  "action.through_functions": "the owner alone, through municipality_usage",
  "funding_programme.operator": "the shared programmes are kept by the operator",
  "project_partner.through_partner": "the owner alone, through partner_project",
  "project.through_partner": "the owner alone, through partner_project",
  "action.through_partner": "the owner alone, through partner_project",
  "progress_update.through_partner": "the owner alone, through partner_project",
  "funding_round.operator": "the rounds of shared programmes are kept by the operator",
  "person.through_views": "the owner alone, through owner_unit",
  "person.forgetting": "the owner alone, through forget_me",
  "recommendation.within_summaries": "the owner alone, through plan_summary",
  "response.within_summaries": "the owner alone, through plan_summary",
  "project.within_summaries": "the owner alone, through plan_summary and shared_project",
  "progress_update.within_summaries": "the owner alone, through updates_summary",
  "action.within_summaries": "the owner alone, through plan_summary",
  "funding_link.through_functions": "the owner alone, through named_shared_rounds",
  "funding_link.within_summaries": "the owner alone, through money_summary",
  "progress_update.through_views": "the owner alone, through update_date",
  "submission_revision.through_views": "the owner alone, through submission_head",
};

/** Views that run with the owner's rights, and the only columns each may show. */
const ownersViews: Record<string, string[]> = {
  challenge_date: ["municipality_id", "challenge_id", "state", "opens_at", "closes_at"],
  proposal_date: ["municipality_id", "proposal_id", "asked_at", "answered_at"],
  network_leader: ["municipality_id", "user_id", "name", "network"],
  owner_unit: ["municipality_id", "person_id", "unit", "title"],
  partner_project: [
    "municipality_id",
    "project_id",
    "partner_id",
    "municipality",
    "municipality_key",
    "is_published",
    "name",
    "language",
    "area_key",
    "state",
    "starts_on",
    "ends_on",
    "shows_progress",
    "actions",
    "actions_done",
    "last_updated_on",
  ],
  submission_head: ["municipality_id", "submission_id", "revision"],
  // Cost and its note only where money is shared in detail (withheld.test.ts).
  shared_project: [
    "municipality_id",
    "id",
    "name",
    "description",
    "language",
    "kind",
    "area_key",
    "state",
    "state_reason",
    "outcome",
    "starts_on",
    "ends_on",
    "stated_period",
    "cost_ore",
    "cost_note",
    "owner_id",
    "is_example",
    "created_at",
  ],
  update_date: ["municipality_id", "action_id", "project_id", "reported_on"],
  published_value: ["municipality_id", "data_point_id", "year", "value", "bound", "qualifier"],
  public_name: ["municipality_id", "person_id", "name"],
  plan_summary: ["municipality_id", "recommendations", "answered", "projects_under_way", "actions_late"],
  money_summary: ["municipality_id", "planned_ore", "applied_ore", "granted_ore", "paid_ore"],
  updates_summary: ["municipality_id", "last_reported_on"],
  administered_municipality: ["municipality_id"],
};

/** Functions with their owner's rights, each with its reason. */
const definerFunctions: Record<string, string> = {
  forget_me:
    "takes the name and address of whoever erases their account out of history and mail, which the runtime role cannot write; asks nobody whom",
  mail_confirmers: "writes to those who are to confirm a partner that waits, whose addresses the partner never sees",
  mail_holders:
    "writes to those who hold a role at a municipality, network or partner, whose addresses the sender never sees",
  municipality_to_ask:
    "a network asks a municipality that is not published by its whole key, and finds it in no other way; it gives an id alone",
  mail_network:
    "writes to the people of a network and of the municipalities in it, each once, whose addresses the sender never sees",
  my_lines_elsewhere:
    "gives the account's door one's own lines in places one does not belong to, without what stood there; asks nobody whose",
  my_mail: "gives the account's door which mail to one's own address is kept, without its text; asks nobody whose",
  municipality_usage: "the operator counts what a municipality holds, and reads none of it",
  named_shared_rounds:
    "the operator is told which rounds of shared programmes are named, so that it removes none of those, and nothing else of the funding",
  note_sign_in: "the last day of a sign-in is kept, and before sign-in no account may be changed",
  practice_copies: "a practice's copies are counted for whoever sees it, who is not told whose they are",
  queue_mail: "the application's role may not touch the job queue, only write the mail that is to be sent",
  record_history:
    "writes history, which the runtime role cannot write, so that a line comes from a change that happened",
  record_network_history: "as record_history, for the records of a network alone",
  record_operator_history: "as record_history, for what is shared and the operator keeps",
  service_health: "the operator counts mails, jobs and migrations, and reads none",
  withdraw_practices:
    "what a municipality offered in a network it leaves is offered no more, also when the network lets it go",
};

/** Schemas that are not ours, with the reason. */
const foreignSchemas: Record<string, string> = {
  graphile_worker:
    "the job queue's own tables, which graphile-worker makes and mends; they hold ids of mails and no more",
};

let database: TestDatabase;

function asked<Line extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Line[]> {
  const url = new URL(inject("database").adminUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  return connected(url.href, async (client) => (await client.query<Line>(sql, values)).rows);
}

const runtimeRole = () => new URL(database.runtimeUrl).username;

interface Table {
  name: string;
  owned: boolean;
  enabled: boolean;
  forced: boolean;
  columns: string[];
  key: string[];
  given: string | null;
}

let tables: Table[];
const owned = () => tables.filter((table) => table.owned);
const isOwned = (name: string) => owned().some((table) => table.name === name);
const named = (faulty: { name: string }[]) => faulty.map(({ name }) => name);

beforeAll(async () => {
  database = await testDatabase("empty");
  tables = await asked<Table>(
    `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
            EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'municipality_id') AS owned,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS columns,
            ARRAY(SELECT a.attname::text FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
                    JOIN pg_attribute a ON a.attnum = k.attnum
                   WHERE i.indrelid = c.oid AND a.attrelid = c.oid AND i.indisprimary ORDER BY k.place) AS key,
            (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
              WHERE d.adrelid = c.oid AND a.attname = 'municipality_id') AS given
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname`,
  );
});

afterAll(() => database.drop());

describe("every table", () => {
  it("is a municipality's, the municipality itself, people's, or the shared catalogue: there is no other kind", () => {
    const known = ["municipality", "_prisma_migrations", ...personal, ...catalogue];
    expect(named(tables.filter(({ name, owned }) => !owned && !known.includes(name)))).toEqual([]);
    expect(known.filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
    expect(owned().length).toBeGreaterThan(15);
  });

  it("lies in the schema public, where these tests look", async () => {
    const elsewhere = await asked<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('public', 'information_schema') AND n.nspname !~ '^pg_'
          AND n.nspname <> ALL ($1::text[])`,
      [Object.keys(foreignSchemas)],
    );
    expect(named(elsewhere)).toEqual([]);
  });

  it("that is not the shared catalogue has row-level security, enabled and forced on its owner too", () => {
    const bound = tables.filter(({ name }) => !catalogue.includes(name) && name !== "_prisma_migrations");
    expect(named(bound.filter(({ enabled, forced }) => !enabled || !forced))).toEqual([]);
  });
});

describe("every table of people, networks and partners", () => {
  it("has policies that ask which door is open, but for the counters of attempts", async () => {
    const policies = await asked<{ name: string; rule: string }>(
      `SELECT c.relname || '.' || p.polname AS name, concat_ws(' / ', pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)) AS rule
         FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relname = ANY ($1) AND p.polpermissive`,
      [personal],
    );
    const asks = /tiltak_(door|network|partner|municipality)\(\)/;
    // Each of the alternatives of a rule has to: one that does not would let everybody in.
    const open = policies.filter(({ rule }) =>
      rule.split(" OR ").some((part) => !asks.test(part) && !/tiltak_user\(\)/.test(part)),
    );
    expect(named(open).sort()).toEqual(Object.keys(outsideDoors).sort());
    for (const name of personal)
      expect(
        policies.some((one) => one.name.startsWith(`${name}.`)),
        name,
      ).toBe(true);
  });
});

describe("every table of a municipality", () => {
  it("has a policy for reading, adding, changing and removing, and each lets in the open door's municipality alone", async () => {
    const policies = await asked<{ table: string; policy: string; command: string; permissive: boolean; rule: string }>(
      `SELECT c.relname AS table, p.polname AS policy, p.polcmd AS command, p.polpermissive AS permissive,
              concat_ws(' / ', pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)) AS rule
         FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace`,
    );
    const own = "(municipality_id = tiltak_municipality())";
    const commands: Record<string, string> = { r: "read", a: "add", w: "change", d: "remove" };
    const faults: string[] = [];
    for (const { name } of owned().filter((table) => !between.includes(table.name))) {
      const here = policies.filter(({ table }) => table === name);
      for (const [command, policy] of Object.entries(commands)) {
        if (!here.some((one) => one.command === command && one.policy === policy))
          faults.push(`${name} lacks ${policy}`);
      }
      for (const { policy, command, permissive, rule } of here) {
        if (!permissive) continue;
        if (Object.values(commands).includes(policy)) {
          const meant = command === "w" ? [`${own} / ${own}`] : [own];
          const isMeant =
            command === "r"
              ? /municipality_id = (tiltak_municipality\(\)|\( SELECT tiltak_municipality\(\)|ANY \(\( ?SELECT tiltak_(visible\(\)|(shared|readable)\('\w+'::text, '(detail|summary)'::text\)))/.test(
                  rule,
                )
              : meant.includes(rule);
          if (!isMeant) faults.push(`${name}.${policy} says ${rule}`);
        } else if (!(`${name}.${policy}` in furtherPolicies)) {
          faults.push(`${name}.${policy} is not among the further policies: ${rule}`);
        }
      }
    }
    expect(faults).toEqual([]);
    const found = policies.map(({ table, policy }) => `${table}.${policy}`);
    expect(Object.keys(furtherPolicies).filter((name) => !found.includes(name))).toEqual([]);
  });

  it("is held by restrictive policies where a name is signed or nothing is ever removed", async () => {
    const restrictive = await asked<{ name: string }>(
      `SELECT c.relname || '.' || p.polname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT p.polpermissive ORDER BY 1`,
    );
    expect(named(restrictive)).toEqual([
      "api_token.signed",
      "commitment_judgement.kept",
      "commitment_judgement.signed",
      "commitment_judgement.unchanged",
      "commitment_status.kept",
      "commitment_status.unchanged",
      "evidence.signed",
      "publication.kept",
      "publication.signed",
      "support_session.kept",
      "support_session.signed",
    ]);
  });

  it("begins its primary key with the municipality", () => {
    const first = ({ name }: Table) =>
      [...sharedOrOwn, "challenge"].includes(name) ? "scope" : name === intoOneOf ? "id" : "municipality_id";
    expect(named(owned().filter((table) => table.key[0] !== first(table)))).toEqual([]);
  });

  it("takes the municipality from the open door, so that no command names it", () => {
    const named_ = [...sharedOrOwn, intoOneOf, "history_event"];
    const faulty = owned().filter(
      ({ name, given }) => !between.includes(name) && (given === null) !== named_.includes(name),
    );
    expect(named(faulty)).toEqual([]);
    for (const { given } of owned()) if (given !== null) expect(given).toContain("tiltak.municipality");
  });

  it("has no unique index without the municipality: it would tell of another's rows", async () => {
    const indexes = await asked<{ name: string; table: string; columns: string[] }>(
      `SELECT i.indexrelid::regclass::text AS name, c.relname AS table,
              ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)) AS columns
         FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace`,
    );
    const telling = indexes.filter(
      ({ table, columns }) =>
        isOwned(table) && !columns.includes(sharedOrOwn.includes(table) ? "scope" : "municipality_id"),
    );
    expect(named(telling).sort()).toEqual(uniqueTokens);
  });

  it("writes history of every change, unless it is derived", async () => {
    const recorded = await triggers("record_history", 29);
    expect(named(owned().filter(({ name }) => withoutHistory.includes(name) === recorded.has(name)))).toEqual([]);
  });

  it("writes the operator's history too where its rows may be everybody's", async () => {
    expect([...(await triggers("record_operator_history", 29))].sort()).toEqual(sharedOrOwn);
  });

  it("that has a version raises it at every change, and stamps the time", async () => {
    const raised = await triggers("raise_version", 19);
    const faulty = owned().filter(
      ({ name, columns }) =>
        columns.includes("version") !== raised.has(name) ||
        (columns.includes("version") && !columns.includes("updated_at")),
    );
    expect(named(faulty)).toEqual([]);
  });
});

/** The tables with this trigger function, enabled and for exactly these events (29: after each row's insert, update, delete; 19: before update). */
async function triggers(name: string, events: number): Promise<Set<string>> {
  const found = await asked<{ table: string }>(
    `SELECT c.relname AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND cardinality(t.tgattr::int2[]) = 0
        AND t.tgfoid = $1::regproc AND t.tgtype = $2`,
    [name, events],
  );
  return new Set(found.map(({ table }) => table));
}

describe("foreign keys", () => {
  interface Key {
    name: string;
    from: string;
    to: string;
    columns: string[];
    targets: string[];
    onDelete: string;
    onUpdate: string;
  }
  const keys = () =>
    asked<Key>(
      `SELECT k.conname AS name, f.relname AS from, t.relname AS to, k.confdeltype AS "onDelete", k.confupdtype AS "onUpdate",
              ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS n (attnum, place)
                      JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = n.attnum ORDER BY n.place) AS columns,
              ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS n (attnum, place)
                      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = n.attnum ORDER BY n.place) AS targets
         FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
        WHERE k.contype = 'f' AND f.relnamespace = 'public'::regnamespace`,
    );

  it("between tables of municipalities pair the municipality with the municipality, since key checks look past policies", async () => {
    const between = (await keys()).filter(({ from, to }) => isOwned(from) && isOwned(to));
    expect(between.length).toBeGreaterThan(15);
    const pairs = ({ columns, targets }: Key) => columns.map((column, index) => `${column}=${targets[index]}`);
    const faulty = between.filter((key) => {
      if (key.name in ofAnother) return false;
      const own = sharedOrOwn.includes(key.from) ? "scope" : "programme_scope";
      const meant = sharedOrOwn.includes(key.to)
        ? `${own}=scope`
        : key.to === "challenge"
          ? "scope=scope"
          : "municipality_id=municipality_id";
      return key.columns.length < 2 || !pairs(key).includes(meant);
    });
    expect(named(faulty)).toEqual([]);
  });

  it("never empty or move the municipality when what they point to goes", async () => {
    // SET NULL or SET DEFAULT of a compound key would take the municipality's column with it.
    const faulty = (await keys()).filter(
      ({ from, columns, onDelete, onUpdate }) =>
        isOwned(from) && columns.length > 1 && (["n", "d"].includes(onDelete) || onUpdate !== "a"),
    );
    expect(named(faulty)).toEqual([]);
  });

  it("to a programme are held to the own or the shared scope, and the scope to its owner", async () => {
    const checks = await asked<{ name: string; rule: string }>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint
        WHERE contype = 'c' AND conrelid IN ('funding_programme'::regclass, 'funding_link'::regclass) AND conkey @> ARRAY[
              (SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = 'municipality_id')]`,
    );
    const rules = Object.fromEntries(checks.map(({ name, rule }) => [name, rule]));
    expect(rules.funding_programme_scope).toContain(
      "COALESCE(municipality_id, '00000000-0000-0000-0000-000000000000'::uuid)",
    );
    expect(rules.funding_link_own_or_shared_programme).toMatch(
      /\(programme_scope = municipality_id\) OR \(programme_scope = '0{8}-0{4}-0{4}-0{4}-0{12}'::uuid\)/,
    );
  });
});

describe("views", () => {
  it("apply the reader's policies, but for those that hide columns behind a security barrier", async () => {
    const views = await asked<{ name: string; options: string[] | null; columns: string[] }>(
      `SELECT c.relname AS name, c.reloptions AS options,
              ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 ORDER BY a.attnum) AS columns
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'`,
    );
    expect(views.length).toBeGreaterThan(4);
    for (const { name, options, columns } of views) {
      const allowed = ownersViews[name];
      expect(options, name).toEqual([allowed ? "security_barrier=true" : "security_invoker=true"]);
      if (allowed) expect(columns, name).toEqual(allowed);
    }
    expect(Object.keys(ownersViews).filter((name) => !views.some((view) => view.name === name))).toEqual([]);
  });

  it("keep nothing: a materialised view or a rule would look past the policies", async () => {
    const found = await asked<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('m', 'f')
       UNION ALL SELECT rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
        WHERE c.relnamespace = 'public'::regnamespace AND r.rulename <> '_RETURN'`,
    );
    expect(named(found)).toEqual([]);
  });
});

describe("functions", () => {
  it("run with their caller's rights, but for those with a reason, whose search path nobody can bend", async () => {
    const definers = await asked<{ name: string; settings: string[] | null }>(
      "SELECT proname AS name, proconfig AS settings FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1",
    );
    expect(named(definers)).toEqual(Object.keys(definerFunctions).sort());
    // pg_temp is named last: left out it would be searched first, and a temporary table `history_event` would swallow the lines.
    for (const { settings } of definers) expect(settings).toEqual(["search_path=pg_catalog, public, pg_temp"]);
  });
});

describe("the role the application signs in with", () => {
  it("is no superuser, may not bypass policies, make roles or databases, and inherits from nobody", async () => {
    const [role] = await asked(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) AS member
         FROM pg_roles r WHERE rolname = $1`,
      [runtimeRole()],
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      member: false,
    });
  });

  it("owns nothing and may make nothing in the schema", async () => {
    const found = await asked<{ owned: string[]; creates: boolean }>(
      `SELECT ARRAY(SELECT s.classid::regclass || ' ' || s.objid FROM pg_shdepend s
                     WHERE s.refobjid = r.oid AND s.deptype = 'o') AS owned,
              has_schema_privilege(r.oid, 'public', 'CREATE') AS creates
         FROM pg_roles r WHERE rolname = $1`,
      [runtimeRole()],
    );
    expect(found).toEqual([{ owned: [], creates: false }]);
  });

  it("has on each table no more than reading and writing rows, on the catalogue and history reading alone", async () => {
    const held = await asked<{ name: string; kind: string; privileges: string[] }>(
      `SELECT c.relname AS name, c.relkind AS kind, ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',
                'TRIGGER', 'MAINTAIN']) p WHERE has_table_privilege($1, c.oid, p)) AS privileges
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') ORDER BY 1`,
      [runtimeRole()],
    );
    for (const { name, kind, privileges } of held) {
      const meant =
        name === "_prisma_migrations"
          ? []
          : kind === "v" || name in exceptions
            ? ["SELECT"]
            : ["SELECT", "INSERT", "UPDATE", "DELETE"];
      expect(privileges, name).toEqual(meant);
    }
  });

  it("may not enter the job queue's schema, nor any other that is not ours", async () => {
    const entered = await asked<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace
        WHERE nspname NOT IN ('public', 'pg_catalog', 'information_schema') AND nspname !~ '^pg_' AND has_schema_privilege($1, oid, 'USAGE, CREATE')`,
      [runtimeRole()],
    );
    expect(named(entered)).toEqual([]);
    const there = await asked<{ name: string }>("SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY ($1)", [
      Object.keys(foreignSchemas),
    ]);
    expect(named(there)).toEqual(Object.keys(foreignSchemas));
  });

  it("may neither take numbers from sequences nor see how many were taken", async () => {
    const sequences = await asked<{ name: string; held: boolean }>(
      `SELECT c.relname AS name, has_sequence_privilege($1, c.oid, 'USAGE, SELECT, UPDATE') AS held
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'`,
      [runtimeRole()],
    );
    expect(sequences).toEqual([
      { name: "history_event_id_seq", held: false },
      { name: "network_history_event_id_seq", held: false },
      { name: "operator_history_event_id_seq", held: false },
    ]);
  });
});
