import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, inEachNetwork, withNetwork, type Db } from "~/db/door.server";
import { Conflict, Forbidden, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { formatsFor } from "~/text/format";
import { draftingWith } from "~/text/summary-words.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import type { Actor } from "../access/can";
import { addEntry } from "../calendar/commands.server";
import { EntryForm } from "../calendar/schema";
import { changeSummary, draftSummary, sendSummary } from "./commands.server";
import { summaryById, summaryList } from "./queries.server";
import { SummaryForm } from "./schema";
import { writtenFor } from "./words";

let database: TestDatabase;
let network: string;
let other: string;
const users: Record<"lise" | "odd" | "anna" | "rita" | "gone", string> = {
  lise: "",
  odd: "",
  anna: "",
  rita: "",
  gone: "",
};

const leader = (): Actor => ({ userId: users.lise, personId: null, roles: ["network_leader"] });
const member = (): Actor => ({ userId: users.odd, personId: null, roles: ["network_member"] });
const here = <T>(run: (db: Db) => Promise<T>) => withNetwork(network, { userId: users.lise }, run);
const there = <T>(run: (db: Db) => Promise<T>) => withNetwork(other, { userId: users.lise }, run);
const drafting = draftingWith(() => "https://tiltak.example/calendar");
const draft = (who: Actor | null = leader()) => here((db) => draftSummary(db, who, drafting));
const mails = () =>
  pastPolicies<{ recipient: string }>(
    database,
    "SELECT recipient, trim(language) AS language, subject, text FROM outbox_message ORDER BY 1",
  );

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  let alesund = "";
  await asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, async (db) => {
    for (const name of Object.keys(users) as (keyof typeof users)[])
      users[name] = (
        await db.user.create({
          data: { email: `${name}@x.example`, name, language: { odd: "en", anna: "nn" }[name as string] ?? "nb" },
          select: { id: true },
        })
      ).id;
    alesund = (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id;
    network = (await db.network.create({ data: { key: "here", name: "Her" }, select: { id: true } })).id;
    other = (await db.network.create({ data: { key: "there", name: "Der" }, select: { id: true } })).id;
    await db.networkMember.createMany({
      data: [
        { networkId: network, userId: users.lise, role: "network_leader" },
        { networkId: network, userId: users.odd, role: "network_member" },
        {
          networkId: network,
          userId: users.gone,
          role: "network_member",
          validFrom: new Date("2020-01-01"),
          validTo: new Date("2020-12-31"),
        },
      ],
    });
  });
  // Lise plans in Ålesund too, and gets it once all the same; Rita only reads there.
  await pastPolicies(
    database,
    `SELECT set_config('tiltak.door', 'operator', false), set_config('tiltak.user', '', false);
     INSERT INTO network_membership (municipality_id, network_id, state, answered_at) VALUES ('${alesund}', '${network}', 'joined', now());
     INSERT INTO membership (municipality_id, user_id, role) VALUES ('${alesund}', '${users.lise}', 'planner'),
       ('${alesund}', '${users.anna}', 'administrator'), ('${alesund}', '${users.rita}', 'reader');`,
  );
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a network's summary", () => {
  it("is drafted from what there is to tell, once a month, by a leader or the job", async () => {
    await expect(draft(member())).rejects.toThrow(Forbidden);
    const [days] = await pastPolicies<Record<"today" | "later" | "yesterday" | "tomorrow" | "due" | "closes", string>>(
      database,
      `SELECT CURRENT_DATE::text AS today, (CURRENT_DATE + 20)::text AS later, (CURRENT_DATE - 1)::text AS yesterday,
              (CURRENT_DATE + 1)::text AS tomorrow, (CURRENT_DATE + 7)::text AS due, (CURRENT_DATE + 9)::text AS closes`,
    );
    const entry = (more: object) =>
      here((db) =>
        addEntry(
          db,
          leader(),
          EntryForm.parse({ kind: "meeting", title: "Årsmøtet", startsOn: days?.later, language: "nb", ...more }),
        ),
      );
    await entry({});
    await entry({ kind: "news", title: "Ny veileder", startsOn: days?.today });
    await entry({ title: "Fagveka", startsOn: days?.yesterday, endsOn: days?.tomorrow });
    await entry({ kind: "milestone", title: "Gammel milepæl", startsOn: days?.yesterday });
    // Of a round that is under way it is the day the reports are due that lies ahead; of one that is closed nothing.
    await pastPolicies(
      database,
      `SELECT set_config('tiltak.door', 'operator', false), set_config('tiltak.user', '', false);
       INSERT INTO review (network_id, title, language, period_from, period_to, opens_on, due_on)
       SELECT '${network}', title, 'nb', CURRENT_DATE - 90, CURRENT_DATE, CURRENT_DATE - 5, CURRENT_DATE + 7
         FROM unnest(ARRAY['Høstrunden', 'Avlyst runde']) AS title;
       UPDATE review SET state = 'closed' WHERE title = 'Avlyst runde';
       INSERT INTO funding_round (scope, programme_id, opens_on, closes_on)
       SELECT scope, id, CURRENT_DATE - 3, CURRENT_DATE + 9 FROM funding_programme WHERE municipality_id IS NULL ORDER BY id LIMIT 1;`,
    );
    const both = await Promise.all([draft(), draft()]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect(both[0]?.id).toBe(both[1]?.id);
    const { words, editedBy } = await here((db) => summaryById(db, both[0]?.id ?? ""));
    const { subject, text } = writtenFor(words, "nb");
    expect(Object.keys(words).sort()).toEqual(["en", "nb", "nn"]);
    expect(words.nn?.text).toContain("Dette skjer framover");
    expect(words.en?.text).toContain("What is coming:\n–");
    expect(words.en?.text).toContain("Årsmøtet");
    expect(words.en?.subject).toMatch(/news of [A-Z][a-z]+ \d{4}$/);
    expect(words.nn?.subject).toMatch(/nytt i [a-z]+ \d{4}$/);
    expect(subject).toContain("Her");
    expect(text).toContain("Årsmøtet");
    expect(text).toContain("– Ny veileder");
    const date = (day: string | undefined) => formatsFor("nb").date(day ?? "");
    const ahead = text.slice(text.indexOf("framover")).split("\n\n")[0]?.split("\n").slice(1);
    expect(ahead?.[0]).toBe(`– til og med ${date(days?.tomorrow)}, Fagveka`);
    expect(ahead).toContain(`– ${date(days?.due)}, Frist for rapporten: Høstrunden`);
    expect(ahead?.find((line) => line.startsWith(`– ${date(days?.closes)}`))).toContain(", Søknadsfrist: ");
    expect(text).not.toMatch(/Gammel milepæl|Avlyst runde/);
    expect(text).not.toContain(date(days?.yesterday));
    expect(text).toContain("https://tiltak.example/calendar");
    expect(text).not.toContain("god praksis");
    expect(editedBy).toBeNull();
    // The job finds it there, and drafts the other network's.
    const made: string[] = [];
    await inEachNetwork(async (db, { key }) => {
      if ((await draftSummary(db, null, drafting)).isNew) made.push(key);
    });
    expect(made).toEqual(["there"]);
    const [line] = await pastPolicies(
      database,
      "SELECT user_id, via FROM network_history_event WHERE network_id = $1",
      [other],
    );
    expect(line).toEqual({ user_id: null, via: "job" });
  });

  it("is changed by leaders of its network alone, and of two at once by the first", async () => {
    const [one] = await here((db) => summaryList(db));
    const id = one?.id ?? "";
    const change = (subject: string, who = leader(), through = here) =>
      through((db) =>
        changeSummary(
          db,
          who,
          id,
          SummaryForm.parse({
            nbSubject: subject,
            nbText: "Tekst",
            enSubject: "News",
            enText: "Text",
            version: one?.version,
          }),
        ),
      );
    await expect(change("x", member())).rejects.toThrow(Forbidden);
    await expect(change("x", leader(), there)).rejects.toThrow(NotFound);
    const both = await Promise.allSettled([change("One"), change("Two")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((result) => result.status === "rejected")?.reason).toBeInstanceOf(Conflict);
    const wrong = (form: object) =>
      SummaryForm.safeParse({ version: 1, ...form }).error?.issues.map(({ path }) => path[0]);
    expect(wrong({ nbSubject: " ", nbText: "" })).toEqual(["nbSubject"]);
    expect(wrong({ nbSubject: "Nytt" })).toEqual(["nbText"]);
    expect(wrong({ nbSubject: "Nytt", nbText: "Tekst", enText: "Text" })).toEqual(["enSubject"]);
    expect(wrong({ nnSubject: "x".repeat(201), nnText: "Tekst", version: "x" })).toEqual(["nnSubject", "version"]);
    expect(wrong({ nnSubject: "Nytt", nnText: "Tekst" })).toBeUndefined();
    await expect(
      pastPolicies(database, "UPDATE network_summary SET words = jsonb_set(words, '{nn}', '{}') WHERE id = $1", [id]),
    ).rejects.toThrow("network_summary_words");
  });

  it("is sent once to each, also when two press at the same moment, and then stands as it is", async () => {
    const [one] = await here((db) => summaryList(db));
    const { id = "", version = 0 } = one ?? {};
    await expect(here((db) => sendSummary(db, member(), id, { version }))).rejects.toThrow(Forbidden);
    await expect(there((db) => sendSummary(db, leader(), id, { version }))).rejects.toThrow(NotFound);
    await expect(here((db) => sendSummary(db, leader(), id, { version: version - 1 }))).rejects.toThrow(
      "summary.isChanged",
    );
    expect(await mails()).toEqual([]);
    const both = await Promise.allSettled([0, 1].map(() => here((db) => sendSummary(db, leader(), id, { version }))));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((result) => result.status === "rejected")?.reason).toBeInstanceOf(Refused);
    // Each in their own language, and whoever reads one it is not written in in bokmål.
    expect(await mails()).toMatchObject([
      { recipient: "anna@x.example", language: "nb", text: "Tekst" },
      { recipient: "lise@x.example", language: "nb", text: "Tekst" },
      { recipient: "odd@x.example", language: "en", subject: "News", text: "Text" },
    ]);
    expect(await here((db) => summaryById(db, id))).toMatchObject({ state: "sent", recipients: 3 });
    const later = SummaryForm.parse({ nbSubject: "x", nbText: "x", version: version + 1 });
    await expect(here((db) => changeSummary(db, leader(), id, later))).rejects.toThrow("summary.isSent");
  });
});
