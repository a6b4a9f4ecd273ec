import { redirect } from "@remix-run/node";
import { z } from "zod";
import { endSession, endSessions } from "~/domain/session/commands.server";
import { forgetSession } from "~/http/session-cookie.server";
import { accountAction, accountLoader } from "~/http/visit.server";

/** Which session is to end; everything must be said in so many words. */
const Which = z.object({ which: z.union([z.literal("all"), z.guid()]) });

/** Signs out of one browser, or everywhere, here too. */
export const action = accountAction({ form: Which }, async ({ db, signedIn, value: { which } }) => {
  if (which === "all") await endSessions(db, signedIn.userId);
  else await endSession(db, signedIn.userId, which);
  if (which !== "all" && which !== signedIn.sessionId) return redirect("/account/security", 303);
  return redirect(which === "all" ? "/login?note=ended" : "/login", {
    status: 303,
    headers: { "Set-Cookie": await forgetSession() },
  });
});

export const loader = accountLoader({}, async () => {
  throw redirect("/account/security");
});
