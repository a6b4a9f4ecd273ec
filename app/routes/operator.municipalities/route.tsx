import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PlaceList } from "~/components/operator/list";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { municipalityUses, pageSize } from "~/domain/operator/queries.server";
import { ListSearch } from "~/domain/operator/search";
import { operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "municipality.write", search: ListSearch }, async (visit) => {
  const { rows, ...list } = await municipalityUses(visit.db, visit.search);
  return {
    rows: rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt?.toISOString() ?? null })),
    list: { ...list, pageSize },
    search: { q: visit.search.q },
    title: translatorFor(visit.language).t("operator.municipalities.title"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Municipalities() {
  const { t, format } = useWords();
  const { rows, list, search, title } = useLoaderData<typeof loader>();
  const path = "/operator/municipalities";
  const create = (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      {t("operator.municipalities.new")}
    </Link>
  );
  if (list.total === 0 && search.q === "") {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title={t("operator.municipalities.empty")} action={create}>
          {t("operator.municipalities.emptyText")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={title} lead={t("operator.municipalities.lead")} actions={create} />
      <PlaceList
        path={path}
        label={title}
        search={search}
        list={list}
        columns={[
          { key: "name", label: t("operator.municipalities.name") },
          { key: "published", label: t("operator.municipalities.published") },
          { key: "members", label: t("operator.municipalities.members"), number: true },
          { key: "last", label: t("operator.municipalities.lastSignIn") },
          { key: "observations", label: t("operator.municipalities.observations"), number: true },
          { key: "actions", label: t("operator.municipalities.actions"), number: true },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <Link className="ds-link" to={`${path}/${row.key}`}>
                {row.name}
              </Link>
              <span className="sub-line">{row.county ?? t(`operator.kinds.${row.kind}`)}</span>
            </th>
            <td>
              {row.publishedAt === null ? t("operator.municipalities.notPublished") : format.date(row.publishedAt)}
            </td>
            <td className="number">
              {row.administrators === 0 ? <Tag outline>{t("operator.municipalities.noAdministrator")}</Tag> : null}{" "}
              {format.number(row.members)}
            </td>
            <td>{row.lastSignInOn === null ? t("operator.municipalities.never") : format.date(row.lastSignInOn)}</td>
            <td className="number">{format.number(row.observations)}</td>
            <td className="number">{format.number(row.actions)}</td>
          </tr>
        ))}
      </PlaceList>
    </>
  );
}
