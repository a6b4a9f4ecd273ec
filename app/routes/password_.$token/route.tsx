import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Shell } from "~/components/shell/shell";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { passwordLength } from "~/domain/session/password-length";
import { resetPassword, resetWorks } from "~/domain/session/reset.server";
import { ChoosePassword, TokenParams } from "~/domain/session/schema";
import { forgetSession } from "~/http/session-cookie.server";
import { beforeSignInAction, beforeSignInLoader } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = beforeSignInLoader({ params: TokenParams }, async ({ db, params, language }) => {
  const works = await resetWorks(db, params.token);
  return {
    works,
    title: translatorFor(language).t(works ? "session.choose.title" : "session.choose.overTitle"),
  };
});

export const action = beforeSignInAction(
  { params: TokenParams, form: ChoosePassword, limit: { kind: "reset_link", account: ({ params }) => params.token } },
  async ({ db, params, value }) => {
    await resetPassword(db, params.token, value.password);
    return redirect("/login?note=changed", { status: 303, headers: { "Set-Cookie": await forgetSession() } });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ChoosePasswordPage() {
  const { t } = useWords();
  const { works } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Shell>
      <div className="narrow sign-in">
        {works ? (
          <>
            <h1>{t("session.choose.title")}</h1>
            <p>{t("session.choose.lead")}</p>
            <RecordForm
              answer={answer}
              labels={{ password: t("session.newPassword") }}
              submit={t("session.choose.save")}
            >
              {({ field }) => (
                <Field
                  kind="password"
                  autoComplete="new-password"
                  hint={t("session.passwordHint", { limit: passwordLength.least })}
                  {...field("password")}
                  defaultValue=""
                />
              )}
            </RecordForm>
          </>
        ) : (
          <>
            <h1>{t("session.choose.overTitle")}</h1>
            <p>{t("session.choose.over")}</p>
            <p>
              <Link className="ds-link" to="/password">
                {t("session.choose.askAgain")}
              </Link>
            </p>
          </>
        )}
      </div>
    </Shell>
  );
}
