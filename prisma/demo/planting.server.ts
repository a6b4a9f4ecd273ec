import type { Db } from "~/db/door.server";
import { oreFromKroner } from "~/domain/shared/money";
import { plantedId } from "../seed/identity";
import type { Calendar } from "./calendar";
import type {
  DemoAction,
  DemoAnswer,
  DemoEvent,
  DemoFunding,
  DemoMunicipality,
  DemoProject,
  DemoUpdate,
} from "./shape";

/** The account of the person of this name, if there is one. */
type Account = (name: string) => string | null;

const projectNote = "Example: owner, dates, cost, funding and expected effect are invented for the demo.";
const millions = (sum: number | undefined) => (sum === undefined ? null : BigInt(oreFromKroner(sum * 1_000_000)));

/** Ids of what the example builds on, by the names the example uses. */
class Known {
  private constructor(
    readonly key: string,
    private readonly ids: Record<
      "project" | "recommendation" | "data point" | "person" | "programme",
      Map<string, string>
    >,
    readonly scopes: Map<string, string>,
  ) {}

  static async read(db: Db, key: string): Promise<Known> {
    const projects = await db.project.findMany({ select: { id: true, name: true } });
    const recommendations = await db.recommendation.findMany({ select: { id: true, reference: true } });
    const dataPoints = await db.dataPoint.findMany({ select: { id: true, label: true } });
    const people = await db.person.findMany({ select: { id: true, name: true } });
    const programmes = await db.fundingProgramme.findMany({ select: { id: true, name: true, scope: true } });
    return new Known(
      key,
      {
        project: new Map(projects.map(({ name, id }) => [name, id])),
        recommendation: new Map(recommendations.map(({ reference, id }) => [reference, id])),
        "data point": new Map(dataPoints.map(({ label, id }) => [label, id])),
        person: new Map(people.map(({ name, id }) => [name, id])),
        programme: new Map(programmes.map(({ name, id }) => [name, id])),
      },
      new Map(programmes.map(({ id, scope }) => [id, scope])),
    );
  }

  id(kind: keyof Known["ids"], name: string): string {
    const found = this.ids[kind].get(name);
    if (found === undefined) throw new Error(`the demo of ${this.key} names a ${kind} that is not there: ${name}`);
    return found;
  }

  idOrNull(kind: keyof Known["ids"], name: string | undefined): string | null {
    return name === undefined ? null : this.id(kind, name);
  }
}

/** Plants the example of one municipality through its open door. */
export async function plantExample(db: Db, example: DemoMunicipality, days: Calendar, account: Account): Promise<void> {
  const { key } = example;
  const unitId = (name: string) => plantedId("demo unit", key, name);
  await db.unit.createMany({
    data: example.units.map(({ name, parent }) => ({
      id: unitId(name),
      name,
      parentId: parent === undefined ? null : unitId(parent),
    })),
  });
  await db.person.createMany({
    data: example.people.map(({ name, title, unit }) => ({
      id: plantedId("demo person", key, name),
      name,
      title,
      unitId: unitId(unit),
      userId: account(name),
    })),
  });
  await db.fundingProgramme.createMany({
    data: example.programmes.map(({ name, provider, purpose, amount }) => ({
      scope: plantedId("municipality", key),
      municipalityId: plantedId("municipality", key),
      id: plantedId("demo programme", key, name),
      name,
      provider,
      purpose,
      type: "own_budget" as const,
      amountOre: millions(amount),
      language: "nb",
      isExample: true,
    })),
  });
  await db.project.createMany({
    data: example.projects.flatMap(({ name, invented }) =>
      invented === undefined
        ? []
        : [
            {
              id: plantedId("demo project", key, name),
              name,
              description: invented.description,
              areaKey: invented.area,
              language: "nb",
            },
          ],
    ),
  });
  const known = await Known.read(db, key);
  const planner = account(example.planner);
  for (const answer of example.answers) await plantAnswer(db, answer, known, days, planner);
  await db.target.createMany({
    data: example.targets.map(({ label, value, byYear, basis }) => ({
      id: plantedId("demo target", key, label),
      dataPointId: known.id("data point", label),
      value,
      byYear: byYear ?? null,
      basis,
    })),
  });
  await plantProjects(db, example.projects, known, days);
  await plantActions(db, example.actions, known, days);
  await plantUpdates(db, example, known, days, account);
}

async function plantAnswer(db: Db, answer: DemoAnswer, known: Known, days: Calendar, answeredById: string | null) {
  const { reference, owner, outcome, reason, day, reviewDay, leavesOut = [] } = answer;
  const recommendationId = known.id("recommendation", reference);
  await db.recommendation.updateMany({
    where: { id: recommendationId },
    data: { state: outcome, ownerId: known.idOrNull("person", owner), isExample: true },
  });
  await db.response.createMany({
    data: [
      {
        recommendationId,
        outcome,
        reason: reason ?? null,
        reviewOn: days.dayOrNull(reviewDay),
        answeredOn: days.day(day),
        answeredById,
      },
    ],
  });
  await db.recommendationDataPoint.updateMany({
    where: { recommendationId, dataPointId: { in: leavesOut.map((label) => known.id("data point", label)) } },
    data: { isAnswered: false },
  });
}

async function plantProjects(db: Db, projects: DemoProject[], known: Known, days: Calendar): Promise<void> {
  for (const project of projects) {
    const { state, outcome, owner, starts, ends, endsDay, cost, invented } = project;
    await db.project.updateMany({
      where: { id: known.id("project", project.name) },
      data: {
        ...(state && { state }),
        ...(outcome && { outcome }),
        ownerId: known.idOrNull("person", owner),
        startsOn: days.dateOrNull(starts),
        endsOn: days.dateOrNull(ends) ?? days.dayOrNull(endsDay),
        ...(cost !== undefined && { costOre: millions(cost), costNote: invented ? "Eksempel" : "Example" }),
        isExample: true,
        ...(!invented && { note: projectNote }),
      },
    });
  }
  const each = <Part>(parts: (project: DemoProject) => readonly Part[] | undefined) =>
    projects.flatMap((project) =>
      (parts(project) ?? []).map((part) => ({ projectId: known.id("project", project.name), part })),
    );
  await db.projectRecommendation.createMany({
    data: each(({ recommendations }) => recommendations).map(({ projectId, part }) => ({
      projectId,
      recommendationId: known.id("recommendation", part),
    })),
  });
  await db.expectedEffect.createMany({
    data: each(({ effects }) => effects).map(({ projectId, part: { label, ...effect } }) => ({
      id: plantedId("demo effect", projectId, label),
      projectId,
      dataPointId: known.id("data point", label),
      ...effect,
    })),
  });
  await db.observedEffect.createMany({
    data: each(({ observed }) => (observed ? [observed] : [])).map(({ projectId, part }) => ({
      id: plantedId("demo observed effect", projectId, part.label),
      projectId,
      dataPointId: known.id("data point", part.label),
      value: part.value,
      measuredOn: days.day(part.day),
      explanation: part.explanation,
    })),
  });
  await db.fundingLink.createMany({
    data: each(({ funding }) => funding).map(({ projectId, part }) => fundingLink(projectId, part, known, days)),
  });
}

function fundingLink(projectId: string, funding: DemoFunding, known: Known, days: Calendar) {
  const programmeId = known.id("programme", funding.programme);
  const programmeScope = known.scopes.get(programmeId);
  if (programmeScope === undefined) throw new Error(`the programme ${funding.programme} has no scope`);
  return {
    id: plantedId("demo funding", projectId, programmeId, funding.state),
    projectId,
    programmeScope,
    programmeId,
    state: funding.state,
    amountOre: millions(funding.amount),
    grantedOre: millions(funding.granted),
    paidOre: millions(funding.paid),
    decidedOn: days.dayOrNull(funding.decidedDay),
    note: funding.note ?? null,
    isExample: true,
  };
}

const actionId = (key: string, title: string) => plantedId("demo action", key, title);

async function plantActions(db: Db, actions: DemoAction[], known: Known, days: Calendar): Promise<void> {
  await db.action.createMany({
    data: actions.map((action) => ({
      id: actionId(known.key, action.title),
      title: action.title,
      description: action.description ?? "",
      language: "nb",
      projectId: known.idOrNull("project", action.project),
      recommendationId: known.idOrNull("recommendation", action.recommendation),
      state: action.state,
      stateReason: action.reason ?? null,
      outcome: action.outcome ?? null,
      ownerId: known.idOrNull("person", action.owner),
      startsOn: days.dayOrNull(action.starts),
      dueOn: days.dayOrNull(action.due),
      completedOn: days.dayOrNull(action.completed),
      isExample: true,
    })),
  });
  await db.milestone.createMany({
    data: actions.flatMap(({ title, milestones = [] }) =>
      milestones.map(({ name, due, done }) => ({
        id: plantedId("demo milestone", known.key, title, name),
        actionId: actionId(known.key, title),
        name,
        dueOn: days.day(due),
        doneOn: days.dayOrNull(done),
      })),
    ),
  });
}

async function plantUpdates(db: Db, example: DemoMunicipality, known: Known, days: Calendar, account: Account) {
  const row = (subject: { actionId: string } | { projectId: string }, { day, by, text }: DemoUpdate) => ({
    id: plantedId("demo update", Object.values(subject).join(), String(day)),
    ...subject,
    text: text ?? "",
    noChange: text === null,
    language: "nb",
    reportedOn: days.day(day),
    reportedById: account(by),
  });
  await db.update.createMany({
    data: [
      ...example.actions.flatMap(({ title, updates = [] }) =>
        updates.map((update) => row({ actionId: actionId(known.key, title) }, update)),
      ),
      ...example.projects.flatMap(({ name, updates = [] }) =>
        updates.map((update) => row({ projectId: known.id("project", name) }, update)),
      ),
    ],
  });
}

/** One of the latest events, through the door of the person who did it. */
export async function plantLast(db: Db, event: DemoEvent, key: string, days: Calendar, actor: string): Promise<void> {
  const known = await Known.read(db, key);
  if ("completes" in event) {
    const { completes, outcome } = event;
    await db.project.updateMany({
      where: { id: known.id("project", completes) },
      data: { state: "completed", outcome },
    });
  } else if ("funds" in event) {
    await db.fundingLink.createMany({ data: [fundingLink(known.id("project", event.funds), event.with, known, days)] });
  } else {
    await plantAnswer(db, event.answers, known, days, actor);
  }
}
