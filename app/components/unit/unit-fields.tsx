import { Field } from "../ui/field";
import { useWords } from "../use-words";

interface UnitFieldsProps {
  field: (name: string) => { name: string; label: string; error: string | undefined; defaultValue: string | undefined };
  /** The units it may come under. */
  parents: readonly { id: string; name: string; depth: number }[];
}

/** The labels of a unit's fields, in the order of the form. */
export function useUnitLabels(): Record<string, string> {
  const { t } = useWords();
  return { name: t("units.name"), parentId: t("units.parent") };
}

/** Name of a unit, and the one it belongs under. */
export function UnitFields({ field, parents }: UnitFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Field required={t("forms.required")} width="half" {...field("name")} />
      <Field
        kind="select"
        width="half"
        empty={t("units.top")}
        options={parents.map(({ id, name, depth }) => ({ value: id, label: "\u2003".repeat(depth) + name }))}
        {...field("parentId")}
      />
    </>
  );
}
