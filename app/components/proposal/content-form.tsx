import { languageNames, languages } from "~/text/languages";
import { RecordForm } from "../record-form";
import { Disclosure } from "../ui/disclosure";
import { Choices, Field, fieldId, FieldError } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

interface ContentFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string>;
  version: number;
  dataPoints: readonly { id: string; name: string; unit: string }[];
  submit: string;
  cancel: { href: string; label: string };
}

const effectColumns = ["dataPoint", "low", "high", "byYear"] as const;
const costColumns = ["year", "amount"] as const;
/** Empty rows at the end of a list, so that nothing has to be added by script; all but one are folded away. */
const emptyRows = 3;

/** What a proposal says, as a form. Everything may be left for later; what a submission needs is marked. */
export function ContentForm({ answer, values, version, dataPoints, submit, cancel }: ContentFormProps) {
  const { t, format } = useWords();
  const typed: Record<string, string | readonly string[]> = answer?.values ?? values;
  const filled = (list: string) => {
    const places = Object.keys(typed).flatMap((name) => {
      const row = name.startsWith(`${list}[`) ? /\[(\d+)\]/.exec(name)?.[1] : undefined;
      return row !== undefined && [typed[name] ?? ""].flat().some((value) => value !== "") ? [Number(row) + 1] : [];
    });
    return Math.min(40, Math.max(0, ...places));
  };
  const [effects, costs] = [filled("effects"), filled("costs")];
  const of = (
    key: "title" | "summary" | "language" | "effects" | "ask" | "bring" | "costs" | "partners" | "risks" | "interest",
  ) => t(`proposals.content.${key}`);
  const labels: Record<string, string> = {
    title: of("title"),
    summary: of("summary"),
    language: of("language"),
    effects: of("effects"),
    ask: of("ask"),
    askAmount: t("proposals.content.askOre"),
    bring: of("bring"),
    costs: of("costs"),
    partners: of("partners"),
    startsOn: t("proposals.content.startsOn"),
    endsOn: t("proposals.content.endsOn"),
    risks: of("risks"),
    interest: of("interest"),
    interestText: t("proposals.form.interestText"),
  };
  for (let row = 0; row < effects + emptyRows; row++)
    for (const column of effectColumns)
      labels[`effects[${row}].${column}`] =
        `${t("proposals.form.effect", { number: row + 1 })}, ${t(`proposals.form.${column}`)}`;
  for (let row = 0; row < costs + emptyRows; row++)
    for (const column of costColumns)
      labels[`costs[${row}].${column}`] =
        `${t("proposals.form.cost", { number: row + 1 })}, ${t(`proposals.form.${column}`)}`;

  const points = dataPoints.map(({ id, name, unit }) => ({
    value: id,
    label: unit === "" ? name : `${name}, ${unit}`,
  }));
  const shown = (name: string, value: string): string => {
    if (name === "effects[].dataPoint") return points.find((point) => point.value === value)?.label ?? value;
    if (name === "language") return languageNames[value as "nb"] ?? value;
    if ((name === "startsOn" || name === "endsOn") && /^\d{4}-\d\d-\d\d$/.test(value)) return format.date(value);
    if (name === "interest")
      return t(value === "none" ? "proposals.content.noInterest" : "proposals.form.someInterest");
    return value;
  };
  const required = t("proposals.form.required");

  return (
    <RecordForm
      answer={answer}
      labels={labels}
      values={values}
      version={version}
      display={shown}
      submit={submit}
      cancel={cancel}
    >
      {({ field, chosen }) => {
        const row = (list: "effects" | "costs", index: number) => {
          const id = `${list}-${index}`;
          const part = (column: (typeof effectColumns)[number] | (typeof costColumns)[number]) => ({
            ...field(`${list}[${index}].${column}`),
            label: t(`proposals.form.${column}`),
          });
          return (
            <div key={id} className="effect-row" role="group" aria-labelledby={id}>
              <p className="strong" id={id}>
                {t(list === "effects" ? "proposals.form.effect" : "proposals.form.cost", { number: index + 1 })}
              </p>
              {list === "effects" ? (
                <>
                  <Field
                    {...part("dataPoint")}
                    kind="select"
                    empty={t("proposals.form.chooseDataPoint")}
                    options={points}
                  />
                  <div className="effect-row__figures">
                    <Field {...part("low")} inputMode="decimal" />
                    <Field {...part("high")} inputMode="decimal" />
                    <Field {...part("byYear")} inputMode="numeric" />
                  </div>
                </>
              ) : (
                <div className="effect-row__figures">
                  <Field {...part("year")} inputMode="numeric" />
                  <Field {...part("amount")} inputMode="decimal" unit={t("proposals.form.kroner")} />
                </div>
              )}
            </div>
          );
        };
        const list = (name: "effects" | "costs", count: number, hint: string, more: string) => (
          <fieldset id={fieldId(name)} tabIndex={-1} aria-describedby={`${name}-hint`}>
            <legend>
              {labels[name]}
              <span className="field__mark"> {required}</span>
            </legend>
            <p className="field__hint" id={`${name}-hint`}>
              {hint}
            </p>
            <FieldError id={`${name}-error`}>{field(name).error}</FieldError>
            {Array.from({ length: count + 1 }, (_, index) => row(name, index))}
            <Disclosure summary={more}>
              <div className="effect-rows">
                {Array.from({ length: emptyRows - 1 }, (_, index) => row(name, count + 1 + index))}
              </div>
            </Disclosure>
          </fieldset>
        );
        return (
          <>
            <fieldset className="form__section">
              <legend>{t("proposals.form.about")}</legend>
              <Field {...field("title")} required={required} maxLength={200} />
              <Field
                {...field("summary")}
                kind="textarea"
                rows={6}
                required={required}
                hint={t("proposals.form.summaryHint")}
              />
              <Field
                {...field("language")}
                kind="select"
                width="short"
                required={required}
                options={languages.map((language) => ({
                  value: language,
                  label: languageNames[language],
                  lang: language,
                }))}
              />
            </fieldset>
            {list("effects", effects, t("proposals.form.effectsHint"), t("proposals.form.moreEffects"))}
            <fieldset className="form__section">
              <legend>{t("proposals.form.exchange")}</legend>
              <Field {...field("ask")} kind="textarea" required={required} hint={t("proposals.form.askHint")} />
              <Field
                {...field("askAmount")}
                width="short"
                inputMode="decimal"
                required={required}
                unit={t("proposals.form.kroner")}
                hint={t("proposals.form.askAmountHint")}
              />
              <Field {...field("bring")} kind="textarea" required={required} hint={t("proposals.form.bringHint")} />
            </fieldset>
            {list("costs", costs, t("proposals.form.costsHint"), t("proposals.form.moreCosts"))}
            <fieldset className="form__section">
              <legend>{t("proposals.form.who")}</legend>
              <Field
                {...field("partners")}
                kind="textarea"
                rows={3}
                optional={t("forms.optional")}
                hint={t("proposals.form.partnersHint")}
              />
              <div className="form__row">
                <Field {...field("startsOn")} kind="date" width="short" required={required} />
                <Field {...field("endsOn")} kind="date" width="short" required={required} />
              </div>
              <Field {...field("risks")} kind="textarea" required={required} hint={t("proposals.form.risksHint")} />
            </fieldset>
            <fieldset className="form__section">
              <legend>{t("proposals.form.declaration")}</legend>
              <Choices
                kind="radio"
                name="interest"
                legend={labels["interest"]}
                hint={t("proposals.form.interestHint")}
                required={required}
                error={field("interest").error}
                chosen={chosen("interest")}
                options={[
                  { value: "none", label: t("proposals.content.noInterest") },
                  { value: "some", label: t("proposals.form.someInterest") },
                ]}
              />
              <Field {...field("interestText")} kind="textarea" rows={3} hint={t("proposals.form.interestTextHint")} />
            </fieldset>
          </>
        );
      }}
    </RecordForm>
  );
}
