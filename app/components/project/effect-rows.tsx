import { confidences } from "~/domain/project/kinds";
import { Disclosure } from "../ui/disclosure";
import { Field, fieldId, FieldError } from "../ui/field";
import { useWords } from "../use-words";

/** The columns of one expected effect, in the order of the form. */
export const effectColumns = ["dataPoint", "low", "high", "byYear", "confidence", "basis"] as const;

interface EffectRowsProps {
  /** How many rows hold something. */
  filled: number;
  field: (name: string) => { name: string; label: string; error: string | undefined; defaultValue: string | undefined };
  dataPoints: readonly { id: string; name: string; unit: string; isGap: boolean }[];
}

/** How many empty rows the form offers, so that nothing has to be added by script; all but one are folded away. */
export const emptyRows = 3;

/** Expected effects, a group of fields each. */
export function EffectRows({ filled, field, dataPoints }: EffectRowsProps) {
  const { t } = useWords();
  const whole = field("effects");
  const options = dataPoints.map(({ id, name, unit, isGap }) => {
    const measured = unit === "" ? name : `${name}, ${unit}`;
    return { value: id, label: isGap ? t("projects.form.gap", { name: measured }) : measured };
  });
  const effectRow = (row: number) => {
    // Its own label says which row it is; on the screen the group does.
    const of = (column: (typeof effectColumns)[number]) => ({
      ...field(`effects[${row}].${column}`),
      label: t(`projects.form.${column}`),
    });
    return (
      <div key={row} className="effect-row" role="group" aria-labelledby={`effect-${row}`}>
        <p className="strong" id={`effect-${row}`}>
          {t("projects.form.effect", { number: row + 1 })}
        </p>
        <Field {...of("dataPoint")} kind="select" empty={t("projects.form.chooseDataPoint")} options={options} />
        <div className="effect-row__figures">
          <Field {...of("low")} inputMode="decimal" />
          <Field {...of("high")} inputMode="decimal" />
          <Field {...of("byYear")} inputMode="numeric" />
          <Field
            {...of("confidence")}
            kind="select"
            empty={t("projects.form.chooseConfidence")}
            options={confidences.map((value) => ({ value, label: t(`projects.confidences.${value}`) }))}
          />
        </div>
        <Field {...of("basis")} hint={t("projects.form.basisHint")} maxLength={1000} />
      </div>
    );
  };
  return (
    <fieldset id={fieldId("effects")} tabIndex={-1} aria-describedby="effects-hint">
      <legend>{whole.label}</legend>
      <p className="field__hint" id="effects-hint">
        {t("projects.form.effectsHint")}
      </p>
      <FieldError id="effects-error">{whole.error}</FieldError>
      {Array.from({ length: filled + 1 }, (_, row) => effectRow(row))}
      <Disclosure summary={t("projects.form.moreEffects")}>
        <div className="effect-rows">
          {Array.from({ length: emptyRows - 1 }, (_, more) => effectRow(filled + 1 + more))}
        </div>
      </Disclosure>
    </fieldset>
  );
}
