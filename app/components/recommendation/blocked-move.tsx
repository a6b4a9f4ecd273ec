import { Link } from "@remix-run/react";
import type { RecommendationState } from "~/domain/recommendation/states";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

interface BlockedMoveProps {
  /** Text keys of what stands against it. */
  blockedBy: readonly string[];
  state: RecommendationState;
  backHref: string;
}

/** Instead of a form whose move cannot be made (any more): why, and the way back. */
export function BlockedMove({ blockedBy, state, backHref }: BlockedMoveProps) {
  const { t } = useWords();
  return (
    <>
      <div className="notice">
        <p>
          <Tag outline>{t(`states.recommendation.${state}`)}</Tag>
        </p>
        {blockedBy.map((key) => (
          <p key={key}>{t(`refusals.${key}` as "refusals.recommendation.blocked.no_owner")}</p>
        ))}
      </div>
      <p>
        <Link className="ds-link" to={backHref}>
          {t("recommendations.move.back")}
        </Link>
      </p>
    </>
  );
}
