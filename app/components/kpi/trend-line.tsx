import { roundTicks } from "./dot-plot-scale";

export interface TrendPoint {
  year: number;
  value: number;
  /** The value in words, for example "32 %". */
  label: string;
}

interface TrendLineProps {
  /** In order of year. */
  points: readonly TrendPoint[];
  target: { value: number; label: string } | null;
  /** The year the target is for; makes room for it. */
  targetYear?: number;
  tick: (value: number) => string;
  /** The name of the drawing. The page has the same figures in a table. */
  summary: string;
}

const width = 380;
const height = 210;
const plot = { left: 52, right: 376, top: 26, bottom: 178 };

/** A data point over the years, with the target as a dashed line. One observation is a dot without a line: a trend takes two. */
export function TrendLine({ points, target, targetYear, tick, summary }: TrendLineProps) {
  const values = [...points.map((point) => point.value), ...(target ? [target.value] : [])];
  const years = [...points.map((point) => point.year), ...(targetYear === undefined ? [] : [targetYear])];
  if (values.length === 0 || years.length === 0) return null;

  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low) * 0.12 || Math.abs(high) * 0.1 || 1;
  const y = scale(low - margin, high + margin, plot.bottom, plot.top);
  const firstYear = Math.min(...years);
  const lastYear = Math.max(...years);
  const x =
    firstYear === lastYear
      ? () => (plot.left + plot.right) / 2
      : scale(firstYear, lastYear, plot.left + 18, plot.right - 20);

  const line = points.map((point, index) => `${index === 0 ? "M" : "L"}${x(point.year)} ${y(point.value)}`).join("");
  return (
    <svg className="trend-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary}>
      {roundTicks(low - margin, high + margin, 4).map((value) => (
        <g key={value}>
          <line className="trend-line__grid" x1={plot.left} x2={plot.right} y1={y(value)} y2={y(value)} />
          <text className="trend-line__quiet" x={plot.left - 8} y={y(value) + 4} textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {target && (
        <>
          <line
            className="trend-line__target"
            x1={plot.left}
            x2={plot.right}
            y1={y(target.value)}
            y2={y(target.value)}
          />
          <text className="trend-line__target-text" x={plot.right} y={y(target.value) - 6} textAnchor="end">
            {target.label}
          </text>
        </>
      )}
      {yearMarks(firstYear, lastYear).map((year) => (
        <text key={year} className="trend-line__quiet" x={x(year)} y={plot.bottom + 22} textAnchor="middle">
          {year}
        </text>
      ))}
      {points.length > 1 && <path className="trend-line__line" d={line} />}
      {points.map((point, index) => (
        <g key={point.year}>
          <circle className="trend-line__point" cx={x(point.year)} cy={y(point.value)} r={5} />
          {(index === 0 || index === points.length - 1) && (
            <text className="trend-line__value" x={x(point.year)} y={y(point.value) - 11} textAnchor="middle">
              {point.label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
}

/** Every year, or every second, fifth or tenth, so that at most six are written. */
function yearMarks(first: number, last: number): number[] {
  const step = [1, 2, 5, 10, 20].find((every) => (last - first) / every <= 5) ?? 50;
  const marks: number[] = [];
  for (let year = last; year >= first; year -= step) marks.unshift(year);
  return marks;
}
