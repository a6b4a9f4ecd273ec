import type { ReactNode } from "react";
import { CategoryTable } from "~/components/kpi/category-table";
import { GapTable } from "~/components/kpi/gap-table";
import { WheelSection } from "~/components/kpi/wheel-section";
import type { GapLine, Profile } from "~/domain/publication/profile";
import { useWords } from "../use-words";
import { CommitmentsOf } from "./commitments-of";
import { Highlights } from "./highlights";
import { PlanOf } from "./plan-of";
import { PointsOf } from "./points-of";

interface ProfileViewProps {
  profile: Profile;
  /** Where the scores by category can be had as a file; null in a preview. */
  download: string | null;
  /** Ids of the challenges that can be opened, by title; none in a preview. */
  challengePages?: Readonly<Record<string, string>>;
  /** What follows: downloads, how to check. */
  children?: ReactNode;
}

/** A profile as everyone sees it, and as it is seen before it is published. Its figures are those that were frozen. */
export function ProfileView({ profile, download, challengePages = {}, children }: ProfileViewProps) {
  const { t } = useWords();
  const { wheel, gaps, municipality } = profile;
  return (
    <>
      <div className="two-columns">
        <WheelSection
          name={municipality.name}
          dimensions={wheel.dimensions}
          whole={wheel.whole}
          hrefOf={({ slug }) => `#place-${slug}`}
        />
        <div>
          <section className="section" aria-labelledby="reading">
            <h2 id="reading">{t("open.reading")}</h2>
            <p>{t("open.readingBars")}</p>
            <p>{t("open.readingHatch")}</p>
            <p className="quiet">{t("open.readingCoverage")}</p>
          </section>
          <PlanFigures figures={profile.figures} />
        </div>
      </div>
      <Highlights points={profile.highlights} />
      <CommitmentsOf commitments={profile.commitments} />
      <section className="section" aria-labelledby="gaps">
        <h2 id="gaps">{t("open.gaps")}</h2>
        {gaps.length === 0 ? (
          <p>{wheel.whole.coverage.scored > 0 ? t("open.noGaps") : t("overview.noneScored")}</p>
        ) : (
          <>
            <p className="quiet">{t("open.gapsText", { count: gaps.length })}</p>
            <GapTable
              rows={gaps}
              labelledBy="gaps"
              keyOf={({ code, part }) => `${code} ${part}`}
              hrefOf={({ place }) => `#place-${place}`}
              more={{ head: t("open.done"), cell: (gap) => <Done gap={gap} /> }}
            />
          </>
        )}
      </section>
      <CategoryTable dimensions={wheel.dimensions} download={download} hrefOf={(dimension) => `#points-${dimension}`} />
      <Goals goals={profile.goals} />
      <PlanOf profile={profile} challengePages={challengePages} />
      <PointsOf points={profile.points} dimensions={wheel.dimensions} />
      {children}
    </>
  );
}

function PlanFigures({ figures }: Pick<Profile, "figures">) {
  const { t, format } = useWords();
  const of = (some: number, all: number, key: "open.ofTotal" | "open.ofOpen" = "open.ofTotal") =>
    t(key, { some: format.number(some), all: format.number(all) });
  const lines = [
    [t("open.answered"), of(figures.answered, figures.recommendations)],
    [t("open.underWay"), of(figures.underWay, figures.projects)],
    [t("open.finished"), of(figures.finished, figures.projects)],
    [t("open.actionsDone"), of(figures.completed, figures.actions)],
    [t("open.actionsLate"), of(figures.late, figures.open, "open.ofOpen")],
  ] as const;
  return (
    <section className="section" aria-labelledby="plan-figures">
      <h2 id="plan-figures">{t("open.plan")}</h2>
      <dl className="figure-lines">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What is being done about a gap: the projects that aim at it, or that a recommendation was answered. */
function Done({ gap: { projects, recommendations, brokenAt } }: { gap: GapLine }) {
  const { t } = useWords();
  if (projects.length > 0) return <span>{projects.join(", ")}</span>;
  if (brokenAt !== "recommendation" && recommendations.length > 0) return <span>{t("open.answeredGap")}</span>;
  return <span className="quiet">{t("open.nothingYet")}</span>;
}

function Goals({ goals }: Pick<Profile, "goals">) {
  const { t, format } = useWords();
  if (goals.length === 0) return null;
  return (
    <section className="section" aria-labelledby="goals">
      <h2 id="goals">{t("open.goals")}</h2>
      <table className="ds-table twin twin--narrow" aria-labelledby="goals">
        <thead>
          <tr>
            <th scope="col">{t("open.goals")}</th>
            <th scope="col" className="number">
              {t("overview.score")}
            </th>
            <th scope="col" className="number">
              {t("overview.scored")}
            </th>
          </tr>
        </thead>
        <tbody>
          {goals.map(({ goal, score }) => (
            <tr key={goal}>
              <th scope="row">{t("open.goal", { number: goal })}</th>
              <td className="number strong">
                {score.percent === null ? t("charts.noScore") : format.percent(score.percent)}
              </td>
              <td className="number">
                {score.coverage.scored}/{score.coverage.all}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
