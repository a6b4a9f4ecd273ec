import { readersOf, type SummaryWords } from "~/domain/summary/words";
import { languageNames, languages } from "~/text/languages";
import { useWords } from "../use-words";

/** A summary as it is sent, in each language it is written in, and whom each goes to. */
export function SummaryText({ words }: { words: SummaryWords }) {
  const { t } = useWords();
  const readers = readersOf(words);
  return (
    <>
      {languages.map((language) => {
        const written = words[language];
        if (written === undefined) return null;
        const names = (readers[language] ?? []).map((one) => languageNames[one]);
        return (
          <section key={language} className="reading section" aria-label={languageNames[language]}>
            <p className="quiet small">{t("summaries.goesTo", { languages: names.join(", ") })}</p>
            <h2 lang={language}>{written.subject}</h2>
            <p className="reading--as-typed" lang={language}>
              {written.text}
            </p>
          </section>
        );
      })}
    </>
  );
}
