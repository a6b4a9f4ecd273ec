import type { PracticeState } from "~/domain/practice/states";
import type { Move } from "~/domain/shared/state-machine";
import { Moves } from "../ui/moves";
import { useWords } from "../use-words";

/** The moves that lead on from a practice's state; `path` is the practice's address. */
export function PracticeMoves({
  path,
  moves,
  version,
}: {
  path: string;
  moves: readonly Move<PracticeState>[];
  version: number;
}) {
  const { t } = useWords();
  return (
    <Moves
      action={`${path}/state`}
      none={t("practices.one.noMoves")}
      hidden={{ version }}
      moves={moves.map((move) => ({
        to: move.to,
        label: t(`practices.moves.${move.name as "offer"}`),
        blocks: move.blockedBy.map((key) => t(`refusals.${key}` as "refusals.practice.blocked.no_summary")),
        asks: false,
      }))}
    />
  );
}
