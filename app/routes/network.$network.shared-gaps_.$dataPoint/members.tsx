import { Link } from "@remix-run/react";
import { BandMark } from "~/components/kpi/band-mark";
import { Bullet } from "~/components/kpi/bullet";
import { figureText, valueText } from "~/components/kpi/figure";
import { useStateWords } from "~/components/kpi/state-words";
import { useWords } from "~/components/use-words";
import type { Unit } from "~/domain/kpi/queries.server";
import { clamped } from "~/domain/kpi/score";
import type { MemberOnDataPoint, SolvedMember, SolvingProject } from "~/domain/network/shared-gaps.server";

/** Members short of the target, the furthest first. */
export function ShortTable({
  members,
  unit,
  base,
}: {
  members: readonly MemberOnDataPoint[];
  unit: Unit;
  base: string;
}) {
  const { t, format } = useWords();
  const stateWords = useStateWords();
  return (
    <table className="ds-table table--fold">
      <caption className="ds-sr-only">{t("network.gaps.one.short")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("network.matrix.member")}</th>
          <th scope="col" className="number">
            {t("network.gaps.one.value")}
          </th>
          <th scope="col" className="number">
            {t("network.gaps.one.year")}
          </th>
          <th scope="col">{t("network.gaps.one.missing")}</th>
          <th scope="col">{t("network.gaps.one.points")}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.key}>
            <th scope="row">
              <Link className="ds-link" to={`${base}/municipalities/${member.key}`}>
                {member.name}
              </Link>
            </th>
            <td className="number" data-label={t("network.gaps.one.value")}>
              {figureText({ ...member, state: "reported" }, unit, t, format)}
            </td>
            <td className="number" data-label={t("network.gaps.one.year")}>
              {member.year}
            </td>
            <td data-label={t("network.gaps.one.missing")}>
              {member.attainment === null ? (
                <span className="quiet">{t("network.gaps.bound")}</span>
              ) : (
                <span className="bullet-and-share">
                  <Bullet attainment={member.attainment} points={member.points} width={112} />{" "}
                  {format.percent(Math.ceil(100 - clamped(member.attainment)))}
                </span>
              )}
            </td>
            <td data-label={t("network.gaps.one.points")}>
              <BandMark state={member.points ?? "not_scored"}>{stateWords(member.points ?? "not_scored")}</BandMark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those who have reached the target, by name. */
export function ReachedLine({ names }: { names: readonly string[] }) {
  const { t } = useWords();
  if (names.length === 0) return null;
  return (
    <p className="table-note">
      {t("network.gaps.one.reached")}: {names.join(", ")}.
    </p>
  );
}

/** How many of all are told of, and the way to all of them. */
export function ShownOf({ shown, all, href }: { shown: number; all: number; href: string }) {
  const { t, format } = useWords();
  if (shown >= all) return null;
  return (
    <p className="table-note">
      {t("network.gaps.one.shownMembers", { shown: format.number(shown), all: format.number(all) })}{" "}
      <Link className="ds-link" to={href} preventScrollReset>
        {t("network.gaps.showAll")}
      </Link>
    </p>
  );
}

interface SolvedListProps {
  members: readonly SolvedMember[];
  unit: Unit;
  /** Where a leader asks a member for a practice, and writes to one that shares no finished project; null for whoever may not. */
  practiceHref: ((member: SolvedMember) => string) | null;
  writeHref: ((member: SolvedMember) => string) | null;
}

/** Who had the gap and has it no more, and what they did. */
export function SolvedList({ members, unit, practiceHref, writeHref }: SolvedListProps) {
  const { t, format } = useWords();
  const done = ({ name, language, observed, measuredOn }: SolvingProject) => (
    <li key={name}>
      <span lang={language}>{t("network.gaps.one.solvedBy", { name })}</span>
      {" – "}
      {observed === null || measuredOn === null
        ? t("network.gaps.one.notObserved")
        : t("network.gaps.one.observed", {
            value: valueText(observed, unit, t, format),
            date: format.date(measuredOn),
          })}
    </li>
  );
  return (
    <ul className="rule-list">
      {members.map((member) => {
        const { before, projects } = member;
        if (member.value === null) return null;
        return (
          <li key={member.key}>
            <h3>{member.name}</h3>
            <p>
              {t("network.gaps.one.solvedFrom", {
                before: figureText({ ...before, state: "reported" }, unit, t, format),
                then: before.year,
                after: valueText(member.value, unit, t, format),
                now: member.year,
              })}
            </p>
            {projects.length === 0 ? (
              <p className="quiet">{t("network.gaps.one.unknownHow")}</p>
            ) : (
              <ul>{projects.map(done)}</ul>
            )}
            {projects.length > 0 && practiceHref !== null ? (
              <Link
                className="ds-link"
                to={practiceHref(member)}
                aria-label={t("network.gaps.one.askPracticeOf", { name: member.name })}
              >
                {t("network.gaps.one.askPractice")}
              </Link>
            ) : null}
            {projects.length === 0 && writeHref !== null ? (
              <Link className="ds-link" to={writeHref(member)}>
                {t("network.gaps.one.writeTo", { name: member.name })}
              </Link>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
