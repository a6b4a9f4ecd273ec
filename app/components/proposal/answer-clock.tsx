import type { AnswerClock } from "~/domain/proposal/clock";
import { useWords } from "../use-words";

/** Where a proposal stands against the thirty days, in words. */
export function AnswerClockWords({ clock }: { clock: AnswerClock | null }) {
  const { t } = useWords();
  if (clock === null) return <span className="quiet">–</span>;
  switch (clock.status) {
    case "waiting":
      return <span className="no-wrap">{t("proposals.clock.left", { count: clock.daysLeft })}</span>;
    case "over":
      return <span className="no-wrap late">{t("proposals.clock.over", { count: clock.daysOver })}</span>;
    case "answered":
      return <span className="quiet">{t(clock.inTime ? "proposals.clock.inTime" : "proposals.clock.late")}</span>;
  }
}
