import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import type { Actor } from "~/domain/access/can";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import {
  addMilestone,
  assignAction,
  createAction,
  editMilestone,
  moveAction,
  rescheduleAction,
} from "../action/commands.server";
import { addFundingLink, changeFundingLink, moveFundingLink } from "../funding/commands.server";
import { setTarget } from "../kpi/commands.server";
import { changePerson } from "../member/persons.server";
import { projectFormValues } from "../project/form.server";
import { createProject, updateProject } from "../project/commands.server";
import { ProjectChange } from "../project/schema";
import { moveProject } from "../project/transitions.server";
import { assignRecommendation, answerRecommendation } from "../recommendation/commands.server";
import { Forbidden, Invalid, NotFound, Refused } from "../shared/errors";
import { changeUnit } from "../unit/commands.server";
import { visibleSubjects } from "./changes";
import { proposal, takeableChange, takeBack } from "./take-back.server";

let place: Workplace;
let project: string;
const reader = { t: translatorFor("en").t, format: formatsFor("en") };

beforeAll(async () => {
  place = await workplace();
  project = await place.here(async (db) => (await db.project.findFirstOrThrow({ where: { state: "running" } })).id);
});
afterAll(() => place.close());

const makeAction = (title: string, owner: string | null = null) =>
  place.here((db) =>
    createAction(db, place.planner, {
      title,
      description: "",
      language: "nb",
      project,
      recommendation: null,
      owner,
      startsOn: "2026-01-01",
      dueOn: "2026-12-24",
    }),
  );

/** The id of the newest line about this row. */
const newest = (subjectId: string, entity: string, operation = "update") =>
  place.here(async (db) => {
    const line = await db.historyEvent.findFirstOrThrow({
      where: { subjectId, entity, operation },
      orderBy: { id: "desc" },
    });
    return String(line.id);
  });

const known = (id: string) => place.here((db) => takeableChange(db, id, visibleSubjects(false), "en"));
const proposed = (id: string) =>
  place.here(async (db) =>
    proposal(db, await takeableChange(db, id, visibleSubjects(false), "en"), reader, place.today),
  );

async function back(id: string, given: { version?: number; reason?: string; as?: Actor } = {}): Promise<void> {
  const { version } = await proposed(id);
  const actor = given.as ?? place.planner;
  await place.here(
    async (db) =>
      takeBack(
        db,
        actor,
        await takeableChange(db, id, visibleSubjects(false), "en"),
        { version: given.version ?? version ?? 1, reason: given.reason ?? null, outcome: null },
        reader,
        place.today,
      ),
    actor,
  );
}

const actionNow = (id: string) =>
  place.here((db) =>
    db.action.findFirstOrThrow({
      where: { id },
      select: { dueOn: true, ownerId: true, state: true, version: true, stateReason: true },
    }),
  );

describe("taking back", () => {
  it("writes what was there before as a new change by whoever takes it back", async () => {
    const id = await makeAction("Flytte frist", place.persons.contributor);
    await place.here((db) =>
      rescheduleAction(db, place.planner, id, { startsOn: "2026-01-01", dueOn: "2027-06-01", version: 1 }),
    );
    const change = await newest(id, "action");
    expect(await proposed(change)).toMatchObject({
      fields: [{ label: "Due", now: "1 Jun 2027", then: "24 Dec 2026" }],
      blocked: null,
      version: 2,
    });
    await back(change, { as: place.contributor });
    expect((await actionNow(id)).dueOn?.toISOString().slice(0, 10)).toBe("2026-12-24");
    const anew = await newest(id, "action");
    expect(anew).not.toBe(change);
    const { line } = await known(anew);
    expect(line).toMatchObject({
      userId: place.contributor.userId,
      before: { due_on: "2027-06-01" },
      after: { due_on: "2026-12-24" },
    });
  });

  it("leaves alone what others changed since in other fields", async () => {
    const id = await makeAction("To felt");
    await place.here((db) =>
      rescheduleAction(db, place.planner, id, { startsOn: "2026-01-01", dueOn: "2027-06-01", version: 1 }),
    );
    const change = await newest(id, "action");
    await place.here((db) => assignAction(db, place.planner, id, { owner: place.persons.other, version: 2 }));
    await back(change);
    expect(await actionNow(id)).toMatchObject({ ownerId: place.persons.other });
    expect((await actionNow(id)).dueOn?.toISOString().slice(0, 10)).toBe("2026-12-24");
  });

  it("is refused when a later change touched the same field, and changes nothing", async () => {
    const id = await makeAction("Overtatt");
    await place.here((db) => assignAction(db, place.planner, id, { owner: place.persons.other, version: 1 }));
    const change = await newest(id, "action");
    await place.here((db) => assignAction(db, place.planner, id, { owner: place.persons.contributor, version: 2 }));
    expect((await proposed(change)).blocked?.key).toBe("history.overtaken");
    await expect(back(change, { version: 3 })).rejects.toThrow(Refused);
    expect(await actionNow(id)).toMatchObject({ ownerId: place.persons.contributor, version: 3 });
  });

  it("is refused when the record was changed since the page was opened", async () => {
    const id = await makeAction("Ny versjon");
    await place.here((db) => assignAction(db, place.planner, id, { owner: place.persons.other, version: 1 }));
    const change = await newest(id, "action");
    await expect(back(change, { version: 1 })).rejects.toMatchObject({ reason: "history.changed" });
    expect(await actionNow(id)).toMatchObject({ ownerId: place.persons.other, version: 2 });
  });

  it("is for those who may write the record", async () => {
    const id = await makeAction("En annens");
    await place.here((db) =>
      rescheduleAction(db, place.planner, id, { startsOn: null, dueOn: "2027-06-01", version: 1 }),
    );
    const change = await newest(id, "action");
    for (const actor of [place.contributor, place.reader]) {
      await expect(back(change, { as: actor })).rejects.toThrow(Forbidden);
    }
    expect(await actionNow(id)).toMatchObject({ version: 2 });
  });

  it("moves a state only where the machine leads back, with what the move asks for", async () => {
    const id = await makeAction("Status");
    const move = (
      to: "in_progress" | "blocked",
      from: "planned" | "in_progress" | "blocked",
      reason: string | null = null,
    ) => place.here((db) => moveAction(db, place.planner, id, to, { from, reason, outcome: null }, place.today));
    await move("in_progress", "planned");
    const started = await newest(id, "action");
    expect((await proposed(started)).blocked).toMatchObject({
      key: "history.noWayBack",
      params: { from: "In progress", to: "Planned" },
    });
    await expect(back(started, { version: 2 })).rejects.toThrow(Refused);
    await move("blocked", "in_progress", "Venter på svar");
    await move("in_progress", "blocked");
    const resumed = await newest(id, "action");
    expect(await proposed(resumed)).toMatchObject({ blocked: null, asks: ["reason"], reason: "Venter på svar" });
    await expect(back(resumed)).rejects.toThrow(Invalid);
    await back(resumed, { reason: "Venter fortsatt" });
    expect(await actionNow(id)).toMatchObject({ state: "blocked", stateReason: "Venter fortsatt" });
  });

  it("puts a project's fields back and keeps its parts", async () => {
    const form = (given: object) =>
      ProjectChange.parse({ language: "nb", version: 1, partners: "Fugleforeningen", ...given });
    const { area, id } = await place.here(async (db) => {
      const { key } = await db.area.findFirstOrThrow();
      const made = form({ name: "Fuglekasser", kind: "project", area: key, cost: "1 500,50" });
      return { area: key, id: await createProject(db, place.planner, made) };
    });
    await place.here((db) =>
      updateProject(db, place.planner, id, form({ name: "Fuglehus", kind: "facility", area, cost: "2000" })),
    );
    const change = await newest(id, "project");
    expect((await proposed(change)).fields).toContainEqual({
      column: "cost_ore",
      label: "Cost",
      now: "NOK\u00a02,000",
      then: "NOK\u00a01,500.50",
    });
    await back(change);
    expect(await place.here((db) => projectFormValues(db, id))).toMatchObject({
      name: "Fuglekasser",
      kind: "project",
      cost: "1 500,50",
      partners: "Fugleforeningen",
    });
  });

  it("is refused with the reason where what was cannot be saved now", async () => {
    const id = await makeAction("Eier sluttet", place.persons.other);
    await place.here((db) => assignAction(db, place.planner, id, { owner: place.persons.contributor, version: 1 }));
    const change = await newest(id, "action");
    await place.here((db) =>
      db.person.updateMany({ where: { id: place.persons.other }, data: { endedOn: new Date("2020-01-01") } }),
    );
    await expect(back(change)).rejects.toMatchObject({ reason: "history.invalid" });
    await place.here((db) => db.person.updateMany({ where: { id: place.persons.other }, data: { endedOn: null } }));
    expect(await actionNow(id)).toMatchObject({ ownerId: place.persons.contributor });
  });

  it("knows which milestone it was of several", async () => {
    const id = await makeAction("Milepæler");
    const [first, second] = await place.here(async (db) => [
      await addMilestone(db, place.planner, id, { name: "Første", dueOn: "2027-01-01" }),
      await addMilestone(db, place.planner, id, { name: "Andre", dueOn: "2027-02-01" }),
    ]);
    await place.here((db) =>
      editMilestone(db, place.planner, id, first ?? "", { name: "Fyrste", dueOn: "2027-01-01", version: 1 }),
    );
    const change = await newest(id, "milestone");
    await place.here((db) =>
      editMilestone(db, place.planner, id, second ?? "", { name: "Den andre", dueOn: "2027-02-01", version: 1 }),
    );
    await back(change);
    const names = await place.here((db) =>
      db.milestone.findMany({ where: { actionId: id }, orderBy: { dueOn: "asc" }, select: { name: true } }),
    );
    expect(names).toEqual([{ name: "Første" }, { name: "Den andre" }]);
  });

  it("puts a funding link's sums back, and its state never: money does not go back", async () => {
    const link = await place.here(async (db) => {
      const programme = (await db.fundingProgramme.findFirstOrThrow()).id;
      const id = await addFundingLink(
        db,
        place.planner,
        project,
        { programme, state: "planned", amount: 100_000, granted: null, decidedOn: null, note: null },
        place.today,
      );
      await changeFundingLink(
        db,
        place.planner,
        project,
        id,
        { programme, amount: 250_000, granted: null, paid: null, decidedOn: null, note: null, version: 1 },
        place.today,
      );
      return id;
    });
    const change = await newest(project, "funding_link");
    await back(change);
    const sum = () =>
      place.here((db) =>
        db.fundingLink.findFirstOrThrow({ where: { id: link }, select: { amountOre: true, version: true } }),
      );
    expect(await sum()).toEqual({ amountOre: 100_000n, version: 3 });
    await place.here((db) =>
      moveFundingLink(
        db,
        place.planner,
        project,
        link,
        { to: "applied", granted: null, paid: null, decidedOn: null, version: 3 },
        place.today,
      ),
    );
    expect((await proposed(await newest(project, "funding_link"))).blocked?.key).toBe("history.noWayBack");
  });

  it("puts a target back", async () => {
    const address = { slug: "ec-i-t-4a", part: "cycling" };
    const id = await place.here(
      async (db) =>
        (await db.dataPoint.findFirstOrThrow({ where: { part: "cycling", kpi: { slug: address.slug } } })).id,
    );
    const set = (value: string, version: number | undefined) =>
      place.here((db) =>
        setTarget(db, place.planner, address, { part: "cycling", value, byYear: 2030, basis: null, version }),
      );
    await set("12.5", undefined);
    await set("20", 1);
    await back(await newest(id, "target"));
    const target = await place.here((db) => db.target.findFirstOrThrow({ where: { dataPointId: id } }));
    expect([target.value.toFixed(), target.byYear, target.version]).toEqual(["12.5", 2030, 3]);
  });

  it("puts the owner of a recommendation others wrote back, and its answer only under review again", async () => {
    const { id } = await place.here((db) =>
      db.recommendation.findFirstOrThrow({ where: { state: "received", source: "evaluation" } }),
    );
    await place.here((db) =>
      assignRecommendation(db, place.planner, id, { ownerId: place.persons.contributor, version: 1 }),
    );
    await back(await newest(id, "recommendation"));
    const now = () =>
      place.here((db) =>
        db.recommendation.findFirstOrThrow({ where: { id }, select: { ownerId: true, state: true, version: true } }),
      );
    expect(await now()).toMatchObject({ ownerId: null });
    const answer = async (outcome: "under_review" | "adopted") =>
      place.here(async (db) =>
        answerRecommendation(
          db,
          place.planner,
          id,
          {
            outcome,
            reason: "Ses på",
            reviewOn: null,
            ownerId: place.persons.contributor,
            dataPoints: [],
            version: (await now()).version,
          },
          place.today,
        ),
      );
    await answer("under_review");
    expect((await proposed(await newest(id, "recommendation"))).blocked?.key).toBe("history.noWayBack");
    await answer("adopted");
    const adopted = await newest(id, "recommendation");
    expect(await proposed(adopted)).toMatchObject({ asks: ["reason"], blocked: null });
    await back(adopted, { reason: "Tenker på nytt" });
    expect(await now()).toMatchObject({ state: "under_review" });
  });

  it("is for updates of what people edit: not for additions, nor for lines of other municipalities", async () => {
    const id = await makeAction("Ny");
    await expect(known(await newest(id, "action", "insert"))).rejects.toThrow(NotFound);
    await expect(known("999999999")).rejects.toThrow(NotFound);
    await place.here((db) =>
      rescheduleAction(db, place.planner, id, { startsOn: null, dueOn: "2027-06-01", version: 1 }),
    );
    const change = await newest(id, "action");
    await expect(place.elsewhere((db) => takeableChange(db, change, visibleSubjects(true), "en"))).rejects.toThrow(
      NotFound,
    );
  });

  it("resumes a project that was paused", async () => {
    const { id } = await place.here((db) => db.project.findFirstOrThrow({ where: { state: "running" } }));
    await place.here((db) => moveProject(db, place.planner, id, { to: "paused", reason: null, outcome: null }));
    await back(await newest(id, "project"));
    expect(await place.here((db) => db.project.findFirstOrThrow({ where: { id }, select: { state: true } }))).toEqual({
      state: "running",
    });
  });

  it("puts a unit's and an owner's fields back for administrators, and for nobody else", async () => {
    const administrator: Actor = { userId: place.planner.userId, personId: null, roles: ["administrator"] };
    const { unit, person } = await place.here(async (db) => {
      const { id } = await db.unit.create({ data: { name: "Parkvesenet" } });
      await changeUnit(db, administrator, id, { name: "Byparkene", parentId: null, version: 1 });
      const owner = place.persons.other;
      const { version } = await db.person.findFirstOrThrow({ where: { id: owner }, select: { version: true } });
      await changePerson(db, administrator, owner, {
        name: "Anders And",
        title: null,
        unitId: id,
        namedInPublic: false,
        version,
      });
      return { unit: id, person: owner };
    });
    const putBack = async (id: string, actor: Actor) =>
      place.here(async (db) => {
        const change = await takeableChange(db, id, visibleSubjects(false), "en", "settings");
        const { version } = await proposal(db, change, reader, place.today);
        await takeBack(db, actor, change, { version: version ?? 0, reason: null, outcome: null }, reader, place.today);
      });
    const renamed = await newest(unit, "unit");
    const moved = await newest(person, "person");
    await expect(putBack(renamed, place.planner)).rejects.toThrow(Forbidden);
    await expect(known(renamed)).rejects.toThrow(NotFound);
    await putBack(renamed, administrator);
    await putBack(moved, administrator);
    const now = await place.here(async (db) => [
      (await db.unit.findFirstOrThrow({ where: { id: unit } })).name,
      (await db.person.findFirstOrThrow({ where: { id: person } })).name,
    ]);
    expect(now).toEqual(["Parkvesenet", "Anders Annen"]);
  });
});
