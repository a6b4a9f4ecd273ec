import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { RecordForm } from "~/components/record-form";
import { useWords } from "~/components/use-words";
import { revokeToken } from "~/domain/token/commands.server";
import { tokenOf } from "~/domain/token/queries.server";
import { TokenParams, TokenRevocation } from "~/domain/token/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "token.write", params: TokenParams },
  async ({ db, params, language, municipality }) => ({
    municipality: municipality.key,
    token: await tokenOf(db, params.tokenId),
    title: translatorFor(language).t("tokens.revokeTitle"),
  }),
);

export const action = municipalityAction(
  { may: "token.write", params: TokenParams, form: TokenRevocation },
  async ({ db, actor, params, municipality }) => {
    await revokeToken(db, actor, params.tokenId);
    return redirect(`/${municipality.key}/settings/tokens`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RevokeToken() {
  const { t } = useWords();
  const { municipality, token, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const tokens = `/${municipality}/settings/tokens`;
  return (
    <>
      <SettingsHead title={title} between={[{ label: t("tokens.title"), page: "tokens" }]} />
      <RecordForm
        answer={answer}
        labels={{}}
        submit={t("tokens.revoke")}
        cancel={{ href: tokens, label: t("forms.cancel") }}
      >
        {() => <p>{t("tokens.revokeText", { name: token.name })}</p>}
      </RecordForm>
    </>
  );
}
