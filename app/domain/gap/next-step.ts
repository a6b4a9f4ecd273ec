import { decimalSafe } from "~/domain/kpi/score";

/** The value that lifts a data point one band, and the change that takes. */
export interface Step {
  value: number;
  change: number;
}

const mostDecimals = 6;

function decimalsOf(number: number): number {
  for (let decimals = 0; decimals < mostDecimals; decimals += 1) {
    if (decimalSafe(number * 10 ** decimals) % 1 === 0) return decimals;
  }
  return mostDecimals;
}

/**
 * The step as it is shown: in two decimals, or as many as the value to reach needs, with the change rounded away from zero, so that
 * whoever makes the change that is shown does reach the band. `decimals` is the most to show.
 */
export function shownStep({ value, change }: Step): Step & { decimals: number } {
  const decimals = Math.max(2, decimalsOf(value));
  const scale = 10 ** decimals;
  const steps = Math.ceil(decimalSafe(Math.abs(change) * scale));
  return { value, change: decimalSafe((Math.sign(change) * steps) / scale), decimals };
}

/** Whether what a project is expected to reach is enough for the next band: at both ends, at the better end only, or not at all. */
export type Reach = "enough" | "at_best" | "not_enough";

/** `low` and `high` are values of the data point, as is the value to reach; the sign of the change says which way is better. */
export function reachOf(effect: { low: number; high: number }, step: Step): Reach {
  const reaches = (value: number) => decimalSafe((value - step.value) * Math.sign(step.change)) >= 0;
  const ends = [effect.low, effect.high].filter(reaches).length;
  return ends === 2 ? "enough" : ends === 1 ? "at_best" : "not_enough";
}
