import type { CriterionResult } from "~/domain/commitment/criteria";
import type { Formats } from "~/text/format";
import type { Translate } from "~/text/words";

/** What a meter of this criterion draws: how much, and where its threshold lies. A number is drawn against the number it takes. */
export function meterOf({ kind, ratio, numerator, threshold }: CriterionResult): {
  share: number | null;
  threshold: number | null;
} {
  if (kind === "ratio" || kind === "age") return { share: ratio, threshold };
  return { share: numerator === null ? null : Math.min(1, numerator / threshold), threshold: 1 };
}

/** "26 of 31", or "No basis" where nothing was counted. */
export function countedText({ numerator, denominator }: CriterionResult, t: Translate, format: Formats): string {
  if (numerator === null || denominator === null) return t("commitments.noBasis");
  return t("commitments.of", { numerator: format.number(numerator), denominator: format.number(denominator) });
}

/** What the threshold asks for: "at least 90%", "at least 3", "published". */
export function thresholdText({ kind, threshold }: CriterionResult, t: Translate, format: Formats): string {
  if (kind === "yes_no") return t("commitments.published");
  return t("commitments.atLeast", {
    value: kind === "count" ? format.number(threshold) : format.percent(threshold * 100),
  });
}

/** The share in percent, yes or no; null for a number, which is no share. */
export function shareText({ kind, ratio, numerator }: CriterionResult, t: Translate, format: Formats): string | null {
  if (kind === "yes_no" && numerator !== null) return numerator > 0 ? t("commitments.yes") : t("commitments.no");
  if (kind === "count" || ratio === null) return null;
  return format.percent(ratio * 100);
}
