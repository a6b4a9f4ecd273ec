import type { Round } from "~/domain/funding/rounds.server";
import { Field } from "../ui/field";
import { useWords } from "../use-words";

interface RoundFieldProps {
  field: { name: string; label: string; error: string | undefined; defaultValue: string | undefined };
  rounds: readonly Round[];
  programmes: readonly { id: string; name: string }[];
}

/** Which round of its programme a funding link is for. Every programme's rounds are there, so that it works without script. */
export function RoundField({ field, rounds, programmes }: RoundFieldProps) {
  const { t, format } = useWords();
  if (rounds.length === 0) return <input type="hidden" name={field.name} value="none" />;
  const nameOf = new Map(programmes.map(({ id, name }) => [id, name]));
  return (
    <Field
      {...field}
      kind="select"
      options={[
        { value: "none", label: t("funding.round.any") },
        ...rounds.map(({ id, programmeId, closesOn }) => ({
          value: id,
          label: t("funding.round.option", { programme: nameOf.get(programmeId) ?? "", date: format.date(closesOn) }),
        })),
      ]}
    />
  );
}
