import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { securityHref, SecurityPage } from "~/components/session/security-page";
import { useWords } from "~/components/use-words";
import { LeadsOn } from "~/domain/session/schema";
import { newBackupCodes } from "~/domain/session/second-factor.server";
import { localPath } from "~/http/redirect.server";
import { demandFreshProof, secondFactorKeys } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = accountLoader({ search: LeadsOn }, async ({ url, signedIn, search, language }) => {
  demandFreshProof(signedIn, url);
  return {
    redirectTo: search.redirectTo === undefined ? null : localPath(search.redirectTo, "/"),
    title: translatorFor(language).t("security.backup.title"),
  };
});

export const action = accountAction({ form: z.object({}) }, async ({ db, url, signedIn }) => {
  demandFreshProof(signedIn, url);
  // Shown by this answer and never again.
  return data({ status: "made" as const, codes: await newBackupCodes(db, signedIn.userId, secondFactorKeys()) });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function BackupCodesPage() {
  const { t } = useWords();
  const { title, redirectTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.status === "made") {
    return (
      <SecurityPage title={title} lead={t("security.backup.once")}>
        <h2 role="status">{t("security.backup.shown")}</h2>
        <ul className="backup-codes">
          {answer.codes.map((code) => (
            <li key={code}>
              <code className="key">{code}</code>
            </li>
          ))}
        </ul>
        <div className="button-row">
          <Link className="ds-button" data-color="accent" to={redirectTo ?? "/account/security"}>
            {t("security.backup.done")}
          </Link>
        </div>
      </SecurityPage>
    );
  }
  return (
    <SecurityPage title={title} lead={t("security.backup.lead")}>
      <RecordForm
        answer={answer}
        labels={{}}
        submit={t("security.backup.make")}
        cancel={{ href: securityHref("", redirectTo), label: t("security.backup.later") }}
      >
        {() => null}
      </RecordForm>
    </SecurityPage>
  );
}
