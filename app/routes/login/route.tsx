import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ProviderChoices } from "~/components/session/provider-choices";
import { ProviderProblem } from "~/components/session/provider-problem";
import { Shell } from "~/components/shell/shell";
import { Field } from "~/components/ui/field";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { ProviderSearch } from "~/domain/identity/schema";
import { signIn } from "~/domain/session/commands.server";
import { SignIn } from "~/domain/session/schema";
import { Refused } from "~/domain/shared/errors";
import { localPath } from "~/http/redirect.server";
import { namedProblem, providerChoices } from "~/http/sign-in-providers.server";
import { keepSession } from "~/http/session-cookie.server";
import { beforeSignInAction, publicLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = publicLoader({ search: ProviderSearch }, async ({ signedIn, search, language }) => {
  const redirectTo = localPath(search.redirectTo, "/start");
  if (await signedIn()) throw redirect(redirectTo);
  return {
    redirectTo,
    providers: providerChoices(),
    problem: namedProblem(search),
    title: translatorFor(language).t("session.title"),
  };
});

export const action = beforeSignInAction({ form: SignIn }, async ({ db, value }) => {
  const opened = await signIn(db, value.email, value.password);
  if (!opened) throw new Refused("session.wrong");
  return redirect(localPath(value.redirectTo, "/start"), {
    status: 303,
    headers: { "Set-Cookie": await keepSession(opened.sessionId, opened.expiresAt) },
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Tiltak` }];

export default function SignInPage() {
  const { t } = useWords();
  const { redirectTo, providers, problem } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Shell>
      <div className="narrow">
        <h1>{t("session.title")}</h1>
        {answer ? null : <ProviderProblem problem={problem} />}
        {/* The key empties the password after a refused try: a password field keeps its text otherwise. */}
        <RecordForm
          key={answer ? "again" : "first"}
          answer={answer}
          labels={{ email: t("session.email"), password: t("session.password") }}
          submit={t("session.signIn")}
        >
          {({ field }) => (
            <>
              <input type="hidden" name="redirectTo" value={redirectTo} />
              <Field kind="email" autoComplete="username" {...field("email")} />
              <Field kind="password" autoComplete="current-password" {...field("password")} defaultValue="" />
            </>
          )}
        </RecordForm>
        <ProviderChoices providers={providers} heading="or" redirectTo={redirectTo} />
      </div>
    </Shell>
  );
}
