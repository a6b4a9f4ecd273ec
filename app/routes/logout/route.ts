import { redirect } from "@remix-run/node";
import { z } from "zod";
import { signOut } from "~/domain/session/commands.server";
import { forgetSession, sessionIdOf } from "~/http/session-cookie.server";
import { beforeSignInAction } from "~/http/open-visit.server";

export const action = beforeSignInAction({ form: z.object({}) }, async ({ db, request }) => {
  const sessionId = await sessionIdOf(request);
  if (sessionId !== null) await signOut(db, sessionId);
  return redirect("/", { status: 303, headers: { "Set-Cookie": await forgetSession() } });
});

export const loader = () => redirect("/");
