// What the evaluators' scores come to. Pure.

export const lowestScore = 0;
export const highestScore = 5;

/** What a proposal is scored by. `name` is the challenge's own wording, or the key of a standard criterion. */
export interface Criterion {
  name: string;
  /** 1 to 100; only the proportions count. */
  weight: number;
}

/** The criteria of a proposal nobody asked for, or whose challenge names none; their names are keys of `proposals.criteria`. */
export const standardCriteria: readonly Criterion[] = [
  { name: "effect", weight: 40 },
  { name: "feasibility", weight: 25 },
  { name: "cost", weight: 20 },
  { name: "learning", weight: 15 },
];

export interface Score extends Criterion {
  evaluator: string;
  score: number;
}

export interface ScoreTable {
  /** Per criterion: its weight, each evaluator's score, their mean and how far they lie apart. */
  criteria: { name: string; weight: number; scores: Record<string, number>; mean: number; spread: number }[];
  /** Per evaluator: the mean of their scores by weight. */
  evaluators: Record<string, number>;
  /** The mean of the evaluators' means, and how far those lie apart; null without a score. */
  mean: number | null;
  spread: number | null;
}

const spreadOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The scores as a table with weighted means (0 to 5) and spreads (highest less lowest), in the order the criteria come in. */
export function scoreTable(scores: readonly Score[]): ScoreTable {
  const names = [...new Set(scores.map(({ name }) => name))];
  const criteria = names.map((name) => {
    const own = scores.filter((score) => score.name === name);
    const values = own.map(({ score }) => score);
    return {
      name,
      weight: own[0]?.weight ?? 0,
      scores: Object.fromEntries(own.map(({ evaluator, score }) => [evaluator, score])),
      mean: meanOf(values),
      spread: spreadOf(values),
    };
  });
  const evaluators = Object.fromEntries(
    [...new Set(scores.map(({ evaluator }) => evaluator))].map((evaluator) => {
      const own = scores.filter((score) => score.evaluator === evaluator);
      const weights = own.reduce((sum, { weight }) => sum + weight, 0);
      return [evaluator, own.reduce((sum, { weight, score }) => sum + weight * score, 0) / weights];
    }),
  );
  const means = Object.values(evaluators);
  if (means.length === 0) return { criteria, evaluators, mean: null, spread: null };
  return { criteria, evaluators, mean: meanOf(means), spread: spreadOf(means) };
}
