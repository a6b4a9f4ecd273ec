import { Link } from "@remix-run/react";
import type { ShownChange, ShownPart } from "~/domain/history/shown";
import { Disclosure } from "../ui/disclosure";
import { useWords } from "../use-words";
import { ChangedFields } from "./changed-fields";

interface HistoryLinesProps {
  /** Below whose address the records are, and where changes are taken back; not needed where neither is done. */
  municipality?: string;
  changes: readonly ShownChange[];
  /** On a record's own page the record is not named again. */
  ofOneRecord?: boolean;
}

/** Changes, field by field, newest first. */
export function HistoryLines({ municipality = "", changes, ofOneRecord = false }: HistoryLinesProps) {
  const { format } = useWords();
  return (
    <ol className="history">
      {changes.map((change) => (
        <li key={`${change.key} ${change.parts[0]?.id}`}>
          <p className="history__head">
            <time dateTime={change.at}>{format.moment(change.at)}</time>
            <span>{change.who}</span>
          </p>
          <div className="history__body">
            {ofOneRecord ? null : (
              <p className="history__record">
                <span className="quiet">{change.subjectWord}</span>{" "}
                <Record municipality={municipality} change={change} />
              </p>
            )}
            {change.parts.map((part) => (
              <Part key={part.id} municipality={municipality} part={part} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Record({ municipality, change }: { municipality: string; change: ShownChange }) {
  const { language } = useWords();
  const lang = change.nameLanguage === language ? undefined : (change.nameLanguage ?? undefined);
  return (
    <Link className="ds-link" to={`/${municipality}/history/${change.subject}/${change.subjectId}`} lang={lang}>
      {change.name}
    </Link>
  );
}

function Part({ municipality, part }: { municipality: string; part: ShownPart }) {
  const { t } = useWords();
  const fields = <ChangedFields part={part} />;
  if (part.fields.length === 0) return <p>{part.title}</p>;
  if (part.operation !== "update") return <Disclosure summary={part.title}>{fields}</Disclosure>;
  return (
    <div>
      <p>{part.title}</p>
      {fields}
      {part.takeBack ? (
        <Link
          className="ds-link small"
          to={`/${municipality}/history/${part.takeBack}`}
          aria-label={t("history.takeBack.linkOf", { what: part.fields.map(({ label }) => label).join(", ") })}
        >
          {t("history.takeBack.link")}
        </Link>
      ) : null}
    </div>
  );
}
