import { summaryDraft, type SummaryFacts } from "~/domain/summary/text";
import { formatsFor } from "./format";
import type { Language } from "./languages";
import { translatorFor } from "./words.server";

/** How a summary is drafted in one language; `link` leads to the network's calendar, or is null where nobody knows the address. */
export const draftingIn =
  (language: Language, link: (facts: SummaryFacts) => string | null) => (facts: SummaryFacts, period: string) =>
    summaryDraft(facts, { period, link: link(facts) }, { t: translatorFor(language).t, format: formatsFor(language) });
