import { pageOf } from "./page-of";
import { takeBackPath } from "./take-back";
import type { Name } from "./names.server";
import type { StoredLine } from "./queries.server";
import { fieldChanges, lineTitle, nameOf, partWord, subjectWord, whoDid, type FieldChange, type Reader } from "./words";

/** One part of a change: a row that was added, changed or removed. */
export interface ShownPart {
  id: string;
  title: string;
  operation: StoredLine["operation"];
  fields: FieldChange[];
  /** Where its reader may take it back, below the history; null where they may not. */
  takeBack: string | null;
}

/** What one person did to one record at one time, in its reader's words. */
export interface ShownChange {
  key: string;
  /** ISO 8601. */
  at: string;
  who: string;
  subject: string;
  subjectId: string;
  /** The kind of record. */
  subjectWord: string;
  name: string;
  nameLanguage: string | null;
  /** The record's own page, below the municipality's; null where it has none or is gone. */
  page: string | null;
  parts: ShownPart[];
}

/** Lines, newest first, as changes: the lines of one transaction about one record stand together. */
export function shownChanges(
  municipality: string,
  { lines, names }: { lines: readonly StoredLine[]; names: ReadonlyMap<string, Name> },
  reader: Reader,
  mayTakeBack: (line: StoredLine, ownerId: string | null) => boolean,
): ShownChange[] {
  const changes: ShownChange[] = [];
  for (const line of lines) {
    const { subject, subjectId } = line;
    const key = [line.at.getTime(), line.userId, line.via, subject, subjectId].join(" ");
    const known = names.get(`${subject} ${subjectId}`);
    let change = changes.at(-1);
    if (change?.key !== key) {
      change = {
        key,
        at: line.at.toISOString(),
        who: whoDid(line, names, reader),
        subject,
        subjectId,
        subjectWord: subjectWord(subject, reader.t),
        name: nameOf(names, { kind: subject, id: subjectId }, reader),
        nameLanguage: known?.language ?? null,
        page: pageOf(municipality, line, known),
        parts: [],
      };
      changes.push(change);
    }
    change.parts.push({
      id: line.id,
      title: lineTitle(line, names, reader),
      operation: line.operation,
      fields: fieldChanges(line, names, reader),
      takeBack: mayTakeBack(line, known?.ownerId ?? null) ? takeBackPath(line) : null,
    });
  }
  return changes;
}

/** One row of the history's file: a field of a line, or a line that tells of none. */
export type FileRow = [
  line: string,
  at: string,
  who: string,
  subject: string,
  name: string,
  part: string,
  operation: string,
  field: string,
  before: string,
  after: string,
];

/** Lines as rows of a file, one for each field. */
export function fileRows(
  { lines, names }: { lines: readonly StoredLine[]; names: ReadonlyMap<string, Name> },
  reader: Reader,
): FileRow[] {
  return lines.flatMap((line) => {
    const start: [string, string, string, string, string, string, string] = [
      line.id,
      line.at.toISOString(),
      whoDid(line, names, reader),
      subjectWord(line.subject, reader.t),
      nameOf(names, { kind: line.subject, id: line.subjectId }, reader),
      partWord(line, reader),
      reader.t(`history.operations.${line.operation}`),
    ];
    const fields = fieldChanges(line, names, reader);
    if (fields.length === 0) return [[...start, "", "", ""] satisfies FileRow];
    return fields.map(({ label, before, after }): FileRow => [...start, label, before ?? "", after ?? ""]);
  });
}
