import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Disclosure } from "../ui/disclosure";
import { useWords } from "../use-words";

/** A part of a report under its heading. */
export function Section({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section className="section" id={`report-${id}`}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Linked to its page in the municipality's own pages, else only named. */
export function Row({ to, lang, children }: { to: string | null; lang?: string | undefined; children: ReactNode }) {
  return to === null ? (
    <span lang={lang}>{children}</span>
  ) : (
    <Link className="ds-link" to={to} lang={lang}>
      {children}
    </Link>
  );
}

/** A long list, closed until somebody wants it. */
export function Folded({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useWords();
  return count === 0 ? null : <Disclosure summary={t("reviews.report.all", { total: count })}>{children}</Disclosure>;
}
