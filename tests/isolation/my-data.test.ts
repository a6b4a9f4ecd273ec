import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOneself, asOperator, withJobs, withMunicipality, type Db } from "~/db/door.server";
import { everythingAbout } from "~/domain/account/data.server";
import { held, notHeld, type Place } from "~/domain/account/held";
import type { Held } from "~/domain/account/held-row";
import { provideEnvironment } from "~/env.server";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";
import { plantEverywhere } from "./everywhere";

// "My data" against the database's own catalogue: each column that can hold a user's id is in the file, or listed with a reason; and each row of
// those columns is in the file of whoever it names.

type Json = Record<string, unknown>;

let database: TestDatabase;
const sections = (Object.entries(held) as [Place, readonly Held[]][]).flatMap(([place, list]) =>
  list.map((section) => ({ place, ...section, column: `${section.table}.${section.by}` })),
);

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  await plantEverywhere(database);
  // What neither the demo nor the other tests need: who did it.
  await pastPolicies(database, planted);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const whoIs = async (email: string) => {
  const [found] = await pastPolicies<{ userId: string }>(
    database,
    `SELECT id AS "userId" FROM app_user WHERE email = $1`,
    [email],
  );
  if (!found) throw new Error(`the demo has no ${email}`);
  return found;
};
const user = (email: string) => `(SELECT id FROM app_user WHERE email = '${email}')`;
const of = (table: string) =>
  `${table}.municipality_id = (SELECT id FROM municipality WHERE key = 'alesund')
   OR ${table}.municipality_id = (SELECT id FROM municipality WHERE key = 'baerum')`;
const planted = `
  SELECT set_config('session_replication_role', 'replica', false);
  UPDATE observation SET entered_by = ${user("planner@alesund.example")}, verified_by = ${user("planner@alesund.example")} WHERE ${of("observation")};
  UPDATE response SET answered_by = ${user("planner@alesund.example")} WHERE ${of("response")};
  UPDATE commitment_status SET taken_by = ${user("planner@alesund.example")} WHERE ${of("commitment_status")};
  UPDATE publication SET published_by = ${user("planner@alesund.example")} WHERE ${of("publication")};
  UPDATE practice_copy SET copied_by = p.user_id FROM membership p WHERE p.municipality_id = practice_copy.municipality_id;
  UPDATE network_membership SET answered_by = ${user("planner@alesund.example")}, asked_by = ${user("leader@excellence.example")};
  UPDATE network_summary SET edited_by = ${user("leader@excellence.example")}, sent_by = ${user("leader@excellence.example")};
  UPDATE proposal_revision SET submitted_by = ${user("proposer@havbris.example")};
  UPDATE partner SET asked_municipality_id = (SELECT id FROM municipality WHERE key = 'alesund'), confirmed_by = ${user("planner@alesund.example")} WHERE key = 'havbris';
  UPDATE partner SET confirmed_by = ${user("operator@tiltak.example")} WHERE key = 'nordfjell';
  UPDATE invitation SET invited_by = ${user("planner@alesund.example")} WHERE invited_by IS NULL;
  UPDATE invitation SET accepted_by = ${user("planner@alesund.example")};
  UPDATE network_history_event SET user_id = ${user("leader@excellence.example")};
  UPDATE network_history_event SET user_id = ${user("planner@alesund.example")} WHERE entity = 'network_membership';
  UPDATE operator_history_event SET user_id = ${user("operator@tiltak.example")};
  INSERT INTO operator (user_id) VALUES (${user("operator@tiltak.example")}) ON CONFLICT DO NOTHING;`;

interface Column {
  name: string;
  table: string;
  column: string;
  /** Which place a row belongs to. */
  place: "municipality_id" | "network_id" | "partner_id" | null;
}

const columns = () =>
  pastPolicies<Column>(
    database,
    `SELECT c.relname || '.' || a.attname AS name, c.relname AS table, a.attname AS column,
            (SELECT b.attname FROM pg_attribute b WHERE b.attrelid = c.oid AND b.attname IN ('municipality_id', 'network_id', 'partner_id')
              ORDER BY b.attname LIMIT 1) AS place
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'uuid'::regtype
        AND (a.attname ~ '(_by|^user_id|^author_id)$'
             OR EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey)
                         AND k.confrelid = 'app_user'::regclass))
      ORDER BY 1`,
  );

const inPlace = {
  municipality_id: "t.municipality_id IN (SELECT municipality_id FROM membership WHERE user_id = $1)",
  network_id: "t.network_id IN (SELECT network_id FROM network_member WHERE user_id = $1)",
  partner_id: "t.partner_id IN (SELECT partner_id FROM partner_member WHERE user_id = $1)",
};
/** Which side of a record between two places its writer stands on. Lines of the history are in the file wherever they stand. */
const sides: Record<string, string> = {
  history_event: "true",
  network_history_event: "true",
  commitment_comment: inPlace.network_id,
  "network_membership.asked_by": inPlace.network_id,
  practice: `${inPlace.network_id} AND t.state IN ('asked', 'offered')`,
  proposal_revision: inPlace.partner_id,
  proposal_message: `CASE WHEN t.from_partner THEN ${inPlace.partner_id} ELSE ${inPlace.municipality_id} END`,
  review_comment: `CASE t.side WHEN 'municipality' THEN ${inPlace.municipality_id} ELSE EXISTS (
    SELECT FROM submission s JOIN network_member m ON m.network_id = s.network_id AND m.user_id = $1 WHERE s.id = t.submission_id) END`,
};
/** What is the account's, wherever it leads. */
const ofTheAccount = ["calendar_token", "invitation", "membership", "network_member", "partner_member"];

/** Which rows of a column are to be in the file of the user it names: those of places they belong to. */
const theirs = (table: string, column: string, place: Column["place"]): string =>
  sides[`${table}.${column}`] ??
  sides[table] ??
  (place === null || ofTheAccount.includes(table) || column === "operator_id" ? "true" : inPlace[place]);

/** The lists of one name in the file, wherever it stands. */
function listed(file: Json, { place, as }: { place: Place; as: string }): number {
  const places: Record<Place, Json[]> = {
    account: [file],
    municipality: file.municipalities as Json[],
    network: file.networks as Json[],
    partner: file.partners as Json[],
    operator: file.operator === undefined ? [] : [file.operator as Json],
  };
  return places[place].reduce((sum, one) => {
    const found = as.split(".").reduce<unknown>((within, step) => (within as Json)[step], one);
    return sum + (Array.isArray(found) ? found.length : found === null ? 0 : 1);
  }, 0);
}

describe("my data", () => {
  it("knows every column that holds a user's id, and no other", async () => {
    const known = [
      // Mail knows nobody but an address.
      ...sections
        .filter(({ through, table }) => through === undefined && table !== "outbox_message")
        .map(({ column }) => column),
      ...Object.keys(notHeld),
    ];
    expect([...new Set(known)].sort()).toEqual((await columns()).map(({ name }) => name).sort());
    expect(Object.values(notHeld).filter((reason) => reason.length < 20)).toEqual([]);
  });

  it("knows every record a person can own", async () => {
    const owned = await pastPolicies<{ name: string }>(
      database,
      `SELECT c.relname || '.owner_id' AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'owner_id' ORDER BY 1`,
    );
    expect(
      sections
        .filter(({ through }) => through)
        .map(({ column }) => column)
        .sort(),
    ).toEqual(owned.map(({ name }) => name));
  });

  it("holds each row of whoever it names, from every place they belong to", async () => {
    const users = await pastPolicies<{ id: string; email: string }>(
      database,
      "SELECT id, email FROM app_user ORDER BY 2",
    );
    expect(users.length).toBeGreaterThan(10);
    const all = await columns();
    const faults: string[] = [];
    const told: Record<string, number> = {};
    for (const { id, email } of users) {
      const file = await asOneself({ userId: id }, (doors) => everythingAbout(doors, { userId: id }));
      const counts = all.map(
        ({ table, column, place }) =>
          `(SELECT count(*)::int FROM ${table} t WHERE t.${column} = $1 AND ${theirs(table, column, place)})`,
      );
      const [row] = await pastPolicies<{ counts: number[] }>(database, `SELECT ARRAY[${counts.join(", ")}] AS counts`, [
        id,
      ]);
      // Lists of one name stand together in the file: the memberships of four kinds.
      const expected = new Map<string, { n: number; lists: Map<string, { place: Place; as: string }> }>();
      all.forEach(({ name }, index) => {
        const n = row?.counts[index] ?? 0;
        told[name] = (told[name] ?? 0) + n;
        const lists = sections
          .filter(({ column, isAgain }) => column === name && !isAgain)
          .map((one) => [`${one.place} ${one.as}`, one] as const);
        const key = lists[0]?.[0] ?? name;
        const known = expected.get(key);
        expected.set(key, { n: (known?.n ?? 0) + n, lists: new Map([...(known?.lists ?? []), ...lists]) });
      });
      for (const [key, { n, lists }] of expected) {
        const count = [...lists.values()].reduce((sum, one) => sum + listed(file, one), 0);
        if (count !== n) faults.push(`${email}, ${key}: ${count} of ${n}`);
      }
    }
    expect(faults).toEqual([]);
    // What nobody is named in proves nothing.
    expect(Object.keys(told).filter((name) => told[name] === 0)).toEqual([]);
  });

  it("tells by themselves what names nobody but in the history: entries, reviews, challenges and practices one began", async () => {
    const [leader] = await pastPolicies<{ userId: string }>(
      database,
      `SELECT id AS "userId" FROM app_user WHERE email = 'leader@excellence.example'`,
    );
    if (!leader) throw new Error("the demo has no leader");
    const file = await asOneself(leader, (doors) => everythingAbout(doors, leader));
    const [network] = file.networks as Record<string, Json[]>[];
    for (const name of ["calendarEntries", "reviews", "challenges"]) {
      expect(network?.[name]?.length, name).toBeGreaterThan(0);
      expect(network?.[name]?.[0]?.title, name).toEqual(expect.any(String));
    }
    const [{ userId, n } = { userId: "", n: 0 }] = await pastPolicies<{ userId: string; n: number }>(
      database,
      `SELECT h.user_id AS "userId", count(*)::int AS n FROM history_event h
        WHERE h.entity = 'practice' AND h.after ->> 'state' = 'offered' AND EXISTS (
          SELECT FROM membership m WHERE m.user_id = h.user_id AND m.municipality_id = h.municipality_id) GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
    );
    expect(n).toBeGreaterThan(0);
    const theirs = await asOneself({ userId }, (doors) => everythingAbout(doors, { userId }));
    const offered = (theirs.municipalities as Record<string, Json[]>[]).flatMap((one) => one.practicesOffered);
    expect(offered).toHaveLength(n);
  });

  it("tells of lines in places one does not belong to that they are there, once, and nothing of what stands there", async () => {
    const elsewhere = `SELECT h.id::text AS id FROM history_event h WHERE h.user_id = $1
       AND NOT EXISTS (SELECT FROM membership m WHERE m.user_id = $1 AND m.municipality_id = h.municipality_id) ORDER BY h.id`;
    for (const email of ["leader@excellence.example", "proposer@havbris.example", "operator@tiltak.example"]) {
      const me = await whoIs(email);
      const file = await asOneself(me, (doors) => everythingAbout(doors, me));
      const lines = (file.historyElsewhere as Record<string, Json[]>).municipalities ?? [];
      const meant = await pastPolicies<{ id: string }>(database, elsewhere, [me.userId]);
      expect(meant.length, email).toBeGreaterThan(0);
      expect(lines.map(({ id }) => String(id)).sort(), email).toEqual(meant.map(({ id }) => id).sort());
      const [line] = lines;
      expect(Object.keys(line ?? {}).sort()).toEqual(
        ["at", "changed", "entity", "id", "key", "name", "operation", "subject", "subjectId"].sort(),
      );
      for (const { changed, operation } of lines) expect(changed === null, email).toBe(operation !== "update");
    }
    const member = await whoIs("planner@alesund.example");
    const file = await asOneself(member, (doors) => everythingAbout(doors, member));
    const elsewhereOfMember = file.historyElsewhere as Record<string, Json[]>;
    expect(elsewhereOfMember.municipalities?.map(({ key }) => key)).not.toContain("alesund");
    expect(elsewhereOfMember.networks?.length).toBeGreaterThan(0);
  });

  it("tells of the mail to one's own address that is kept, without its text, and of nobody else's", async () => {
    const me = await whoIs("planner@alesund.example");
    await pastPolicies(
      database,
      `INSERT INTO outbox_message (kind, recipient, language, subject, text, sent_at) VALUES
         ('x', 'Planner@Alesund.example', 'nb', 'Sendt', '', now()), ('x', 'planner@alesund.example', 'nb', 'Venter', 'https://tiltak.example/password/secret', NULL),
         ('x', 'planner@alesund.example.other.example', 'nb', 'Ikke min', '', NULL), ('x', 'xplanner@alesund.example', 'nb', 'Ikke min', '', NULL)`,
    );
    const [{ n: all } = { n: 0 }] = await pastPolicies<{ n: number }>(
      database,
      "SELECT count(*)::int AS n FROM outbox_message WHERE lower(recipient) = 'planner@alesund.example'",
    );
    const mail = (await asOneself(me, (doors) => everythingAbout(doors, me))).mail as Json[];
    expect(mail).toHaveLength(all);
    expect(mail.map(({ subject }) => subject)).toEqual(expect.arrayContaining(["Sendt", "Venter"]));
    expect(mail.find(({ subject }) => subject === "Sendt")?.sentAt).toEqual(expect.any(String));
    expect(mail.find(({ subject }) => subject === "Venter")?.sentAt).toBeNull();
    expect(JSON.stringify(mail)).not.toMatch(/Ikke min|secret/);
  });

  it("is asked in the account's door alone: the functions behind it give nothing in any other, and the tables as little as before", async () => {
    const me = await whoIs("planner@alesund.example");
    const [{ id } = { id: "" }] = await pastPolicies<{ id: string }>(
      database,
      "SELECT id FROM municipality WHERE key = 'alesund'",
    );
    const asked = async (db: Db) => [
      await db.$queryRaw`SELECT * FROM my_mail()`,
      await db.$queryRaw`SELECT * FROM my_lines_elsewhere()`,
    ];
    expect(await withMunicipality(id, me, asked)).toEqual([[], []]);
    expect(await asOperator(await whoIs("operator@tiltak.example"), asked)).toEqual([[], []]);
    expect(await withJobs(asked)).toEqual([[], []]);
    await asOneself(me, async (doors) => {
      const db = await doors.account();
      expect(await db.historyEvent.count()).toBe(0);
      expect(await db.networkHistoryEvent.count()).toBe(0);
      expect(await db.outboxMessage.count()).toBe(0);
    });
  });
});
