import { RecordForm } from "~/components/record-form";
import { Disclosure } from "~/components/ui/disclosure";
import { Choices, Field, fieldId } from "~/components/ui/field";
import type { FormAnswer } from "~/components/ui/form-answer";
import { useWords } from "~/components/use-words";
import type { DataPointChoice } from "~/domain/recommendation/queries.server";
import { languageNames, languages, type Language } from "~/text/languages";

interface WritingFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string | undefined>;
  /** Data points chosen before anything was typed. */
  dataPoints: readonly string[];
  choices: readonly DataPointChoice[];
  areas: readonly { key: string; name: string }[];
  owners: readonly { id: string; name: string; unit: string | null }[];
  version?: number | undefined;
  submit: string;
  cancelHref: string;
}

/** What people write of a recommendation of the municipality's own. */
export function WritingForm({ answer, values, dataPoints, choices, areas, owners, ...props }: WritingFormProps) {
  const { t, format } = useWords();
  const ownerNames = new Map(owners.map(({ id, name, unit }) => [id, unit ? `${name}, ${unit}` : name]));
  const display = (name: string, value: string): string => {
    switch (name) {
      case "areaKey":
        return areas.find(({ key }) => key === value)?.name ?? value;
      case "ownerId":
        return ownerNames.get(value) ?? value;
      case "dataPoints":
        return choices.find(({ id }) => id === value)?.name ?? value;
      case "receivedOn":
        return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
      case "language":
        return languageNames[value as Language] ?? value;
      default:
        return value;
    }
  };
  const required = t("forms.required");
  const optional = t("forms.optional");
  return (
    <RecordForm
      answer={answer}
      labels={{
        title: t("recommendations.form.title"),
        text: t("recommendations.form.text"),
        areaKey: t("recommendations.form.area"),
        dataPoints: t("recommendations.form.dataPoints"),
        statedTarget: t("recommendations.form.statedTarget"),
        suggestedActions: t("recommendations.form.suggestedActions"),
        ownerId: t("recommendations.form.owner"),
        receivedOn: t("recommendations.form.receivedOn"),
        sourceNote: t("recommendations.form.sourceNote"),
        language: t("recommendations.form.language"),
      }}
      values={{ ...values, dataPoints }}
      version={props.version}
      display={display}
      submit={props.submit}
      cancel={{ href: props.cancelHref, label: t("forms.cancel") }}
    >
      {({ field, chosen }) => (
        <>
          <Field {...field("title")} hint={t("recommendations.form.titleHint")} required={required} maxLength={200} />
          <Field kind="textarea" rows={6} {...field("text")} required={required} maxLength={8000} />
          <Field
            kind="select"
            {...field("areaKey")}
            required={required}
            empty={t("recommendations.form.chooseArea")}
            options={areas.map(({ key, name }) => ({ value: key, label: name }))}
            width="half"
          />
          <DataPointChoices choices={choices} chosen={chosen("dataPoints")} error={field("dataPoints").error} />
          <Field
            {...field("statedTarget")}
            hint={t("recommendations.form.statedTargetHint")}
            optional={optional}
            maxLength={500}
          />
          <Field
            kind="textarea"
            rows={4}
            {...field("suggestedActions")}
            hint={t("recommendations.form.suggestedActionsHint")}
            optional={optional}
            maxLength={4000}
          />
          <Field
            kind="select"
            {...field("ownerId")}
            optional={optional}
            empty={t("recommendations.form.chooseOwner")}
            options={[...ownerNames].map(([value, label]) => ({ value, label }))}
            width="half"
          />
          <Field kind="date" {...field("receivedOn")} required={required} width="short" />
          <Field
            {...field("sourceNote")}
            hint={t("recommendations.form.sourceNoteHint")}
            optional={optional}
            maxLength={300}
          />
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

/** Gaps first, since it is gaps that recommendations are to close; all others by dimension, closed until one is chosen there. */
function DataPointChoices({
  choices,
  chosen,
  error,
}: {
  choices: readonly DataPointChoice[];
  chosen: readonly string[];
  error: string | undefined;
}) {
  const { t } = useWords();
  const option = ({ id, name, category }: DataPointChoice) => ({ value: id, label: `${name} (${category})` });
  const gaps = choices.filter(({ isGap }) => isGap);
  const others = choices.filter(({ isGap }) => !isGap);
  const dimensions = [...new Set(others.map(({ dimension }) => dimension))];
  return (
    <fieldset className="data-point-choices" id={gaps.length === 0 ? fieldId("dataPoints") : undefined}>
      <legend>{t("recommendations.form.dataPoints")}</legend>
      {gaps.length === 0 ? (
        <p className="quiet">{t("recommendations.form.noGaps")}</p>
      ) : (
        <Choices
          kind="checkbox"
          name="dataPoints"
          legend={t("recommendations.form.gaps")}
          error={error}
          options={gaps.map(option)}
          chosen={chosen}
        />
      )}
      <div>
        {dimensions.map((dimension, index) => {
          const here = others.filter((one) => one.dimension === dimension);
          const legend = t("recommendations.form.others", { dimension });
          return (
            <Disclosure key={dimension} summary={legend} open={here.some(({ id }) => chosen.includes(id))}>
              <Choices
                kind="checkbox"
                name="dataPoints"
                id={`${fieldId("dataPoints")}-others-${index}`}
                legend={<span className="ds-sr-only">{legend}</span>}
                options={here.map(option)}
                chosen={chosen}
              />
            </Disclosure>
          );
        })}
      </div>
    </fieldset>
  );
}
