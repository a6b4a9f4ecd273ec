import type { ChallengeRow } from "~/domain/challenge/queries.server";
import { challengeStates, type ChallengeState } from "~/domain/challenge/states";
import { TabsAsLinks } from "../ui/tabs-as-links";
import { useWords } from "../use-words";
import { ChallengePages } from "./challenge-pages";
import { ChallengeTable } from "./challenge-table";

interface ChallengeListProps {
  rows: readonly ChallengeRow[];
  total: number;
  page: number;
  state: ChallengeState | undefined;
  /** Address of the list; a challenge's page lies under it. */
  path: string;
  withProposals?: boolean;
}

/** The challenges of a place: views by state, the table, and its pages. */
export function ChallengeList({ rows, total, page, state, path, withProposals = false }: ChallengeListProps) {
  const { t } = useWords();
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
      <ChallengePages total={total} page={page} path={path} search={state ? { state } : {}} />
    </>
  );
}
