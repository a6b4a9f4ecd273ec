import { useCallback, useMemo, useState, type ReactNode } from "react";
import { reservedKeys } from "~/domain/municipality/reserved-keys";
import type { Translator } from "~/text/words";
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
export function isOffice(path: string): boolean {
  const [first = "", second = "", , fourth = ""] = path.split("/").filter((part) => part !== "");
  return reservedKeys.has(first) || officeParts.has(second) || (second === "projects" && fourth === "practice");
}

/**
 * The translator around the browser's pages. It begins with the words of the plan, unless the first page needs all; the others are fetched
 * when somebody sets out for a page that needs them. Should they come after its data, their places stay empty until then.
 */
export function WordsProvider(props: {
  plan: Translator;
  all: Translator | null;
  fetchAll: () => Promise<Translator>;
  children: ReactNode;
}) {
  const { plan, fetchAll } = props;
  const [all, setAll] = useState(props.all);
  const fetchFor = useCallback(
    (path: string) => {
      if (all === null && isOffice(path)) fetchAll().then(setAll, () => undefined);
    },
    [all, fetchAll],
  );
  const value = useMemo<Translator>(() => {
    if (all !== null) return all;
    const t: Translator["t"] = (name, filling) => {
      const text = plan.t(name, filling);
      return text === name ? "" : text;
    };
    return { ...plan, t };
  }, [all, plan]);
  return (
    <FetchWords.Provider value={fetchFor}>
      <PageTranslator.Provider value={value}>{props.children}</PageTranslator.Provider>
    </FetchWords.Provider>
  );
}
