import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PlaceList } from "~/components/operator/list";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { networkRows, pageSize } from "~/domain/operator/queries.server";
import { ListSearch } from "~/domain/operator/search";
import { operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "network.write", search: ListSearch }, async ({ db, search, language }) => {
  const { rows, ...list } = await networkRows(db, search);
  return {
    rows,
    list: { ...list, pageSize },
    search: { q: search.q },
    title: translatorFor(language).t("operator.networks.title"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Networks() {
  const { t, format } = useWords();
  const { rows, list, search, title } = useLoaderData<typeof loader>();
  const path = "/operator/networks";
  const create = (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      {t("operator.networks.new")}
    </Link>
  );
  if (list.total === 0 && search.q === "") {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title={t("operator.networks.empty")} action={create}>
          {t("operator.networks.emptyText")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={title} lead={t("operator.networks.lead")} actions={create} />
      <PlaceList
        path={path}
        label={title}
        search={search}
        list={list}
        columns={[
          { key: "name", label: t("operator.networks.name") },
          { key: "decide", label: t("operator.networks.leaders"), number: true },
          { key: "members", label: t("operator.networks.members"), number: true },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Link className="ds-link" to={`${path}/${row.key}`}>
                {row.name}
              </Link>
            </th>
            <td className="number">
              {row.decide === 0 ? <Tag outline>{t("operator.networks.noLeader")}</Tag> : format.number(row.decide)}
            </td>
            <td className="number">{format.number(row.members)}</td>
          </tr>
        ))}
      </PlaceList>
    </>
  );
}
