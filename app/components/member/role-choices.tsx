import { municipalityRoles } from "~/domain/access/table";
import { Choices } from "../ui/field";
import { useWords } from "../use-words";

/** The roles of a municipality, each with what it may do. */
export function RoleChoices({ error, chosen }: { error: string | undefined; chosen: readonly string[] }) {
  const { t } = useWords();
  return (
    <Choices
      kind="checkbox"
      name="roles"
      legend={t("members.invite.roles")}
      error={error}
      chosen={chosen}
      options={municipalityRoles.map((role) => ({
        value: role,
        label: t(`members.roles.${role}`),
        hint: t(`members.roleHints.${role}`),
      }))}
    />
  );
}
