import { Link } from "@remix-run/react";
import { useWords } from "../use-words";

interface BlockedSubmissionProps {
  /** What the button would have done. */
  label: string;
  /** Where what is missing is shown at its fields. */
  check: string;
  /** Text keys of what stands against the proposal as a whole. */
  blocks: readonly string[];
  /** How many fields are missing or wrong. */
  missing: number;
}

/** A button that submits nothing yet, with all the reasons. */
export function BlockedSubmission({ label, check, blocks, missing }: BlockedSubmissionProps) {
  const { t } = useWords();
  const reasons = [...blocks, ...(missing > 0 ? ["proposal.blocked.no_complete_content"] : [])];
  return (
    <>
      {missing > 0 ? (
        <p>
          {t("proposals.submission.missing", { count: missing })}{" "}
          <Link className="ds-link" to={check}>
            {t("proposals.submission.showMissing")}
          </Link>
        </p>
      ) : null}
      <p>
        <button className="ds-button" data-variant="secondary" data-color="accent" disabled aria-describedby="why">
          {label}
        </button>
        <span className="moves__block" id="why">
          {reasons.map((key) => t(`refusals.${key}` as "refusals.proposal.blocked.no_open_time")).join(". ")}
        </span>
      </p>
    </>
  );
}
