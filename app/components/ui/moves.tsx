import { Form, Link } from "@remix-run/react";

interface MovesProps {
  /** Where a move is sent, as `to`; where its form is asked for what it needs. */
  action: string;
  moves: readonly {
    to: string;
    label: string;
    /** What stands against it, in words; empty when it is open. */
    blocks: readonly string[];
    /** It asks for something first, in a form of its own. */
    asks: boolean;
  }[];
  /** Sent along with a move, such as the version it was decided on. */
  hidden?: Readonly<Record<string, string | number>>;
  /** Said when nothing leads on. */
  none: string;
}

/** The ways on from a state. One that is blocked keeps its button, with the reason beside it. */
export function Moves({ action, moves, hidden = {}, none }: MovesProps) {
  if (moves.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="moves">
      {moves.map(({ to, label, blocks, asks }) => (
        <li key={to}>
          {blocks.length > 0 ? (
            <>
              <button
                className="ds-button"
                data-variant="secondary"
                data-color="accent"
                disabled
                aria-describedby={`move-${to}`}
              >
                {label}
              </button>
              <span className="moves__block" id={`move-${to}`}>
                {blocks.join(". ")}
              </span>
            </>
          ) : asks ? (
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${action}?to=${to}`}>
              {label}
            </Link>
          ) : (
            <Form method="post" action={action}>
              {Object.entries(hidden).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button className="ds-button" data-variant="secondary" data-color="accent" name="to" value={to}>
                {label}
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
