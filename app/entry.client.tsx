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
