import type { RoundState, SubmissionState } from "~/domain/review/states";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

/** The state of a round. */
export function RoundTag({ state }: { state: RoundState }) {
  const { t } = useWords();
  return <Tag outline={state === "planned"}>{t(`reviews.roundState.${state}`)}</Tag>;
}

/** The state of a member's part; lateness is told in words beside it. */
export function SubmissionTag({ state, isLate }: { state: SubmissionState; isLate: boolean }) {
  const { t } = useWords();
  return (
    <>
      <Tag outline={state === "questions" || state === "preparing"}>{t(`reviews.submissionState.${state}`)}</Tag>
      {isLate ? (
        <span className="sub-line late">
          {state === "preparing" ? t("reviews.notSubmittedLate") : t("reviews.late")}
        </span>
      ) : null}
    </>
  );
}

/** That a round is one of the demo's. */
export function ExampleTag({ isExample }: { isExample: boolean }) {
  const { t } = useWords();
  return isExample ? <Tag outline>{t("reviews.example")}</Tag> : null;
}

/** From when to when, as a reader writes days. */
export function usePeriod(): (from: string, to: string) => string {
  const { t, format } = useWords();
  return (from, to) => t("reviews.period", { from: format.date(from), to: format.date(to) });
}
