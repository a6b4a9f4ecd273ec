import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Shell } from "~/components/shell/shell";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { askForNewPassword } from "~/domain/session/reset.server";
import { AskForPassword } from "~/domain/session/schema";
import { afterwards } from "~/http/afterwards.server";
import { publicUrl } from "~/http/public-url.server";
import { beforeSignInAction, publicLoader, throughBeforeSignIn } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = publicLoader({}, async ({ language }) => ({
  title: translatorFor(language).t("session.ask.title"),
}));

export const action = beforeSignInAction(
  { form: AskForPassword, limit: { kind: "reset", account: ({ value }) => value.email, every: true } },
  async ({ url, language, value }) => {
    const linkTo = (token: string) => publicUrl(`/password/${token}`, url);
    // The answer does not wait for the look-up: neither its words nor its time tell whether somebody has this address.
    afterwards("sending a link for a new password", () =>
      throughBeforeSignIn((db) => askForNewPassword(db, value.email, { language, linkTo })),
    );
    return data({ status: "sent" as const });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AskForPasswordPage() {
  const { t } = useWords();
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Shell>
      <div className="narrow sign-in">
        <h1>{title}</h1>
        {answer?.status === "sent" ? (
          <div role="status">
            <h2>{t("session.ask.sentTitle")}</h2>
            <p>{t("session.ask.sent")}</p>
            <p className="quiet">{t("session.ask.notArrived")}</p>
          </div>
        ) : (
          <>
            <p>{t("session.ask.lead")}</p>
            <RecordForm answer={answer} labels={{ email: t("session.email") }} submit={t("session.ask.send")}>
              {({ field }) => <Field kind="email" autoComplete="username" {...field("email")} />}
            </RecordForm>
          </>
        )}
        <p>
          <Link className="ds-link" to="/login">
            {t("session.ask.toSignIn")}
          </Link>
        </p>
      </div>
    </Shell>
  );
}
