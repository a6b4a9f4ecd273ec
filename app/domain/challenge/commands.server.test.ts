import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { withJobs, withMunicipality, withNetwork, withPartner, withPublic, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { loadDemo } from "../../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import {
  changeChallenge,
  closeOverdueChallenges,
  moveChallenge,
  removeChallenge,
  writeChallenge,
  type ChallengeOwner,
} from "./commands.server";
import { challengeForm, challengeFromGap, challengeList, oneChallenge, openChallenges } from "./queries.server";
import { ChangedChallenge, NewChallenge } from "./schema";

let database: TestDatabase;
const id: Record<string, string> = {};
const of = (key: string): string => id[key] ?? "";

const planner: Actor = { userId: "", personId: null, roles: ["planner"] };
const leader: Actor = { userId: "", personId: null, roles: ["network_leader"] };
const link = (path: string) => `https://tiltak.example${path}`;
const alesund = (): ChallengeOwner => ({ kind: "municipality", id: of("alesund") });
const network = (): ChallengeOwner => ({ kind: "network", id: of("excellence") });
const here = <T>(run: (db: Db) => Promise<T>) =>
  withMunicipality(of("alesund"), { userId: of("planner@alesund.example") }, run);
const inNetwork = <T>(run: (db: Db) => Promise<T>) =>
  withNetwork(of("excellence"), { userId: of("leader@excellence.example") }, run);
const asPartner = <T>(key: string, run: (db: Db) => Promise<T>) =>
  withPartner(of(key), { userId: of("proposer@havbris.example") }, run);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const typed = (more: Record<string, unknown> = {}) => ({
  dataPoint: of("dataPoint"),
  areaKey: of("area"),
  title: "Mindre lekkasje",
  text: "Halvparten av vannet blir borte.",
  language: "nb",
  targetValue: "20",
  byYear: "2030",
  opensOn: day(-1),
  closesOn: day(30),
  visibility: "public",
  criteria: [{ name: "Effekt", weight: "60" }, { name: "Pris" }, {}],
  ...more,
});
const form = (more: Record<string, unknown> = {}) => NewChallenge.parse(typed(more));

const written = (owner: ChallengeOwner, more: Record<string, unknown> = {}) =>
  owner.kind === "municipality"
    ? here((db) => writeChallenge(db, planner, owner, form(more)))
    : inNetwork((db) =>
        writeChallenge(db, leader, owner, form({ municipalities: [of("asker"), of("rana")], ...more })),
      );
const opened = async (more: Record<string, unknown> = {}) => {
  const made = await written(alesund(), more);
  await here((db) => moveChallenge(db, planner, alesund(), made, "open", link));
  return made;
};
const stored = async (challenge: string) =>
  (await pastPolicies<Record<string, unknown>>(database, "SELECT * FROM challenge WHERE id = $1", [challenge]))[0];

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  const rows = await pastPolicies<{ key: string; id: string }>(
    database,
    `SELECT key, id FROM municipality UNION ALL SELECT key, id FROM network UNION ALL SELECT key, id FROM partner
     UNION ALL SELECT email, id FROM app_user
     UNION ALL SELECT 'dataPoint', (SELECT id FROM data_point ORDER BY id LIMIT 1)`,
  );
  for (const row of rows) id[row.key] = row.id;
  id.area = (await pastPolicies<{ key: string }>(database, "SELECT key FROM area ORDER BY key LIMIT 1"))[0]?.key ?? "";
  planner.userId = of("planner@alesund.example");
  leader.userId = of("leader@excellence.example");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a challenge about a gap", () => {
  const lost = async () =>
    (
      await pastPolicies<{ id: string }>(
        database,
        "SELECT p.id FROM data_point p JOIN kpi k ON k.id = p.kpi_id WHERE k.name ->> 'en' = 'Water supply loss'",
      )
    )[0]?.id ?? "";

  it("begins with what the municipality knows: the data point, the area of its recommendations and its own aim", async () => {
    const point = await lost();
    await here((db) => db.target.deleteMany({ where: { dataPointId: point } }));
    expect(await here((db) => challengeFromGap(db, point))).toMatchObject({
      dataPoint: point,
      targetValue: "",
      byYear: "",
    });
    await here((db) =>
      db.target.create({ data: { dataPointId: point, value: "12.5", byYear: 2031 }, select: { id: true } }),
    );
    const [own] = await pastPolicies<{ key: string }>(
      database,
      `SELECT r.area_key AS key FROM recommendation_data_point l JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
        WHERE l.municipality_id = $1 AND l.data_point_id = $2 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
      [of("alesund"), point],
    );
    expect(await here((db) => challengeFromGap(db, point))).toEqual({
      dataPoint: point,
      areaKey: own?.key ?? "",
      targetValue: "12.5",
      byYear: "2031",
      municipalities: [],
    });
    expect(await here((db) => challengeFromGap(db, of("alesund")))).toBeNull();
  });

  it("in a network begins with the members that fall short and share it, and nobody's aim", async () => {
    const point = await lost();
    const found = await inNetwork((db) => challengeFromGap(db, point));
    expect(found).toMatchObject({ targetValue: "", byYear: "" });
    const short = await pastPolicies<{ id: string }>(
      database,
      `SELECT s.municipality_id AS id FROM standing s
         JOIN sharing_grant g ON g.municipality_id = s.municipality_id AND g.network_id = $1 AND g.subject = 'figures' AND g.level = 'detail'
        WHERE s.data_point_id = $2 AND s.is_gap`,
      [of("excellence"), point],
    );
    expect(short.length).toBeGreaterThan(1);
    expect([...(found?.municipalities ?? [])].sort()).toEqual(short.map(({ id: one }) => one).sort());
  });
});

describe("writing a challenge", () => {
  it("keeps it a draft that nobody else sees, with its criteria in order and closing at the end of its last day", async () => {
    const made = await written(alesund());
    const seen = await here((db) => oneChallenge(db, made, "nb"));
    expect(seen).toMatchObject({
      state: "draft",
      isOpen: false,
      owner: "Ålesund",
      targetValue: 20,
      byYear: 2030,
      criteria: [
        { name: "Effekt", weight: 60 },
        { name: "Pris", weight: 10 },
      ],
      places: [{ key: "alesund" }],
    });
    const closes = seen.closesAt?.toLocaleString("sv-SE", { timeZone: "Europe/Oslo" });
    expect(closes).toBe(`${day(31)} 00:00:00`);
    await expect(asPartner("havbris", (db) => oneChallenge(db, made, "nb"))).rejects.toThrow(NotFound);
    await expect(withPublic((db) => oneChallenge(db, made, "nb"))).rejects.toThrow(NotFound);
    await expect(inNetwork((db) => oneChallenge(db, made, "nb"))).rejects.toThrow(NotFound);
  });

  it.each([
    ["a data point that is none", { dataPoint: "00000000-0000-4000-8000-000000000000" }, "dataPoint"],
    ["an area that is none", { areaKey: "nowhere" }, "areaKey"],
    ["a partner that is none", { invited: ["00000000-0000-4000-8000-000000000000"] }, "invited"],
  ])("refuses %s at its field", async (_, more, field) => {
    await expect(written(alesund(), more)).rejects.toMatchObject({ fields: { [field]: [{ key: "forms.gone" }] } });
  });

  it("of a network names members that belong to it, and at least one", async () => {
    await expect(written(network(), { municipalities: [] })).rejects.toThrow(Invalid);
    const outsider = await pastPolicies<{ id: string }>(
      database,
      "INSERT INTO municipality (key, name, kind) VALUES ('utenfor', 'Utenfor', 'municipality') RETURNING id",
    ).catch(() => [] as { id: string }[]);
    await expect(written(network(), { municipalities: [outsider[0]?.id ?? of("dataPoint")] })).rejects.toMatchObject({
      fields: { municipalities: [{ key: "forms.gone" }] },
    });
  });

  it("is for planners, and for the network's leaders", async () => {
    const reader: Actor = { ...planner, roles: ["reader", "administrator", "contributor", "verifier"] };
    await expect(here((db) => writeChallenge(db, reader, alesund(), form()))).rejects.toThrow(Forbidden);
    const member: Actor = { ...leader, roles: ["network_member"] };
    await expect(
      inNetwork((db) => writeChallenge(db, member, network(), form({ municipalities: [of("asker")] }))),
    ).rejects.toThrow(Forbidden);
  });

  it.each([
    ["a closing day before the opening day", { closesOn: day(-2) }, "closesOn"],
    ["a weight of nothing", { criteria: [{ weight: "5" }] }, "criteria"],
    ["a weight out of range", { criteria: [{ name: "x", weight: "101" }] }, "criteria"],
    ["rubbish as a visibility", { visibility: "everybody" }, "visibility"],
    ["a value that is no number", { targetValue: "mye" }, "targetValue"],
  ])("does not read %s", (_, more, field) => {
    const read = NewChallenge.safeParse(typed(more));
    expect(read.error?.issues.map(({ path }) => path[0])).toContain(field);
  });
});

describe("opening a challenge", () => {
  it("asks for criteria, time and readers", async () => {
    for (const [more, key] of [
      [{ criteria: [] }, "challenge.blocked.no_criteria"],
      [{ opensOn: day(-9), closesOn: day(-5) }, "challenge.blocked.no_time_left"],
      [{ visibility: "invited" }, "challenge.blocked.no_readers"],
    ] as const) {
      const made = await written(alesund(), more);
      const moving = here((db) => moveChallenge(db, planner, alesund(), made, "open", link));
      await expect(moving).rejects.toMatchObject({ reason: key });
    }
  });

  it("shows it to whom it is opened to, and to nobody else", async () => {
    const sees = async (challenge: string) => {
      const found = async (run: () => Promise<unknown>) =>
        run().then(
          () => true,
          () => false,
        );
      return {
        havbris: await found(() => asPartner("havbris", (db) => oneChallenge(db, challenge, "nb"))),
        nordfjell: await found(() => asPartner("nordfjell", (db) => oneChallenge(db, challenge, "nb"))),
        network: await found(() => inNetwork((db) => oneChallenge(db, challenge, "nb"))),
        public: await found(() => withPublic((db) => oneChallenge(db, challenge, "nb"))),
      };
    };
    await pastPolicies(database, "DELETE FROM network_partner");
    await inNetwork((db) =>
      db.networkPartner.create({ data: { networkId: of("excellence"), partnerId: of("havbris") } }),
    );
    expect(await sees(await opened())).toEqual({ havbris: true, nordfjell: true, network: true, public: true });
    expect(await sees(await opened({ visibility: "network" }))).toEqual({
      havbris: true,
      nordfjell: false,
      network: true,
      public: false,
    });
    expect(await sees(await opened({ visibility: "invited", invited: [of("nordfjell")] }))).toEqual({
      havbris: false,
      nordfjell: true,
      network: false,
      public: false,
    });
  });

  it("writes to the invited partners, and to the members a network's challenge concerns", async () => {
    await pastPolicies(database, "DELETE FROM outbox_message");
    await opened({ visibility: "invited", invited: [of("havbris")] });
    const made = await written(network());
    await inNetwork((db) => moveChallenge(db, leader, network(), made, "open", link));
    const mails = await pastPolicies<{ recipient: string; text: string }>(
      database,
      "SELECT recipient, text FROM outbox_message WHERE kind = 'challenge' ORDER BY 1",
    );
    expect(mails.map(({ recipient }) => recipient)).toEqual([
      "administrator@havbris.example",
      "planner@asker.example",
      "planner@rana.example",
      "proposer@havbris.example",
    ]);
    expect(mails[1]?.text).toContain(`https://tiltak.example/asker/challenges/${made}`);
  });
});

describe("the value now", () => {
  it("is the newest verified one, shown to whoever may see it: a partner and the public only of a published municipality", async () => {
    const {
      dataPointId,
      municipalityId,
      id: made,
    } = (
      await pastPolicies<{ dataPointId: string; municipalityId: string; id: string }>(
        database,
        `SELECT id, data_point_id AS "dataPointId", municipality_id AS "municipalityId" FROM challenge
        WHERE is_example AND state = 'open' AND municipality_id = $1`,
        [of("alesund")],
      )
    )[0] ?? { dataPointId: "", municipalityId: "", id: "" };
    const present = { municipality: "Ålesund", year: 2019, value: 6, bound: null, qualifier: "exact" };
    const doors = {
      municipality: () => here((db) => oneChallenge(db, made, "nb")),
      network: () => inNetwork((db) => oneChallenge(db, made, "nb")),
      partner: () => asPartner("havbris", (db) => oneChallenge(db, made, "nb")),
      public: () => withPublic((db) => oneChallenge(db, made, "nb")),
    };
    for (const [door, one] of Object.entries(doors)) expect([door, (await one()).present]).toEqual([door, [present]]);
    // What nobody has verified does not count.
    await here((db) =>
      db.observation.create({
        data: {
          dataPointId,
          year: 2024,
          state: "reported",
          value: 9,
          qualifier: "exact",
          source: "test",
          review: "draft",
        },
      }),
    );
    expect((await doors.municipality()).present).toEqual([present]);
    expect((await doors.partner()).present).toEqual([present]);
    const [kept] = await pastPolicies<{ at: Date }>(
      database,
      "SELECT published_at AS at FROM municipality WHERE id = $1",
      [municipalityId],
    );
    await pastPolicies(database, "UPDATE municipality SET published_at = NULL WHERE id = $1", [municipalityId]);
    try {
      expect((await doors.municipality()).present).toEqual([present]);
      expect((await doors.partner()).present).toEqual([]);
      await expect(doors.public()).rejects.toThrow(NotFound);
    } finally {
      await pastPolicies(database, "UPDATE municipality SET published_at = $2 WHERE id = $1", [
        municipalityId,
        kept?.at,
      ]);
    }
  });
});

describe("an open challenge", () => {
  it("keeps its question, and may be closed later but not earlier", async () => {
    const made = await opened();
    const held = await here((db) => challengeForm(db, of("alesund"), made));
    const change = (more: Record<string, unknown>) =>
      here((db) =>
        changeChallenge(
          db,
          planner,
          alesund(),
          made,
          ChangedChallenge.parse({ ...typed(more), version: held.version }),
        ),
      );
    await expect(change({ closesOn: day(10) })).rejects.toThrow(Invalid);
    await change({ closesOn: day(60), title: "Another question", criteria: [] });
    expect(await here((db) => oneChallenge(db, made, "nb"))).toMatchObject({
      title: "Mindre lekkasje",
      criteria: [{ name: "Effekt" }, { name: "Pris" }],
      daysLeft: 60,
    });
    await expect(change({ closesOn: day(90) })).rejects.toThrow(Conflict);
  });

  it("is closed by hand at once, and by the worker when its time is up", async () => {
    const made = await opened();
    await here((db) => moveChallenge(db, planner, alesund(), made, "closed", link));
    expect(await here((db) => oneChallenge(db, made, "nb"))).toMatchObject({ state: "closed", isOpen: false });
    await expect(here((db) => moveChallenge(db, planner, alesund(), made, "open", link))).rejects.toThrow(Refused);
    const late = await opened();
    await pastPolicies(
      database,
      `SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.municipality', '${of("alesund")}', false);
       UPDATE challenge SET opens_at = now() - interval '2 days', closes_at = now() - interval '1 second' WHERE id = '${late}'`,
    );
    expect(await withJobs(closeOverdueChallenges)).toBe(1);
    expect(await withJobs(closeOverdueChallenges)).toBe(0);
    expect(await stored(late)).toMatchObject({ state: "closed" });
  });

  it("is not thrown away; a draft is", async () => {
    const made = await opened();
    await expect(here((db) => removeChallenge(db, planner, alesund(), made))).rejects.toThrow(Refused);
    const draft = await written(alesund());
    await here((db) => removeChallenge(db, planner, alesund(), draft));
    expect(await stored(draft)).toBeUndefined();
  });

  it("is another municipality's to leave alone", async () => {
    const made = await opened();
    const baerum = <T>(run: (db: Db) => Promise<T>) =>
      withMunicipality(of("baerum"), { userId: of("planner@baerum.example") }, run);
    const owner: ChallengeOwner = { kind: "municipality", id: of("baerum") };
    await expect(baerum((db) => moveChallenge(db, planner, owner, made, "closed", link))).rejects.toThrow(NotFound);
    await expect(baerum((db) => moveChallenge(db, planner, alesund(), made, "closed", link))).rejects.toThrow();
    expect(await stored(made)).toMatchObject({ state: "open" });
  });

  it("opened ten times at once is opened once", async () => {
    const made = await written(alesund());
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => here((db) => moveChallenge(db, planner, alesund(), made, "open", link))),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("the lists", () => {
  it("put a partner's interests first, and show only what is open now", async () => {
    await opened({ opensOn: day(2) });
    const { rows } = await asPartner("havbris", (db) => openChallenges(db, [of("area")], 1, "nb"));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ isOpen }) => isOpen)).toBe(true);
    const order = rows.map(({ fits }) => fits);
    expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
  });

  it("show a municipality its own and those that concern it, with the proposals it has received", async () => {
    const made = await written(network());
    await inNetwork((db) => moveChallenge(db, leader, network(), made, "open", link));
    const asker = await withMunicipality(of("asker"), { userId: of("planner@asker.example") }, (db) =>
      challengeList(db, of("asker"), { page: 1 }, "nb"),
    );
    expect(asker.rows.map((row) => row.id)).toContain(made);
    const { rows } = await here((db) => challengeList(db, of("alesund"), { page: 1 }, "nb"));
    expect(rows.map((row) => row.id)).not.toContain(made);
  });
});
