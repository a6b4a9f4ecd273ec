import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { createToken } from "~/domain/token/commands.server";
import { TokenForm } from "~/domain/token/schema";
import { tokenDays } from "~/domain/token/token";
import { newToken, newTokenPath } from "~/http/new-token-cookie.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "token.write" }, ({ language, municipality }) =>
  Promise.resolve({ municipality: municipality.key, title: translatorFor(language).t("tokens.newTitle") }),
);

export const action = municipalityAction(
  { may: "token.write", form: TokenForm },
  async ({ db, actor, municipality: { key }, value }) => {
    const { token } = await createToken(db, actor, value);
    const made = await newToken.seal({ municipality: key, name: value.name, token }, newTokenPath(key));
    return redirect(`/${key}/settings/tokens`, { status: 303, headers: { "Set-Cookie": made } });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewToken() {
  const { t } = useWords();
  const { municipality, title } = useLoaderData<typeof loader>();
  const tokens = `/${municipality}/settings/tokens`;
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("tokens.form.lead")}
        between={[{ label: t("tokens.title"), page: "tokens" }]}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{ name: t("tokens.columns.name"), scopes: t("tokens.form.scopes"), days: t("tokens.form.days") }}
        values={{ days: "90" }}
        submit={t("tokens.form.save")}
        cancel={{ href: tokens, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => {
          const { error, label } = field("scopes");
          return (
            <>
              <Field
                {...field("name")}
                required={t("forms.required")}
                hint={t("tokens.form.nameHint")}
                maxLength={100}
                autoComplete="off"
              />
              <Choices
                kind="checkbox"
                name="scopes"
                legend={label}
                error={error}
                required={t("forms.required")}
                chosen={chosen("scopes")}
                options={[
                  { value: "figure.read", label: t("tokens.scopes.figures"), hint: t("tokens.scopes.figuresHint") },
                  { value: "plan.read", label: t("tokens.scopes.plan"), hint: t("tokens.scopes.planHint") },
                ]}
              />
              <Field
                {...field("days")}
                kind="select"
                width="short"
                options={tokenDays.map((days) => ({
                  value: String(days),
                  label: t("tokens.form.daysChoice", { count: days }),
                }))}
              />
            </>
          );
        }}
      </RecordForm>
    </>
  );
}
