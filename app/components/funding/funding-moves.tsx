import type { FundingState } from "~/domain/funding/states";
import type { Move } from "~/domain/shared/state-machine";
import { Moves } from "../ui/moves";
import { useWords } from "../use-words";

/** Moves that bring a sum or a date ask for it first. */
const asking: readonly FundingState[] = ["granted", "partly_granted", "refused", "paid"];

interface FundingMovesProps {
  /** The funding link's address. */
  path: string;
  moves: readonly Move<FundingState>[];
  version: number;
}

/** The moves that lead on from a funding link's certainty. */
export function FundingMoves({ path, moves, version }: FundingMovesProps) {
  const { t } = useWords();
  return (
    <Moves
      action={`${path}/state`}
      hidden={{ version }}
      none={t("funding.moves.none")}
      moves={moves.map((move) => ({
        to: move.to,
        label: t(`funding.moves.${move.name as "plan"}`),
        blocks: move.blockedBy.map((key) => t(`refusals.${key}` as "refusals.funding.blocked.no_closed_round")),
        asks: asking.includes(move.to),
      }))}
    />
  );
}
