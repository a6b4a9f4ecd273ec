import type { Formats } from "~/text/format";
import type { Translate } from "~/text/words";
import type { MembershipState } from "../sharing/states";
import type { NetworkLine } from "./log.server";

/** The records a network's history knows by name; any other is told as another record. */
const records = [
  "network_membership",
  "network_partner",
  "network_message",
  "challenge",
  "commitment_comment",
  "review",
  "review_question",
  "submission",
  "calendar_entry",
  "network_summary",
] as const;

/** The columns that are told, of the records that are known. */
const columns = ["state", "wave", "asked_at", "answered_at"] as const;
type Column = (typeof columns)[number];

/** A line in its reader's words. */
export interface ToldLine {
  id: string;
  /** ISO 8601. */
  at: string;
  who: string;
  name: string | null;
  what: string;
  fields: { column: Column; label: string; before: string | null; after: string | null }[];
}

/** Tells the lines. Of what is not known by name only that it was added, changed or removed is told: its columns are its own area's. */
export const toldLines = (lines: readonly NetworkLine[], t: Translate, format: Formats): ToldLine[] =>
  lines.map((line) => {
    const record = records.find((one) => one === line.entity);
    return {
      id: line.id,
      at: line.at.toISOString(),
      who: line.who ?? (line.isPerson ? whoElse(line, t) : t("sharing.log.nobody")),
      name: line.name,
      what: t("sharing.log.line", {
        record: t(record ? `sharing.log.records.${record}` : "sharing.log.records.other"),
        operation: t(`history.operations.${line.operation}`),
      }),
      fields: record === "network_membership" ? fieldsOf(line, t, format) : [],
    };
  });

/** Of a membership it can only have been the municipality's own. */
const whoElse = ({ entity }: NetworkLine, t: Translate): string =>
  t(entity === "network_membership" ? "sharing.log.municipality" : "sharing.log.unknown");

function fieldsOf({ before, after }: NetworkLine, t: Translate, format: Formats): ToldLine["fields"] {
  const worded = (column: Column, row: Record<string, unknown> | null): string | null => {
    const value = row?.[column];
    if (typeof value !== "string" || value === "") return null;
    if (column === "state") return t(`sharing.states.${value as MembershipState}`);
    return column === "wave" ? value : format.moment(value);
  };
  return columns.flatMap((column) => {
    const [was, is] = [worded(column, before), worded(column, after)];
    return was === is ? [] : [{ column, label: t(`sharing.log.fields.${column}`), before: was, after: is }];
  });
}
