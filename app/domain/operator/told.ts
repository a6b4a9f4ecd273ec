import type { Name } from "../history/names.server";
import type { StoredLine } from "../history/queries.server";
import { shownChanges, type ShownChange } from "../history/shown";
import type { Reader } from "../history/words";

/** A row of the operator's that was added, changed or removed. */
export interface OperatorLine extends StoredLine {
  /** Null where nobody did it, or their account was erased. */
  who: string | null;
  /** Of a round: its last day, now or when it was removed. */
  closesOn: string | null;
}

const unknown: Name = {
  name: null,
  language: null,
  network: null,
  isFormer: false,
  isGone: false,
  slug: null,
  part: null,
  unit: null,
  ownerId: null,
};

/** Tells the lines, newest first, as a municipality's history tells its own; nothing here is taken back by a button. */
export function operatorChanges(lines: readonly OperatorLine[], reader: Reader): ShownChange[] {
  const names = new Map<string, Name>();
  for (const { userId, who, entity, entityId, closesOn } of lines) {
    if (userId !== null) names.set(`user ${userId}`, { ...unknown, name: who ?? reader.t("operator.formerOperator") });
    if (closesOn !== null) names.set(`${entity} ${entityId}`, { ...unknown, name: reader.format.date(closesOn) });
  }
  return shownChanges("", { lines, names }, reader, () => false);
}
