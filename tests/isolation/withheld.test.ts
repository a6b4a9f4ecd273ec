import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { withNetwork } from "~/db/door.server";
import { sharingSubjects, type SharingLevel, type SharingSubject } from "~/domain/sharing/levels";
import { provideEnvironment } from "~/env.server";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";
import { plant, type Planted } from "./planted";
import { everybody } from "./visitors";
import { visits } from "./visits";
import { addressOf, ask, everyRoute, paramsOf, type Route } from "./walk";

// What a municipality does not share stands on no page of the network, and is in no number there: whatever it is changed to, every page of the
// network stays as it was, to the letter. It holds for pages that are made tomorrow without naming them here. And money, which stands beside the
// plan, is refused below the pages too.

let database: TestDatabase;
let planted: Planted;
let routes: Route[];
let cookie: string;
/** Who gives money to a project of Ålesund's. */
let provider: string;

const home = "(SELECT id FROM municipality WHERE key = 'alesund')";

/** Changes in Ålesund all that one subject is about, and nothing else. */
const changes: Record<SharingSubject, string> = {
  figures: `
    UPDATE target SET value = value + 17 WHERE municipality_id = ${home};
    DELETE FROM standing WHERE municipality_id = ${home} AND data_point_id IN (
      SELECT data_point_id FROM standing WHERE municipality_id = ${home} AND state = 'scored' ORDER BY data_point_id LIMIT 7);`,
  plan: `
    UPDATE recommendation SET title = 'Endret ' || title WHERE municipality_id = ${home};
    UPDATE project SET name = 'Endret ' || name WHERE municipality_id = ${home};
    UPDATE action SET title = 'Endret ' || title, due_on = due_on - 400, starts_on = starts_on - 400 WHERE municipality_id = ${home};
    UPDATE milestone SET due_on = due_on - 400 WHERE municipality_id = ${home};`,
  money: `
    UPDATE project SET cost_ore = coalesce(cost_ore, 0) * 3 + 123456700, cost_note = 'Endret' WHERE municipality_id = ${home};
    UPDATE funding_link SET amount_ore = amount_ore * 3, granted_ore = granted_ore * 3, paid_ore = paid_ore * 3 WHERE municipality_id = ${home};
    DELETE FROM funding_link WHERE municipality_id = ${home} AND id IN (SELECT id FROM funding_link WHERE municipality_id = ${home} ORDER BY id LIMIT 3);`,
  updates: `
    UPDATE progress_update SET text = 'Endret', reported_on = reported_on - 90 WHERE municipality_id = ${home} AND NOT no_change;`,
};

/** The subjects that some page of the network shows: without one, nothing is proved of it. */
const pagesShow: SharingSubject[] = ["figures", "plan", "money", "updates"];

const behindTheDoor = (sql: string) =>
  pastPolicies(
    database,
    `SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false), set_config('tiltak.via', '', false),
            set_config('tiltak.municipality', ${home}::text, false); ${sql}`,
  );
const share = (levels: Record<SharingSubject, SharingLevel>) =>
  behindTheDoor(
    sharingSubjects
      .map(
        (one) =>
          `UPDATE sharing_grant SET level = '${levels[one]}' WHERE municipality_id = ${home} AND subject = '${one}';`,
      )
      .join("\n"),
  );
const everything = { figures: "detail", plan: "detail", money: "detail", updates: "detail" } as const;

/** What is asked of lists besides the whole of them: a filter or an order by what is withheld tells of it too. */
const searches = (): Record<string, string[]> => {
  const lists = [
    "attention=late",
    "attention=stale",
    `dataPoint=${planted.gap}`,
    `provider=${encodeURIComponent(provider)}`,
  ];
  return {
    "network.$network.recommendations": [...lists, "sort=late"],
    "network.$network.projects": [...lists, "sort=cost&order=desc", "sort=granted", "sort=actions"],
    "network.$network.funding": [...lists, "sort=granted", "state=paid"],
    "network.$network.compare": [
      `member=alesund&member=rana&dataPoint=${planted.dataPoint.id}&dataPoint=${planted.gap}`,
      "of=alesund&peers=size",
    ],
  };
};

/** Every page of the network as its leader gets it, by its route and what is asked of it. */
async function pages(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const route of routes) {
    const params = paramsOf(route, planted);
    for (const search of ["", ...(searches()[route.name] ?? [])]) {
      const request = new Request(`${addressOf(route.name, params)}?${search}`, { headers: { Cookie: cookie } });
      const { status, value } = await ask(loaderOf(route), request, params);
      const text = value instanceof Response ? await value.text() : JSON.stringify(value);
      found.set(`${route.name} ${search}`.trim(), `${status} ${text}`);
    }
  }
  return found;
}

function loaderOf({ name, loader }: Route): NonNullable<Route["loader"]> {
  if (!loader) throw new Error(`${name} has no loader`);
  return loader;
}

/** The pages that differ. */
const differing = (before: Map<string, string>, after: Map<string, string>) =>
  [...before].flatMap(([name, page]) => (page === after.get(name) ? [] : [name]));

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  const visitors = await everybody(database);
  planted = await plant(database);
  cookie = visitors.find(({ roles }) => roles.network?.includes("network_leader"))?.cookie ?? "";
  const [given] = await pastPolicies<{ provider: string }>(
    database,
    `SELECT f.provider FROM funding_link l JOIN funding_programme f ON f.scope = l.programme_scope AND f.id = l.programme_id
      WHERE l.municipality_id = ${home} AND f.provider IS NOT NULL ORDER BY f.provider LIMIT 1`,
  );
  provider = given?.provider ?? "";
  expect(provider).not.toBe("");
  // The test of routes fails for a route with parameters that does not stand among the visits.
  const hasParameters = (name: string) => name.replace("network.$network", "").includes("$");
  const all = (await everyRoute()).filter(
    ({ name, loader }) => loader?.access?.door === "network" && (name in visits || !hasParameters(name)),
  );
  routes = all;
  // A page that is never twice the same (a file with its hour in it) proves nothing.
  const unsteady = differing(await pages(), await pages());
  routes = all.filter(({ name }) => !unsteady.some((page) => page.split(" ")[0] === name));
});
beforeEach(() => share(everything));
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("money that is not shared, asked for in SQL through the network's door", () => {
  /** Sums and what is said of them, wherever they stand: in tables and views that are there tomorrow too. */
  const isMoney = "(a.attname ~ '(^|_)ore$' OR a.attname ~ '(^|_)(cost|amount|budget|price)(_|$)')";
  /** Offered with the practice, on purpose, whatever else is shared. */
  const offered = ["practice.cost_ore", "practice.cost_note"];

  /** The columns of money that tell of anything of Ålesund's: a sum of nothing tells nothing. */
  async function told(): Promise<string[]> {
    const columns = await pastPolicies<{ of: string; column: string }>(
      database,
      `SELECT c.relname AS of, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND ${isMoney}
          AND EXISTS (SELECT FROM pg_attribute m WHERE m.attrelid = c.oid AND m.attname = 'municipality_id') ORDER BY 1, 2`,
    );
    const [place] = await pastPolicies<{ network: string; leader: string; home: string }>(
      database,
      `SELECT n.id AS network, m.user_id AS leader, ${home} AS home FROM network n
         JOIN network_member m ON m.network_id = n.id AND m.role = 'network_leader' WHERE n.key = 'excellence'`,
    );
    if (!place) throw new Error("the demo has no network");
    return withNetwork(place.network, { userId: place.leader }, async (db) => {
      const telling: string[] = [];
      for (const { of, column } of columns) {
        const [found] = await db.$queryRawUnsafe<{ n: number }[]>(
          `SELECT count(*)::int AS n FROM "${of}" t WHERE municipality_id = $1::uuid AND coalesce(t."${column}"::text, '0') NOT IN ('0', '')`,
          place.home,
        );
        if ((found?.n ?? 0) > 0) telling.push(`${of}.${column}`);
      }
      return telling.filter((column) => !offered.includes(column));
    });
  }

  const places = (columns: string[]) => [...new Set(columns.map((column) => column.split(".")[0]))];

  it("is told where it is shared in detail: this test would see it", async () => {
    const columns = await told();
    expect(columns).toEqual(expect.arrayContaining(["shared_project.cost_note", "shared_project.cost_ore"]));
    expect(places(columns)).toEqual([
      "funding_link",
      "funding_programme",
      "money_summary",
      "project_funding",
      "shared_progress",
      "shared_project",
    ]);
  });

  it("is in no table and no view once it is withheld, at once, and in the summary alone where that is shared", async () => {
    await share({ ...everything, money: "nothing" });
    expect(await told()).toEqual([]);
    await share({ ...everything, money: "summary" });
    expect(places(await told())).toEqual(["money_summary"]);
  });
});

describe("what a municipality does not share with the network", () => {
  it("would be seen: each subject, shared, changes some page", async () => {
    // An address that is only sent to leads back to its page.
    const refused = [...(await pages())].filter(([, page]) => !/^(200|302) /.test(page));
    expect(refused.map(([name]) => name)).toEqual([]);
    const seen: SharingSubject[] = [];
    for (const subject of sharingSubjects) {
      const before = await pages();
      await behindTheDoor(changes[subject]);
      if (differing(before, await pages()).length > 0) seen.push(subject);
    }
    expect(seen).toEqual(expect.arrayContaining(pagesShow));
  });

  it.each(sharingSubjects)("stands on none of its pages: %s", async (subject) => {
    await share({ ...everything, [subject]: "nothing" });
    const before = await pages();
    await behindTheDoor(changes[subject]);
    expect(differing(before, await pages())).toEqual([]);
  });

  it("stands on none of them either once it has left, whatever its grants were", async () => {
    await behindTheDoor(
      `SELECT set_config('tiltak.door', 'operator', false); UPDATE network_membership SET state = 'left' WHERE municipality_id = ${home};`,
    );
    const before = await pages();
    for (const subject of sharingSubjects) await behindTheDoor(changes[subject]);
    expect(differing(before, await pages())).toEqual([]);
    await behindTheDoor(
      `SELECT set_config('tiltak.door', 'operator', false); UPDATE network_membership SET state = 'joined' WHERE municipality_id = ${home};`,
    );
  });

  it("is in the summary as counts, sums and days alone: names and texts stand nowhere", async () => {
    await share({ figures: "summary", plan: "summary", money: "summary", updates: "summary" });
    const before = await pages();
    await behindTheDoor(`
      UPDATE recommendation SET title = 'Annet ' || title, text = 'Annet' WHERE municipality_id = ${home};
      UPDATE project SET name = 'Annet ' || name, description = 'Annet', cost_ore = coalesce(cost_ore, 0) + 7 WHERE municipality_id = ${home};
      UPDATE action SET title = 'Annet ' || title WHERE municipality_id = ${home};
      UPDATE progress_update SET text = 'Annet' WHERE municipality_id = ${home} AND NOT no_change;
      UPDATE target SET value = value + 19 WHERE municipality_id = ${home};`);
    expect(differing(before, await pages())).toEqual([]);
  });
});
