import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, withMunicipality, withNetwork, withPublic, type Db } from "~/db/door.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import type { Actor } from "../access/can";
import { askForPractice, changePractice, createPractice, movePractice } from "./commands.server";
import { copyPractice } from "./copying.server";
import {
  copiedFrom,
  copiers,
  offeredPractices,
  practiceById,
  projectsToAskAbout,
  waitingPractices,
} from "./queries.server";
import { AskForm, PracticeChange, PracticeForm } from "./schema";

let database: TestDatabase;
const towns: Record<"alesund" | "asker" | "rana" | "baerum", string> = { alesund: "", asker: "", rana: "", baerum: "" };
let network: string;
let user: string;
/** A completed project of Ålesund with an observed effect, one without, and one under way. */
const projects = { measured: "", unmeasured: "", running: "" };
let dataPoint: string;

const actor = (...roles: Actor["roles"]): Actor => ({ userId: user, personId: null, roles });
const planner = () => actor("planner");
const leader = () => actor("network_leader");
const inTown = <T>(town: keyof typeof towns, run: (db: Db) => Promise<T>) =>
  withMunicipality(towns[town], { userId: user }, run);
const here = <T>(run: (db: Db) => Promise<T>) => inTown("alesund", run);
const inNetwork = <T>(run: (db: Db) => Promise<T>) => withNetwork(network, { userId: user }, run);
const form = (more: object = {}) =>
  PracticeForm.parse({
    network,
    title: "Færre lekkasjer",
    summary: "Vi tettet.",
    language: "nb",
    cost: "1 000",
    ...more,
  });
const words = () => ({ description: () => "Vi tettet.", basis: () => "Målt" });
const mail = () => () => ({ subject: "Spørsmål", paragraphs: ["Tekst"] });
const versionOf = (id: string) => here(async (db) => (await practiceById(db, id, "nb")).version);
const offer = async (id: string) =>
  here(async (db) =>
    movePractice(db, planner(), id, { to: "offered", version: (await practiceById(db, id, "nb")).version }, "nb"),
  );
const fresh = async (project: keyof typeof projects = "measured") => {
  await pastPolicies(database, "DELETE FROM practice_copy; DELETE FROM practice");
  return here((db) => createPractice(db, planner(), projects[project], form()));
};

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, async (db) => {
    const found = await db.municipality.findMany({ select: { id: true, key: true } });
    for (const key of ["alesund", "asker", "rana", "baerum"] as const)
      towns[key] = found.find((one) => one.key === key)?.id ?? "";
    user = (await db.user.create({ data: { email: "anna@x.example", name: "Anna" }, select: { id: true } })).id;
    network = (await db.network.create({ data: { key: "here", name: "Her" }, select: { id: true } })).id;
  });
  // Ålesund and Asker belong to the network, Rana was only asked; Bærum does not.
  await pastPolicies(
    database,
    `SELECT set_config('tiltak.door', 'operator', false), set_config('tiltak.user', '', false);
     INSERT INTO network_membership (municipality_id, network_id, state, answered_at) VALUES
       ('${towns.alesund}', '${network}', 'joined', now()), ('${towns.asker}', '${network}', 'joined', now());
     INSERT INTO network_membership (municipality_id, network_id) VALUES ('${towns.rana}', '${network}');
     INSERT INTO sharing_grant (municipality_id, network_id, subject, level) VALUES ('${towns.alesund}', '${network}', 'plan', 'detail');
     INSERT INTO membership (municipality_id, user_id, role) VALUES ('${towns.alesund}', '${user}', 'planner');`,
  );
  await here(async (db) => {
    const area = await db.area.findFirstOrThrow();
    dataPoint = (await db.dataPoint.findFirstOrThrow({ select: { id: true } })).id;
    const project = async (name: string, state: "completed" | "running") =>
      (await db.project.create({ data: { name, state, language: "nb", areaKey: area.key }, select: { id: true } })).id;
    projects.measured = await project("Målt", "completed");
    projects.unmeasured = await project("Ikke målt", "completed");
    projects.running = await project("Under arbeid", "running");
    await db.observedEffect.create({
      data: {
        projectId: projects.measured,
        dataPointId: dataPoint,
        value: "12.5",
        measuredOn: new Date("2026-01-02"),
        explanation: "Målt i tre soner",
      },
    });
  });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("offering", () => {
  it("takes a planner, a finished project and a network of one's own", async () => {
    await pastPolicies(database, "DELETE FROM practice_copy; DELETE FROM practice");
    const make = (who: Actor, project: string, more: object = {}) =>
      here((db) => createPractice(db, who, project, form(more)));
    await expect(make(actor("reader", "contributor", "administrator"), projects.measured)).rejects.toThrow(Forbidden);
    await expect(make(planner(), projects.running)).rejects.toThrow(Refused);
    await expect(make(planner(), projects.measured, { network: user })).rejects.toThrow(Invalid);
    await expect(inTown("asker", (db) => createPractice(db, planner(), projects.measured, form()))).rejects.toThrow(
      NotFound,
    );
    expect(await pastPolicies(database, "SELECT FROM practice")).toHaveLength(0);
    await make(planner(), projects.measured);
    await expect(make(planner(), projects.measured)).rejects.toThrow(Invalid);
  });

  it("is refused without an observed effect, by the rule and by the database", async () => {
    const id = await fresh("unmeasured");
    await expect(offer(id)).rejects.toThrow("practice.blocked.no_observed_effect");
    await expect(
      here((db) =>
        db.practice.updateMany({ where: { id }, data: { state: "offered", offeredBy: "x", offeredOn: new Date() } }),
      ),
    ).rejects.toThrow();
    expect(await versionOf(id)).toBe(1);
  });

  it("shows it to the network and its members with what was measured, and to nobody else; withdrawing ends that", async () => {
    const id = await fresh();
    const seen = async () => ({
      asker: (await inTown("asker", (db) => offeredPractices(db, { page: 1 }, "en"))).rows.length,
      rana: (await inTown("rana", (db) => offeredPractices(db, { page: 1 }, "en"))).rows.length,
      baerum: (await inTown("baerum", (db) => offeredPractices(db, { page: 1 }, "en"))).rows.length,
      network: (await inNetwork((db) => offeredPractices(db, { page: 1 }, "en"))).rows.length,
      public: (await withPublic((db) => offeredPractices(db, { page: 1 }, "en").catch(() => ({ rows: [] })))).rows
        .length,
    });
    expect(await seen()).toEqual({ asker: 0, rana: 0, baerum: 0, network: 0, public: 0 });
    await offer(id);
    expect(await seen()).toEqual({ asker: 1, rana: 0, baerum: 0, network: 1, public: 0 });
    const shown = await inTown("asker", (db) => practiceById(db, id, "en"));
    expect(shown).toMatchObject({ municipality: "Ålesund", isOwn: false, costOre: 100_000, copies: 0 });
    expect(shown.effects).toMatchObject([{ dataPointId: dataPoint, value: 12.5, measuredOn: "2026-01-02" }]);
    const filtered = (search: object) => inTown("asker", (db) => offeredPractices(db, { page: 1, ...search }, "en"));
    expect((await filtered({ dataPoint, area: shown.areaKey })).total).toBe(1);
    expect((await filtered({ dataPoint: user })).total).toBe(0);
    await expect(
      inTown("asker", (db) => movePractice(db, planner(), id, { to: "withdrawn", version: 2 }, "nb")),
    ).rejects.toThrow(NotFound);
    await here(async (db) => movePractice(db, planner(), id, { to: "withdrawn", version: 2 }, "nb"));
    expect(await seen()).toEqual({ asker: 0, rana: 0, baerum: 0, network: 0, public: 0 });
  });

  it("of two who change it at once takes the first", async () => {
    const id = await fresh();
    const change = (title: string) =>
      here((db) =>
        changePractice(
          db,
          planner(),
          id,
          PracticeChange.parse({ title, summary: "x", language: "nb", version: 1 }),
          "nb",
        ),
      );
    const both = await Promise.allSettled([change("One"), change("Two")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toBeInstanceOf(Conflict);
  });

  it("ends when the municipality leaves the network", async () => {
    const id = await fresh();
    await offer(id);
    await here((db) => db.networkMembership.updateMany({ where: { networkId: network }, data: { state: "left" } }));
    const state = () => pastPolicies<{ state: string }>(database, "SELECT state FROM practice WHERE id = $1", [id]);
    expect(await state()).toEqual([{ state: "withdrawn" }]);
    await expect(offer(id)).rejects.toThrow("practice.noMember");
    await pastPolicies(
      database,
      `SELECT set_config('tiltak.door', 'operator', false), set_config('tiltak.user', '', false);
       UPDATE network_membership SET state = 'joined' WHERE municipality_id = '${towns.alesund}';
       -- Coming back begins with sharing nothing.
       UPDATE sharing_grant SET level = 'detail' WHERE municipality_id = '${towns.alesund}' AND subject = 'plan'`,
    );
  });
});

describe("copying", () => {
  const copy = (id: string, more: object = {}, who: Actor = planner(), town: keyof typeof towns = "asker") =>
    inTown(town, (db) =>
      copyPractice(db, who, id, { name: "Vår idé", again: false, version: 2, ...more }, "nb", words),
    );

  it("makes an idea that keeps the link and aims at what was measured; the count shows, the names to the network alone", async () => {
    const id = await fresh();
    await expect(copy(id)).rejects.toThrow(NotFound);
    await offer(id);
    await expect(copy(id, {}, actor("reader"))).rejects.toThrow(Forbidden);
    await expect(copy(id, {}, planner(), "baerum")).rejects.toThrow(NotFound);
    await expect(copy(id, {}, planner(), "alesund")).rejects.toThrow(NotFound);
    const project = await copy(id);
    const made = await inTown("asker", (db) =>
      db.project.findFirstOrThrow({ where: { id: project }, include: { expectedEffects: true } }),
    );
    expect(made).toMatchObject({ state: "idea", name: "Vår idé", costOre: 100_000n });
    expect(made.expectedEffects).toMatchObject([{ dataPointId: dataPoint, low: null, high: null }]);
    expect(await inTown("asker", (db) => copiedFrom(db, project))).toMatchObject({
      offeredBy: "Ålesund",
      isOpen: true,
    });
    expect((await here((db) => practiceById(db, id, "nb"))).copies).toBe(1);
    expect((await inTown("asker", (db) => practiceById(db, id, "nb"))).copies).toBe(1);
    expect(await here((db) => copiers(db, id))).toEqual([]);
    expect(await inNetwork((db) => copiers(db, id))).toMatchObject([{ municipality: "Asker" }]);
    await inTown("asker", (db) => db.project.deleteMany({ where: { id: project } }));
  });

  it("happens once, also when two press at the same moment, unless it is asked for again", async () => {
    const id = await fresh();
    await offer(id);
    const both = await Promise.allSettled([copy(id, { name: "A" }), copy(id, { name: "B" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected")?.reason as Invalid;
    expect(refused.fields).toEqual({ again: [{ key: "practices.copy.already" }] });
    await expect(copy(id, { name: both[0]?.status === "fulfilled" ? "A" : "B", again: true })).rejects.toThrow(Invalid);
    await copy(id, { name: "C", again: true });
    expect((await here((db) => practiceById(db, id, "nb"))).copies).toBe(2);
    await inTown("asker", (db) => db.project.deleteMany({ where: { name: { in: ["A", "B", "C"] } } }));
  });

  it("keeps telling where it came from when the practice is withdrawn", async () => {
    const id = await fresh();
    await offer(id);
    const project = await copy(id);
    await here(async (db) => movePractice(db, planner(), id, { to: "withdrawn", version: 2 }, "nb"));
    expect(await inTown("asker", (db) => copiedFrom(db, project))).toMatchObject({
      title: "Færre lekkasjer",
      offeredBy: "Ålesund",
      isOpen: false,
    });
    await inTown("asker", (db) => db.project.deleteMany({ where: { id: project } }));
  });
});

describe("asking", () => {
  const ask = (project: string, who = leader()) =>
    inNetwork((db) => askForPractice(db, who, AskForm.parse({ project, note: "Hva kostet det?" }), mail));

  it("takes a leader and a finished project that is shared; planners get mail, and the municipality finds it", async () => {
    await pastPolicies(database, "DELETE FROM practice_copy; DELETE FROM practice; DELETE FROM outbox_message");
    const names = () =>
      inNetwork(async (db) => (await projectsToAskAbout(db, { municipality: "alesund" })).map(({ name }) => name));
    expect(await names()).toEqual(expect.arrayContaining(["Målt", "Ikke målt"]));
    expect(await names()).not.toContain("Under arbeid");
    expect(await inNetwork((db) => projectsToAskAbout(db, { municipality: "no-such" }))).toEqual([]);
    await expect(ask(projects.measured, actor("network_member"))).rejects.toThrow(Forbidden);
    await expect(ask(projects.running)).rejects.toThrow(Invalid);
    const [others] = await pastPolicies<{ id: string }>(
      database,
      "SELECT id FROM project WHERE municipality_id = $1 AND state = 'completed' LIMIT 1",
      [towns.asker],
    );
    await expect(ask(others?.id ?? "")).rejects.toThrow(Invalid);
    await ask(projects.measured);
    const sent = await pastPolicies<{ recipient: string; kind: string }>(
      database,
      "SELECT recipient, kind FROM outbox_message",
    );
    expect(sent).toEqual([{ recipient: "anna@x.example", kind: "practice_asked" }]);
    const [waiting] = await here((db) => waitingPractices(db, "nb"));
    expect(waiting).toMatchObject({ state: "asked", title: "Målt" });
    expect(await inTown("asker", (db) => waitingPractices(db, "nb"))).toEqual([]);
    // Whoever begins to write makes it a draft, which the network no longer sees.
    await here((db) =>
      changePractice(
        db,
        planner(),
        waiting?.id ?? "",
        PracticeChange.parse({ title: "x", language: "nb", version: 1 }),
        "nb",
      ),
    );
    await expect(inNetwork((db) => practiceById(db, waiting?.id ?? "", "nb"))).rejects.toThrow(NotFound);
  });

  it("happens once, also when two press at the same moment", async () => {
    await pastPolicies(database, "DELETE FROM practice; DELETE FROM outbox_message");
    const both = await Promise.allSettled([ask(projects.measured), ask(projects.measured)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toBeInstanceOf(Invalid);
    expect(await pastPolicies(database, "SELECT FROM outbox_message")).toHaveLength(1);
  });
});
