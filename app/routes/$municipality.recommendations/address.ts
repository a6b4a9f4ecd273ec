import type { RecommendationFilter } from "~/domain/recommendation/search";

/** The list's address with these filters; what is as at first is left out, and every change but of the page leads to the first page. */
export function addressOf(filter: RecommendationFilter, change: Partial<RecommendationFilter> = {}): string {
  const next = { ...filter, page: 1, ...change };
  const search = new URLSearchParams();
  const put = (name: string, value: string | undefined, atFirst = "") => {
    if (value !== undefined && value !== atFirst) search.set(name, value);
  };
  put("view", next.view, "all");
  put("q", next.q);
  put("area", next.area);
  put("state", next.state);
  put("owner", next.owner);
  put("dataPoint", next.dataPoint);
  put("sort", next.sort, "state");
  put("order", next.order, "asc");
  put("page", String(next.page), "1");
  return search.size > 0 ? `?${search}` : "?";
}

export const noFilters = { q: "", area: undefined, state: undefined, owner: undefined, dataPoint: undefined } as const;
