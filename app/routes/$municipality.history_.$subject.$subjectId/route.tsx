import { DownloadIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { HistoryLines } from "~/components/history/history-lines";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { useWords } from "~/components/use-words";
import { visibleSubjects } from "~/domain/history/changes";
import { namesOf } from "~/domain/history/names.server";
import { historyPage, mostInFile, subjectsOfMember } from "~/domain/history/queries.server";
import { noFilter } from "~/domain/history/filter";
import { HistorySearch, RecordParams } from "~/domain/history/search";
import { pageOf } from "~/domain/history/page-of";
import { shownChanges } from "~/domain/history/shown";
import { isOffered, isOfSettings } from "~/domain/history/take-back";
import { nameOf, subjectWord } from "~/domain/history/words";
import { NotFound } from "~/domain/shared/errors";
import { municipalityLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", params: RecordParams, search: HistorySearch.pick({ before: true, after: true }) },
  async ({ db, params, search, language, municipality, may }) => {
    const { subject, subjectId } = params;
    const subjects = visibleSubjects(may("member.write"));
    const kind = subject === "member" ? "membership" : subject;
    if (!subjects.includes(kind)) throw new NotFound("history");
    const reader = { t: translatorFor(language).t, format: formatsFor(language) };
    const named = { kind: subject === "member" ? "user" : subject, id: subjectId };
    const records = subject === "member" ? await subjectsOfMember(db, subjectId) : [{ subject, id: subjectId }];
    const page = await historyPage(db, { ...noFilter, ...search, records }, subjects, language);
    const names = await namesOf(db, [named], language);
    const known = names.get(`${named.kind} ${named.id}`);
    if (page.total === 0 && (known === undefined || known.isGone)) throw new NotFound("history");
    const name = nameOf(names, named, reader);
    return {
      municipality: municipality.key,
      subject,
      subjectId,
      subjectWord: subject === "member" ? reader.t("history.member") : subjectWord(subject, reader.t),
      name,
      nameLanguage: known?.language ?? null,
      page: pageOf(municipality.key, params, known),
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
      hasFile: subject !== "member" && page.total > 0 && page.total <= mostInFile,
      title: reader.t("history.recordTitle", { name }),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RecordHistory() {
  const { t, language } = useWords();
  const page = useLoaderData<typeof loader>();
  const { municipality, subject, subjectId } = page;
  const all = `/${municipality}/history`;
  const base = `${all}/${subject}/${subjectId}`;
  const at = (place: { before?: string; after?: string }) => searchHref(base, {}, place);
  const lang = page.nameLanguage === language ? undefined : (page.nameLanguage ?? undefined);
  return (
    <>
      <PageHead
        title={page.title}
        lead={t("history.recordLead")}
        trail={{
          label: t("history.trail"),
          steps: [
            { label: t("history.title"), href: all },
            { label: page.name, ...(page.page ? { href: page.page } : {}), lang },
          ],
        }}
        actions={
          page.hasFile ? (
            <a
              className="ds-button"
              data-variant="tertiary"
              data-color="accent"
              href={searchHref(`${all}.csv`, {}, { subject, record: subjectId })}
            >
              <Icon of={DownloadIcon} />
              {t("history.csv.download")}
            </a>
          ) : null
        }
      />
      {page.page ? (
        <p>
          <Link className="ds-link" to={page.page}>
            {t("history.toRecord")}
          </Link>
        </p>
      ) : null}
      {page.total === 0 ? (
        <EmptyState title={t("history.empty.title")}>{t("history.empty.text")}</EmptyState>
      ) : (
        <>
          <HistoryLines municipality={municipality} changes={page.changes} ofOneRecord={subject !== "member"} />
          <Pagination
            label={t("history.pages.label")}
            status={t("history.pages.status", { count: page.total })}
            previous={page.newer ? { href: at({ after: page.newer }), label: t("history.pages.newer") } : null}
            next={page.older ? { href: at({ before: page.older }), label: t("history.pages.older") } : null}
          />
        </>
      )}
    </>
  );
}
