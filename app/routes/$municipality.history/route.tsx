import { DownloadIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HistoryLines } from "~/components/history/history-lines";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { useWords } from "~/components/use-words";
import { visibleSubjects } from "~/domain/history/changes";
import { historyPage, historyPeople, mostInFile } from "~/domain/history/queries.server";
import { HistorySearch } from "~/domain/history/search";
import { shownChanges } from "~/domain/history/shown";
import { isOffered, isOfSettings } from "~/domain/history/take-back";
import { municipalityLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { fileAddress, historyAddress } from "./address";
import { ChosenFilters, HistoryFilterForm } from "./history-filter";

export const loader = municipalityLoader(
  { may: "plan.read", search: HistorySearch },
  async ({ db, search, language, municipality, may }) => {
    const subjects = visibleSubjects(may("member.write"));
    const reader = { t: translatorFor(language).t, format: formatsFor(language) };
    const page = await historyPage(db, search, subjects, language);
    return {
      municipality: municipality.key,
      changes: shownChanges(
        municipality.key,
        page,
        reader,
        (line, ownerId) =>
          isOffered(line) && (isOfSettings(line.entity) ? may("settings.write") : may("history.revert", { ownerId })),
      ),
      total: page.total,
      newer: page.newer,
      older: page.older,
      people: await historyPeople(db, subjects),
      subjects,
      search,
      mostInFile,
      title: reader.t("history.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function History() {
  const { t, format } = useWords();
  const page = useLoaderData<typeof loader>();
  const { municipality, search, total } = page;
  const base = `/${municipality}/history`;
  const isFiltered = Object.entries(search).some(
    ([name, value]) => name !== "before" && name !== "after" && value !== null && value !== "",
  );
  const head = <PageHead title={t("history.title")} lead={t("history.lead")} />;
  if (total === 0 && !isFiltered) {
    return (
      <>
        {head}
        <EmptyState title={t("history.empty.title")}>{t("history.empty.text")}</EmptyState>
      </>
    );
  }
  return (
    <>
      {head}
      <div className="toolbar">
        <HistoryFilterForm base={base} search={search} people={page.people} subjects={page.subjects} />
        <ChosenFilters base={base} search={search} people={page.people} />
        {total === 0 || total > page.mostInFile ? null : (
          <a className="ds-button" data-variant="tertiary" data-color="accent" href={fileAddress(municipality, search)}>
            <Icon of={DownloadIcon} />
            {t("history.csv.download")}
          </a>
        )}
      </div>
      {total > page.mostInFile ? (
        <p className="quiet small">{t("history.csv.tooMany", { most: format.number(page.mostInFile) })}</p>
      ) : null}
      {total === 0 ? (
        <EmptyState
          title={t("history.none.title")}
          action={
            <a className="ds-button" data-variant="secondary" data-color="accent" href={base}>
              {t("history.none.clear")}
            </a>
          }
        >
          {t("history.none.text")}
        </EmptyState>
      ) : (
        <HistoryLines municipality={municipality} changes={page.changes} />
      )}
      {total === 0 ? null : (
        <Pagination
          label={t("history.pages.label")}
          status={t("history.pages.status", { count: total })}
          previous={
            page.newer
              ? { href: historyAddress(base, search, { after: page.newer }), label: t("history.pages.newer") }
              : null
          }
          next={
            page.older
              ? { href: historyAddress(base, search, { before: page.older }), label: t("history.pages.older") }
              : null
          }
        />
      )}
    </>
  );
}
