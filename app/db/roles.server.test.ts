import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database";
import { connected } from "./connect.server";
import { exceptions } from "./privileges";
import { ensureRuntimeRole, grantRuntime, verifyRuntimeRole } from "./roles.server";

const { adminUrl, run } = inject("database");
const mark = `${run}_${randomBytes(3).toString("hex")}`;
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await database.drop();
  const { rows } = await ask(adminUrl, `SELECT rolname FROM pg_roles WHERE starts_with(rolname, '${mark}')`);
  for (const { rolname } of rows) await ask(adminUrl, `DROP ROLE ${String(rolname)}`);
});

describe("ensureRuntimeRole", () => {
  it("makes a role that owns nothing and that row-level security binds", async () => {
    const url = await make("made");
    const { rows } = await ask(
      url,
      `SELECT current_user::text AS user, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { user: `${mark}_made`, rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
    ]);
  });

  it("lets servers starting at once agree, and mends a password that no longer fits the secret", async () => {
    const urls = await Promise.all([make("at_once"), make("at_once"), make("at_once")]);
    expect(new Set(urls).size).toBe(1);
    const renewed = await make("at_once", "another secret");
    expect(renewed).not.toBe(urls[0]);
    await expect(ask(urls[0] ?? "", "SELECT 1")).rejects.toThrow("refused the sign-in");
    expect((await ask(renewed, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("refuses another secret while somebody is signed in, and shuts nobody out", async () => {
    const url = await make("in_use");
    await connected(url, async (server) => {
      await expect(make("in_use", "another secret")).rejects.toThrow(
        new RegExp(`A running Tiltak is signed in to the database as "${mark}_in_use" and has another APP_SECRET`),
      );
      expect((await server.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
      // The same secret is welcome beside it, and its next connection is let in.
      expect(await make("in_use")).toBe(url);
    });
    expect((await ask(url, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    // Once nobody is signed in the secret may change.
    const renewed = await make("in_use", "another secret");
    expect((await ask(renewed, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("refuses it also as an owner who may make roles but is no superuser", async () => {
    const ownerUrl = await role("watcher", "CREATEROLE");
    const made = (secret: string) => ensureRuntimeRole({ ownerUrl, secret, role: `${mark}_watched` });
    const url = await made("s");
    await connected(url, async () => {
      await expect(made("another")).rejects.toThrow("use the APP_SECRET it was started with");
    });
    expect(await made("another")).not.toBe(url);
  });

  it("lets an owner who may make roles do it", async () => {
    const ownerUrl = await role("maker", "CREATEROLE");
    const url = await ensureRuntimeRole({ ownerUrl, secret: "s", role: `${mark}_by_owner` });
    expect((await ask(url, "SELECT current_user::text AS user")).rows).toEqual([{ user: `${mark}_by_owner` }]);
  });

  it("asks for DATABASE_RUNTIME_URL when the owner may not make roles", async () => {
    await expect(ensureRuntimeRole({ ownerUrl: database.ownerUrl, secret: "s" })).rejects.toThrow(
      /owner in DATABASE_URL may not make .* give its address as DATABASE_RUNTIME_URL/,
    );
  });

  it("uses a given address after verifying it", async () => {
    const runtimeUrl = await role("given", "");
    expect(await ensureRuntimeRole({ ownerUrl: database.ownerUrl, runtimeUrl, secret: "s" })).toBe(runtimeUrl);
    await expect(
      ensureRuntimeRole({ ownerUrl: database.ownerUrl, runtimeUrl: database.ownerUrl, secret: "s" }),
    ).rejects.toThrow(/owns the table .* so nothing would keep municipalities apart/);
  });
});

describe("verifyRuntimeRole", () => {
  it("refuses a superuser", async () => {
    await expect(verifyRuntimeRole(adminUrl)).rejects.toThrow("is a superuser");
  });

  it("refuses a role that may bypass row-level security", async () => {
    await expect(verifyRuntimeRole(await role("bypass", "BYPASSRLS"))).rejects.toThrow("may bypass row-level security");
  });

  it("refuses a role that may become the owner", async () => {
    const url = await role("member", `NOINHERIT IN ROLE ${new URL(database.ownerUrl).username}`);
    await expect(verifyRuntimeRole(url)).rejects.toThrow("owns the table");
  });
});

describe("grantRuntime", () => {
  it("gives reading and writing of tables, reading of views, and nothing of the ledger", async () => {
    await ask(database.ownerUrl, "CREATE TABLE plain (id int); CREATE VIEW seen AS SELECT 1 AS one");
    const url = await make("granted");
    await ask(database.ownerUrl, `GRANT TRUNCATE ON plain TO ${mark}_granted`);
    await grantRuntime({ ownerUrl: database.ownerUrl, runtimeUrl: url });
    expect(await held("plain", "granted")).toEqual(["DELETE", "INSERT", "SELECT", "UPDATE"]);
    expect(await held("seen", "granted")).toEqual(["SELECT"]);
    expect(await held("_prisma_migrations", "granted")).toEqual([]);
    for (const [table, privileges] of Object.entries(exceptions)) {
      expect(await held(table, "granted"), table).toEqual([...privileges].sort());
    }
    await expect(ask(url, "SELECT FROM _prisma_migrations")).rejects.toThrow("permission denied");
    await expect(ask(url, "CREATE TABLE own ()")).rejects.toThrow("permission denied");
    await expect(ask(url, "TRUNCATE plain")).rejects.toThrow("permission denied");
    expect((await ask(url, "SELECT one FROM seen")).rows).toEqual([{ one: 1 }]);
    await ask(database.ownerUrl, `DROP OWNED BY ${mark}_granted`).catch(() => undefined);
  });

  it("changes nothing the second time, nor when two servers run it at once", async () => {
    const url = await make("twice");
    await Promise.all([1, 2, 3].map(() => grantRuntime({ ownerUrl: database.ownerUrl, runtimeUrl: url })));
    const versions =
      "SELECT sum(xmin::text::bigint)::text AS versions FROM pg_class WHERE relnamespace = 'public'::regnamespace";
    const before = await ask(database.ownerUrl, versions);
    await grantRuntime({ ownerUrl: database.ownerUrl, runtimeUrl: url });
    expect((await ask(database.ownerUrl, versions)).rows).toEqual(before.rows);
  });
});

function make(name: string, secret = "a secret"): Promise<string> {
  return ensureRuntimeRole({ ownerUrl: database.ownerUrl, adminUrl, secret, role: `${mark}_${name}` });
}

async function role(name: string, attributes: string): Promise<string> {
  await ask(adminUrl, `CREATE ROLE ${mark}_${name} LOGIN PASSWORD 'known' ${attributes}`);
  const url = new URL(database.ownerUrl);
  url.username = `${mark}_${name}`;
  url.password = "known";
  return url.href;
}

async function held(table: string, name: string) {
  const { rows } = await ask(
    database.ownerUrl,
    `SELECT a.privilege_type::text AS privilege FROM pg_class c, aclexplode(c.relacl) a
      WHERE c.oid = 'public.${table}'::regclass AND a.grantee = '${mark}_${name}'::regrole ORDER BY 1`,
  );
  return rows.map(({ privilege }) => privilege);
}

async function ask(url: string, sql: string) {
  return connected(url, (client) => client.query<Record<string, unknown>>(sql));
}
