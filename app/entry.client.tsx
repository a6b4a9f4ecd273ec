import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { WordsProvider } from "~/components/words-provider";
import { isLanguage, type Language } from "~/text/languages";
import { textsOf, type Texts } from "~/text/words";

// The page brings the words it was drawn with (app/http/page-words.server.ts). Those of other pages are fetched, of one language only, and
// those of the plan apart from the others.
const planOf: Record<Language, () => Promise<Texts>> = {
  nb: async () => textsOf((await import("~/text/nb-plan")).nbPlan),
  nn: async () => textsOf((await import("~/text/nn-plan")).nnPlan),
  en: async () => textsOf((await import("~/text/en-plan")).enPlan),
};
const officeOf: Record<Language, () => Promise<Texts>> = {
  nb: async () => textsOf((await import("~/text/nb-office")).nbOffice),
  nn: async () => textsOf((await import("~/text/nn-office")).nnOffice),
  en: async () => textsOf((await import("~/text/en-office")).enOffice),
};

const language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : "nb";
const brought = document.getElementById("words");
const given: Texts = new Map(Object.entries(JSON.parse(brought?.textContent ?? "{}") as Record<string, string>));
// React finds the page as it drew it.
brought?.remove();

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
      <WordsProvider language={language} given={given} fetchPlan={planOf[language]} fetchOffice={officeOf[language]}>
        <RemixBrowser />
      </WordsProvider>
    </StrictMode>,
  );
});
