import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, byInvitation, withMunicipality, withNetwork, withPartner } from "~/db/door.server";
import { passwordFits } from "~/domain/session/password.server";
import { newToken } from "~/domain/session/token.server";
import { Forbidden, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { pastPolicies } from "../../../tests/support/past-policies";
import { acceptInvitation, openInvitation, openInvitationsTo, type Joiner } from "./invitation.server";

const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
const newcomer: Joiner = { name: "Nina Nykomen", password: "lange ord på rad", language: "nn" };

let database: TestDatabase;
let places: { municipality: string; network: string; partner: string };

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  places = await asOperator(nobody, async (db) => ({
    municipality: (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id,
    network: (await db.network.create({ data: { key: "kystnett", name: "Kystnett" } })).id,
    partner: (await db.partner.create({ data: { key: "havbruk", name: "Havbruk AS", kind: "company" } })).id,
  }));
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Plants an invitation to Ålesund, unless `into` says otherwise; gives its token. */
async function invited(
  email: string,
  more: {
    into?: "network" | "partner";
    roles?: string[];
    personId?: string;
    expiresAt?: Date;
    revokedAt?: Date;
    acceptedAt?: Date;
  } = {},
): Promise<{ token: string; id: string }> {
  const { into, roles = ["contributor", "verifier"], ...rest } = more;
  const { token, hash } = newToken();
  const data = {
    email,
    roles,
    tokenHash: hash,
    name: "Nina",
    expiresAt: new Date(Date.now() + 7 * 86_400_000),
    ...rest,
  };
  const { id } = await (into === "network"
    ? withNetwork(places.network, nobody, (db) =>
        db.invitation.create({ data: { ...data, networkId: places.network } }),
      )
    : into === "partner"
      ? withPartner(places.partner, nobody, (db) =>
          db.invitation.create({ data: { ...data, partnerId: places.partner } }),
        )
      : withMunicipality(places.municipality, nobody, (db) =>
          db.invitation.create({ data: { ...data, municipalityId: places.municipality } }),
        ));
  return { token, id };
}

const accept = (key: { token: string } | { invitationId: string }, joiner: Joiner = newcomer) =>
  byInvitation((doors) => acceptInvitation(doors, key, joiner));

const rolesOf = async (userId: string) =>
  (
    await pastPolicies<{ role: string }>(
      database,
      "SELECT role::text FROM membership WHERE user_id = $1::uuid AND valid_to IS NULL ORDER BY 1",
      [userId],
    )
  ).map(({ role }) => role);

describe("acceptInvitation", () => {
  it("makes account, password, roles and a person of somebody new, once, with history in their own name", async () => {
    const { token, id } = await invited("nina@alesund.example");
    const { userId, place } = await accept({ token });
    expect(place).toMatchObject({ kind: "municipality", key: "alesund" });
    const [user] = await pastPolicies<{ email: string; name: string; hash: string; person: string; accepted: string }>(
      database,
      `SELECT u.email, u.name, c.password_hash AS hash, p.name AS person, i.accepted_by AS accepted
         FROM app_user u JOIN credential c ON c.user_id = u.id JOIN person p ON p.user_id = u.id, invitation i
        WHERE u.id = $1::uuid AND i.id = $2::uuid AND i.accepted_at IS NOT NULL`,
      [userId, id],
    );
    expect(user).toMatchObject({ email: "nina@alesund.example", person: "Nina Nykomen", accepted: userId });
    expect(await passwordFits(user?.hash ?? null, "lange ord på rad")).toBe(true);
    expect(await rolesOf(userId)).toEqual(["contributor", "verifier"]);
    const lines = await pastPolicies<{ entity: string }>(
      database,
      "SELECT entity FROM history_event WHERE user_id = $1::uuid ORDER BY id",
      [userId],
    );
    expect(lines.map(({ entity }) => entity)).toEqual(["membership", "membership", "person", "invitation"]);
    await expect(accept({ token })).rejects.toBeInstanceOf(NotFound);
  });

  it("lets in one of ten who press at once", async () => {
    const { token } = await invited("once@alesund.example");
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => accept({ token })));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(refused.map(({ reason }) => (reason as Error).name)).toEqual(Array(9).fill("NotFound"));
    const rows = await pastPolicies(
      database,
      "SELECT m.id FROM membership m JOIN app_user u ON u.id = m.user_id WHERE u.email = 'once@alesund.example'",
    );
    expect(rows).toHaveLength(2);
  });

  it("looks the same for what is unknown, expired, taken back and used", async () => {
    const dead = [
      await invited("dead@alesund.example", { expiresAt: new Date(Date.now() - 1000) }),
      await invited("dead@alesund.example", { revokedAt: new Date() }),
      await invited("dead@alesund.example", { acceptedAt: new Date() }),
      { token: newToken().token, id: nobody.userId },
    ];
    for (const { token, id } of dead) {
      for (const key of [{ token }, { invitationId: id }]) {
        const shown = await beforeSignIn((db) => openInvitation(db, key)).catch((error: unknown) => error);
        expect(shown).toEqual(new NotFound("invitation"));
        await expect(accept(key)).rejects.toEqual(new NotFound("invitation"));
      }
    }
    expect(await pastPolicies(database, "SELECT FROM app_user WHERE email = 'dead@alesund.example'")).toEqual([]);
  });

  it("gives the owner without an account one, and their name stays", async () => {
    const personId = await withMunicipality(
      places.municipality,
      nobody,
      async (db) => (await db.person.create({ data: { name: "Olaug Eigar" } })).id,
    );
    const { token } = await invited("olaug@alesund.example", { personId });
    const { userId } = await accept({ token });
    const rows = await pastPolicies(database, "SELECT id, name FROM person WHERE user_id = $1::uuid", [userId]);
    expect(rows).toEqual([{ id: personId, name: "Olaug Eigar" }]);
  });

  it("adds to the account there is, and takes back in from today who had left", async () => {
    const { token } = await invited("back@alesund.example", { roles: ["reader"] });
    const { userId } = await accept({ token });
    await pastPolicies(
      database,
      `WITH door AS (SELECT set_config('tiltak.door', 'municipality', false), set_config('tiltak.user', '', false), set_config('tiltak.municipality', '${places.municipality}', false)),
            ended AS (UPDATE person SET ended_on = '2026-02-01' FROM door WHERE user_id = $1::uuid)
       UPDATE membership SET valid_from = '2026-01-01', valid_to = '2026-02-01' FROM door WHERE user_id = $1::uuid`,
      [userId],
    );
    const again = await invited("back@alesund.example", { roles: ["reader", "planner"] });
    await accept(again, { userId });
    expect(await rolesOf(userId)).toEqual(["planner", "reader"]);
    const since = await pastPolicies<{ early: boolean }>(
      database,
      "SELECT valid_from < '2026-03-01' AS early FROM membership WHERE user_id = $1::uuid AND role = 'reader'",
      [userId],
    );
    expect(since).toEqual([{ early: false }]);
    const [person] = await pastPolicies<{ here: boolean }>(
      database,
      "SELECT bool_and(ended_on IS NULL) AS here FROM person WHERE user_id = $1::uuid",
      [userId],
    );
    expect(person?.here).toBe(true);
  });

  it("refuses another's account, and a new one where the address has one", async () => {
    const { userId } = await accept(await invited("first@alesund.example"));
    const other = await invited("second@alesund.example");
    await expect(accept(other, { userId })).rejects.toBeInstanceOf(Forbidden);
    const own = await invited("first@alesund.example");
    await expect(accept(own)).rejects.toEqual(new Refused("invitation.signInFirst"));
    // Refused whole: both can still be accepted.
    expect((await beforeSignIn((db) => openInvitation(db, other))).hasAccount).toBe(false);
    expect((await beforeSignIn((db) => openInvitation(db, own))).hasAccount).toBe(true);
  });

  it("brings into a network and a partner too, without a password where single sign-on proves who it is", async () => {
    const mail = "leder@nett.example";
    const network = await invited(mail, { into: "network", roles: ["network_leader"] });
    const partner = await invited(mail, { into: "partner", roles: ["partner_administrator"] });
    const open = await beforeSignIn((db) => openInvitationsTo(db, "Leder@Nett.example"));
    expect(open.map(({ place }) => place.kind)).toEqual(["network", "partner"]);
    const { userId } = await accept(
      { invitationId: network.id },
      { name: "Lena Leiar", password: null, language: null },
    );
    await accept({ invitationId: partner.id }, { userId });
    const roles = await pastPolicies(
      database,
      `SELECT role::text FROM network_member WHERE user_id = $1::uuid UNION ALL
       SELECT role::text FROM partner_member WHERE user_id = $1::uuid`,
      [userId],
    );
    expect(roles).toEqual([{ role: "network_leader" }, { role: "partner_administrator" }]);
    expect(await pastPolicies(database, "SELECT FROM credential WHERE user_id = $1::uuid", [userId])).toEqual([]);
  });
});
