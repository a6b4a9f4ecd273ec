import type { SummaryWords } from "~/domain/summary/words";
import { languageNames, languages } from "~/text/languages";

/** A summary as it is sent, in each language it is written in. */
export function SummaryText({ words }: { words: SummaryWords }) {
  return (
    <>
      {languages.map((language) => {
        const written = words[language];
        return written === undefined ? null : (
          <section key={language} className="reading section" lang={language} aria-label={languageNames[language]}>
            <p className="quiet small">{languageNames[language]}</p>
            <h2>{written.subject}</h2>
            <p className="reading--lines">{written.text}</p>
          </section>
        );
      })}
    </>
  );
}
