import type { ReactNode } from "react";

/** Missing is only the first link that is missing; those after it wait. */
export type ChainLinkState = "in_place" | "missing" | "waiting";

interface ChainLinkProps {
  state: ChainLinkState;
  /** The column's name; on a phone it stands before the content. */
  label: string;
  /** Where the line begins and ends. */
  position?: "first" | "last";
  /** The state in words, for those who do not see the mark. A missing link says it in its own words. */
  stateWords?: string;
  /** Nothing to show: a dash, left out on a phone. */
  children?: ReactNode;
}

/** One cell of a gap's chain: filled dot and solid line, open red diamond and dashes, or grey ring and dots. */
export function ChainLink({ state, label, position, stateWords, children }: ChainLinkProps) {
  const classes = ["chain-link", `chain-link--${state.replace("_", "-")}`];
  if (position) classes.push(`chain-link--${position}`);
  if (children === undefined) classes.push("chain-link--empty");
  return (
    <td className={classes.join(" ")} data-label={label}>
      <div>
        {stateWords && <span className="ds-sr-only">{stateWords} </span>}
        {children ?? <span aria-hidden={stateWords ? true : undefined}>–</span>}
      </div>
    </td>
  );
}

interface MissingProps {
  /** What is missing, for example "No owner". */
  reason: string;
  /** Exactly one text button or link, with the class `text-button`. */
  children?: ReactNode;
}

/** What the first missing link says: the reason, and the one way to mend it. */
export function MissingLink({ reason, children }: MissingProps) {
  return (
    <>
      <span className="chain-link__reason">{reason}</span>
      {children}
    </>
  );
}

interface ChainKeyProps {
  words: Record<ChainLinkState, string>;
  /** More keys in the same row, such as `FundingKey`. */
  children?: ReactNode;
  note?: ReactNode;
}

/** What the marks of the chain mean. */
export function ChainKey({ words, children, note }: ChainKeyProps) {
  return (
    <div className="key">
      <span className="key__item">
        <i className="chain-mark" aria-hidden="true" />
        {words.in_place}
      </span>
      <span className="key__item">
        <i className="chain-mark chain-mark--missing" aria-hidden="true" />
        {words.missing}
      </span>
      <span className="key__item">
        <i className="chain-mark chain-mark--waiting" aria-hidden="true" />
        {words.waiting}
      </span>
      {children}
      {note && <p className="key__note">{note}</p>}
    </div>
  );
}
