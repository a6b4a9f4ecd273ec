import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { FundingBars } from "~/components/funding/funding-bars";
import { ChainLink, MissingLink, type ChainLinkState } from "~/components/gap/chain-link";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { Mend } from "~/domain/gap/mend";
import type { GapProject, GapRow } from "~/domain/gap/queries.server";
import { coverage } from "~/domain/shared/money";
import { daysBetween } from "~/domain/shared/period";
import { rangeText, valueText } from "./figures";

/** A gap's row as the page has it: with the one thing that mends its chain, for someone who may. */
export type ShownGap = GapRow & { mend: { mend: Mend; path: string } | null };

interface CellsProps {
  gap: ShownGap;
  /** The municipality's address. */
  base: string;
  today: string;
}

/** The six links of a gap's chain. Only the first missing one says so and offers the way to mend it. */
export function ChainCells({ gap, base, today }: CellsProps) {
  const { t } = useWords();
  const { project } = gap;
  // The last column holds two links: the update and the effect.
  const missing = gap.brokenAt === null ? null : Math.min(gap.reached, 5);
  const broken = (
    <Broken gap={gap} today={today}>
      {gap.mend && (
        <Link className="text-button" to={`${base}/${gap.mend.path}`}>
          {t(`gaps.mend.${gap.mend.mend}`)}
        </Link>
      )}
    </Broken>
  );
  const cells: { key: Column; content: ReactNode }[] = [
    { key: "recommendation", content: <RecommendationCell gap={gap} base={base} broken={missing === 0 && broken} /> },
    {
      key: "project",
      content:
        missing === 1 ? broken : project && <ProjectCell project={project} others={gap.projects - 1} base={base} />,
    },
    { key: "owner", content: missing === 2 ? broken : project?.owner && <OwnerCell project={project} /> },
    {
      key: "actions",
      content: missing === 3 ? broken : !!project?.actions && <ActionsCell project={project} today={today} />,
    },
    {
      key: "funding",
      content: project && (missing === 4 || hasMoney(project)) && (
        <FundingCell project={project} broken={missing === 4 && broken} />
      ),
    },
    {
      key: "update",
      content: project && (missing === null || missing === 5 || hasProgress(project)) && (
        <UpdateCell
          gap={gap}
          project={project}
          today={today}
          isWaiting={missing !== null && missing < 5}
          broken={missing === 5 && broken}
        />
      ),
    },
  ];
  const state = (place: number): ChainLinkState =>
    missing === null || place < missing ? "in_place" : place === missing ? "missing" : "waiting";
  const said = { in_place: t("gaps.inPlace"), missing: undefined, waiting: t("gaps.waiting") };
  return cells.map(({ key, content }, place) => (
    <ChainLink
      key={key}
      state={state(place)}
      label={t(`gaps.column.${key}`)}
      position={place === 0 ? "first" : place === 5 ? "last" : undefined}
      stateWords={said[state(place)]}
    >
      {content || undefined}
    </ChainLink>
  ));
}

type Column = "recommendation" | "project" | "owner" | "actions" | "funding" | "update";

const hasProgress = ({ lastUpdatedOn, effect }: GapProject) => lastUpdatedOn !== null || effect.high !== null;

const hasMoney = ({ costOre, grantedOre, appliedOre, plannedOre }: GapProject) =>
  costOre !== null || grantedOre + appliedOre + plannedOre > 0;

/** Why the chain breaks here, in words. */
function Broken({ gap, today, children }: { gap: GapRow; today: string; children: ReactNode }) {
  const { t, format } = useWords();
  const { recommendation, project } = gap;
  const reason = (): string => {
    switch (gap.brokenAt) {
      case "recommendation":
        if (recommendation === null) return t("gaps.missing.noRecommendation");
        if (recommendation.isLeftOut) return t("gaps.missing.leftOut");
        return recommendation.outcome === null ? t("gaps.missing.notAnswered") : t("gaps.missing.underReview");
      case "funding":
        return project?.costOre == null
          ? t("gaps.missing.cost")
          : t("gaps.missing.funding", { sum: format.money(project.costOre - project.grantedOre) });
      case "update":
        return t("gaps.missing.update", {
          count: project ? daysBetween(project.lastUpdatedOn ?? project.startedOn, today) : 0,
        });
      case "project":
      case "owner":
      case "action":
      case "effect":
        return t(`gaps.missing.${gap.brokenAt}`);
      case null:
        return "";
    }
  };
  return <MissingLink reason={reason()}>{children}</MissingLink>;
}

function RecommendationCell({
  gap: { recommendation },
  base,
  broken,
}: {
  gap: GapRow;
  base: string;
  broken: ReactNode;
}) {
  const { t } = useWords();
  if (recommendation === null) return broken;
  return (
    <>
      <Link className="ds-link" to={`${base}/recommendations/${recommendation.id}`} lang={recommendation.language}>
        {recommendation.title}
      </Link>
      {broken ? (
        broken
      ) : recommendation.outcome ? (
        <>
          <br />
          <Tag>{t(`states.response.${recommendation.outcome}`)}</Tag>
        </>
      ) : null}
    </>
  );
}

function ProjectCell({ project, others, base }: { project: GapProject; others: number; base: string }) {
  const { t } = useWords();
  const isSaid = project.state === "completed" || project.state === "evaluated" || project.state === "paused";
  return (
    <>
      <Link className="ds-link" to={`${base}/projects/${project.id}`} lang={project.language}>
        {project.name}
      </Link>
      {others > 0 && <> {t("gaps.andMore", { count: others })}</>}
      {isSaid && (
        <>
          <br />
          <Tag>{t(`states.project.${project.state}`)}</Tag>
        </>
      )}
    </>
  );
}

function OwnerCell({ project: { owner, ownerUnit } }: { project: GapProject }) {
  return (
    <>
      {owner}
      {ownerUnit && (
        <>
          <br />
          <span className="quiet">{ownerUnit}</span>
        </>
      )}
    </>
  );
}

function ActionsCell({ project, today }: { project: GapProject; today: string }) {
  const { t, format } = useWords();
  const { actions, actionsDone, nextDueOn, lastDoneOn } = project;
  const daysLate = nextDueOn === null ? 0 : daysBetween(nextDueOn, today);
  return (
    <>
      <b>{t("gaps.doneOfAll", { done: actionsDone, all: actions })}</b> {t("gaps.done")}
      {nextDueOn !== null && (
        <>
          <br />
          {daysLate > 0 ? (
            <span className="late">{t("gaps.late", { date: format.date(nextDueOn), count: daysLate })}</span>
          ) : (
            t("gaps.nextDate", { date: format.date(nextDueOn) })
          )}
        </>
      )}
      {actions === actionsDone && lastDoneOn !== null && (
        <>
          <br />
          <span className="quiet">{t("gaps.completed", { date: format.date(lastDoneOn) })}</span>
        </>
      )}
    </>
  );
}

function FundingCell({ project, broken }: { project: GapProject; broken: ReactNode }) {
  const { t, format } = useWords();
  const { costOre, grantedOre, paidOre, appliedOre, plannedOre } = project;
  const { ratio } = coverage(grantedOre, costOre);
  return (
    <>
      {hasMoney(project) && costOre !== 0 && (
        <FundingBars paid={paidOre} granted={grantedOre} applied={appliedOre} planned={plannedOre} cost={costOre} />
      )}
      {broken ? (
        broken
      ) : costOre === 0 ? (
        t("gaps.costsNothing")
      ) : ratio === null ? (
        t("gaps.missing.cost")
      ) : (
        <>
          {/* Rounded down: what is not covered must not look as if it were. */}
          <span className="no-wrap">{t("gaps.covered", { percent: format.percent(Math.floor(ratio * 100)) })}</span>
          <br />
          <span className="quiet">{t("gaps.ofCost", { sum: format.money(costOre ?? 0) })}</span>
        </>
      )}
    </>
  );
}

interface UpdateCellProps {
  gap: GapRow;
  project: GapProject;
  today: string;
  isWaiting: boolean;
  broken: ReactNode;
}

function UpdateCell({ gap, project, today, isWaiting, broken }: UpdateCellProps) {
  const { t, format } = useWords();
  const { lastUpdatedOn, startedOn, observed } = project;
  const { low, high, byYear } = project.effect;
  const updated = (): string => {
    if (lastUpdatedOn === null) {
      const date = format.date(startedOn);
      return startedOn > today ? t("gaps.begins", { date }) : t("gaps.begun", { date });
    }
    const days = daysBetween(lastUpdatedOn, today);
    return days <= 0 ? t("gaps.updatedToday") : t("gaps.updated", { count: days });
  };
  const measured =
    observed &&
    t("gaps.measured", { value: valueText(observed.value, gap, t, format), date: format.date(observed.measuredOn) });
  const effect = low !== null && high !== null && rangeText({ low, high }, gap, t, format);
  const expected = effect
    ? byYear === null
      ? t("gaps.expected", { effect })
      : t("gaps.expectedBy", { effect, year: byYear })
    : isWaiting
      ? null
      : t("gaps.notEstimated");
  return (
    <>
      {broken || measured || (isWaiting && lastUpdatedOn === null ? null : updated())}
      {expected && <span className="chain__expected">{expected}</span>}
    </>
  );
}
