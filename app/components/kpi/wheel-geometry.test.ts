import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { phoneWheel, pushedApart, wheelGeometry, wideWheel, type PlaceState, type WheelPlace } from "./wheel-geometry";

const states: PlaceState[] = [4, 3, 2, 1, "not_scored", "no_data"];
const catalogue = parse<{ label: string; dimension: string; category: string }>(
  readFileSync(new URL("../../../prisma/data/kpi_catalogue_graph1.csv", import.meta.url)),
  { columns: true },
);

function places(stateOf: (index: number) => PlaceState): WheelPlace[] {
  return catalogue.map((row, index) => ({
    key: row.label,
    dimensionKey: row.dimension,
    categoryKey: row.category,
    state: stateOf(index),
  }));
}

const mixed = places((index) => states[index % states.length] ?? "no_data");

describe.each([
  ["wide", wideWheel],
  ["phone", phoneWheel],
] as const)("the %s wheel of the real catalogue", (_, layout) => {
  const wheel = wheelGeometry(mixed, layout);

  it("has 108 places in 24 categories and three dimensions", () => {
    expect(wheel.bars).toHaveLength(108);
    expect(wheel.categories).toHaveLength(24);
    expect(wheel.categories.map((category) => category.number)).toEqual(
      Array.from({ length: 24 }, (_unused, index) => index + 1),
    );
    expect(wheel.dimensions).toHaveLength(3);
  });

  it("uses the full circle: bars, their margins and the gaps add up to 360 degrees", () => {
    const widths = new Set(wheel.bars.map((bar) => (bar.end - bar.start).toFixed(6)));
    expect(widths.size).toBe(1);
    const full = (Number([...widths][0]) / 0.88) * 108;
    expect(full + 3 * 3.2 + 21 * 1.1).toBeCloseTo(360, 3);
    const first = wheel.dimensions[0];
    const last = wheel.dimensions.at(-1);
    expect(first?.start).toBeCloseTo(1.6, 6);
    expect(last?.end).toBeCloseTo(358.4, 6);
  });

  it("goes clockwise without overlap", () => {
    wheel.bars.slice(1).forEach((bar, index) => {
      expect(bar.start).toBeGreaterThan(wheel.bars[index]?.end ?? 360);
    });
  });

  it("fills a quarter of the length for each point, and nothing without a score", () => {
    const [inner, outer] = layout.data;
    for (const bar of wheel.bars) {
      if (typeof bar.state === "number") {
        expect(bar.fillRadius).toBeCloseTo(inner + ((outer - inner) * bar.state) / 4, 6);
        expect(bar.fill).not.toBeNull();
        expect(bar.hatch ?? bar.dot).toBeNull();
      } else {
        expect(bar.fill).toBeNull();
        expect(bar.hatch !== null).toBe(bar.state === "not_scored");
        expect(bar.dot !== null).toBe(bar.state === "no_data");
      }
    }
  });

  it("never turns a dimension's name upside down", () => {
    for (const dimension of wheel.dimensions) {
      // The direction of reading in the middle of the arc: clockwise, or against it when turned.
      const rightwards = Math.cos((dimension.middle * Math.PI) / 180) * (dimension.turned ? -1 : 1);
      expect(rightwards).toBeGreaterThan(-0.18);
    }
  });
});

describe("the labels of the wide wheel", () => {
  it.each([
    ["all scored", places(() => 4)],
    ["nothing scored", places(() => "no_data")],
    ["all kinds", mixed],
  ])("do not overlap and stay in the box with %s", (_, all) => {
    const { categories, layout } = wheelGeometry(all, wideWheel);
    const boxes = categories.map(({ label, categoryKey }) => {
      // 13.5 px in medium weight is at most 7.2 px a letter on average.
      const width = (categoryKey.length + (label.lines === 1 ? 4 : 0)) * 7.2;
      return {
        left: label.side === "start" ? label.x : label.x - width,
        right: label.side === "start" ? label.x + width : label.x,
        top: label.middle - label.height / 2,
        bottom: label.middle + label.height / 2,
      };
    });
    boxes.forEach((box, index) => {
      expect(box.top).toBeGreaterThanOrEqual(-0.001);
      expect(box.bottom).toBeLessThanOrEqual(layout.height + 0.001);
      boxes.slice(index + 1).forEach((other) => {
        const apart =
          box.right <= other.left ||
          other.right <= box.left ||
          box.bottom <= other.top + 0.001 ||
          other.bottom <= box.top + 0.001;
        expect(apart).toBe(true);
      });
      // The corner nearest to the centre lies outside the brackets.
      const x = Math.min(Math.abs(box.left - layout.centreX), Math.abs(box.right - layout.centreX));
      const y = Math.max(0, box.top - layout.centreY, layout.centreY - box.bottom);
      expect(Math.hypot(x, y)).toBeGreaterThan(layout.bracketRadius);
    });
  });

  it("have one line where nothing is scored and two otherwise", () => {
    expect(
      new Set(
        wheelGeometry(
          places(() => "no_data"),
          wideWheel,
        ).categories.map(({ label }) => label.lines),
      ),
    ).toEqual(new Set([1]));
    expect(
      new Set(
        wheelGeometry(
          places(() => 2),
          wideWheel,
        ).categories.map(({ label }) => label.lines),
      ),
    ).toEqual(new Set([2]));
  });
});

describe("pushedApart", () => {
  it("leaves labels that have room where they want to be", () => {
    expect(
      pushedApart(
        [
          { wish: 20, height: 10 },
          { wish: 60, height: 10 },
        ],
        100,
      ),
    ).toEqual([20, 60]);
  });

  it("shares the push between neighbours and keeps all within the room", () => {
    expect(
      pushedApart(
        [
          { wish: 50, height: 20 },
          { wish: 50, height: 20 },
        ],
        100,
      ),
    ).toEqual([40, 60]);
    expect(
      pushedApart(
        [
          { wish: -40, height: 20 },
          { wish: 0, height: 20 },
        ],
        100,
      ),
    ).toEqual([10, 30]);
    expect(
      pushedApart(
        [
          { wish: 95, height: 20 },
          { wish: 130, height: 20 },
        ],
        100,
      ),
    ).toEqual([70, 90]);
  });

  it("places nothing when there is nothing", () => {
    expect(pushedApart([], 100)).toEqual([]);
  });
});

describe("a wheel without places", () => {
  it("is empty and does not fail", () => {
    expect(wheelGeometry([], wideWheel)).toMatchObject({ bars: [], categories: [], dimensions: [] });
  });
});
