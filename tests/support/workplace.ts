import { asOperator, withMunicipality, type Db } from "~/db/door.server";
import { disconnect } from "~/db/client.server";
import type { Actor } from "~/domain/access/can";
import { provideEnvironment } from "~/env.server";
import { testDatabase } from "./database";

/** A municipality of the seed with people at work in it, in a database of the test file's own. */
export interface Workplace {
  /** Runs through the municipality's door, as the planner unless somebody else is given; kept when it succeeds. */
  here<T>(run: (db: Db) => Promise<T>, as?: Actor): Promise<T>;
  /** Runs through another municipality's door. */
  elsewhere<T>(run: (db: Db) => Promise<T>): Promise<T>;
  planner: Actor;
  /** May change only what she owns. */
  contributor: Actor;
  reader: Actor;
  /** Persons who can own work: the contributor, someone without an account, someone who has left. */
  persons: { contributor: string; other: string; left: string };
  today: string;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
}

/** Opens a database of its own for this test file; close it in `afterAll`. */
export async function workplace(): Promise<Workplace> {
  const database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
  const { home, away, users } = await asOperator(nobody, async (db) => {
    const idOf = async (key: string) =>
      (await db.municipality.findUniqueOrThrow({ where: { key }, select: { id: true } })).id;
    const user = async (name: string) => {
      const rows = await db.$queryRaw<{ id: string }[]>`SELECT gen_random_uuid() AS id`;
      const id = rows[0]?.id ?? "";
      // Without RETURNING: the operator's door may write a user it may not read back before the row is there.
      await db.$executeRaw`INSERT INTO app_user (id, email, name) VALUES (${id}::uuid, ${`${name.toLowerCase()}@test.example`}, ${name})`;
      return id;
    };
    return {
      home: await idOf("alesund"),
      away: await idOf("asker"),
      users: { planner: await user("Planner"), contributor: await user("Contributor"), reader: await user("Reader") },
    };
  });
  const { persons, today } = await withMunicipality(home, { userId: users.planner }, async (db) => {
    for (const [role, userId] of Object.entries(users)) {
      await db.$executeRaw`INSERT INTO membership (user_id, role) VALUES (${userId}::uuid, ${role}::member_role)`;
    }
    const unit = await db.unit.create({ data: { name: "Vannverket" } });
    const person = async (name: string, more: { userId?: string; endedOn?: Date } = {}) =>
      (await db.person.create({ data: { name, unitId: unit.id, ...more } })).id;
    const rows = await db.$queryRaw<{ today: string }[]>`SELECT tiltak_today()::text AS today`;
    return {
      today: rows[0]?.today ?? "",
      persons: {
        contributor: await person("Åse Bidrar", { userId: users.contributor }),
        other: await person("Anders Annen"),
        left: await person("Lisbet Sluttet", { endedOn: new Date("2020-01-01") }),
      },
    };
  });
  const planner: Actor = { userId: users.planner, personId: null, roles: ["planner"] };
  return {
    here: (run, as = planner) => withMunicipality(home, as, run),
    elsewhere: (run) => withMunicipality(away, nobody, run),
    planner,
    contributor: { userId: users.contributor, personId: persons.contributor, roles: ["contributor"] },
    reader: { userId: users.reader, personId: null, roles: ["reader"] },
    persons,
    today,
    close: async () => {
      await disconnect();
      await database.drop();
    },
  };
}
