import { RecordForm } from "~/components/record-form";
import { Choices, Field, FieldError, fieldId } from "~/components/ui/field";
import type { FormAnswer } from "~/components/ui/form-answer";
import { useWords } from "~/components/use-words";
import { challengeVisibilities, mostCriteria } from "~/domain/challenge/kinds";
import { languageNames, languages } from "~/text/languages";

interface Named {
  id: string;
  name: string;
}

interface ChallengeFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string | readonly string[] | undefined>;
  dataPoints: readonly (Named & { isGap: boolean })[];
  areas: readonly { key: string; name: string }[];
  partners: readonly Named[];
  /** The network's members; empty for a municipality, whose challenge concerns itself. */
  members: readonly Named[];
  version?: number | undefined;
  submit: string;
  cancelHref: string;
}

/** What is written of a challenge, by a municipality or a network. */
export function ChallengeForm({ answer, values, dataPoints, areas, partners, members, ...props }: ChallengeFormProps) {
  const { t, format } = useWords();
  const required = t("forms.required");
  const optional = t("forms.optional");
  const f = (name: FormWord) => t(`challenges.form.${name}`);
  const rows = Array.from({ length: mostCriteria }, (_, index) => index);
  const labels: Record<string, string> = {
    ...Object.fromEntries(formWords.map((name) => [name, f(name)])),
    visibility: t("challenges.visibility.label"),
    ...(members.length > 0 ? { municipalities: t("challenges.form.municipalities") } : {}),
    criteria: t("challenges.form.criteria"),
    ...Object.fromEntries(
      rows.flatMap((row) => [
        [
          `criteria[${row}].name`,
          `${t("challenges.form.criterion", { number: row + 1 })}, ${t("challenges.form.criterionName")}`,
        ],
        [
          `criteria[${row}].weight`,
          `${t("challenges.form.criterion", { number: row + 1 })}, ${t("challenges.form.criterionWeight")}`,
        ],
      ]),
    ),
  };
  const nameOf = (list: readonly Named[], id: string) => list.find((one) => one.id === id)?.name ?? id;
  const display = (name: string, value: string): string => {
    if (name === "dataPoint") return nameOf(dataPoints, value);
    if (name === "areaKey") return areas.find(({ key }) => key === value)?.name ?? value;
    if (name === "invited") return nameOf(partners, value);
    if (name === "municipalities") return nameOf(members, value);
    if (name === "opensOn" || name === "closesOn")
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
    const visibility = challengeVisibilities.find((one) => name === "visibility" && one === value);
    return visibility ? t(`challenges.visibility.${visibility}`) : value;
  };
  return (
    <RecordForm
      answer={answer}
      labels={labels}
      values={values}
      version={props.version}
      display={display}
      submit={props.submit}
      cancel={{ href: props.cancelHref, label: t("forms.cancel") }}
    >
      {({ field, chosen }) => (
        <>
          <Field {...field("title")} hint={t("challenges.form.titleHint")} required={required} maxLength={200} />
          <Field
            kind="select"
            {...field("dataPoint")}
            required={required}
            empty={t("challenges.form.chooseDataPoint")}
            options={dataPoints.map(({ id, name, isGap }) => ({
              value: id,
              label: isGap ? t("challenges.form.gap", { name }) : name,
            }))}
          />
          <Field
            kind="select"
            {...field("areaKey")}
            required={required}
            empty={t("challenges.form.chooseArea")}
            options={areas.map(({ key, name }) => ({ value: key, label: name }))}
            width="half"
          />
          <Field kind="textarea" rows={6} {...field("text")} required={required} maxLength={8000} />
          <Field {...field("targetValue")} optional={optional} width="short" inputMode="decimal" />
          <Field {...field("byYear")} optional={optional} width="short" inputMode="numeric" />
          <Field
            kind="textarea"
            rows={4}
            {...field("offer")}
            hint={t("challenges.form.offerHint")}
            optional={optional}
            maxLength={4000}
          />
          {members.length > 0 ? (
            <Choices
              kind="checkbox"
              name="municipalities"
              legend={t("challenges.form.municipalities")}
              hint={t("challenges.form.municipalitiesHint")}
              required={required}
              error={field("municipalities").error}
              options={members.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={chosen("municipalities")}
            />
          ) : null}
          <Field kind="date" {...field("opensOn")} required={required} width="short" />
          <Field
            kind="date"
            {...field("closesOn")}
            hint={t("challenges.form.closesHint")}
            required={required}
            width="short"
          />
          <Choices
            kind="radio"
            name="visibility"
            legend={t("challenges.visibility.label")}
            required={required}
            error={field("visibility").error}
            options={challengeVisibilities.map((value) => ({
              value,
              label: t(`challenges.visibility.${value}`),
              hint: t(`challenges.form.visibilityHint.${value}`),
            }))}
            chosen={chosen("visibility")}
          />
          {partners.length === 0 ? (
            <p className="quiet" id={fieldId("invited")}>
              {t("challenges.form.noPartners")}
            </p>
          ) : (
            <Choices
              kind="checkbox"
              name="invited"
              legend={t("challenges.form.invited")}
              hint={t("challenges.form.visibilityHint.invited")}
              optional={optional}
              error={field("invited").error}
              options={partners.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={chosen("invited")}
            />
          )}
          <fieldset id={fieldId("criteria")} tabIndex={-1} aria-describedby="criteria-hint">
            <legend>{t("challenges.form.criteria")}</legend>
            <p className="field__hint" id="criteria-hint">
              {t("challenges.form.criteriaHint")}
            </p>
            <FieldError id="criteria-error">{field("criteria").error}</FieldError>
            {rows.map((row) => (
              <div
                key={row}
                className="criterion-row"
                role="group"
                aria-label={t("challenges.form.criterion", { number: row + 1 })}
              >
                <Field {...field(`criteria[${row}].name`)} label={t("challenges.form.criterionName")} maxLength={120} />
                <Field
                  {...field(`criteria[${row}].weight`)}
                  label={t("challenges.form.criterionWeight")}
                  width="short"
                  inputMode="numeric"
                />
              </div>
            ))}
          </fieldset>
          <Field
            kind="select"
            {...field("language")}
            options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
            width="short"
          />
        </>
      )}
    </RecordForm>
  );
}

const formWords = [
  "title",
  "dataPoint",
  "areaKey",
  "text",
  "targetValue",
  "byYear",
  "offer",
  "opensOn",
  "closesOn",
  "invited",
  "language",
] as const;
type FormWord = (typeof formWords)[number];
