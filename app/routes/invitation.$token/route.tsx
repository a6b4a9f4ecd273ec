import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, isRouteErrorResponse, Link, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { ErrorPage } from "~/components/shell/error-page";
import { errorTitle } from "~/components/shell/error-title";
import { ProviderChoices } from "~/components/session/provider-choices";
import { Shell } from "~/components/shell/shell";
import { Facts } from "~/components/ui/facts";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { acceptInvitation, openInvitation, type InvitedPlace } from "~/domain/member/invitation.server";
import { JoinForm, newAccountOf } from "~/domain/member/joining";
import { openSession } from "~/domain/session/commands.server";
import { passwordLength } from "~/domain/session/password-length";
import { refuseWeakPassword } from "~/domain/session/password.server";
import { Refused } from "~/domain/shared/errors";
import { providerChoices } from "~/http/sign-in-providers.server";
import { keepSession } from "~/http/session-cookie.server";
import { userAgentOf } from "~/http/signed-in.server";
import { beforeSignInLoader, joiningAction } from "~/http/open-visit.server";
import type { Language } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

const Token = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) });

/** Where one lands after joining. */
const homeOf = ({ kind, key }: InvitedPlace) =>
  kind === "municipality" ? `/${key}` : kind === "operator" ? "/operator" : `/${kind}/${key}`;

/** What the place is called; the service has no name of its own. */
const nameOf = (place: InvitedPlace, language: Language) =>
  place.name || translatorFor(language).t("invitation.service.name");

export const loader = beforeSignInLoader({ params: Token }, async ({ db, params, language, signedIn }) => {
  const invitation = await openInvitation(db, { token: params.token });
  return {
    place: { kind: invitation.place.kind, name: nameOf(invitation.place, language) },
    email: invitation.email,
    name: invitation.name,
    roles: invitation.roles,
    inviter: invitation.inviter,
    expiresAt: invitation.expiresAt.toISOString(),
    hasAccount: invitation.hasAccount,
    token: params.token,
    providers: providerChoices(),
    here: `/invitation/${params.token}`,
    signedIn: signedIn && { email: signedIn.email, isInvited: signedIn.email === invitation.email },
    title: translatorFor(language).t("invitation.title", { name: nameOf(invitation.place, language) }),
  };
});

export const action = joiningAction(
  { params: Token, form: JoinForm, limit: { kind: "invitation", account: ({ params }) => params.token } },
  async ({ doors, request, params, value, language, signedIn }) => {
    const invitation = await openInvitation(await doors.beforeSignIn(), { token: params.token });
    if (signedIn) {
      if (signedIn.email !== invitation.email) throw new Refused("invitation.someoneElse");
      await acceptInvitation(doors, { token: params.token }, { userId: signedIn.userId });
      return redirect(homeOf(invitation.place), 303);
    }
    if (invitation.hasAccount) throw new Refused("invitation.signInFirst");
    const account = newAccountOf(value);
    await refuseWeakPassword("password", account.password, { email: invitation.email, name: account.name });
    const { userId } = await acceptInvitation(doors, { token: params.token }, { ...account, language });
    const opened = await openSession(await doors.beforeSignIn(), userId, { userAgent: userAgentOf(request) });
    return redirect(homeOf(invitation.place), {
      status: 303,
      headers: { "Set-Cookie": await keepSession(opened.sessionId, opened.expiresAt) },
    });
  },
);

export const meta: MetaFunction<typeof loader> = (page) =>
  page.error ? errorTitle(page, isGone(page.error) ? "invitationGone" : undefined) : pageTitle(page.data?.title);

export default function Invitation() {
  const { t, format } = useWords();
  const answer = useActionData<typeof action>();
  const invitation = useLoaderData<typeof loader>();
  const { place, email, inviter, signedIn, hasAccount, here, title, providers, token } = invitation;
  const roles = invitation.roles.map((role) => t(`members.roles.${role}`)).join(", ");
  return (
    <Shell>
      <div className="narrow">
        <PageHead
          title={title}
          lead={
            place.kind === "operator"
              ? t(inviter ? "invitation.service.leadBy" : "invitation.service.lead", { who: inviter ?? "" })
              : inviter
                ? t("invitation.leadBy", { who: inviter, where: place.name })
                : t("invitation.lead", { where: place.name })
          }
        />
        <Facts
          facts={[
            { key: "roles", term: t("invitation.as"), detail: roles },
            { key: "email", term: t("invitation.to"), detail: email },
            { key: "until", term: t("invitation.until"), detail: format.moment(invitation.expiresAt) },
          ]}
        />
        {signedIn ? (
          signedIn.isInvited ? (
            <RecordForm answer={answer} labels={{}} submit={t("invitation.join", { name: place.name })}>
              {() => <p>{t("invitation.signedInAs", { email })}</p>}
            </RecordForm>
          ) : (
            <>
              <p className="notice">{t("invitation.someoneElse", { email: signedIn.email, invited: email })}</p>
              <Form method="post" action="/logout" reloadDocument>
                <button className="ds-button" data-color="accent">
                  {t("shell.signOut")}
                </button>
              </Form>
              <p className="quiet">{t("invitation.openAgain")}</p>
            </>
          )
        ) : hasAccount ? (
          <>
            <p>{t("invitation.hasAccount", { email })}</p>
            <p>
              <Link className="ds-button" data-color="accent" to={`/login?redirectTo=${encodeURIComponent(here)}`}>
                {t("shell.signIn")}
              </Link>
            </p>
          </>
        ) : (
          <>
            <RecordForm
              // Empties the password after a refused try: a password field keeps its text otherwise.
              key={answer ? "again" : "first"}
              answer={answer}
              labels={{ name: t("invitation.name"), password: t("invitation.password") }}
              values={{ name: invitation.name ?? "" }}
              submit={t("invitation.join", { name: place.name })}
            >
              {({ field }) => (
                <>
                  <Field autoComplete="name" hint={t("invitation.nameHint")} {...field("name")} />
                  <Field
                    kind="password"
                    autoComplete="new-password"
                    hint={t("session.passwordHint", { limit: passwordLength.least })}
                    {...field("password")}
                    defaultValue=""
                  />
                </>
              )}
            </RecordForm>
            <ProviderChoices providers={providers} heading="instead" invitation={token} />
          </>
        )}
      </div>
    </Shell>
  );
}

/** Unknown, expired, used and taken back look the same. */
const isGone = (error: unknown) => isRouteErrorResponse(error) && error.status === 404;

export function ErrorBoundary() {
  const { t } = useWords();
  const error = useRouteError();
  if (!isGone(error)) return <ErrorPage />;
  return (
    <Shell>
      <div className="narrow">
        <PageHead title={t("invitation.gone.title")} lead={t("invitation.gone.text")} />
        <p>
          <Link className="ds-link" to="/login">
            {t("invitation.gone.signIn")}
          </Link>
        </p>
      </div>
    </Shell>
  );
}
