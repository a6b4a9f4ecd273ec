import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** What will be here, and what it is for. */
  children: ReactNode;
  /** What to do first, in order of use. */
  ways?: readonly { key: string; content: ReactNode }[];
  action?: ReactNode;
  note?: ReactNode;
}

/** A page with nothing on it yet says what to do first. */
export function EmptyState({ title, children, ways = [], action, note }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      <p>{children}</p>
      {ways.length > 0 && (
        <ol>
          {ways.map((way) => (
            <li key={way.key}>{way.content}</li>
          ))}
        </ol>
      )}
      {action && <div className="button-row">{action}</div>}
      {note && <p className="small quiet">{note}</p>}
    </div>
  );
}
