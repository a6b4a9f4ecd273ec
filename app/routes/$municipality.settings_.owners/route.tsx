import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { ListPages } from "~/components/settings/list-pages";
import { SettingsHead } from "~/components/settings/settings-head";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { membersPerPage } from "~/domain/member/members.server";
import { ownersWithoutAccount } from "~/domain/member/persons.server";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Search = z.object({
  view: z.enum(["current", "past"]).catch("current").default("current"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export const loader = municipalityLoader(
  { may: "member.write", search: Search },
  async ({ db, search, municipality, language }) => {
    const { rows, current, left } = await ownersWithoutAccount(db, { past: search.view === "past", page: search.page });
    return {
      search,
      rows,
      counts: { current, past: left },
      perPage: membersPerPage,
      path: `/${municipality.key}/settings/owners`,
      title: translatorFor(language).t("owners.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Owners() {
  const { t, format } = useWords();
  const { search, rows, counts, perPage, path, title } = useLoaderData<typeof loader>();
  const { view, page } = search;
  const caption = t(`owners.caption.${view}`);
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("owners.lead")}
        actions={
          <Link className="ds-button" data-color="accent" to={`${path}/new`}>
            {t("owners.new")}
          </Link>
        }
      />
      <TabsAsLinks
        label={t("owners.views.label")}
        views={(["current", "past"] as const).map((key) => ({
          key,
          href: key === "current" ? path : `${path}?view=${key}`,
          label: t(`owners.views.${key}`),
          count: counts[key],
          current: key === view,
        }))}
      />
      {rows.length === 0 ? (
        <p className="quiet">{t(`owners.none.${view}`)}</p>
      ) : (
        <div className="scroll-region" role="region" aria-label={caption} tabIndex={0}>
          <table className="ds-table table--fold table--narrow">
            <caption className="ds-sr-only">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t("owners.columns.name")}</th>
                <th scope="col">{t("owners.columns.unit")}</th>
                <th scope="col">{t("owners.columns.until")}</th>
                <th scope="col" className="number">
                  {t("owners.columns.openWork")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link className="ds-link" data-color="neutral" to={`${path}/${row.id}`}>
                      {row.name}
                    </Link>
                    {row.title ? <span className="sub-line">{row.title}</span> : null}
                    {row.isInvited ? <span className="sub-line">{t("owners.invited")}</span> : null}
                  </th>
                  <td data-label={t("owners.columns.unit")}>
                    {row.unit ?? <span className="quiet">{t("owners.noUnit")}</span>}
                  </td>
                  <td data-label={t("owners.columns.until")}>
                    {row.endedOn ? (
                      format.date(row.endedOn)
                    ) : (
                      <span className="quiet">{t("members.cell.lasting")}</span>
                    )}
                  </td>
                  <td className="number" data-label={t("owners.columns.openWork")}>
                    {row.openWork === 0 ? (
                      <span className="quiet">0</span>
                    ) : (
                      <Link
                        className={view === "past" ? "ds-link late" : "ds-link"}
                        aria-label={t("members.handOver.title", { name: row.name })}
                        to={`${path}/${row.id}/handover`}
                      >
                        {row.openWork}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ListPages page={page} perPage={perPage} total={counts[view]} />
    </>
  );
}
