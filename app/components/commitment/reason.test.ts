import { describe, expect, it } from "vitest";
import { criterionKeys } from "~/domain/commitment/criteria";
import { formatsFor } from "~/text/format";
import { languages } from "~/text/languages";
import { translatorFor } from "~/text/words.server";
import { reasonText } from "./reason";

describe("the reason a criterion is not met or has no basis", () => {
  it.each(languages)("has a sentence for every criterion in %s", (language) => {
    const { t } = translatorFor(language);
    for (const key of criterionKeys) {
      for (const kind of ["unmet", "no_basis"]) {
        const params = { numerator: 26, denominator: 31, threshold: 3 };
        const sentence = reasonText({ key: `commitments.reason.${kind}.${key}`, params }, t, formatsFor(language));
        expect(sentence).toMatch(/^\S.*\.$/);
        expect(sentence).not.toMatch(/commitments\.|\{\{|undefined|NaN/);
      }
    }
  });

  it("says how many are missing", () => {
    const reason = {
      key: "commitments.reason.unmet.gaps_answered",
      params: { numerator: 16, denominator: 23, threshold: 0.9 },
    };
    expect(reasonText(reason, translatorFor("en").t, formatsFor("en"))).toBe("7 of 23 gaps wait for an answer.");
  });
});
