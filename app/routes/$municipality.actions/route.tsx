import { FilterIcon, PlusIcon } from "@navikt/aksel-icons";
import { redirect, type MetaFunction } from "@remix-run/node";
import {
  Form,
  Link,
  Outlet,
  useLoaderData,
  useLocation,
  useOutlet,
  useParams,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { useEffect, useMemo } from "react";
import { Dropdown } from "~/components/ui/disclosure";
import { EmptyState } from "~/components/ui/empty-state";
import { LinkedText } from "~/components/ui/linked-text";
import { FilterChips } from "~/components/ui/filter-chips";
import { Icon } from "~/components/ui/icon";
import { Pagination } from "~/components/ui/pagination";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { pageTitle } from "~/components/page-title";
import { useWords } from "~/components/use-words";
import { actionColumns, type ActionColumn } from "~/domain/action/list";
import { actionList, filterNames, unitOptions } from "~/domain/action/queries.server";
import { owners } from "~/domain/member/queries.server";
import { projectOptions } from "~/domain/project/options.server";
import { municipalityLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { ActionsTable } from "./actions-table";
import {
  changedList,
  filterEntries,
  isSameFilter,
  listQuery,
  plainList,
  sortEntry,
  views,
  type ListAddress,
} from "./address";
import { FilterPanel } from "./filter-panel";
import { useListKeys, useShortcutChoice } from "./list-keys";
import type { ListState } from "./list-state";
import { ListSearch } from "./search";
import { shownRows } from "./shown";

const pageSize = 50;
const nobody = "00000000-0000-0000-0000-000000000000";

export const loader = municipalityLoader({ may: "plan.read", search: ListSearch }, async (visit) => {
  const { db, search, language, today, municipality, actor, may, url } = visit;
  const { t } = translatorFor(language);
  const isOwn = search.owner === "me" || (search.owner !== null && search.owner === actor.personId);
  const filter = { ...search, owner: search.owner === "me" ? (actor.personId ?? nobody) : search.owner };
  const { rows, total, projects } = await actionList(
    db,
    filter,
    { sort: search.sort.by, descending: search.sort.descending, page: search.page, size: pageSize },
    { today, intervalDays: municipality.updateIntervalDays, columns: search.columns },
  );
  if (rows.length === 0 && total > 0) {
    // The list has become shorter than it was.
    throw redirect(url.pathname + listQuery({ ...search, page: Math.ceil(total / pageSize) }));
  }
  return {
    title: t("actions.title"),
    rows: shownRows(rows, search.columns, { t, format: formatsFor(language), language }),
    total,
    projects,
    // Chosen by name, one's own are "mine" all the same.
    list: isOwn ? { ...search, owner: "me" } : search,
    names: await filterNames(db, {
      owner: isOwn ? null : search.owner,
      project: search.project,
      unit: search.unit,
    }),
    options:
      search.panel === "filter"
        ? { owners: await owners(db), projects: await projectOptions(db), units: await unitOptions(db) }
        : null,
    municipality: municipality.key,
    today,
    hasOwn: actor.personId !== null,
    canChange: may("action.write"),
  };
});

/** Opening an action beside the list leaves the list as it is. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) =>
  formMethod === undefined && currentUrl.pathname !== nextUrl.pathname && currentUrl.search === nextUrl.search
    ? false
    : defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

/** Beside an open action there is room for these. */
const besideColumns: readonly ActionColumn[] = ["owner", "due", "state"];

export default function Actions() {
  const { t } = useWords();
  const { rows, total, projects, list, municipality, canChange, ...page } = useLoaderData<typeof loader>();
  const { actionId } = useParams();
  const isBeside = useOutlet() !== null;
  const [usesKeys, chooseKeys] = useShortcutChoice();
  useListKeys(usesKeys);
  const { closed } = (useLocation().state ?? {}) as ListState;
  useEffect(() => {
    if (closed) document.querySelector<HTMLElement>(`a[data-open][href*="${closed}"]`)?.focus({ preventScroll: true });
  }, [closed]);
  const base = `/${municipality}/actions`;
  const shown = useMemo(
    () => (isBeside ? list.columns.filter((column) => besideColumns.includes(column)) : list.columns),
    [isBeside, list.columns],
  );

  const counted = t(list.state === "open" ? "actions.lead.open" : "actions.lead.any", { count: total });
  const lead =
    projects > 0
      ? t("actions.lead.inProjects", { count: projects, actions: counted })
      : t("actions.lead.outside", { actions: counted });
  const Title = isBeside ? "h2" : "h1";
  const head = (
    <div className="page-head">
      <div className="page-head__text">
        <Title className={isBeside ? "actions-title" : undefined}>{t("actions.title")}</Title>
        <p className="page-head__lead">{lead}</p>
      </div>
      {canChange ? (
        <div className="page-head__actions button-row">
          <Link
            className="ds-button"
            data-color="accent"
            data-variant={isBeside ? "secondary" : undefined}
            to={`${base}/new`}
          >
            <Icon of={PlusIcon} />
            {t("actions.new")}
          </Link>
        </div>
      ) : null}
    </div>
  );
  const tabs = (
    <TabsAsLinks
      label={t("actions.views.label")}
      views={views(page.today, page.hasOwn).map(({ name, filter }) => {
        const view = { ...plainList, ...filter, columns: list.columns, sort: list.sort };
        return {
          key: name,
          href: base + listQuery(view),
          label: t(`actions.views.${name}`),
          current: isSameFilter(view, list),
        };
      })}
    />
  );
  const hasFilter = !isSameFilter(list, plainList);
  // The table keeps its place in both shapes of the page, so that what is selected stays selected.
  return (
    <div className={isBeside ? "beside" : undefined}>
      <div className={isBeside ? "beside__list" : undefined}>
        {head}
        {list.changed && !isBeside ? (
          <p className="notice" role="status">
            {t("actions.bulk.done", { count: list.changed })}
          </p>
        ) : null}
        {tabs}
        {isBeside ? null : (
          <>
            <div className="toolbar">
              <Link
                id="actions-filter-link"
                className="ds-button"
                data-variant="secondary"
                data-color="accent"
                to={`${base}${changedList(list, { panel: list.panel ? null : "filter" })}`}
                preventScrollReset
              >
                <Icon of={FilterIcon} />
                {t(list.panel ? "actions.filter.close" : "actions.filter.button")}
              </Link>
              <Filters base={base} list={list} names={page.names} />
              <div className="toolbar__end">
                <Columns base={base} list={list} />
              </div>
            </div>
            {page.options ? (
              <FilterPanel municipality={municipality} list={list} options={page.options} hasOwn={page.hasOwn} />
            ) : null}
          </>
        )}
        {rows.length > 0 ? (
          <ActionsTable
            municipality={municipality}
            rows={rows}
            list={list}
            shown={shown}
            query={listQuery({ ...list, panel: null })}
            openId={actionId}
            canChange={canChange}
            selects={canChange && !isBeside}
          />
        ) : hasFilter ? (
          <EmptyState
            title={t("actions.empty.noneTitle")}
            action={
              <Link className="ds-button" data-variant="secondary" data-color="accent" to={base}>
                {t("actions.empty.showAll")}
              </Link>
            }
          >
            {t("actions.empty.noneText")}
          </EmptyState>
        ) : (
          <NoActions municipality={municipality} />
        )}
        <Pages base={base} list={list} total={total} listed={rows.length} />
        {isBeside || rows.length === 0 ? null : <Shortcuts uses={usesKeys} choose={chooseKeys} />}
      </div>
      <Outlet />
    </div>
  );
}

function NoActions({ municipality }: { municipality: string }) {
  const { t } = useWords();
  const way = (key: "toProjects" | "toRecommendations", page: string) => ({
    key,
    content: <LinkedText text={t(`actions.empty.${key}`)} to={`/${municipality}/${page}`} />,
  });
  return (
    <EmptyState
      title={t("actions.empty.title")}
      ways={[way("toProjects", "projects"), way("toRecommendations", "recommendations")]}
    >
      {t("actions.empty.text")}
    </EmptyState>
  );
}

interface ListPart {
  base: string;
  list: ListAddress;
}

function Pages({ base, list, total, listed }: ListPart & { total: number; listed: number }) {
  const { t } = useWords();
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = (list.page - 1) * pageSize + 1;
  const step = (page: number, key: "previous" | "next", count: number) => ({
    href: base + listQuery({ ...list, page, panel: null }),
    label: t(`actions.pages.${key}`, { count }),
  });
  if (listed === 0) return null;
  return (
    <Pagination
      label={t("actions.pages.label")}
      status={t("actions.pages.status", { from, to: from + listed - 1, total })}
      previous={list.page > 1 ? step(Math.min(list.page - 1, last), "previous", pageSize) : null}
      next={list.page < last ? step(list.page + 1, "next", Math.min(pageSize, total - list.page * pageSize)) : null}
    />
  );
}

/** The filters in use, each with the way to the list without it. */
function Filters({
  base,
  list,
  names,
}: ListPart & { names: { owner: string | null; project: string | null; unit: string | null } }) {
  const { t, format } = useWords();
  const chips: { key: string; label: string; href: string }[] = [];
  const chip = (key: string, label: string, change: Partial<ListAddress>) =>
    chips.push({ key, label, href: base + changedList(list, change) });
  const named = (name: string | null) => name ?? t("actions.filter.unknown");
  if (list.q) chip("q", t("actions.filter.isSearch", { words: list.q }), { q: "" });
  if (list.state === "open") chip("state", t("actions.states.open"), { state: "all" });
  else if (list.state !== "all") chip("state", t(`states.action.${list.state}`), { state: "all" });
  if (list.owner === "none") chip("owner", t("actions.filter.noOwner"), { owner: null });
  else if (list.owner === "me")
    chip("owner", t("actions.filter.isOwner", { name: t("actions.filter.me") }), { owner: null });
  else if (list.owner) chip("owner", t("actions.filter.isOwner", { name: named(names.owner) }), { owner: null });
  if (list.project) chip("project", t("actions.filter.isProject", { name: named(names.project) }), { project: null });
  if (list.unit) chip("unit", t("actions.filter.isUnit", { name: named(names.unit) }), { unit: null });
  if (list.attention) chip("attention", t(`actions.filter.${list.attention}`), { attention: null });
  if (list.dueFrom)
    chip("dueFrom", t("actions.filter.isDueFrom", { date: format.date(list.dueFrom) }), { dueFrom: null });
  if (list.dueTo) chip("dueTo", t("actions.filter.isDueTo", { date: format.date(list.dueTo) }), { dueTo: null });
  const clear = isSameFilter(list, plainList)
    ? undefined
    : {
        href: base + listQuery({ ...plainList, sort: list.sort, columns: list.columns }),
        label: t("actions.filter.clear"),
      };
  return (
    <FilterChips label={t("actions.filter.inUse")} remove={t("actions.filter.remove")} chips={chips} clear={clear} />
  );
}

/** Which columns are shown: a form, so that the choice is in the address. */
function Columns({ base, list }: ListPart) {
  const { t } = useWords();
  return (
    <Dropdown
      align="end"
      variant="secondary"
      className="ds-button"
      summary={t("actions.columns.button", { shown: list.columns.length + 1, all: actionColumns.length + 1 })}
    >
      <Form method="get" action={base} className="columns-form" preventScrollReset>
        {[...filterEntries(list), ...sortEntry(list)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="columns" value="title" />
        <fieldset>
          <legend className="ds-sr-only">{t("actions.columns.legend")}</legend>
          {actionColumns.map((column) => (
            <label key={column} className="columns-form__choice">
              <input
                className="check-box"
                type="checkbox"
                name="columns"
                value={column}
                defaultChecked={list.columns.includes(column)}
              />
              {t(`actions.columns.${column}`)}
            </label>
          ))}
        </fieldset>
        <button className="ds-button" data-variant="secondary" data-color="accent">
          {t("actions.columns.show")}
        </button>
      </Form>
    </Dropdown>
  );
}

const shortcuts = [
  { keys: ["J", "K"], name: "move" },
  { keys: ["X"], name: "select" },
  { keys: ["Enter"], name: "open" },
  { keys: ["U"], name: "update" },
  { keys: ["F"], name: "filter" },
  { keys: ["?"], name: "all" },
] as const;

/** The keys in short under the list, and all of them with the way to turn them off. */
function Shortcuts({ uses, choose }: { uses: boolean; choose: (use: boolean) => void }) {
  const { t } = useWords();
  const drawn = (keys: readonly string[]) => keys.map((key) => <kbd key={key}>{key}</kbd>);
  return (
    <div className="script-only">
      <ul className="shortcuts" aria-hidden="true">
        {shortcuts.map(({ keys, name }) => (
          <li key={name}>
            {drawn(keys)} {t(`actions.keys.${name}`)}
          </li>
        ))}
      </ul>
      <div className="shortcuts-all">
        <details className="disclosure" id="actions-shortcuts">
          <summary>{t("actions.keys.heading")}</summary>
          <div className="disclosure__content">
            <dl className="facts facts--keys">
              {shortcuts.map(({ keys, name }) => (
                <div key={name}>
                  <dt>{drawn(keys)}</dt>
                  <dd>{t(`actions.keys.${name}Long`)}</dd>
                </div>
              ))}
            </dl>
            <label className="columns-form__choice">
              <input
                className="check-box"
                type="checkbox"
                checked={uses}
                onChange={(event) => choose(event.currentTarget.checked)}
              />
              {t("actions.keys.use")}
            </label>
            <p className="small quiet">{t("actions.keys.about")}</p>
          </div>
        </details>
      </div>
    </div>
  );
}
