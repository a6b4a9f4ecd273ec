import { data, type HeadersFunction, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useOpenHref } from "~/components/publication/open-href";
import { publicMeta } from "~/components/publication/page-meta";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { SortHeader } from "~/components/ui/sort-header";
import { useWords } from "~/components/use-words";
import type { Aggregate } from "~/domain/kpi/aggregate";
import { comparedProfiles, listedPerPage, profileList } from "~/domain/publication/queries.server";
import { mostCompared, OpenLanguage, OpenSearch } from "~/domain/publication/schema";
import { addressesOf, publicFor } from "~/http/public-page.server";
import { publicLoader } from "~/http/open-visit.server";
import type { Language } from "~/text/languages";
import { inLanguage } from "~/text/localised";
import { translatorFor } from "~/text/words.server";
import { Compared } from "./compared";
import { comparison } from "./comparison.server";

const Search = OpenSearch.extend(OpenLanguage.shape);

type Score = Pick<Aggregate, "percent" | "coverage">;
const scoreOf = ({ percent, coverage }: Aggregate): Score => ({ percent, coverage });

export const loader = publicLoader({ search: Search }, async ({ db, search, language, url, signedIn }) => {
  const { rows, total, page } = await profileList(db, search);
  const compared = await comparedProfiles(db, search.compare);
  const { t } = translatorFor(language);
  return data(
    {
      rows: rows.map(({ scores, checksum: _checksum, ...row }) => ({
        ...row,
        scores: scores && {
          whole: scoreOf(scores.whole),
          dimensions: Object.fromEntries(scores.dimensions.map(({ key, score }) => [key, scoreOf(score)])),
        },
      })),
      dimensions: dimensionsOf(
        rows.map(({ scores }) => scores),
        language,
      ),
      total,
      page,
      sort: search.sort,
      compare: search.compare,
      compared: comparison(compared, language),
      perPage: listedPerPage,
      most: mostCompared,
      title: t("open.title"),
      description: t("open.description"),
      pictureAlt: t("open.pictureAlt"),
      addresses: addressesOf("/open", url, search.language),
      language,
    },
    { headers: publicFor((await signedIn()) !== null) },
  );
});

/** The dimensions that any of the profiles has, named as in the first that has them. */
function dimensionsOf(
  all: readonly ({ dimensions: { key: string; name: { nb: string; nn: string; en: string } }[] } | null)[],
  language: Language,
): { key: string; label: string }[] {
  const found = new Map<string, string>();
  for (const { key, name } of all.flatMap((scores) => scores?.dimensions ?? []))
    if (!found.has(key)) found.set(key, inLanguage(name, language));
  return [...found].map(([key, label]) => ({ key, label }));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: found }) => (found ? publicMeta(found) : []);

export default function OpenProfiles() {
  const { t, format } = useWords();
  const { rows, dimensions, total, page, perPage, sort, compare, compared, most, title } =
    useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const hrefOf = useOpenHref();
  const language = search.get("language");
  const asked = (changes: { sort?: string; page?: number; compare?: readonly string[] }) => {
    const query = new URLSearchParams();
    for (const key of changes.compare ?? compare) query.append("compare", key);
    const order = changes.sort ?? sort;
    if (order !== "name") query.set("sort", order);
    if (changes.page !== undefined && changes.page > 1) query.set("page", String(changes.page));
    if (language !== null) query.set("language", language);
    const text = query.toString();
    return text === "" ? "/open" : `/open?${text}`;
  };
  const heads = [
    { by: "whole", label: t("open.column.whole") },
    ...dimensions.map(({ key, label }) => ({ by: key, label })),
  ];
  const head = (by: string, label: string, number: boolean) => (
    <SortHeader
      key={by}
      number={number}
      sorted={sort === by ? "ascending" : sort === `-${by}` ? "descending" : "none"}
      // Figures begin with the highest.
      href={asked({ sort: number ? (sort === `-${by}` ? by : `-${by}`) : sort === by ? `-${by}` : by })}
    >
      {label}
    </SortHeader>
  );
  return (
    <Shell>
      <PageHead
        title={title}
        lead={t("open.lead")}
        actions={
          <Link className="ds-link" to={hrefOf("/open/challenges")}>
            {t("challenges.publicTitle")}
          </Link>
        }
      />
      {compared.profiles.length > 0 ? <Compared comparison={compared} clear={asked({ compare: [] })} /> : null}
      <section className="section" aria-labelledby="list">
        <h2 id="list">{t("open.list")}</h2>
        {total === 0 ? (
          <p>{t("open.none")}</p>
        ) : (
          <form method="get" action="/open">
            <p className="quiet">{t("open.compareHint", { most })}</p>
            {sort === "name" ? null : <input type="hidden" name="sort" value={sort} />}
            {language === null ? null : <input type="hidden" name="language" value={language} />}
            <div className="scroll-region" tabIndex={0} role="region" aria-label={t("open.listCaption")}>
              <table className="ds-table">
                <thead>
                  <tr>
                    {head("name", t("open.column.municipality"), false)}
                    <th scope="col">{t("open.column.county")}</th>
                    {heads.map(({ by, label }) => head(by, label, true))}
                    {head("published", t("open.column.published"), true)}
                    <th scope="col">{t("open.column.compare")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.key}>
                      <th scope="row">
                        <Link className="ds-link" to={hrefOf(`/open/${row.key}`)}>
                          {row.name}
                        </Link>
                      </th>
                      <td>{row.county ?? "–"}</td>
                      {heads.map(({ by }) => (
                        <td key={by} className="number">
                          <Cell score={by === "whole" ? row.scores?.whole : row.scores?.dimensions[by]} />
                        </td>
                      ))}
                      <td className="number">
                        {row.publishedAt === null ? (
                          <span className="quiet">{t("open.noProfile")}</span>
                        ) : (
                          format.date(row.publishedAt)
                        )}
                      </td>
                      <td>
                        {row.scores === null ? null : (
                          <input
                            className="ds-input"
                            type="checkbox"
                            name="compare"
                            value={row.key}
                            aria-label={t("open.choose", { name: row.name })}
                            defaultChecked={compare.includes(row.key)}
                          />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <div className="button-row">
              <button className="ds-button" data-color="accent">
                {t("open.compareChosen")}
              </button>
            </div>
          </form>
        )}
        {total > perPage ? (
          <Pagination
            label={t("open.pages")}
            status={t("open.status", { from: (page - 1) * perPage + 1, to: Math.min(page * perPage, total), total })}
            previous={page > 1 ? { href: asked({ page: page - 1 }), label: t("open.previous") } : null}
            next={page * perPage < total ? { href: asked({ page: page + 1 }), label: t("open.next") } : null}
          />
        ) : null}
      </section>
    </Shell>
  );
}

/** A share with its coverage under it. */
function Cell({ score }: { score: Score | undefined }) {
  const { t, format } = useWords();
  if (!score) return <>–</>;
  const { percent, coverage } = score;
  return (
    <>
      {percent === null ? <span className="quiet">{t("charts.noScore")}</span> : <b>{format.percent(percent)}</b>}
      <span className="sub-line">
        {coverage.scored}/{coverage.all}
      </span>
    </>
  );
}
