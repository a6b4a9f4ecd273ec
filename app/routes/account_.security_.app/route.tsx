import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { encode } from "uqr";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { securityHref, SecurityPage } from "~/components/session/security-page";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { afterSecondFactorAdded } from "~/domain/session/commands.server";
import { AppCode, LeadsOn } from "~/domain/session/schema";
import { appSetup, confirmApp, hasApp, hasSecondFactor } from "~/domain/session/second-factor.server";
import { localPath } from "~/http/redirect.server";
import { keepSession } from "~/http/session-cookie.server";
import { demandFreshProof, secondFactorKeys, userAgentOf } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { qrPath } from "./qr-path";

export const loader = accountLoader({ search: LeadsOn }, async ({ db, url, signedIn, search, language }) => {
  demandFreshProof(signedIn, url);
  if (await hasApp(db, signedIn.userId)) throw redirect("/account/security");
  const setup = appSetup(signedIn, secondFactorKeys());
  const { size, data } = encode(setup.address, { border: 2 });
  return {
    ...setup,
    qr: { size, path: qrPath(data) },
    redirectTo: search.redirectTo === undefined ? null : localPath(search.redirectTo, "/"),
    title: translatorFor(language).t("security.app.add"),
  };
});

export const action = accountAction(
  { form: AppCode, limit: "second_factor" },
  async ({ db, request, url, signedIn, value }) => {
    demandFreshProof(signedIn, url);
    const wasFirst = !(await hasSecondFactor(db, signedIn.userId));
    await confirmApp(db, signedIn, value.code, secondFactorKeys());
    const opened = await afterSecondFactorAdded(db, signedIn, { wasFirst, userAgent: userAgentOf(request) });
    const redirectTo = value.redirectTo ? localPath(value.redirectTo, "/") : null;
    return redirect(securityHref(wasFirst ? "/backup-codes" : "", redirectTo), {
      status: 303,
      headers: { "Set-Cookie": await keepSession(opened.sessionId, opened.expiresAt) },
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AddAppPage() {
  const { t } = useWords();
  const { title, secret, address, qr, redirectTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SecurityPage title={title} lead={t("security.app.lead")}>
      <h2>{t("security.app.scan")}</h2>
      {/* Black on white in the dark too: not every app reads it the other way round. */}
      <svg
        className="qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t("security.app.qr")}
        shapeRendering="crispEdges"
      >
        <path className="qr__ground" d={`M0 0h${qr.size}v${qr.size}H0z`} />
        <path className="qr__modules" d={qr.path} />
      </svg>
      <p>
        <a className="ds-link" href={address}>
          {t("security.app.open")}
        </a>
      </p>
      <p>
        {t("security.app.byHand")} <code className="key">{secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <RecordForm
        answer={answer}
        labels={{ code: t("security.app.code") }}
        submit={t("security.app.confirm")}
        cancel={{ href: securityHref("", redirectTo), label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            {redirectTo === null ? null : <input type="hidden" name="redirectTo" value={redirectTo} />}
            <Field width="short" inputMode="numeric" autoComplete="one-time-code" {...field("code")} defaultValue="" />
          </>
        )}
      </RecordForm>
    </SecurityPage>
  );
}
