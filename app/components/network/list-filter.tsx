import { Field, type Option } from "~/components/ui/field";
import { FilterForm } from "~/components/ui/filter-form";
import { useWords } from "~/components/use-words";
import { attentions } from "~/domain/network-list/filter";
import type { ListMember, ListOptions } from "~/domain/network-list/options.server";
import type { ListSearch } from "~/domain/network-list/search";
import type { Translate } from "~/text/words";

export interface Filtered {
  search: ListSearch;
  members: readonly ListMember[];
  options: ListOptions;
  /** The statuses of what is listed. */
  states: readonly Option[];
}

const goals = Array.from({ length: 17 }, (_, index) => index + 1);

/** The filters in use, in words. */
export function filterChipsOf({ search, members, options, states }: Filtered, t: Translate) {
  const unknown = t("networkLists.filter.unknown");
  const chips: { key: keyof ListSearch; label: string }[] = [];
  const add = (key: keyof ListSearch, label: string | undefined) => chips.push({ key, label: label ?? unknown });
  if (search.q) add("q", t("networkLists.filter.isSearch", { words: search.q }));
  if (search.municipality) add("municipality", members.find(({ key }) => key === search.municipality)?.name);
  if (search.area) add("area", options.areas.find(({ key }) => key === search.area)?.name);
  if (search.state) add("state", states.find(({ value }) => value === search.state)?.label);
  if (search.sdg) add("sdg", t("networkLists.filter.isSdg", { number: search.sdg }));
  if (search.dataPoint) add("dataPoint", options.dataPoints.find(({ id }) => id === search.dataPoint)?.name);
  if (search.programme) add("programme", options.programmes.find(({ id }) => id === search.programme)?.name);
  if (search.provider) add("provider", search.provider);
  if (search.attention) add("attention", t(`networkLists.filter.${search.attention}`));
  return chips;
}

/** Everything a network's list can be filtered by, as a form that sends it in the address. */
export function ListFilter(props: Filtered & { path: string; usualSort: string }) {
  const { t } = useWords();
  const { path, usualSort, search, members, options, states } = props;
  const select = (name: keyof ListSearch, label: string, empty: string, choices: readonly Option[]) => (
    <Field
      kind="select"
      name={name}
      label={label}
      empty={empty}
      defaultValue={search[name] === undefined ? undefined : String(search[name])}
      options={choices}
    />
  );
  return (
    <FilterForm
      key={JSON.stringify(search)}
      path={path}
      button={t("networkLists.filter.button")}
      submit={t("networkLists.filter.show")}
      kept={{
        sort: search.sort === usualSort ? null : search.sort,
        order: search.order === "asc" ? null : search.order,
      }}
      hint={t("networkLists.filter.hint")}
    >
      <Field kind="search" name="q" label={t("networkLists.filter.q")} defaultValue={search.q} maxLength={100} />
      {select(
        "municipality",
        t("networkLists.filter.municipality"),
        t("networkLists.filter.anyMunicipality"),
        members.filter(({ shares }) => shares).map(({ key, name }) => ({ value: key, label: name })),
      )}
      {select("state", t("networkLists.filter.state"), t("networkLists.filter.anyState"), states)}
      {select(
        "area",
        t("networkLists.filter.area"),
        t("networkLists.filter.anyArea"),
        options.areas.map(({ key, name }) => ({ value: key, label: name })),
      )}
      {select(
        "sdg",
        t("networkLists.filter.sdg"),
        t("networkLists.filter.anySdg"),
        goals.map((number) => ({ value: String(number), label: t("networkLists.filter.isSdg", { number }) })),
      )}
      {select(
        "dataPoint",
        t("networkLists.filter.dataPoint"),
        t("networkLists.filter.anyDataPoint"),
        options.dataPoints.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` })),
      )}
      {select(
        "programme",
        t("networkLists.filter.programme"),
        t("networkLists.filter.anyProgramme"),
        options.programmes.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {select(
        "provider",
        t("networkLists.filter.provider"),
        t("networkLists.filter.anyProvider"),
        options.providers.map((name) => ({ value: name, label: name })),
      )}
      {select(
        "attention",
        t("networkLists.filter.attention"),
        t("networkLists.filter.anyAttention"),
        attentions.map((value) => ({ value, label: t(`networkLists.filter.${value}`) })),
      )}
    </FilterForm>
  );
}
