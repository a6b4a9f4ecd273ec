import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatsFor, type Formats } from "~/text/format";
import type { Language } from "~/text/languages";
import type { Translate } from "~/text/words";

/** The words, number formats and language of the page being shown. */
export function useWords(): { t: Translate; format: Formats; language: Language } {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return { t, format: formatsFor(language), language };
}

/** What the root knows of every page: who is signed in, and where. */
export function useRoot<T>(): T {
  return useRouteLoaderData("root") as T;
}
