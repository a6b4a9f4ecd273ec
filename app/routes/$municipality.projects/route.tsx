import { PlusIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { LinkedText } from "~/components/ui/linked-text";
import { EmptyState } from "~/components/ui/empty-state";
import { FilterChips } from "~/components/ui/filter-chips";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { owners } from "~/domain/member/queries.server";
import { projectsPerPage } from "~/domain/project/filter";
import { ProjectSearch } from "~/domain/project/search";
import { projectList } from "~/domain/project/list.server";
import { areaOptions } from "~/domain/project/options.server";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { filterChips, ProjectFilter, usual } from "./project-filter";
import { ProjectTable } from "./project-table";

export const loader = municipalityLoader(
  { may: "plan.read", search: ProjectSearch },
  async ({ db, search, language, actor, may }) => ({
    ...(await projectList(db, search, language, actor.personId)),
    search,
    owners: await owners(db, search.owner === "me" || search.owner === "none" ? null : (search.owner ?? null)),
    areas: await areaOptions(db, language),
    isOwner: actor.personId !== null,
    // A new project is nobody's own: only those who may write any project may make one.
    mayCreate: may("project.write", {}),
    title: translatorFor(language).t("projects.title"),
  }),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

/** The filters each view of the list stands for. */
const views = {
  all: {},
  open: { state: "open" },
  mine: { owner: "me" },
  attention: { attention: "any" },
  ownerless: { owner: "none" },
  finished: { state: "finished" },
} as const;
const filters = ["q", "kind", "area", "state", "owner", "recommendation", "attention"] as const;

export default function Projects() {
  const { t } = useWords();
  const { municipality } = useParams();
  const { rows, total, page, counts, search, mayCreate, isOwner, ...options } = useLoaderData<typeof loader>();
  const path = `/${municipality}/projects`;
  const order = { sort: search.sort, order: search.order };
  const href = (changes: Parameters<typeof searchHref>[2]) => searchHref(path, search, changes, usual);

  const create = mayCreate ? (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      <Icon of={PlusIcon} />
      {counts.all === 0 ? t("projects.empty.start") : t("projects.new")}
    </Link>
  ) : undefined;

  if (counts.all === 0) {
    const way = (key: "answer" | "gap", to: string) => ({
      key,
      content: <LinkedText text={t(`projects.empty.${key}`)} to={`/${municipality}/${to}`} />,
    });
    return (
      <>
        <PageHead title={t("projects.title")} />
        <EmptyState
          title={t("projects.empty.title")}
          ways={[way("answer", "recommendations"), way("gap", "gaps")]}
          action={create}
        >
          {t("projects.empty.text")}
        </EmptyState>
      </>
    );
  }

  const chips = filterChips({ search, ...options }, t).map((chip) => ({ ...chip, href: href({ [chip.key]: null }) }));
  const isView = (view: keyof typeof views) =>
    filters.every((filter) => search[filter] === (views[view] as Record<string, string | undefined>)[filter]);
  const first = (page - 1) * projectsPerPage + 1;
  return (
    <>
      <PageHead
        title={t("projects.title")}
        lead={t("projects.lead", { count: counts.all })}
        actions={
          <>
            <Link className="ds-button" data-variant="tertiary" data-color="accent" to={`/${municipality}/practices`}>
              {t("projects.one.practice")}
            </Link>
            {create}
          </>
        }
      />
      <TabsAsLinks
        label={t("projects.views.label")}
        views={(Object.keys(views) as (keyof typeof views)[])
          .filter((view) => view !== "mine" || isOwner)
          .map((view) => ({
            key: view,
            href: searchHref(path, order, views[view], usual),
            label: t(`projects.views.${view}`),
            count: counts[view],
            current: isView(view),
          }))}
      />
      <div className="toolbar">
        <ProjectFilter path={path} search={search} isOwner={isOwner} {...options} />
        <FilterChips
          label={t("projects.filter.inUse")}
          remove={t("projects.filter.remove")}
          chips={chips}
          clear={{ href: searchHref(path, order, {}, usual), label: t("projects.filter.clear") }}
        />
      </div>
      {total === 0 ? (
        <EmptyState
          title={t("projects.empty.noneTitle")}
          action={
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={path}>
              {t("projects.empty.showAll")}
            </Link>
          }
        >
          {t("projects.empty.noneText")}
        </EmptyState>
      ) : (
        <>
          <ProjectTable municipality={municipality ?? ""} rows={rows} search={search} href={href} />
          <Pagination
            label={t("projects.pages.label")}
            status={t("projects.pages.status", { from: first, to: first + rows.length - 1, total })}
            previous={
              page > 1
                ? { href: href({ page: page - 1 }), label: t("projects.pages.previous", { count: projectsPerPage }) }
                : null
            }
            next={
              first + rows.length - 1 < total
                ? {
                    href: href({ page: page + 1 }),
                    label: t("projects.pages.next", {
                      count: Math.min(projectsPerPage, total - page * projectsPerPage),
                    }),
                  }
                : null
            }
          />
        </>
      )}
    </>
  );
}
