import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, byInvitation, withJobs, withMunicipality, withNetwork } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import type { Role } from "~/domain/access/table";
import { Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import { acceptInvitation, openInvitation } from "./invitation.server";
import { invite, pendingInvitations, resendInvitation, revokeInvitation } from "./invite.server";
import type { MemberPlace } from "./place.server";
import type { Invite } from "./schema";

let database: TestDatabase;
let alesund: MemberPlace;
let network: MemberPlace;
let userId: string;

const actor = (...roles: Role[]): Actor => ({ userId, personId: null, roles });
const here = <T>(run: Parameters<typeof withMunicipality<T>>[2]) => withMunicipality(alesund.id, { userId }, run);
const mail = {
  inviter: "Anna Administrator",
  language: "nb" as const,
  link: (token: string) => `http://x.example/invitation/${token}`,
};
const given = (email: string, more: Partial<Invite> = {}): Invite => ({
  email,
  name: null,
  roles: ["planner"],
  personId: null,
  ...more,
});
const mails = (recipient: string) =>
  withJobs((db) => db.outboxMessage.findMany({ where: { recipient }, orderBy: { createdAt: "asc" } }));
const tokenIn = (text: string | undefined) => /\/invitation\/([\w-]+)/.exec(text ?? "")?.[1] ?? "";

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  await asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, async (db) => {
    const { id, name } = await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } });
    alesund = { kind: "municipality", id, name };
    network = {
      kind: "network",
      name: "Kystnett",
      id: (await db.network.create({ data: { key: "kystnett", name: "Kystnett" } })).id,
    };
    userId = (await db.user.create({ data: { email: "anna@alesund.example", name: "Anna Administrator" } })).id;
  });
  await here((db) => db.membership.create({ data: { userId, role: "administrator" } }));
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("invite", () => {
  it("sends a link in the municipality's language that lets in, and keeps only its hash", async () => {
    const id = await here((db) => invite(db, actor("administrator"), alesund, given("kari@alesund.example"), mail));
    const [sent] = await mails("kari@alesund.example");
    expect(sent).toMatchObject({ kind: "invitation", language: "nb", subject: "Invitasjon til Ålesund i Tiltak" });
    expect(sent?.text).toContain("Anna Administrator inviterer deg til Ålesund");
    expect(sent?.text).toContain("Rolle: Planlegger");
    const token = tokenIn(sent?.text);
    expect(token).toMatch(/^[\w-]{43}$/);
    const shown = await beforeSignIn((db) => openInvitation(db, { token }));
    expect(shown).toMatchObject({ id, inviter: "Anna Administrator", roles: ["planner"], hasAccount: false });
    const days = (shown.expiresAt.getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const kept = await pastPolicies<{ row: string }>(
      database,
      "SELECT i::text AS row FROM invitation i UNION ALL SELECT before::text || after::text FROM history_event",
    );
    expect(kept.filter(({ row }) => row?.includes(token))).toEqual([]);
  });

  it("refuses a member, an address that is invited, also when two do it at once, and an owner who has an account", async () => {
    const twice = await Promise.allSettled(
      [1, 2].map(() => here((db) => invite(db, actor("administrator"), alesund, given("twice@alesund.example"), mail))),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const wrong = (email: string, more?: Partial<Invite>) =>
      here((db) => invite(db, actor("administrator"), alesund, given(email, more), mail)).catch((e: unknown) => e);
    expect(await wrong("twice@alesund.example")).toEqual(new Invalid({ email: [{ key: "members.fault.isInvited" }] }));
    expect(await wrong("anna@alesund.example")).toMatchObject({
      fields: { email: [{ key: "members.fault.isMember" }] },
    });
    const personId = await here(async (db) => (await db.person.create({ data: { name: "Anna", userId } })).id);
    expect(await wrong("new@alesund.example", { personId })).toMatchObject({
      fields: { personId: [{ key: "forms.gone" }] },
    });
    expect(await mails("new@alesund.example")).toEqual([]);
  });

  it("is for those who bring in members there, and for the operator", async () => {
    for (const role of ["planner", "reader", "network_leader", "partner_administrator"] as const) {
      const tried = here((db) => invite(db, actor(role), alesund, given("no@alesund.example"), mail));
      await expect(tried).rejects.toBeInstanceOf(Forbidden);
    }
    await asOperator({ userId }, (db) =>
      invite(db, actor("operator"), network, given("leder@nett.example", { roles: ["network_leader"] }), mail),
    );
    const seen = await withNetwork(network.id, { userId }, (db) => pendingInvitations(db, network));
    expect(seen.map(({ email, roles }) => [email, roles])).toEqual([["leder@nett.example", ["network_leader"]]]);
    const others = await here((db) => pendingInvitations(db, network));
    expect(others).toEqual([]);
  });
});

describe("resendInvitation and revokeInvitation", () => {
  it("let the old link die", async () => {
    const by = actor("administrator");
    const id = await here((db) => invite(db, by, alesund, given("again@alesund.example"), mail));
    await here((db) => resendInvitation(db, by, alesund, id, mail));
    const [first, second] = (await mails("again@alesund.example")).map(({ text }) => tokenIn(text));
    await expect(beforeSignIn((db) => openInvitation(db, { token: first ?? "" }))).rejects.toBeInstanceOf(NotFound);
    expect((await beforeSignIn((db) => openInvitation(db, { token: second ?? "" }))).id).toBe(id);
    await here((db) => revokeInvitation(db, by, alesund, id));
    await expect(beforeSignIn((db) => openInvitation(db, { token: second ?? "" }))).rejects.toBeInstanceOf(NotFound);
    for (const change of [resendInvitation, revokeInvitation] as const) {
      await expect(here((db) => change(db, by, alesund, id, mail))).rejects.toEqual(
        new Refused("member.invitationOver"),
      );
    }
    await expect(here((db) => revokeInvitation(db, by, alesund, network.id))).rejects.toBeInstanceOf(NotFound);
    await expect(here((db) => revokeInvitation(db, actor("planner"), alesund, id))).rejects.toBeInstanceOf(Forbidden);
  });

  it("cannot take back what was accepted a moment before", async () => {
    const by = actor("administrator");
    const id = await here((db) => invite(db, by, alesund, given("quick@alesund.example"), mail));
    await byInvitation((doors) =>
      acceptInvitation(doors, { invitationId: id }, { name: "Kjapp", password: null, language: null }),
    );
    await expect(here((db) => revokeInvitation(db, by, alesund, id))).rejects.toEqual(
      new Refused("member.invitationOver"),
    );
  });
});
