import { columnName } from "~/components/network/matrix-words";
import { bandOf, percentOf, sortedMembers, type MatrixCell } from "~/domain/network/matrix";
import { matrixColumns, matrixMembers } from "~/domain/network/queries.server";
import { MatrixSearch } from "~/domain/network/search";
import { csvLine, type Cell } from "~/domain/shared/csv";
import { networkLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

const figuresOf = (cell: MatrixCell | null): Cell[] =>
  cell === null ? [null, null, null] : [bandOf(cell), cell.scored, cell.places];

const kroner = (ore: number | undefined): Cell => (ore === undefined ? null : ore / 100);

/** The matrix as a file: the same members, columns and order as on the screen, and where the members stand. Coverage in two columns, since a spreadsheet takes 3/6 for a date. */
export const loader = networkLoader(
  { may: "network.read", search: MatrixSearch },
  async ({ db, network, search, language }) => {
    const { t } = translatorFor(language);
    const format = formatsFor(language);
    const columns = await matrixColumns(db, search.by, language);
    const members = sortedMembers(await matrixMembers(db, search.by, columns), columns, search.sort);
    const names = [...columns.map((column) => columnName(search.by, column, t)), t("network.matrix.all")];
    const sums = (["planned", "applied", "granted", "paid"] as const).map((certainty) =>
      t("network.matrix.csv.kroner", { column: t(`network.standing.${certainty}`) }),
    );
    const head = [
      t("network.matrix.member"),
      t("network.matrix.csv.shares"),
      ...names.flatMap((column) =>
        (["band", "scored", "places"] as const).map((part) => t(`network.matrix.csv.${part}`, { column })),
      ),
      t("network.matrix.csv.percent", { column: t("network.matrix.all") }),
      t("network.standing.gaps"),
      t("network.standing.answered"),
      t("network.matrix.csv.recommendations"),
      t("network.standing.underWay"),
      t("network.standing.late"),
      ...sums,
      t("network.standing.updated"),
      ...[1, 2, 3, 4].map((number) => `${t("network.standing.commitments")} ${number}`),
    ];
    const lines = members.map(
      ({ name, state, figures, cells, whole, gaps, plan, money, updated, commitments }): Cell[] => {
        const percent = percentOf(whole);
        return [
          name,
          t(`network.matrix.csv.levels.${state === "asked" ? "asked" : figures}`),
          ...[...cells, whole].flatMap(figuresOf),
          percent === null ? null : Math.round(percent),
          gaps,
          plan?.answered,
          plan?.recommendations,
          plan?.underWay,
          plan?.late,
          kroner(money?.plannedOre),
          kroner(money?.appliedOre),
          kroner(money?.grantedOre),
          kroner(money?.paidOre),
          updated === null ? null : updated.on === null ? t("network.standing.never") : format.date(updated.on),
          ...[0, 1, 2, 3].map((place) => {
            const state = commitments?.[place];
            return state && t(`commitments.status.${state}`);
          }),
        ];
      },
    );
    return new Response([head, ...lines].map(csvLine).join(""), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": `attachment; filename="${network.key}-matrix.csv"`,
        "Cache-Control": "no-store",
      },
    });
  },
);
