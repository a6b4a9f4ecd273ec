import type { Column } from "~/domain/export/columns";
import type { Translate } from "~/text/words";
import { bandOf, percentOf, type MatrixCell, type MatrixColumn, type MatrixKind, type MatrixMember } from "./matrix";
import { columnName } from "./matrix-words";

// What a file of the matrix holds, column by column: what the screen shows, each fact in a cell of its own. Coverage takes two, since a
// spreadsheet reads 3/6 as a date.

type MemberColumn = Column<MatrixMember>;

const number = (head: MemberColumn["head"], value: (member: MatrixMember) => number | null | undefined) =>
  ({ head, kind: "number", value: (member) => value(member) ?? null }) satisfies MemberColumn;

const sum = (certainty: "planned" | "applied" | "granted" | "paid") =>
  ({
    head: (t) => t("network.matrix.csv.kroner", { column: t(`network.standing.${certainty}`) }),
    kind: "kroner",
    value: ({ money }) => money?.[`${certainty}Ore`] ?? null,
  }) satisfies MemberColumn;

const parts = {
  band: bandOf,
  scored: (cell: MatrixCell | null) => cell?.scored,
  places: (cell: MatrixCell | null) => cell?.places,
};

const cellColumns = (name: (t: Translate) => string, cell: (member: MatrixMember) => MatrixCell | null) =>
  (["band", "scored", "places"] as const).map((part) =>
    number(
      (t) => t(`network.matrix.csv.${part}`, { column: name(t) }),
      (member) => parts[part](cell(member)),
    ),
  );

const commitment = (place: number): MemberColumn => ({
  head: (t) => `${t("network.standing.commitments")} ${place + 1}`,
  kind: "text",
  value: ({ commitments }, t) => {
    const state = commitments?.[place];
    return state ? t(`commitments.status.${state}`) : null;
  },
});

/** The columns of the file, of a matrix with these columns. */
export const matrixFileColumns = (kind: MatrixKind, columns: readonly MatrixColumn[]): MemberColumn[] => [
  { head: "network.matrix.member", kind: "text", value: ({ name }) => name },
  {
    head: "network.matrix.csv.shares",
    kind: "text",
    value: ({ state, figures }, t) => t(`network.matrix.csv.levels.${state === "asked" ? "asked" : figures}`),
  },
  ...columns.flatMap((column, place) =>
    cellColumns(
      (t) => columnName(kind, column, t),
      ({ cells }) => cells[place] ?? null,
    ),
  ),
  ...cellColumns(
    (t) => t("network.matrix.all"),
    ({ whole }) => whole,
  ),
  number(
    (t) => t("network.matrix.csv.percent", { column: t("network.matrix.all") }),
    ({ whole }) => {
      const percent = percentOf(whole);
      return percent === null ? null : Math.round(percent);
    },
  ),
  number("network.standing.gaps", ({ gaps }) => gaps),
  number("network.standing.answered", ({ plan }) => plan?.answered),
  number("network.matrix.csv.recommendations", ({ plan }) => plan?.recommendations),
  number("network.standing.underWay", ({ plan }) => plan?.underWay),
  number("network.standing.late", ({ plan }) => plan?.late),
  ...(["planned", "applied", "granted", "paid"] as const).map(sum),
  {
    head: "network.standing.updated",
    kind: "date",
    value: ({ updated }, t) => (updated === null ? null : (updated.on ?? t("network.standing.never"))),
  },
  ...[0, 1, 2, 3].map(commitment),
];
