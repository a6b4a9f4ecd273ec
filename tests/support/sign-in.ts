import type { BrowserContext } from "@playwright/test";
import { disconnect } from "../../app/db/client.server";
import { beforeSignIn } from "../../app/db/door.server";
import { openSession } from "../../app/domain/session/commands.server";
import { provideEnvironment } from "../../app/env.server";
import { keepSession } from "../../app/http/session-cookie.server";
import { browserServer } from "../setup/browsers";
import { plant } from "./secrets";

/**
 * The session cookie of an account of the demo, as `name=value`, for a session opened straight in the database: the sign-in form has its own
 * spec, the others need not go through it.
 */
export async function sessionCookieOf(email: string): Promise<string> {
  const { runtimeUrl } = browserServer();
  provideEnvironment({ MODE: "demo", DATABASE_RUNTIME_URL: runtimeUrl, DATABASE_POOL: "1", LOG_LEVEL: "silent" });
  try {
    const { sessionId, expiresAt } = await beforeSignIn(async (db) => {
      const { id } = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
      return openSession(db, id);
    });
    plant("a session", sessionId);
    const [pair = ""] = (await keepSession(sessionId, expiresAt)).split(";");
    return pair;
  } finally {
    await disconnect();
  }
}

/** Signs a browser in as an account of the demo. */
export async function signIn(context: BrowserContext, email: string): Promise<void> {
  const [name = "", value = ""] = (await sessionCookieOf(email)).split(/=(.*)/s);
  await context.addCookies([{ name, value, url: browserServer().url, httpOnly: true, sameSite: "Lax" }]);
}
