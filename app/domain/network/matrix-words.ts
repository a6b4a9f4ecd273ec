import type { MatrixColumn, MatrixKind } from "./matrix";
import type { Translate } from "~/text/words";

/** What a column is called where it stands alone: a goal by its number, a category with its dimension. */
export function columnName(kind: MatrixKind, { label, group }: MatrixColumn, t: Translate): string {
  if (kind === "goal") return t("network.matrix.goal", { number: label });
  return group === "" ? label : `${group} · ${label}`;
}

/** As above, but under its dimension already. */
export const columnLabel = (kind: MatrixKind, { label }: MatrixColumn, t: Translate): string =>
  kind === "goal" ? t("network.matrix.goal", { number: label }) : label;
