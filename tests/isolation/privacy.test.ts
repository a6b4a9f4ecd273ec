import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { beforeSignIn } from "~/db/door.server";
import { lists } from "~/domain/open-data/schema";
import { profileFiles } from "~/domain/publication/schema";
import { openSession } from "~/domain/session/commands.server";
import { provideEnvironment } from "~/env.server";
import { keepSession } from "~/http/session-cookie.server";
import type { Access } from "~/http/entrance.server";
import { languages } from "~/text/languages";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";

// Names of people are not public: every answer that nobody need sign in for is read through for the name and address of every user, person
// and invited of the demo. A loader's answer is everything its page can show, so the pages need not be drawn.

type Ran = (given: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;
interface Route {
  name: string;
  loader?: Ran & { access?: Access };
}

const files = import.meta.glob<Omit<Route, "name">>("../../app/routes/**/route.{ts,tsx}");

let database: TestDatabase;
let routes: Route[];
let people: string[];
let published: string[];
let read = 0;

/** A route's answer as text, asked by nobody unless a cookie is given. */
async function answerOf(
  route: Route,
  address: string,
  { params = {}, headers = {} }: { params?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<string> {
  read += 1;
  const request = new Request(`http://localhost${address}`, { headers });
  const answer = await route.loader?.({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return answer.text();
  if (answer instanceof Error) throw answer;
  return JSON.stringify(answer, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

const named = (text: string) => people.filter((name) => text.toLowerCase().includes(name.toLowerCase()));

const routeOf = (name: string): Route => {
  const found = routes.find((route) => route.name === name);
  if (!found) throw new Error(`there is no route ${name}`);
  return found;
};

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  const found = await pastPolicies<{ name: string }>(
    database,
    `SELECT name FROM app_user UNION SELECT email FROM app_user UNION SELECT name FROM person
     UNION SELECT name FROM invitation WHERE name IS NOT NULL UNION SELECT email FROM invitation`,
  );
  people = found.map(({ name }) => name);
  published = (
    await pastPolicies<{ key: string }>(
      database,
      "SELECT key FROM municipality WHERE published_at IS NOT NULL ORDER BY key",
    )
  ).map(({ key }) => key);
  routes = await Promise.all(
    Object.entries(files).map(async ([file, load]) => ({
      name: file.replace("../../app/routes/", "").replace(/\/route\.tsx?$/, ""),
      ...(await load()),
    })),
  );
});

afterAll(async () => {
  process.stdout.write(`privacy: ${read} answers read for ${people.length} names and addresses\n`);
  await disconnect();
  await database.drop();
});

describe("names of people", () => {
  it("are known, and found where members work: what follows could fail", async () => {
    expect(people.length).toBeGreaterThan(20);
    expect(published.length).toBeGreaterThan(2);
    const cookie = await beforeSignIn(async (db) => {
      const { id } = await db.user.findUniqueOrThrow({ where: { email: "planner@alesund.example" } });
      const { sessionId, expiresAt } = await openSession(db, id);
      return (await keepSession(sessionId, expiresAt)).split(";")[0] ?? "";
    });
    const inside = await answerOf(routeOf("$municipality.projects"), "/alesund/projects", {
      params: { municipality: "alesund" },
      headers: { Cookie: cookie },
    });
    expect(named(inside)).not.toEqual([]);
  });

  it("stand on no page that nobody need sign in for", async () => {
    const open = routes.filter(({ loader }) => loader?.access?.door === "public");
    expect(open.length).toBeGreaterThan(5);
    const faults: string[] = [];
    for (const route of open) {
      for (const key of ["", ...published]) {
        for (const language of languages) {
          const text = await answerOf(route, `/${route.name.replace("_index", "")}`, {
            params: { key, municipality: key, list: "projects", token: "x" },
            headers: { "Accept-Language": language },
          });
          for (const name of named(text)) faults.push(`${route.name} of ${key}: ${name}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it("are in no file of a published profile", async () => {
    const faults: string[] = [];
    for (const key of published) {
      for (const file of profileFiles) {
        const address = `/open/${key}/files/${file}`;
        const text = await answerOf(routeOf("open_.$municipality_.files_.$file"), address, {
          params: { municipality: key, file },
        });
        expect(text.length, address).toBeGreaterThan(50);
        for (const name of named(text)) faults.push(`${address}: ${name}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("are in no answer of the open API, as JSON or as CSV, however much of it is asked for", async () => {
    const faults: string[] = [];
    const lookThrough = (address: string, text: string) => {
      for (const name of named(text)) faults.push(`${address}: ${name}`);
    };
    for (const key of published) {
      const one = `/api/v1/municipalities/${key}`;
      lookThrough(one, await answerOf(routeOf("api.v1.municipalities_.$key"), one, { params: { key } }));
      for (const list of Object.keys(lists)) {
        for (const form of ["", ".csv"]) {
          const address = `${one}/${list}${form}`;
          const text = await answerOf(routeOf("api.v1.municipalities_.$key_.$list"), `${address}?limit=1000`, {
            params: { key, list: `${list}${form}` },
          });
          expect(text, address).not.toContain('"status":4');
          lookThrough(address, text);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});
