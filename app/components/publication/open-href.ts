import { useSearchParams } from "@remix-run/react";

/** Addresses of open pages, which keep the language that stands in the address of this one. */
export function useOpenHref(): (path: string) => string {
  const [search] = useSearchParams();
  const language = search.get("language");
  return (path) =>
    language === null ? path : `${path}${path.includes("?") ? "&" : "?"}language=${encodeURIComponent(language)}`;
}
