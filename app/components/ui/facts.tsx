import type { ReactNode } from "react";

interface FactsProps {
  facts: readonly { key: string; term: ReactNode; detail: ReactNode }[];
}

/** Terms with their details, one under the other. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.term}</dt>
          <dd>{fact.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
