import { RecordForm } from "../record-form";
import { Choices, Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";
import type { FigureUnit } from "./figure";
import { observationStates, qualifiers, type ObservationState, type Qualifier } from "~/domain/kpi/score";

const grades = ["1", "2", "3", "4", "5", "6"] as const;

interface ObservationFormProps {
  answer: FormAnswer | undefined;
  part: string;
  unit: FigureUnit;
  /** Years that have a verified value, which a new one would replace. */
  verifiedYears: readonly number[];
  /** The observation as it stands, where one is corrected. */
  values?: Record<string, string>;
  version?: number;
  cancel: { href: string; label: string };
}

/** A value for a year, or why there is none. */
export function ObservationForm({ answer, part, unit, verifiedYears, values, version, cancel }: ObservationFormProps) {
  const { t } = useWords();
  const labels = {
    year: t("kpis.form.year"),
    state: t("kpis.form.state"),
    value: t("kpis.form.value"),
    qualifier: t("kpis.form.qualifier"),
    quality: t("kpis.form.quality"),
    source: t("kpis.form.source"),
    note: t("kpis.form.note"),
    supersedeReason: t("kpis.form.supersedeReason"),
  };
  const yesNo = [
    { value: "1", label: t("kpis.yes") },
    { value: "0", label: t("kpis.no") },
  ];
  const display = (name: string, value: string): string => {
    if (name === "state") return t(`kpis.form.stateChoice.${value as ObservationState}`);
    if (name === "qualifier") return t(`kpis.qualifier.${value as Qualifier}`);
    if (name === "value" && unit.isBoolean) return yesNo.find((choice) => choice.value === value)?.label ?? value;
    return value;
  };
  return (
    <RecordForm
      answer={answer}
      labels={labels}
      values={{ state: "reported", qualifier: "exact", ...values }}
      version={version}
      display={display}
      submit={t("kpis.form.submit")}
      cancel={cancel}
    >
      {({ field, chosen }) => (
        <>
          <input type="hidden" name="part" value={part} />
          <Field {...field("year")} inputMode="numeric" maxLength={4} width="short" required={t("forms.required")} />
          <Choices
            kind="radio"
            name="state"
            legend={labels.state}
            error={field("state").error}
            options={observationStates.map((state) => ({ value: state, label: t(`kpis.form.stateChoice.${state}`) }))}
            chosen={chosen("state")}
          />
          {unit.isBoolean ? (
            <Field
              {...field("value")}
              kind="select"
              width="short"
              hint={t("kpis.form.valueHint")}
              empty="–"
              options={yesNo}
            />
          ) : (
            <Field
              {...field("value")}
              inputMode="decimal"
              width="short"
              unit={unit.short}
              hint={t("kpis.form.valueHint")}
            />
          )}
          <Field
            {...field("qualifier")}
            kind="select"
            width="half"
            hint={t("kpis.form.qualifierHint")}
            options={qualifiers.map((qualifier) => ({ value: qualifier, label: t(`kpis.qualifier.${qualifier}`) }))}
          />
          <Field
            {...field("quality")}
            kind="select"
            width="half"
            hint={t("kpis.form.qualityHint")}
            empty={t("kpis.form.noQuality")}
            options={grades.map((grade) => ({ value: grade, label: grade }))}
          />
          <Field {...field("source")} maxLength={500} hint={t("kpis.form.sourceHint")} required={t("forms.required")} />
          <Field
            {...field("note")}
            kind="textarea"
            maxLength={2000}
            hint={t("kpis.form.noteHint")}
            optional={t("forms.optional")}
          />
          {verifiedYears.length > 0 ? (
            <Field
              {...field("supersedeReason")}
              kind="textarea"
              rows={2}
              maxLength={1000}
              hint={t("kpis.form.supersedeHint", { years: verifiedYears.join(", ") })}
            />
          ) : null}
        </>
      )}
    </RecordForm>
  );
}
