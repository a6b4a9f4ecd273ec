import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { Attention, OwnWork } from "~/domain/action/attention.server";
import { daysBetween } from "~/domain/shared/period";

/** What waits for somebody, each with its number and the page where it can be done. */
export function AttentionSection(props: { municipality: string; found: Attention; intervalDays: number }) {
  const { t } = useWords();
  const { municipality, found } = props;
  const lines = (
    [
      ["lateActions", "actions?attention=late"],
      ["staleActions", "actions?attention=stale"],
      ["unansweredGaps", "gaps?broken=recommendation"],
      ["dueReviews", "recommendations?view=due"],
      ["submittedValues", "kpis?review=submitted"],
      ["returnedValues", "kpis?review=returned"],
    ] as const
  ).filter(([what]) => found[what] > 0);
  return (
    <section className="section" aria-labelledby="attention">
      <header className="section-head">
        <h2 id="attention">{t("overview.attention")}</h2>
      </header>
      {lines.length === 0 ? (
        <p>{t("overview.nothingUrgent")}</p>
      ) : (
        <ul className="attention-list">
          {lines.map(([what, page]) => (
            <li key={what}>
              <b className={what === "lateActions" ? "late" : undefined}>{found[what]}</b>
              <Link className="ds-link" to={`/${municipality}/${page}`}>
                {afterNumber(t(`overview.${what}`, { count: found[what], days: props.intervalDays }))}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The sentence begins with its number, which stands by itself in front of the link. */
const afterNumber = (text: string) => text.replace(/^\d+ /, "");

export interface MyWork {
  rows: readonly OwnWork[];
  total: number;
  open: number;
  next: OwnWork | null;
}

/** What the reader has to do by Sunday. */
export function MyWorkSection(props: {
  municipality: string;
  /** Null for a reader who is nobody here, and so owns nothing. */
  personId: string | null;
  work: MyWork | null;
  week: { from: string; to: string };
  today: string;
}) {
  const { t, format } = useWords();
  const { municipality, work, week, today, personId } = props;
  return (
    <section className="section section--close" aria-labelledby="my-work">
      <header className="section-head">
        <h2 id="my-work">{t("overview.myWork")}</h2>
        <span className="quiet">{t("overview.week", { from: format.date(week.from), to: format.date(week.to) })}</span>
      </header>
      {work === null || personId === null ? (
        <p className="quiet">{t("overview.noPerson")}</p>
      ) : (
        <>
          {work.rows.length === 0 ? (
            <NothingDue municipality={municipality} next={work.next} />
          ) : (
            <RuleList
              rows={work.rows.map((row) => ({
                key: `${row.kind} ${row.id} ${row.title}`,
                main: <WorkLink municipality={municipality} row={row} />,
                side: <Due row={row} today={today} />,
                note: <Context row={row} />,
              }))}
            />
          )}
          {work.open > 0 ? (
            <p className="section-foot">
              <Link className="ds-link" to={`/${municipality}/actions?owner=${personId}`}>
                {t("overview.allMyWork", { count: work.open })}
              </Link>
              {work.total > work.rows.length ? (
                <span className="quiet"> {t("overview.more", { count: work.total - work.rows.length })}</span>
              ) : null}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

const langOf = (language: string | null, page: string) =>
  language === null || language === page ? undefined : language;

function WorkLink({ municipality, row }: { municipality: string; row: OwnWork }) {
  const { t, language } = useWords();
  const lang = langOf(row.language, language);
  if (row.kind === "recommendation") {
    // The title inside the sentence keeps its own language.
    const [before = "", after = ""] = t("overview.answer", { title: "\u0001" }).split("\u0001");
    return (
      <Link className="ds-link strong" to={`/${municipality}/recommendations/${row.id}`}>
        {before}
        <span lang={lang}>{row.title}</span>
        {after}
      </Link>
    );
  }
  return (
    <Link className="ds-link strong" to={`/${municipality}/actions/${row.id}`} lang={lang}>
      {row.title}
    </Link>
  );
}

function Due({ row, today }: { row: OwnWork; today: string }) {
  const { t, format } = useWords();
  if (row.dueOn === null) return <>{t("overview.waitsForAnswer")}</>;
  const late = daysBetween(row.dueOn, today);
  if (late > 0) return <span className="late">{t("overview.daysLate", { count: late })}</span>;
  return <>{late === 0 ? t("overview.today") : format.date(row.dueOn)}</>;
}

function Context({ row }: { row: OwnWork }) {
  const { t, format, language } = useWords();
  if (row.kind === "recommendation") {
    return row.receivedOn === null ? null : <>{t("overview.received", { date: format.date(row.receivedOn) })}</>;
  }
  const name = <span lang={langOf(row.contextLanguage, language)}>{row.context}</span>;
  if (row.kind === "action") return name;
  const [before = "", after = ""] = t("overview.milestoneOf", { title: "\u0001" }).split("\u0001");
  return (
    <>
      {before}
      {name}
      {after}
    </>
  );
}

function NothingDue({ municipality, next }: { municipality: string; next: OwnWork | null }) {
  const { t, format } = useWords();
  if (next?.dueOn == null) return <p className="quiet">{t("overview.nothingDue")}</p>;
  const [before = "", after = ""] = t("overview.nextDue", { title: "\u0001", date: format.date(next.dueOn) }).split(
    "\u0001",
  );
  return (
    <p>
      {t("overview.nothingDue")} {before}
      <WorkLink municipality={municipality} row={next} />
      {after}
    </p>
  );
}
