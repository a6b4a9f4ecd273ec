import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

interface ActionPageProps {
  municipality: string;
  action: { id: string; title: string; language: string };
  title: string;
  lead?: ReactNode;
  /** Gets the action's own address, with the list it was opened from. */
  children: (back: string) => ReactNode;
}

/** The frame of a page that changes one thing about an action: which action it is, and the way back to it and to its list. */
export function ActionPage({ municipality, action, title, lead, children }: ActionPageProps) {
  const { t } = useWords();
  const { search } = useLocation();
  const list = `/${municipality}/actions${search}`;
  const back = `/${municipality}/actions/${action.id}${search}`;
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        trail={{
          label: t("actions.one.trail"),
          steps: [
            { label: t("actions.title"), href: list },
            { label: action.title, href: back, lang: action.language },
            { label: title },
          ],
        }}
      />
      {children(back)}
    </>
  );
}
