import type { ReactNode } from "react";
import { SortHeader } from "~/components/ui/sort-header";
import { useWords } from "~/components/use-words";
import type { CommitmentState, MemberStanding, StandingColumn } from "~/domain/network/matrix";
import type { MatrixSearch } from "~/domain/network/search";
import { matrixHref } from "./matrix-href";

export interface StandingRow extends MemberStanding {
  id: string;
  name: string;
}

interface StandingTableProps {
  base: string;
  rows: readonly StandingRow[];
  sort: string;
  search: MatrixSearch;
}

const columns = [
  "gaps",
  "answered",
  "underWay",
  "late",
  "planned",
  "applied",
  "granted",
  "paid",
  "updated",
  "commitments",
] as const satisfies readonly StandingColumn[];

/** Where the members stand besides their figures. What is not shared is said, and never looks like nought. */
export function StandingTable({ base, rows, sort, search }: StandingTableProps) {
  const { t, format } = useWords();
  const sorts = (column: StandingColumn, first: "" | "-") => ({
    sorted:
      sort === column ? ("ascending" as const) : sort === `-${column}` ? ("descending" as const) : ("none" as const),
    href: matrixHref(base, search, {
      sort: sort === first + column ? (first === "" ? "-" : "") + column : first + column,
    }),
  });
  const label = (column: (typeof columns)[number]) => t(`network.standing.${column}`);
  const notShared = t("network.standing.notShared");
  const texts = ({ gaps, plan, money, updated, commitments }: StandingRow): ReactNode[] => [
    gaps === null ? null : format.number(gaps),
    plan && t("network.standing.answeredOf", { answered: plan.answered, all: plan.recommendations }),
    plan && format.number(plan.underWay),
    plan && format.number(plan.late),
    money && format.money(money.plannedOre),
    money && format.money(money.appliedOre),
    money && format.money(money.grantedOre),
    money && format.money(money.paidOre),
    updated && (updated.on === null ? t("network.standing.never") : format.date(updated.on)),
    commitments === null ? plan && t("network.standing.never") : <Commitments states={commitments} />,
  ];
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("network.standing.caption")}>
      <table className="ds-table table--fold standing-table">
        <caption className="ds-sr-only">{t("network.standing.caption")}</caption>
        <thead>
          <tr>
            <SortHeader {...sorts("name", "")}>{t("network.matrix.member")}</SortHeader>
            {columns.map((column) => (
              <SortHeader key={column} number {...sorts(column, "-")}>
                {label(column)}
              </SortHeader>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {texts(row).map((text, place) => {
                const column = columns[place] ?? "gaps";
                const isLate = column === "late" && (row.plan?.late ?? 0) > 0;
                return (
                  <td key={column} className="number" data-label={label(column)}>
                    {text === null ? (
                      <span className="quiet">{notShared}</span>
                    ) : isLate ? (
                      <span className="late">{text}</span>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const marks: Record<CommitmentState, string> = { on_the_way: "●", partly: "◐", not_yet: "○", no_basis: "–" };

/** The four commitments by number and mark, and in words for whoever does not see the marks. */
function Commitments({ states }: { states: readonly (CommitmentState | null)[] }) {
  const { t } = useWords();
  return (
    <>
      <span aria-hidden="true">
        {states.map((state, place) => `${place + 1}${marks[state ?? "no_basis"]}`).join(" ")}
      </span>
      <span className="ds-sr-only">
        {states.map((state, place) => `${place + 1}: ${t(`commitments.status.${state ?? "no_basis"}`)}`).join(", ")}
      </span>
    </>
  );
}
