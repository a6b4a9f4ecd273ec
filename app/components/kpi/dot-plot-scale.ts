/**
 * The scale of a comparison: figures run upwards from left to right, so "better" lies left or right as the unit runs.
 * Pure; positions are in the drawing's units.
 */

export interface DotPlotRange {
  /** The target and the worst value, in the unit of the data point. Their order says which way is better. */
  target: number;
  worst: number;
  values: readonly number[];
  /** What the unit allows, for example 0 and 100 for a percentage. */
  lowest?: number | undefined;
  highest?: number | undefined;
}

export interface BandZone {
  points: 4 | 3 | 2 | 1;
  from: number;
  to: number;
}

export interface DotPlotScale {
  x: (value: number) => number;
  ticks: number[];
  /** The values where one band becomes the next. */
  limits: number[];
  /** Where each band lies, in the drawing's units, from left to right. */
  zones: BandZone[];
}

const bandLimits = [95, 66, 33];
/** How much room the best band gets beyond the target, as a share of the way from worst to target. */
const roomBeyondTarget = 1 / 6;

/** `range` spread over `left` to `right`, with about `wantedTicks` round figures under it. Throws RangeError when target and worst are equal. */
export function dotPlotScale(range: DotPlotRange, left: number, right: number, wantedTicks: number): DotPlotScale {
  const { target, worst, values } = range;
  if (target === worst) throw new RangeError("A target equal to the worst value has no scale");
  const way = target - worst;
  const beyond = target + way * roomBeyondTarget;
  const low = Math.min(beyond, worst, ...values);
  const high = Math.max(beyond, worst, ...values);
  const x = (value: number) => left + ((value - low) / (high - low)) * (right - left);

  const limits = bandLimits.map((limit) => worst + (way * limit) / 100);
  const better = way > 0 ? right : left;
  const worse = way > 0 ? left : right;
  const edges = [better, ...limits.map(x), worse];
  const zones = ([4, 3, 2, 1] as const).map((points, index) => {
    const one = edges[index] ?? better;
    const other = edges[index + 1] ?? worse;
    return { points, from: Math.min(one, other), to: Math.max(one, other) };
  });

  const allowed = (tick: number) => tick >= (range.lowest ?? -Infinity) && tick <= (range.highest ?? Infinity);
  return {
    x,
    ticks: roundTicks(low, high, wantedTicks).filter(allowed),
    limits,
    zones: zones.sort((one, other) => one.from - other.from),
  };
}

/** About `wanted` round figures from `low` to `high`, both included where they are round: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function roundTicks(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / Math.max(1, wanted);
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
