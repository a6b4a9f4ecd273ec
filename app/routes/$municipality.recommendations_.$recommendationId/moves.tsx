import { Link } from "@remix-run/react";
import { useWords } from "~/components/use-words";
import { moves as moveWords, type MoveName } from "~/domain/recommendation/moves";

interface MovesProps {
  /** Every move the states offer from here; those that are answers have a form of their own. */
  moves: readonly { name: string; blockedBy: string[] }[];
  base: string;
}

/** The moves that are no answers. One that is blocked says why. */
export function Moves({ moves, base }: MovesProps) {
  const { t } = useWords();
  return moves.flatMap(({ name, blockedBy }) => {
    const path = Object.entries(moveWords).find(([, move]) => move.name === name)?.[0];
    if (path === undefined) return [];
    const words = t(`recommendations.moves.${name as MoveName}`);
    if (blockedBy.length === 0) {
      return [
        <Link key={name} className="ds-button" data-variant="secondary" data-color="accent" to={`${base}/${path}`}>
          {words}
        </Link>,
      ];
    }
    return [
      <span key={name} className="blocked-move">
        <button
          className="ds-button"
          data-variant="secondary"
          data-color="accent"
          type="button"
          disabled
          aria-describedby={`blocked-${name}`}
        >
          {words}
        </button>
        <span className="small quiet" id={`blocked-${name}`}>
          {blockedBy.map((key) => t(`refusals.${key}` as "refusals.recommendation.blocked.no_owner")).join(". ")}
        </span>
      </span>,
    ];
  });
}
