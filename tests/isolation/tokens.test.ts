import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { beforeSignIn, withMunicipality } from "~/db/door.server";
import { Municipality, lists, type ListName } from "~/domain/open-data/schema";
import { hashOfToken, newToken } from "~/domain/session/token.server";
import { createToken, revokeToken } from "~/domain/token/commands.server";
import { tokenHolder, tokenList } from "~/domain/token/queries.server";
import type { TokenScope } from "~/domain/token/token";
import { Forbidden, NotFound } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { openLoader } from "~/http/open-data.server";
import { loader as municipalitiesLoader } from "~/routes/api.v1.municipalities/route";
import { loader as municipalityLoader } from "~/routes/api.v1.municipalities_.$key/route";
import { loader as listLoader } from "~/routes/api.v1.municipalities_.$key_.$list/route";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { digests, pastPolicies } from "../support/past-policies";

// What an API token opens, and everything it does not: asked through the API's own loaders, on a database with two municipalities' plans.

let database: TestDatabase;
let own: string;
let other: string;
const administrator = { userId: "", personId: null, roles: ["administrator"] as const };
const both: TokenScope[] = ["figure.read", "plan.read"];
const names = Object.keys(lists) as ListName[];

const make = async (scopes: TokenScope[] = both, municipality = own) =>
  withMunicipality(municipality, administrator, (db) =>
    createToken(db, administrator, { name: "Test", scopes, days: 30 }),
  );

/** Asks the API; `token` stands in the Authorization header as it is given. */
async function ask(address: string, authorization?: string, headers: Record<string, string> = {}): Promise<Response> {
  const [, , , , key, list] = address.split("?")[0]?.split("/") ?? [];
  const request = new Request(`http://localhost${address}`, {
    headers: { ...(authorization === undefined ? {} : { Authorization: authorization }), ...headers },
  });
  const loader = list !== undefined ? listLoader : key !== undefined ? municipalityLoader : municipalitiesLoader;
  return loader({ request, params: { key, list }, context: {} });
}
const bodyOf = async (response: Response) => (await response.json()) as { items: object[]; total: number };
const api = "/api/v1/municipalities";
const publish = (key: string, isPublished: boolean) =>
  pastPolicies(database, `UPDATE municipality SET published_at = ${isPublished ? "now()" : "NULL"} WHERE key = $1`, [
    key,
  ]);
const change = (id: string, columns: string) =>
  pastPolicies(database, `UPDATE api_token SET ${columns} WHERE id = $1`, [id]);

/** A token whose time has run out; nothing of a token changes but its use and its end, so that it is made so. */
async function expired(): Promise<string> {
  const token = `tiltak_${newToken().token}`;
  await pastPolicies(
    database,
    `INSERT INTO api_token (municipality_id, name, scopes, token_hash, created_by, created_at, expires_at)
     VALUES ($1, 'Expired', '{figure.read,plan.read}', $2, $3, now() - interval '2 days', now() - interval '1 second')`,
    [own, hashOfToken(token), administrator.userId],
  );
  return token;
}

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  const known = await beforeSignIn(async (db) => ({
    own: (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id,
    other: (await db.municipality.findUniqueOrThrow({ where: { key: "baerum" } })).id,
    user: (await db.user.findUniqueOrThrow({ where: { email: "administrator@alesund.example" } })).id,
  }));
  ({ own, other } = known);
  administrator.userId = known.user;
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a municipality's token", () => {
  it("reads what the municipality has not published, in the same shapes, for itself alone", async () => {
    const { token } = await make();
    await publish("alesund", false);
    try {
      for (const name of names) {
        expect((await ask(`${api}/alesund/${name}`)).status, `${name} without a token`).toBe(404);
        const answer = await ask(`${api}/alesund/${name}`, `Bearer ${token}`);
        expect(answer.status, name).toBe(200);
        expect(answer.headers.get("Cache-Control")).toBe("private, no-cache");
        expect(answer.headers.get("Vary")).toContain("Authorization");
        expect(answer.headers.get("Access-Control-Allow-Origin")).toBeNull();
        const { items, total } = await bodyOf(answer);
        expect(total, name).toBeGreaterThan(3);
        for (const item of items) lists[name].parse(item);
        const csv = await ask(`${api}/alesund/${name}.csv`, `Bearer ${token}`);
        expect(csv.headers.get("Content-Type")).toContain("text/csv");
        expect(csv.headers.get("Cache-Control")).toBe("private, no-cache");
      }
      const whole = Municipality.parse(await (await ask(`${api}/alesund`, `Bearer ${token}`)).json());
      expect(whole.score.overall.coverage.scored).toBeGreaterThan(20);
      const { items } = await bodyOf(await ask(api, `Bearer ${token}`));
      expect(items.map((item) => Municipality.parse(item).key)).toEqual(["alesund"]);
    } finally {
      await publish("alesund", true);
    }
  });

  it("gets the numbers everybody gets once they are published", async () => {
    const { token } = await make();
    for (const name of names) {
      const open = await bodyOf(await ask(`${api}/alesund/${name}`));
      const mine = await bodyOf(await ask(`${api}/alesund/${name}`, `Bearer ${token}`));
      expect(mine, name).toEqual(open);
    }
    const known = await ask(`${api}/alesund/gaps`, `Bearer ${token}`);
    const again = await ask(`${api}/alesund/gaps`, `Bearer ${token}`, {
      "If-None-Match": known.headers.get("ETag") ?? "",
    });
    expect([again.status, again.headers.get("Cache-Control")]).toEqual([304, "private, no-cache"]);
  });

  it("opens nothing of another municipality, which looks as if it were not there", async () => {
    const { token } = await make();
    for (const isPublished of [true, false]) {
      await publish("baerum", isPublished);
      for (const part of ["", ...names.map((name) => `/${name}`), "/gaps.csv"]) {
        const there = await ask(`${api}/baerum${part}`, `Bearer ${token}`);
        const nowhere = await ask(`${api}/no-such-place${part}`, `Bearer ${token}`);
        expect(there.status, part).toBe(401);
        expect(there.headers.get("WWW-Authenticate")).toBe('Bearer realm="tiltak", error="invalid_token"');
        expect(await there.text()).toBe(await nowhere.text());
        expect([...there.headers]).toEqual([...nowhere.headers]);
      }
    }
    await publish("baerum", true);
  });

  it.each<[string, (token: string, id: string) => Promise<string> | string]>([
    ["expired", async () => `Bearer ${await expired()}`],
    [
      "revoked",
      (token, id) =>
        withMunicipality(own, administrator, (db) => revokeToken(db, administrator, id)).then(() => `Bearer ${token}`),
    ],
    ["cut short", (token) => `Bearer ${token.slice(0, -1)}`],
    ["one letter off", (token) => `Bearer ${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`],
    [
      "its hash",
      async (_, id) =>
        `Bearer ${(await pastPolicies<{ hash: string }>(database, "SELECT token_hash AS hash FROM api_token WHERE id = $1", [id]))[0]?.hash}`,
    ],
    ["its id", (_, id) => `Bearer tiltak_${id}`],
    ["an empty header", () => ""],
    ["Basic", (token) => `Basic ${btoa(`x:${token}`)}`],
    ["two", (token) => `Bearer ${token}, Bearer ${token}`],
  ])("is refused when it is %s, published or not, and writes nothing", async (_, authorization) => {
    const { token, id } = await make();
    const header = await authorization(token, id);
    const before = await digests(database);
    for (const address of [api, `${api}/alesund`, ...names.map((name) => `${api}/alesund/${name}`)]) {
      const answer = await ask(address, header);
      expect(answer.status, address).toBe(401);
      expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
      expect(answer.headers.get("WWW-Authenticate")).toMatch(/^Bearer /);
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
      expect(JSON.stringify(await answer.json())).not.toContain(token);
    }
    expect(await digests(database)).toEqual(before);
  });

  it.each<[TokenScope, ListName[]]>([
    ["figure.read", ["kpis"]],
    ["plan.read", names.filter((name) => name !== "kpis")],
  ])("limited to %s opens that alone", async (scope, open) => {
    const { token } = await make([scope]);
    for (const name of names) {
      const answer = await ask(`${api}/alesund/${name}`, `Bearer ${token}`);
      expect(answer.status, name).toBe(open.includes(name) ? 200 : 403);
      if (answer.status === 403)
        expect(answer.headers.get("WWW-Authenticate")).toMatch(
          /error="insufficient_scope", scope="(figure|plan)\.read"/,
        );
    }
    for (const address of [api, `${api}/alesund`])
      expect((await ask(address, `Bearer ${token}`)).status).toBe(scope === "figure.read" ? 200 : 403);
  });

  it("is kept as a hash, and history knows of it but not what opens it", async () => {
    const { token, id } = await make();
    expect(token).toMatch(/^tiltak_[\w-]{43}$/);
    const [row] = await pastPolicies<{ row: string }>(
      database,
      "SELECT to_jsonb(t)::text AS row FROM api_token t WHERE id = $1",
      [id],
    );
    expect(row?.row).not.toContain(token);
    await withMunicipality(own, administrator, (db) => revokeToken(db, administrator, id));
    const lines = await pastPolicies<{ line: string; operation: string; by: string }>(
      database,
      "SELECT concat(before, after) AS line, operation, user_id AS by FROM history_event WHERE entity = 'api_token' AND subject_id = $1 ORDER BY id",
      [id],
    );
    expect(lines.map(({ operation, by }) => [operation, by])).toEqual([
      ["insert", administrator.userId],
      ["update", administrator.userId],
    ]);
    for (const { line } of lines) expect(line).not.toContain("hash");
  });

  it("notes when it was last used, once a minute at most, without a line in history", async () => {
    const { token, id } = await make();
    const used = async () =>
      (await withMunicipality(own, administrator, (db) => tokenList(db, 1))).rows.find((row) => row.id === id)
        ?.lastUsedAt ?? null;
    expect(await used()).toBeNull();
    await ask(`${api}/alesund`, `Bearer ${token}`);
    const first = await used();
    expect(first).not.toBeNull();
    await Promise.all(Array.from({ length: 5 }, () => ask(`${api}/alesund`, `Bearer ${token}`)));
    expect(await used()).toEqual(first);
    await change(id, "last_used_at = now() - interval '61 seconds'");
    await ask(`${api}/alesund`, `Bearer ${token}`);
    expect((await used())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
    const [lines] = await pastPolicies<{ count: number }>(
      database,
      "SELECT count(*)::int FROM history_event WHERE entity = 'api_token' AND subject_id = $1",
      [id],
    );
    expect(lines?.count).toBe(1);
  });

  it("cannot write through its door, whatever runs there", async () => {
    const { token } = await make();
    const holder = await beforeSignIn((db) => tokenHolder(db, token));
    expect(holder?.actor).toMatchObject({ roles: ["reader"], only: both });
    const writing = openLoader("plan.read", async ({ db }) => ({
      object: await db.municipality.updateMany({ data: { note: "Written" } }),
    }));
    const before = await digests(database, ["api_token"]);
    const request = new Request(`http://localhost${api}`, { headers: { Authorization: `Bearer ${token}` } });
    await expect(writing({ request, params: {}, context: {} })).rejects.toThrow(/read-only transaction/);
    expect(await digests(database, ["api_token"])).toEqual(before);
  });
});

describe("tokens are made and revoked", () => {
  it.each(["reader", "contributor", "planner", "verifier"] as const)("not by a %s", async (role) => {
    const { id } = await make();
    const before = await digests(database);
    const actor = { ...administrator, roles: [role] };
    await expect(
      withMunicipality(own, actor, (db) => createToken(db, actor, { name: "x", scopes: both, days: 30 })),
    ).rejects.toThrow(Forbidden);
    await expect(withMunicipality(own, actor, (db) => revokeToken(db, actor, id))).rejects.toThrow(Forbidden);
    expect(await digests(database)).toEqual(before);
  });

  it("not across municipalities", async () => {
    const { id } = await make();
    await expect(withMunicipality(other, administrator, (db) => revokeToken(db, administrator, id))).rejects.toThrow(
      NotFound,
    );
    expect(
      (await withMunicipality(other, administrator, (db) => tokenList(db, 1))).rows.some((row) => row.id === id),
    ).toBe(false);
  });

  it("and a second revocation changes nothing", async () => {
    const { id } = await make();
    const revoke = () => withMunicipality(own, administrator, (db) => revokeToken(db, administrator, id));
    await revoke();
    const before = await digests(database);
    await revoke();
    expect(await digests(database)).toEqual(before);
  });

  it("not without end: fifty live ones are the most", async () => {
    await pastPolicies(
      database,
      `INSERT INTO api_token (municipality_id, name, scopes, token_hash, created_by, expires_at)
       SELECT $1::uuid, 'Many', '{plan.read}', encode(sha256(n::text::bytea), 'hex'), $2::uuid, now() + interval '1 day' FROM generate_series(1, 50) n`,
      [other, administrator.userId],
    );
    await expect(make(both, other)).rejects.toMatchObject({ reason: "tokens.tooMany" });
    await change(
      (await pastPolicies<{ id: string }>(database, "SELECT id FROM api_token WHERE name = 'Many' LIMIT 1"))[0]?.id ??
        "",
      "revoked_at = now()",
    );
    await expect(make(both, other)).resolves.toMatchObject({ token: expect.stringMatching(/^tiltak_/) as string });
  });
});
