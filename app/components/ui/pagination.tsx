import { Link } from "@remix-run/react";

interface PaginationProps {
  /** The name of the region, for example "Pages". */
  label: string;
  /** Where we are, for example "1–12 of 31". */
  status: string;
  previous?: { href: string; label: string } | null | undefined;
  next?: { href: string; label: string } | null | undefined;
}

/** Where in a long list we are, and the ways to what comes before and after. */
export function Pagination({ label, status, previous, next }: PaginationProps) {
  return (
    <nav className="pagination" aria-label={label}>
      <p className="pagination__status">{status}</p>
      {previous && (
        <Link className="ds-link pagination__step" rel="prev" to={previous.href} data-color="accent">
          {previous.label}
        </Link>
      )}
      {next && (
        <Link className="ds-link pagination__step" rel="next" to={next.href} data-color="accent">
          {next.label}
        </Link>
      )}
    </nav>
  );
}
