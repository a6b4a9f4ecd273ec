import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import {
  asOneself,
  asOperator,
  beforeSignIn,
  withMunicipality,
  withNetwork,
  withPartner,
  type Db,
} from "~/db/door.server";
import { provideEnvironment } from "~/env.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { digests, pastPolicies } from "../../../tests/support/past-policies";
import { visibleSubjects } from "../history/changes";
import { historyPage } from "../history/queries.server";
import { HistorySearch } from "../history/search";
import { shownChanges } from "../history/shown";
import { post } from "../mail/outbox.server";
import { openSession } from "../session/commands.server";
import { passwordHash } from "../session/password.server";
import { signedInBy, type SignedIn } from "../session/queries.server";
import { Invalid, Refused } from "../shared/errors";
import { changeAccount } from "./commands.server";
import { everythingAbout } from "./data.server";
import { eraseAccount, obstacles } from "./erasure.server";

let database: TestDatabase;
const ids = { alesund: "", baerum: "", network: "", partner: "" };
const password = "fjell og fjord og foss";
const formerMember = (language: "nb" | "nn" | "en") => translatorFor(language).t("history.formerMember");

interface Someone extends SignedIn {
  name: string;
  email: string;
}

/** Makes an account and gives it what `run` gives in Ålesund; answers who is then signed in. */
async function someone(
  name: string,
  run: (db: Db, userId: string) => Promise<unknown>,
  withPassword = true,
): Promise<Someone> {
  const userId = randomUUID();
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@test.example`;
  const hash = await passwordHash(password);
  await asOperator({ userId }, async (db) => {
    await db.$executeRaw`INSERT INTO app_user (id, email, name) VALUES (${userId}::uuid, ${email}, ${name})`;
    if (withPassword)
      await db.$executeRaw`INSERT INTO credential (user_id, password_hash) VALUES (${userId}::uuid, ${hash})`;
  });
  await withMunicipality(ids.alesund, { userId }, (db) => run(db, userId));
  return signedIn(userId);
}

async function signedIn(userId: string): Promise<Someone> {
  const found = await beforeSignIn(async (db) => signedInBy(db, (await openSession(db, userId)).sessionId));
  if (!found) throw new Error("nobody is signed in");
  return found;
}

const member =
  (role: string, from = "2026-01-01") =>
  (db: Db, userId: string) =>
    db.$executeRaw`INSERT INTO membership (user_id, role, valid_from) VALUES (${userId}::uuid, ${role}::member_role, ${from}::date)`;

const erase = (who: SignedIn, typed: string | null = password) =>
  asOneself(who, (doors) => eraseAccount(doors, who, { password: typed }, formerMember));

/** Where a text stands in the database: every text and JSON column of every table, looked through as the superuser. */
async function traces(...texts: string[]): Promise<string[]> {
  const columns = await pastPolicies<{ table: string; column: string }>(
    database,
    `SELECT n.nspname || '.' || c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND a.attnum > 0 AND NOT a.attisdropped
        AND a.atttypid::regtype::text ~ '^(text|character|json|jsonb)' ORDER BY 1, 2`,
  );
  expect(columns.length).toBeGreaterThan(100);
  const looks = columns.map(
    ({ table, column }) =>
      `SELECT '${table.replace("public.", "")}.${column}' AS place WHERE EXISTS (SELECT FROM ${table} WHERE "${column}"::text ILIKE ANY ($1))`,
  );
  const found = await pastPolicies<{ place: string }>(database, looks.join(" UNION ALL "), [
    texts.map((text) => `%${text}%`),
  ]);
  return found.map(({ place }) => place).sort();
}

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await asOperator({ userId: randomUUID() }, async (db) => {
    const idOf = async (key: string) => (await db.municipality.findUniqueOrThrow({ where: { key } })).id;
    ids.alesund = await idOf("alesund");
    ids.baerum = await idOf("baerum");
    ids.network = (await db.network.create({ data: { key: "fjordnett", name: "Fjordnett" } })).id;
    ids.partner = (await db.partner.create({ data: { key: "fjordlab", name: "Fjordlab", kind: "company" } })).id;
  });
  // Somebody who stays, so that others may leave.
  await someone("Alltid Her", member("administrator"));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Somebody with a row in every place that knows people. */
async function everywhere(name: string): Promise<Someone> {
  const one = await someone(name, async (db, userId) => {
    await member("planner")(db, userId);
    await member("administrator")(db, userId);
    const person = await db.person.create({ data: { name, userId, title: "Rådgiver" } });
    await db.person.updateMany({ where: { id: person.id }, data: { name: `${name} Gift` } });
    await db.person.updateMany({ where: { id: person.id }, data: { name } });
    const project = await db.project.findFirstOrThrow({ where: { state: "running" } });
    await db.$executeRaw`
      INSERT INTO progress_update (project_id, text, language, reported_on, reported_by)
      VALUES (${project.id}::uuid, 'Alt går bra', 'nb', '2026-01-02', ${userId}::uuid)`;
    await db.invitation.create({
      data: {
        municipalityId: ids.alesund,
        email: `${name.toLowerCase().replaceAll(" ", ".")}@test.example`,
        name,
        roles: ["reader"],
        tokenHash: randomUUID().replaceAll("-", "").padEnd(64, "0"),
        expiresAt: new Date("2027-01-01"),
        invitedById: userId,
      },
    });
    await post(db, {
      kind: "test",
      recipient: "annen@test.example",
      language: "nb",
      subject: `${name} inviterer deg`,
      text: `Hilsen ${name}`,
    });
  });
  // Invited where they never worked, and written to.
  await withMunicipality(ids.baerum, one, async (db) => {
    await db.invitation.create({
      data: {
        municipalityId: ids.baerum,
        email: one.email,
        name,
        roles: ["reader"],
        tokenHash: randomUUID().replaceAll("-", "").padEnd(64, "1"),
        expiresAt: new Date("2027-01-01"),
      },
    });
    await post(db, { kind: "test", recipient: one.email, language: "nb", subject: "Velkommen", text: `Hei ${name}` });
  });
  await withNetwork(
    ids.network,
    one,
    (db) =>
      db.$executeRaw`INSERT INTO network_member (network_id, user_id, role, valid_from) VALUES (${ids.network}::uuid, ${one.userId}::uuid, 'network_member', '2026-01-01')`,
  );
  await withPartner(
    ids.partner,
    one,
    (db) =>
      db.$executeRaw`INSERT INTO partner_member (partner_id, user_id, role) VALUES (${ids.partner}::uuid, ${one.userId}::uuid, 'partner_proposer')`,
  );
  await asOneself(one, async (doors) => {
    const db = await doors.account();
    await db.$executeRaw`INSERT INTO passkey (user_id, credential_id, public_key, name) VALUES (${one.userId}::uuid, ${randomUUID()}, '\\x00', ${`${name} sin telefon`})`;
    await db.$executeRaw`INSERT INTO identity (issuer, subject, user_id) VALUES ('https://issuer.example', ${one.email}, ${one.userId}::uuid)`;
    await db.$executeRaw`INSERT INTO one_time_code (user_id, secret) VALUES (${one.userId}::uuid, 'a-secret-nobody-sees')`;
    await db.$executeRaw`INSERT INTO backup_code (user_id, code_hash) VALUES (${one.userId}::uuid, repeat('b', 64))`;
  });
  return signedIn(one.userId);
}

describe("erasing one's account", () => {
  it("leaves no trace of name or address in any table, mail and history included, and nobody else is touched", async () => {
    const one = await everywhere("Torunn Vasskraft");
    const other = await everywhere("Gunnvald Bølgen");
    const before = await traces("Torunn Vasskraft", one.email);
    for (const column of [
      "app_user.name",
      "app_user.email",
      "person.name",
      "history_event.before",
      "history_event.after",
      "invitation.email",
      "invitation.name",
      "outbox_message.recipient",
      "outbox_message.subject",
      "outbox_message.text",
      "identity.subject",
      "passkey.name",
    ])
      expect(before).toContain(column);
    const others = await traces("Gunnvald Bølgen", other.email);
    await erase(one);
    expect(await traces("Torunn Vasskraft", "Torunn", one.email)).toEqual([]);
    expect(await traces("Gunnvald Bølgen", other.email)).toEqual(others);
    const [left] = await pastPolicies<Record<string, number>>(
      database,
      `SELECT (SELECT count(*)::int FROM session WHERE user_id = $1) AS sessions, (SELECT count(*)::int FROM credential WHERE user_id = $1) AS credentials,
              (SELECT count(*)::int FROM passkey WHERE user_id = $1) AS passkeys, (SELECT count(*)::int FROM one_time_code WHERE user_id = $1) AS codes,
              (SELECT count(*)::int FROM backup_code WHERE user_id = $1) AS "backupCodes", (SELECT count(*)::int FROM identity WHERE user_id = $1) AS identities,
              (SELECT count(*)::int FROM membership WHERE user_id = $1 AND coalesce(valid_to, 'infinity') >= tiltak_today()) AS memberships,
              (SELECT count(*)::int FROM network_member WHERE user_id = $1 AND coalesce(valid_to, 'infinity') >= tiltak_today()) AS networks,
              (SELECT count(*)::int FROM partner_member WHERE user_id = $1 AND coalesce(valid_to, 'infinity') >= tiltak_today()) AS partners,
              (SELECT count(*)::int FROM app_user WHERE id = $1 AND erased_at IS NOT NULL) AS erased,
              (SELECT count(*)::int FROM progress_update WHERE reported_by = $1) AS updates`,
      [one.userId],
    );
    expect(left).toEqual({
      sessions: 0,
      credentials: 0,
      passkeys: 0,
      codes: 0,
      backupCodes: 0,
      identities: 0,
      memberships: 0,
      networks: 0,
      partners: 0,
      erased: 1,
      updates: 1,
    });
  });

  it("lets the history say “a former member”, of what they did and of who they were", async () => {
    const one = await everywhere("Sigbjørn Nes");
    await erase(one);
    const stays = await someone("Leser Her", member("reader"));
    const page = (who: string) =>
      withMunicipality(ids.alesund, stays, (db) =>
        historyPage(db, HistorySearch.parse({ who }), visibleSubjects(true), "en"),
      );
    const reader = { t: translatorFor("en").t, format: formatsFor("en") };
    const changes = shownChanges("alesund", await page(one.userId), reader, () => false);
    expect(changes.length).toBeGreaterThan(2);
    expect(new Set(changes.map(({ who }) => who))).toEqual(new Set(["A former member"]));
    const persons = changes.filter(({ subject }) => subject === "person");
    expect(new Set(persons.map(({ name }) => name))).toEqual(new Set(["A former member"]));
    const told = persons.flatMap(({ parts }) =>
      parts.flatMap(({ fields }) => fields.filter(({ column }) => column === "name")),
    );
    expect(new Set(told.flatMap(({ before, after }) => [before, after]))).toEqual(new Set([null, "A former member"]));
  });

  it("asks for the password", async () => {
    const one = await someone("Feil Passord", member("reader"));
    const before = await digests(database);
    await expect(erase(one, "something else")).rejects.toThrow(Invalid);
    await expect(erase(one, null)).rejects.toThrow(Invalid);
    expect(await digests(database)).toEqual(before);
  });

  it("of whoever has none wants a recent sign-in", async () => {
    const one = await someone("Uten Passord", member("reader"), false);
    const [long] = await pastPolicies<{ id: string }>(
      database,
      `INSERT INTO session (id_hash, user_id, expires_at, created_at)
       VALUES (repeat('c', 64), $1, now() + interval '1 day', now() - interval '1 hour') RETURNING id`,
      [one.userId],
    );
    await expect(erase({ ...one, sessionId: long?.id ?? "" }, null)).rejects.toMatchObject({
      reason: "account.signInAgain",
    });
    await erase(await signedIn(one.userId), null);
    expect(await traces(one.email)).toEqual([]);
  });

  it("is refused while one owns open work, and says where", async () => {
    const one = await someone("Eier Arbeid", async (db, userId) => {
      await member("planner")(db, userId);
      const { id } = await db.person.create({ data: { name: "Eier Arbeid", userId } });
      const { id: project } = await db.project.findFirstOrThrow();
      await db.$executeRaw`INSERT INTO action (title, language, project_id, owner_id) VALUES ('Noe', 'nb', ${project}::uuid, ${id}::uuid)`;
    });
    const before = await digests(database);
    expect(await asOneself(one, (doors) => obstacles(doors, one))).toMatchObject([
      { kind: "openWork", count: 1, place: { kind: "municipality", key: "alesund" }, managesMembers: false },
    ]);
    await expect(erase(one)).rejects.toThrow(Refused);
    expect(await digests(database)).toEqual(before);
    await withMunicipality(ids.alesund, one, (db) =>
      db.action.updateMany({
        where: { title: "Noe" },
        data: { state: "completed", completedOn: new Date("2026-01-01") },
      }),
    );
    await erase(one);
  });

  it("is refused to the last who keeps the members of a municipality, network or partner, and to the last operator", async () => {
    const one = await someone("Siste Sjef", () => Promise.resolve());
    await withMunicipality(ids.baerum, one, (db) => member("administrator")(db, one.userId));
    await withNetwork(
      ids.network,
      one,
      (db) =>
        db.$executeRaw`INSERT INTO network_member (network_id, user_id, role) VALUES (${ids.network}::uuid, ${one.userId}::uuid, 'network_leader')`,
    );
    await withPartner(
      ids.partner,
      one,
      (db) =>
        db.$executeRaw`INSERT INTO partner_member (partner_id, user_id, role) VALUES (${ids.partner}::uuid, ${one.userId}::uuid, 'partner_administrator')`,
    );
    await asOperator(one, (db) => db.$executeRaw`INSERT INTO operator (user_id) VALUES (${one.userId}::uuid)`);
    const found = await asOneself(one, (doors) => obstacles(doors, one));
    expect(found.map(({ kind, place }) => `${kind} ${place.kind}`)).toEqual([
      "lastOfItsKind municipality",
      "lastOfItsKind network",
      "lastOfItsKind operator",
      "lastOfItsKind partner",
    ]);
    const before = await digests(database);
    await expect(erase(one)).rejects.toMatchObject({ reason: "account.lastOfItsKind.municipality" });
    expect(await digests(database)).toEqual(before);
  });

  it("leaves one of two administrators who erase themselves at once", async () => {
    const pair = await Promise.all(
      ["Første Av To", "Andre Av To"].map((name) => someone(name, () => Promise.resolve())),
    );
    const asker = await asOperator(pair[0] as Someone, (db) =>
      db.municipality.findUniqueOrThrow({ where: { key: "asker" } }),
    );
    for (const one of pair) await withMunicipality(asker.id, one, (db) => member("administrator")(db, one.userId));
    const done = await Promise.allSettled(pair.map((one) => erase(one)));
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = done.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ reason: "account.lastOfItsKind.municipality" });
  });

  it("forgets nobody through another door, and nobody else than oneself", async () => {
    const one = await someone("Glemt Aldri", member("reader"));
    const call = (db: Db) => db.$executeRaw`SELECT forget_me()`;
    await expect(withMunicipality(ids.alesund, one, call)).rejects.toThrow(/only oneself/);
    await expect(asOperator(one, call)).rejects.toThrow(/only oneself/);
    await expect(beforeSignIn(call)).rejects.toThrow(/only oneself/);
    await expect(
      asOneself({ userId: "00000000-0000-0000-0000-000000000000" }, async (doors) => call(await doors.account())),
    ).rejects.toThrow(/only oneself/);
    // The history itself stays closed to the runtime role, also in the account's door.
    await expect(
      asOneself(one, async (doors) => (await doors.account()).$executeRaw`UPDATE history_event SET before = NULL`),
    ).rejects.toThrow(/permission denied/);
    expect(await asOneself(one, async (doors) => (await doors.account()).historyEvent.count())).toBe(0);
    expect(await asOneself(one, async (doors) => (await doors.account()).person.count())).toBe(0);
  });
});

describe("my data", () => {
  it("is everything held about me, without a secret, and nothing of anybody else", async () => {
    const one = await everywhere("Ingrid Minedata");
    const other = await everywhere("Hallvard Andredata");
    const held = await asOneself(one, (doors) => everythingAbout(doors, one));
    expect(held).toMatchObject({
      account: { name: "Ingrid Minedata", email: one.email },
      passkeys: [{ name: "Ingrid Minedata sin telefon" }],
      identities: [{ issuer: "https://issuer.example" }],
      oneTimeCode: { confirmedAt: null },
      invitations: { sent: [{ name: "Ingrid Minedata" }], accepted: [] },
      municipalities: [
        { key: "alesund", person: { name: "Ingrid Minedata", title: "Rådgiver" }, wrote: [{ text: "Alt går bra" }] },
      ],
    });
    expect((held.memberships as { in: string }[]).map((one) => one.in)).toEqual([
      "municipality",
      "municipality",
      "network",
      "partner",
    ]);
    expect((held.sessions as unknown[]).length).toBeGreaterThan(0);
    const [place] = held.municipalities as { history: { subject: string }[] }[];
    expect(place?.history.map(({ subject }) => subject)).toContain("person");
    const text = JSON.stringify(held);
    expect(text).not.toMatch(/argon2|a-secret-nobody-sees|bbbbbbbb|token_hash|id_hash/);
    expect(text).not.toContain("Hallvard");
    expect(text).not.toContain(other.userId);
  });

  it("tells also of where one no longer works", async () => {
    const one = await someone("Har Sluttet", async (db, userId) => {
      await member("reader")(db, userId);
      await db.$executeRaw`UPDATE membership SET valid_to = '2026-02-01' WHERE user_id = ${userId}::uuid`;
    });
    expect(await asOneself(one, (doors) => everythingAbout(doors, one))).toMatchObject({
      memberships: [{ key: "alesund", to: "2026-02-01" }],
      municipalities: [{ key: "alesund" }],
    });
  });
});

describe("the account", () => {
  it("has its name and language changed by oneself alone", async () => {
    const one = await someone("Gammelt Navn", member("reader"));
    await asOneself(one, async (doors) =>
      changeAccount(await doors.account(), one.userId, { name: "Nytt Navn", language: "nn" }),
    );
    expect(await signedIn(one.userId)).toMatchObject({ name: "Nytt Navn", language: "nn" });
    const another = await someone("En Annen", member("reader"));
    await asOneself(another, async (doors) =>
      changeAccount(await doors.account(), one.userId, { name: "Tatt Over", language: "en" }),
    );
    expect(await signedIn(one.userId)).toMatchObject({ name: "Nytt Navn" });
  });
});
