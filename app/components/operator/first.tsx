import type { ReactNode } from "react";
import { RecordForm } from "../record-form";
import { Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

/** The names of the two fields about whom to invite. */
export function useFirstLabels(): { firstName: string; firstEmail: string } {
  const { t } = useWords();
  return { firstName: t("operator.form.firstName"), firstEmail: t("operator.form.firstEmail") };
}

type FieldOf = (name: string) => {
  name: string;
  label: string;
  error: string | undefined;
  defaultValue: string | undefined;
};

/** Whom to invite: name and address. */
export function FirstFields({ field, legend }: { field: FieldOf; legend?: ReactNode }) {
  const { t } = useWords();
  const fields = (
    <>
      <Field {...field("firstName")} required={t("forms.required")} width="half" maxLength={200} autoComplete="off" />
      <Field
        {...field("firstEmail")}
        kind="email"
        required={t("forms.required")}
        hint={t("operator.form.firstEmailHint")}
        width="half"
        maxLength={254}
        autoComplete="off"
      />
    </>
  );
  if (!legend) return fields;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {fields}
    </fieldset>
  );
}

/** Invites somebody by name and address. */
export function FirstForm({ answer, submit }: { answer: FormAnswer | undefined; submit: string }) {
  return (
    <RecordForm answer={answer} labels={useFirstLabels()} submit={submit}>
      {({ field }) => <FirstFields field={field} />}
    </RecordForm>
  );
}
