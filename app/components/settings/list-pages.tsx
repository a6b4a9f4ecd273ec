import { useLocation } from "@remix-run/react";
import { Pagination } from "../ui/pagination";
import { useWords } from "../use-words";

/** The pages of a long list of members or owners, by `page` in the address. Nothing where there is one page. */
export function ListPages({ page, perPage, total }: { page: number; perPage: number; total: number }) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  if (total <= perPage) return null;
  const href = (to: number) => {
    const query = new URLSearchParams(search);
    query.set("page", String(to));
    return `${pathname}?${query.toString()}`;
  };
  const last = Math.ceil(total / perPage);
  return (
    <Pagination
      label={t("members.pages.label")}
      status={t("members.pages.status", {
        from: Math.min((page - 1) * perPage + 1, total),
        to: Math.min(page * perPage, total),
        total,
      })}
      previous={page > 1 ? { href: href(Math.min(page - 1, last)), label: t("members.pages.previous") } : null}
      next={page < last ? { href: href(page + 1), label: t("members.pages.next") } : null}
    />
  );
}
