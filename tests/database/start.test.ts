import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { connected } from "~/db/connect.server";
import { ensureRuntimeRole } from "~/db/roles.server";
import { databaseAnswers, withPublic } from "~/db/door.server";
import { provideEnvironment } from "~/env.server";
import { loader as health } from "~/routes/health/route";
import { testDatabase } from "../support/database";

afterEach(disconnect);

/** An empty database: no tables, not even a ledger. */
async function emptyDatabase(): Promise<{ ownerUrl: string; runtimeUrl: string; drop: () => Promise<void> }> {
  const { adminUrl, run, ownerUrl, runtimeUrl } = inject("database");
  const name = `${run}_${randomBytes(4).toString("hex")}`;
  await connected(adminUrl, (client) => client.query(`CREATE DATABASE ${name} OWNER ${run}_owner`));
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const drop = () =>
    connected(adminUrl, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)));
  return { ownerUrl: at(ownerUrl), runtimeUrl: at(runtimeUrl), drop };
}

/** Opens the database in a process of its own; gives what it said and how it ended. */
function opened(variables: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "tests/support/opening-child.ts"], {
      env: { ...process.env, MODE: "test", ...variables },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("close", (code) => resolve({ code, lines: said.trim().split("\n") }));
  });
}

describe("two servers that start at once on one empty database", () => {
  const migrations = readdirSync("prisma/migrations", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  let drop: () => Promise<void>;
  afterAll(() => drop());

  it("both run, and each migration is applied once", async () => {
    const database = await emptyDatabase();
    drop = database.drop;
    const variables = { DATABASE_URL: database.ownerUrl, DATABASE_RUNTIME_URL: database.runtimeUrl };
    const both = await Promise.all([opened(variables), opened(variables)]);
    for (const { code, lines } of both) {
      expect(lines.at(-1)).toBe('{"municipalities":0}');
      expect(code).toBe(0);
    }
    const applied = both.flatMap(({ lines }) => lines).filter((line) => line.startsWith("Changing the database: "));
    expect(applied.map((line) => line.replace("Changing the database: ", ""))).toEqual(migrations.sort());
    const ledger = await connected(database.ownerUrl, (client) =>
      client.query<{ name: string }>(
        "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1",
      ),
    );
    expect(ledger.rows.map(({ name }) => name)).toEqual(migrations);
  }, 60_000);
});

describe("a start with another APP_SECRET than the running servers'", () => {
  it("is refused before it changes anything, and those it would shut out go on", async () => {
    const database = await emptyDatabase();
    const owner = new URL(inject("database").adminUrl);
    owner.pathname = new URL(database.ownerUrl).pathname;
    const [theirs, ours] = ["t".repeat(32), "o".repeat(32)];
    const runtimeUrl = await ensureRuntimeRole({ ownerUrl: owner.href, secret: theirs });
    const start = (APP_SECRET: string) => opened({ DATABASE_URL: owner.href, DATABASE_RUNTIME_URL: "", APP_SECRET });
    await connected(runtimeUrl, async (server) => {
      const { code, lines } = await start(ours);
      expect(lines.join("\n")).toContain("has another APP_SECRET than this command");
      expect(code).toBe(1);
      const { rows } = await server.query("SELECT to_regclass('_prisma_migrations') AS ledger");
      expect(rows).toEqual([{ ledger: null }]);
      expect((await start(theirs)).lines.at(-1)).toBe('{"municipalities":0}');
    });
    await database.drop();
    await connected(owner.href.replace(owner.pathname, "/postgres"), (client) =>
      client.query(`DROP ROLE ${new URL(runtimeUrl).username}`),
    );
  }, 60_000);
});

describe("/health", () => {
  const asked = async () => {
    const answer = await health();
    return { status: answer.status, body: (await answer.json()) as unknown, kept: answer.headers.get("Cache-Control") };
  };
  const fine = { status: 200, body: { status: "ok" }, kept: "no-store" };
  const gone = { status: 503, body: { status: "unavailable" }, kept: "no-store" };

  it("follows the database: there, gone, and there again without a new start", async () => {
    const database = await testDatabase();
    const { adminUrl } = inject("database");
    const name = new URL(database.runtimeUrl).pathname.slice(1);
    const allow = (isAllowed: boolean) =>
      connected(adminUrl, async (client) => {
        await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS ${isAllowed}`);
        if (!isAllowed)
          await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
      });
    provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
    expect(await asked()).toEqual(fine);
    await allow(false);
    expect(await asked()).toEqual(gone);
    expect(await asked()).toEqual(gone);
    await allow(true);
    expect(await asked()).toEqual(fine);
    expect(await withPublic((db) => db.municipality.count())).toBe(0);
    await disconnect();
    await database.drop();
  });

  it("says so when PostgreSQL cannot be reached", async () => {
    const url = new URL(inject("database").runtimeUrl);
    url.port = "1";
    provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: url.href });
    expect(await asked()).toEqual(gone);
  });

  it("does not wait for one that takes the call and says nothing", async () => {
    const calls: Socket[] = [];
    const silent = createServer((call) => calls.push(call));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const url = new URL(inject("database").runtimeUrl);
    url.port = String((silent.address() as AddressInfo).port);
    provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: url.href });
    expect(await databaseAnswers(200)).toBe(false);
    for (const call of calls) call.destroy();
    silent.close();
  });
});
