import { Link } from "@remix-run/react";
import type { ServedCriterion } from "~/domain/commitment/served";

interface ServedProps {
  /** The municipality's address. */
  base: string;
  served: readonly ServedCriterion[];
}

/** The criteria a record counts towards, each with its commitment and leading to what is counted there. */
export function Served({ base, served }: ServedProps) {
  return served.map(({ key, commitment, name }) => (
    <span className="fact-line" key={key}>
      <Link className="ds-link" to={`${base}/commitments/${key}`}>
        {commitment}: {name}
      </Link>
    </span>
  ));
}
