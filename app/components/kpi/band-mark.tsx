import type { ReactNode } from "react";
import type { PlaceState } from "./wheel-geometry";

interface BandMarkProps {
  state: PlaceState;
  /** The words that must follow the mark, for example "2 points". */
  children?: ReactNode;
}

/** Four rising bars with as many filled as there are points: the wheel unrolled. A hatched box is "not scored", a dotted one "no data". */
export function BandMark({ state, children }: BandMarkProps) {
  return (
    <span className="band-mark">
      <svg className="band-mark__bars" viewBox="0 0 18 16" aria-hidden="true">
        {typeof state === "number" ? <Bars points={state} /> : state === "not_scored" ? <NotScored /> : <NoData />}
      </svg>
      {children !== undefined && <span>{children}</span>}
    </span>
  );
}

function Bars({ points }: { points: number }) {
  return [1, 2, 3, 4].map((bar) => (
    <rect
      key={bar}
      className={bar <= points ? `band-fill-${points}` : "band-mark__empty"}
      x={(bar - 1) * 4.7 + 0.3}
      y={16 - bar * 4 + 0.3}
      width={3.3}
      height={bar * 4 - 0.6}
    />
  ));
}

function NotScored() {
  return (
    <>
      <rect className="band-mark__edge" x={1.5} y={1.5} width={15} height={13} />
      <path className="band-mark__stripes" d="M1.5 6L6 1.5M1.5 11L11 1.5M3 14.5L16 1.5M8 14.5L16.5 6M13 14.5L16.5 11" />
    </>
  );
}

function NoData() {
  return (
    <>
      <rect className="band-mark__edge band-mark__edge--dashed" x={1.5} y={1.5} width={15} height={13} />
      <circle className="band-mark__dot" cx={9} cy={8} r={1.8} />
    </>
  );
}
