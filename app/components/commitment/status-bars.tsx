import type { FrozenStatus } from "~/domain/commitment/records.server";

interface StatusBarsProps {
  /** One for each quarter that is drawn, the oldest first; null where nothing was kept. */
  bars: readonly {
    quarter: string;
    short: string;
    standing: Pick<FrozenStatus, "met" | "told"> | null;
    title: string;
  }[];
  /** The name of the drawing. The page has the same in a table. */
  summary: string;
}

const height = 128;
const plot = { top: 18, bottom: 96 };
const step = 58;
const bar = 30;

/**
 * How a commitment stood quarter by quarter: a track for the criteria with a basis, filled by those that were met, with both numbers over it. No
 * criterion with a basis is an outline alone.
 */
export function StatusBars({ bars, summary }: StatusBarsProps) {
  const width = Math.max(1, bars.length) * step;
  return (
    <svg
      className="status-bars"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={summary}
    >
      {bars.map(({ quarter, short, standing, title }, index) => {
        const x = index * step + (step - bar) / 2;
        const middle = index * step + step / 2;
        const [number = "", year = ""] = short.split(/\s(?=\d{4}$)/);
        return (
          <g key={quarter}>
            <title>{title}</title>
            {standing === null ? null : standing.told === 0 ? (
              <rect className="status-bars__nothing" x={x} y={plot.top} width={bar} height={plot.bottom - plot.top} />
            ) : (
              <>
                <rect className="meter__track" x={x} y={plot.top} width={bar} height={plot.bottom - plot.top} />
                <rect
                  className="meter__fill"
                  x={x}
                  y={plot.bottom - filled(standing)}
                  width={bar}
                  height={filled(standing)}
                />
              </>
            )}
            <text className="status-bars__value" x={middle} y={plot.top - 6} textAnchor="middle">
              {standing === null ? "–" : `${standing.met}/${standing.told}`}
            </text>
            <line className="status-bars__foot" x1={x} x2={x + bar} y1={plot.bottom} y2={plot.bottom} />
            <text className="status-bars__quiet" x={middle} y={plot.bottom + 14} textAnchor="middle">
              {number}
            </text>
            <text className="status-bars__quiet" x={middle} y={plot.bottom + 28} textAnchor="middle">
              {year}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function filled({ met, told }: Pick<FrozenStatus, "met" | "told">): number {
  return Math.round(((plot.bottom - plot.top) * met * 10) / told) / 10;
}
