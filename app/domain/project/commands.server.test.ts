import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import type { Actor } from "~/domain/access/can";
import { Conflict, Forbidden, Invalid, NotFound } from "~/domain/shared/errors";
import { assignOwner, createProject, updateProject } from "./commands.server";
import { projectFormValues } from "./form.server";
import type { ProjectForm } from "./schema";

let work: Workplace;
let dataPoints: string[];
let recommendations: string[];
const nowhere = "00000000-0000-4000-8000-00000000dead";

beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    dataPoints = (await db.dataPoint.findMany({ orderBy: { wheelPlace: "asc" }, take: 3 })).map(({ id }) => id);
    recommendations = (await db.recommendation.findMany({ orderBy: { reference: "asc" }, take: 2 })).map(
      ({ id }) => id,
    );
  });
});
afterAll(() => work.close());

let made = 0;
const form = (changes: Partial<ProjectForm> = {}): ProjectForm => ({
  name: `Nytt vannverk ${++made}`,
  description: "Bygge nytt vannverk",
  language: "nb",
  kind: "project",
  area: "water_sanitation_drainage",
  owner: null,
  startsOn: null,
  endsOn: null,
  cost: null,
  costNote: null,
  partners: [],
  recommendations: [],
  effects: [],
  ...changes,
});

const effect = (dataPointId: string, changes: Partial<ProjectForm["effects"][number]> = {}) => ({
  dataPointId,
  low: null,
  high: null,
  byYear: null,
  confidence: null,
  basis: null,
  ...changes,
});

const create = (changes: Partial<ProjectForm> = {}, as: Actor = work.planner) =>
  work.here((db) => createProject(db, as, form(changes)), as);
const values = (id: string) => work.here((db) => projectFormValues(db, id));
const versionOf = async (id: string) => Number((await values(id)).version);

describe("createProject", () => {
  it("keeps everything the form holds", async () => {
    const id = await create({
      name: "Nye ledninger",
      owner: work.persons.other,
      startsOn: "2027-01-01",
      endsOn: "2029-12-31",
      cost: 6_100_000_050,
      costNote: "Uten mva.",
      partners: ["Mørenett", "NTNU"],
      recommendations,
      effects: [
        effect(dataPoints[0] ?? "", {
          low: "28.5",
          high: "30",
          byYear: 2030,
          confidence: "medium",
          basis: "Forprosjekt",
        }),
      ],
    });
    expect(await values(id)).toEqual({
      name: "Nye ledninger",
      description: "Bygge nytt vannverk",
      language: "nb",
      kind: "project",
      area: "water_sanitation_drainage",
      owner: work.persons.other,
      startsOn: "2027-01-01",
      endsOn: "2029-12-31",
      cost: "61 000 000,50",
      costNote: "Uten mva.",
      partners: "Mørenett\nNTNU",
      recommendations: recommendations.toSorted(),
      effects: [],
      "effects[0].dataPoint": dataPoints[0],
      "effects[0].low": "28,5",
      "effects[0].high": "30",
      "effects[0].byYear": "2030",
      "effects[0].confidence": "medium",
      "effects[0].basis": "Forprosjekt",
      version: "1",
    });
  });

  it("is begun as an idea, and leaves a line in the history", async () => {
    const id = await create();
    const { project, history } = await work.here(async (db) => ({
      project: await db.project.findFirstOrThrow({ where: { id } }),
      history: await db.historyEvent.findMany({ where: { subject: "project", subjectId: id } }),
    }));
    expect(project.state).toBe("idea");
    expect(history).toMatchObject([{ entity: "project", operation: "insert", userId: work.planner.userId }]);
  });

  it("knows partners of the catalogue by their name", async () => {
    const partner = await work.here((db) => db.organisation.findFirstOrThrow());
    const id = await create({ partners: [partner.name.toUpperCase(), "Ukjent lag"] });
    const partners = await work.here((db) =>
      db.projectPartner.findMany({ where: { projectId: id }, orderBy: { name: "asc" } }),
    );
    expect(new Map(partners.map(({ name, organisationId }) => [name, organisationId]))).toEqual(
      new Map([
        [partner.name.toUpperCase(), partner.id],
        ["Ukjent lag", null],
      ]),
    );
  });

  it.each(["contributor", "reader"] as const)("is refused for a %s", async (who) => {
    const before = await work.here((db) => db.project.count());
    await expect(create({}, work[who])).rejects.toThrow(Forbidden);
    expect(await work.here((db) => db.project.count())).toBe(before);
  });

  it("names every chosen row that does not exist, and writes nothing", async () => {
    const taken = form();
    await work.here((db) => createProject(db, work.planner, taken));
    const before = await work.here((db) => db.project.count());
    const wrong = {
      name: taken.name,
      area: "moon",
      owner: work.persons.left,
      recommendations: [nowhere],
      effects: [effect(nowhere)],
    };
    const refused = await create(wrong).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect(Object.keys((refused as Invalid).fields)).toEqual(["name", "area", "owner", "recommendations", "effects"]);
    expect(await work.here((db) => db.project.count())).toBe(before);
  });

  it("does not link to another municipality's recommendation", async () => {
    const foreign = await work.elsewhere((db) => db.recommendation.findFirstOrThrow());
    await expect(create({ recommendations: [foreign.id] })).rejects.toThrow(Invalid);
  });
});

describe("updateProject", () => {
  it("replaces what the form holds and leaves alone what is the same", async () => {
    const [first = "", second = ""] = recommendations;
    const [kept = "", dropped = "", added = ""] = dataPoints;
    const id = await create({
      partners: ["A", "B"],
      recommendations: [first],
      effects: [effect(kept), effect(dropped)],
    });
    const before = await work.here((db) =>
      db.expectedEffect.findFirstOrThrow({ where: { projectId: id, dataPointId: kept } }),
    );
    const change = form({
      partners: ["B", "C"],
      recommendations: [second],
      effects: [effect(kept), effect(added, { low: "1", high: "2" })],
    });
    await work.here((db) => updateProject(db, work.planner, id, { ...change, version: 1 }));

    expect(await values(id)).toMatchObject({
      name: change.name,
      partners: "B\nC",
      recommendations: [second],
      "effects[0].dataPoint": kept,
      "effects[1].dataPoint": added,
      "effects[1].high": "2",
    });
    const after = await work.here((db) => db.expectedEffect.findFirstOrThrow({ where: { id: before.id } }));
    expect(after.version).toBe(before.version);
  });

  it("raises the version though only an effect changed", async () => {
    const own = form();
    const id = await work.here((db) => createProject(db, work.planner, own));
    const change = { ...own, effects: [effect(dataPoints[0] ?? "")], version: 1 };
    await work.here((db) => updateProject(db, work.planner, id, change));
    expect(await versionOf(id)).toBe(2);
  });

  it("gives a contributor way on what she owns, and on nothing else", async () => {
    const own = await create({ owner: work.persons.contributor });
    const others = await create({ owner: work.persons.other });
    const change = form({ owner: work.persons.contributor });
    const update = (id: string) =>
      work.here((db) => updateProject(db, work.contributor, id, { ...change, version: 1 }), work.contributor);
    await update(own);
    expect((await values(own)).name).toBe(change.name);
    const before = await values(others);
    await expect(update(others)).rejects.toThrow(Forbidden);
    expect(await values(others)).toEqual(before);
  });

  it("answers a stale version with the project as it stands, and writes nothing", async () => {
    const id = await create({ partners: ["A"], recommendations });
    await work.here((db) =>
      updateProject(db, work.planner, id, { ...form({ name: "Først lagret", partners: ["B"] }), version: 1 }),
    );
    const stands = await values(id);
    const late = work.here((db) => updateProject(db, work.planner, id, { ...form({ name: "For sent" }), version: 1 }));
    const conflict = await late.catch((error: unknown) => error);
    expect(conflict).toBeInstanceOf(Conflict);
    expect((conflict as Conflict).current).toEqual(stands);
    expect(stands).toMatchObject({ name: "Først lagret", partners: "B", recommendations: [], version: "2" });
    expect(await values(id)).toEqual(stands);
  });

  it("keeps an owner who has left, but takes no such person as a new one", async () => {
    const id = await create();
    await work.here((db) => db.project.updateMany({ where: { id }, data: { ownerId: work.persons.left } }));
    const kept = form({ owner: work.persons.left });
    await work.here(async (db) => updateProject(db, work.planner, id, { ...kept, version: 2 }));
    expect((await values(id)).owner).toBe(work.persons.left);
    const other = await create();
    await expect(
      work.here((db) => updateProject(db, work.planner, other, { ...kept, name: "Ny", version: 1 })),
    ).rejects.toThrow(Invalid);
  });

  it("does not find another municipality's project", async () => {
    const foreign = await work.elsewhere((db) => db.project.findFirstOrThrow());
    await expect(
      work.here((db) => updateProject(db, work.planner, foreign.id, { ...form(), version: 1 })),
    ).rejects.toThrow(NotFound);
    expect(await work.elsewhere((db) => db.project.findFirstOrThrow({ where: { id: foreign.id } }))).toEqual(foreign);
  });
});

describe("assignOwner", () => {
  it("gives the project an owner", async () => {
    const id = await create();
    await work.here((db) => assignOwner(db, work.planner, id, { owner: work.persons.other, version: 1 }));
    expect((await values(id)).owner).toBe(work.persons.other);
  });

  it("refuses one who has left, one who is unknown, and a contributor on an ownerless project", async () => {
    const id = await create();
    const assign = (owner: string, as = work.planner) =>
      work.here((db) => assignOwner(db, as, id, { owner, version: 1 }), as);
    await expect(assign(work.persons.left)).rejects.toThrow(Invalid);
    await expect(assign(nowhere)).rejects.toThrow(Invalid);
    await expect(assign(work.persons.contributor, work.contributor)).rejects.toThrow(Forbidden);
    expect((await values(id)).owner).toBe("");
  });

  it("answers a stale version with the owner as it stands", async () => {
    const id = await create();
    const assign = (owner: string) => work.here((db) => assignOwner(db, work.planner, id, { owner, version: 1 }));
    await assign(work.persons.other);
    const conflict = await assign(work.persons.contributor).catch((error: unknown) => error);
    expect((conflict as Conflict).current).toEqual({ owner: work.persons.other, version: "2" });
  });
});
