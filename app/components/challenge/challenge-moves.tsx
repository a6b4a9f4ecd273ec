import { Link } from "@remix-run/react";
import { challengeMoves, type ChallengeMove, type ChallengeState } from "~/domain/challenge/states";
import { useWords } from "../use-words";

interface ChallengeMovesProps {
  /** The challenge's own address. */
  href: string;
  state: ChallengeState;
  moves: readonly { name: string; to: ChallengeState; blockedBy: readonly string[] }[];
}

const pathOf = (to: ChallengeState) =>
  (Object.keys(challengeMoves) as ChallengeMove[]).find((path) => challengeMoves[path] === to) ?? "opening";

/** What its owner may do next with a challenge; a move that is blocked keeps its button, with the reason beside it. */
export function ChallengeMoves({ href, state, moves }: ChallengeMovesProps) {
  const { t } = useWords();
  return (
    <section className="section">
      <h2>{t("challenges.one.next")}</h2>
      {moves.length === 0 ? <p className="quiet">{t("challenges.one.noMoves")}</p> : null}
      <ul className="moves">
        {moves.map(({ name, to, blockedBy }) => {
          const label = t(`challenges.move.${name as "open"}`);
          return (
            <li key={to}>
              {blockedBy.length > 0 ? (
                <>
                  <button
                    className="ds-button"
                    data-variant="secondary"
                    data-color="accent"
                    disabled
                    aria-describedby={`move-${to}`}
                  >
                    {label}
                  </button>
                  <span className="moves__block" id={`move-${to}`}>
                    {blockedBy.map((key) => t(`refusals.${key as "challenge.blocked.no_criteria"}`)).join(". ")}
                  </span>
                </>
              ) : (
                <Link
                  className="ds-button"
                  data-variant={state === "draft" ? undefined : "secondary"}
                  data-color="accent"
                  to={`${href}/${pathOf(to)}`}
                >
                  {label}
                </Link>
              )}
            </li>
          );
        })}
        {state === "draft" ? (
          <li>
            <Link className="ds-button" data-variant="tertiary" data-color="accent" to={`${href}/removal`}>
              {t("challenges.one.remove")}
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
