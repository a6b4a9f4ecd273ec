import type { ReactNode } from "react";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

interface ProposalHeadProps {
  /** The list the proposal stands in. */
  list: string;
  proposal: { id: string; title: string; language: string };
  title: string;
  lead?: ReactNode;
}

/** The top of a page about one thing of a proposal, with the way back to it. */
export function ProposalHead({ list, proposal, title, lead }: ProposalHeadProps) {
  const { t } = useWords();
  return (
    <PageHead
      title={title}
      lead={lead}
      trail={{
        label: t("proposals.trail"),
        steps: [
          { label: t("proposals.title"), href: list },
          {
            label: proposal.title === "" ? t("proposals.untitled") : proposal.title,
            href: `${list}/${proposal.id}`,
            lang: proposal.title === "" ? undefined : proposal.language,
          },
          { label: title },
        ],
      }}
    />
  );
}
