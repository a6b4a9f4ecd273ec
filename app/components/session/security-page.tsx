import type { ReactNode } from "react";
import { Shell } from "../shell/shell";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

/** A page under one's own sign-in and security, with the way back. */
export function SecurityPage(props: { title: string; lead?: string | undefined; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <Shell>
      <div className="narrow sign-in">
        <PageHead
          title={props.title}
          lead={props.lead}
          trail={{
            label: t("security.trail"),
            steps: [
              { label: t("security.account"), href: "/account" },
              { label: t("security.title"), href: "/account/security" },
              { label: props.title },
            ],
          }}
        />
        {props.children}
      </div>
    </Shell>
  );
}

/** Where a page under security leads back to, with the page that sent one there still in mind. */
export const securityHref = (page: string, redirectTo: string | null): string =>
  `/account/security${page}${redirectTo === null ? "" : `?redirectTo=${encodeURIComponent(redirectTo)}`}`;
