import { describe, expect, it } from "vitest";
import { layoutOf, type Frame, type Mark } from "./layout";

const frame: Frame = { width: 400, height: 200, left: 40, right: 400, top: 20, bottom: 180, spread: 20, mostYears: 8 };
const mark = (key: string, year: number | null, value: number, line: string | null = key): Mark => ({
  key: `${key} ${year}`,
  sign: key,
  kind: "measured",
  value,
  year,
  line,
});

describe("the drawing of a comparison", () => {
  it("is none without values", () => {
    expect(layoutOf([], 5, frame)).toBeNull();
  });

  it("draws a line from two observations on, and never from one", () => {
    const layout = layoutOf([mark("1", 2019, 10), mark("1", 2021, 20), mark("2", 2021, 30)], null, frame);
    expect(layout?.lines.map(({ key }) => key)).toEqual(["1"]);
  });

  it("sets marks of one year beside each other, in their order, around the year", () => {
    const layout = layoutOf([mark("1", 2020, 10), mark("2", 2020, 10), mark("3", 2020, 10)], null, frame);
    const xs = layout?.marks.map(({ x }) => x) ?? [];
    expect(xs).toEqual([200, 220, 240]);
    expect(layout?.years).toEqual([{ year: 2020, x: 220 }]);
  });

  it("keeps everything inside the frame, the benchmark too", () => {
    const marks = [
      ...Array.from({ length: 8 }, (_, index) => mark(String(index), 2015, index * 100)),
      mark("9", 2030, -50),
      mark("a", null, 1000, null),
    ];
    const layout = layoutOf(marks, 2000, frame);
    for (const { x, y } of layout?.marks ?? []) {
      expect(x).toBeGreaterThanOrEqual(frame.left);
      expect(x).toBeLessThanOrEqual(frame.right);
      expect(y).toBeGreaterThanOrEqual(frame.top);
      expect(y).toBeLessThanOrEqual(frame.bottom);
    }
    expect(layout?.benchmarkY).toBeGreaterThanOrEqual(frame.top);
  });

  it.each([
    [[33.3, 34.7, 37.1], 20],
    [[0, 3], null],
    [[-4, 12.5], 9],
    [[100], null],
    [[0], null],
  ])(
    "has an axis that reaches past %j and the benchmark %s, and not below nothing without need",
    (values, benchmark) => {
      const layout = layoutOf(
        values.map((value, index) => mark(String(index), 2020, value)),
        benchmark,
        frame,
      );
      const all = [...values, ...(benchmark === null ? [] : [benchmark])];
      const ticks = layout?.ticks.map(({ value }) => value) ?? [];
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(...all));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...all));
      if (Math.min(...all) >= 0) expect(ticks[0]).toBeGreaterThanOrEqual(0);
      expect(layout?.ticks[0]?.y).toBe(frame.bottom);
      expect(layout?.ticks.at(-1)?.y).toBe(frame.top);
    },
  );

  it("draws larger values higher, and one value alone in the middle", () => {
    const layout = layoutOf([mark("1", 2020, 1), mark("2", 2020, 2)], null, frame);
    expect(layout?.marks[0]?.y).toBeGreaterThan(layout?.marks[1]?.y ?? Infinity);
    expect(layoutOf([mark("1", 2020, 7)], null, frame)?.marks[0]).toMatchObject({ x: 220, y: 100 });
  });

  it("puts those whose year is not known to the right of the years", () => {
    const layout = layoutOf([mark("1", 2020, 1), mark("a", null, 2, null)], null, frame);
    expect(layout?.marks[1]?.x).toBeGreaterThan(layout?.marks[0]?.x ?? Infinity);
  });

  it("writes so few years that they can be read", () => {
    const layout = layoutOf([mark("1", 2000, 1), mark("1", 2026, 2)], null, frame);
    expect(layout?.years.length).toBeLessThanOrEqual(frame.mostYears);
    expect(layout?.years.at(-1)?.year).toBe(2026);
  });
});
