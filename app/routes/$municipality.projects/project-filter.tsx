import { Field } from "~/components/ui/field";
import { FilterForm } from "~/components/ui/filter-form";
import { useWords } from "~/components/use-words";
import { stateGroups } from "~/domain/project/filter";
import type { ProjectSearch } from "~/domain/project/search";
import { projectKinds } from "~/domain/project/kinds";
import { projectStates } from "~/domain/project/states";
import type { Translate } from "~/text/words";

interface Filtered {
  search: ProjectSearch;
  areas: readonly { key: string; name: string }[];
  owners: readonly { id: string; name: string; unit: string | null }[];
}

/** How the list stands when nothing is asked for; it is left out of the address. */
export const usual = { sort: "name", order: "asc" };

const stateName = (state: NonNullable<ProjectSearch["state"]>, t: Translate) =>
  state === "open" || state === "finished" ? t(`projects.filter.${state}`) : t(`states.project.${state}`);

/** The filters in use, in words. */
export function filterChips({ search, areas, owners }: Filtered, t: Translate): { key: string; label: string }[] {
  const chips: { key: string; label: string }[] = [];
  const add = (key: string, label: string) => chips.push({ key, label });
  if (search.q) add("q", t("projects.filter.isSearch", { words: search.q }));
  if (search.kind) add("kind", t(`projects.kinds.${search.kind}`));
  if (search.area) add("area", areas.find(({ key }) => key === search.area)?.name ?? t("projects.filter.unknown"));
  if (search.state) add("state", stateName(search.state, t));
  if (search.owner === "none") add("owner", t("projects.filter.noOwner"));
  else if (search.owner) {
    const name = owners.find(({ id }) => id === search.owner)?.name ?? t("projects.filter.unknown");
    add("owner", t("projects.filter.isOwner", { name: search.owner === "me" ? t("projects.filter.me") : name }));
  }
  if (search.recommendation) {
    add(
      "recommendation",
      t(search.recommendation === "linked" ? "projects.filter.linked" : "projects.filter.unlinked"),
    );
  }
  if (search.attention) add("attention", t(`projects.filter.${search.attention}`));
  return chips;
}

/** Everything the list can be filtered by, as a form that sends it in the address. */
export function ProjectFilter({ path, search, areas, owners, isOwner }: Filtered & { path: string; isOwner: boolean }) {
  const { t } = useWords();
  return (
    <FilterForm
      key={JSON.stringify(search)}
      path={path}
      button={t("projects.filter.button")}
      submit={t("projects.filter.show")}
      kept={{
        sort: search.sort === usual.sort ? null : search.sort,
        order: search.order === usual.order ? null : search.order,
      }}
    >
      <Field kind="search" name="q" label={t("projects.filter.q")} defaultValue={search.q} maxLength={100} />
      <Field
        kind="select"
        name="state"
        label={t("projects.filter.state")}
        empty={t("projects.filter.anyState")}
        defaultValue={search.state}
        options={[...stateGroups, ...projectStates].map((value) => ({ value, label: stateName(value, t) }))}
      />
      <Field
        kind="select"
        name="kind"
        label={t("projects.filter.kind")}
        empty={t("projects.filter.anyKind")}
        defaultValue={search.kind}
        options={projectKinds.map((value) => ({ value, label: t(`projects.kinds.${value}`) }))}
      />
      <Field
        kind="select"
        name="area"
        label={t("projects.filter.area")}
        empty={t("projects.filter.anyArea")}
        defaultValue={search.area}
        options={areas.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Field
        kind="select"
        name="owner"
        label={t("projects.filter.owner")}
        empty={t("projects.filter.anyOwner")}
        defaultValue={search.owner}
        options={[
          ...(isOwner ? [{ value: "me", label: t("projects.filter.me") }] : []),
          { value: "none", label: t("projects.filter.noOwner") },
          ...owners.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit}` : name })),
        ]}
      />
      <Field
        kind="select"
        name="recommendation"
        label={t("projects.filter.recommendation")}
        empty={t("projects.filter.anyRecommendation")}
        defaultValue={search.recommendation}
        options={[
          { value: "linked", label: t("projects.filter.linked") },
          { value: "none", label: t("projects.filter.unlinked") },
        ]}
      />
      <Field
        kind="select"
        name="attention"
        label={t("projects.filter.attention")}
        empty={t("projects.filter.anyAttention")}
        defaultValue={search.attention}
        options={(["late", "stale", "any"] as const).map((value) => ({
          value,
          label: t(`projects.filter.${value}`),
        }))}
      />
    </FilterForm>
  );
}
