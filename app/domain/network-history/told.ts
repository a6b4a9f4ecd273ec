import { languageNames, languages } from "~/text/languages";
import { doerInWords } from "../history/who";
import type { FieldKind } from "../history/fields";
import type { Name } from "../history/names.server";
import { valueInWords, type Reader } from "../history/words";
import type { SummaryWords, Written } from "../summary/words";
import { isNetworkEntity, networkColumnsOf, type NetworkColumn, type NetworkFieldKind } from "./fields";
import type { NetworkLine } from "./log.server";

/** One row that was added, changed or removed, in its reader's words. */
export interface ToldPart {
  id: string;
  what: string;
  operation: NetworkLine["operation"];
  fields: { column: NetworkColumn; label: string; before: string | null; after: string | null }[];
}

/** What one person did to one record at one time. */
export interface ToldChange {
  key: string;
  /** ISO 8601. */
  at: string;
  who: string;
  name: string | null;
  nameLanguage: string | null;
  /** Where the record is, below the network's address; null where it has no page, or is gone. */
  page: string | null;
  parts: ToldPart[];
}

/**
 * Tells the lines, newest first: those of one transaction about one record stand together. Of a record that is not known by name only that it
 * was added, changed or removed is told: its columns are its own area's.
 */
export function toldChanges(
  lines: readonly NetworkLine[],
  names: ReadonlyMap<string, Name>,
  reader: Reader,
): ToldChange[] {
  const changes: ToldChange[] = [];
  for (const line of lines) {
    const key = [line.at.getTime(), line.userId, line.subject, line.subjectId].join(" ");
    let change = changes.at(-1);
    if (change?.key !== key) {
      change = {
        key,
        at: line.at.toISOString(),
        who: whoDid(line, reader),
        name: line.name,
        nameLanguage: line.language,
        page: line.isGone ? null : pageOf(line),
        parts: [],
      };
      changes.push(change);
    }
    change.parts.push({
      id: line.id,
      what: whatWasDone(line, reader),
      operation: line.operation,
      fields: fieldsOf(line, names, reader),
    });
  }
  return changes.map((change) => ({ ...change, parts: telling(change.parts) }));
}

/** Without what changed in nothing that is told, where something else is. */
function telling(parts: ToldPart[]): ToldPart[] {
  const told = parts.filter(({ operation, fields }) => operation !== "update" || fields.length > 0);
  return told.length > 0 ? told : parts;
}

/** Of a membership or a report it can only have been the municipality's own. */
function whoDid({ userId, who, isOurs, entity }: NetworkLine, { t }: Reader): string {
  if (userId === null) return t("sharing.log.nobody");
  if (who !== null || isOurs) return doerInWords({ name: who, network: null, isOutside: false }, null, t);
  return t(
    entity === "network_membership" || entity === "submission" ? "sharing.log.municipality" : "sharing.log.unknown",
  );
}

function whatWasDone({ entity, operation, of }: NetworkLine, { t }: Reader): string {
  const record =
    entity === "submission" && of !== null
      ? t("sharing.log.reportOf", { name: of })
      : t(isNetworkEntity(entity) ? `sharing.log.records.${entity}` : "sharing.log.records.other");
  return t("sharing.log.line", { record, operation: t(`history.operations.${operation}`) });
}

function pageOf({ subject, subjectId }: NetworkLine): string | null {
  switch (subject) {
    case "municipality":
      return "members";
    case "partner":
      return "partners";
    case "message":
      return "messages";
    case "review":
      return `reviews/${subjectId}`;
    case "challenge":
      return `challenges/${subjectId}`;
    case "calendar_entry":
      return "calendar";
    case "network_summary":
      return `summaries/${subjectId}`;
    default:
      return null;
  }
}

function fieldsOf(line: NetworkLine, names: ReadonlyMap<string, Name>, reader: Reader): ToldPart["fields"] {
  const row = line.after ?? line.before;
  const dataPoint = typeof row?.data_point_id === "string" ? names.get(`data_point ${row.data_point_id}`) : undefined;
  return networkColumnsOf(line.entity).flatMap(([column, kind]): ToldPart["fields"] => {
    const told = (values: NetworkLine["before"], as: Exclude<NetworkFieldKind, "written">) =>
      toldValue(values?.[column], as, names, reader, dataPoint?.unit ?? null);
    const [before, after] =
      kind === "written"
        ? changedWords(line.before?.[column], line.after?.[column])
        : [told(line.before, kind), told(line.after, kind)];
    return before === after ? [] : [{ column, label: reader.t(`sharing.log.fields.${column}`), before, after }];
  });
}

/** A summary before and after, in those of its languages that changed. */
function changedWords(before: unknown, after: unknown): [string | null, string | null] {
  const [old, now] = [before, after].map((words) => (words ?? {}) as SummaryWords) as [SummaryWords, SummaryWords];
  const same = (one: Written | undefined, other: Written | undefined) =>
    one?.subject === other?.subject && one?.text === other?.text;
  const changed = languages.filter((language) => !same(old[language], now[language]));
  const told = (words: SummaryWords) =>
    changed
      .flatMap((language) => {
        const written = words[language];
        return written ? [`${languageNames[language]}: ${written.subject}\n${written.text}`] : [];
      })
      .join("\n\n") || null;
  return [told(old), told(now)];
}

/** A value in the reader's words; null where there is none. */
function toldValue(
  value: unknown,
  kind: Exclude<NetworkFieldKind, "written">,
  names: ReadonlyMap<string, Name>,
  reader: Reader,
  unit: Name["unit"],
): string | null {
  if (value === null || value === undefined || value === "") return null;
  const { t, format } = reader;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const called = (of: string, id: string) => names.get(`${of} ${id}`)?.name ?? t("history.removedRecord");
  switch (kind) {
    case "membership":
      return t(`sharing.states.${text as "asked"}`);
    case "roundState":
      return t(`reviews.roundState.${text as "open"}`);
    case "calendarKind":
      return t(`calendar.kinds.${text as "meeting"}`);
    case "summaryState":
      return t(`summaries.states.${text as "draft"}`);
    case "messageAbout":
      return t(`sharing.log.about.${text as "gap"}`);
    case "time":
      return text.slice(0, 5);
    case "month":
      return format.month(`${text}-01`);
    case "round":
    case "municipality":
      return called(kind, text);
    case "municipalities":
      return (value as string[]).map((id) => called("municipality", id)).join(", ");
    default:
      // The name of the column matters to what a municipality alone keeps.
      return valueInWords(value, { column: "text", kind: kind satisfies FieldKind, entity: "", unit }, names, reader);
  }
}
