import { useContext } from "react";
import { I18nContext } from "react-i18next";
import { formatsFor, type Formats } from "~/text/format";
import type { Language } from "~/text/languages";
import type { Translate } from "~/text/words";

/**
 * The words, number formats and language of the page being shown. Asks the context itself: a page's translator keeps its one language,
 * and `useTranslation` copies it for each component that asks, which cost a list of fifty rows a quarter of its time.
 */
export function useWords(): { t: Translate; format: Formats; language: Language } {
  const { i18n } = useContext(I18nContext);
  const language = i18n.language as Language;
  return { t: i18n.t, format: formatsFor(language), language };
}
