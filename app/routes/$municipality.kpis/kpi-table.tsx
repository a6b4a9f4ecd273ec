import { Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { Bullet } from "~/components/kpi/bullet";
import { figureText, valueText } from "~/components/kpi/figure";
import { SortHeader } from "~/components/ui/sort-header";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { kpiAddress, kpiPath, type KpiFilter, type KpiSort } from "~/domain/kpi/filter";
import type { KpiListRow } from "~/domain/kpi/queries.server";
import { clamped } from "~/domain/kpi/score";

interface Group {
  key: string;
  label: string | null;
  rows: KpiListRow[];
}

/** In the catalogue's order the rows stand under their categories; in any other each row names its own. */
function grouped(rows: readonly KpiListRow[], isCatalogueOrder: boolean): Group[] {
  if (!isCatalogueOrder) return [{ key: "all", label: null, rows: [...rows] }];
  const groups: Group[] = [];
  for (const row of rows) {
    const key = `${row.dimension} ${row.category}`;
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(row);
    else groups.push({ key, label: `${row.dimensionLabel} · ${row.categoryLabel}`, rows: [row] });
  }
  return groups;
}

export function KpiTable(props: { municipality: string; rows: readonly KpiListRow[]; filter: KpiFilter }) {
  const { t } = useWords();
  const { municipality, rows, filter } = props;
  const sorts = (sort: KpiSort) => ({
    sorted:
      filter.sort !== sort
        ? ("none" as const)
        : filter.order === "asc"
          ? ("ascending" as const)
          : ("descending" as const),
    href: kpiAddress(filter, { sort, order: filter.sort === sort && filter.order === "asc" ? "desc" : "asc" }),
  });
  const groups = grouped(rows, filter.sort === "place");
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("kpis.list.caption")}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{t("kpis.list.caption")}</caption>
        <thead>
          <tr>
            <SortHeader {...sorts("name")}>{t("kpis.list.kpi")}</SortHeader>
            <th scope="col" className="number">
              {t("kpis.list.value")}
            </th>
            <th scope="col" className="number">
              {t("kpis.list.year")}
            </th>
            <th scope="col" className="number">
              {t("kpis.list.target")}
            </th>
            <SortHeader {...sorts("attainment")}>{t("kpis.list.attainment")}</SortHeader>
            <th scope="col">{t("kpis.list.points")}</th>
          </tr>
        </thead>
        {groups.map((group, index) => (
          <tbody key={`${group.key} ${index}`}>
            {group.label === null ? null : (
              <tr className="table__group">
                <th scope="rowgroup" colSpan={6}>
                  {group.label}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <Row
                key={`${row.slug} ${row.part}`}
                municipality={municipality}
                row={row}
                inGroup={group.label !== null}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ municipality, row, inGroup }: { municipality: string; row: KpiListRow; inGroup: boolean }) {
  const { t, format } = useWords();
  const { unit, target, attainment, points, standing } = row;
  const hasFigure = row.state === "reported";
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" to={kpiPath(municipality, row.slug, row.part)}>
          {row.name}
        </Link>
        <span className="sub-line">{inGroup ? row.code : `${row.categoryLabel} · ${row.code}`}</span>
        {row.submitted > 0 ? <Tag outline>{t("kpis.list.submitted", { count: row.submitted })}</Tag> : null}
        {row.returned > 0 ? <Tag outline>{t("kpis.list.returned", { count: row.returned })}</Tag> : null}
      </th>
      <td className={row.state === null ? "number cell--nothing" : "number"} data-label={t("kpis.list.value")}>
        {hasFigure ? (
          figureText(row, unit, t, format)
        ) : (
          <span className="quiet">{figureText(row, unit, t, format)}</span>
        )}
      </td>
      <td className={row.year === null ? "number cell--nothing" : "number"} data-label={t("kpis.list.year")}>
        {row.year ?? "–"}
      </td>
      <td className="number" data-label={t("kpis.list.target")}>
        {target === null ? (
          <span className="quiet">{t("kpis.list.noTarget")}</span>
        ) : (
          <span>
            {valueText(target, unit, t, format)}
            {row.isProposed === false ? <span className="sub-line">{t("kpis.list.documented")}</span> : null}
          </span>
        )}
      </td>
      <td className={attainment === null ? "cell--nothing" : undefined} data-label={t("kpis.list.attainment")}>
        {attainment === null ? (
          "–"
        ) : (
          <span className="bullet-and-share">
            <Bullet attainment={attainment} points={points} width={112} />{" "}
            {format.percent(Math.floor(clamped(attainment)))}
          </span>
        )}
      </td>
      <td data-label={t("kpis.list.points")}>
        <BandMark state={points ?? (standing === "no_data" ? "no_data" : "not_scored")}>
          {points !== null
            ? t("charts.points", { count: points })
            : standing === "no_data"
              ? t("charts.noData")
              : t("charts.notScored")}
        </BandMark>
      </td>
    </tr>
  );
}
