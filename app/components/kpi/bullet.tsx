import { useId } from "react";
import { Hatch } from "./hatch";

interface BulletProps {
  /** 0–100; more or less is shown as the end. Null when it cannot be told. */
  attainment: number | null;
  /** Null for a value known only as a bound: it is hatched. */
  points: 4 | 3 | 2 | 1 | null;
  width?: number;
  /** Only where no words beside the bar say the same. */
  label?: string;
}

const height = 18;
/** The band limits; 95 counts as reached. */
const limits = [33, 66, 95];

/** The way from worst to target: filled as far as it is gone, with the band limits dotted and the target as a solid line. */
export function Bullet({ attainment, points, width = 112, label }: BulletProps) {
  const hatch = useId().replaceAll(":", "");
  const end = width - 4;
  // A value at the worst end still shows as a sliver, so that it is told from no value.
  const fill = attainment === null ? 0 : (end * Math.max(1.5, Math.min(100, attainment))) / 100;
  return (
    <svg
      className="bullet"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio="none"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {points === null && (
        <defs>
          <Hatch id={hatch} />
        </defs>
      )}
      <rect className="bullet__track" x={0} y={4} width={end} height={10} />
      {limits.map((limit) => (
        <line
          key={limit}
          className="bullet__limit"
          x1={tenth((end * limit) / 100)}
          x2={tenth((end * limit) / 100)}
          y1={4}
          y2={14}
        />
      ))}
      {points === null ? (
        <rect className="hatched" fill={`url(#${hatch})`} x={0} y={4.4} width={tenth(fill)} height={9.2} />
      ) : (
        <rect className={`band-fill-${points}`} x={0} y={4} width={tenth(fill)} height={10} />
      )}
      <line className="bullet__target" x1={end} x2={end} y1={0} y2={height} />
    </svg>
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
