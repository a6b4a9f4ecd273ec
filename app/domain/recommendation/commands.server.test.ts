import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOperator, withMunicipality, type Db } from "~/db/door.server";
import { disconnect } from "~/db/client.server";
import { provideEnvironment } from "~/env.server";
import type { Actor } from "~/domain/access/can";
import type { Role } from "~/domain/access/table";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import {
  answerRecommendation,
  assignRecommendation,
  changeRecommendation,
  moveRecommendation,
  writeRecommendation,
} from "./commands.server";
import { linkedDataPoints, recommendation, recommendationHistory, recommendationList } from "./queries.server";
import { RecommendationSearch } from "./search";
import type { Answer, NewRecommendation } from "./schema";
import { isAnswered } from "./states";

let database: TestDatabase;
let userId = "";
const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
const municipality = { alesund: "", asker: "" };
const today = "2026-11-23";

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await asOperator(nobody, async (db) => {
    for (const { id, key } of await db.municipality.findMany({ select: { id: true, key: true } })) {
      if (key in municipality) municipality[key as keyof typeof municipality] = id;
    }
  });
  userId = await asOperator(nobody, async (db) => {
    const id = crypto.randomUUID();
    await db.user.createMany({ data: [{ id, email: "planner@test.example", name: "Planlegger" }] });
    return id;
  });
  await withMunicipality(municipality.alesund, nobody, (db) =>
    db.membership.create({ data: { userId, role: "planner" } }),
  );
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const actorAs = (...roles: Role[]): Actor => ({ userId, personId: null, roles });
const planner = () => actorAs("planner");

const inAlesund = <T>(run: (db: Db) => Promise<T>) => withMunicipality(municipality.alesund, { userId }, run);
const inAsker = <T>(run: (db: Db) => Promise<T>) => withMunicipality(municipality.asker, { userId }, run);

const given = (changes: Partial<NewRecommendation> = {}): NewRecommendation => ({
  title: "Mål lekkasjene i alle soner",
  text: "Kommunestyret ber om at lekkasjene måles sone for sone.",
  areaKey: "water_sanitation_drainage",
  statedTarget: null,
  suggestedActions: [],
  dataPoints: [],
  ownerId: null,
  receivedOn: "2026-11-01",
  sourceNote: "Sak 81/26",
  language: "nb",
  ...changes,
});

const answer = (changes: Partial<Answer>): Answer => ({
  outcome: "adopted",
  reason: null,
  reviewOn: null,
  ownerId: null,
  dataPoints: [],
  version: 1,
  ...changes,
});

const owner = () => inAlesund(async (db) => (await db.person.create({ data: { name: "Eline Eier" } })).id);
const dataPoints = (take: number) =>
  inAlesund(async (db) => (await db.dataPoint.findMany({ orderBy: { wheelPlace: "asc" }, take })).map(({ id }) => id));
const written = (changes: Partial<NewRecommendation> = {}) =>
  inAlesund((db) => writeRecommendation(db, planner(), given(changes)));
const read = async (id: string) => {
  const found = await inAlesund((db) => recommendation(db, id, "nb"));
  if (!found) throw new Error("not there");
  return found;
};
const linked = (id: string) => inAlesund((db) => linkedDataPoints(db, id, "nb"));

describe("writing a recommendation of one's own", () => {
  it("numbers it within the municipality and links the data points", async () => {
    const points = await dataPoints(2);
    const first = await read(await written({ dataPoints: [...points, ...points] }));
    expect(first.reference).toMatch(/^alesund-council-\d+$/);
    expect(first).toMatchObject({
      source: "council",
      state: "received",
      receivedOn: "2026-11-01",
      response: null,
      version: 1,
    });
    expect((await linked(first.id)).map(({ id }) => id)).toEqual(points);
    const second = await read(await written());
    expect(Number(second.reference.split("-")[2])).toBe(Number(first.reference.split("-")[2]) + 1);
  });

  it("gives two who write at once two numbers", async () => {
    const ids = await Promise.all([written(), written(), written()]);
    const references = await Promise.all(ids.map(async (id) => (await read(id)).reference));
    expect(new Set(references).size).toBe(3);
  });

  it("is for planners", async () => {
    const before = await inAlesund((db) => db.recommendation.count());
    for (const role of ["reader", "contributor", "verifier", "administrator"] as const) {
      await expect(inAlesund((db) => writeRecommendation(db, actorAs(role), given()))).rejects.toThrow(Forbidden);
    }
    expect(await inAlesund((db) => db.recommendation.count())).toBe(before);
  });

  it("names each chosen row that does not exist", async () => {
    const strange = "8a0f1f0e-52f2-4f3f-8a5a-0d8f4c0a7b11";
    const refused = written({ ownerId: strange, areaKey: "nowhere", dataPoints: [strange] });
    await expect(refused).rejects.toThrow(Invalid);
    await expect(refused).rejects.toMatchObject({
      fields: {
        ownerId: expect.anything() as unknown,
        areaKey: expect.anything() as unknown,
        dataPoints: expect.anything() as unknown,
      },
    });
  });

  it("takes no owner from another municipality", async () => {
    const stranger = await inAsker(async (db) => (await db.person.create({ data: { name: "Asbjørn i Asker" } })).id);
    await expect(written({ ownerId: stranger })).rejects.toThrow(Invalid);
  });
});

describe("changing one's own", () => {
  it("changes text and data points, and keeps what an answer in part leaves out", async () => {
    const [a = "", b = "", c = ""] = await dataPoints(3);
    const id = await written({ dataPoints: [a, b] });
    const ownerId = await owner();
    await inAlesund((db) =>
      answerRecommendation(
        db,
        planner(),
        id,
        answer({ outcome: "adopted_in_part", reason: "Bare det ene", ownerId, dataPoints: [a] }),
        today,
      ),
    );
    const { version } = await read(id);
    await inAlesund((db) =>
      changeRecommendation(db, planner(), id, {
        ...given({ title: "Ny tittel", ownerId, dataPoints: [a, b, c] }),
        version,
      }),
    );
    expect((await read(id)).title).toBe("Ny tittel");
    expect((await linked(id)).map((one) => [one.id, one.isAnswered])).toEqual([
      [a, true],
      [b, false],
      [c, true],
    ]);
  });

  it("hands back both versions when somebody saved first, and changes nothing", async () => {
    const [a = "", b = ""] = await dataPoints(2);
    const id = await written({ dataPoints: [a] });
    const change = (title: string, points: string[]) =>
      inAlesund((db) =>
        changeRecommendation(db, planner(), id, { ...given({ title, dataPoints: points }), version: 1 }),
      );
    await change("Først", [a, b]);
    const late = change("Sist", [a]);
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toMatchObject({
      current: { title: "Først", dataPoints: expect.arrayContaining([a, b]) as unknown, version: "2" },
    });
    expect((await read(id)).title).toBe("Først");
    expect(await linked(id)).toHaveLength(2);
  });

  it("leaves what others wrote as they gave it, but for who answers for it", async () => {
    const theirs = await inAlesund((db) => db.recommendation.findFirstOrThrow({ where: { source: "evaluation" } }));
    await expect(
      inAlesund((db) => changeRecommendation(db, planner(), theirs.id, { ...given(), version: theirs.version })),
    ).rejects.toThrow(Refused);
    const ownerId = await owner();
    await inAlesund((db) => assignRecommendation(db, planner(), theirs.id, { ownerId, version: theirs.version }));
    expect(await read(theirs.id)).toMatchObject({ title: theirs.title, ownerId });
  });

  it("is for planners", async () => {
    const id = await written();
    await expect(
      inAlesund((db) =>
        changeRecommendation(db, actorAs("contributor"), id, { ...given({ title: "Nei" }), version: 1 }),
      ),
    ).rejects.toThrow(Forbidden);
    expect(await read(id)).toMatchObject({ title: given().title, version: 1 });
  });

  it("keeps an owner who has left, but takes none back", async () => {
    const ownerId = await owner();
    const id = await written({ ownerId });
    await inAlesund((db) =>
      db.person.update({
        where: { municipalityId_id: { municipalityId: municipality.alesund, id: ownerId } },
        data: { endedOn: new Date("2020-01-01") },
      }),
    );
    await inAlesund((db) => changeRecommendation(db, planner(), id, { ...given({ ownerId }), version: 1 }));
    const other = await written();
    await expect(
      inAlesund((db) => assignRecommendation(db, planner(), other, { ownerId, version: 1 })),
    ).rejects.toThrow(Invalid);
  });

  it("does not take the owner from what is to be done", async () => {
    const ownerId = await owner();
    const id = await written({ ownerId });
    await inAlesund((db) => answerRecommendation(db, planner(), id, answer({ ownerId }), today));
    await expect(
      inAlesund((db) => assignRecommendation(db, planner(), id, { ownerId: null, version: 2 })),
    ).rejects.toThrow(Invalid);
    expect((await read(id)).ownerId).toBe(ownerId);
  });

  it("does not see another municipality's", async () => {
    const id = await written();
    await expect(inAsker((db) => changeRecommendation(db, planner(), id, { ...given(), version: 1 }))).rejects.toThrow(
      NotFound,
    );
    expect(await inAsker((db) => recommendation(db, id, "nb"))).toBeNull();
    expect(await inAsker((db) => linkedDataPoints(db, id, "nb"))).toEqual([]);
  });
});

describe("answering", () => {
  it("writes outcome, owner, who answered and when, and moves the recommendation", async () => {
    const ownerId = await owner();
    const id = await written();
    await inAlesund((db) => answerRecommendation(db, planner(), id, answer({ ownerId }), today));
    expect(await read(id)).toMatchObject({
      state: "adopted",
      ownerId,
      version: 2,
      response: { outcome: "adopted", reason: null, reviewOn: null, answeredOn: today, answeredBy: "Planlegger" },
    });
  });

  it("takes in all data points, but in part only those that are named", async () => {
    const [a = "", b = ""] = await dataPoints(2);
    const id = await written({ dataPoints: [a, b] });
    const ownerId = await owner();
    const inPart = (chosen: string[]) =>
      inAlesund((db) =>
        answerRecommendation(
          db,
          planner(),
          id,
          answer({ outcome: "adopted_in_part", reason: "Resten venter", ownerId, dataPoints: chosen }),
          today,
        ),
      );
    await expect(inPart([])).rejects.toMatchObject({ fields: { dataPoints: expect.anything() as unknown } });
    await expect(inPart([a, ownerId])).rejects.toThrow(Invalid);
    expect((await linked(id)).every((one) => one.isAnswered)).toBe(true);
    await inPart([b]);
    expect((await linked(id)).map((one) => one.isAnswered)).toEqual([false, true]);
    await inAlesund((db) => moveRecommendation(db, planner(), id, "under_review", { reason: "Penger" }, today));
    expect((await linked(id)).every((one) => one.isAnswered)).toBe(true);
    expect(await read(id)).toMatchObject({
      state: "under_review",
      response: { outcome: "under_review", reason: "Penger" },
    });
  });

  it("asks for an owner where something is to be done", async () => {
    const id = await written();
    for (const outcome of ["adopted", "adopted_in_part"] as const) {
      await expect(
        inAlesund((db) => answerRecommendation(db, planner(), id, answer({ outcome, reason: "Fordi" }), today)),
      ).rejects.toThrow(Refused);
    }
    expect(await read(id)).toMatchObject({ state: "received", response: null });
  });

  it("postpones only to a day that is to come", async () => {
    const id = await written();
    const postponed = (reviewOn: string) =>
      inAlesund((db) =>
        answerRecommendation(db, planner(), id, answer({ outcome: "postponed", reason: "Budsjett", reviewOn }), today),
      );
    await expect(postponed(today)).rejects.toThrow(Invalid);
    await postponed("2027-03-01");
    expect(await read(id)).toMatchObject({ state: "postponed", response: { reviewOn: "2027-03-01", isDue: false } });
  });

  it("lets the wording be mended without moving anything or changing the day", async () => {
    const id = await written();
    const decline = (reason: string, version: number, on: string) =>
      inAlesund((db) => answerRecommendation(db, planner(), id, answer({ outcome: "declined", reason, version }), on));
    await decline("Ikke vårt ansvar", 1, "2026-11-20");
    await decline("Staten har ansvaret", 2, today);
    expect((await read(id)).response).toMatchObject({ reason: "Staten har ansvaret", answeredOn: "2026-11-20" });
  });

  it("changes to another outcome only after it is taken up again", async () => {
    const id = await written();
    const ownerId = await owner();
    await inAlesund((db) =>
      answerRecommendation(db, planner(), id, answer({ outcome: "declined", reason: "Nei" }), today),
    );
    const adopt = (version: number) =>
      inAlesund((db) => answerRecommendation(db, planner(), id, answer({ ownerId, version }), today));
    await expect(adopt(2)).rejects.toThrow(Refused);
    expect((await read(id)).state).toBe("declined");
    await inAlesund((db) => moveRecommendation(db, planner(), id, "under_review", { reason: "Nytt flertall" }, today));
    await adopt(3);
    expect((await read(id)).state).toBe("adopted");
  });

  it("hands back the answer that was saved first", async () => {
    const id = await written();
    await inAlesund((db) =>
      answerRecommendation(db, planner(), id, answer({ outcome: "declined", reason: "Nei" }), today),
    );
    const late = inAlesund((db) =>
      answerRecommendation(db, planner(), id, answer({ outcome: "already_done", reason: "Gjort" }), today),
    );
    await expect(late).rejects.toMatchObject({ current: { outcome: "declined", reason: "Nei", version: "2" } });
    expect((await read(id)).response?.outcome).toBe("declined");
  });

  it("is for planners", async () => {
    const id = await written();
    for (const role of ["reader", "contributor", "verifier", "administrator"] as const) {
      await expect(
        inAlesund((db) =>
          answerRecommendation(db, actorAs(role), id, answer({ outcome: "declined", reason: "Nei" }), today),
        ),
      ).rejects.toThrow(Forbidden);
    }
    expect(await read(id)).toMatchObject({ state: "received", version: 1, response: null });
  });
});

describe("moving on", () => {
  it("goes from adopted to implemented to closed, and no other way", async () => {
    const id = await written();
    const ownerId = await owner();
    const move = (to: "implemented" | "closed" | "under_review") =>
      inAlesund((db) => moveRecommendation(db, planner(), id, to, { reason: null }, today));
    await expect(move("implemented")).rejects.toThrow(Refused);
    await inAlesund((db) => answerRecommendation(db, planner(), id, answer({ ownerId }), today));
    await expect(move("closed")).rejects.toThrow(Refused);
    await expect(move("under_review")).rejects.toMatchObject({ fields: { reason: expect.anything() as unknown } });
    await move("implemented");
    expect(await read(id)).toMatchObject({ state: "implemented", response: { outcome: "adopted" } });
    await expect(move("implemented")).rejects.toThrow(Refused);
    await move("closed");
    expect((await read(id)).state).toBe("closed");
  });

  it("calls nothing carried out that nobody answers for", async () => {
    const id = await written();
    await inAlesund((db) =>
      answerRecommendation(db, planner(), id, answer({ outcome: "already_done", reason: "Gjort" }), today),
    );
    await expect(
      inAlesund((db) => moveRecommendation(db, planner(), id, "implemented", { reason: null }, today)),
    ).rejects.toThrow("recommendation.blocked.no_owner");
  });

  it("is for planners", async () => {
    const id = await written();
    await inAlesund((db) =>
      answerRecommendation(db, planner(), id, answer({ outcome: "declined", reason: "Nei" }), today),
    );
    await expect(
      inAlesund((db) => moveRecommendation(db, actorAs("administrator"), id, "closed", { reason: null }, today)),
    ).rejects.toThrow(Forbidden);
    expect((await read(id)).state).toBe("declined");
  });
});

describe("the history", () => {
  it("tells what happened, newest first, with the reasons of answers that no longer hold and what was changed", async () => {
    const [a = "", b = ""] = await dataPoints(2);
    const id = await written({ dataPoints: [a] });
    const ownerId = await owner();
    await inAlesund((db) =>
      changeRecommendation(db, planner(), id, { ...given({ title: "Ny", dataPoints: [a, b] }), version: 1 }),
    );
    await inAlesund((db) => assignRecommendation(db, planner(), id, { ownerId, version: 2 }));
    await inAlesund((db) =>
      answerRecommendation(
        db,
        planner(),
        id,
        answer({ outcome: "declined", reason: "Nei", ownerId, version: 3 }),
        today,
      ),
    );
    await inAlesund((db) => moveRecommendation(db, planner(), id, "under_review", { reason: "Nye tall" }, today));
    const history = await inAlesund((db) => recommendationHistory(db, id));
    expect(history.map(({ kind, who, reason, fields, owner: name }) => [kind, who, reason, fields, name])).toEqual([
      ["answer_under_review", "Planlegger", "Nye tall", [], null],
      ["answer_declined", "Planlegger", "Nei", [], null],
      ["owner_changed", "Planlegger", null, [], "Eline Eier"],
      ["changed", "Planlegger", null, ["title", "dataPoints"], null],
      ["recommendation_added", "Planlegger", null, [], null],
    ]);
    expect(await inAsker((db) => recommendationHistory(db, id))).toEqual([]);
  });
});

describe("the list", () => {
  const list = (search: Record<string, string>) =>
    inAlesund((db) => recommendationList(db, RecommendationSearch.parse(search), "nb"));

  it("counts the views so that they add up, by the same rule as `isAnswered`", async () => {
    const { views, rows, total } = await list({});
    expect(views.unanswered + views.answered).toBe(views.all);
    expect(total).toBe(views.all);
    expect(rows.filter(({ state }) => isAnswered(state))).toHaveLength(views.answered);
    expect((await list({ view: "unanswered" })).rows.every(({ state }) => !isAnswered(state))).toBe(true);
  });

  it("finds by text, area, state, owner and data point", async () => {
    const [point = ""] = await dataPoints(1);
    const ownerId = await owner();
    const id = await written({ title: "Sjeldent_ord 100%", areaKey: "culture", ownerId, dataPoints: [point] });
    for (const search of [{ q: "sjeldent_ord 100%" }, { owner: ownerId }] as Record<string, string>[]) {
      expect((await list(search)).rows.map((row) => row.id)).toEqual([id]);
    }
    expect((await list({ q: "sjeldentXord" })).rows).toEqual([]);
    expect((await list({ area: "culture" })).rows.every(({ area }) => area === "Kultur")).toBe(true);
    expect(
      (await list({ state: "received", owner: "none" })).rows.every((row) => !row.hasOwner && row.state === "received"),
    ).toBe(true);
    expect((await list({ dataPoint: point })).rows.map((row) => row.id)).toContain(id);
  });

  it("counts linked gaps and projects that are not cancelled", async () => {
    const gap = await inAlesund((db) => db.standing.findFirstOrThrow({ where: { isGap: true } }));
    const whole = await inAlesund((db) => db.standing.findFirstOrThrow({ where: { isGap: false } }));
    const id = await written({ title: "Tellbar", dataPoints: [gap.dataPointId, whole.dataPointId] });
    await inAlesund(async (db) => {
      for (const state of ["running", "cancelled"] as const) {
        const project = await db.project.create({
          data: { name: `Tellbar ${state}`, language: "nb", areaKey: "health", state, stateReason: "Slik" },
        });
        await db.projectRecommendation.create({ data: { projectId: project.id, recommendationId: id } });
      }
    });
    expect((await list({ q: "Tellbar" })).rows[0]).toMatchObject({ dataPoints: 2, gaps: 1, projects: 1 });
  });

  it("sorts every way, and a page beyond the last is the last", async () => {
    for (const sort of ["state", "title", "area", "owner", "received", "gaps", "projects"]) {
      for (const order of ["asc", "desc"]) {
        const { rows, views } = await list({ sort, order, page: "9999" });
        expect(rows.length).toBe(views.all);
      }
    }
    const { rows } = await list({ sort: "gaps", order: "desc" });
    expect(rows.map(({ gaps }) => gaps)).toEqual(rows.map(({ gaps }) => gaps).toSorted((x, y) => y - x));
  });

  it("takes rubbish for no filter", () => {
    expect(
      RecommendationSearch.parse({
        q: ["a", "b"],
        view: "x",
        area: "'; --",
        state: "done",
        owner: "7",
        dataPoint: "z",
        sort: "1",
        order: "",
        page: "-3",
      }),
    ).toEqual({ q: "", view: "all", sort: "state", order: "asc", page: 1 });
  });
});
