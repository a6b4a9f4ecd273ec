import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import {
  asOperator,
  byInvitation,
  withJobs,
  withMunicipality,
  withNetwork,
  type Db,
  type Found,
} from "~/db/door.server";
import { Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import type { Actor } from "../access/can";
import { acceptInvitation } from "../member/invitation.server";
import { createMunicipality, createNetwork, createPartner, firstInvitation, inviteFirst } from "./places.server";
import { municipalityUses, oneMunicipality, oneNetwork, onePartner, serviceHealth, serviceUse } from "./queries.server";
import type { NewMunicipality } from "./schema";

let database: TestDatabase;
let operatorId: string;

const actor = (...roles: Actor["roles"]): Actor => ({ userId: operatorId, personId: null, roles });
const operating = <T>(run: (db: Db, found: Found) => Promise<T>) => asOperator({ userId: operatorId }, run);
const mail = {
  inviter: "Olga Operatør",
  language: "nb" as const,
  link: (token: string) => `http://x.example/invitation/${token}`,
};
const tokenTo = async (recipient: string): Promise<string> => {
  const [sent] = await withJobs((db) =>
    db.outboxMessage.findMany({ where: { recipient }, orderBy: { createdAt: "desc" }, take: 1 }),
  );
  return /\/invitation\/([\w-]+)/.exec(sent?.text ?? "")?.[1] ?? "";
};
const municipality = (key: string, more: Partial<NewMunicipality> = {}): NewMunicipality => ({
  name: `Nye ${key}`,
  key,
  kind: "municipality",
  county: "Innlandet",
  population: 4200,
  language: "nn",
  firstName: "Ada Administrator",
  firstEmail: `ada@${key}.example`,
  ...more,
});
const rows = async (sql: string) => (await pastPolicies<{ n: number }>(database, sql))[0]?.n;

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  operatorId = await asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, async (db) => {
    const { id } = await db.user.create({ data: { email: "olga@tiltak.example", name: "Olga Operatør" } });
    await db.operator.create({ data: { userId: id } });
    return id;
  });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a new municipality", () => {
  it("can be worked in at once: a standing for every data point, and its administrator gets in by the mail", async () => {
    const key = await operating((db, found) =>
      createMunicipality(db, found, actor("operator"), municipality("nyvik"), mail),
    );
    expect(key).toBe("nyvik");
    expect(
      await rows(
        "SELECT count(*)::int AS n FROM standing s JOIN municipality m ON m.id = s.municipality_id WHERE m.key = 'nyvik' AND s.state = 'no_data'",
      ),
    ).toBe(await rows("SELECT count(*)::int AS n FROM data_point"));

    const before = await operating((db) => oneMunicipality(db, "nyvik"));
    expect(before).toMatchObject({
      members: 0,
      administrators: 0,
      lastSignInOn: null,
      publishedAt: null,
      language: "nn",
    });

    const token = await tokenTo("ada@nyvik.example");
    const { place } = await byInvitation((doors) =>
      acceptInvitation(
        doors,
        { token },
        { name: "Ada Administrator", password: "correct horse battery", language: "nn" },
      ),
    );
    expect(place).toMatchObject({ kind: "municipality", key: "nyvik" });
    expect(await operating((db) => oneMunicipality(db, "nyvik"))).toMatchObject({ members: 1, administrators: 1 });
    const [line] = await pastPolicies<{ user: string; operation: string }>(
      database,
      `SELECT user_id AS user, operation FROM history_event WHERE entity = 'municipality' AND subject_id = '${before.id}'`,
    );
    expect(line).toEqual({ user: operatorId, operation: "insert" });
  });

  it("is whole or not there: when the invitation cannot be written, nothing is", async () => {
    const broken = {
      ...mail,
      link: () => {
        throw new Error("no address");
      },
    };
    await expect(
      operating((db, found) => createMunicipality(db, found, actor("operator"), municipality("halvvik"), broken)),
    ).rejects.toThrow("no address");
    expect(await rows("SELECT count(*)::int AS n FROM municipality WHERE key = 'halvvik'")).toBe(0);
  });

  it("takes no key that is in use, also when two take it at once", async () => {
    await expect(
      operating((db, found) => createMunicipality(db, found, actor("operator"), municipality("alesund"), mail)),
    ).rejects.toEqual(new Invalid({ key: [{ key: "operator.fault.taken" }] }));
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        operating((db, found) => createMunicipality(db, found, actor("operator"), municipality("tovik"), mail)),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []))).toEqual([
      new Invalid({ key: [{ key: "operator.fault.taken" }] }),
    ]);
  });

  it("is made by operators alone", async () => {
    await expect(
      operating((db, found) => createMunicipality(db, found, actor("administrator"), municipality("frivik"), mail)),
    ).rejects.toBeInstanceOf(Forbidden);
    expect(await rows("SELECT count(*)::int AS n FROM municipality WHERE key = 'frivik'")).toBe(0);
  });

  it("is furnished once: the operator's door leads into no other afterwards", async () => {
    const seen = await operating(async (db, found) => {
      await createMunicipality(db, found, actor("operator"), municipality("stengvik"), mail);
      return [
        await db.observation.count(),
        await db.standing.count(),
        await db.membership.count(),
        await db.project.count(),
      ];
    });
    expect(seen).toEqual([0, 0, 0, 0]);
  });
});

describe("inviting the first who decides", () => {
  it("is done again while nobody does, and not after", async () => {
    await operating((db, found) => createMunicipality(db, found, actor("operator"), municipality("ventevik"), mail));
    const again = { firstName: "Bo", firstEmail: "bo@ventevik.example" };
    const to = (key: string) =>
      operating((db) => inviteFirst(db, actor("operator"), "municipality", key, again, () => mail));
    await to("ventevik");
    await expect(to("ventevik")).rejects.toBeInstanceOf(Invalid);
    await expect(to("no-such-place")).rejects.toBeInstanceOf(NotFound);
    const token = await tokenTo("bo@ventevik.example");
    await byInvitation((doors) =>
      acceptInvitation(doors, { token }, { name: "Bo", password: "correct horse battery", language: null }),
    );
    await expect(
      operating((db) =>
        inviteFirst(
          db,
          actor("operator"),
          "municipality",
          "ventevik",
          { firstName: "X", firstEmail: "x@ventevik.example" },
          () => mail,
        ),
      ),
    ).rejects.toEqual(new Refused("operator.decided"));
    expect(await rows("SELECT count(*)::int AS n FROM invitation WHERE email = 'x@ventevik.example'")).toBe(0);
    // What was sent before is the municipality's own business now.
    const [waiting] = await pastPolicies<{ id: string }>(
      database,
      "SELECT id FROM invitation WHERE email = 'ada@ventevik.example'",
    );
    await expect(operating((db) => firstInvitation(db, waiting?.id ?? ""))).rejects.toBeInstanceOf(NotFound);
  });
});

describe("a new network and a new partner", () => {
  const first = { firstName: "Lea Leder", firstEmail: "lea@nettet.example" };

  it("let their first in, who alone decides there", async () => {
    await operating((db) => createNetwork(db, actor("operator"), { name: "Nettet", key: "nettet", ...first }, mail));
    expect(await operating((db) => oneNetwork(db, "nettet"))).toMatchObject({ decide: 0, members: 0, pending: 1 });
    const token = await tokenTo("lea@nettet.example");
    const { userId, place } = await byInvitation((doors) =>
      acceptInvitation(doors, { token }, { name: "Lea", password: "correct horse battery", language: null }),
    );
    expect(await operating((db) => oneNetwork(db, "nettet"))).toMatchObject({ decide: 1, members: 1, pending: 0 });
    expect(
      await withNetwork(place.id, { userId }, (db) => db.networkMember.findMany({ select: { role: true } })),
    ).toEqual([{ role: "network_leader" }]);
    await expect(
      operating((db) =>
        inviteFirst(
          db,
          actor("operator"),
          "network",
          "nettet",
          { ...first, firstEmail: "z@nettet.example" },
          () => mail,
        ),
      ),
    ).rejects.toEqual(new Refused("operator.decided"));
  });

  it("hold keys and organisation numbers apart", async () => {
    const partner = {
      name: "Vekst",
      key: "vekst",
      kind: "company",
      organisationNumber: "974760673",
      ...first,
    } as const;
    await operating((db) => createPartner(db, actor("operator"), partner, mail));
    expect(await operating((db) => onePartner(db, "vekst"))).toMatchObject({
      organisationNumber: "974760673",
      pending: 1,
    });
    await expect(operating((db) => createPartner(db, actor("operator"), partner, mail))).rejects.toEqual(
      new Invalid({
        key: [{ key: "operator.fault.taken" }],
        organisationNumber: [{ key: "operator.fault.organisationTaken" }],
      }),
    );
    expect(await rows("SELECT count(*)::int AS n FROM partner WHERE key = 'vekst'")).toBe(1);
  });
});

describe("what the operator counts", () => {
  it("is the number of rows, and nothing in any other door", async () => {
    const counted = await operating((db) => municipalityUses(db, { q: "ålesund", page: 1 }));
    expect(counted).toMatchObject({ total: 1, page: 1 });
    const [{ observations = -1, id = "" } = {}] = await pastPolicies<{ observations: number; id: string }>(
      database,
      "SELECT m.id, count(o.id)::int AS observations FROM municipality m JOIN observation o ON o.municipality_id = m.id WHERE m.key = 'alesund' GROUP BY m.id",
    );
    expect(counted.rows[0]).toMatchObject({ key: "alesund", observations });
    expect(observations).toBeGreaterThan(50);
    expect((await operating((db) => serviceUse(db))).observations).toBe(
      await rows("SELECT count(*)::int AS n FROM observation"),
    );
    const elsewhere = await withMunicipality(
      id,
      { userId: operatorId },
      (db) => db.$queryRaw`SELECT * FROM municipality_usage(NULL)`,
    );
    expect(elsewhere).toEqual([]);
    const health = await withMunicipality(
      id,
      { userId: operatorId },
      (db) => db.$queryRaw`SELECT * FROM service_health()`,
    );
    expect(health).toEqual([]);
  });

  it("tells migrations and what waits in the outbox", async () => {
    const health = await operating((db) => serviceHealth(db));
    expect(health.migrations).toBe(await rows("SELECT count(*)::int AS n FROM _prisma_migrations"));
    expect(health.outboxWaiting).toBe(
      await rows("SELECT count(*)::int AS n FROM outbox_message WHERE sent_at IS NULL AND failed_at IS NULL"),
    );
    expect(health.outboxWaiting).toBeGreaterThan(0);
    expect(health.outboxFailed).toBe(0);
    expect(health.databaseVersion).toMatch(/^\d+/);
  });

  it("is searched with signs that mean nothing, and pages past the end show the last", async () => {
    expect((await operating((db) => municipalityUses(db, { q: "%", page: 1 }))).total).toBe(0);
    expect((await operating((db) => municipalityUses(db, { q: "_\\", page: 1 }))).total).toBe(0);
    expect((await operating((db) => municipalityUses(db, { q: "", page: 99 }))).page).toBe(1);
  });
});
