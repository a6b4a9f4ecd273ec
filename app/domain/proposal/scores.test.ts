import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreTable, standardCriteria } from "./scores";

const of = (evaluator: string, ...given: [name: string, weight: number, score: number][]) =>
  given.map(([name, weight, score]) => ({ evaluator, name, weight, score }));

describe("the table of scores", () => {
  it("weighs the criteria, takes the mean of the evaluators, and shows how far they lie apart", () => {
    const table = scoreTable([
      ...of("a", ["effect", 75, 4], ["cost", 25, 0]),
      ...of("b", ["effect", 75, 2], ["cost", 25, 2]),
    ]);
    expect(table.criteria).toEqual([
      { name: "effect", weight: 75, scores: { a: 4, b: 2 }, mean: 3, spread: 2 },
      { name: "cost", weight: 25, scores: { a: 0, b: 2 }, mean: 1, spread: 2 },
    ]);
    expect(table.evaluators).toEqual({ a: 3, b: 2 });
    expect(table).toMatchObject({ mean: 2.5, spread: 1 });
  });

  it("claims nothing without a score", () => {
    expect(scoreTable([])).toEqual({ criteria: [], evaluators: {}, mean: null, spread: null });
  });

  it("stays between the lowest and the highest score, whatever the weights", () => {
    const score = fc.record({
      evaluator: fc.constantFrom("a", "b", "c"),
      name: fc.constantFrom("x", "y"),
      weight: fc.integer({ min: 1, max: 100 }),
      score: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 12 }), (scores) => {
        const { mean, spread } = scoreTable(scores);
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(mean).toBeLessThanOrEqual(5);
        expect(spread).toBeLessThanOrEqual(5);
      }),
    );
  });

  it("has four standard criteria whose weights make a hundred", () => {
    expect(standardCriteria).toHaveLength(4);
    expect(standardCriteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });
});
