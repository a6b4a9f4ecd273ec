import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { copyPractice, type CopyWords } from "~/domain/practice/copying.server";
import { ownCopies, practiceById } from "~/domain/practice/queries.server";
import { CopyForm, PracticeParams } from "~/domain/practice/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import type { Language } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

/** The texts of a copy, in the language of what is copied. */
function wordsIn(language: Language): CopyWords {
  const { t } = translatorFor(language);
  return {
    description: ({ summary, timeNote, partners, pitfalls }) =>
      [
        summary,
        timeNote && t("practices.copy.timeIs", { text: timeNote }),
        partners && t("practices.copy.partnersAre", { text: partners }),
        pitfalls && t("practices.copy.pitfallsAre", { text: pitfalls }),
      ]
        .filter(Boolean)
        .join("\n\n"),
    basis: ({ municipality }) => t("practices.copy.basis", { offeredBy: municipality }),
  };
}

export const loader = municipalityLoader(
  { may: "practice.copy", params: PracticeParams },
  async ({ db, municipality, params, language }) => {
    const practice = await practiceById(db, params.practiceId, language);
    if (practice.isOwn) throw new NotFound("practice");
    const { id, title, language: written, municipality: offeredBy, version } = practice;
    return {
      municipality: municipality.key,
      practice: { id, title, language: written, offeredBy, version },
      isCopied: (await ownCopies(db, id)).length > 0,
      title: translatorFor(language).t("practices.copy.title", { title }),
    };
  },
);

export const action = municipalityAction(
  { may: "practice.copy", params: PracticeParams, form: CopyForm },
  async ({ db, actor, municipality, params, value, language }) => {
    const project = await copyPractice(db, actor, params.practiceId, value, language, wordsIn);
    return redirect(`/${municipality.key}/projects/${project}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function CopyPractice() {
  const { t } = useWords();
  const { municipality, practice, isCopied, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const path = `/${municipality}/practices/${practice.id}`;
  return (
    <div className="narrow">
      <PageHead
        title={title}
        lead={t("practices.copy.lead", { offeredBy: practice.offeredBy })}
        trail={{
          label: t("projects.trail"),
          steps: [
            { label: t("practices.title"), href: `/${municipality}/practices` },
            { label: practice.title, href: path, lang: practice.language },
            { label: t("practices.copy.open") },
          ],
        }}
      />
      <RecordForm
        answer={answer}
        labels={{ name: t("practices.copy.name"), again: t("practices.copy.again") }}
        values={{ name: practice.title }}
        version={practice.version}
        submit={t("practices.copy.submit")}
        cancel={{ href: path, label: t("forms.cancel") }}
      >
        {({ field }) => {
          const { defaultValue: again, ...shown } = field("again");
          return (
            <>
              <Field {...field("name")} required={t("forms.required")} maxLength={200} lang={practice.language} />
              {isCopied ? (
                <Field
                  {...shown}
                  kind="checkbox"
                  hint={t("practices.copy.againHint")}
                  defaultChecked={again === "on"}
                />
              ) : null}
            </>
          );
        }}
      </RecordForm>
    </div>
  );
}
