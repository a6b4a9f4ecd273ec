import { Link, useParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

/**
 * The top of a page of the settings, with the way back to them; `between` are the pages on the way, `history` where in the municipality's
 * history the record's own lies, such as `/unit/<id>`.
 */
export function SettingsHead({
  title,
  lead,
  between = [],
  actions,
  history,
}: {
  title: string;
  lead?: ReactNode;
  between?: readonly { label: string; page: string }[];
  actions?: ReactNode;
  history?: string;
}) {
  const { t } = useWords();
  const { municipality } = useParams();
  const settings = `/${municipality}/settings`;
  return (
    <PageHead
      title={title}
      lead={lead}
      actions={
        history === undefined ? (
          actions
        ) : (
          <Link className="ds-link" to={`/${municipality}/history${history}`}>
            {t("history.open")}
          </Link>
        )
      }
      trail={{
        label: t("settings.trail"),
        steps: [
          { label: t("settings.title"), href: settings },
          ...between.map(({ label, page }) => ({ label, href: `${settings}/${page}` })),
          { label: title },
        ],
      }}
    />
  );
}
