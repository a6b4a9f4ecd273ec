import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FirstFields, useFirstLabels } from "~/components/operator/first";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { createMunicipality } from "~/domain/operator/places.server";
import { municipalityKinds } from "~/domain/municipality/kinds";
import { NewMunicipality } from "~/domain/operator/schema";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { languageNames, languages } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "municipality.write" }, ({ language }) =>
  Promise.resolve({ title: translatorFor(language).t("operator.form.municipality") }),
);

export const action = operatorAction(
  { may: "municipality.write", form: NewMunicipality },
  async ({ db, found, actor, signedIn, url, value }) => {
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    const mail = { inviter: signedIn.name, language: value.language, link };
    const key = await createMunicipality(db, found, actor, value, mail);
    return redirect(`/operator/municipalities/${key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewMunicipalityPage() {
  const { t } = useWords();
  const { title } = useLoaderData<typeof loader>();
  const first = useFirstLabels();
  const list = "/operator/municipalities";
  return (
    <>
      <PageHead
        title={title}
        lead={t("operator.form.municipalityLead")}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("operator.municipalities.title"), href: list }, { label: title }],
        }}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{
          name: t("operator.form.name"),
          key: t("operator.form.key"),
          kind: t("operator.form.kind"),
          county: t("operator.form.county"),
          population: t("operator.form.population"),
          language: t("operator.form.language"),
          ...first,
        }}
        values={{ kind: "municipality", language: "nb" }}
        submit={t("operator.form.create")}
        cancel={{ href: list, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <Field {...field("name")} required={t("forms.required")} width="half" maxLength={100} />
            <Field
              {...field("key")}
              required={t("forms.required")}
              hint={t("operator.form.keyHint")}
              width="half"
              maxLength={60}
              spellCheck={false}
            />
            <Field
              {...field("kind")}
              kind="select"
              width="short"
              options={municipalityKinds.map((value) => ({ value, label: t(`operator.kinds.${value}`) }))}
            />
            <Field {...field("county")} width="half" maxLength={100} />
            <Field {...field("population")} width="short" inputMode="numeric" />
            <Field
              {...field("language")}
              kind="select"
              width="short"
              options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
            />
            <FirstFields field={field} legend={t("operator.form.administrator")} />
          </>
        )}
      </RecordForm>
    </>
  );
}
