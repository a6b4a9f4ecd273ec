import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, withNetwork, type Db } from "~/db/door.server";
import { Conflict, Forbidden, NotFound } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { feedLoader } from "~/http/calendar-feed.server";
import { translatorFor } from "~/text/words.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import type { Actor } from "../access/can";
import { addEntry, changeEntry, removeEntry } from "./commands.server";
import { endFeed, feedHolder, makeFeed, ownFeed } from "./feed.server";
import { calendarFile } from "./ical.server";
import { calendarEntry, calendarList, feedItems } from "./queries.server";
import { EntryChange, EntryForm } from "./schema";

let database: TestDatabase;
let network: string;
let other: string;
const users: Record<"lise" | "odd" | "away", string> = { lise: "", odd: "", away: "" };

const leader = (): Actor => ({ userId: users.lise, personId: null, roles: ["network_leader"] });
const member = (): Actor => ({ userId: users.odd, personId: null, roles: ["network_member"] });
const here = <T>(run: (db: Db) => Promise<T>, as = users.lise) => withNetwork(network, { userId: as }, run);
const there = <T>(run: (db: Db) => Promise<T>) => withNetwork(other, { userId: users.away }, run);
const form = (more: object = {}) =>
  EntryForm.parse({ kind: "meeting", title: "Møte, med; tegn", startsOn: "2099-03-01", language: "nb", ...more });
const list = (more: Partial<Parameters<typeof calendarList>[1]> = {}) =>
  here((db) => calendarList(db, { when: "coming", page: 1, ...more }));

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, async (db) => {
    for (const name of ["lise", "odd", "away"] as const) {
      users[name] = (
        await db.user.create({ data: { email: `${name}@x.example`, name, language: "en" }, select: { id: true } })
      ).id;
    }
    network = (await db.network.create({ data: { key: "here", name: "Her" }, select: { id: true } })).id;
    other = (await db.network.create({ data: { key: "there", name: "Der" }, select: { id: true } })).id;
    await db.networkMember.createMany({
      data: [
        { networkId: network, userId: users.lise, role: "network_leader" },
        { networkId: network, userId: users.odd, role: "network_member" },
        { networkId: other, userId: users.away, role: "network_leader" },
      ],
    });
  });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a network's calendar", () => {
  it("is kept by its leaders alone, and stands in the network's history", async () => {
    await expect(here((db) => addEntry(db, member(), form()), users.odd)).rejects.toThrow(Forbidden);
    const id = await here((db) => addEntry(db, leader(), form({ fromTime: "09:30", toTime: "11:00" })));
    expect(await here((db) => calendarEntry(db, id))).toMatchObject({ fromTime: "09:30", toTime: "11:00", version: 1 });
    await expect(
      here((db) => changeEntry(db, member(), id, EntryChange.parse({ ...form(), version: 1 })), users.odd),
    ).rejects.toThrow();
    const lines = await pastPolicies<{ user_id: string; operation: string }>(
      database,
      "SELECT user_id, operation FROM network_history_event WHERE subject_id = $1",
      [id],
    );
    expect(lines).toEqual([{ user_id: users.lise, operation: "insert" }]);
    await here((db) => removeEntry(db, leader(), id, { version: 1 }));
    await expect(here((db) => calendarEntry(db, id))).rejects.toThrow(NotFound);
  });

  it("is another network's neither to read nor to change", async () => {
    const id = await here((db) => addEntry(db, leader(), form()));
    const stranger: Actor = { userId: users.away, personId: null, roles: ["network_leader"] };
    await expect(there((db) => calendarEntry(db, id))).rejects.toThrow(NotFound);
    const change = { ...form({ title: "Taken over" }), version: 1 };
    await expect(there((db) => changeEntry(db, stranger, id, change))).rejects.toThrow(NotFound);
    await expect(there((db) => removeEntry(db, stranger, id, { version: 1 }))).rejects.toThrow(NotFound);
    expect(await there((db) => calendarList(db, { when: "coming", page: 1 }))).toMatchObject({ total: 0 });
    expect((await here((db) => calendarEntry(db, id))).title).toBe("Møte, med; tegn");
    await here((db) => removeEntry(db, leader(), id, { version: 1 }));
  });

  it("of two who change at once takes the first and shows it to the second", async () => {
    const id = await here((db) => addEntry(db, leader(), form()));
    const both = await Promise.allSettled(
      ["One", "Two"].map((title) => here((db) => changeEntry(db, leader(), id, { ...form({ title }), version: 1 }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toBeInstanceOf(Conflict);
    const { title } = await here((db) => calendarEntry(db, id));
    expect((lost?.reason as Conflict<{ title: string; version: string }>).current).toMatchObject({
      title,
      version: "2",
    });
    await here((db) => removeEntry(db, leader(), id, { version: 2 }));
  });

  it("lists what comes, soonest first, and keeps what has been behind", async () => {
    const ids = await here(async (db) => [
      await addEntry(db, leader(), form({ title: "Late", startsOn: "2099-02-01" })),
      await addEntry(db, leader(), form({ title: "Early", startsOn: "2099-01-01", kind: "milestone" })),
      await addEntry(db, leader(), form({ title: "Under way", startsOn: "2000-01-01", endsOn: "2099-12-31" })),
      await addEntry(db, leader(), form({ title: "Over", startsOn: "2000-01-01" })),
    ]);
    const titles = async (more: Parameters<typeof list>[0] = {}) => (await list(more)).rows.map(({ title }) => title);
    expect(await titles()).toEqual(["Under way", "Early", "Late"]);
    expect(await titles({ kind: "milestone" })).toEqual(["Early"]);
    expect(await titles({ when: "past" })).toEqual(["Over"]);
    expect(await list({ page: 99 })).toMatchObject({ page: 1, total: 3 });
    await here(async (db) => {
      for (const id of ids) await removeEntry(db, leader(), id, { version: 1 });
    });
  });

  it.each([
    [{ title: " " }, "title"],
    [{ startsOn: "2026-02-30" }, "startsOn"],
    [{ endsOn: "2098-01-01" }, "endsOn"],
    [{ fromTime: "24:00" }, "fromTime"],
    [{ toTime: "10:00" }, "fromTime"],
    [{ fromTime: "10:00", toTime: "09:00" }, "toTime"],
    [{ link: "javascript:alert(1)" }, "link"],
    [{ kind: "round" }, "kind"],
    [{ language: "de" }, "language"],
  ])("refuses %j at its field", (more, field) => {
    const parsed = EntryForm.safeParse({
      kind: "meeting",
      title: "x",
      startsOn: "2099-03-01",
      language: "nb",
      ...more,
    });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

describe("the feed", () => {
  const ask = async (token: string): Promise<Response> => {
    const request = new Request(`http://localhost/calendar/${token}`);
    return feedLoader({ request, params: { token }, context: { address: "192.0.2.7" } });
  };

  it("opens by its link alone, in its holder's language, and closes when it is made anew or ended", async () => {
    const id = await here((db) => addEntry(db, leader(), form({ fromTime: "09:30", toTime: "11:00" })));
    const first = await here((db) => makeFeed(db, member()), users.odd);
    const answer = await ask(`${first}.ics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
    const text = (await answer.text()).replaceAll("\r\n ", "");
    expect(text).toContain(`UID:entry-${id}@localhost`);
    expect(text).toContain("SUMMARY:Møte\\, med\\; tegn");
    // 1 March is winter in Norway: an hour before UTC.
    expect(text).toContain("DTSTART:20990301T083000Z");
    expect(text).toContain("CATEGORIES:Meeting");
    const kept = await pastPolicies<{ token_hash: string }>(database, "SELECT token_hash FROM calendar_token");
    expect(JSON.stringify(kept)).not.toContain(first);

    const second = await here((db) => makeFeed(db, member()), users.odd);
    expect((await ask(`${first}.ics`)).status).toBe(404);
    expect((await ask(`${second}.ics`)).status).toBe(200);
    // One's own alone: also a leader sees and ends only theirs.
    expect(await here((db) => ownFeed(db))).toBeNull();
    await here((db) => endFeed(db, leader()));
    expect((await ask(`${second}.ics`)).status).toBe(200);
    await here((db) => endFeed(db, member()), users.odd);
    expect((await ask(`${second}.ics`)).status).toBe(404);
    await here((db) => removeEntry(db, leader(), id, { version: 1 }));
  });

  it("shows nothing to whoever belongs to the network no longer, though the link was never ended", async () => {
    const token = await here((db) => makeFeed(db, member()), users.odd);
    expect(await beforeSignIn((db) => feedHolder(db, token))).toMatchObject({
      language: "en",
      network: { key: "here" },
    });
    await pastPolicies(
      database,
      "UPDATE network_member SET valid_from = '2020-01-01', valid_to = '2020-12-31' WHERE user_id = $1",
      [users.odd],
    );
    expect((await ask(`${token}.ics`)).status).toBe(404);
    await pastPolicies(database, "UPDATE network_member SET valid_to = NULL WHERE user_id = $1", [users.odd]);
  });

  it("of two links made at once keeps one", async () => {
    const tokens = await Promise.all([0, 1].map(() => here((db) => makeFeed(db, leader()))));
    const answers = await Promise.all(tokens.map((token) => beforeSignIn((db) => feedHolder(db, token))));
    expect(answers.filter((holder) => holder !== null)).toHaveLength(1);
  });

  it("answers rubbish as it answers a wrong token, and after many no more", async () => {
    for (const token of [
      "x",
      "a".repeat(43),
      `${"a".repeat(43)}.ics`,
      `${"ø".repeat(43)}.ics`,
      "../../etc/passwd.ics",
    ]) {
      const answer = await ask(token);
      expect(answer.status, token).toBe(404);
      expect(await answer.text()).toBe("There is no such calendar.\n");
    }
    let last = 404;
    for (let index = 0; index < 2_000 && last === 404; index += 1) last = (await ask(`${"b".repeat(43)}.ics`)).status;
    expect(last).toBe(429);
  });

  it("tells days as days, whatever the server's time zone, and the end of the last as the day after", async () => {
    const id = await here((db) => addEntry(db, leader(), form({ startsOn: "2099-01-05", endsOn: "2099-01-06" })));
    const items = await here((db) => feedItems(db));
    const { t } = translatorFor("nn");
    const file = () =>
      calendarFile(items, {
        network: { key: "here", name: "Her" },
        host: "tiltak.example",
        page: "https://tiltak.example/",
        t,
      });
    expect(file()).toContain("DTSTART;VALUE=DATE:20990105");
    expect(file()).toContain("DTEND;VALUE=DATE:20990107");
    expect(file()).toContain("LAST-MODIFIED:");
    expect(file()).toBe(file());
    await here((db) => removeEntry(db, leader(), id, { version: 1 }));
  });
});
