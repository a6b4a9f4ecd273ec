import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { connected } from "~/db/connect.server";
import { asOperator, beforeSignIn } from "~/db/door.server";
import { can, mayEver, type Actor } from "~/domain/access/can";
import { municipalityRoles, type MunicipalityRole } from "~/domain/access/table";
import { openSession } from "~/domain/session/commands.server";
import { provideEnvironment } from "~/env.server";
import { readOnly } from "~/http/open-data.server";
import { keepSession } from "~/http/session-cookie.server";
import type { Access } from "~/http/visit.server";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { digests, pastPolicies } from "../support/past-policies";
import { plant, type Planted, type Whose } from "./planted";
import { visits } from "./visits";

// Walks every route file: what declares no access fails by itself, and every route of a municipality is visited by everybody, with forms
// that would be accepted from somebody who may send them. What is expected follows from the permission table alone.

type Ran = (given: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;
type Part = "loader" | "action";
interface Route {
  name: string;
  loader?: Ran & { access?: Access };
  action?: Ran & { access?: Access };
}

const files = import.meta.glob<Omit<Route, "name">>("../../app/routes/**/route.{ts,tsx}");

/** What needs no access declared, with the reason. */
const undeclared: Record<string, string> = {
  "health loader": "asks whether the database answers, no rows",
  "language loader": "only leads to the front page",
  "logout loader": "only leads to the front page",
  "api.v1.$ loader": "says that there is no such resource",
  "api.v1.openapi[.]json loader": "a document made from the code",
};

/** Who comes: each role of Ålesund, the roles of elsewhere, somebody who works nowhere, and nobody. */
interface Visitor {
  who: string;
  cookie: string;
  roles: readonly MunicipalityRole[] | null;
  userId: string;
  personId: string | null;
}

let database: TestDatabase;
let planted: Planted;
let routes: Route[];
let visitors: Visitor[];
let tried = 0;

const isOfMunicipality = ({ name }: Route) => name === "$municipality" || name.startsWith("$municipality.");
const partsOf = (route: Route) => (["loader", "action"] as const).filter((part) => route[part] !== undefined);

/** The address of a route with its parameters filled in, as Remix's file names say it. */
function addressOf(name: string, params: Record<string, string>): string {
  const parts = name
    .replaceAll(/\[([^\]]*)\]/g, (_, literal: string) => literal.replaceAll(".", "\u0000"))
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => part.replace(/_$/, "").replaceAll("\u0000", "."))
    .map((part) => (part.startsWith("$") ? encodeURIComponent(params[part.slice(1)] ?? "x") : part));
  return `http://localhost/${parts.join("/")}`;
}

/** Visits a part of a route; gives the status of its answer and where it leads. */
async function visit(
  route: Route,
  part: Part,
  options: {
    cookie?: string;
    whose?: Whose;
    body?: Record<string, string | string[]>;
    headers?: Record<string, string>;
    params?: Record<string, string>;
  } = {},
): Promise<{ status: number; location: string | null; cause: string }> {
  tried += 1;
  const { whose = "others" } = options;
  const params = { municipality: "alesund", ...visits[route.name]?.params?.(planted, whose), ...options.params };
  const body = options.body ?? visits[route.name]?.body?.(planted, whose) ?? {};
  const form = new URLSearchParams(
    Object.entries(body).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
  const request = new Request(addressOf(route.name, params), {
    method: part === "action" ? "POST" : "GET",
    headers: { ...(options.cookie ? { Cookie: options.cookie } : {}), ...options.headers },
    body: part === "action" ? form : null,
  });
  const run = route[part];
  if (!run) throw new Error(`${route.name} has no ${part}`);
  const answer = await run({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location"), cause: "" };
  if (answer instanceof Error) return { status: 500, location: null, cause: answer.message.slice(0, 300) };
  const init = (answer as { init?: ResponseInit | null } | null)?.init;
  return { status: init?.status ?? 200, location: null, cause: "" };
}

/** What the permission table says of this visitor and this part of a route. */
function meant(route: Route, part: Part, visitor: Visitor, whose: Whose): number {
  const access = route[part]?.access;
  if (access?.door !== "municipality") throw new Error(`${route.name} is not of a municipality`);
  if (visitor.who === "nobody") return 302;
  if (visitor.roles === null) return 404;
  const { permission } = access;
  const actor: Actor = { userId: visitor.userId, personId: visitor.personId, roles: visitor.roles };
  const { does, shows = does ?? "any", refusal = 403 } = visits[route.name] ?? {};
  const fine = part === "loader" ? 200 : 303;
  if (!mayEver(actor, permission)) return 403;
  switch (part === "loader" ? shows : does) {
    case "owned":
      return can(actor, permission, { ownerId: whose === "own" ? planted.contributor : planted.planner })
        ? fine
        : refusal;
    case "entered":
      return can(actor, permission, { enteredById: visitors.find(({ who }) => who === "planner")?.userId })
        ? fine
        : refusal;
    case "none":
      return can(actor, permission) ? fine : refusal;
    default:
      return fine;
  }
}

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  planted = await plant(database);
  const unemployed = randomUUID();
  await asOperator({ userId: unemployed }, (db) =>
    db.user.create({ data: { id: unemployed, email: "unemployed@tiltak.example", name: "Works nowhere" } }),
  );
  const known = await pastPolicies<{ id: string; email: string; personId: string | null; roles: MunicipalityRole[] }>(
    database,
    `SELECT u.id, u.email, p.id AS "personId", array_agg(s.role::text) AS roles
       FROM app_user u LEFT JOIN membership s ON s.user_id = u.id
       LEFT JOIN person p ON p.user_id = u.id AND p.municipality_id = s.municipality_id
      GROUP BY u.id, u.email, p.id`,
  );
  const arrive = async (who: string, email: string, isOfAlesund: boolean): Promise<Visitor> => {
    const user = known.find((one) => one.email === email);
    if (!user) throw new Error(`there is no ${email}`);
    const { sessionId, expiresAt } = await beforeSignIn((db) => openSession(db, user.id));
    const [cookie = ""] = (await keepSession(sessionId, expiresAt)).split(";");
    return { who, cookie, userId: user.id, personId: user.personId, roles: isOfAlesund ? user.roles : null };
  };
  visitors = [{ who: "nobody", cookie: "", roles: null, userId: "", personId: null }];
  for (const role of municipalityRoles) visitors.push(await arrive(role, `${role}@alesund.example`, true));
  const elsewhere = known.filter(
    ({ email }) => /@(?!alesund)\w+\.example$/.test(email) && !email.startsWith("unemployed"),
  );
  for (const { email } of elsewhere) visitors.push(await arrive(`${email} of elsewhere`, email, false));
  visitors.push(await arrive("somebody who works nowhere", "unemployed@tiltak.example", false));
  routes = await Promise.all(
    Object.entries(files).map(async ([file, load]) => ({
      name: file.replace("../../app/routes/", "").replace(/\/route\.tsx?$/, ""),
      ...(await load()),
    })),
  );
});

afterAll(async () => {
  process.stdout.write(`routes: ${tried} visits tried by ${visitors.length} visitors to ${routes.length} routes\n`);
  await disconnect();
  await database.drop();
});

/** Somebody who may do what the route's form does, or where it has none, who may see it. */
function ableTo(route: Route): Visitor {
  const part = route.action ? "action" : "loader";
  const found = visitors.find((visitor) => [200, 303].includes(meant(route, part, visitor, "others")));
  if (!found) throw new Error(`nobody may ${route.name}`);
  return found;
}

const unsessioned = () => digests(database, ["session"]);

describe("every route", () => {
  it("declares who may enter, in loader and action, or stands here with its reason", () => {
    const faults: string[] = [];
    const excused = new Set<string>();
    for (const route of routes) {
      for (const part of partsOf(route)) {
        const name = `${route.name} ${part}`;
        if (name in undeclared) excused.add(name);
        else if (route[part]?.access === undefined && (route[part] as unknown) !== readOnly) faults.push(name);
      }
    }
    expect(faults).toEqual([]);
    expect([...excused].sort()).toEqual(Object.keys(undeclared).sort());
    expect(routes.length).toBeGreaterThan(30);
  });

  it("below a municipality enters by its door and no other", () => {
    const faults = routes
      .filter(isOfMunicipality)
      .flatMap((route) =>
        partsOf(route).flatMap((part) =>
          route[part]?.access?.door === "municipality" ? [] : [`${route.name} ${part}`],
        ),
      );
    expect(faults).toEqual([]);
  });

  it("reads with plan.read or what it prepares, and writes with a permission to write", () => {
    for (const { name, loader, action } of routes) {
      if (action?.access?.door !== "municipality") continue;
      expect(action.access.permission, name).not.toMatch(/\.read$/);
      if (loader?.access?.door === "municipality")
        expect(["plan.read", action.access.permission], name).toContain(loader.access.permission);
    }
  });

  it("with parameters or a form is known to this test", () => {
    const unknown = routes.filter(isOfMunicipality).filter(({ name, action }) => {
      const known = visits[name];
      return (/\.\$/.test(name) && !known?.params) || (action !== undefined && !known?.body);
    });
    expect(unknown.map(({ name }) => name)).toEqual([]);
    expect(Object.keys(visits).filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
  });
});

describe("every route of a municipality", () => {
  it.each(["loader", "action"] as const)(
    "answers everybody in its %s as the permission table says, and a refusal changes nothing",
    async (part) => {
      const before = await unsessioned();
      const faults: string[] = [];
      for (const route of routes.filter(isOfMunicipality)) {
        if (!route[part]) continue;
        for (const visitor of visitors) {
          for (const whose of visitor.who === "contributor" ? (["own", "others"] as const) : (["others"] as const)) {
            const expected = meant(route, part, visitor, whose);
            // Those who may are let in below, each on a database of their own.
            if (part === "action" && expected === 303) continue;
            const { status, location, cause } = await visit(route, part, { cookie: visitor.cookie, whose });
            const leads =
              visitor.who === "nobody" ? location?.startsWith("/login?redirectTo=") === true : location === null;
            if (status !== expected || !leads) {
              faults.push(
                `${visitor.who}, ${whose} row, ${route.name} ${part}: ${status} ${location ?? ""} instead of ${expected} ${cause}`,
              );
            }
          }
        }
      }
      expect(faults).toEqual([]);
      expect(await unsessioned()).toEqual(before);
    },
  );

  it("looks the same for a municipality that is not there as for one where the visitor does not work", async () => {
    const planner = visitors.find(({ who }) => who === "planner");
    for (const route of routes.filter(isOfMunicipality)) {
      for (const part of partsOf(route)) {
        for (const key of ["baerum", "no-such-place", "constructor", "", "alesund\u0000", "ALESUND"]) {
          const { status } = await visit(route, part, { cookie: planner?.cookie ?? "", params: { municipality: key } });
          expect(status, `${route.name} ${part} of ${JSON.stringify(key)}`).toBe(404);
        }
      }
    }
  });

  it("takes no form from another site, and none that is no form", async () => {
    const before = await unsessioned();
    const planner = visitors.find(({ who }) => who === "planner");
    for (const route of routes.filter(({ action }) => action?.access && action.access.door !== "public")) {
      const foreign: Record<string, string>[] = [
        { "Sec-Fetch-Site": "cross-site" },
        { Origin: "https://evil.example" },
      ];
      for (const headers of foreign) {
        const { status } = await visit(route, "action", { cookie: planner?.cookie ?? "", headers });
        expect(status, route.name).toBe(403);
      }
      const { status } = await visit(route, "action", {
        cookie: planner?.cookie ?? "",
        headers: { "Content-Type": "application/json" },
      });
      expect(status, route.name).toBe(400);
    }
    expect(await unsessioned()).toEqual(before);
  });

  it("answers an empty form, and one of rubbish, to be mended, and never breaks", async () => {
    const before = await unsessioned();
    const faults: string[] = [];
    for (const route of routes.filter(isOfMunicipality).filter(({ action }) => action !== undefined)) {
      const whole = visits[route.name]?.body?.(planted, "others") ?? {};
      const rubbish = [
        "\u0000",
        "\ud800",
        "x".repeat(20_000),
        "NaN",
        "-1e400",
        "275760-09-13",
        "' OR 1=1 --",
        "<img onerror>",
        randomUUID(),
      ];
      const bodies = [
        Object.fromEntries(Object.keys(whole).map((name) => [name, ""])),
        ...rubbish.map((text) => Object.fromEntries(Object.keys(whole).map((name) => [name, text]))),
        Object.fromEntries(Object.keys(whole).map((name) => [`${name}[0][x]`, "1"])),
      ];
      for (const body of Object.keys(whole).length > 0 ? bodies : []) {
        const { status, cause } = await visit(route, "action", { cookie: ableTo(route).cookie, body });
        if (status !== 422 && status !== 409)
          faults.push(`${route.name} ${JSON.stringify(body).slice(0, 120)}: ${status} ${cause}`);
      }
    }
    expect(faults).toEqual([]);
    expect(await unsessioned()).toEqual(before);
  });

  it("tells nothing of an id that is another municipality's, nor of one that cannot be an id", async () => {
    const foreign = await pastPolicies<{ table: string; id: string }>(
      database,
      ["action", "project", "recommendation", "milestone", "funding_link", "observation", "funding_programme"]
        .map(
          (table) =>
            `(SELECT '${table}' AS table, id FROM ${table} WHERE municipality_id = (SELECT id FROM municipality WHERE key = 'baerum') LIMIT 1)`,
        )
        .join(" UNION ALL "),
    );
    for (const route of routes.filter(isOfMunicipality)) {
      const params = visits[route.name]?.params?.(planted, "others") ?? {};
      for (const name of Object.keys(params).filter((one) => one.endsWith("Id"))) {
        for (const value of [...foreign.map(({ id }) => id), randomUUID(), "1", "x'y", "\u0000", "%", "null"]) {
          for (const part of partsOf(route)) {
            const { status, cause } = await visit(route, part, {
              cookie: ableTo(route).cookie,
              params: { [name]: value },
            });
            expect(status, `${route.name} ${part} with ${name} ${JSON.stringify(value)} ${cause}`).toBe(404);
          }
        }
      }
    }
  });
});

describe("those who may", () => {
  it("are let in by each action, once, and leave history in their name", async () => {
    await disconnect();
    const faults: string[] = [];
    for (const route of routes.filter(isOfMunicipality).filter(({ action }) => action !== undefined)) {
      const able = visitors.flatMap((visitor) =>
        (["own", "others"] as const)
          .filter((whose) => visitor.roles !== null && meant(route, "action", visitor, whose) === 303)
          .map((whose) => ({ visitor, whose })),
      );
      if (able.length === 0) faults.push(`nobody may ${route.name}`);
      // One on the row of another and the contributor on their own: the rest is the same to the code.
      const chosen = [
        able.find(({ whose }) => whose === "others"),
        able.find(({ visitor, whose }) => visitor.who === "contributor" && whose === "own"),
      ];
      for (const one of chosen) {
        if (!one) continue;
        const copy = await copied();
        provideEnvironment({ DATABASE_RUNTIME_URL: copy.runtimeUrl });
        try {
          const { status, cause } = await visit(route, "action", { cookie: one.visitor.cookie, whose: one.whose });
          const [line] = await pastPolicies<{ user: string }>(
            copy,
            "SELECT user_id AS user FROM history_event ORDER BY id DESC LIMIT 1",
          );
          if (status !== 303 || line?.user !== one.visitor.userId) {
            faults.push(
              `${one.visitor.who}, ${one.whose} row, ${route.name}: ${status}, history by ${line?.user} ${cause}`,
            );
          }
        } finally {
          await disconnect();
          await copy.drop();
        }
      }
    }
    provideEnvironment({ DATABASE_RUNTIME_URL: database.runtimeUrl });
    expect(faults).toEqual([]);
  }, 120_000);
});

/** A copy of the database as it stands. */
async function copied(): Promise<TestDatabase> {
  const { adminUrl, run } = inject("database");
  const name = `${run}_${randomUUID().slice(0, 8)}`;
  const from = new URL(database.ownerUrl).pathname.slice(1);
  await connected(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${from} OWNER ${run}_owner`));
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    ownerUrl: at(database.ownerUrl),
    runtimeUrl: at(database.runtimeUrl),
    drop: () => connected(adminUrl, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}
