import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { useWords } from "~/components/use-words";
import { partnerPageSize, waitingPartners, workingPartners } from "~/domain/partner/queries.server";
import { partnerVerdicts } from "~/domain/partner/kinds";
import { PartnerSearch } from "~/domain/partner/schema";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", search: PartnerSearch },
  async ({ db, search, municipality, language, may }) => ({
    path: `/${municipality.key}/partners`,
    waiting: may("partner.confirm") ? await waitingPartners(db, municipality.id) : [],
    list: await workingPartners(db, search.page),
    pageSize: partnerPageSize,
    title: translatorFor(language).t("partners.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Partners() {
  const { t, format } = useWords();
  const { path, waiting, list, pageSize } = useLoaderData<typeof loader>();
  const { rows, total, page } = list;
  return (
    <>
      <PageHead title={t("partners.title")} lead={t("partners.lead")} />
      {waiting.length > 0 ? (
        <section className="section">
          <h2>{t("partners.waiting.title")}</h2>
          <p className="reading">{t("partners.waiting.text")}</p>
          <div className="scroll-region" tabIndex={0} role="region" aria-label={t("partners.waiting.title")}>
            <table className="ds-table table--fold">
              <caption className="ds-sr-only">{t("partners.waiting.title")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("partners.name")}</th>
                  <th scope="col">{t("partners.kind")}</th>
                  <th scope="col">{t("partners.number")}</th>
                  <th scope="col">{t("partners.registered")}</th>
                  <th scope="col">
                    <span className="ds-sr-only">{t("partners.verdict.confirmation")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {waiting.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.name}</th>
                    <td data-label={t("partners.kind")}>{t(`operator.partners.kinds.${one.kind}`)}</td>
                    <td data-label={t("partners.number")}>{one.organisationNumber ?? "–"}</td>
                    <td data-label={t("partners.registered")}>{format.date(one.createdAt)}</td>
                    <td>
                      {partnerVerdicts.map((verdict) => (
                        <Link
                          key={verdict}
                          className="text-button"
                          to={`${path}/${one.id}/${verdict}`}
                          aria-label={t("partners.waiting.of", {
                            verdict: t(`partners.verdict.${verdict}`),
                            name: one.name,
                          })}
                        >
                          {t(`partners.verdict.${verdict}`)}
                        </Link>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ) : null}
      {total === 0 ? (
        <p className="quiet">{t("partners.none")}</p>
      ) : (
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("partners.title")}>
          <table className="ds-table table--fold">
            <caption className="ds-sr-only">{t("partners.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("partners.name")}</th>
                <th scope="col">{t("partners.kind")}</th>
                <th scope="col" className="number">
                  {t("partners.projects")}
                </th>
                <th scope="col" className="number">
                  {t("partners.proposals")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td data-label={t("partners.kind")}>{t(`operator.partners.kinds.${row.kind}`)}</td>
                  <td className="number" data-label={t("partners.projects")}>
                    {format.number(row.projects)}
                  </td>
                  <td className="number" data-label={t("partners.proposals")}>
                    {format.number(row.proposals)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > pageSize ? (
        <Pagination
          label={t("partners.pages")}
          status={t("operator.list.status", {
            from: (page - 1) * pageSize + 1,
            to: Math.min(page * pageSize, total),
            total,
          })}
          previous={page > 1 ? { href: `${path}?page=${page - 1}`, label: t("operator.list.previous") } : null}
          next={page * pageSize < total ? { href: `${path}?page=${page + 1}`, label: t("operator.list.next") } : null}
        />
      ) : null}
    </>
  );
}
