import { Link } from "@remix-run/react";
import type { CalendarKind } from "~/domain/calendar/kinds";
import { RuleList } from "../ui/rule-list";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

export interface CalendarRow {
  id: string;
  kind: CalendarKind;
  title: string;
  text: string;
  startsOn: string;
  endsOn: string | null;
  fromTime: string | null;
  toTime: string | null;
  place: string | null;
  link: string | null;
  language: string;
  source: string | null;
  isExample: boolean;
  municipality: string | null;
}

/** What stands on a calendar, one under the other. */
export function CalendarRows({
  rows,
  path,
  mayWrite,
}: {
  rows: readonly CalendarRow[];
  path: string;
  mayWrite: boolean;
}) {
  return (
    <RuleList
      rows={rows.map((row) => ({
        key: row.id,
        main: <Title row={row} path={path} mayWrite={mayWrite} />,
        side: <When row={row} />,
        note: <About row={row} />,
      }))}
    />
  );
}

function Title({ row, path, mayWrite }: { row: CalendarRow; path: string; mayWrite: boolean }) {
  const { t, language } = useWords();
  const lang = row.language === language ? undefined : row.language;
  return (
    <>
      <strong>
        {row.kind === "round" ? t("calendar.roundCloses") : null} <span lang={lang}>{row.title}</span>
      </strong>{" "}
      {row.kind === "round" ? null : <Tag>{t(`calendar.kinds.${row.kind}`)}</Tag>}{" "}
      {row.isExample ? <Tag outline>{t("calendar.exampleTag")}</Tag> : null}{" "}
      {mayWrite && row.kind !== "round" && row.kind !== "review" ? (
        <Link
          className="text-button"
          to={`${path}/${row.id}`}
          aria-label={t("calendar.changeOf", { title: row.title })}
        >
          {t("calendar.change")}
        </Link>
      ) : null}
    </>
  );
}

function When({ row }: { row: CalendarRow }) {
  const { t, format } = useWords();
  const days =
    row.endsOn === null || row.endsOn === row.startsOn
      ? format.date(row.startsOn)
      : t("calendar.days", { from: format.date(row.startsOn), to: format.date(row.endsOn) });
  const times = row.toTime === null ? row.fromTime : t("calendar.times", { from: row.fromTime ?? "", to: row.toTime });
  return <>{times === null ? days : t("calendar.dayAt", { day: days, time: times })}</>;
}

function About({ row }: { row: CalendarRow }) {
  const { t, language } = useWords();
  const lang = row.language === language ? undefined : row.language;
  const more = [
    row.municipality,
    row.place,
    row.source === null ? null : t("calendar.sourceIs", { source: row.source }),
  ].filter((part) => part !== null && part !== "");
  if (row.text === "" && row.link === null && more.length === 0) return null;
  return (
    <>
      {row.text === "" ? null : (
        <span className="reading--lines" lang={lang}>
          {row.text}
        </span>
      )}
      {more.length > 0 ? <span className="sub-line">{more.join(" · ")}</span> : null}
      {row.link === null ? null : (
        <span className="sub-line">
          <a className="ds-link" href={row.link} rel="noreferrer noopener">
            {shortened(row.link)}
          </a>
        </span>
      )}
    </>
  );
}

/** An address as one reads it: without its scheme, and not longer than a line. */
function shortened(link: string): string {
  const bare = link.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return bare.length > 60 ? `${bare.slice(0, 59)}…` : bare;
}
