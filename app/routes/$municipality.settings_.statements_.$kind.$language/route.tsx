import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { StatementText } from "~/components/statement/statement-text";
import { Disclosure } from "~/components/ui/disclosure";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { blocksOf } from "~/domain/statement/blocks";
import { writeStatement } from "~/domain/statement/commands.server";
import { ownStatement } from "~/domain/statement/queries.server";
import { StatementForm, StatementParams } from "~/domain/statement/schema";
import { keptFor } from "~/http/retention.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { productStatement } from "~/text/statements/product.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "publication.write", params: StatementParams },
  async ({ db, params, municipality, language }) => {
    const { t } = translatorFor(language);
    return {
      title: t("statements.settings.formTitle", {
        title: t(`statements.${params.kind}`),
        language: t(`statements.languages.${params.language}`),
      }),
      municipality: municipality.key,
      written: params.language,
      statement: await ownStatement(db, params.kind, params.language),
      product: blocksOf(productStatement(params.kind, params.language, keptFor())),
    };
  },
);

export const action = municipalityAction(
  { may: "publication.write", params: StatementParams, form: StatementForm },
  async ({ db, actor, params, value, municipality }) => {
    await writeStatement(db, actor, params.kind, params.language, value);
    return redirect(`/${municipality.key}/settings/statements`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditStatement() {
  const { t, language } = useWords();
  const { title, municipality, written, statement, product } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/${municipality}/settings/statements`;
  const lang = written === language ? undefined : written;
  return (
    <div className="narrow">
      <PageHead
        title={title}
        trail={{
          label: t("statements.settings.trail"),
          steps: [{ label: t("statements.settings.title"), href: back }, { label: title }],
        }}
      />
      <RecordForm
        answer={answer}
        labels={{ text: t("statements.settings.text") }}
        values={{ text: statement.text }}
        version={statement.version}
        submit={t("statements.settings.save")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <Field
            {...field("text")}
            kind="textarea"
            rows={20}
            hint={t("statements.settings.hint")}
            optional={t("forms.optional")}
            {...(lang ? { lang } : {})}
          />
        )}
      </RecordForm>
      <section className="statement-links">
        <Disclosure summary={t("statements.settings.productText")}>
          <StatementText blocks={product} lang={lang} />
        </Disclosure>
      </section>
    </div>
  );
}
