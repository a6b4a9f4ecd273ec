import { Field } from "~/components/ui/field";
import { FilterChips } from "~/components/ui/filter-chips";
import { FilterForm } from "~/components/ui/filter-form";
import { useWords } from "~/components/use-words";
import type { RecommendationFilter } from "~/domain/recommendation/search";
import { recommendationStates } from "~/domain/recommendation/states";
import { addressOf, noFilters } from "./address";

interface FilterProps {
  filter: RecommendationFilter;
  areas: readonly { key: string; name: string }[];
  owners: readonly { id: string; name: string }[];
}

/** Everything the list can be filtered by, as a form that sends it in the address; view and order stay. */
export function RecommendationFilterForm({ filter, areas, owners }: FilterProps) {
  const { t } = useWords();
  return (
    <FilterForm
      key={addressOf(filter)}
      button={t("recommendations.filter.open")}
      submit={t("recommendations.filter.apply")}
      kept={{
        view: filter.view === "all" ? null : filter.view,
        sort: filter.sort === "state" ? null : filter.sort,
        order: filter.order === "asc" ? null : filter.order,
        dataPoint: filter.dataPoint,
      }}
    >
      <Field
        kind="search"
        name="q"
        label={t("recommendations.filter.search")}
        defaultValue={filter.q}
        maxLength={100}
      />
      <Field
        kind="select"
        name="area"
        label={t("recommendations.filter.area")}
        empty={t("recommendations.filter.anyArea")}
        options={areas.map(({ key, name }) => ({ value: key, label: name }))}
        defaultValue={filter.area ?? ""}
      />
      <Field
        kind="select"
        name="state"
        label={t("recommendations.filter.state")}
        empty={t("recommendations.filter.anyState")}
        options={recommendationStates.map((state) => ({
          value: state,
          label: t(`states.recommendation.${state}`),
        }))}
        defaultValue={filter.state ?? ""}
      />
      <Field
        kind="select"
        name="owner"
        label={t("recommendations.filter.owner")}
        empty={t("recommendations.filter.anyOwner")}
        options={[
          { value: "none", label: t("recommendations.filter.noOwner") },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={filter.owner ?? ""}
      />
    </FilterForm>
  );
}

/** The filters in use, each a link to the list without it. */
export function ChosenFilters({ filter, areas, owners }: FilterProps) {
  const { t } = useWords();
  const chips: { key: string; label: string; href: string }[] = [];
  const chip = (key: keyof typeof noFilters, label: string | undefined) => {
    if (label !== undefined) chips.push({ key, label, href: addressOf(filter, { [key]: noFilters[key] }) });
  };
  chip("q", filter.q === "" ? undefined : t("recommendations.filter.found", { text: filter.q }));
  chip("area", filter.area && (areas.find(({ key }) => key === filter.area)?.name ?? filter.area));
  chip("state", filter.state && t(`states.recommendation.${filter.state}`));
  chip(
    "owner",
    filter.owner && (owners.find(({ id }) => id === filter.owner)?.name ?? t("recommendations.filter.noOwner")),
  );
  chip("dataPoint", filter.dataPoint && t("recommendations.filter.oneDataPoint"));
  return (
    <FilterChips
      label={t("recommendations.filter.inUse")}
      remove={t("recommendations.filter.remove")}
      chips={chips}
      clear={{ href: addressOf(filter, noFilters), label: t("recommendations.filter.clear") }}
    />
  );
}
