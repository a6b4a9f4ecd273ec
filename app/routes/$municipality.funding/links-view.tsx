import { LinkedText } from "~/components/ui/linked-text";
import { Link } from "@remix-run/react";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { certaintyFilters } from "~/domain/funding/filter";
import type { LinkSearch } from "~/domain/funding/search";
import type { LinkRow, Listed } from "~/domain/funding/lists.server";
import { certaintiesOf } from "~/domain/funding/states";
import { ViewFrame } from "./view-frame";

interface LinksViewProps {
  municipality: string;
  path: string;
  search: LinkSearch;
  list: Listed<LinkRow>;
  areas: readonly { key: string; name: string }[];
  programmes: readonly { id: string; name: string; language: string }[];
}

/** Money across projects, each sum under the certainties it counts in. */
export function LinksView({ municipality, path, search, list, areas, programmes }: LinksViewProps) {
  const { t, format } = useWords();
  const certainty = (value: (typeof certaintyFilters)[number]) =>
    value === "identified" || value === "lost" ? t(`funding.filter.${value}`) : t(`funding.certainties.${value}`);
  const sum = (label: string, ore: number | null) => (
    <td className="number" data-label={label}>
      {ore === null ? <span className="quiet">–</span> : format.money(ore)}
    </td>
  );
  return (
    <ViewFrame
      path={path}
      view="links"
      search={search}
      usual={{ sort: "project", order: "asc" }}
      total={list.total}
      page={list.page}
      filters={[
        {
          name: "certainty",
          label: t("funding.filter.certainty"),
          any: t("funding.filter.anyCertainty"),
          options: certaintyFilters.map((value) => ({ value, label: certainty(value) })),
        },
        {
          name: "area",
          label: t("funding.filter.area"),
          any: t("funding.filter.anyArea"),
          options: areas.map(({ key, name }) => ({ value: key, label: name })),
        },
        {
          name: "programme",
          label: t("funding.filter.programme"),
          any: t("funding.filter.anyProgramme"),
          options: programmes.map(({ id, name, language }) => ({ value: id, label: name, lang: language })),
        },
      ]}
      columns={[
        { sort: "project", label: t("funding.columns.project") },
        { sort: "source", label: t("funding.columns.source") },
        { sort: "state", label: t("funding.columns.state") },
        { sort: "planned", label: t("funding.columns.planned"), number: true },
        { sort: "applied", label: t("funding.columns.applied"), number: true },
        { sort: "granted", label: t("funding.columns.granted"), number: true },
        { sort: "paid", label: t("funding.columns.paid"), number: true },
        { sort: "decided", label: t("funding.columns.decided"), number: true },
      ]}
      empty={{
        title: t("funding.empty.noLinksTitle"),
        text: <LinkedText text={t("funding.empty.noLinksText")} to={`/${municipality}/projects`} />,
      }}
    >
      {list.rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link
              className="ds-link"
              data-color="neutral"
              lang={row.projectLanguage}
              to={`/${municipality}/projects/${row.projectId}`}
            >
              {row.project}
            </Link>
          </th>
          <td data-label={t("funding.columns.source")}>
            <div>
              <span lang={row.sourceLanguage}>{row.source}</span>
              <span className="sub-line" lang={row.sourceLanguage}>
                {row.provider}
              </span>
            </div>
          </td>
          <td data-label={t("funding.columns.state")}>
            <div>
              <Tag>{t(`states.funding.${row.state}`)}</Tag>
              {row.amountOre !== null && certaintiesOf(row.state).length === 0 ? (
                <span className="sub-line">
                  {t("funding.cell.notCounted", { amount: format.money(row.amountOre) })}
                </span>
              ) : null}
            </div>
          </td>
          {sum(t("funding.columns.planned"), row.plannedOre)}
          {sum(t("funding.columns.applied"), row.appliedOre)}
          {sum(t("funding.columns.granted"), row.grantedOre)}
          {sum(t("funding.columns.paid"), row.paidOre)}
          <td className="number" data-label={t("funding.columns.decided")}>
            {row.decidedOn ? format.date(row.decidedOn) : <span className="quiet">–</span>}
          </td>
        </tr>
      ))}
    </ViewFrame>
  );
}
