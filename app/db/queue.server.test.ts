import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connected } from "./connect.server";
import { prepareQueue } from "./queue.server";
import { Refusal } from "./refusal.server";

// An owner who may make tables in `public` and nothing more, as where a database is handed out by others.

const name = `queue_${randomBytes(4).toString("hex")}`;
let adminUrl: string;
let ownerUrl: string;

beforeAll(async () => {
  adminUrl = inject("database").adminUrl;
  const there = Object.assign(new URL(adminUrl), { pathname: `/${name}` });
  ownerUrl = Object.assign(new URL(there.href), { username: name, password: "x" }).href;
  await connected(adminUrl, async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x'`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  await connected(there.href, (client) =>
    client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${name}; CREATE EXTENSION IF NOT EXISTS pg_trgm`),
  );
  adminUrl = there.href;
});

afterAll(async () => {
  const admin = inject("database").adminUrl;
  await connected(admin, async (client) => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.query(`DROP ROLE ${name}`);
  });
});

describe("the queue's own tables", () => {
  it("are refused in one plain sentence where the owner may not make a schema", async () => {
    const refused = await prepareQueue({ ownerUrl }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).message).toContain("CREATE SCHEMA graphile_worker AUTHORIZATION");
  });

  it("are made in a schema that was made for the owner, and made once by several who start at once", async () => {
    await connected(adminUrl, (client) => client.query(`CREATE SCHEMA graphile_worker AUTHORIZATION ${name}`));
    await Promise.all([1, 2, 3].map(() => prepareQueue({ ownerUrl })));
    await prepareQueue({ ownerUrl });
    const jobs = await connected(ownerUrl, async (client) => {
      await client.query("SELECT graphile_worker.add_job('x')");
      return client.query("SELECT task_identifier FROM graphile_worker.jobs");
    });
    expect(jobs.rows).toEqual([{ task_identifier: "x" }]);
  });
});
