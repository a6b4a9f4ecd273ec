import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { generate } from "../../app/cli/generate";
import { connected } from "../../app/db/connect.server";
import { startEmbedded } from "../../app/db/embedded.server";
import { migrate } from "../../app/db/migrate.server";
import { prepareQueue } from "../../app/db/queue.server";
import { ensureRuntimeRole, grantRuntime } from "../../app/db/roles.server";

declare module "vitest" {
  interface ProvidedContext {
    database: {
      /** A superuser, for copying databases. */
      adminUrl: string;
      /** What the names of this run's databases and roles begin with. */
      run: string;
      /** Addresses of the migrated template, from which those of its copies follow. */
      ownerUrl: string;
      runtimeUrl: string;
    };
  }
}

/**
 * One PostgreSQL for the whole run: the one of TEST_DATABASE_URL (a superuser's address), or an embedded one that is thrown away.
 * The migrations are applied once, to a template that the test files copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generate();
  const server = await testServer();
  const run = `tiltak_test_${randomBytes(4).toString("hex")}`;
  const ownerUrl = new URL(server.adminUrl);
  ownerUrl.username = `${run}_owner`;
  ownerUrl.password = randomBytes(12).toString("hex");
  ownerUrl.pathname = `/${run}_template`;
  try {
    await connected(server.adminUrl, async (client) => {
      await client.query(`CREATE ROLE ${run}_owner LOGIN PASSWORD '${ownerUrl.password}'`);
      await client.query(`CREATE DATABASE ${run}_template OWNER ${run}_owner`);
    });
    await migrate({ ownerUrl: ownerUrl.href });
    await prepareQueue({ ownerUrl: ownerUrl.href });
    const runtimeUrl = await ensureRuntimeRole({
      ownerUrl: ownerUrl.href,
      adminUrl: server.adminUrl,
      secret: run,
      role: `${run}_runtime`,
    });
    await grantRuntime({ ownerUrl: ownerUrl.href, runtimeUrl });
    project.provide("database", { adminUrl: server.adminUrl, run, ownerUrl: ownerUrl.href, runtimeUrl });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return async () => {
    if (!server.isThrownAway) await clear(server.adminUrl, run);
    await server.stop();
  };
}

async function testServer() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, isThrownAway: false, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(path.join(tmpdir(), "tiltak-test-"));
  const embedded = await startEmbedded({ dataDir, throwaway: true });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { adminUrl: embedded.adminUrl, isThrownAway: true, stop };
}

async function clear(adminUrl: string, run: string): Promise<void> {
  await connected(adminUrl, async (client) => {
    const databases = await client.query<{ name: string }>(
      "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)",
      [run],
    );
    for (const { name } of databases.rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.query(`DROP ROLE ${run}_owner, ${run}_runtime`);
  });
}
