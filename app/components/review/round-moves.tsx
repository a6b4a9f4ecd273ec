import type { RoundState } from "~/domain/review/states";
import type { Move } from "~/domain/shared/state-machine";
import { Moves } from "../ui/moves";
import { useWords } from "../use-words";

/** The moves that lead on from a round's state; `path` is the round's address. Closing is asked about on a page of its own. */
export function RoundMoves({ path, moves }: { path: string; moves: readonly Move<RoundState>[] }) {
  const { t } = useWords();
  return (
    <Moves
      action={`${path}/state`}
      none={t("reviews.one.noMoves")}
      moves={moves.map(({ name, to, blockedBy }) => ({
        to,
        label: t(`reviews.moves.${name as "open"}`),
        blocks: blockedBy.map((key) => t(`refusals.${key}` as "refusals.review.blocked.no_members")),
        asks: to === "closed",
      }))}
    />
  );
}
