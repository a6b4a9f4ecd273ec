import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { connected } from "~/db/connect.server";
import { provideEnvironment } from "~/env.server";
import type { Access } from "~/http/entrance.server";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { digests, pastPolicies } from "../support/past-policies";
import { plant, type Planted, type Whose } from "./planted";
import { elsewhere, everybody, places, type Visitor } from "./visitors";
import { visits } from "./visits";
import { watchWrites } from "./watch";
import {
  ableTo,
  addressOf,
  ask,
  bodyOf,
  everyRoute,
  fineOf,
  isReadOnly,
  isRefusal,
  meant,
  paramsOf,
  partsOf,
  type Answer,
  type Part,
  type Route,
} from "./walk";

// Walks every route file: what declares no access fails by itself, and every route is visited by everybody, with forms that would be
// accepted from somebody who may send them. What is expected follows from the declared access and the permission table alone.

/** What needs no access declared, with the reason. */
const undeclared: Record<string, string> = {
  "health loader": "asks whether the database answers, no rows",
  "language loader": "only leads to the front page",
  "logout loader": "only leads to the front page",
  "api.v1.$ loader": "says that there is no such resource",
  "api.v1.openapi[.]json loader": "a document made from the code",
};

/** The door by which everything below an address enters. */
const doorOf: Record<string, Access["door"]> = {
  $municipality: "municipality",
  "network.$network": "network",
  "partner.$partner": "partner",
  operator: "operator",
  account: "account",
};

let database: TestDatabase;
let planted: Planted;
let routes: Route[];
let visitors: Visitor[];
let superuser: pg.Client;
/** How many statements have written to a table of `kept`. */
let writes: () => Promise<string>;
let tried = 0;
let refused = 0;

const isBelow = ({ name }: Route, address: string) =>
  name === address || name.startsWith(`${address}.`) || name.startsWith(`${address}_.`);
const placeOf = (door: Access["door"]) => (door in places ? (door as keyof typeof places) : null);

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
): Promise<Answer> {
  tried += 1;
  const { whose = "others" } = options;
  const params = { ...paramsOf(route, planted, whose), ...options.params };
  const form = new URLSearchParams(
    options.body
      ? Object.entries(options.body).flatMap(([name, values]) => [values].flat().map((value) => [name, value]))
      : bodyOf(route, planted, whose),
  );
  const run = route[part];
  if (!run) throw new Error(`${route.name} has no ${part}`);
  const once = () =>
    ask(
      run,
      new Request(addressOf(route.name, params), {
        method: part === "action" ? "POST" : "GET",
        headers: { ...(options.cookie ? { Cookie: options.cookie } : {}), ...options.headers },
        body: part === "action" ? form : null,
      }),
      params,
    );
  const answer = await once();
  if (answer.status !== 429) return answer;
  // So many come at once that their attempts run out; how attempts are counted has its own test.
  await pastPolicies(database, "DELETE FROM rate_limit");
  return once();
}

const meantOf = (route: Route, part: Part, visitor: Visitor, whose: Whose) =>
  meant(route, part, visitor, whose, planted);

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  visitors = await everybody(database);
  planted = await plant(database);
  const admin = Object.assign(new URL(inject("database").adminUrl), { pathname: new URL(database.ownerUrl).pathname });
  superuser = new pg.Client({ connectionString: admin.href });
  superuser.on("error", () => undefined);
  await superuser.connect();
  writes = await watchWrites(superuser);
  routes = await everyRoute();
});

afterAll(async () => {
  process.stdout.write(
    `routes: ${tried} visits tried, ${refused} of them refused and followed by a look at the rows, by ${visitors.length} visitors to ${routes.length} routes\n`,
  );
  await disconnect();
  await database.drop();
});

const able = (route: Route) => ableTo(route, visitors, planted);

/** Visits change sessions (their last use) and the counters of attempts, whoever is refused. */
const kept = (of = database) => digests(of, ["session", "rate_limit"]);

describe("every route", () => {
  it("declares who may enter, in loader and action, or stands here with its reason", () => {
    const faults: string[] = [];
    const excused = new Set<string>();
    for (const route of routes) {
      for (const part of ["loader", "action"] as const) {
        if (route[part] === undefined) continue;
        const name = `${route.name} ${part}`;
        if (name in undeclared) excused.add(name);
        else if (route[part].access === undefined && !isReadOnly(route)) faults.push(name);
      }
    }
    expect(faults).toEqual([]);
    expect([...excused].sort()).toEqual(Object.keys(undeclared).sort());
    expect(routes.length).toBeGreaterThan(30);
  });

  it("below a municipality, network or partner, the operator's pages and the account enters by their door and no other", () => {
    const faults: string[] = [];
    for (const route of routes) {
      const below = Object.keys(doorOf).find((address) => isBelow(route, address));
      for (const part of partsOf(route)) {
        const door = route[part]?.access?.door ?? "public";
        const isMeant = below === undefined ? placeOf(door) === null && door !== "operator" : doorOf[below] === door;
        if (!isMeant) faults.push(`${route.name} ${part}: ${door}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("reads with the permission to read there or what it prepares, and writes with a permission to write", () => {
    const reading = {
      municipality: "plan.read",
      network: "network.read",
      partner: "partner.read",
      operator: "health.read",
    };
    for (const { name, loader, action } of routes) {
      if (!action?.access || !("permission" in action.access)) continue;
      expect(action.access.permission, name).not.toMatch(/\.read$/);
      if (loader?.access && "permission" in loader.access)
        expect([reading[action.access.door], action.access.permission], name).toContain(loader.access.permission);
    }
  });

  it("with parameters or a form is known to this test", () => {
    const unknown = routes.filter((route) => {
      const known = visits[route.name];
      const own = Object.keys(places).reduce((name, place) => name.replace(`$${place}`, ""), route.name);
      if (partsOf(route).length === 0) return false;
      return (/\$/.test(own) && !known?.params) || (route.action?.access !== undefined && !known?.body);
    });
    expect(unknown.map(({ name }) => name)).toEqual([]);
    expect(Object.keys(visits).filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
  });

  it.each(["loader", "action"] as const)(
    "answers everybody in its %s as the permission table says, and each refusal changes nothing",
    async (part) => {
      const before = await kept();
      const faults: string[] = [];
      for (const route of routes.filter((one) => partsOf(one).includes(part))) {
        for (const visitor of visitors) {
          for (const whose of visitor.who === "contributor" ? (["own", "others"] as const) : (["others"] as const)) {
            const expected = meantOf(route, part, visitor, whose);
            const isSentAway = expected === 302 && !visitor.isSomebody;
            // Those who may are let in below, each on a database of their own.
            if (part === "action" && !isRefusal(expected) && !isSentAway) continue;
            const written = await writes();
            const { status, location, cause } = await visit(route, part, { cookie: visitor.cookie, whose });
            const leads = isSentAway
              ? location?.startsWith("/login?redirectTo=") === true
              : expected === 302 || location === null;
            if (status !== expected || !leads) {
              faults.push(
                `${visitor.who}, ${whose} row, ${route.name} ${part}: ${status} ${location ?? ""} instead of ${expected} ${cause}`,
              );
            }
            if (!isRefusal(expected) && !isSentAway) continue;
            refused += 1;
            if ((await writes()) === written) continue;
            const after = await kept();
            const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
            if (changed.length > 0)
              faults.push(`${visitor.who}, ${route.name} ${part} was refused and changed ${changed.join()}`);
          }
        }
      }
      expect(faults).toEqual([]);
      expect(await kept()).toEqual(before);
    },
    240_000,
  );

  it("looks the same for a place that is not there as for one where the visitor does not belong", async () => {
    const faults: string[] = [];
    for (const route of routes) {
      for (const part of partsOf(route)) {
        const place = placeOf(route[part]?.access?.door ?? "public");
        if (place === null) continue;
        for (const key of [
          elsewhere[place],
          "no-such-place",
          "constructor",
          "",
          `${places[place]}\u0000`,
          places[place].toUpperCase(),
        ]) {
          const { status } = await visit(route, part, { cookie: able(route).cookie, params: { [place]: key } });
          if (status !== 404) faults.push(`${route.name} ${part} of ${JSON.stringify(key)}: ${status}`);
        }
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it("takes no form from another site, and none that is no form", async () => {
    const before = await kept();
    for (const route of routes.filter((one) => one.action?.access && !isRefusal(fineOf(one, "action")))) {
      const { cookie } = able(route);
      const foreign: Record<string, string>[] = [
        { "Sec-Fetch-Site": "cross-site" },
        { "Sec-Fetch-Site": "same-site" },
        { Origin: "https://evil.example" },
        { Origin: "null" },
      ];
      for (const headers of foreign) {
        const { status } = await visit(route, "action", { cookie, headers });
        expect(status, route.name).toBe(403);
      }
      const { status } = await visit(route, "action", { cookie, headers: { "Content-Type": "application/json" } });
      expect(status, route.name).toBe(400);
    }
    expect(await kept()).toEqual(before);
  });

  it("answers an empty form, and one of rubbish, to be mended, and never breaks", async () => {
    const before = await kept();
    const faults: string[] = [];
    for (const route of routes.filter(({ action }) => action?.access)) {
      const whole = visits[route.name]?.body?.(planted, "others") ?? {};
      const rubbish = ["\u0000", "x".repeat(20_000), "' OR 1=1 --"];
      const bodies = [
        Object.fromEntries(Object.keys(whole).map((name) => [name, ""])),
        ...rubbish.map((text) => Object.fromEntries(Object.keys(whole).map((name) => [name, text]))),
        Object.fromEntries(Object.keys(whole).map((name) => [`${name}[0][x]`, "1"])),
      ];
      for (const body of Object.keys(whole).length > 0 ? bodies : []) {
        const { status, cause } = await visit(route, "action", { cookie: able(route).cookie, body });
        const isFine = isRefusal(fineOf(route, "action")) && status === fineOf(route, "action");
        if (status !== 422 && status !== 409 && !isFine)
          faults.push(`${route.name} ${JSON.stringify(body).slice(0, 120)}: ${status} ${cause}`);
      }
    }
    expect(faults).toEqual([]);
    expect(await kept()).toEqual(before);
  }, 60_000);

  it("tells nothing of an id that is somebody else's, nor of one that cannot be an id", async () => {
    const before = await kept();
    const faults: string[] = [];
    const foreign = await foreignIds();
    expect(foreign.length).toBeGreaterThan(10);
    for (const route of routes) {
      const params = visits[route.name]?.params?.(planted, "others") ?? {};
      for (const name of Object.keys(params).filter((one) => one.endsWith("Id"))) {
        const told = new Set<string>();
        for (const value of [...foreign, randomUUID(), "1", "x'y", "\u0000", "%", "null"]) {
          for (const part of partsOf(route)) {
            const {
              status,
              cause,
              value: answer,
            } = await visit(route, part, {
              cookie: able(route).cookie,
              params: { [name]: value },
            });
            told.add(JSON.stringify(answer));
            if (status !== 404)
              faults.push(`${route.name} ${part} with ${name} ${JSON.stringify(value)}: ${status} ${cause}`);
          }
        }
        if (told.size !== 1) faults.push(`${route.name} with ${name} answers differently: ${[...told].join(" ")}`);
      }
    }
    expect(faults).toEqual([]);
    expect(await kept()).toEqual(before);
  }, 120_000);

  it("of a municipality asks its administrators for the second factor where it demands one, and nobody else", async () => {
    await pastPolicies(database, "UPDATE municipality SET second_factor_required = true WHERE key = $1", [
      places.municipality,
    ]);
    try {
      for (const who of ["administrator", "planner"]) {
        const visitor = visitors.find((one) => one.who === who);
        for (const route of routes.filter((one) => one.loader?.access?.door === "municipality")) {
          const { status, location } = await visit(route, "loader", { cookie: visitor?.cookie ?? "" });
          if (who === "administrator")
            expect(`${status} ${location}`, route.name).toMatch(/^302 \/account\/security\?redirectTo=/);
          else expect(location, route.name).toBeNull();
        }
      }
    } finally {
      const [back] = await pastPolicies<{ version: string }>(
        database,
        "UPDATE municipality SET second_factor_required = false WHERE key = $1 RETURNING version::text",
        [places.municipality],
      );
      planted.municipalityVersion = back?.version ?? "";
    }
  });
});

/** One id of every table that has ids: another municipality's, network's, partner's or person's. */
/** Of what others may see once it is opened or confirmed, the rows that nobody else sees yet. */
const hidden: Record<string, string> = {
  challenge: "state = 'draft'",
  partner: "state = 'registered' AND asked_municipality_id IS NULL",
};

async function foreignIds(): Promise<string[]> {
  const tables = await pastPolicies<{ name: string; scope: string | null }>(
    database,
    `SELECT c.relname AS name, (SELECT min(s.attname) FROM pg_attribute s WHERE s.attrelid = c.oid AND s.attname IN ('municipality_id', 'network_id', 'partner_id')) AS scope
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND a.atttypid = 'uuid'::regtype
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const others = Object.values(elsewhere).map((key) => `'${key}'`);
  // A user belongs to nobody, but works somewhere: here one who works elsewhere.
  const colleagues = await pastPolicies<{ id: string }>(
    database,
    `SELECT m.user_id AS id FROM membership m JOIN municipality p ON p.id = m.municipality_id WHERE p.key IN (${others.join()}) LIMIT 1`,
  );
  const found = await Promise.all(
    tables
      .filter(({ name }) => name !== "app_user")
      .map(({ name, scope }) =>
        pastPolicies<{ id: string }>(
          database,
          scope === null
            ? `SELECT id FROM ${name} WHERE ${hidden[name] ?? "true"} ORDER BY id DESC LIMIT 1`
            : `SELECT id FROM ${name} WHERE ${scope} IN (SELECT id FROM municipality WHERE key IN (${others.join()})
               UNION SELECT id FROM network WHERE key IN (${others.join()}) UNION SELECT id FROM partner WHERE key IN (${others.join()}))
               AND ${hidden[name] ?? "true"} LIMIT 1`,
        ),
      ),
  );
  return [...found.flat(), ...colleagues].map(({ id }) => id);
}

describe("those who may", () => {
  it("are let in by each action, once, and leave history in their name", async () => {
    // A database that is copied may have nobody in it.
    await disconnect();
    await superuser.end();
    await pastPolicies(database, "DELETE FROM rate_limit");
    // The use of a session is noted every five minutes, and what changes how one signs in asks for the password after fifteen.
    await pastPolicies(database, "UPDATE session SET last_used_at = now(), created_at = now()");
    const faults: string[] = [];
    await pastPolicies(database, "DELETE FROM rate_limit");
    const before = await digests(database, ["rate_limit"]);
    for (const route of routes.filter((one) => one.action?.access && !isRefusal(fineOf(one, "action")))) {
      const allowed = visitors.flatMap((visitor) =>
        (["own", "others"] as const)
          .filter((whose) => meantOf(route, "action", visitor, whose) === fineOf(route, "action"))
          .map((whose) => ({ visitor, whose })),
      );
      if (allowed.length === 0) faults.push(`nobody may ${route.name}`);
      // One on the row of another and the contributor on their own: the rest is the same to the code.
      const chosen = [
        allowed.find(({ whose }) => whose === "others"),
        visits[route.name]?.does === "owned"
          ? allowed.find(({ visitor, whose }) => visitor.who === "contributor" && whose === "own")
          : undefined,
      ];
      for (const one of chosen) {
        if (!one) continue;
        const copy = await copied();
        provideEnvironment({ DATABASE_RUNTIME_URL: copy.runtimeUrl });
        try {
          const { status, cause } = await visit(route, "action", { cookie: one.visitor.cookie, whose: one.whose });
          const who = `${one.visitor.who}, ${one.whose} row, ${route.name}: ${status} ${cause}`;
          if (status !== fineOf(route, "action")) faults.push(who);
          const [line] = await pastPolicies<{ user: string }>(
            copy,
            "SELECT user_id AS user FROM history_event ORDER BY id DESC LIMIT 1",
          );
          const after = await digests(copy, ["rate_limit"]);
          const wrote = Object.keys(after).filter((table) => after[table] !== before[table]);
          const { leavesNothing } = visits[route.name] ?? {};
          if (leavesNothing !== undefined ? wrote.length > 0 : wrote.length === 0)
            faults.push(`${who} changed ${wrote.join()}`);
          if (
            route.action?.access?.door === "municipality" &&
            leavesNothing === undefined &&
            line?.user !== one.visitor.userId
          )
            faults.push(`${who}, history by ${line?.user}`);
        } finally {
          await disconnect();
          await copy.drop();
        }
      }
    }
    provideEnvironment({ DATABASE_RUNTIME_URL: database.runtimeUrl });
    expect(faults).toEqual([]);
  }, 240_000);
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
