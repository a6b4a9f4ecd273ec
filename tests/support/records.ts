import { disconnect } from "../../app/db/client.server";
import { beforeSignIn, withMunicipality, type Db } from "../../app/db/door.server";
import { provideEnvironment } from "../../app/env.server";
import { browserServer } from "../setup/browsers";

/** Asks the database of the browser tests through a municipality's door, as the account of this address. */
export async function inMunicipality<T>(key: string, email: string, run: (db: Db) => Promise<T>): Promise<T> {
  const { runtimeUrl } = browserServer();
  provideEnvironment({ MODE: "demo", DATABASE_RUNTIME_URL: runtimeUrl, DATABASE_POOL: "1", LOG_LEVEL: "silent" });
  try {
    const ids = await beforeSignIn(async (db) => ({
      municipality: (await db.municipality.findUniqueOrThrow({ where: { key } })).id,
      user: (await db.user.findUniqueOrThrow({ where: { email } })).id,
    }));
    return await withMunicipality(ids.municipality, { userId: ids.user }, run);
  } finally {
    await disconnect();
  }
}
