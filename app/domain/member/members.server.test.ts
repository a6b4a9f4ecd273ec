import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, withMunicipality, withNetwork, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import type { Role } from "~/domain/access/table";
import { Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import { changeRoles, endMembership, memberHead, memberList } from "./members.server";
import type { MemberPlace } from "./place.server";
import { handOver, openWork } from "./work.server";

let database: TestDatabase;
let alesund: MemberPlace;
let network: MemberPlace;
let userId: string;
let today: string;

const actor = (...roles: Role[]): Actor => ({ userId, personId: null, roles });
const administrator = () => actor("administrator");
const here = <T>(run: (db: Db) => Promise<T>) => withMunicipality(alesund.id, { userId }, run);
const head = (id: string) => here((db) => memberHead(db, alesund, id));

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  userId = randomUUID();
  await asOperator({ userId }, async (db) => {
    await db.user.create({ data: { id: userId, email: "first@alesund.example", name: "Anna Administrator" } });
    const { id, name } = await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } });
    alesund = { kind: "municipality", id, name };
    const made = await db.network.create({ data: { key: "kystnett", name: "Kystnett" } });
    network = { kind: "network", id: made.id, name: made.name };
  });
  today = await here(async (db) => {
    await db.membership.create({ data: { userId, role: "administrator" } });
    const [row] = await db.$queryRaw<{ today: string }[]>`SELECT tiltak_today()::text AS today`;
    return row?.today ?? "";
  });
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** A colleague with these roles; gives their user and person. */
async function colleague(...roles: ("reader" | "planner" | "administrator" | "contributor")[]) {
  const id = randomUUID();
  await asOperator({ userId: id }, (db) =>
    db.user.create({ data: { id, email: `${id}@alesund.example`, name: `Kari ${id}` } }),
  );
  const personId = await here(async (db) => {
    for (const role of roles) await db.membership.create({ data: { userId: id, role } });
    return (await db.person.create({ data: { name: `Kari ${id}`, userId: id } })).id;
  });
  return { id, personId };
}

/** One of each kind of work, owned by this person. */
async function work(ownerId: string, state: "received" | "adopted" = "received") {
  return here(async (db) => {
    const { key } = await db.area.findFirstOrThrow();
    const title = `Arbeid ${randomUUID()}`;
    const recommendation = await db.recommendation.create({
      data: { reference: title, areaKey: key, title, text: "x", language: "nb", source: "council", state, ownerId },
    });
    const project = await db.project.create({ data: { name: title, language: "nb", areaKey: key, ownerId } });
    const action = await db.action.create({
      data: { title, language: "nb", projectId: project.id, ownerId },
    });
    // Over, and so not to be handed over.
    await db.action.create({
      data: { title: "Over", language: "nb", projectId: project.id, ownerId, state: "cancelled", stateReason: "x" },
    });
    return { recommendation: recommendation.id, project: project.id, action: action.id };
  });
}

const owners = async (ids: Record<string, string>) =>
  (
    await pastPolicies<{ owner: string | null }>(
      database,
      `SELECT owner_id AS owner FROM (SELECT id, owner_id, 1 AS place FROM recommendation UNION ALL SELECT id, owner_id, 2 FROM project
         UNION ALL SELECT id, owner_id, 3 FROM action) w WHERE id = ANY ($1::uuid[]) ORDER BY place`,
      [Object.values(ids)],
    )
  ).map(({ owner }) => owner);

describe("changeRoles", () => {
  it("gives and takes roles from today on, and refuses an old version", async () => {
    const { id } = await colleague("reader", "contributor");
    const before = await head(id);
    expect(before).toMatchObject({ roles: ["reader", "contributor"], until: null, isPast: false });
    const given = { roles: ["contributor" as const, "planner" as const], version: before.version };
    await here((db) => changeRoles(db, administrator(), alesund, id, given));
    expect(await head(id)).toMatchObject({ roles: ["contributor", "planner"], isPast: false });
    const again = here((db) => changeRoles(db, administrator(), alesund, id, given));
    await expect(again).rejects.toMatchObject({ name: "Conflict", current: { roles: ["contributor", "planner"] } });
    await here(async (db) =>
      changeRoles(db, administrator(), alesund, id, {
        ...given,
        roles: ["reader"],
        version: (await memberHead(db, alesund, id)).version,
      }),
    );
    expect((await head(id)).roles).toEqual(["reader"]);
  });

  it("is for administrators, and finds nobody who does not belong here", async () => {
    const { id } = await colleague("reader");
    const { version } = await head(id);
    const given = { roles: ["administrator" as const], version };
    for (const role of ["planner", "operator", "network_leader"] as const) {
      await expect(here((db) => changeRoles(db, actor(role), alesund, id, given))).rejects.toBeInstanceOf(Forbidden);
    }
    const nobody = here((db) => changeRoles(db, administrator(), alesund, randomUUID(), given));
    await expect(nobody).rejects.toBeInstanceOf(NotFound);
    expect((await head(id)).roles).toEqual(["reader"]);
  });
});

describe("the last administrator", () => {
  const lone = new Refused("member.lastAdministrator");

  it("cannot be demoted, nor be given a last day", async () => {
    const { version } = await head(userId);
    const demoted = here((db) => changeRoles(db, administrator(), alesund, userId, { roles: ["reader"], version }));
    await expect(demoted).rejects.toEqual(lone);
    for (const until of [today, "2030-01-01"]) {
      const ended = here((db) => endMembership(db, administrator(), alesund, userId, { until, leave: false, version }));
      await expect(ended).rejects.toEqual(lone);
    }
    expect(await head(userId)).toMatchObject({ roles: ["administrator"], until: null, version });
  });

  it("stays, however many go at once", async () => {
    for (let round = 0; round < 5; round++) {
      const all = [userId];
      for (let more = 0; more < 3; more++) all.push((await colleague("administrator")).id);
      const versions = new Map<string, number>();
      for (const id of all) versions.set(id, (await head(id)).version);
      const answers = await Promise.allSettled(
        all.map((id, index) =>
          here((db) =>
            index % 2 === 0
              ? changeRoles(db, administrator(), alesund, id, { roles: ["reader"], version: versions.get(id) ?? 0 })
              : endMembership(db, administrator(), alesund, id, {
                  until: today,
                  leave: false,
                  version: versions.get(id) ?? 0,
                }),
          ),
        ),
      );
      const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
      expect(refused).toEqual([lone]);
      const left = await pastPolicies<{ user: string }>(
        database,
        "SELECT user_id AS user FROM membership WHERE role = 'administrator' AND valid_to IS NULL AND municipality_id = $1::uuid",
        [alesund.id],
      );
      expect(left).toHaveLength(1);
      // Back to the beginning for the next round.
      await here(async (db) => {
        await db.$executeRaw`UPDATE membership SET valid_to = NULL WHERE user_id = ${userId}::uuid AND role = 'administrator'`;
        await db.$executeRaw`UPDATE membership SET valid_to = '2020-01-01' WHERE user_id <> ${userId}::uuid AND role = 'administrator'`;
        await db.$executeRaw`UPDATE membership SET valid_to = '2020-01-01' WHERE user_id = ${userId}::uuid AND role = 'reader'`;
      });
    }
  }, 60_000);

  it("is the last leader in a network", async () => {
    const leaders = [userId, (await colleague()).id];
    await withNetwork(network.id, { userId }, async (db) => {
      for (const one of leaders)
        await db.networkMember.create({ data: { networkId: network.id, userId: one, role: "network_leader" } });
    });
    const answers = await Promise.allSettled(
      leaders.map((one) =>
        withNetwork(network.id, { userId }, async (db) =>
          changeRoles(db, actor("network_leader"), network, one, {
            roles: ["network_member"],
            version: (await memberHead(db, network, one)).version,
          }),
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: new Refused("member.lastLeader"),
    });
    const list = await withNetwork(network.id, { userId }, (db) => memberList(db, network, { past: false, page: 1 }));
    expect(list.rows.map(({ roles }) => roles.join()).sort()).toEqual(["network_leader", "network_member"]);
  });
});

describe("handing over", () => {
  it("moves each to the one chosen for it and the rest to one for all, with a line of history each", async () => {
    const leaving = await colleague("planner");
    const [one, other] = [await colleague("planner"), await colleague("planner")];
    const mine = await work(leaving.personId);
    expect((await here((db) => openWork(db, leaving.personId))).map(({ kind, id }) => [kind, id])).toEqual(
      Object.entries(mine),
    );
    const items = [
      { item: `recommendation:${mine.recommendation}`, to: other.personId },
      { item: `project:${mine.project}`, to: "" },
      { item: `action:${mine.action}`, to: "nobody" },
    ];
    const moved = await here((db) => handOver(db, administrator(), leaving.personId, { all: one.personId, items }));
    expect(moved).toBe(3);
    expect(await owners(mine)).toEqual([other.personId, one.personId, null]);
    const lines = await pastPolicies<{ entity: string }>(
      database,
      "SELECT entity FROM history_event WHERE operation = 'update' AND after ? 'owner_id' AND subject_id = ANY ($1::uuid[]) AND user_id = $2::uuid ORDER BY entity",
      [Object.values(mine), userId],
    );
    expect(lines.map(({ entity }) => entity)).toEqual(["action", "project", "recommendation"]);
  });

  it("moves nothing when one of them cannot be moved", async () => {
    const leaving = await colleague("planner");
    const one = await colleague("planner");
    const mine = await work(leaving.personId, "adopted");
    const items = Object.entries(mine).map(([kind, id]) => ({ item: `${kind}:${id}`, to: "" }));
    const tried = (all: string | null, changed: Partial<Record<number, string>> = {}, by = administrator()) =>
      here((db) =>
        handOver(db, by, leaving.personId, {
          all,
          items: items.map((item, index) => ({ ...item, to: changed[index] ?? "" })),
        }),
      ).catch((error: unknown) => error);
    expect(await tried(one.personId, { 0: "nobody" })).toEqual(
      new Invalid({ "items[0].to": [{ key: "recommendations.fault.owner" }] }),
    );
    expect(await tried(leaving.personId)).toEqual(new Invalid({ all: [{ key: "forms.gone" }] }));
    expect(await tried(one.personId, { 1: randomUUID() })).toEqual(
      new Invalid({ "items[1].to": [{ key: "forms.gone" }] }),
    );
    expect(await tried(null)).toEqual(new Invalid({ all: [{ key: "members.fault.nobodyChosen" }] }));
    expect(await tried(one.personId, {}, actor("planner"))).toBeInstanceOf(Forbidden);
    await here((db) => db.action.updateMany({ where: { id: mine.action }, data: { ownerId: one.personId } }));
    expect(await tried(one.personId)).toEqual(new Refused("member.workChanged"));
    expect(await owners(mine)).toEqual([leaving.personId, leaving.personId, one.personId]);
  });
});

describe("endMembership", () => {
  it("is refused while something open is theirs, unless that is left without an owner, and then says so", async () => {
    const { id, personId } = await colleague("planner");
    const mine = await work(personId);
    const { version, openWork: open } = await head(id);
    expect(open).toBe(3);
    const end = (leave: boolean) =>
      here((db) => endMembership(db, administrator(), alesund, id, { until: today, leave, version }));
    await expect(end(false)).rejects.toEqual(new Refused("member.hasOpenWork", { count: 3 }));
    expect(await owners(mine)).toEqual([personId, personId, personId]);
    await end(true);
    expect(await owners(mine)).toEqual([null, null, null]);
    expect(await head(id)).toMatchObject({ until: today, isPast: false, openWork: 0 });
  });

  it("does not leave alone what has been adopted", async () => {
    const { id, personId } = await colleague("planner");
    const mine = await work(personId, "adopted");
    const { version } = await head(id);
    const left = here((db) => endMembership(db, administrator(), alesund, id, { until: today, leave: true, version }));
    await expect(left).rejects.toEqual(new Refused("member.mustHandOver", { count: 1 }));
    expect(await owners(mine)).toEqual([personId, personId, personId]);
  });

  it("lists those who have left apart, with the roles they had", async () => {
    const { id } = await colleague("reader", "planner");
    const { version } = await head(id);
    const until = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    await here((db) => endMembership(db, administrator(), alesund, id, { until, leave: false, version }));
    const [current, past] = await Promise.all(
      [false, true].map((isPast) => here((db) => memberList(db, alesund, { past: isPast, page: 1 }))),
    );
    expect(current?.rows.filter(({ userId: one }) => one === id)).toEqual([]);
    expect(past?.rows.find(({ userId: one }) => one === id)).toMatchObject({ roles: ["reader", "planner"], until });
    expect(past?.left).toBe(past?.rows.length);
    const again = here((db) =>
      endMembership(db, administrator(), alesund, id, { until, leave: false, version: version + 1 }),
    );
    await expect(again).rejects.toEqual(new Refused("member.hasLeft"));
  });

  it("takes a last day away again, and refuses one before the first", async () => {
    const { id, personId } = await colleague("reader");
    const end = async (until: string | null) => {
      const { version } = await head(id);
      return here((db) => endMembership(db, administrator(), alesund, id, { until, leave: false, version }));
    };
    await expect(end(null)).rejects.toBeInstanceOf(Invalid);
    await expect(end("1990-01-01")).rejects.toEqual(new Invalid({ until: [{ key: "members.fault.beforeFirst" }] }));
    await end("2030-01-01");
    expect((await head(id)).until).toBe("2030-01-01");
    await end(null);
    expect((await head(id)).until).toBeNull();
    const ended = await pastPolicies(database, "SELECT ended_on FROM person WHERE id = $1::uuid", [personId]);
    expect(ended).toEqual([{ ended_on: null }]);
  });
});
