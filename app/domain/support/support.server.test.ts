import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, withMunicipality, type Db } from "~/db/door.server";
import { Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import type { Actor } from "../access/can";
import { openSession } from "../session/commands.server";
import { signedInBy } from "../session/queries.server";
import { SupportForm } from "./schema";
import { endSupport, helpers, openSupport, supportSession, supportSessions } from "./support.server";

let database: TestDatabase;
let alesund: string;
let baerum: string;
let anna: string;
let olga: string;
let former: string;

const actor = (...roles: Actor["roles"]): Actor => ({ userId: anna, personId: null, roles });
const here = <T>(run: (db: Db) => Promise<T>) => withMunicipality(alesund, { userId: anna }, run);
const form = (more: Partial<SupportForm> = {}): SupportForm => ({
  operator: olga,
  reason: "A gap is missing",
  hours: 2,
  ...more,
});
const live = async () => (await here((db) => supportSessions(db, 1))).rows.find(({ isLive }) => isLive)?.id ?? "";
/** Where the operator finds themselves, by the database's clock. */
const places = async (userId = olga) => {
  const { sessionId } = await beforeSignIn((db) => openSession(db, userId));
  const found = await beforeSignIn((db) => signedInBy(db, sessionId));
  return found?.municipalities.map(({ key, roles, isSupport, support }) => ({ key, roles, isSupport, support }));
};

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  const user = (db: Db, name: string) =>
    db.user.create({ data: { email: `${name}@x.example`, name }, select: { id: true } }).then(({ id }) => id);
  await asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, async (db) => {
    const towns = await db.municipality.findMany({ select: { id: true, key: true } });
    alesund = towns.find(({ key }) => key === "alesund")?.id ?? "";
    baerum = towns.find(({ key }) => key === "baerum")?.id ?? "";
    anna = await user(db, "Anna");
    olga = await user(db, "Olga");
    former = await user(db, "Former");
    await db.operator.create({ data: { userId: olga } });
    await db.operator.create({
      data: { userId: former, validFrom: new Date("2020-01-01"), validTo: new Date("2020-12-31") },
    });
  });
  await here((db) => db.membership.create({ data: { userId: anna, role: "administrator" } }));
});
beforeEach(async () => {
  // Past the door, whose rows are never made not to have been.
  await pastPolicies(database, "DELETE FROM support_session");
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a support session", () => {
  it("lets one operator read here, and nobody write, and stands in the history", async () => {
    expect(await places()).toEqual([]);
    await here((db) => openSupport(db, actor("administrator"), form()));
    const [place, ...others] = (await places()) ?? [];
    expect(others).toEqual([]);
    expect(place).toMatchObject({ key: "alesund", roles: ["reader"], isSupport: true, support: [{ name: "Olga" }] });
    const [session] = (await here((db) => supportSessions(db, 1))).rows;
    expect(session).toMatchObject({ operator: "Olga", openedBy: "Anna", reason: "A gap is missing", isLive: true });
    expect((session?.endsAt.getTime() ?? 0) - (session?.startsAt.getTime() ?? 0)).toBe(2 * 3_600_000);
    const lines = await pastPolicies(
      database,
      `SELECT user_id AS user, operation, after ->> 'reason' AS reason FROM history_event WHERE entity = 'support_session' AND subject_id = '${session?.id ?? ""}'`,
    );
    expect(lines).toEqual([{ user: anna, operation: "insert", reason: "A gap is missing" }]);
  });

  it("is told to everyone who works there", async () => {
    await here((db) => openSupport(db, actor("administrator"), form()));
    const [own] = (await places(anna)) ?? [];
    expect(own).toMatchObject({ key: "alesund", isSupport: false, support: [{ name: "Olga" }] });
  });

  it("ends by itself, by the database's clock", async () => {
    await here((db) => openSupport(db, actor("administrator"), form({ hours: 1 })));
    const moveTo = (minutes: number) =>
      pastPolicies(
        database,
        `UPDATE support_session SET starts_at = now() - interval '${minutes} minutes', ends_at = now() - interval '${minutes} minutes' + interval '1 hour'`,
      );
    await moveTo(59);
    expect(await places()).toHaveLength(1);
    await moveTo(60);
    expect(await places()).toEqual([]);
    expect((await here((db) => supportSessions(db, 1))).rows[0]).toMatchObject({ isLive: false });
    expect((await places(anna))?.[0]?.support).toEqual([]);
  });

  it("is ended early by an administrator, which the history keeps, and stays ended", async () => {
    await here((db) => openSupport(db, actor("administrator"), form({ hours: 8 })));
    const id = await live();
    await here((db) => endSupport(db, actor("administrator"), id));
    expect(await places()).toEqual([]);
    expect(await here((db) => supportSession(db, id))).toEqual({ operator: "Olga", isLive: false });
    const ended = () => pastPolicies<{ at: Date }>(database, "SELECT ends_at AS at FROM support_session");
    const before = await ended();
    await here((db) => endSupport(db, actor("administrator"), id));
    expect(await ended()).toEqual(before);
    const lines = await pastPolicies<{ operation: string }>(
      database,
      `SELECT operation FROM history_event WHERE entity = 'support_session' AND subject_id = '${id}' ORDER BY id`,
    );
    expect(lines.map(({ operation }) => operation)).toEqual(["insert", "update"]);
  });

  it("is not opened twice for one operator, also when two administrators do it at once; after it, again", async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => here((db) => openSupport(db, actor("administrator"), form()))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []))).toEqual([
      new Refused("support.isOpen"),
    ]);
    const id = await live();
    await here((db) => endSupport(db, actor("administrator"), id));
    await here((db) => openSupport(db, actor("administrator"), form()));
    expect((await here((db) => supportSessions(db, 1))).total).toBe(2);
  });

  it("is for operators of today, and opened and ended by administrators", async () => {
    expect(await here(helpers)).toEqual([{ userId: olga, name: "Olga" }]);
    for (const operator of [former, anna])
      await expect(here((db) => openSupport(db, actor("administrator"), form({ operator })))).rejects.toEqual(
        new Invalid({ operator: [{ key: "forms.gone" }] }),
      );
    for (const role of ["reader", "planner", "verifier", "contributor"] as const)
      await expect(here((db) => openSupport(db, actor(role), form()))).rejects.toBeInstanceOf(Forbidden);
    await here((db) => openSupport(db, actor("administrator"), form()));
    const id = await live();
    await expect(here((db) => endSupport(db, actor("planner"), id))).rejects.toBeInstanceOf(Forbidden);
    await expect(
      withMunicipality(baerum, { userId: anna }, (db) => endSupport(db, actor("administrator"), id)),
    ).rejects.toBeInstanceOf(NotFound);
    expect(await places()).toHaveLength(1);
  });

  it("shows nothing to somebody who has stopped operating meanwhile", async () => {
    await here((db) => openSupport(db, actor("administrator"), form()));
    await pastPolicies(
      database,
      `UPDATE operator SET valid_from = '2020-01-01', valid_to = '2020-12-31' WHERE user_id = '${olga}'`,
    );
    expect(await places()).toEqual([]);
    expect((await places(anna))?.[0]?.support).toEqual([]);
    await pastPolicies(database, `UPDATE operator SET valid_to = NULL WHERE user_id = '${olga}'`);
  });
});

describe("the form of a session", () => {
  it.each([["0"], ["9"], ["1.5"], ["-1"], ["1e9"], ["NaN"], [""], ["two"]])("takes no %j hours", (hours) =>
    expect(SupportForm.safeParse({ operator: olga, reason: "x", hours }).success).toBe(false),
  );
  it.each([["1"], ["8"]])("takes %s", (hours) =>
    expect(
      SupportForm.safeParse({ operator: "0b1f1b0c-6d7e-4b61-9d0e-5a3c1d2e3f40", reason: "x", hours }).success,
    ).toBe(true),
  );
  it("takes no session without a reason", () =>
    expect(
      SupportForm.safeParse({ operator: "0b1f1b0c-6d7e-4b61-9d0e-5a3c1d2e3f40", reason: "  ", hours: "1" }).success,
    ).toBe(false));
});
