import type { ReactNode } from "react";

interface RuleListProps {
  rows: readonly { key: string; main: ReactNode; side?: ReactNode; note?: ReactNode }[];
  /** Smaller text and less air. */
  dense?: boolean;
}

/** A list with rules between its rows. `side` stands to the right, `note` quietly under. */
export function RuleList({ rows, dense = false }: RuleListProps) {
  return (
    <ul className={dense ? "rule-list rule-list--dense" : "rule-list"}>
      {rows.map((row) => (
        <li key={row.key}>
          <div className="rule-list__main">{row.main}</div>
          {row.side !== undefined && <div className="rule-list__side">{row.side}</div>}
          {row.note !== undefined && <div className="rule-list__note">{row.note}</div>}
        </li>
      ))}
    </ul>
  );
}
