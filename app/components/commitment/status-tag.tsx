import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { CommitmentStatus } from "~/domain/commitment/criteria";

/** How a commitment stands, in words. */
export function StatusTag({ status }: { status: CommitmentStatus }) {
  const { t } = useWords();
  return <Tag outline={status !== "on_the_way"}>{t(`commitments.status.${status}`)}</Tag>;
}
