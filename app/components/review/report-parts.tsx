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

/** A part that is not in the report, or not in full: the municipality does not share it with the network. */
export function NotShared({ id, title, isSummary = false }: { id: string; title: ReactNode; isSummary?: boolean }) {
  const { t } = useWords();
  return (
    <Section id={id} title={title}>
      <p className="quiet">{isSummary ? t("reviews.report.sumsShared") : t("reviews.report.notShared")}</p>
    </Section>
  );
}

/** Said under the sums where no rows stand. */
export function OnlySums() {
  const { t } = useWords();
  return <p className="quiet">{t("reviews.report.sumsShared")}</p>;
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
