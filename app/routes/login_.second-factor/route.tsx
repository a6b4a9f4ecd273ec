import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PasskeyButton } from "~/components/session/passkey-button";
import { Shell } from "~/components/shell/shell";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { replaceSession } from "~/domain/session/commands.server";
import { demandPasskey } from "~/domain/session/passkeys.server";
import { LeadsOn, SecondFactor } from "~/domain/session/schema";
import { demandCode } from "~/domain/session/second-factor.server";
import { localPath } from "~/http/redirect.server";
import { enterWith, halfSignedIn, secondFactorKeys, siteOf, userAgentOf } from "~/http/signed-in.server";
import { beforeSignInAction, beforeSignInLoader, throughBeforeSignIn } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

const toSignIn = (redirectTo: string, status: 302 | 303) =>
  redirect(`/login?redirectTo=${encodeURIComponent(redirectTo)}`, status);

export const loader = beforeSignInLoader({ search: LeadsOn }, async ({ db, request, search, language, signedIn }) => {
  const redirectTo = localPath(search.redirectTo, "/start");
  if (signedIn) throw redirect(redirectTo);
  const half = await halfSignedIn(db, request);
  if (!half) throw toSignIn(redirectTo, 302);
  const { hasApp, hasPasskey } = half;
  return { redirectTo, hasApp, hasPasskey, title: translatorFor(language).t("session.second.title") };
});

export const action = beforeSignInAction(
  {
    form: SecondFactor,
    limit: {
      kind: "second_factor",
      account: async ({ request }) => (await throughBeforeSignIn((db) => halfSignedIn(db, request)))?.userId ?? null,
    },
  },
  async ({ db, request, url, value }) => {
    const half = await halfSignedIn(db, request);
    if (!half) return toSignIn(localPath(value.redirectTo, "/start"), 303);
    if (value.passkey !== undefined) await demandPasskey(db, half, value.passkey, siteOf(url));
    else await demandCode(db, half.userId, value.code ?? "", secondFactorKeys());
    const opened = await replaceSession(db, half, { userAgent: userAgentOf(request), secondFactorAt: new Date() });
    return enterWith(opened, value.redirectTo);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SecondFactorPage() {
  const { t } = useWords();
  const { redirectTo, hasApp, hasPasskey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Shell>
      <div className="narrow sign-in">
        <h1>{t("session.second.title")}</h1>
        <p>{t(hasApp ? "session.second.leadApp" : "session.second.leadPasskey")}</p>
        {hasPasskey ? <PasskeyButton challenge="/login/second-factor/passkey" redirectTo={redirectTo} /> : null}
        <RecordForm
          key={answer ? "again" : "first"}
          answer={answer}
          labels={{ code: t("session.second.code") }}
          submit={t("session.second.confirm")}
        >
          {({ field }) => (
            <>
              <input type="hidden" name="redirectTo" value={redirectTo} />
              <Field width="short" autoComplete="one-time-code" spellCheck={false} {...field("code")} defaultValue="" />
            </>
          )}
        </RecordForm>
        <Form method="post" action="/logout" reloadDocument>
          <button className="text-button">{t("session.second.otherAccount")}</button>
        </Form>
      </div>
    </Shell>
  );
}
