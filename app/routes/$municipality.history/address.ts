import { searchHref } from "~/components/ui/search-href";
import type { HistorySearch } from "~/domain/history/search";

/** The history with some of what it is asked for changed; any change but one of the place leads back to the newest. */
export const historyAddress = (base: string, search: HistorySearch, changes: Partial<HistorySearch> = {}): string =>
  searchHref(base, { ...search, before: null, after: null }, changes);

/** The file of exactly the lines these filters choose. */
export const fileAddress = (municipality: string, search: HistorySearch): string =>
  historyAddress(`/${municipality}/history.csv`, search);
