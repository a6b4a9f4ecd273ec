import type { Owner } from "~/domain/member/queries.server";
import { confidences, projectKinds } from "~/domain/project/kinds";
import type { RecommendationOption } from "~/domain/project/options.server";
import { languageNames, languages } from "~/text/languages";
import { RecordForm } from "../record-form";
import { Choices, Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";
import { effectColumns, EffectRows, emptyRows } from "./effect-rows";

export interface ProjectFormOptions {
  owners: Owner[];
  areas: { key: string; name: string }[];
  recommendations: RecommendationOption[];
  dataPoints: { id: string; name: string; unit: string; isGap: boolean }[];
}

interface ProjectFormProps {
  answer: FormAnswer | undefined;
  options: ProjectFormOptions;
  /** Under the form's own names; several values as a list, expected effects as `effects[0].low`. */
  values: Record<string, string | string[]>;
  version?: number;
  submit: string;
  cancel: { href: string; label: string };
}

/** A project from nothing or over again: what it is, who does it when for what, what it answers and what it should reach. */
export function ProjectForm({ answer, options, values, version, submit, cancel }: ProjectFormProps) {
  const { t, format } = useWords();
  const typed = answer?.values ?? values;
  const places = Object.keys(typed).flatMap((name) => {
    const row = /^effects\[(\d+)\]/.exec(name)?.[1];
    return row !== undefined && [typed[name]].flat().some((value) => value !== "") ? [Number(row) + 1] : [];
  });
  const filled = Math.min(50, Math.max(0, ...places));
  const labels: Record<string, string> = {
    name: t("projects.form.name"),
    description: t("projects.form.description"),
    kind: t("projects.form.kind"),
    area: t("projects.form.area"),
    language: t("projects.form.language"),
    owner: t("projects.form.owner"),
    startsOn: t("projects.form.startsOn"),
    endsOn: t("projects.form.endsOn"),
    cost: t("projects.form.cost"),
    costNote: t("projects.form.costNote"),
    partners: t("projects.form.partners"),
    recommendations: t("projects.one.recommendations"),
    effects: t("projects.form.effects"),
  };
  for (let row = 0; row < filled + emptyRows; row++) {
    for (const column of effectColumns) {
      const effect = t("projects.form.effect", { number: row + 1 });
      labels[`effects[${row}].${column}`] = `${effect}, ${t(`projects.form.${column}`)}`;
    }
  }
  const shown = (name: string, value: string): string => {
    switch (name) {
      case "owner":
        return options.owners.find(({ id }) => id === value)?.name ?? value;
      case "area":
        return options.areas.find(({ key }) => key === value)?.name ?? value;
      case "kind":
        return projectKinds.some((kind) => kind === value) ? t(`projects.kinds.${value as "plan"}`) : value;
      case "language":
        return languageNames[value as "nb"] ?? value;
      case "startsOn":
      case "endsOn":
        return /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : value;
      case "partners":
        return value.split(/\r?\n/).filter(Boolean).join(", ");
      case "recommendations":
        return options.recommendations.find(({ id }) => id === value)?.title ?? value;
      case "effects[].dataPoint":
        return options.dataPoints.find(({ id }) => id === value)?.name ?? value;
      case "effects[].confidence":
        return confidences.some((one) => one === value) ? t(`projects.confidences.${value as "low"}`) : value;
      default:
        return value;
    }
  };

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
      {({ field, chosen }) => (
        <>
          <fieldset className="form__section">
            <legend>{t("projects.form.about")}</legend>
            <Field {...field("name")} required={t("forms.required")} maxLength={200} />
            <Field {...field("description")} kind="textarea" rows={6} hint={t("projects.form.descriptionHint")} />
            <div className="form__row">
              <Field
                {...field("kind")}
                kind="select"
                width="short"
                options={projectKinds.map((kind) => ({ value: kind, label: t(`projects.kinds.${kind}`) }))}
              />
              <Field
                {...field("area")}
                kind="select"
                width="half"
                required={t("forms.required")}
                empty={t("projects.form.chooseArea")}
                options={options.areas.map(({ key, name }) => ({ value: key, label: name }))}
              />
            </div>
            <Field
              {...field("language")}
              kind="select"
              width="short"
              hint={t("projects.form.languageHint")}
              options={languages.map((language) => ({
                value: language,
                label: languageNames[language],
                lang: language,
              }))}
            />
          </fieldset>
          <fieldset className="form__section">
            <legend>{t("projects.form.timeAndMoney")}</legend>
            <Field
              {...field("owner")}
              kind="select"
              width="half"
              hint={t("projects.form.ownerHint")}
              empty={t("projects.form.noOwner")}
              options={options.owners.map(({ id, name, unit }) => ({
                value: id,
                label: unit ? `${name}, ${unit}` : name,
              }))}
            />
            <div className="form__row">
              <Field {...field("startsOn")} kind="date" width="short" />
              <Field {...field("endsOn")} kind="date" width="short" />
            </div>
            <Field
              {...field("cost")}
              width="short"
              inputMode="decimal"
              hint={t("projects.form.costHint")}
              unit={t("projects.form.costUnit")}
            />
            <Field {...field("costNote")} hint={t("projects.form.costNoteHint")} maxLength={500} />
            <Field {...field("partners")} kind="textarea" rows={3} hint={t("projects.form.partnersHint")} />
          </fieldset>
          {options.recommendations.length > 0 ? (
            <Choices
              kind="checkbox"
              name="recommendations"
              legend={t("projects.form.recommendations")}
              hint={t("projects.form.recommendationsHint")}
              error={field("recommendations").error}
              chosen={chosen("recommendations")}
              options={options.recommendations.map(({ id, title, language, area }) => ({
                value: id,
                label: title,
                lang: language,
                hint: area,
              }))}
            />
          ) : (
            <p className="quiet">{t("projects.form.noRecommendations")}</p>
          )}
          <EffectRows filled={filled} field={field} dataPoints={options.dataPoints} />
        </>
      )}
    </RecordForm>
  );
}
