import type { ProjectState } from "~/domain/project/states";
import type { Move } from "~/domain/shared/state-machine";
import { Moves } from "../ui/moves";
import { useWords } from "../use-words";

/** The moves that lead on from a project's state; `path` is the project's address. */
export function ProjectMoves({ path, moves }: { path: string; moves: readonly Move<ProjectState>[] }) {
  const { t } = useWords();
  return (
    <Moves
      action={`${path}/state`}
      none={t("projects.moves.none")}
      moves={moves.map((move) => ({
        to: move.to,
        label: t(`projects.moves.${move.name as "plan"}`),
        blocks: move.blockedBy.map((key) => t(`refusals.${key}` as "refusals.project.blocked.no_owner")),
        asks: move.asks.length > 0,
      }))}
    />
  );
}
