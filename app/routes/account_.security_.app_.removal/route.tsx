import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SecurityPage } from "~/components/session/security-page";
import { useWords } from "~/components/use-words";
import { ownSecurity } from "~/domain/session/queries.server";
import { removeApp } from "~/domain/session/second-factor.server";
import { demandFreshProof } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = accountLoader({}, async ({ db, url, signedIn, language }) => {
  demandFreshProof(signedIn, url);
  const { appSince } = await ownSecurity(db, signedIn.userId);
  if (appSince === null) throw redirect("/account/security");
  return { title: translatorFor(language).t("security.app.removeTitle") };
});

export const action = accountAction({ form: z.object({}) }, async ({ db, url, signedIn }) => {
  demandFreshProof(signedIn, url);
  await removeApp(db, signedIn.userId);
  return redirect("/account/security", 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveAppPage() {
  const { t } = useWords();
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SecurityPage title={title} lead={t("security.app.removeLead")}>
      <RecordForm
        answer={answer}
        labels={{}}
        submit={t("security.app.remove")}
        cancel={{ href: "/account/security", label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </SecurityPage>
  );
}
