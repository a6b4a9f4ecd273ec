import type { ChallengeRow } from "~/domain/challenge/queries.server";
import { challengeStates, type ChallengeState } from "~/domain/challenge/states";
import { Pagination } from "../ui/pagination";
import { TabsAsLinks } from "../ui/tabs-as-links";
import { useWords } from "../use-words";
import { ChallengeTable } from "./challenge-table";

interface ChallengeListProps {
  rows: readonly ChallengeRow[];
  total: number;
  page: number;
  pageSize: number;
  state: ChallengeState | undefined;
  /** Address of the list; a challenge's page lies under it. */
  path: string;
  withProposals?: boolean;
}

/** The challenges of a place: views by state, the table, and its pages. */
export function ChallengeList({ rows, total, page, pageSize, state, path, withProposals = false }: ChallengeListProps) {
  const { t, format } = useWords();
  const address = (next: number) => {
    const search = new URLSearchParams({ ...(state ? { state } : {}), ...(next > 1 ? { page: String(next) } : {}) });
    return search.size > 0 ? `${path}?${search}` : path;
  };
  return (
    <>
      <TabsAsLinks
        label={t("challenges.views.label")}
        views={[
          { key: "all", href: path, label: t("challenges.views.all"), current: state === undefined },
          ...challengeStates.map((one) => ({
            key: one,
            href: `${path}?state=${one}`,
            label: t(`challenges.state.${one}`),
            current: state === one,
          })),
        ]}
      />
      {rows.length === 0 ? (
        <p className="quiet">{t("challenges.noneFound")}</p>
      ) : (
        <ChallengeTable
          rows={rows}
          href={(id) => `${path}/${id}`}
          caption={t("challenges.title")}
          withProposals={withProposals}
        />
      )}
      {total > pageSize ? (
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
      ) : null}
    </>
  );
}
