import { DownloadIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { networkPages } from "~/components/network/pages";
import { matrixHref } from "~/components/network/matrix-href";
import { MatrixList } from "~/components/network/matrix-list";
import { MatrixTable, type MatrixRow } from "~/components/network/matrix-table";
import { SharedGapTable } from "~/components/network/shared-gap-table";
import { StandingTable, type StandingRow } from "~/components/network/standing-table";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { matrixKinds, packed, type MatrixMember } from "~/domain/network/matrix";
import { matrixColumns, matrixPage } from "~/domain/network/queries.server";
import { matrixPageSize, MatrixSearch, SharedGapSearch } from "~/domain/network/search";
import { sharedGaps } from "~/domain/network/shared-gaps.server";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { MatrixLegend } from "./legend";

/** How many shared gaps the network's home shows. */
const fewGaps = 7;

const rowOf = ({ id, key, name, state, askedOn, joinedOn, whole, cells, ...of }: MatrixMember) =>
  ({
    ...{ id, key, name, state, askedOn, joinedOn, whole },
    ...{ askedToShareOn: of.askedToShareOn, figures: of.figures, figuresFrom: of.figuresFrom },
    cells: whole === null ? "" : packed(cells),
  }) satisfies MatrixRow;

const standingOf = ({ id, name, gaps, plan, money, updated, commitments }: MatrixMember) =>
  ({ id, name, gaps, plan, money, updated, commitments }) satisfies StandingRow;

export const loader = networkLoader(
  { may: "network.read", search: MatrixSearch },
  async ({ db, network, search, language, may }) => {
    const columns = await matrixColumns(db, search.by, language);
    const { members, page, ...of } = await matrixPage(db, columns, search);
    const gaps = await sharedGaps(db, SharedGapSearch.parse({}), language, fewGaps);
    return {
      network: { key: network.key, name: network.name },
      search: { ...search, page: page ?? 1 },
      columns,
      rows: members.map(rowOf),
      standings: members.filter(({ state }) => state === "joined").map(standingOf),
      ...of,
      size: matrixPageSize,
      gaps: gaps.rows,
      title: translatorFor(language).t(`network.matrix.title.${search.by}`),
      mayAsk: may("network_message.write"),
      mayChallenge: may("network_challenge.write"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Matrix() {
  const { t } = useWords();
  const { network, title, search, columns, rows, low, standings, counts, total, size, gaps, mayAsk, mayChallenge } =
    useLoaderData<typeof loader>();
  const base = `/network/${network.key}`;
  const { by, view, sort } = search;
  const address = (changes: Partial<MatrixSearch>) => matrixHref(base, search, changes);
  if (rows.length === 0) {
    return (
      <>
        <PageHead title={title} />
        <EmptyState
          title={t("network.matrix.empty")}
          action={
            <Link className="ds-button" data-color="accent" to={`${base}/members`}>
              {t("network.matrix.toMembers")}
            </Link>
          }
        >
          {t("network.matrix.emptyText")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={title}
        lead={t("network.matrix.lead", counts)}
        actions={
          <>
            <Link
              className="ds-button"
              data-variant="secondary"
              data-color="accent"
              to={address({ view: view === "list" ? "table" : "list" })}
            >
              {view === "list" ? t("network.matrix.asTable") : t("network.matrix.asList")}
            </Link>
            {(["csv", "xlsx"] as const).map((format) => (
              <a
                key={format}
                className="ds-button"
                data-variant="secondary"
                data-color="accent"
                href={searchHref(`${base}/matrix.${format}`, { by, sort }, {}, { by: "category", sort: "name" })}
                download
              >
                <Icon of={DownloadIcon} />
                {t(`networkLists.download.${format}`)}
              </a>
            ))}
          </>
        }
      />
      <TabsAsLinks
        label={t("network.matrix.columns")}
        views={matrixKinds.map((kind) => ({
          key: kind,
          href: address({ by: kind, sort: "name" }),
          label: t(`network.matrix.by.${kind}`),
          current: kind === by,
        }))}
      />
      {view === "list" ? (
        <MatrixList base={base} kind={by} columns={columns} rows={rows} mayAsk={mayAsk} />
      ) : (
        <MatrixTable
          base={base}
          kind={by}
          columns={columns}
          rows={rows}
          low={low}
          sort={sort}
          search={search}
          mayAsk={mayAsk}
        />
      )}
      {total > size ? <Pages search={search} shown={rows.length} total={total} size={size} address={address} /> : null}
      <MatrixLegend />
      {rows.some(({ figures, whole }) => figures === "summary" && whole !== null) ? (
        <p className="table-note">{t("network.matrix.bandsOnlyNote")}</p>
      ) : null}
      <section className="section" aria-labelledby="standing">
        <div className="section-head">
          <h2 id="standing">{t("network.standing.title")}</h2>
        </div>
        <StandingTable base={base} rows={standings} sort={sort} search={search} />
        <p className="table-note">{t("network.standing.note")}</p>
      </section>
      {gaps.length > 0 ? (
        <section className="section" aria-labelledby="shared">
          <div className="section-head">
            <h2 id="shared">{t("network.gaps.several")}</h2>
            <Link className="ds-link" to={`${base}/shared-gaps`}>
              {t("network.gaps.all")}
            </Link>
          </div>
          <SharedGapTable base={base} rows={gaps} mayChallenge={mayChallenge && hasChallenges} />
        </section>
      ) : null}
    </>
  );
}

interface PagesProps {
  search: MatrixSearch;
  shown: number;
  total: number;
  size: number;
  address: (changes: Partial<MatrixSearch>) => string;
}

/** Where among the members we are, and the way to all of them on one page. */
function Pages({ search: { rows, page }, shown, total, size, address }: PagesProps) {
  const { t, format } = useWords();
  if (rows === "all") {
    return (
      <p className="table-note">
        <Link className="ds-link" to={address({ rows: "page" })}>
          {t("network.matrix.showPages", { size })}
        </Link>
      </p>
    );
  }
  const from = (page - 1) * size;
  return (
    <>
      <Pagination
        label={t("network.matrix.pages")}
        status={t("network.matrix.status", {
          from: format.number(from + 1),
          to: format.number(from + shown),
          total: format.number(total),
        })}
        previous={page > 1 ? { href: address({ page: page - 1 }), label: t("network.gaps.previous") } : null}
        next={from + shown < total ? { href: address({ page: page + 1 }), label: t("network.gaps.next") } : null}
      />
      <p className="table-note">
        <Link className="ds-link" to={address({ rows: "all" })}>
          {t("network.matrix.showAll", { total: format.number(total) })}
        </Link>
      </p>
    </>
  );
}

const hasChallenges = (networkPages as readonly string[]).includes("challenges");
