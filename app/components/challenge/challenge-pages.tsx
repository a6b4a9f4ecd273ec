import { challengePageSize as pageSize } from "~/domain/challenge/kinds";
import { Pagination } from "../ui/pagination";
import { useWords } from "../use-words";

/** The pages of a list of challenges; nothing where one page is enough. */
export function ChallengePages({
  total,
  page,
  path,
  search = {},
}: {
  total: number;
  page: number;
  path: string;
  search?: Record<string, string>;
}) {
  const { t, format } = useWords();
  if (total <= pageSize) return null;
  const address = (next: number) => {
    const query = new URLSearchParams({ ...search, ...(next > 1 ? { page: String(next) } : {}) });
    return query.size > 0 ? `${path}?${query}` : path;
  };
  return (
    <Pagination
      label={t("challenges.pages.label")}
      status={t("challenges.pages.status", {
        from: format.number((page - 1) * pageSize + 1),
        to: format.number(Math.min(page * pageSize, total)),
        total: format.number(total),
      })}
      previous={page > 1 ? { href: address(page - 1), label: t("challenges.pages.previous") } : null}
      next={page * pageSize < total ? { href: address(page + 1), label: t("challenges.pages.next") } : null}
    />
  );
}
