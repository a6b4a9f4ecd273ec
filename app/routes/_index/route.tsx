import { Link, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { grouped } from "~/components/shell/grouped";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { publishedScores } from "~/domain/municipality/queries.server";
import { publicLoader } from "~/http/open-visit.server";
import type { RootData } from "~/root";

export const loader = publicLoader({}, async ({ db }) => ({ published: await publishedScores(db) }));

export default function Home() {
  const { t, format } = useWords();
  const { published } = useLoaderData<typeof loader>();
  const places = useRouteLoaderData<RootData>("root")?.signedIn?.places ?? [];
  return (
    <Shell>
      <PageHead title={t("home.title")} lead={t("home.lead")} />
      {grouped(places).map(({ kind, places: own }) => (
        <section className="section" key={kind}>
          <h2>{t(`home.yours.${kind}`)}</h2>
          <ul className="plain-list">
            {own.map((place) => (
              <li key={place.href}>
                <Link className="ds-link" to={place.href}>
                  {place.name || t("shell.operator")}
                </Link>
                {place.isSupport ? <span className="quiet"> {t("shell.asSupport")}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="section">
        <h2>{t("home.published")}</h2>
        {published.length === 0 ? (
          <p>{t("home.none")}</p>
        ) : (
          <>
            <p className="quiet">
              {t("home.publishedLead")}{" "}
              <Link className="ds-link" to="/open">
                {t("home.profiles")}
              </Link>
            </p>
            <div className="scroll-region" tabIndex={0} role="region" aria-label={t("home.published")}>
              <table className="ds-table">
                <thead>
                  <tr>
                    <th scope="col">{t("home.municipality")}</th>
                    <th scope="col">{t("home.county")}</th>
                    <th scope="col" className="number">
                      {t("home.population")}
                    </th>
                    <th scope="col" className="number">
                      {t("home.score")}
                    </th>
                    <th scope="col" className="number">
                      {t("home.scored")}
                    </th>
                    <th scope="col">{t("home.download")}</th>
                  </tr>
                </thead>
                <tbody>
                  {published.map((row) => (
                    <tr key={row.key}>
                      <th scope="row">
                        <Link className="ds-link" to={`/open/${row.key}`}>
                          {row.name}
                        </Link>
                      </th>
                      <td>{row.county}</td>
                      <td className="number">{row.population === null ? "–" : format.number(row.population)}</td>
                      <td className="number">
                        {row.score.percent === null ? "–" : format.percent(row.score.percent, 1)}
                      </td>
                      <td className="number">
                        {t("home.ofAll", { scored: row.score.coverage.scored, all: row.score.coverage.all })}
                      </td>
                      <td>
                        <a className="text-button" href={`/api/v1/municipalities/${row.key}/kpis.csv`}>
                          CSV
                        </a>{" "}
                        <a className="text-button" href={`/api/v1/municipalities/${row.key}`}>
                          JSON
                        </a>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </section>
    </Shell>
  );
}
