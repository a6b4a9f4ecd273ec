import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PlaceList } from "~/components/operator/list";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { sharedPerPage, sharedProgrammes } from "~/domain/funding/shared.server";
import { ListSearch } from "~/domain/operator/search";
import { operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader(
  { may: "catalogue.write", search: ListSearch },
  async ({ db, search, language }) => {
    const { rows, ...list } = await sharedProgrammes(db, search);
    return {
      rows,
      list: { ...list, pageSize: sharedPerPage },
      search: { q: search.q },
      title: translatorFor(language).t("fundingRounds.programmes"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SharedProgrammes() {
  const { t, format } = useWords();
  const { rows, list, search, title } = useLoaderData<typeof loader>();
  const path = "/operator/programmes";
  const create = (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      {t("fundingRounds.new")}
    </Link>
  );
  if (list.total === 0 && search.q === "") {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title={t("fundingRounds.empty")} action={create}>
          {t("fundingRounds.emptyText")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={title} lead={t("fundingRounds.programmesLead")} actions={create} />
      <PlaceList
        path={path}
        label={title}
        searchLabel={t("fundingRounds.search")}
        search={search}
        list={list}
        columns={[
          { key: "name", label: t("fundingRounds.programme") },
          { key: "rounds", label: t("funding.round.title"), number: true },
          { key: "closesNext", label: t("fundingRounds.closesNext"), number: true },
        ]}
      >
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link className="ds-link" to={`${path}/${row.id}`} lang={row.language}>
                {row.name}
              </Link>
              <span className="sub-line">
                <span lang={row.language}>{row.provider}</span>
                {` · ${t(`funding.types.${row.type}`)}`}
                {row.isExample ? ` · ${t("funding.cell.example")}` : null}
              </span>
            </th>
            <td className="number">{format.number(row.rounds)}</td>
            <td className="number">
              {row.closesNext === null ? <span className="quiet">–</span> : format.date(row.closesNext)}
            </td>
          </tr>
        ))}
      </PlaceList>
    </>
  );
}
