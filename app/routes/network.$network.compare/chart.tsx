import { layoutOf, type Frame, type Mark, type PlacedMark } from "./layout";

interface ChartProps {
  marks: readonly Mark[];
  benchmark: { value: number; label: string } | null;
  tick: (value: number) => string;
  /** What stands beside the years, in a word or two. */
  beside: string;
  /** The name of the drawing; the table under it has the same figures. */
  summary: string;
}

const frames: readonly (Frame & { variant: "wide" | "phone" })[] = [
  { variant: "wide", width: 780, height: 300, left: 64, right: 770, top: 24, bottom: 262, spread: 26, mostYears: 10 },
  { variant: "phone", width: 358, height: 280, left: 50, right: 352, top: 24, bottom: 244, spread: 24, mostYears: 4 },
];

/** A data point over the years for several members. Each mark carries its member's number, so no colour has to be told apart. */
export function ComparisonChart({ marks, benchmark, tick, beside, summary }: ChartProps) {
  return (
    <figure className="comparison-chart">
      {frames.map((frame) => {
        const layout = layoutOf(marks, benchmark?.value ?? null, frame);
        if (layout === null) return null;
        const labelY = (layout.benchmarkY ?? 0) - 6;
        return (
          <svg
            key={frame.variant}
            className={`comparison-chart__drawing dot-plot__drawing dot-plot__drawing--${frame.variant}`}
            viewBox={`0 0 ${frame.width} ${frame.height}`}
            role="img"
            aria-label={summary}
          >
            {layout.ticks.map(({ value, y }) => (
              <g key={value}>
                <line className="trend-line__grid" x1={frame.left} x2={frame.right} y1={y} y2={y} />
                <text className="comparison-chart__quiet" x={frame.left - 8} y={y + 4} textAnchor="end">
                  {tick(value)}
                </text>
              </g>
            ))}
            {layout.years.map(({ year, x }) => (
              <text key={year} className="comparison-chart__quiet" x={x} y={frame.bottom + 24} textAnchor="middle">
                {year}
              </text>
            ))}
            {layout.besideX === null ? null : (
              <text className="comparison-chart__quiet" x={layout.besideX} y={frame.bottom + 24} textAnchor="middle">
                {beside}
              </text>
            )}
            {layout.lines.map(({ key, path }) => (
              <path key={key} className="trend-line__line" d={path} />
            ))}
            {benchmark === null || layout.benchmarkY === null ? null : (
              <>
                <line
                  className="trend-line__target"
                  x1={frame.left}
                  x2={frame.right}
                  y1={layout.benchmarkY}
                  y2={layout.benchmarkY}
                />
                <text className="comparison-chart__target" x={frame.right} y={labelY} textAnchor="end">
                  {benchmark.label}
                </text>
              </>
            )}
            {layout.marks.map((mark) => (
              <Sign key={mark.key} mark={mark} />
            ))}
          </svg>
        );
      })}
    </figure>
  );
}

function Sign({ mark }: { mark: PlacedMark }) {
  const { x, y, kind, sign } = mark;
  const arrow = kind === "above" ? -1 : kind === "below" ? 1 : 0;
  return (
    <g className={`comparison-chart__mark comparison-chart__mark--${kind}`}>
      {arrow === 0 ? null : (
        <path
          className="dot-plot__arrow"
          d={`M${x} ${y + arrow * 10}V${y + arrow * 26}M${x - 5} ${y + arrow * 21}L${x} ${y + arrow * 26}L${x + 5} ${y + arrow * 21}`}
        />
      )}
      {kind === "other" ? (
        <path d={`M${x} ${y - 12}L${x + 12} ${y}L${x} ${y + 12}L${x - 12} ${y}Z`} />
      ) : (
        <circle cx={x} cy={y} r={10} />
      )}
      <text x={x} y={y + 4.5} textAnchor="middle">
        {sign}
      </text>
    </g>
  );
}
