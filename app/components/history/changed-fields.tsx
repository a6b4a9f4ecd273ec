import { useWords } from "../use-words";

interface ChangedPart {
  operation: "insert" | "update" | "delete";
  fields: readonly { column: string; label: string; before: string | null; after: string | null }[];
}

/** What became of what, field by field; of what was added or removed, what it held. */
export function ChangedFields({ part }: { part: ChangedPart }) {
  const { t } = useWords();
  return (
    <dl className="history__fields">
      {part.fields.map(({ column, label, before, after }) => (
        <div key={column}>
          <dt>{label}</dt>
          <dd>
            {part.operation === "update" ? (
              <>
                <Value value={before} was /> <span aria-hidden="true">→</span>{" "}
                <span className="ds-sr-only">{t("history.becomes")}</span> <Value value={after} />
              </>
            ) : (
              <Value value={part.operation === "insert" ? after : before} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, was = false }: { value: string | null; was?: boolean }) {
  const { t } = useWords();
  if (value === null) return <span className="quiet">{t("history.nothing")}</span>;
  return <span className={was ? "pre-line quiet" : "pre-line"}>{value}</span>;
}
