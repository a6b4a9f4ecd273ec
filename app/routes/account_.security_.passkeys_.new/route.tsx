import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSubmit } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { passkeyAnswerTo, usePasskeys } from "~/components/session/passkey";
import { securityHref, SecurityPage } from "~/components/session/security-page";
import { Field, FieldError } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { afterSecondFactorAdded } from "~/domain/session/commands.server";
import { addPasskey } from "~/domain/session/passkeys.server";
import { AddPasskey, LeadsOn } from "~/domain/session/schema";
import { hasSecondFactor } from "~/domain/session/second-factor.server";
import { Invalid } from "~/domain/shared/errors";
import { localPath } from "~/http/redirect.server";
import { keepSession } from "~/http/session-cookie.server";
import { demandFreshProof, siteOf, userAgentOf } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = accountLoader({ search: LeadsOn }, async ({ url, signedIn, search, language }) => {
  demandFreshProof(signedIn, url);
  return {
    redirectTo: search.redirectTo === undefined ? null : localPath(search.redirectTo, "/"),
    title: translatorFor(language).t("security.passkeys.addTitle"),
  };
});

export const action = accountAction({ form: AddPasskey }, async ({ db, request, url, signedIn, value }) => {
  demandFreshProof(signedIn, url);
  const { name, passkey } = value;
  if (passkey === undefined) throw new Invalid({ passkey: [{ key: "security.passkeys.needsScript" }] });
  const wasFirst = !(await hasSecondFactor(db, signedIn.userId));
  await addPasskey(db, signedIn, { name, answer: passkey }, siteOf(url));
  const opened = await afterSecondFactorAdded(db, signedIn, { wasFirst, userAgent: userAgentOf(request) });
  const redirectTo = value.redirectTo ? localPath(value.redirectTo, "/") : null;
  return redirect(securityHref(wasFirst ? "/backup-codes" : "", redirectTo), {
    status: 303,
    headers: { "Set-Cookie": await keepSession(opened.sessionId, opened.expiresAt) },
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AddPasskeyPage() {
  const { t } = useWords();
  const { title, redirectTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const known = usePasskeys();
  const submit = useSubmit();
  const [stopped, setStopped] = useState(false);
  const create = async (form: FormData) => {
    setStopped(false);
    // Without a name there is nothing to keep: the server says so at the field, before the browser asks anything.
    const name = form.get("name");
    const isNamed = typeof name === "string" && name.trim() !== "";
    const passkey = isNamed ? await passkeyAnswerTo("/account/security/passkeys/challenge", "create") : "";
    if (passkey === null) return setStopped(true);
    form.set("passkey", passkey);
    submit(form, { method: "post" });
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!known) return;
    event.preventDefault();
    void create(new FormData(event.currentTarget));
  };
  return (
    <SecurityPage title={title} lead={t("security.passkeys.addLead")}>
      <noscript>
        <p className="notice">{t("security.passkeys.needsScript")}</p>
      </noscript>
      <RecordForm
        answer={answer}
        labels={{ name: t("security.passkeys.name") }}
        submit={t("security.passkeys.create")}
        cancel={{ href: securityHref("", redirectTo), label: t("forms.cancel") }}
        onSubmit={onSubmit}
      >
        {({ field }) => (
          <>
            {redirectTo === null ? null : <input type="hidden" name="redirectTo" value={redirectTo} />}
            <Field hint={t("security.passkeys.nameHint")} maxLength={60} autoComplete="off" {...field("name")} />
            <div role="alert">
              <FieldError id="passkey-fault">{stopped ? t("session.passkeyStopped") : null}</FieldError>
            </div>
          </>
        )}
      </RecordForm>
    </SecurityPage>
  );
}
