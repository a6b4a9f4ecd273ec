import { Link } from "@remix-run/react";
import { lastDay } from "~/domain/challenge/last-day";
import type { ChallengeRow } from "~/domain/challenge/queries.server";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

interface ChallengeTableProps {
  rows: readonly (ChallengeRow & { fits?: boolean })[];
  /** Where a challenge's page is. */
  href: (id: string) => string;
  caption: string;
  /** Whether this reader sees proposals. */
  withProposals?: boolean;
}

/** Challenges as a list. */
export function ChallengeTable({ rows, href, caption, withProposals = false }: ChallengeTableProps) {
  const { t, format } = useWords();
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={caption}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("challenges.column.challenge")}</th>
            <th scope="col">{t("challenges.column.dataPoint")}</th>
            <th scope="col">{t("challenges.column.owner")}</th>
            <th scope="col">{t("challenges.column.state")}</th>
            <th scope="col">{t("challenges.column.closes")}</th>
            {withProposals ? (
              <th scope="col" className="number">
                {t("challenges.column.proposals")}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link className="ds-link" to={href(row.id)} lang={row.language}>
                  {row.title}
                </Link>
                <span className="sub-line">
                  {row.area}
                  {row.fits ? ` · ${t("challenges.fits")}` : ""}
                  {row.isExample ? ` · ${t("challenges.example")}` : ""}
                </span>
              </th>
              <td data-label={t("challenges.column.dataPoint")}>{row.dataPoint}</td>
              <td data-label={t("challenges.column.owner")}>{row.owner}</td>
              <td data-label={t("challenges.column.state")}>
                <div>
                  <ChallengeState challenge={row} />
                </div>
              </td>
              <td data-label={t("challenges.column.closes")}>
                <div>
                  {row.closesAt === null ? "–" : format.date(lastDay(row.closesAt))}
                  {row.isOpen ? <DaysLeft days={row.daysLeft} /> : null}
                </div>
              </td>
              {withProposals ? (
                <td className="number" data-label={t("challenges.column.proposals")}>
                  {format.number(row.proposals)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a challenge is now: one that is opened may still wait for its first day, and one past its time is closed before the job says so. */
export function ChallengeState({
  challenge: { state, isOpen, opensAt, daysLeft },
}: {
  challenge: Pick<ChallengeRow, "state" | "isOpen" | "opensAt" | "daysLeft">;
}) {
  const { t, format } = useWords();
  if (state === "open" && !isOpen) {
    const isOver = daysLeft === null;
    return (
      <Tag outline>
        {isOver || opensAt === null
          ? t("challenges.state.closed")
          : t("challenges.state.notYet", { date: format.date(opensAt) })}
      </Tag>
    );
  }
  return <Tag outline={state !== "open"}>{t(`challenges.state.${state}`)}</Tag>;
}

export function DaysLeft({ days }: { days: number | null }) {
  const { t } = useWords();
  if (days === null) return null;
  return (
    <span className="sub-line">{days === 0 ? t("challenges.lastDay") : t("challenges.daysLeft", { count: days })}</span>
  );
}
