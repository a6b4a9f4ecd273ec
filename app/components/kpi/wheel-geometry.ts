/**
 * Where everything in the wheel goes. Pure: places in catalogue order in, coordinates and SVG path data out.
 *
 * Angles are degrees clockwise from 12 o'clock. Coordinates are rounded to one decimal, so that the server and every browser write the
 * same string even where their sines differ in the last digit.
 */

export type PlaceState = 4 | 3 | 2 | 1 | "not_scored" | "no_data";

export interface WheelPlace {
  key: string;
  dimensionKey: string;
  categoryKey: string;
  state: PlaceState;
}

export interface WheelLayout {
  width: number;
  height: number;
  centreX: number;
  centreY: number;
  /** Inner and outer radius of the ring with the dimension names. */
  ring: readonly [number, number];
  /** Inner and outer radius of the data points. */
  data: readonly [number, number];
  bracketRadius: number;
  /** Radius of the category numbers; the phone has numbers instead of names. */
  numberRadius: number;
  ringTextSize: number;
}

export const wideWheel: WheelLayout = {
  width: 780,
  height: 580,
  centreX: 390,
  centreY: 280,
  ring: [90, 112],
  data: [119, 219],
  bracketRadius: 224,
  numberRadius: 236,
  ringTextSize: 12.5,
};

export const phoneWheel: WheelLayout = {
  width: 358,
  height: 358,
  centreX: 179,
  centreY: 179,
  ring: [61, 79],
  data: [85, 153],
  bracketRadius: 158,
  numberRadius: 168,
  ringTextSize: 10.5,
};

const dimensionGap = 3.2;
const categoryGap = 1.1;
/** How much of its angle a bar fills. */
const barShare = 0.88;

const twoLineHeight = 36;
const oneLineHeight = 22;
/** Labels start a little further from the middle line than their category, which lets them spread before they are pushed. */
const labelSpread = 1.14;
const labelDistance = 32;
/** No label comes nearer to the circle than this, even with its nearest corner. */
const labelClearance = 10;
/** Labels above and below the circle begin this much further out than their category, so that left and right never meet. */
const labelInset = 10;

export interface Point {
  x: number;
  y: number;
}

export interface Bar extends WheelPlace {
  /** The bar's own angles; the gaps around it are left out. */
  start: number;
  end: number;
  middle: number;
  /** The whole length: what can be pressed. */
  track: string;
  /** The part that is filled; null where nothing was scored. */
  fill: string | null;
  fillRadius: number | null;
  /** The hatched area of a place that was reported but not scored. */
  hatch: string | null;
  /** The dot at the foot of a place without data. */
  dot: Point | null;
}

export interface CategoryMark {
  dimensionKey: string;
  categoryKey: string;
  /** Counts from 1 in catalogue order. */
  number: number;
  start: number;
  end: number;
  middle: number;
  bracket: string;
  numberAt: Point;
  label: CategoryLabel;
}

export interface CategoryLabel {
  side: "start" | "end";
  lines: 1 | 2;
  /** The middle of the label's height. */
  middle: number;
  height: number;
  /** Where the first line begins (right of the circle) or ends (left of it), and its baseline. */
  x: number;
  baseline: number;
  leader: string;
}

export interface DimensionMark {
  key: string;
  start: number;
  end: number;
  middle: number;
  ring: string;
  /** The line its name stands on. */
  textPath: string;
  /** Turned around, so that it is not upside down in the lower half. */
  turned: boolean;
  /** How long the name may be, in the drawing's units. */
  textRoom: number;
}

export interface WheelGeometry {
  layout: WheelLayout;
  bars: Bar[];
  categories: CategoryMark[];
  dimensions: DimensionMark[];
  /** Radii of the three rings that cut the bars at the quarters. */
  quarters: number[];
}

interface Stretch {
  dimensionKey: string;
  categoryKey: string;
  places: WheelPlace[];
}

/** The drawing of `places`, which stand in catalogue order: those of a category beside each other, as do the categories of a dimension. */
export function wheelGeometry(places: readonly WheelPlace[], layout: WheelLayout): WheelGeometry {
  const stretches = byCategory(places);
  const dimensionCount = new Set(places.map((place) => place.dimensionKey)).size;
  const gaps = dimensionCount * dimensionGap + (stretches.length - dimensionCount) * categoryGap;
  const step = places.length === 0 ? 0 : (360 - gaps) / places.length;
  const margin = (step * (1 - barShare)) / 2;

  const bars: Bar[] = [];
  const marks: Omit<CategoryMark, "label">[] = [];
  const dimensions: DimensionMark[] = [];
  // Half a gap before the first dimension and half after the last meet at the top.
  let angle = dimensionGap / 2;
  let dimensionStart = angle;

  stretches.forEach((stretch, index) => {
    const categoryStart = angle;
    for (const place of stretch.places) {
      bars.push(barOf(place, angle + margin, angle + step - margin, layout));
      angle += step;
    }
    marks.push(categoryMark(stretch, index + 1, categoryStart + margin, angle - margin, layout));

    const next = stretches[index + 1];
    if (next?.dimensionKey === stretch.dimensionKey) {
      angle += categoryGap;
    } else {
      dimensions.push(dimensionMark(stretch.dimensionKey, dimensionStart, angle, layout));
      angle += dimensionGap;
      dimensionStart = angle;
    }
  });

  const labels = categoryLabels(
    marks.map((mark, index) => ({
      middle: mark.middle,
      lines: stretches[index]?.places.some((place) => typeof place.state === "number") ? 2 : 1,
    })),
    layout,
  );
  const categories = marks.flatMap((mark, index) => {
    const label = labels[index];
    return label ? [{ ...mark, label }] : [];
  });

  const [inner, outer] = layout.data;
  return {
    layout,
    bars,
    categories,
    dimensions,
    quarters: [1, 2, 3].map((quarter) => inner + ((outer - inner) * quarter) / 4),
  };
}

function byCategory(places: readonly WheelPlace[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const place of places) {
    const last = stretches.at(-1);
    // A category's key is unique only within its dimension.
    if (last && last.categoryKey === place.categoryKey && last.dimensionKey === place.dimensionKey)
      last.places.push(place);
    else stretches.push({ dimensionKey: place.dimensionKey, categoryKey: place.categoryKey, places: [place] });
  }
  return stretches;
}

function barOf(place: WheelPlace, start: number, end: number, layout: WheelLayout): Bar {
  const [inner, outer] = layout.data;
  const middle = (start + end) / 2;
  const fillRadius = typeof place.state === "number" ? inner + ((outer - inner) * place.state) / 4 : null;
  // The hatch has an edge, so it is drawn a little smaller and looks as large as a bar.
  const inset = 0.25;
  return {
    ...place,
    start,
    end,
    middle,
    track: sector(layout, inner, outer, start, end),
    fill: fillRadius === null ? null : sector(layout, inner, fillRadius, start, end),
    fillRadius,
    hatch: place.state === "not_scored" ? sector(layout, inner + 1, outer - 1, start + inset, end - inset) : null,
    dot: place.state === "no_data" ? roundedPoint(at(layout, inner + (outer - inner) * 0.05, middle)) : null,
  };
}

function categoryMark(
  stretch: Stretch,
  number: number,
  start: number,
  end: number,
  layout: WheelLayout,
): Omit<CategoryMark, "label"> {
  const { dimensionKey, categoryKey } = stretch;
  const middle = (start + end) / 2;
  return {
    dimensionKey,
    categoryKey,
    number,
    start,
    end,
    middle,
    bracket: arc(layout, layout.bracketRadius, start, end),
    numberAt: roundedPoint(at(layout, layout.numberRadius, middle)),
  };
}

function dimensionMark(key: string, start: number, end: number, layout: WheelLayout): DimensionMark {
  const [inner, outer] = layout.ring;
  const middle = (start + end) / 2;
  const turned = middle > 100 && middle < 260;
  // Capitals are about 0.73 of the size high; half of that puts them in the middle of the ring. Turned text stands on the outer side.
  const halfCapital = layout.ringTextSize * 0.365;
  const radius = (inner + outer) / 2 + (turned ? halfCapital : -halfCapital);
  return {
    key,
    start,
    end,
    middle,
    ring: sector(layout, inner, outer, start, end),
    textPath: turned ? arc(layout, radius, end - 1, start + 1) : arc(layout, radius, start + 1, end - 1),
    turned,
    textRoom: (radius * (end - start - 2) * Math.PI) / 180,
  };
}

interface Wanted {
  middle: number;
  lines: 1 | 2;
}

function categoryLabels(wanted: readonly Wanted[], layout: WheelLayout): (CategoryLabel | undefined)[] {
  const labels: (CategoryLabel | undefined)[] = wanted.map(() => undefined);
  for (const side of ["start", "end"] as const) {
    const here = wanted
      .map((label, index) => {
        const anchor = at(layout, layout.bracketRadius, label.middle);
        return { ...label, index, anchor, height: label.lines === 2 ? twoLineHeight : oneLineHeight };
      })
      .filter((label) => label.middle < 180 === (side === "start"))
      .sort((one, other) => one.anchor.y - other.anchor.y);

    const middles = pushedApart(
      here.map((label) => ({
        wish: layout.centreY + (label.anchor.y - layout.centreY) * labelSpread,
        height: label.height,
      })),
      layout.height,
    );
    here.forEach((label, position) => {
      const middle = middles[position] ?? label.anchor.y;
      labels[label.index] = placedLabel(side, label.lines, label.height, middle, label.middle, layout);
    });
  }
  return labels;
}

function placedLabel(
  side: "start" | "end",
  lines: 1 | 2,
  height: number,
  middle: number,
  categoryAngle: number,
  layout: WheelLayout,
): CategoryLabel {
  const direction = side === "start" ? 1 : -1;
  const from = roundedPoint(at(layout, layout.bracketRadius, categoryAngle));
  const nearest = Math.max(0, Math.abs(middle - layout.centreY) - height / 2);
  const distance = Math.max(
    halfChord(layout.bracketRadius + labelDistance, middle - layout.centreY),
    halfChord(layout.bracketRadius + labelClearance, nearest),
    // The leader never turns back inwards, across its own name.
    Math.abs(from.x - layout.centreX) + labelInset,
  );
  const x = layout.centreX + direction * distance;
  const baseline = lines === 2 ? middle - 2.5 : middle + 4.5;
  // The leader leaves the bracket straight outwards, then turns towards the first line.
  const bend = roundedPoint(at(layout, layout.bracketRadius + 8, categoryAngle));
  const to = { x: rounded(x - direction * 5), y: rounded(baseline - 4) };
  return {
    side,
    lines,
    middle,
    height,
    x: rounded(x),
    baseline: rounded(baseline),
    leader: `M${from.x} ${from.y}L${bend.x} ${bend.y}L${to.x} ${to.y}`,
  };
}

/**
 * Heights as near as possible to the wished ones (least squares) without overlap and within 0 to `room`: pooling of neighbours that are
 * in each other's way. `labels` are sorted by wish.
 */
export function pushedApart(labels: readonly { wish: number; height: number }[], room: number): number[] {
  const first = labels[0];
  const last = labels.at(-1);
  if (!first || !last) return [];

  // Measured from where it would stand if all were stacked without gaps, a label may not come before the one above it.
  let stacked = 0;
  const offsets = labels.map((label, index) => {
    if (index > 0) stacked += ((labels[index - 1]?.height ?? 0) + label.height) / 2;
    return stacked;
  });
  const pools: { sum: number; count: number }[] = [];
  labels.forEach((label, index) => {
    pools.push({ sum: label.wish - (offsets[index] ?? 0), count: 1 });
    for (;;) {
      const below = pools.at(-1);
      const above = pools.at(-2);
      if (!below || !above || above.sum / above.count <= below.sum / below.count) break;
      above.sum += below.sum;
      above.count += below.count;
      pools.pop();
    }
  });

  const lowest = first.height / 2;
  const highest = room - stacked - last.height / 2;
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.max(lowest, Math.min(highest, sum / count))))
    .map((position, index) => position + (offsets[index] ?? 0));
}

function halfChord(radius: number, height: number): number {
  return Math.sqrt(Math.max(0, radius * radius - height * height));
}

function at(layout: WheelLayout, radius: number, angle: number): Point {
  const radians = (angle * Math.PI) / 180;
  return { x: layout.centreX + radius * Math.sin(radians), y: layout.centreY - radius * Math.cos(radians) };
}

function arc(layout: WheelLayout, radius: number, start: number, end: number): string {
  const from = roundedPoint(at(layout, radius, start));
  const to = roundedPoint(at(layout, radius, end));
  return `M${from.x} ${from.y}A${rounded(radius)} ${rounded(radius)} 0 ${Math.abs(end - start) > 180 ? 1 : 0} ${end > start ? 1 : 0} ${to.x} ${to.y}`;
}

function sector(layout: WheelLayout, inner: number, outer: number, start: number, end: number): string {
  const inwards = roundedPoint(at(layout, inner, end));
  const back = roundedPoint(at(layout, inner, start));
  const large = end - start > 180 ? 1 : 0;
  return `${arc(layout, outer, start, end)}L${inwards.x} ${inwards.y}A${rounded(inner)} ${rounded(inner)} 0 ${large} 0 ${back.x} ${back.y}Z`;
}

function roundedPoint(point: Point): Point {
  return { x: rounded(point.x), y: rounded(point.y) };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
