import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SecurityPage } from "~/components/session/security-page";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { demandPassword, replaceSession } from "~/domain/session/commands.server";
import { ownSecurity } from "~/domain/session/queries.server";
import { Confirmation, LeadsOn } from "~/domain/session/schema";
import { localPath } from "~/http/redirect.server";
import { keepSession } from "~/http/session-cookie.server";
import { userAgentOf } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = accountLoader({ search: LeadsOn }, async ({ db, signedIn, search, language }) => {
  const { passwordChangedAt } = await ownSecurity(db, signedIn.userId);
  return {
    redirectTo: localPath(search.redirectTo, "/account/security"),
    hasPassword: passwordChangedAt !== null,
    title: translatorFor(language).t("security.confirm.title"),
  };
});

export const action = accountAction(
  { form: Confirmation, limit: "password" },
  async ({ db, request, signedIn, value }) => {
    await demandPassword(db, signedIn.userId, "currentPassword", value.currentPassword);
    const { secondFactorAt } = signedIn;
    const opened = await replaceSession(db, signedIn, { userAgent: userAgentOf(request), secondFactorAt });
    return redirect(localPath(value.redirectTo, "/account/security"), {
      status: 303,
      headers: { "Set-Cookie": await keepSession(opened.sessionId, opened.expiresAt) },
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ConfirmationPage() {
  const { t } = useWords();
  const { redirectTo, hasPassword, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SecurityPage title={title} lead={t(hasPassword ? "security.confirm.lead" : "security.confirm.noPassword")}>
      {hasPassword ? (
        <RecordForm
          answer={answer}
          labels={{ currentPassword: t("security.confirm.password") }}
          submit={t("security.confirm.goOn")}
          cancel={{ href: "/account/security", label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <input type="hidden" name="redirectTo" value={redirectTo} />
              <Field kind="password" autoComplete="current-password" {...field("currentPassword")} defaultValue="" />
            </>
          )}
        </RecordForm>
      ) : null}
    </SecurityPage>
  );
}
