import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SecurityPage } from "~/components/session/security-page";
import { useWords } from "~/components/use-words";
import { removePasskey } from "~/domain/session/passkeys.server";
import { ownSecurity } from "~/domain/session/queries.server";
import { NotFound } from "~/domain/shared/errors";
import { demandFreshProof } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Params = z.object({ passkeyId: z.guid() });

export const loader = accountLoader({ params: Params }, async ({ db, url, signedIn, params, language }) => {
  demandFreshProof(signedIn, url);
  const { passkeys } = await ownSecurity(db, signedIn.userId);
  const passkey = passkeys.find(({ id }) => id === params.passkeyId);
  if (!passkey) throw new NotFound("passkey");
  return { name: passkey.name, title: translatorFor(language).t("security.passkeys.removeTitle") };
});

export const action = accountAction({ params: Params, form: z.object({}) }, async ({ db, url, signedIn, params }) => {
  demandFreshProof(signedIn, url);
  await removePasskey(db, signedIn.userId, params.passkeyId);
  return redirect("/account/security", 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemovePasskeyPage() {
  const { t } = useWords();
  const { title, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SecurityPage title={title} lead={t("security.passkeys.removeLead", { name })}>
      <RecordForm
        answer={answer}
        labels={{}}
        submit={t("security.passkeys.remove")}
        cancel={{ href: "/account/security", label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </SecurityPage>
  );
}
