import { mostQuestions } from "~/domain/review/questions";
import { languageNames, languages } from "~/text/languages";
import { RecordForm } from "../record-form";
import { Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

interface RoundFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string>;
  version?: number;
  /** Rounds it can be compared with. */
  choices: readonly { id: string; title: string; language: string }[];
  cancel: string;
}

/** A round that is planned: everything about it. */
export function RoundFields({ answer, values, version, choices, cancel }: RoundFormProps) {
  const { t, format } = useWords();
  const required = t("forms.required");
  const days = ["periodFrom", "periodTo", "opensOn", "dueOn"];
  return (
    <RecordForm
      answer={answer}
      labels={{
        title: t("reviews.form.title"),
        language: t("reviews.form.language"),
        periodFrom: t("reviews.form.periodFrom"),
        periodTo: t("reviews.form.periodTo"),
        opensOn: t("reviews.form.opensOn"),
        dueOn: t("reviews.form.dueOn"),
        previous: t("reviews.form.previous"),
        questions: t("reviews.form.questions"),
      }}
      values={values}
      version={version}
      display={(name, value) =>
        name === "previous"
          ? (choices.find(({ id }) => id === value)?.title ?? value)
          : days.includes(name)
            ? format.date(value)
            : value
      }
      submit={t("reviews.form.submit")}
      cancel={{ href: cancel, label: t("forms.cancel") }}
    >
      {({ field }) => (
        <>
          <input type="hidden" name="part" value="plan" />
          <Field {...field("title")} required={required} maxLength={120} />
          <Field
            {...field("language")}
            kind="select"
            width="half"
            required={required}
            options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          />
          <Field {...field("periodFrom")} kind="date" width="short" required={required} />
          <Field {...field("periodTo")} kind="date" width="short" required={required} />
          <Field
            {...field("opensOn")}
            kind="date"
            width="short"
            required={required}
            hint={t("reviews.form.opensOnHint")}
          />
          <Field {...field("dueOn")} kind="date" width="short" required={required} hint={t("reviews.form.dueOnHint")} />
          <Field
            {...field("previous")}
            kind="select"
            optional={t("forms.optional")}
            empty={t("reviews.form.noPrevious")}
            options={choices.map(({ id, title, language }) => ({ value: id, label: title, lang: language }))}
          />
          <Field
            {...field("questions")}
            kind="textarea"
            rows={6}
            optional={t("forms.optional")}
            hint={t("reviews.form.questionsHint", { limit: mostQuestions })}
          />
        </>
      )}
    </RecordForm>
  );
}
