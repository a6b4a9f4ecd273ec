import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { StatusTag } from "~/components/commitment/status-tag";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { SortHeader } from "~/components/ui/sort-header";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import type { CommitmentKey } from "~/domain/commitment/criteria";
import { membersSideBySide, sideBySidePageSize, type MemberStandings } from "~/domain/commitment/network.server";
import type { CommitmentWords } from "~/domain/commitment/queries.server";
import { SideBySideSearch } from "~/domain/commitment/schema";
import { quarterOf, quartersOf } from "~/domain/commitment/side-by-side";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: SideBySideSearch },
  async ({ db, network, language, search }) => {
    const { catalogue, page, ...found } = await membersSideBySide(db, language, search);
    return {
      here: `/network/${network.key}/commitments`,
      network: network.name,
      words: catalogue.words,
      about: { note: catalogue.note, version: catalogue.version },
      ...found,
      search: { ...search, page },
      size: sideBySidePageSize,
      title: translatorFor(language).t("commitmentWork.network.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function CommitmentsSideBySide() {
  const { t, format } = useWords();
  const { here, words, about, rows, total, size, asFrozen, search } = useLoaderData<typeof loader>();
  const { sort, dir, over, page } = search;
  const hrefTo = (given: Partial<SideBySideSearch>) =>
    searchHref(here, search, given, { sort: "name", dir: "asc", over: "knowledge" });
  const head = (by: SideBySideSearch["sort"]) => ({
    sorted: sort !== by ? ("none" as const) : dir === "asc" ? ("ascending" as const) : ("descending" as const),
    // How far a commitment has come is asked for from the top first.
    href: hrefTo({
      sort: by,
      dir: sort === by ? (dir === "asc" ? "desc" : "asc") : by === "name" ? "asc" : "desc",
    }),
  });
  return (
    <>
      <PageHead title={t("commitmentWork.network.title")} lead={t("commitmentWork.network.lead")} />
      {rows.length === 0 ? (
        <EmptyState title={t("commitmentWork.network.empty")}>{t("commitmentWork.network.emptyText")}</EmptyState>
      ) : (
        <>
          <div className="scroll-region" tabIndex={0} role="region" aria-label={t("commitmentWork.network.table")}>
            <table className="ds-table table--fold">
              <caption className="ds-sr-only">{t("commitmentWork.network.table")}</caption>
              <thead>
                <tr>
                  <SortHeader {...head("name")}>{t("commitmentWork.network.municipality")}</SortHeader>
                  {words.map(({ key, name }) => (
                    <SortHeader key={key} {...head(key)}>
                      {name}
                    </SortHeader>
                  ))}
                  <th scope="col">{t("commitmentWork.network.basis")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <MemberLine key={row.id} row={row} words={words} here={here} />
                ))}
              </tbody>
            </table>
          </div>
          {total > size ? (
            <Pagination
              label={t("network.gaps.pagesLabel")}
              status={t("network.matrix.status", {
                from: format.number((page - 1) * size + 1),
                to: format.number((page - 1) * size + rows.length),
                total: format.number(total),
              })}
              previous={page > 1 ? { href: hrefTo({ page: page - 1 }), label: t("network.gaps.previous") } : null}
              next={page * size < total ? { href: hrefTo({ page: page + 1 }), label: t("network.gaps.next") } : null}
            />
          ) : null}
          {asFrozen ? <p className="table-note">{t("commitmentWork.network.asFrozen")}</p> : null}
          <p className="table-note">
            {about.note} {about.version}
          </p>
          <OverTime rows={rows} words={words} over={over} hrefTo={(key) => `${hrefTo({ over: key, page })}#over`} />
        </>
      )}
    </>
  );
}

function MemberLine({ row, words, here }: { row: MemberStandings; words: CommitmentWords[]; here: string }) {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" to={`${here}/${row.key}`}>
          {row.name}
        </Link>
      </th>
      {words.map(({ key, name }) => {
        const standing = row.standings[key];
        return (
          <td key={key} data-label={name}>
            {standing === undefined ? (
              t("commitmentWork.network.unknown")
            ) : (
              <span>
                <StatusTag status={standing.status} />
                <span className="sub-line">
                  {t("commitmentWork.network.metOf", { met: standing.met, told: standing.told })}
                </span>
              </span>
            )}
          </td>
        );
      })}
      <td data-label={t("commitmentWork.network.basis")}>
        <Basis row={row} />
      </td>
    </tr>
  );
}

/** What a member's row rests on. */
function Basis({ row }: { row: MemberStandings }) {
  const { t, format } = useWords();
  if (row.shows === "nothing")
    return (
      <span className="quiet">
        {row.planFrom === null
          ? t("commitmentWork.network.notShared")
          : t("commitmentWork.network.sharedFrom", { date: format.date(row.planFrom) })}
      </span>
    );
  if (row.shows === "frozen") {
    const takenOn = Object.values(row.standings)[0]?.takenOn;
    return takenOn ? (
      t("commitmentWork.network.frozenOn", { date: format.date(takenOn) })
    ) : (
      <span className="quiet">{t("commitmentWork.network.noneFrozen")}</span>
    );
  }
  return (
    <span>
      {t("commitmentWork.network.now")}
      {row.notShared > 0 ? (
        <span className="sub-line">{t("commitmentWork.network.leftOut", { count: row.notShared })}</span>
      ) : null}
    </span>
  );
}

/** One commitment of all members, quarter by quarter. */
function OverTime({
  rows,
  words,
  over,
  hrefTo,
}: {
  rows: MemberStandings[];
  words: CommitmentWords[];
  over: CommitmentKey;
  hrefTo: (key: CommitmentKey) => string;
}) {
  const { t, format } = useWords();
  const quarters = quartersOf(rows.flatMap(({ past }) => past));
  const name = words.find(({ key }) => key === over)?.name ?? over;
  const caption = t("commitmentWork.network.overTable", { name });
  const shown = rows.filter(({ past }) => past.length > 0);
  return (
    <section className="section" id="over" aria-labelledby="over-heading">
      <h2 id="over-heading">{t("commitmentWork.network.over")}</h2>
      <p>{t("commitmentWork.network.overLead")}</p>
      {shown.length === 0 ? (
        <p className="quiet">{t("commitmentWork.network.noHistory")}</p>
      ) : (
        <>
          <TabsAsLinks
            label={t("commitmentWork.network.choose")}
            views={words.map((word) => ({
              key: word.key,
              label: word.name,
              href: hrefTo(word.key),
              current: word.key === over,
            }))}
          />
          <div className="scroll-region" tabIndex={0} role="region" aria-label={caption}>
            <table className="ds-table">
              <caption className="ds-sr-only">{caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("commitmentWork.network.municipality")}</th>
                  {quarters.map((quarter) => (
                    <th key={quarter} scope="col">
                      {t("commitmentWork.history.short", quarterOf(quarter))}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.name}</th>
                    {quarters.map((quarter) => {
                      const one = row.past.find((status) => status.commitment === over && status.quarter === quarter);
                      return (
                        <td key={quarter}>
                          {one === undefined ? (
                            t("commitmentWork.network.unknown")
                          ) : (
                            <>
                              {t(`commitments.status.${one.status}`)}
                              <span className="sub-line">
                                {t("commitmentWork.history.metOf", { met: one.met, told: one.told })}
                                {", "}
                                {t("commitmentWork.history.takenOn", { date: format.date(one.takenOn) })}
                              </span>
                            </>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
