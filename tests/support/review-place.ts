import { randomUUID } from "node:crypto";
import { disconnect } from "~/db/client.server";
import { asOperator, withJobs, withMunicipality, withNetwork, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import type { RoundGiven } from "~/domain/review/schema";
import { addDays } from "~/domain/shared/period";
import { sharingSubjects, type SharingLevel, type SharingSubject } from "~/domain/sharing/levels";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "./database";

/** Two networks, and of one of them two members of the seed with a planner each, in a database of the test file's own. */
export interface ReviewPlace {
  database: TestDatabase;
  network: { id: string; name: string; link: (path: string) => string };
  leader: Actor;
  /** Reads in the network and decides nothing. */
  fellow: Actor;
  /** Ålesund and Rana. */
  home: Member;
  away: Member;
  today: string;
  /** Runs through the network's door. */
  asLeader: <T>(run: (db: Db) => Promise<T>) => Promise<T>;
  /** Runs through the door of a network to which nobody belongs. */
  asOther<T>(run: (db: Db) => Promise<T>): Promise<T>;
  jobs<T>(run: (db: Db) => Promise<T>): Promise<T>;
  /** What a round is planned with; due in thirty days. */
  given(more?: Partial<RoundGiven>): RoundGiven;
  close(): Promise<void>;
}

export interface Member {
  id: string;
  key: string;
  name: string;
  today: string;
  link: (path: string) => string;
  planner: Actor;
  reader: Actor;
  /** Runs through the municipality's door as its planner. */
  here: <T>(run: (db: Db) => Promise<T>) => Promise<T>;
  /** What it shows the network of its figures from now on, and of other subjects where they are named; else nothing of them. */
  shows(figures: SharingLevel, others?: Partial<Record<SharingSubject, SharingLevel>>): Promise<void>;
}

const link = (path: string) => `https://tiltak.example${path}`;
const nobody = { userId: "00000000-0000-0000-0000-000000000000" };

/** Opens the database; close it in `afterAll`. */
export async function reviewPlace(): Promise<ReviewPlace> {
  const database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  const user = async (db: Db, email: string, language = "nb") => {
    const id = randomUUID();
    await db.$executeRaw`INSERT INTO app_user (id, email, name, language) VALUES (${id}::uuid, ${email}, 'Planted', ${language})`;
    return id;
  };
  const made = await asOperator(nobody, async (db) => {
    const network = async (key: string) =>
      (await db.network.create({ data: { key, name: `Nettverk ${key}` }, select: { id: true } })).id;
    const own = await network("felles");
    const leader = await user(db, "leader@felles.example", "nn");
    await db.networkMember.create({ data: { networkId: own, userId: leader, role: "network_leader" } });
    return {
      own,
      other: await network("andre"),
      leader,
      fellow: await user(db, "fellow@felles.example"),
      planners: { alesund: await user(db, "planner@alesund.example"), rana: await user(db, "planner@rana.example") },
      towns: await db.municipality.findMany({ select: { id: true, key: true, name: true } }),
    };
  });
  const leader: Actor = { userId: made.leader, personId: null, roles: ["network_leader"] };
  const [clock] = await withJobs((db) => db.$queryRaw<{ today: string }[]>`SELECT tiltak_today()::text AS today`);
  const today = clock?.today ?? "";

  const member = async (key: "alesund" | "rana"): Promise<Member> => {
    const town = made.towns.find((one) => one.key === key);
    if (!town) throw new Error(`the seed has no ${key}`);
    const planner: Actor = { userId: made.planners[key], personId: null, roles: ["planner"] };
    await withNetwork(made.own, leader, (db) =>
      db.networkMembership.create({ data: { municipalityId: town.id, networkId: made.own, askedById: made.leader } }),
    );
    const here = <T>(run: (db: Db) => Promise<T>) => withMunicipality(town.id, planner, run);
    await here(async (db) => {
      await db.membership.create({ data: { userId: planner.userId, role: "planner" } });
      await db.networkMembership.updateMany({
        where: { networkId: made.own },
        data: { state: "joined", answeredAt: new Date(), answeredById: planner.userId },
      });
      await db.sharingGrant.create({ data: { networkId: made.own, subject: "figures", level: "summary" } });
    });
    return {
      ...town,
      today,
      link,
      planner,
      reader: { ...planner, roles: ["reader"] },
      here,
      shows: (figures, others = {}) =>
        here(async (db) => {
          for (const subject of sharingSubjects) {
            const level = subject === "figures" ? figures : (others[subject] ?? "nothing");
            const { count } = await db.sharingGrant.updateMany({
              where: { networkId: made.own, subject },
              data: { level },
            });
            if (count === 0) await db.sharingGrant.create({ data: { networkId: made.own, subject, level } });
          }
        }),
    };
  };
  const home = await member("alesund");
  const away = await member("rana");
  return {
    database,
    network: { id: made.own, name: "Nettverk felles", link },
    leader,
    fellow: { userId: made.fellow, personId: null, roles: ["network_member"] },
    home,
    away,
    today,
    asLeader: (run) => withNetwork(made.own, leader, run),
    asOther: (run) => withNetwork(made.other, leader, run),
    jobs: withJobs,
    given: (more = {}) => ({
      title: "Høstrunden",
      language: "nb",
      periodFrom: addDays(today, -180),
      periodTo: today,
      opensOn: today,
      dueOn: addDays(today, 30),
      previous: null,
      questions: ["Hva gikk bra?", "Hva gikk dårlig?"],
      ...more,
    }),
    close: async () => {
      await disconnect();
      await database.drop();
    },
  };
}
