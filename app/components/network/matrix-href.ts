import { searchHref } from "~/components/ui/search-href";
import type { MatrixSearch } from "~/domain/network/search";

/** The matrix's address with some of what it is asked for changed; any change but one of the page leads back to the first page. */
export const matrixHref = (base: string, search: MatrixSearch, changes: Partial<MatrixSearch>): string =>
  searchHref(base, search, changes, { by: "category", sort: "name", view: "table", rows: "page" });
