import { randomBytes, randomUUID } from "node:crypto";
import { disconnect } from "../../app/db/client.server";
import { asOperator, withMunicipality } from "../../app/db/door.server";
import { passwordHash } from "../../app/domain/session/password.server";
import { provideEnvironment } from "../../app/env.server";
import { browserServer } from "../setup/browsers";

/** The password of the accounts that tests make. */
export const password = "fjell og fjord og foss";

/** Makes an account that reads in Rana, of one test's own; gives its address. */
export async function makeAccount(name: string): Promise<string> {
  const { runtimeUrl } = browserServer();
  provideEnvironment({ MODE: "demo", DATABASE_RUNTIME_URL: runtimeUrl, DATABASE_POOL: "1", LOG_LEVEL: "silent" });
  const userId = randomUUID();
  const email = `${randomBytes(6).toString("hex")}@test.example`;
  const hash = await passwordHash(password);
  try {
    const rana = await asOperator({ userId }, async (db) => {
      await db.$executeRaw`INSERT INTO app_user (id, email, name) VALUES (${userId}::uuid, ${email}, ${name})`;
      await db.$executeRaw`INSERT INTO credential (user_id, password_hash) VALUES (${userId}::uuid, ${hash})`;
      return (await db.municipality.findUniqueOrThrow({ where: { key: "rana" } })).id;
    });
    await withMunicipality(
      rana,
      { userId },
      (db) => db.$executeRaw`INSERT INTO membership (user_id, role) VALUES (${userId}::uuid, 'reader')`,
    );
    return email;
  } finally {
    await disconnect();
  }
}
