import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, withMunicipality, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { createAction, editAction } from "~/domain/action/commands.server";
import { correctObservation, registerObservation, verifyObservation } from "~/domain/kpi/commands.server";
import type { ObservationGiven } from "~/domain/kpi/schema";
import { changeGeneralSettings } from "~/domain/municipality/commands.server";
import { generalSettings } from "~/domain/municipality/queries.server";
import { createProject, updateProject } from "~/domain/project/commands.server";
import type { ProjectForm } from "~/domain/project/schema";
import { answerRecommendation, writeRecommendation } from "~/domain/recommendation/commands.server";
import { Conflict } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";

// Ten people open the same record and save it at the same moment. One gets through, the others are shown what was saved; they read it and
// save again, all at once, until everybody has got through. Whatever the order, nothing is lost: each line of the history begins where the
// one before it ended, and holds each success once, in the name of whoever saved.

let database: TestDatabase;
let municipalityId: string;
let people: Actor[];
let verifier: Actor;
let today: string;

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  const nobody = { userId: randomUUID() };
  municipalityId = await asOperator(
    nobody,
    async (db) => (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id,
  );
  const person = async (roles: Actor["roles"]): Promise<Actor> => {
    const userId = randomUUID();
    await asOperator({ userId }, (db) =>
      db.user.create({ data: { id: userId, email: `${userId}@test.example`, name: userId } }),
    );
    return { userId, personId: null, roles };
  };
  people = [];
  for (let made = 0; made < 10; made += 1) people.push(await person(["planner", "administrator"]));
  verifier = await person(["verifier"]);
  today = await as(verifier, async (db) => {
    const [row] = await db.$queryRaw<{ today: string }[]>`SELECT tiltak_today()::text AS today`;
    return row?.today ?? "";
  });
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

const as = <T>(actor: Actor, run: (db: Db) => Promise<T>) => withMunicipality(municipalityId, actor, run);
const first = () => people[0] ?? verifier;

/** A record that ten people edit. */
interface Edited {
  id: string;
  version: () => Promise<number>;
  /** Saves the record with this text in one of its fields. */
  save: (db: Db, actor: Actor, version: number, mark: string) => Promise<void>;
  /** The table and the column the text lands in. */
  entity: string;
  column: string;
  /** Makes it ready to be saved once more. */
  again?: () => Promise<void>;
}

const project = (changes: Partial<ProjectForm> = {}): ProjectForm => ({
  name: `Prosjekt ${randomUUID()}`,
  description: "",
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

const observation = (changes: Partial<ObservationGiven> = {}): ObservationGiven => ({
  part: "",
  year: 2015,
  state: "reported",
  qualifier: "exact",
  value: "24.5",
  quality: null,
  source: "Test",
  note: null,
  supersedeReason: null,
  version: undefined,
  ...changes,
});

const slug = "ec-i-ws-3c";

const records: Record<string, () => Promise<Edited>> = {
  project: async () => {
    const form = project();
    const id = await as(first(), (db) => createProject(db, first(), form));
    return {
      id,
      version: () => as(first(), async (db) => (await db.project.findFirstOrThrow({ where: { id } })).version),
      save: (db, actor, version, mark) => updateProject(db, actor, id, { ...form, description: mark, version }),
      entity: "project",
      column: "description",
    };
  },
  action: async () => {
    const projectId = await as(first(), (db) => createProject(db, first(), project()));
    const form = {
      title: "Tiltak",
      description: "",
      language: "nb" as const,
      project: projectId,
      recommendation: null,
      owner: null,
      startsOn: null,
      dueOn: null,
    };
    const id = await as(first(), (db) => createAction(db, first(), form));
    return {
      id,
      version: () => as(first(), async (db) => (await db.action.findFirstOrThrow({ where: { id } })).version),
      save: (db, actor, version, mark) => editAction(db, actor, id, { ...form, description: mark, version }),
      entity: "action",
      column: "description",
    };
  },
  "answer to a recommendation": async () => {
    const id = await as(first(), (db) =>
      writeRecommendation(db, first(), {
        title: "Anbefaling",
        text: "Tekst",
        areaKey: "water_sanitation_drainage",
        statedTarget: null,
        suggestedActions: [],
        language: "nb",
        sourceNote: null,
        receivedOn: "2026-01-01",
        ownerId: null,
        dataPoints: [],
      }),
    );
    return {
      id,
      version: () => as(first(), async (db) => (await db.recommendation.findFirstOrThrow({ where: { id } })).version),
      save: (db, actor, version, mark) =>
        answerRecommendation(
          db,
          actor,
          id,
          { outcome: "declined", reason: mark, reviewOn: null, ownerId: null, dataPoints: [], version },
          today,
        ),
      entity: "response",
      column: "reason",
    };
  },
  observation: async () => {
    const id = await as(first(), (db) => registerObservation(db, first(), { slug, part: "" }, observation(), today));
    const version = () => as(first(), async (db) => (await db.observation.findFirstOrThrow({ where: { id } })).version);
    const again = async () => {
      const seen = await version();
      await as(verifier, (db) =>
        verifyObservation(
          db,
          verifier,
          { slug, id },
          { verdict: "returned", returnReason: "En gang til", supersedeReason: null, version: seen },
        ),
      );
    };
    await again();
    return {
      id,
      version,
      save: (db, actor, seen, mark) =>
        correctObservation(db, actor, { slug, id }, observation({ note: mark, version: seen }), today),
      entity: "observation",
      column: "note",
      again,
    };
  },
  "municipality's settings": async () =>
    Promise.resolve({
      id: municipalityId,
      version: () => as(first(), async (db) => (await generalSettings(db)).version),
      save: (db, actor, version, mark) =>
        changeGeneralSettings(
          db,
          actor,
          { name: mark, updateIntervalDays: 60, secondFactorRequired: false, version },
          { hasSecondFactor: false },
        ),
      entity: "municipality",
      column: "name",
    }),
};

describe("ten people who save at once", () => {
  it.each(Object.keys(records))(
    "the same %s lose nothing",
    async (name) => {
      const record = await records[name]?.();
      if (!record) throw new Error(`there is no ${name}`);
      const [began] = await pastPolicies<{ id: string }>(
        database,
        "SELECT coalesce(max(id), 0) AS id FROM history_event",
      );
      const saved: { user: string; mark: string }[] = [];
      let waiting = people.map((actor) => ({ actor, mark: `${name} by ${actor.userId}` }));
      while (waiting.length > 0) {
        const version = await record.version();
        const answers = await Promise.allSettled(
          waiting.map(({ actor, mark }) => as(actor, (db) => record.save(db, actor, version, mark))),
        );
        const through = waiting.filter((_, index) => answers[index]?.status === "fulfilled");
        const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
        expect(through).toHaveLength(1);
        expect(refused.filter((reason) => !(reason instanceof Conflict))).toEqual([]);
        // What they are shown is what the one who got through saved.
        const [won] = through;
        for (const conflict of refused as Conflict<Record<string, string>>[]) {
          expect(Object.values(conflict.current)).toContain(won?.mark);
          expect(Number(conflict.current.version)).toBe(await record.version());
        }
        if (won) saved.push({ user: won.actor.userId, mark: won.mark });
        waiting = waiting.filter((one) => one !== won);
        if (waiting.length > 0) await record.again?.();
      }
      expect(saved).toHaveLength(people.length);

      const lines = await pastPolicies<{ user: string; before: string | null; mark: string }>(
        database,
        `SELECT user_id AS user, before ->> $1 AS before, after ->> $1 AS mark FROM history_event
          WHERE id > $2::bigint AND entity = $3 AND subject_id = ANY ($4::uuid[]) AND after ? $1 ORDER BY id`,
        [record.column, began?.id ?? "0", record.entity, [record.id, ...(await dataPointOf(record))]],
      );
      expect(lines.map(({ user, mark }) => ({ user, mark }))).toEqual(saved);
      // Nobody wrote over what they had not seen.
      expect(lines.slice(1).map(({ before }) => before)).toEqual(saved.slice(0, -1).map(({ mark }) => mark));
    },
    60_000,
  );
});

/** The history of an observation stands under its data point. */
async function dataPointOf({ entity, id }: Edited): Promise<string[]> {
  if (entity !== "observation") return [];
  const rows = await pastPolicies<{ id: string }>(
    database,
    "SELECT data_point_id AS id FROM observation WHERE id = $1::uuid",
    [id],
  );
  return rows.map((row) => row.id);
}
