import { RecordForm } from "../record-form";
import { Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

interface RoundFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string>;
  version?: number;
  cancel: string;
}

/** When a programme of the municipality's own takes applications. */
export function RoundForm({ answer, values, version, cancel }: RoundFormProps) {
  const { t, format } = useWords();
  return (
    <RecordForm
      answer={answer}
      labels={{
        opensOn: t("funding.round.opensOn"),
        closesOn: t("funding.round.closesOn"),
        url: t("funding.round.url"),
        note: t("funding.form.note"),
      }}
      values={values}
      version={version}
      display={(name, value) => (name.endsWith("On") && /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : value)}
      submit={t("funding.round.save")}
      cancel={{ href: cancel, label: t("forms.cancel") }}
    >
      {({ field }) => (
        <>
          <Field {...field("opensOn")} kind="date" width="short" />
          <Field {...field("closesOn")} kind="date" width="short" required={t("forms.required")} />
          <Field {...field("url")} kind="url" maxLength={500} />
          <Field {...field("note")} kind="textarea" rows={3} />
        </>
      )}
    </RecordForm>
  );
}
