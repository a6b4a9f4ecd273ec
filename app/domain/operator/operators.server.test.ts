import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, byInvitation, withJobs, type Db } from "~/db/door.server";
import { Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import type { Actor } from "../access/can";
import { acceptInvitation, openInvitation } from "../member/invitation.server";
import { openSession } from "../session/commands.server";
import { signedInBy } from "../session/queries.server";
import { endOperator, inviteOperator, operators } from "./operators.server";

let database: TestDatabase;
let olga: string;
let otto: string;

const actor = (userId: string, ...roles: Actor["roles"]): Actor => ({ userId, personId: null, roles });
const operating = <T>(run: (db: Db) => Promise<T>, userId = olga) => asOperator({ userId }, run);
const mail = {
  inviter: "Olga",
  language: "en" as const,
  link: (token: string) => `http://x.example/invitation/${token}`,
};
const tokenTo = async (recipient: string): Promise<string> => {
  const sent = await withJobs((db) =>
    db.outboxMessage.findFirst({ where: { recipient }, orderBy: { createdAt: "desc" } }),
  );
  return /\/invitation\/([\w-]+)/.exec(sent?.text ?? "")?.[1] ?? "";
};
const names = async () => (await operating(operators)).map(({ name }) => name);
const isOperator = async (userId: string) => {
  const { sessionId } = await beforeSignIn((db) => openSession(db, userId));
  return (await beforeSignIn((db) => signedInBy(db, sessionId)))?.isOperator;
};

beforeAll(async () => {
  database = await testDatabase("empty");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  [olga, otto] = await asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, async (db) => {
    const ids: string[] = [];
    for (const name of ["Olga", "Otto"]) {
      const { id } = await db.user.create({ data: { email: `${name.toLowerCase()}@tiltak.example`, name } });
      ids.push(id);
    }
    await db.operator.create({ data: { userId: ids[0] ?? "" } });
    return ids as [string, string];
  });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("operators", () => {
  it("are invited: somebody with an account joins with it, somebody without makes one", async () => {
    await operating((db) =>
      inviteOperator(db, actor(olga, "operator"), { firstName: "Otto", firstEmail: "otto@tiltak.example" }, mail),
    );
    const token = await tokenTo("otto@tiltak.example");
    expect(await beforeSignIn((db) => openInvitation(db, { token }))).toMatchObject({
      place: { kind: "operator" },
      roles: ["operator"],
      hasAccount: true,
      inviter: "Olga",
    });
    await expect(byInvitation((doors) => acceptInvitation(doors, { token }, { userId: olga }))).rejects.toBeInstanceOf(
      Forbidden,
    );
    expect(await names()).toEqual(["Olga"]);
    await byInvitation((doors) => acceptInvitation(doors, { token }, { userId: otto }));
    expect(await names()).toEqual(["Olga", "Otto"]);
    expect(await isOperator(otto)).toBe(true);

    await operating((db) =>
      inviteOperator(db, actor(olga, "operator"), { firstName: "Åse", firstEmail: "ase@tiltak.example" }, mail),
    );
    const { userId } = await byInvitation(async (doors) =>
      acceptInvitation(
        doors,
        { token: await tokenTo("ase@tiltak.example") },
        { name: "Åse", password: "correct horse battery", language: null },
      ),
    );
    expect(await names()).toEqual(["Olga", "Otto", "Åse"]);
    await operating((db) => endOperator(db, actor(olga, "operator"), userId));
    expect(await names()).toEqual(["Olga", "Otto"]);
    expect(await isOperator(userId)).toBe(false);
  });

  it("are not invited twice, nor by others", async () => {
    const otto_ = { firstName: "Otto", firstEmail: "otto@tiltak.example" };
    await expect(operating((db) => inviteOperator(db, actor(olga, "operator"), otto_, mail))).rejects.toEqual(
      new Invalid({ firstEmail: [{ key: "members.fault.isMember" }] }),
    );
    await expect(
      operating((db) => inviteOperator(db, actor(olga, "administrator"), otto_, mail)),
    ).rejects.toBeInstanceOf(Forbidden);
  });

  it("come back after they have ended", async () => {
    await operating((db) => endOperator(db, actor(olga, "operator"), otto));
    expect(await isOperator(otto)).toBe(false);
    await operating((db) =>
      inviteOperator(db, actor(olga, "operator"), { firstName: "Otto", firstEmail: "otto@tiltak.example" }, mail),
    );
    const token = await tokenTo("otto@tiltak.example");
    await byInvitation((doors) => acceptInvitation(doors, { token }, { userId: otto }));
    expect(await isOperator(otto)).toBe(true);
  });

  it("never end altogether, also when two end each other at once", async () => {
    const both = await Promise.allSettled([
      operating((db) => endOperator(db, actor(olga, "operator"), otto)),
      operating((db) => endOperator(db, actor(otto, "operator"), olga), otto),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [left] = await operating(operators);
    expect(await operating(operators)).toHaveLength(1);
    await expect(operating((db) => endOperator(db, actor(olga, "operator"), left?.userId ?? ""))).rejects.toEqual(
      new Refused("operator.last"),
    );
    await expect(
      operating((db) => endOperator(db, actor(olga, "operator"), "00000000-0000-4000-8000-000000000000")),
    ).rejects.toBeInstanceOf(NotFound);
    expect(await operating(operators)).toHaveLength(1);
  });
});
