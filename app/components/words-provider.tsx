import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { reservedKeys } from "~/domain/municipality/reserved-keys";
import type { Language } from "~/text/languages";
import { translator, type Texts, type Translator } from "~/text/words";
import { FetchWords, PageTranslator } from "./use-words";

/** The pages of a municipality that are not its daily plan. */
const officeParts: ReadonlySet<string> = new Set([
  "challenges",
  "commitments",
  "history",
  "networks",
  "partners",
  "practices",
  "proposals",
  "reports",
  "settings",
]);

/** Whether the page at this path lies outside a municipality's plan (account, settings, operator …), whose words alone are not enough there. */
function isOffice(path: string): boolean {
  const [first = "", second = "", third = "", fourth = ""] = path.split("/").filter((part) => part !== "");
  return (
    reservedKeys.has(first) ||
    officeParts.has(second) ||
    (second === "projects" && fourth === "practice") ||
    (second === "funding" && third === "programmes")
  );
}

interface WordsProviderProps {
  language: Language;
  /** The words the first page was drawn with. */
  given: Texts;
  fetchPlan: () => Promise<Texts>;
  fetchOffice: () => Promise<Texts>;
  children: ReactNode;
}

/**
 * The translator around the browser's pages. It begins with the words the first page was drawn with; others are fetched when somebody sets
 * out for another page, or when the page says something it was not drawn with. Until they come their places stay empty.
 */
export function WordsProvider({ language, given, fetchPlan, fetchOffice, children }: WordsProviderProps) {
  const [texts, setTexts] = useState(given);
  // Each part is asked for once; a part that could not be fetched may be asked for again.
  const asked = useRef(new Set<"plan" | "office">());
  const fetchPart = useCallback(
    (part: "plan" | "office") => {
      if (asked.current.has(part)) return;
      asked.current.add(part);
      (part === "plan" ? fetchPlan : fetchOffice)().then(
        (more) => setTexts((held) => new Map([...held, ...more])),
        () => asked.current.delete(part),
      );
    },
    [fetchPlan, fetchOffice],
  );
  const fetchFor = useCallback(
    (path: string) => {
      fetchPart("plan");
      if (isOffice(path)) fetchPart("office");
    },
    [fetchPart],
  );
  const value = useMemo<Translator>(
    () =>
      translator(language, texts, {
        missing: () => {
          fetchPart("plan");
          fetchPart("office");
          return "";
        },
      }),
    [language, texts, fetchPart],
  );
  return (
    <FetchWords.Provider value={fetchFor}>
      <PageTranslator.Provider value={value}>{children}</PageTranslator.Provider>
    </FetchWords.Provider>
  );
}
