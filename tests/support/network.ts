import { beforeSignIn, withMunicipality, withNetwork, type Db } from "~/db/door.server";
import { disconnect } from "~/db/client.server";
import { provideEnvironment } from "~/env.server";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase } from "./database";

/** The network of the demo with its five members, who share on every level (prisma/demo/network.server.ts), in a database of its own. */
export interface DemoNetwork {
  /** Runs through the network's door, as its leader. */
  network<T>(run: (db: Db) => Promise<T>, span?: "page" | "file"): Promise<T>;
  /** Runs through a member's own door, as its planner. */
  municipality<T>(key: string, run: (db: Db) => Promise<T>): Promise<T>;
  id: string;
  municipalityId: (key: string) => string;
  leader: { userId: string };
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
}

/** Opens it; close it in `afterAll`. */
export async function demoNetwork(): Promise<DemoNetwork> {
  const database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await loadDemo();
  const known = await beforeSignIn(async (db) => ({
    users: await db.user.findMany({ select: { id: true, email: true } }),
    municipalities: await db.municipality.findMany({ select: { id: true, key: true } }),
    network: await db.network.findUniqueOrThrow({ where: { key: "excellence" }, select: { id: true } }),
  }));
  const userOf = (email: string) => ({ userId: known.users.find((one) => one.email === email)?.id ?? "" });
  const municipalityId = (key: string) => known.municipalities.find((one) => one.key === key)?.id ?? "";
  const leader = userOf("leader@excellence.example");
  return {
    network: (run, span) => withNetwork(known.network.id, leader, run, span),
    municipality: (key, run) => withMunicipality(municipalityId(key), userOf(`planner@${key}.example`), run),
    id: known.network.id,
    municipalityId,
    leader,
    close: async () => {
      await disconnect();
      await database.drop();
    },
  };
}
