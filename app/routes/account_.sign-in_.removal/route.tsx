import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { unlinkIdentity } from "~/domain/identity/commands.server";
import { ownIdentities } from "~/domain/identity/queries.server";
import { UnlinkForm } from "~/domain/identity/schema";
import { NotFound } from "~/domain/shared/errors";
import { signInProviders } from "~/http/sign-in-providers.server";
import { demandFreshProof } from "~/http/signed-in.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Search = z.object({ issuer: z.string().catch(""), subject: z.string().catch("") });

export const loader = accountLoader({ search: Search }, async ({ db, search, language }) => {
  const own = (await ownIdentities(db)).find(
    ({ issuer, subject }) => issuer === search.issuer && subject === search.subject,
  );
  if (!own) throw new NotFound("identity");
  const name = signInProviders().find(({ issuer }) => issuer === own.issuer)?.name ?? own.issuer;
  return {
    issuer: own.issuer,
    subject: own.subject,
    name,
    title: translatorFor(language).t("identity.removeTitle", { name }),
  };
});

export const action = accountAction({ form: UnlinkForm }, async ({ db, url, signedIn, value }) => {
  demandFreshProof(signedIn, new URL("/account/sign-in", url));
  await unlinkIdentity(db, signedIn.userId, value);
  return redirect("/account/sign-in", 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveProvider() {
  const { t } = useWords();
  const { issuer, subject, name, title } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <div className="narrow">
        <PageHead
          title={title}
          trail={{
            label: t("settings.trail"),
            steps: [{ label: t("identity.title"), href: "/account/sign-in" }, { label: title }],
          }}
        />
        <RecordForm
          answer={useActionData<typeof action>()}
          labels={{}}
          submit={t("identity.remove")}
          cancel={{ href: "/account/sign-in", label: t("forms.cancel") }}
        >
          {() => (
            <>
              <input type="hidden" name="issuer" value={issuer} />
              <input type="hidden" name="subject" value={subject} />
              <p>{t("identity.removeText", { name })}</p>
            </>
          )}
        </RecordForm>
      </div>
    </Shell>
  );
}
