import { disconnect } from "~/db/client.server";
import { asOperator, withMunicipality, withNetwork, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "./database";
import { pastPolicies } from "./past-policies";

/** Two networks and the seed's municipalities, none of which belongs anywhere yet, in a database of the test file's own. */
export interface Networked {
  database: TestDatabase;
  /** The ids of municipalities by their keys. */
  municipality: Record<string, string>;
  administrator: Actor;
  leader: Actor;
  fellow: Actor;
  /** Runs through a municipality's door, as its administrator. */
  at<T>(key: string, run: (db: Db) => Promise<T>): Promise<T>;
  /** Runs through the first network's door as its leader, or the other's. */
  inNetwork<T>(run: (db: Db) => Promise<T>, key?: "nord" | "sor"): Promise<T>;
  network: { nord: string; sor: string };
  /** The mails in the outbox: kind, recipient and the first line. */
  mails(): Promise<{ kind: string; recipient: string; subject: string; text: string }[]>;
  close(): Promise<void>;
}

/** Opens the database; close it in `afterAll`. */
export async function networked(): Promise<Networked> {
  const database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
  const found = await asOperator(nobody, async (db) => {
    const user = async (name: string) =>
      (await db.user.create({ data: { email: `${name.toLowerCase()}@test.example`, name }, select: { id: true } })).id;
    const [administrator, leader, fellow] = [await user("Administrator"), await user("Leader"), await user("Fellow")];
    const network = async (key: string, name: string) =>
      (await db.network.create({ data: { key, name }, select: { id: true } })).id;
    const rows = await db.municipality.findMany({ select: { id: true, key: true } });
    return {
      municipality: Object.fromEntries(rows.map(({ id, key }) => [key, id])),
      users: { administrator, leader, fellow },
      network: { nord: await network("nord", "Nordnettverket"), sor: await network("sor", "Sørnettverket") },
    };
  });
  const { users, municipality, network } = found;
  await pastPolicies(
    database,
    `INSERT INTO network_member (network_id, user_id, role) SELECT '${network.nord}', id, r.role::network_role
       FROM (VALUES ('${users.leader}'::uuid, 'network_leader'), ('${users.fellow}'::uuid, 'network_member')) r (id, role)`,
  );
  const idOf = (key: string) => {
    const id = municipality[key];
    if (id === undefined) throw new Error(`the seed has no ${key}`);
    return id;
  };
  await withMunicipality(idOf("alesund"), { userId: users.administrator }, (db) =>
    db.membership.createMany({ data: [{ userId: users.administrator, role: "administrator" }] }),
  );
  return {
    database,
    municipality,
    network,
    administrator: { userId: users.administrator, personId: null, roles: ["administrator"] },
    leader: { userId: users.leader, personId: null, roles: ["network_leader"] },
    fellow: { userId: users.fellow, personId: null, roles: ["network_member"] },
    at: (key, run) => withMunicipality(idOf(key), { userId: users.administrator }, run),
    inNetwork: (run, key = "nord") => withNetwork(network[key], { userId: users.leader }, run),
    mails: () =>
      pastPolicies(database, "SELECT kind, recipient, subject, text FROM outbox_message ORDER BY created_at, id"),
    close: async () => {
      await disconnect();
      await database.drop();
    },
  };
}
