import { useId } from "react";

export type FundingState = "paid" | "granted" | "applied" | "planned";

interface FundingBarsProps {
  /** Sums in øre. Granted includes own budget and what has been paid of it; the four are never added together. */
  paid: number;
  granted: number;
  applied: number;
  planned: number;
  /** The full cost in øre, marked by the black line. Null when it is not known. */
  cost: number | null;
  /** Only where no words beside the bars say the same. */
  label?: string;
}

const states: readonly FundingState[] = ["paid", "granted", "applied", "planned"];
const width = 150;
const rowHeight = 7;
const barHeight = 5;
const height = states.length * rowHeight + 2;
/** Where the full cost lies; the black line needs a little room. */
const full = width - 2;

/** Four thin bars under each other on one scale: the full cost, or the largest sum where that is more. */
export function FundingBars({ cost, label, ...sums }: FundingBarsProps) {
  const stripes = useId().replaceAll(":", "");
  const largest = Math.max(cost ?? 0, sums.paid, sums.granted, sums.applied, sums.planned, 1);
  const along = (sum: number) => Math.round((sum / largest) * full * 10) / 10;
  return (
    <svg
      className="funding-bars"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {sums.applied > 0 && (
        <defs>
          <AppliedStripes id={stripes} />
        </defs>
      )}
      {states.map((state, index) => {
        const y = 2 + index * rowHeight;
        return (
          <g key={state}>
            <rect className="funding-bars__track" x={0} y={y} width={full} height={barHeight} />
            {sums[state] > 0 && <Bar state={state} y={y} width={along(sums[state])} stripes={stripes} />}
          </g>
        );
      })}
      {cost !== null && cost > 0 && (
        <line className="funding-bars__cost" x1={along(cost) + 1} x2={along(cost) + 1} y1={0} y2={height} />
      )}
    </svg>
  );
}

/** What the four bars are. */
export function FundingKey({ words }: { words: Record<FundingState, string> }) {
  const stripes = useId().replaceAll(":", "");
  return states.map((state) => (
    <span key={state} className="key__item">
      <svg className="key__bar" viewBox="0 0 20 9" width={20} height={9} aria-hidden="true">
        {state === "applied" && (
          <defs>
            <AppliedStripes id={stripes} />
          </defs>
        )}
        <Bar state={state} y={2} width={20} stripes={stripes} />
      </svg>
      {words[state]}
    </span>
  ));
}

function Bar({ state, y, width: length, stripes }: { state: FundingState; y: number; width: number; stripes: string }) {
  if (state === "paid" || state === "granted") {
    return <rect className={`funding-bars__${state}`} x={0} y={y} width={Math.max(1, length)} height={barHeight} />;
  }
  // The outline is drawn inside, so that the bar is as long as its sum.
  const outline = { x: 0.5, y: y + 0.5, width: Math.max(1, length - 1), height: barHeight - 1 };
  return (
    <rect className={`funding-bars__${state}`} {...outline} fill={state === "applied" ? `url(#${stripes})` : "none"} />
  );
}

function AppliedStripes({ id }: { id: string }) {
  return (
    <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="hatch-ground" width={4} height={4} />
      <rect className="funding-bars__stripe" width={2} height={4} />
    </pattern>
  );
}
