import { Link } from "@remix-run/react";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import type { FormAnswer } from "~/components/ui/form-answer";
import { useWords } from "~/components/use-words";
import { answerField } from "~/domain/review/questions";

interface DraftFieldsProps {
  here: string;
  /** The network has asked: it is to be submitted once more. */
  isAsked: boolean;
  questions: readonly string[];
  /** The language of the questions. */
  language: string;
  values: Record<string, string>;
  version: number;
  answer: FormAnswer | undefined;
}

/** What the municipality writes beside its figures, kept until it is submitted. */
export function DraftFields({ here, isAsked, questions, language, values, version, answer }: DraftFieldsProps) {
  const { t } = useWords();
  return (
    <section className="section" aria-labelledby="write">
      <h2 id="write">{t("reviews.own.write")}</h2>
      <p>{isAsked ? t("reviews.own.answersLead") : t("reviews.own.writeLead")}</p>
      <RecordForm
        // Saved, the form begins anew from what was saved.
        key={version}
        answer={answer}
        secondary
        labels={{
          ...Object.fromEntries(questions.map((question, index) => [answerField(index), question])),
          note: t("reviews.own.note"),
        }}
        values={values}
        version={version}
        submit={t("reviews.own.save")}
      >
        {({ field }) => (
          <>
            {questions.map((question, index) => (
              <Field
                key={question}
                {...field(answerField(index))}
                label={<span lang={language}>{question}</span>}
                kind="textarea"
                required={t("forms.required")}
              />
            ))}
            <Field {...field("note")} kind="textarea" hint={t("reviews.own.noteHint")} optional={t("forms.optional")} />
          </>
        )}
      </RecordForm>
      <p className="button-row">
        <Link className="ds-button" data-color="accent" to={`${here}/submission`}>
          {isAsked ? t("reviews.own.toResubmit") : t("reviews.own.toSubmit")}
        </Link>
        <span className="quiet">{t("reviews.own.unsaved")}</span>
      </p>
    </section>
  );
}
