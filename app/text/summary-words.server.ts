import { summaryDraft, type SummaryFacts } from "~/domain/summary/text";
import type { SummaryWords } from "~/domain/summary/words";
import { formatsFor } from "./format";
import { languages } from "./languages";
import { translatorFor } from "./words.server";

/** How a summary is drafted in every language; `link` leads to the network's calendar, or is null where nobody knows the address. */
export const draftingWith =
  (link: (facts: SummaryFacts) => string | null) =>
  (facts: SummaryFacts, period: string): SummaryWords => {
    const words: SummaryWords = {};
    for (const language of languages) {
      const reader = { t: translatorFor(language).t, format: formatsFor(language), language };
      words[language] = summaryDraft(facts, { period, link: link(facts) }, reader);
    }
    return words;
  };
