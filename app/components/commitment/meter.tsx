interface MeterProps {
  /** 0–1: the numerator over the denominator, which the words beside it give. Null when the denominator is nought. */
  share: number | null;
  /** 0–1, or null for a criterion without one. */
  threshold: number | null;
  /** Only where no words beside the bar say the same. */
  label?: string;
}

const width = 200;

/** How far a criterion is met, with its threshold marked. Nothing is an empty track, not a hidden one. */
export function Meter({ share, threshold, label }: MeterProps) {
  return (
    <svg
      className="meter"
      viewBox={`0 0 ${width} 12`}
      preserveAspectRatio="none"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <rect className="meter__track" x={0} y={2} width={width} height={8} />
      {share !== null && share > 0 && <rect className="meter__fill" x={0} y={2} width={part(share)} height={8} />}
      {threshold !== null && (
        <line
          className="meter__threshold"
          x1={Math.min(part(threshold), width - 1)}
          x2={Math.min(part(threshold), width - 1)}
          y1={0}
          y2={12}
        />
      )}
    </svg>
  );
}

function part(share: number): number {
  return Math.round(Math.max(0, Math.min(1, share)) * width * 10) / 10;
}
