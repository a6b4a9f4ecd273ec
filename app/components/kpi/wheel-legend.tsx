import { BandMark } from "./band-mark";
import type { PlaceState } from "./wheel-geometry";

interface WheelLegendProps {
  /** In the order of the states: 4, 3, 2, 1, not scored, no data. */
  items: readonly { state: PlaceState; label: string; count: string }[];
}

/** The six states with their marks, names and how many data points are in each. */
export function WheelLegend({ items }: WheelLegendProps) {
  return (
    <ul className="legend">
      {items.map((item) => (
        <li key={item.state}>
          <BandMark state={item.state}>
            {item.label} <b>{item.count}</b>
          </BandMark>
        </li>
      ))}
    </ul>
  );
}
