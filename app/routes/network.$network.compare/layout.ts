import { roundTicks } from "~/components/kpi/dot-plot-scale";

// Where the marks of a comparison lie. Pure; positions are in the drawing's units.

/** A value on its way into the drawing. */
export interface Mark {
  key: string;
  /** The member's number, or the letter of another place. */
  sign: string;
  kind: "measured" | "above" | "below" | "target" | "other";
  value: number;
  /** Null for what is no observation of a year, or of a year nobody knows: it stands beside the others, to the right. */
  year: number | null;
  /** The line it belongs to, if any: observations of one member, and figures only. */
  line: string | null;
}

export interface PlacedMark extends Mark {
  x: number;
  y: number;
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** How far apart marks of one year stand, at most. */
  spread: number;
  mostYears: number;
}

export interface Layout {
  marks: PlacedMark[];
  /** The ways between the observations of a member, where there are two or more. */
  lines: { key: string; path: string }[];
  ticks: { value: number; y: number }[];
  years: { year: number; x: number }[];
  /** The middle of those that stand beside the years; null where there are none. */
  besideX: number | null;
  benchmarkY: number | null;
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Round figures that begin at or below the lowest and end at or above the highest, so that no mark lies outside the axis. */
function axisTicks(low: number, high: number): number[] {
  const inside = roundTicks(low, high, 5);
  const [first = low, second = high] = inside;
  const step = second - first;
  const last = inside.at(-1) ?? high;
  if (!(step > 0)) return [low, high];
  const round = (value: number) => Number(value.toPrecision(12));
  return [...(first > low ? [round(first - step)] : []), ...inside, ...(last < high ? [round(last + step)] : [])];
}

/** Places the marks over the years; null where there is nothing to place. Marks of one year stand beside each other, not on each other. */
export function layoutOf(marks: readonly Mark[], benchmark: number | null, frame: Frame): Layout | null {
  if (marks.length === 0) return null;
  const values = [...marks.map(({ value }) => value), ...(benchmark === null ? [] : [benchmark])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low) * 0.12 || Math.abs(high) * 0.1 || 1;
  const ticks = axisTicks(low - (low >= 0 ? Math.min(low, margin) : margin), high + margin);
  const [bottom, top] = [ticks[0] ?? low, ticks.at(-1) ?? high];
  const y = (value: number) =>
    tenth(frame.bottom - ((value - bottom) / (top - bottom || 1)) * (frame.bottom - frame.top));

  const years = [...new Set(marks.flatMap(({ year }) => (year === null ? [] : [year])))].sort((a, b) => a - b);
  const hasYearless = marks.some(({ year }) => year === null);
  const [first = 0] = years;
  const last = years.at(-1) ?? first;
  // Room for those without a year, to the right of a small gap.
  const end = hasYearless && years.length > 0 ? frame.right - (frame.right - frame.left) * 0.18 : frame.right;
  const step = (end - frame.left) / (last - first + 1);
  const middle = (year: number | null) =>
    year === null
      ? years.length === 0
        ? (frame.left + frame.right) / 2
        : (end + frame.right) / 2 + 8
      : frame.left + step * (year - first + 0.5);
  const roomOf = (year: number | null) =>
    year === null ? (frame.right - end || frame.right - frame.left) * 0.8 : step * 0.9;

  const placed = marks.map((mark): PlacedMark => {
    const together = marks.filter(({ year }) => year === mark.year);
    const apart = Math.min(frame.spread, roomOf(mark.year) / together.length);
    const x = middle(mark.year) + (together.indexOf(mark) - (together.length - 1) / 2) * apart;
    return { ...mark, x: tenth(x), y: y(mark.value) };
  });
  const lines = [...new Set(marks.flatMap(({ line }) => (line === null ? [] : [line])))].flatMap((key) => {
    const points = placed.filter(({ line }) => line === key).sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
    if (points.length < 2) return [];
    return [{ key, path: points.map(({ x, y: at }, index) => `${index === 0 ? "M" : "L"}${x} ${at}`).join("") }];
  });
  const every = [1, 2, 5, 10, 20].find((one) => (last - first) / one < frame.mostYears) ?? 50;
  const shownYears: number[] = [];
  if (years.length > 0) for (let year = last; year >= first; year -= every) shownYears.unshift(year);
  return {
    marks: placed,
    lines,
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    years: shownYears.map((year) => ({ year, x: tenth(middle(year)) })),
    besideX: hasYearless ? tenth(middle(null)) : null,
    benchmarkY: benchmark === null ? null : y(benchmark),
  };
}
