import { ArrowsUpDownIcon, ChevronDownIcon, ChevronUpIcon } from "@navikt/aksel-icons";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

interface SortHeaderProps {
  /** How the column is sorted now. */
  sorted: "ascending" | "descending" | "none";
  /** Where the other order is. */
  href: string;
  /** Right-aligned, for figures. */
  number?: boolean;
  children: ReactNode;
}

/** A column's head that sorts. The order is in the address, so it works without script and can be sent on. */
export function SortHeader({ sorted, href, number, children }: SortHeaderProps) {
  const drawing = sorted === "ascending" ? ChevronUpIcon : sorted === "descending" ? ChevronDownIcon : ArrowsUpDownIcon;
  return (
    <th scope="col" aria-sort={sorted} className={number ? "sort-header number" : "sort-header"}>
      <Link className="sort-header__link" to={href} preventScrollReset>
        {children}
        <Icon of={drawing} />
      </Link>
    </th>
  );
}
