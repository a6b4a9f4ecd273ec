import { Pagination } from "../ui/pagination";
import { useWords } from "../use-words";

interface PagesOfProps {
  list: { total: number; page: number; pageSize: number };
  label: string;
  href: (page: number) => string;
}

/** The ways through a list that does not fit on one page; nothing where it does. */
export function PagesOf({ list: { total, page, pageSize }, label, href }: PagesOfProps) {
  const { t } = useWords();
  if (total <= pageSize) return null;
  return (
    <Pagination
      label={label}
      status={t("reviews.status", { from: (page - 1) * pageSize + 1, to: Math.min(page * pageSize, total), total })}
      previous={page > 1 ? { href: href(page - 1), label: t("reviews.previousPage") } : null}
      next={page * pageSize < total ? { href: href(page + 1), label: t("reviews.nextPage") } : null}
    />
  );
}
