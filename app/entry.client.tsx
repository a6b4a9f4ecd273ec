import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { PageTranslator } from "~/components/use-words";
import { isLanguage, type Language } from "~/text/languages";
import { translator, type Words } from "~/text/words";

// The browser fetches the words of one language only.
const wordsOf: Record<Language, () => Promise<Words>> = {
  nb: async () => (await import("~/text/nb")).nb,
  nn: async () => (await import("~/text/nn")).nn,
  en: async () => (await import("~/text/en")).en,
};

const language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : "nb";
const words = await wordsOf[language]();

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
      <PageTranslator.Provider value={translator(language, words)}>
        <RemixBrowser />
      </PageTranslator.Provider>
    </StrictMode>,
  );
});
