import { languageNames, languages } from "~/text/languages";
import { Field } from "../ui/field";
import { useWords } from "../use-words";

/** What the fields of a summary are called, each language by its own name. */
export function useSummaryLabels(): Record<string, string> {
  const { t } = useWords();
  return Object.fromEntries(
    languages.flatMap((language) => [
      [`${language}Subject`, t("summaries.subjectIn", { language: languageNames[language] })],
      [`${language}Text`, t("summaries.textIn", { language: languageNames[language] })],
    ]),
  );
}

interface SummaryFieldsProps {
  field: (name: string) => { name: string; label: string; error: string | undefined; defaultValue: string | undefined };
}

/** Subject and text of a summary, once for each language. */
export function SummaryFields({ field }: SummaryFieldsProps) {
  const { t } = useWords();
  return (
    <>
      {languages.map((language) => (
        <fieldset key={language}>
          <legend lang={language}>{languageNames[language]}</legend>
          <Field {...field(`${language}Subject`)} maxLength={200} lang={language} />
          <Field
            {...field(`${language}Text`)}
            kind="textarea"
            rows={14}
            hint={t("summaries.textHint")}
            lang={language}
          />
        </fieldset>
      ))}
    </>
  );
}
