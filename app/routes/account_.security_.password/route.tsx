import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SecurityPage } from "~/components/session/security-page";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { changePassword, replaceSession } from "~/domain/session/commands.server";
import { passwordLength } from "~/domain/session/password-length";
import { ownSecurity } from "~/domain/session/queries.server";
import { ChangePassword } from "~/domain/session/schema";
import { keepSession } from "~/http/session-cookie.server";
import { userAgentOf } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = accountLoader({}, async ({ db, signedIn, language }) => {
  const { passwordChangedAt } = await ownSecurity(db, signedIn.userId);
  return { hasPassword: passwordChangedAt !== null, title: translatorFor(language).t("security.password.change") };
});

export const action = accountAction(
  { form: ChangePassword, limit: "password" },
  async ({ db, request, signedIn, value }) => {
    await changePassword(db, signedIn, value);
    const { secondFactorAt } = signedIn;
    const opened = await replaceSession(db, signedIn, { userAgent: userAgentOf(request), secondFactorAt });
    return redirect("/account/security?note=password", {
      status: 303,
      headers: { "Set-Cookie": await keepSession(opened.sessionId, opened.expiresAt) },
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ChangePasswordPage() {
  const { t } = useWords();
  const { title, hasPassword } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // Whoever signs in another way has no password to change.
  if (!hasPassword) return <SecurityPage title={title} lead={t("security.password.none")} />;
  return (
    <SecurityPage title={title} lead={t("security.password.lead")}>
      <RecordForm
        answer={answer}
        labels={{ currentPassword: t("security.password.current"), newPassword: t("session.newPassword") }}
        submit={t("security.password.change")}
        cancel={{ href: "/account/security", label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <Field kind="password" autoComplete="current-password" {...field("currentPassword")} defaultValue="" />
            <Field
              kind="password"
              autoComplete="new-password"
              hint={t("session.passwordHint", { limit: passwordLength.least })}
              {...field("newPassword")}
              defaultValue=""
            />
          </>
        )}
      </RecordForm>
    </SecurityPage>
  );
}
