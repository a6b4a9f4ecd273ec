import { Link } from "@remix-run/react";

interface TabsAsLinksProps {
  /** What the views differ in, for example "Where the chain breaks". */
  label: string;
  views: readonly { key: string; href: string; label: string; count?: string | number; current: boolean }[];
}

/** Views of one page in a row. They are links: the view is in the address. */
export function TabsAsLinks({ label, views }: TabsAsLinksProps) {
  return (
    <nav className="views" aria-label={label}>
      <ul>
        {views.map((view) => (
          <li key={view.key}>
            <Link to={view.href} aria-current={view.current ? "page" : undefined} preventScrollReset>
              {view.label}
              {view.count !== undefined && <> {view.count}</>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
