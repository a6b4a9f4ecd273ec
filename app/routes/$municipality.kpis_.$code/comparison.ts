import type { DotPlotRow } from "~/components/kpi/dot-plot";
import type { ComparatorRow, KpiPart, PublishedValue, StandingState } from "~/domain/kpi/queries.server";
import type { ObservationState, Points, Qualifier } from "~/domain/kpi/score";

/** One line of the comparison: a municipality, or a figure of another place. */
export interface Compared {
  key: string;
  place: string;
  kind: "own" | "other" | "comparator";
  year: number | null;
  state: ObservationState | null;
  value: number | null;
  bound: number | null;
  qualifier: Qualifier | null;
  standing: StandingState | null;
  points: Points | null;
  isGap: boolean;
  /** Only a comparator has these: the upper end of a range, and the unit where it is another. */
  valueMax: number | null;
  unit: ComparatorRow["unit"] | null;
  source: string | null;
  note: string | null;
}

/** How many others are shown where nobody has chosen. */
export const shownPlaces = 8;

/**
 * Everybody who is compared, best first; what cannot be placed among the values (words, ranges, another unit) comes last. `wanted` are the
 * chosen municipalities by key; with none the first of `published`, who stand nearest.
 */
export function comparison(
  own: { key: string; name: string; part: KpiPart },
  published: readonly PublishedValue[],
  comparators: readonly ComparatorRow[],
  wanted: readonly string[],
): Compared[] {
  const others =
    wanted.length > 0 ? published.filter(({ key }) => wanted.includes(key)) : published.slice(0, shownPlaces);
  const { part } = own;
  const rows: Compared[] = [
    ...(part.state === "reported" ? [municipality("own", own.key, own.name, part)] : []),
    ...others.map((one) => municipality("other", one.key, one.name, one)),
    ...comparators.map((one): Compared => ({
      key: one.id,
      place: one.place,
      kind: "comparator",
      year: one.year,
      state: "reported",
      value: isBound(one.qualifier) ? null : one.value,
      bound: isBound(one.qualifier) ? one.value : null,
      // A range says itself what it is.
      qualifier: one.valueMax === null ? (one.qualifier as Qualifier) : "exact",
      standing: null,
      points: null,
      isGap: false,
      valueMax: one.valueMax,
      unit: one.isComparable ? null : one.unit,
      source: one.source,
      note: one.note,
    })),
  ];
  const lowerFirst = part.direction === "lower_is_better" ? 1 : -1;
  return rows.sort((one, another) => {
    const [first, second] = [placeable(one), placeable(another)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return lowerFirst * (first - second);
  });
}

const isBound = (qualifier: string | null) => qualifier === "above" || qualifier === "below";

function municipality(
  kind: "own" | "other",
  key: string,
  place: string,
  from: Pick<Compared, "state" | "value" | "bound" | "qualifier" | "year" | "standing" | "points" | "isGap">,
): Compared {
  const { state, value, bound, qualifier, year, standing, points, isGap } = from;
  return {
    key,
    place,
    kind,
    state,
    value,
    bound,
    qualifier,
    year,
    standing,
    points,
    isGap,
    valueMax: null,
    unit: null,
    source: null,
    note: null,
  };
}

/** Where it lies on the data point's own scale, or null. */
function placeable({ value, bound, valueMax, unit }: Compared): number | null {
  return unit !== null || valueMax !== null ? null : (value ?? bound);
}

/** A place's name as far as there is room for it beside the plot. */
export function shortPlace(place: string): string {
  const bare = place.replace(/\s*\(.*\)\s*$/, "");
  return bare.length > 13 ? `${bare.slice(0, 12).trimEnd()}…` : bare;
}

/** The rows that can be drawn; `written` gives the value in words. */
export function plotted(rows: readonly Compared[], written: (row: Compared) => string): DotPlotRow[] {
  return rows.flatMap((row) => {
    const value = placeable(row);
    if (value === null) return [];
    const kind =
      row.bound !== null
        ? row.qualifier === "below"
          ? ("below" as const)
          : ("above" as const)
        : row.kind === "comparator"
          ? ("national" as const)
          : ("measured" as const);
    return [
      {
        key: `${row.kind} ${row.key}`,
        place: shortPlace(row.place),
        value,
        label: written(row),
        kind,
        points: row.points,
        own: row.kind === "own",
      },
    ];
  });
}
