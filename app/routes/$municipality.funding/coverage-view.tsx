import { LinkedText } from "~/components/ui/linked-text";
import { Link } from "@remix-run/react";
import { FundingBars, FundingKey } from "~/components/funding/funding-bars";
import { useWords } from "~/components/use-words";
import { coverageStates } from "~/domain/funding/filter";
import type { CoverageSearch } from "~/domain/funding/search";
import type { CoverageRow, Listed } from "~/domain/funding/lists.server";
import { coverage } from "~/domain/shared/money";
import { ViewFrame } from "./view-frame";

interface CoverageViewProps {
  municipality: string;
  path: string;
  search: CoverageSearch;
  list: Listed<CoverageRow>;
  areas: readonly { key: string; name: string }[];
  totals: { covered: number; costed: number };
}

/** What each project costs, and the money behind it by certainty. */
export function CoverageView({ municipality, path, search, list, areas, totals }: CoverageViewProps) {
  const { t } = useWords();
  const words = {
    paid: t("funding.certainties.paid"),
    granted: t("funding.certainties.granted"),
    applied: t("funding.certainties.applied"),
    planned: t("funding.certainties.planned"),
  };
  return (
    <ViewFrame
      path={path}
      view="coverage"
      search={search}
      usual={{ sort: "missing", order: "desc" }}
      total={list.total}
      page={list.page}
      filters={[
        {
          name: "coverage",
          label: t("funding.filter.coverage"),
          any: t("funding.filter.anyCoverage"),
          options: coverageStates.map((value) => ({ value, label: t(`funding.filter.${value}`) })),
        },
        {
          name: "area",
          label: t("funding.filter.area"),
          any: t("funding.filter.anyArea"),
          options: areas.map(({ key, name }) => ({ value: key, label: name })),
        },
        {
          name: "state",
          label: t("funding.filter.state"),
          any: t("funding.filter.anyState"),
          options: (["open", "finished"] as const).map((value) => ({ value, label: t(`funding.filter.${value}`) })),
        },
      ]}
      columns={[
        { sort: "project", label: t("funding.columns.project") },
        { sort: "cost", label: t("funding.columns.cost"), number: true },
        { sort: "bars", label: t("funding.columns.bars"), fixed: true },
        { sort: "planned", label: t("funding.columns.planned"), number: true },
        { sort: "applied", label: t("funding.columns.applied"), number: true },
        { sort: "granted", label: t("funding.columns.granted"), number: true },
        { sort: "paid", label: t("funding.columns.paid"), number: true },
        { sort: "missing", label: t("funding.columns.missing"), number: true },
      ]}
      note={t("funding.totals.covered", { covered: totals.covered, count: totals.costed })}
      empty={{
        title: t("funding.empty.noProjectsTitle"),
        text: <LinkedText text={t("funding.empty.noProjectsText")} to={`/${municipality}/projects`} />,
      }}
      foot={
        <div className="key">
          <FundingKey words={words} />
          <p className="key__note">{t("funding.key")}</p>
        </div>
      }
    >
      {list.rows.map((row) => (
        <Row key={row.id} municipality={municipality} row={row} />
      ))}
    </ViewFrame>
  );
}

function Row({ municipality, row }: { municipality: string; row: CoverageRow }) {
  const { t, format } = useWords();
  const { ratio, covered } = coverage(row.grantedOre, row.costOre);
  const links = [row.plannedOre, row.appliedOre, row.grantedOre, row.paidOre];
  const sum = (ore: number) => (ore === 0 ? <span className="quiet">0</span> : format.money(ore));
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" data-color="neutral" lang={row.language} to={`/${municipality}/projects/${row.id}`}>
          {row.name}
        </Link>
        <span className="sub-line">
          {t(`states.project.${row.state}`)} · {row.area}
        </span>
      </th>
      <td className="number" data-label={t("funding.columns.cost")}>
        {row.costOre === null ? <span className="quiet">{t("funding.cell.noCost")}</span> : format.money(row.costOre)}
      </td>
      <td data-label={t("funding.columns.bars")}>
        <div>
          {row.costOre === null && links.every((ore) => ore === 0) ? (
            <span className="quiet">–</span>
          ) : (
            <FundingBars
              paid={row.paidOre}
              granted={row.grantedOre}
              applied={row.appliedOre}
              planned={row.plannedOre}
              cost={row.costOre}
            />
          )}
          {ratio === null ? null : (
            <span className="sub-line">
              {covered
                ? t("funding.cell.covered")
                : t("funding.cell.percent", { percent: format.percent(Math.floor(ratio * 100)) })}
            </span>
          )}
        </div>
      </td>
      <td className="number" data-label={t("funding.columns.planned")}>
        {sum(row.plannedOre)}
      </td>
      <td className="number" data-label={t("funding.columns.applied")}>
        {sum(row.appliedOre)}
      </td>
      <td className="number" data-label={t("funding.columns.granted")}>
        {sum(row.grantedOre)}
      </td>
      <td className="number" data-label={t("funding.columns.paid")}>
        {sum(row.paidOre)}
      </td>
      <td className="number" data-label={t("funding.columns.missing")}>
        {row.costOre === null ? (
          <span className="quiet">–</span>
        ) : covered ? (
          <span className="quiet">0</span>
        ) : (
          <span className="late">{format.money(row.costOre - row.grantedOre)}</span>
        )}
      </td>
    </tr>
  );
}
