import type { ReactNode } from "react";
import { languageNames, languages } from "~/text/languages";
import { Field } from "../ui/field";
import { useWords } from "../use-words";

export interface ParentOption {
  id: string;
  name: string;
  language: string;
}

export interface OwnerOption {
  id: string;
  name: string;
  unit: string | null;
}

export interface ActionChoices {
  projects: readonly ParentOption[];
  recommendations: readonly ParentOption[];
  owners: readonly OwnerOption[];
}

/** An owner as a choice: the unit tells two people of one name apart. */
export const ownerChoices = (owners: readonly OwnerOption[]) =>
  owners.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit}` : name }));

const parentChoices = (parents: readonly ParentOption[]) =>
  parents.map(({ id, name, language }) => ({ value: id, label: name, lang: language }));

/** The names of an action's fields, in the order of its form. */
export function useActionLabels(): Record<string, string> {
  const { t } = useWords();
  return {
    title: t("actions.form.title"),
    project: t("actions.form.project"),
    recommendation: t("actions.form.recommendation"),
    owner: t("actions.form.owner"),
    startsOn: t("actions.form.startsOn"),
    dueOn: t("actions.form.dueOn"),
    description: t("actions.form.description"),
    language: t("actions.form.language"),
  };
}

/** How a field's value is shown where two versions are compared. */
export function useActionDisplay({ projects, recommendations, owners }: ActionChoices) {
  const { format } = useWords();
  return (name: string, value: string): string => {
    const named = (all: readonly { id: string; name: string }[]) => all.find(({ id }) => id === value)?.name ?? value;
    switch (name) {
      case "project":
        return named(projects);
      case "recommendation":
        return named(recommendations);
      case "owner":
        return named(owners);
      case "startsOn":
      case "dueOn":
        return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
      case "language":
        return languages.some((language) => language === value) ? languageNames[value as "nb"] : value;
      default:
        return value;
    }
  };
}

type FieldOf = (name: string) => {
  name: string;
  label: string;
  error: string | undefined;
  defaultValue: string | undefined;
};

/** The fields of an action, for making and for editing one. */
export function ActionFields({ field, choices }: { field: FieldOf; choices: ActionChoices }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Field {...field("title")} required={t("forms.required")} hint={t("actions.form.titleHint")} maxLength={200} />
      <Field
        kind="select"
        {...field("project")}
        empty={t("actions.form.chooseProject")}
        options={parentChoices(choices.projects)}
      />
      {choices.recommendations.length > 0 ? (
        <Field
          kind="select"
          {...field("recommendation")}
          hint={t("actions.form.recommendationHint")}
          empty={t("actions.form.chooseRecommendation")}
          options={parentChoices(choices.recommendations)}
        />
      ) : null}
      <Field
        kind="select"
        {...field("owner")}
        empty={t("actions.form.chooseOwner")}
        options={ownerChoices(choices.owners)}
        width="half"
      />
      <DateFields field={field} />
      <Field kind="textarea" {...field("description")} optional={t("forms.optional")} rows={5} maxLength={10_000} />
      <Field
        kind="select"
        {...field("language")}
        options={languages.map((language) => ({ value: language, label: languageNames[language], lang: language }))}
        width="short"
      />
    </>
  );
}

/** Start and due date beside each other. */
export function DateFields({ field }: { field: FieldOf }) {
  return (
    <div className="form__row">
      <Field kind="date" {...field("startsOn")} width="short" />
      <Field kind="date" {...field("dueOn")} width="short" />
    </div>
  );
}
