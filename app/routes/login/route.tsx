import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PasskeyButton } from "~/components/session/passkey-button";
import { ProviderChoices } from "~/components/session/provider-choices";
import { ProviderProblem } from "~/components/session/provider-problem";
import { Shell } from "~/components/shell/shell";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { ProviderSearch } from "~/domain/identity/schema";
import { signIn, signOut } from "~/domain/session/commands.server";
import { SignIn } from "~/domain/session/schema";
import { Refused } from "~/domain/shared/errors";
import { localPath } from "~/http/redirect.server";
import { namedProblem, providerChoices } from "~/http/sign-in-providers.server";
import { sessionIdOf } from "~/http/session-cookie.server";
import { enterWith, userAgentOf } from "~/http/signed-in.server";
import { beforeSignInAction, publicLoader } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

const Search = ProviderSearch.extend({ note: z.enum(["changed", "ended"]).optional().catch(undefined) });

export const loader = publicLoader({ search: Search }, async ({ signedIn, search, language }) => {
  const redirectTo = localPath(search.redirectTo, "/start");
  if (await signedIn()) throw redirect(redirectTo);
  return {
    redirectTo,
    note: search.note ?? null,
    providers: providerChoices(),
    problem: namedProblem(search),
    title: translatorFor(language).t("session.title"),
  };
});

export const action = beforeSignInAction(
  { form: SignIn, limit: { kind: "sign_in", account: ({ value }) => value.email } },
  async ({ db, request, value }) => {
    const opened = await signIn(db, value.email, value.password, userAgentOf(request));
    if (!opened) throw new Refused("session.wrong");
    // What the browser had before is over; its id is not used again.
    const before = await sessionIdOf(request);
    if (before !== null) await signOut(db, before);
    return enterWith(opened, value.redirectTo);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SignInPage() {
  const { t } = useWords();
  const { redirectTo, note, providers, problem } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Shell>
      <div className="narrow sign-in">
        <h1>{t("session.title")}</h1>
        {note && !answer ? (
          <p className="notice" role="status">
            {t(note === "changed" ? "session.changedNote" : "session.endedNote")}
          </p>
        ) : null}
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
        <p>
          <Link className="ds-link" to="/password">
            {t("session.forgot")}
          </Link>
        </p>
        <PasskeyButton challenge="/login/passkey" action="/login/passkey" redirectTo={redirectTo} />
        <ProviderChoices providers={providers} heading="or" redirectTo={redirectTo} />
        <p>
          <Link className="ds-link" to="/registration">
            {t("partners.registration.title")}
          </Link>
        </p>
      </div>
    </Shell>
  );
}
