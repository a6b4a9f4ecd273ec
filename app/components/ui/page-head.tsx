import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

interface PageHeadProps {
  title: ReactNode;
  lead?: ReactNode;
  /** The way here: links, then the page itself if it has a name of its own. */
  trail?: { label: string; steps: readonly { label: string; href?: string; lang?: string | undefined }[] };
  /** At most one primary button. */
  actions?: ReactNode;
  /** The title's language, where it is kept in its original. */
  lang?: string | undefined;
}

/** The top of a page: its title, one sentence about it and what can be done. */
export function PageHead({ title, lead, trail, actions, lang }: PageHeadProps) {
  return (
    <>
      {trail && (
        <nav className="trail" aria-label={trail.label}>
          <ol>
            {trail.steps.map((step) => (
              <li key={step.label}>
                {step.href ? (
                  <Link className="ds-link" to={step.href} lang={step.lang}>
                    {step.label}
                  </Link>
                ) : (
                  <span aria-current="page" lang={step.lang}>
                    {step.label}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="page-head">
        <div className="page-head__text">
          <h1 lang={lang}>{title}</h1>
          {lead && <p className="page-head__lead">{lead}</p>}
        </div>
        {actions && <div className="page-head__actions button-row">{actions}</div>}
      </div>
    </>
  );
}
