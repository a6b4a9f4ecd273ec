import { useParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

/** The top of a page of the settings, with the way back to them; `between` are the pages on the way. */
export function SettingsHead({
  title,
  lead,
  between = [],
  actions,
}: {
  title: string;
  lead?: ReactNode;
  between?: readonly { label: string; page: string }[];
  actions?: ReactNode;
}) {
  const { t } = useWords();
  const { municipality } = useParams();
  const settings = `/${municipality}/settings`;
  return (
    <PageHead
      title={title}
      lead={lead}
      actions={actions}
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
