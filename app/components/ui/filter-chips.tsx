import { Link } from "@remix-run/react";

interface FilterChipsProps {
  /** The name of the list, for example "Filters in use". */
  label: string;
  /** Said before each chip, for example "Remove filter:". */
  remove: string;
  /** `href` is the page without that filter. */
  chips: readonly { key: string; label: string; href: string }[];
  clear?: { href: string; label: string };
}

/** The filters in use. Each is a link to the page without it. */
export function FilterChips({ label, remove, chips, clear }: FilterChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <Link className="ds-chip" data-removable data-color="accent" to={chip.href} preventScrollReset>
            <span className="ds-sr-only">{remove} </span>
            {chip.label}
          </Link>
        </li>
      ))}
      {clear && (
        <li>
          <Link className="text-button" to={clear.href} preventScrollReset>
            {clear.label}
          </Link>
        </li>
      )}
    </ul>
  );
}
