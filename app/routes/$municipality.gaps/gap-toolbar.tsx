import { FunnelIcon } from "@navikt/aksel-icons";
import { Form } from "@remix-run/react";
import { Dropdown } from "~/components/ui/disclosure";
import { Choices, Field } from "~/components/ui/field";
import { FilterChips } from "~/components/ui/filter-chips";
import { Icon } from "~/components/ui/icon";
import { useWords } from "~/components/use-words";
import {
  defaultGapSort,
  gapAddress,
  gapPoints,
  gapSorts,
  isNarrowed,
  type GapPoints,
  type GapSearch,
} from "~/domain/gap/filter";
import type { GapOption, GapOptions } from "~/domain/gap/options.server";

interface ToolbarProps {
  search: GapSearch;
  options: GapOptions;
  shown: number;
  all: number;
}

const optionsOf = (list: readonly GapOption[]) => list.map(({ key, label }) => ({ value: key, label }));

/** The filters over the list, those in use, and how many gaps they leave in which order. */
export function GapToolbar({ search, options, shown, all }: ToolbarProps) {
  const { t } = useWords();
  return (
    <div className="toolbar">
      {/* The form begins anew with each address, closed and with what the address says. */}
      <Dropdown
        key={gapAddress(search, {})}
        className="ds-button"
        variant="secondary"
        summary={
          <>
            <Icon of={FunnelIcon} />
            {t("gaps.filter.open")}
          </>
        }
      >
        <FilterForm search={search} options={options} />
      </Dropdown>
      <FilterChips
        label={t("gaps.filter.inUse")}
        remove={t("gaps.filter.remove")}
        chips={useChips(search, options)}
        clear={
          isNarrowed(search) ? { href: gapAddress(cleared(search), {}), label: t("gaps.filter.clear") } : undefined
        }
      />
      <p className="toolbar__end">{t("gaps.shown", { shown, all, order: t(`gaps.order.${search.sort}`) })}</p>
    </div>
  );
}

/** The search without its filters; view and order stay. */
export function cleared(search: GapSearch): GapSearch {
  return { ...search, q: "", dimension: [], category: [], points: [], area: [], owner: null };
}

function useBandLabel(): (points: GapPoints) => string {
  const { t } = useWords();
  return (points) => (points === "unscored" ? t("gaps.unscored") : t("gaps.points", { count: Number(points) }));
}

function useChips(search: GapSearch, options: GapOptions) {
  const { t } = useWords();
  const bandLabel = useBandLabel();
  const labelIn = (list: readonly GapOption[], key: string) => list.find((option) => option.key === key)?.label ?? key;
  const chips: { key: string; label: string; href: string }[] = [];
  const { q, owner } = search;
  if (q !== "") chips.push({ key: "q", label: t("gaps.filter.searched", { q }), href: gapAddress(search, { q: "" }) });
  const lists = { dimension: options.dimensions, category: options.categories, area: options.areas };
  for (const name of ["dimension", "category", "area"] as const) {
    for (const key of search[name]) {
      const href = gapAddress(search, { [name]: search[name].filter((other) => other !== key) });
      chips.push({ key: `${name} ${key}`, label: labelIn(lists[name], key), href });
    }
  }
  for (const points of search.points) {
    const href = gapAddress(search, { points: search.points.filter((other) => other !== points) });
    chips.push({ key: `points ${points}`, label: bandLabel(points), href });
  }
  if (owner !== null) {
    const name = options.owners.find(({ key }) => key === owner)?.label;
    const label = name === undefined ? t("gaps.filter.someone") : t("gaps.filter.ownedBy", { name });
    chips.push({ key: "owner", label, href: gapAddress(search, { owner: null }) });
  }
  return chips;
}

/** A form that only asks: it works without script, and its answer is an address that can be sent on. */
function FilterForm({ search, options }: Pick<ToolbarProps, "search" | "options">) {
  const { t } = useWords();
  const bandLabel = useBandLabel();
  const begun = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
  return (
    <Form className="gap-filter" method="get" preventScrollReset>
      {search.broken !== null && <input type="hidden" name="broken" value={search.broken} />}
      <Field
        kind="search"
        name="q"
        label={t("gaps.filter.search")}
        hint={t("gaps.filter.searchHint")}
        defaultValue={search.q}
        maxLength={100}
      />
      {options.dimensions.length > 1 && (
        <Choices
          kind="checkbox"
          inline
          name="dimension"
          legend={t("gaps.filter.dimension")}
          options={optionsOf(options.dimensions)}
          chosen={search.dimension}
        />
      )}
      <Choices
        kind="checkbox"
        inline
        name="points"
        legend={t("gaps.filter.band")}
        options={gapPoints.map((points) => ({ value: points, label: bandLabel(points) }))}
        chosen={search.points}
      />
      {options.categories.length > 1 && (
        <Choices
          kind="checkbox"
          inline
          name="category"
          legend={t("gaps.filter.category")}
          options={optionsOf(options.categories)}
          chosen={search.category}
        />
      )}
      {options.areas.length > 1 && (
        <Choices
          kind="checkbox"
          inline
          name="area"
          legend={t("gaps.filter.area")}
          options={optionsOf(options.areas)}
          chosen={search.area}
        />
      )}
      <div className="form__row">
        {options.owners.length > 0 && (
          <Field
            kind="select"
            width="short"
            name="owner"
            label={t("gaps.filter.owner")}
            empty={t("gaps.filter.anyone")}
            options={optionsOf(options.owners)}
            defaultValue={search.owner ?? ""}
          />
        )}
        <Field
          kind="select"
          width="half"
          name="sort"
          label={t("gaps.filter.order")}
          options={[defaultGapSort, ...gapSorts.filter((sort) => sort !== defaultGapSort)].map((sort) => ({
            value: sort,
            label: begun(t(`gaps.order.${sort}`)),
          }))}
          defaultValue={search.sort}
        />
      </div>
      <div className="button-row">
        <button className="ds-button" data-color="accent">
          {t("gaps.filter.show")}
        </button>
      </div>
    </Form>
  );
}
