import { useEffect, useId, useRef, type ReactNode } from "react";
import { jump } from "./jump";

interface ErrorSummaryProps {
  /** What happened and what to do, for example "Tiltaket er ikkje lagra enno. Rett tre felt:" */
  title: string;
  /** In the order of the fields. Without a field the message stands as text. */
  errors: readonly { fieldId?: string; message: string }[];
  /** What was kept. */
  children?: ReactNode;
}

/** What went wrong, over the form, with a way to each field. Takes focus when it comes, and when the errors change; without script through autofocus. */
export function ErrorSummary({ title, errors, children }: ErrorSummaryProps) {
  const heading = useId();
  const summary = useRef<HTMLDivElement>(null);
  const said = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    summary.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    // Focus moves here on purpose: the person has just sent the form and must hear that it was not saved.
    <div className="ds-error-summary" ref={summary} tabIndex={-1} autoFocus role="group" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul className="ds-list">
        {errors.map((error) => (
          <li key={`${error.fieldId ?? ""} ${error.message}`}>
            {error.fieldId ? (
              <a className="ds-link" href={`#${error.fieldId}`} onClick={jump}>
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
      {children && <div className="small">{children}</div>}
    </div>
  );
}
