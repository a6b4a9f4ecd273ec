import { Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { useWords } from "~/components/use-words";
import type { SharedGap } from "~/domain/network/shared-gaps.server";

interface SharedGapTableProps {
  base: string;
  rows: readonly SharedGap[];
  /** A leader may open a joint challenge, where there is such a page. */
  mayChallenge: boolean;
}

/** Data points where several members fall short: how many, who and how far, and what is being done. */
export function SharedGapTable({ base, rows, mayChallenge }: SharedGapTableProps) {
  const { t, format } = useWords();
  return (
    <table className="ds-table table--fold">
      <caption className="ds-sr-only">{t("network.gaps.several")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("network.gaps.kpi")}</th>
          <th scope="col" className="number">
            {t("network.gaps.members")}
          </th>
          <th scope="col">{t("network.gaps.who")}</th>
          <th scope="col" className="number">
            {t("network.gaps.shortfall")}
          </th>
          <th scope="col" className="number">
            {t("network.gaps.projects")}
          </th>
          <th scope="col" className="number">
            {t("network.gaps.solved")}
          </th>
          {mayChallenge ? (
            <th scope="col">
              <span className="ds-sr-only">{t("network.gaps.one.challenge")}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.dataPointId}>
            <th scope="row">
              <Link className="ds-link" to={`${base}/shared-gaps/${row.dataPointId}`}>
                {row.name}
              </Link>
              <span className="sub-line">
                {row.category} · {row.code}
              </span>
            </th>
            <td className="number" data-label={t("network.gaps.members")}>
              {t("network.gaps.membersOf", { members: row.members, measured: row.measured })}
            </td>
            <td data-label={t("network.gaps.who")}>
              <span className="members-in-line">
                {row.who.map((member) => (
                  <BandMark key={member.key} state={member.points ?? "not_scored"}>
                    {member.points === null
                      ? `${member.name}, ${t("network.gaps.bound")}`
                      : `${member.name} ${member.points}`}
                  </BandMark>
                ))}
                {row.members > row.who.length ? (
                  <span className="quiet">{t("network.gaps.more", { count: row.members - row.who.length })}</span>
                ) : null}
              </span>
            </td>
            <td className="number" data-label={t("network.gaps.shortfall")}>
              {row.shortfall === null ? "–" : format.percent(Math.round(row.shortfall))}
            </td>
            <td className="number" data-label={t("network.gaps.projects")}>
              {format.number(row.projects)}
            </td>
            <td className="number" data-label={t("network.gaps.solved")}>
              {format.number(row.solved)}
            </td>
            {mayChallenge ? (
              <td className="number" data-label={t("network.gaps.one.challenge")}>
                <Link className="text-button" to={`${base}/challenges/new?dataPoint=${row.dataPointId}`}>
                  {t("network.gaps.one.challenge")}
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
