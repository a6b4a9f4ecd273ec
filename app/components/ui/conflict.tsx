import { differingWords } from "./differing-words";

export interface ConflictField {
  name: string;
  label: string;
  /** As shown to people. */
  yours: string;
  theirs: string;
  /** Which is chosen at first. */
  keep: "yours" | "theirs";
}

interface ConflictProps {
  fields: readonly ConflictField[];
  words: {
    /** The name of the table. */
    caption: string;
    field: string;
    /** "Your version, not saved" */
    yours: string;
    /** "Saved by Jonas Vikbø at 10:42" */
    theirs: string;
    /** Shorter, for the phone and for each choice. */
    yoursShort: string;
    theirsShort: string;
    /** "The same" */
    same: string;
    /** "(empty)" */
    empty: string;
  };
}

/**
 * Two versions beside each other. Where they differ, `keep.<name>` is sent as "yours" or "theirs".
 * The form around it carries the values.
 */
export function Conflict({ fields, words }: ConflictProps) {
  return (
    <table className="ds-table conflict table--fold">
      <caption className="ds-sr-only">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.yours}</th>
          <th scope="col">{words.theirs}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">{field.label}</th>
            {field.yours === field.theirs ? (
              <>
                <td data-label={words.yoursShort}>{field.yours || words.empty}</td>
                <td data-label={words.theirsShort}>{words.same}</td>
              </>
            ) : (
              <>
                <Version field={field} side="yours" words={words} />
                <Version field={field} side="theirs" words={words} />
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Version({
  field,
  side,
  words,
}: {
  field: ConflictField;
  side: "yours" | "theirs";
  words: ConflictProps["words"];
}) {
  const [mine, other] = side === "yours" ? [field.yours, field.theirs] : [field.theirs, field.yours];
  const { before, differing, after } = differingWords(mine, other);
  const label = side === "yours" ? words.yoursShort : words.theirsShort;
  return (
    <td className="conflict__differs" data-label={label}>
      <label className="conflict__choice">
        <input
          className="ds-input"
          type="radio"
          name={`keep.${field.name}`}
          value={side}
          defaultChecked={side === field.keep}
          data-color="accent"
        />
        <span>
          <span className="ds-sr-only">
            {field.label}, {label}:{" "}
          </span>
          {mine === "" ? (
            <span className="quiet">{words.empty}</span>
          ) : (
            <>
              {before}
              {differing && <mark className="conflict__word">{differing}</mark>}
              {after}
            </>
          )}
        </span>
      </label>
    </td>
  );
}
