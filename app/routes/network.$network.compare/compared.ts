import type { ComparedDataPoint, ComparedFigures, OtherFigure } from "~/domain/comparison/queries.server";
import type { Mark } from "./layout";

/** How many figures of other places are drawn; the list under the table has them all. */
const mostOthers = 10;

export interface ComparedRow {
  key: string;
  name: string;
  /** As the drawing signs it. */
  sign: string;
  figures: ComparedFigures | null;
}

/** Figures of another place with the letter they have in the drawing; null for one that cannot be drawn. */
export type SignedOther = OtherFigure & { sign: string | null };

export const isBound = (qualifier: string | null) => qualifier === "above" || qualifier === "below";

/** The figures of other places; those that lie on the data point's own scale get a letter. */
export function signedOthers(others: readonly OtherFigure[]): SignedOther[] {
  let drawn = 0;
  return others.map((other) => {
    const canDraw = other.isComparable && other.valueMax === null && drawn < mostOthers;
    return { ...other, sign: canDraw ? String.fromCharCode(97 + drawn++) : null };
  });
}

/** Everything that is drawn of a data point: observations, the members' own targets, figures of other places. */
export function marksOf(rows: readonly ComparedRow[], others: readonly SignedOther[]): Mark[] {
  return [
    ...rows.flatMap(({ key, sign, figures }) => [
      ...(figures?.observations ?? []).flatMap(({ year, value, bound, qualifier }): Mark[] => {
        if (value !== null) return [{ key: `${key} ${year}`, sign, kind: "measured", value, year, line: key }];
        if (bound === null) return [];
        const kind = qualifier === "below" ? "below" : "above";
        return [{ key: `${key} ${year}`, sign, kind, value: bound, year, line: null }];
      }),
      ...(figures?.target
        ? [
            {
              key: `${key} target`,
              sign,
              kind: "target" as const,
              value: figures.target.value,
              // Beside the years: a target far ahead would press what was observed together. The table says by when.
              year: null,
              line: null,
            },
          ]
        : []),
    ]),
    ...others.flatMap(({ id, sign, value, year }): Mark[] =>
      sign === null ? [] : [{ key: id, sign, kind: "other", value, year, line: null }],
    ),
  ];
}

/** The years anybody among them has an observation for, oldest first. */
export const yearsOf = (rows: readonly ComparedRow[]): number[] =>
  [...new Set(rows.flatMap(({ figures }) => (figures?.observations ?? []).map(({ year }) => year)))].sort(
    (one, another) => one - another,
  );

/** What the trend is measured against: the own target, else the benchmark. */
export const aimOf = ({ figures }: ComparedRow, { benchmark }: ComparedDataPoint): number | null =>
  figures?.target?.value ?? benchmark;

/** What stands beside the years. */
export const besideOf = (marks: readonly Mark[]): ("target" | "other")[] =>
  (["target", "other"] as const).filter((kind) => marks.some((mark) => mark.kind === kind && mark.year === null));
