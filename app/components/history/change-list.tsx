import { Link } from "@remix-run/react";
import type { NamedChange } from "~/domain/history/queries.server";
import { doerInWords } from "~/domain/history/who";
import { pageOf } from "~/domain/history/page-of";
import { RuleList } from "../ui/rule-list";
import { useWords } from "../use-words";

/** Stands in the sentence where the record's name, which is a link, goes. */
const place = "\u0001";

/** What happened lately, as sentences. */
export function ChangeList({ municipality, changes }: { municipality: string; changes: readonly NamedChange[] }) {
  const { format } = useWords();
  return (
    <RuleList
      rows={changes.map((change) => ({
        key: [change.at.getTime(), change.userId, change.subject, change.subjectId].join(" "),
        main: <Sentence municipality={municipality} change={change} />,
        side: (
          <time className="quiet" dateTime={change.at.toISOString()} title={format.moment(change.at)}>
            {format.date(change.at)}
          </time>
        ),
      }))}
    />
  );
}

function Sentence({ municipality, change }: { municipality: string; change: NamedChange }) {
  const { t, format } = useWords();
  const [before = "", after = ""] = t(`history.changes.${change.kind}`, {
    who: change.doer === null ? t("history.someone") : doerInWords(change.doer, change.subject, t),
    what: place,
    date: change.date === null ? "" : format.date(change.date),
    amount: change.amountOre === null ? "" : format.money(change.amountOre),
  }).split(place);
  if (change.subject === null) return <>{before}</>;
  return (
    <>
      {before}
      <Name municipality={municipality} change={change} />
      {after}
      {change.reason === null ? null : <span className="sub-line">{change.reason}</span>}
    </>
  );
}

function Name({ municipality, change }: { municipality: string; change: NamedChange }) {
  const { t, language } = useWords();
  if (change.name === null) return <>{t("history.removedRecord")}</>;
  const lang = change.nameLanguage === language ? undefined : (change.nameLanguage ?? undefined);
  const { subject, subjectId } = change;
  const href = subject && subjectId ? pageOf(municipality, { subject, subjectId }, change) : null;
  if (href === null) return <span lang={lang}>{change.name}</span>;
  return (
    <Link className="ds-link" to={href} lang={lang}>
      {change.name}
    </Link>
  );
}
