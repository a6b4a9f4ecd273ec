import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextBand } from "~/domain/kpi/next-band";
import { attainment, pointsFor } from "~/domain/kpi/score";
import { reachOf, shownStep } from "./next-step";

describe("the step to the next band as it is shown", () => {
  it.each([
    ["a change that needs no rounding", { value: 30.2, change: -1.8 }, { change: -1.8, decimals: 2 }],
    [
      "a change with more decimals than are shown, upwards",
      { value: 16.5, change: 2.7631 },
      { change: 2.77, decimals: 2 },
    ],
    [
      "a change with more decimals than are shown, downwards",
      { value: 65.1, change: -5.9012 },
      { change: -5.91, decimals: 2 },
    ],
    ["an index in thousandths", { value: 0.501, change: 0.04431 }, { change: 0.045, decimals: 3 }],
    ["what binary floats add", { value: 5, change: 2.0000000000004 }, { change: 2, decimals: 2 }],
    ["a yes", { value: 1, change: 1 }, { change: 1, decimals: 2 }],
  ])("%s", (_, step, shown) => {
    expect(shownStep(step)).toEqual({ value: step.value, ...shown });
  });

  it("always reaches the band, whatever the value and the yardstick", () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(amount, amount, amount, (value, target, worst) => {
        fc.pre(Math.abs(target - worst) > 0.01);
        const direction = target > worst ? "higher_is_better" : "lower_is_better";
        const step = nextBand(value, { direction, target, worst });
        if (step === null) return;
        const changed = value + shownStep(step).change;
        expect(pointsFor(attainment(changed, { target, worst }))).toBeGreaterThanOrEqual(step.points);
      }),
    );
  });
});

describe("what is expected of a project", () => {
  const down = { value: 30.2, change: -1.8 };
  const up = { value: 16.5, change: 2.8 };
  it.each([
    ["is enough at both ends", { low: 28, high: 30 }, down, "enough"],
    ["is enough exactly", { low: 28, high: 30.2 }, down, "enough"],
    ["is enough at the lower end, where lower is better", { low: 30, high: 31 }, down, "at_best"],
    ["is not enough", { low: 31, high: 31.5 }, down, "not_enough"],
    ["is enough at the upper end, where higher is better", { low: 15, high: 20 }, up, "at_best"],
    ["is enough at both ends, upwards", { low: 16.5, high: 16.5 }, up, "enough"],
  ] as const)("%s", (_, effect, step, reach) => {
    expect(reachOf(effect, step)).toBe(reach);
  });
});
