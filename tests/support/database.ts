import { randomBytes } from "node:crypto";
import { connected } from "~/db/connect.server";
import { inject } from "vitest";
import { seed } from "../../prisma/seed.server";

export interface TestDatabase {
  /** Owns the tables; row-level security binds it too, because it is forced. */
  ownerUrl: string;
  /** What the application signs in with. */
  runtimeUrl: string;
  /** Drops the database; end your own connections first. What is left at the end of the run goes by itself. */
  drop(): Promise<void>;
}

/**
 * A database of this test file's own: `empty` has the tables alone, `seeded` what every installation has (the catalogue and the five
 * municipalities). Copied from a template in some 50 ms.
 */
export async function testDatabase(content: "empty" | "seeded" = "empty"): Promise<TestDatabase> {
  const { adminUrl, run, ownerUrl, runtimeUrl } = inject("database");
  const name = `${run}_${randomBytes(4).toString("hex")}`;
  await connected(adminUrl, async (client) => {
    if (content === "seeded") {
      // Whichever test file comes first makes the seeded template; the others wait.
      await client.query("SELECT pg_advisory_lock(hashtext($1))", [run]);
      const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [`${run}_seeded`]);
      if (rowCount === 0) {
        await client.query(`DROP DATABASE IF EXISTS ${run}_seeding WITH (FORCE)`);
        await client.query(`CREATE DATABASE ${run}_seeding TEMPLATE ${run}_template OWNER ${run}_owner`);
        await seed({ ownerUrl: at(ownerUrl, `${run}_seeding`) });
        await client.query(`ALTER DATABASE ${run}_seeding RENAME TO ${run}_seeded`);
      }
      await client.query("SELECT pg_advisory_unlock(hashtext($1))", [run]);
    }
    const template = content === "seeded" ? `${run}_seeded` : `${run}_template`;
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${run}_owner`);
  });
  return {
    ownerUrl: at(ownerUrl, name),
    runtimeUrl: at(runtimeUrl, name),
    drop: () => connected(adminUrl, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}

function at(url: string, database: string): string {
  const moved = new URL(url);
  moved.pathname = `/${database}`;
  return moved.href;
}
