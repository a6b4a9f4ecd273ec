import type { Reason } from "~/domain/commitment/criteria";
import type { Formats } from "~/text/format";
import type { Translate } from "~/text/words";

/** Why a criterion is not met or has no basis, in a sentence. */
export function reasonText({ key, params }: Reason, t: Translate, format: Formats): string {
  const { numerator = 0, denominator = 0, threshold = 0 } = params;
  return t(key as "commitments.reason.unmet.gaps_answered", {
    numerator: format.number(numerator),
    denominator: format.number(denominator),
    missing: format.number(denominator - numerator),
    threshold: format.number(threshold),
  });
}
