import { fundingTypes } from "~/domain/funding/types";
import { languageNames, languages } from "~/text/languages";
import { RecordForm } from "../record-form";
import { Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

interface ProgrammeFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string>;
  version?: number;
  /** What the button says; where it is left out, that a source is saved. */
  submit?: string;
  cancel: { href: string; label: string };
}

/** A municipality's own source of money, or a shared programme. */
export function ProgrammeForm({ answer, values, version, submit, cancel }: ProgrammeFormProps) {
  const { t } = useWords();
  const isType = (value: string): value is "loan" => fundingTypes.some((type) => type === value);
  return (
    <RecordForm
      answer={answer}
      labels={{
        name: t("funding.source.name"),
        provider: t("funding.source.provider"),
        type: t("funding.source.type"),
        amount: t("funding.source.amount"),
        amountNote: t("funding.source.amountNote"),
        period: t("funding.source.period"),
        purpose: t("funding.source.purpose"),
        language: t("funding.source.language"),
      }}
      values={values}
      version={version}
      display={(name, value) => {
        if (name === "type" && isType(value)) return t(`funding.types.${value}`);
        return name === "language" ? (languageNames[value as "nb"] ?? value) : value;
      }}
      submit={submit ?? t("funding.source.save")}
      cancel={cancel}
    >
      {({ field }) => (
        <>
          <Field {...field("name")} required={t("forms.required")} maxLength={200} />
          <Field
            {...field("provider")}
            required={t("forms.required")}
            hint={t("funding.source.providerHint")}
            maxLength={200}
          />
          <Field
            {...field("type")}
            kind="select"
            width="short"
            options={fundingTypes.map((value) => ({ value, label: t(`funding.types.${value}`) }))}
          />
          <Field
            {...field("amount")}
            width="short"
            inputMode="decimal"
            hint={t("funding.source.amountHint")}
            unit={t("projects.form.costUnit")}
          />
          <Field {...field("amountNote")} maxLength={500} />
          <Field {...field("period")} width="half" hint={t("funding.source.periodHint")} maxLength={200} />
          <Field {...field("purpose")} kind="textarea" rows={4} />
          <Field
            {...field("language")}
            kind="select"
            width="short"
            options={languages.map((language) => ({ value: language, label: languageNames[language], lang: language }))}
          />
        </>
      )}
    </RecordForm>
  );
}
