import type { ReactNode } from "react";

interface KeyFiguresProps {
  figures: readonly { key: string; label: ReactNode; value: ReactNode; after?: ReactNode; main?: boolean }[];
}

/** A few figures in a row; the main one is larger. `after` is what follows the figure: a tag, a bar or words. */
export function KeyFigures({ figures }: KeyFiguresProps) {
  return (
    <dl className="key-figures">
      {figures.map((figure) => (
        <div key={figure.key}>
          <dt>{figure.label}</dt>
          <dd className={figure.main ? "key-figures__main" : undefined}>
            <b>{figure.value}</b>
            {figure.after && <span className="key-figures__after">{figure.after}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
