import { redirect } from "@remix-run/node";
import { z } from "zod";
import { localPath } from "~/http/redirect.server";
import { keepLanguage } from "~/http/session-cookie.server";
import { beforeSignInAction } from "~/http/open-visit.server";
import { languages } from "~/text/languages";

const Choice = z.object({ language: z.enum(languages, "forms.choose"), redirectTo: z.string().optional() });

export const action = beforeSignInAction({ form: Choice }, async ({ value }) =>
  redirect(localPath(value.redirectTo, "/"), {
    status: 303,
    headers: { "Set-Cookie": await keepLanguage(value.language) },
  }),
);

export const loader = () => redirect("/");
