import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PlaceList } from "~/components/operator/list";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { partnerRows, pageSize } from "~/domain/operator/queries.server";
import { ListSearch } from "~/domain/operator/search";
import { operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "partner.write", search: ListSearch }, async ({ db, search, language }) => {
  const { rows, ...list } = await partnerRows(db, search);
  return {
    rows,
    list: { ...list, pageSize },
    search: { q: search.q },
    title: translatorFor(language).t("operator.partners.title"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Partners() {
  const { t, format } = useWords();
  const { rows, list, search, title } = useLoaderData<typeof loader>();
  const path = "/operator/partners";
  const create = (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      {t("operator.partners.new")}
    </Link>
  );
  if (list.total === 0 && search.q === "") {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title={t("operator.partners.empty")} action={create}>
          {t("operator.partners.emptyText")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={title} lead={t("operator.partners.lead")} actions={create} />
      <PlaceList
        path={path}
        label={title}
        search={search}
        list={list}
        columns={[
          { key: "name", label: t("operator.partners.name") },
          { key: "state", label: t("partners.profile.stateLabel") },
          { key: "decide", label: t("operator.partners.administrators"), number: true },
          { key: "members", label: t("operator.partners.members"), number: true },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Link className="ds-link" to={`${path}/${row.key}`}>
                {row.name}
              </Link>
              <span className="sub-line">{t(`operator.partners.kinds.${row.kind}`)}</span>
            </th>
            <td>
              {row.state === "registered" ? (
                <>
                  <Tag outline>{t("partners.profile.state.registered")}</Tag>
                  {row.asked ? (
                    <span className="sub-line">{t("operator.partners.asks", { name: row.asked })}</span>
                  ) : null}
                </>
              ) : (
                t(`partners.profile.state.${row.state}`)
              )}
            </td>
            <td className="number">
              {row.decide === 0 && row.state === "confirmed" ? (
                <Tag outline>{t("operator.partners.noAdministrator")}</Tag>
              ) : (
                format.number(row.decide)
              )}
            </td>
            <td className="number">{format.number(row.members)}</td>
          </tr>
        ))}
      </PlaceList>
    </>
  );
}
