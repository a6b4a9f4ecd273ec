import { dotPlotScale, type DotPlotScale } from "./dot-plot-scale";

export interface DotPlotRow {
  key: string;
  place: string;
  value: number;
  /** The value in words, for example "32 %" or "above 33.3 %". */
  label: string;
  /** Shorter, for the phone. */
  shortLabel?: string;
  /** National figures get no points; a bound is open to one side. */
  kind: "measured" | "national" | "above" | "below";
  points: 4 | 3 | 2 | 1 | null;
  own?: boolean;
}

export interface DotPlotWords {
  /** The name of the drawing: what is compared and where the table is. */
  summary: string;
  /** "3 points" */
  points: (points: number) => string;
  /** "20 % target" */
  target: string;
  tick: (value: number) => string;
}

interface DotPlotProps {
  rows: readonly DotPlotRow[];
  target: number;
  worst: number;
  lowest?: number;
  highest?: number;
  words: DotPlotWords;
}

interface PlotLayout {
  variant: "wide" | "phone";
  width: number;
  /** Where the scale begins and ends. */
  left: number;
  right: number;
  rowHeight: number;
  ticks: number;
}

const layouts: readonly PlotLayout[] = [
  { variant: "wide", width: 780, left: 104, right: 764, rowHeight: 38, ticks: 7 },
  { variant: "phone", width: 358, left: 96, right: 346, rowHeight: 35, ticks: 3 },
];
const top = 34;
const below = 34;

/** The own value among those of others, with the bands behind. The table beside it carries the same. */
export function DotPlot({ rows, target, worst, lowest, highest, words }: DotPlotProps) {
  return (
    <figure className="dot-plot">
      {layouts.map((layout) => {
        const range = { target, worst, values: rows.map((row) => row.value), lowest, highest };
        const scale = dotPlotScale(range, layout.left, layout.right, layout.ticks);
        const bottom = top + rows.length * layout.rowHeight;
        return (
          <svg
            key={layout.variant}
            className={`dot-plot__drawing dot-plot__drawing--${layout.variant}`}
            viewBox={`0 0 ${layout.width} ${bottom + below}`}
            role="img"
            aria-label={words.summary}
          >
            <Bands scale={scale} layout={layout} bottom={bottom} words={words} />
            <Axis scale={scale} bottom={bottom} target={target} words={words} />
            {rows.map((row, index) => (
              <Row
                key={row.key}
                row={row}
                x={tenth(scale.x(row.value))}
                y={top + (index + 0.5) * layout.rowHeight}
                layout={layout}
              />
            ))}
          </svg>
        );
      })}
    </figure>
  );
}

function Bands({
  scale,
  layout,
  bottom,
  words,
}: {
  scale: DotPlotScale;
  layout: PlotLayout;
  bottom: number;
  words: DotPlotWords;
}) {
  const edges = [layout.left, ...scale.limits.map(scale.x), layout.right];
  return (
    <>
      {edges.map((edge) => (
        <line key={edge} className="dot-plot__line" x1={tenth(edge)} x2={tenth(edge)} y1={top - 6} y2={bottom} />
      ))}
      {scale.zones.map((zone) => {
        const room = zone.to - zone.from;
        const full = words.points(zone.points);
        // Seven units a letter; a zone too narrow for its name has the digit, and one too narrow for that nothing.
        const text = room > full.length * 7 ? full : room > 12 ? String(zone.points) : null;
        return (
          text && (
            <text
              key={zone.points}
              className="dot-plot__quiet"
              x={tenth((zone.from + zone.to) / 2)}
              y={top - 14}
              textAnchor="middle"
            >
              {text}
            </text>
          )
        );
      })}
    </>
  );
}

function Axis({
  scale,
  bottom,
  target,
  words,
}: {
  scale: DotPlotScale;
  bottom: number;
  target: number;
  words: DotPlotWords;
}) {
  const at = scale.x(target);
  const half = words.target.length * 3.3;
  return (
    <>
      {scale.ticks
        .map((tick) => ({ tick, x: scale.x(tick), text: words.tick(tick) }))
        // The target's own name takes the place of the figures near it.
        .filter(({ x, text }) => Math.abs(x - at) > half + text.length * 3.3 + 6)
        .map(({ tick, x, text }) => (
          <text key={tick} className="dot-plot__quiet" x={tenth(x)} y={bottom + 20} textAnchor="middle">
            {text}
          </text>
        ))}
      <text className="dot-plot__target-text" x={tenth(at)} y={bottom + 20} textAnchor="middle">
        {words.target}
      </text>
      <line className="dot-plot__target" x1={tenth(at)} x2={tenth(at)} y1={top - 6} y2={bottom + 4} />
    </>
  );
}

const arrowLength = 40;

function Row({ row, x, y, layout }: { row: DotPlotRow; x: number; y: number; layout: PlotLayout }) {
  const text = layout.variant === "phone" ? (row.shortLabel ?? row.label) : row.label;
  const arrow = row.kind === "above" ? 1 : row.kind === "below" ? -1 : 0;
  const room = text.length * 7.2;
  const after = x + (arrow > 0 ? arrowLength + 6 : 15);
  const toTheRight = after + room < layout.width;
  const textX = toTheRight ? after : x - (arrow < 0 ? arrowLength + 6 : 15);
  return (
    <g className={row.own ? "dot-plot__row dot-plot__row--own" : "dot-plot__row"}>
      <line className="dot-plot__line" x1={layout.left} x2={layout.right} y1={y} y2={y} />
      <text className="dot-plot__place" x={layout.left - 12} y={y + 4.5} textAnchor="end">
        {row.place}
      </text>
      {arrow !== 0 && <path className="dot-plot__arrow" d={arrowPath(x, y, arrow)} />}
      <Dot row={row} x={x} y={y} />
      <text className="dot-plot__value" x={tenth(textX)} y={y + 4.5} textAnchor={toTheRight ? "start" : "end"}>
        {text}
      </text>
    </g>
  );
}

function arrowPath(x: number, y: number, direction: number): string {
  const tip = x + direction * arrowLength;
  return `M${tenth(x + direction * 7)} ${y}L${tenth(tip)} ${y}M${tenth(tip - direction * 7)} ${y - 5}L${tenth(tip)} ${y}L${tenth(tip - direction * 7)} ${y + 5}`;
}

function Dot({ row, x, y }: { row: DotPlotRow; x: number; y: number }) {
  if (row.kind === "national")
    return <path className="dot-plot__national" d={`M${x} ${y - 9}L${x + 9} ${y}L${x} ${y + 9}L${x - 9} ${y}Z`} />;
  if (row.kind !== "measured" || row.points === null) return <circle className="dot-plot__bound" cx={x} cy={y} r={7} />;
  return <circle className={`band-fill-${row.points}`} cx={x} cy={y} r={row.own ? 9.5 : 7} />;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
