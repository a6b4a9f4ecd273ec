import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { isOffice, WordsProvider } from "~/components/words-provider";
import { isLanguage, type Language } from "~/text/languages";
import { translator, type OfficeWords, type PlanWords } from "~/text/words";

// The browser fetches the words of one language only, and those of the plan apart from the others.
const planOf: Record<Language, () => Promise<PlanWords>> = {
  nb: async () => (await import("~/text/nb-plan")).nbPlan,
  nn: async () => (await import("~/text/nn-plan")).nnPlan,
  en: async () => (await import("~/text/en-plan")).enPlan,
};
const officeOf: Record<Language, () => Promise<OfficeWords>> = {
  nb: async () => (await import("~/text/nb-office")).nbOffice,
  nn: async () => (await import("~/text/nn-office")).nnOffice,
  en: async () => (await import("~/text/en-office")).enOffice,
};

const language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : "nb";
const [planWords, officeWords] = await Promise.all([
  planOf[language](),
  isOffice(window.location.pathname) ? officeOf[language]() : null,
]);
const translatorWith = (more: OfficeWords) => translator(language, { ...planWords, ...more });
const plan = translator(language, planWords);
const all = officeWords && translatorWith(officeWords);
const fetchAll = async () => translatorWith(await officeOf[language]());

/**
 * RemixBrowser decodes the page's data before its first hook, and until then throws the promise of it. Within React that suspends the
 * root, and a key pressed or a click in those milliseconds ends in React's error 345: the page stays without script until it is loaded
 * anew. So it is asked once outside of React, and React begins when the data is there.
 */
async function decoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}
await decoded();

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <WordsProvider plan={plan} all={all} fetchAll={fetchAll}>
        <RemixBrowser />
      </WordsProvider>
    </StrictMode>,
  );
});
