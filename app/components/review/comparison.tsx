import type { ReactNode } from "react";
import type { BandMove, Comparison } from "~/domain/review/compare";
import { BandMark } from "../kpi/band-mark";
import { useStateWords } from "../kpi/state-words";
import { KeyFigures } from "../ui/key-figures";
import { RuleList } from "../ui/rule-list";
import { useWords } from "../use-words";

/** What moved between two reports: sums first, then what they come from. */
export function ComparisonView({ compared, level }: { compared: Comparison; level: 2 | 3 }) {
  const { t, format, language } = useWords();
  const { percent, scored, gaps, late } = compared;
  const both = (sums: { from: number | null; to: number | null } | null, write: (value: number) => string) => {
    if (sums === null) return t("reviews.report.notShared");
    const { from, to } = sums;
    const text = (value: number | null) => (value === null ? t("reviews.report.noScore") : write(value));
    return from === to ? text(to) : t("reviews.comparison.fromTo", { from: text(from), to: text(to) });
  };
  const isCoverageOnly =
    percent !== null &&
    scored !== null &&
    percent.from !== null &&
    percent.to !== null &&
    percent.to > percent.from &&
    scored.to < scored.from;
  const moved = (moves: readonly BandMove[] | null) =>
    moves &&
    moves.map((move) => ({ key: `${move.slug} ${move.part}`, main: move.name[language], side: <Bands move={move} /> }));
  return (
    <>
      <KeyFigures
        figures={[
          {
            key: "score",
            label: t("reviews.comparison.score"),
            value: both(percent, (value) => format.percent(value, 1)),
          },
          { key: "scored", label: t("reviews.comparison.scored"), value: both(scored, format.number) },
          { key: "gaps", label: t("reviews.comparison.gaps"), value: both(gaps, format.number) },
          { key: "late", label: t("reviews.comparison.late"), value: both(late, format.number) },
        ]}
      />
      {isCoverageOnly ? <p className="notice">{t("reviews.comparison.coverageOnly")}</p> : null}
      <div className="report-changes">
        <Part level={level} title={t("reviews.comparison.up")} rows={moved(compared.up)} />
        <Part level={level} title={t("reviews.comparison.down")} rows={moved(compared.down)} />
        {compared.gained?.length ? (
          <Part level={level} title={t("reviews.comparison.gained")} rows={moved(compared.gained)} />
        ) : null}
        {compared.lost?.length ? (
          <Part level={level} title={t("reviews.comparison.lost")} rows={moved(compared.lost)} />
        ) : null}
        <Part
          level={level}
          title={t("reviews.comparison.finished")}
          rows={compared.finished?.map(({ kind, id, name, language: own, on }) => ({
            key: id,
            main: <span lang={own}>{name}</span>,
            side: (
              <span className="quiet">
                {on === null
                  ? t(`reviews.comparison.${kind}`)
                  : t("reviews.comparison.finishedOn", {
                      name: t(`reviews.comparison.${kind}`),
                      date: format.date(on),
                    })}
              </span>
            ),
          }))}
        />
        <Part
          level={level}
          title={t("reviews.comparison.slipped")}
          rows={compared.slipped?.map(({ id, title, language: own, dueOn, how }) => ({
            key: id,
            main: <span lang={own}>{title}</span>,
            side: (
              <span className="late">
                {how === "still_late"
                  ? t("reviews.comparison.stillLate", { date: format.date(dueOn) })
                  : t("reviews.comparison.duePassed", { date: format.date(dueOn) })}
              </span>
            ),
          }))}
        />
      </div>
    </>
  );
}

function Part(props: {
  level: 2 | 3;
  title: string;
  rows: { key: string; main: ReactNode; side: ReactNode }[] | null | undefined;
}) {
  const { t } = useWords();
  const Heading = props.level === 2 ? "h3" : "h4";
  return (
    <div>
      <Heading>
        {props.title} {props.rows ? <span className="quiet">{props.rows.length}</span> : null}
      </Heading>
      {!props.rows ? (
        <p className="quiet">{t("reviews.report.notShared")}</p>
      ) : props.rows.length === 0 ? (
        <p className="quiet">{t("reviews.comparison.none")}</p>
      ) : (
        <RuleList dense rows={props.rows} />
      )}
    </div>
  );
}

/** The band then and now, as marks and words. */
export function Bands({ move: { from, to } }: { move: Pick<BandMove, "from" | "to"> }) {
  const { t } = useWords();
  const words = useStateWords();
  const band = (points: BandMove["from"]) =>
    points === null ? t("reviews.comparison.noBand") : <BandMark state={points}>{words(points)}</BandMark>;
  return (
    <span className="bands">
      {band(from)} <span aria-hidden="true">→</span> {band(to)}
    </span>
  );
}
