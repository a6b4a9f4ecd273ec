import { Field } from "../ui/field";
import { useWords } from "../use-words";

interface PersonFieldsProps {
  field: (name: string) => { name: string; label: string; error: string | undefined; defaultValue: string | undefined };
  units: readonly { id: string; name: string; depth: number }[];
}

/** The labels of an owner's fields, in the order of the form. */
export function usePersonLabels(): Record<string, string> {
  const { t } = useWords();
  return { name: t("owners.name"), title: t("owners.jobTitle"), unitId: t("owners.unit") };
}

/** Name, title and unit of an owner. */
export function PersonFields({ field, units }: PersonFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Field required={t("forms.required")} width="half" {...field("name")} />
      <Field width="half" {...field("title")} />
      <Field
        kind="select"
        width="half"
        empty={t("owners.noUnit")}
        options={units.map(({ id, name, depth }) => ({ value: id, label: "\u2003".repeat(depth) + name }))}
        {...field("unitId")}
      />
    </>
  );
}
