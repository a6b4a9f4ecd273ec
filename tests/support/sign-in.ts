import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { disconnect } from "../../app/db/client.server";
import { asOperator, beforeSignIn, withAccount, withJobs, type Db } from "../../app/db/door.server";
import { openSession } from "../../app/domain/session/commands.server";
import { passwordHash } from "../../app/domain/session/password.server";
import { newToken } from "../../app/domain/session/token.server";
import { provideEnvironment } from "../../app/env.server";
import { keepSession } from "../../app/http/session-cookie.server";
import { browserServer } from "../setup/browsers";
import { plant } from "./secrets";

/**
 * The session cookie of an account of the demo, as `name=value`, for a session opened straight in the database: the sign-in form has its own
 * spec, the others need not go through it.
 */
export async function sessionCookieOf(email: string, more: { awaitsSecondFactor?: boolean } = {}): Promise<string> {
  const { sessionId, expiresAt } = await onTheServersDatabase(() =>
    beforeSignIn(async (db) => {
      const { id } = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
      return openSession(db, id, more);
    }),
  );
  plant("a session", sessionId);
  const [pair = ""] = (await keepSession(sessionId, expiresAt)).split(";");
  return pair;
}

/** Signs a browser in as an account of the demo; half, when the second factor is still to be shown. */
export async function signIn(
  context: BrowserContext,
  email: string,
  more: { awaitsSecondFactor?: boolean } = {},
): Promise<void> {
  const [name = "", value = ""] = (await sessionCookieOf(email, more)).split(/=(.*)/s);
  await context.addCookies([{ name, value, url: browserServer().url, httpOnly: true, sameSite: "Lax" }]);
}

/** Opens a door on the database of the server under test, from outside it. */
export async function onTheServersDatabase<T>(run: () => Promise<T>): Promise<T> {
  const { runtimeUrl } = browserServer();
  provideEnvironment({ MODE: "demo", DATABASE_RUNTIME_URL: runtimeUrl, DATABASE_POOL: "1", LOG_LEVEL: "silent" });
  try {
    return await run();
  } finally {
    await disconnect();
  }
}

/** An account of a test's own, which belongs nowhere: what a test does to it, no other test meets. */
export async function newAccount(name: string, password: string): Promise<{ email: string; password: string }> {
  const id = randomUUID();
  const email = `${id.slice(0, 8)}@tiltak.example`;
  plant("a password", password);
  const hash = await passwordHash(password);
  await onTheServersDatabase(() =>
    asOperator({ userId: id }, async (db) => {
      await db.user.create({ data: { id, email, name }, select: { id: true } });
      // The operator's door may add a password and not read it back.
      await db.credential.createMany({ data: [{ userId: id, passwordHash: hash }] });
    }),
  );
  return { email, password };
}

/** The mails that were written to this address, the newest first. */
export function mailTo(email: string): Promise<{ kind: string; subject: string; text: string }[]> {
  return onTheServersDatabase(() =>
    withJobs((db) =>
      db.outboxMessage.findMany({
        where: { recipient: email },
        select: { kind: true, subject: true, text: true },
        orderBy: { createdAt: "desc" },
      }),
    ),
  );
}

/** Runs through the door before sign-in of the server's database, for what a test must change behind the pages. */
export const behindThePages = <T>(run: (db: Db) => Promise<T>): Promise<T> =>
  onTheServersDatabase(() => beforeSignIn(run));

/** An account with every proof there is, and a link to choose a new password: for looking at the pages. */
export async function guardedAccount(): Promise<{ email: string; passkeyId: string; token: string }> {
  const { email } = await newAccount("Gunn Vaktsom", "en port med mange låser");
  const { token, hash } = newToken();
  const userId = await behindThePages(async (db) => {
    const { id } = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    await db.passwordReset.create({
      data: { tokenHash: hash, userId: id, expiresAt: new Date(Date.now() + 3_600_000) },
    });
    return id;
  });
  const passkeyId = await onTheServersDatabase(() =>
    withAccount({ userId }, async (db) => {
      await db.oneTimeCode.create({ data: { userId, secret: "sealed", confirmedAt: new Date() } });
      await db.backupCode.createMany({ data: ["a", "b"].map((one) => ({ userId, codeHash: one.repeat(64) })) });
      const made = await db.passkey.create({
        data: { userId, credentialId: userId, publicKey: Buffer.from("x"), transports: [], name: "Jobbtelefonen" },
        select: { id: true },
      });
      return made.id;
    }),
  );
  return { email, passkeyId, token };
}
