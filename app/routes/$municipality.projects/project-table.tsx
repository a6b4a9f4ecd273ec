import { Link } from "@remix-run/react";
import { SortHeader } from "~/components/ui/sort-header";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { ProjectSort } from "~/domain/project/filter";
import type { ProjectSearch } from "~/domain/project/search";
import type { ProjectRow } from "~/domain/project/list.server";

interface ProjectTableProps {
  municipality: string;
  rows: readonly ProjectRow[];
  search: ProjectSearch;
  href: (changes: Record<string, string | null>) => string;
}

const columns = [
  { sort: "name", label: "name" },
  { sort: "owner", label: "owner" },
  { sort: "ends", label: "period" },
  { sort: "state", label: "state" },
  { sort: "actions", label: "actions", number: true },
  { sort: "cost", label: "cost", number: true },
  { sort: "covered", label: "covered", number: true },
  { sort: "updated", label: "updated", number: true },
] as const satisfies { sort: ProjectSort; label: string; number?: boolean }[];

/** The projects of one page; every column sorts. */
export function ProjectTable({ municipality, rows, search, href }: ProjectTableProps) {
  const { t } = useWords();
  const direction = search.order === "desc" ? "descending" : "ascending";
  const sortedBy = columns.find(({ sort }) => sort === search.sort)?.label ?? "name";
  const caption = t(`projects.caption.${direction}`, { column: t(`projects.columns.${sortedBy}`) });
  return (
    <div className="scroll-region" role="region" aria-label={caption} tabIndex={0}>
      <table className="ds-table table--fold table--narrow">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const isSorted = column.sort === search.sort;
              return (
                <SortHeader
                  key={column.sort}
                  sorted={isSorted ? direction : "none"}
                  href={href({ sort: column.sort, order: isSorted && search.order === "asc" ? "desc" : "asc" })}
                  number={"number" in column}
                >
                  {t(`projects.columns.${column.label}`)}
                </SortHeader>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} municipality={municipality} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ municipality, row }: { municipality: string; row: ProjectRow }) {
  const { t, format } = useWords();
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" data-color="neutral" lang={row.language} to={`/${municipality}/projects/${row.id}`}>
          {row.name}
        </Link>
        <span className="sub-line">
          {t(`projects.kinds.${row.kind}`)} · {row.area}
          {row.isExample ? ` · ${t("projects.cell.example")}` : null}
        </span>
      </th>
      <td data-label={t("projects.columns.owner")}>
        <div>
          {row.owner ?? <span className="late">{t("projects.cell.noOwner")}</span>}
          {row.unit ? <span className="sub-line">{row.unit}</span> : null}
        </div>
      </td>
      <td data-label={t("projects.columns.period")}>
        <div>
          {row.endsOn ? (
            <span className="no-wrap">{format.date(row.endsOn)}</span>
          ) : (
            <span className="quiet">{row.statedPeriod ?? t("projects.cell.noEnd")}</span>
          )}
          {row.daysLate > 0 ? (
            <span className="sub-line late">{t("projects.cell.late", { count: row.daysLate })}</span>
          ) : null}
        </div>
      </td>
      <td data-label={t("projects.columns.state")}>
        <div>
          <Tag outline={row.state === "paused"}>{t(`states.project.${row.state}`)}</Tag>
        </div>
      </td>
      <td className="number" data-label={t("projects.columns.actions")}>
        <div>
          {row.actions === 0 ? (
            <span className="quiet">{t("projects.cell.noActions")}</span>
          ) : (
            t("projects.cell.actions", { done: row.actionsDone, total: row.actions })
          )}
          {row.actionsLate > 0 ? (
            <span className="sub-line late">{t("projects.cell.actionsLate", { count: row.actionsLate })}</span>
          ) : null}
        </div>
      </td>
      <td className="number" data-label={t("projects.columns.cost")}>
        <div>
          {row.costOre === null ? (
            <span className="quiet">{t("projects.cell.noCost")}</span>
          ) : (
            format.money(row.costOre)
          )}
        </div>
      </td>
      <td className="number" data-label={t("projects.columns.covered")}>
        <div>
          {row.costOre === null || row.costOre === 0 ? (
            <span className="quiet">–</span>
          ) : (
            format.percent(Math.floor((row.grantedOre / row.costOre) * 100))
          )}
        </div>
      </td>
      <td className="number" data-label={t("projects.columns.updated")}>
        <div>
          {row.lastUpdatedOn ? format.date(row.lastUpdatedOn) : null}
          {row.lastUpdatedOn === null && row.daysStale === null ? (
            <span className="quiet">{t("projects.cell.never")}</span>
          ) : null}
          {row.daysStale === null ? null : (
            <span className="sub-line late">{t("projects.cell.stale", { count: row.daysStale })}</span>
          )}
        </div>
      </td>
    </tr>
  );
}
