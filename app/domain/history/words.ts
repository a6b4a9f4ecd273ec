import { lastDay } from "~/domain/challenge/last-day";
import type { Formats } from "~/text/format";
import { isLanguage, languageNames } from "~/text/languages";
import type { Translate } from "~/text/words";
import { columnsOf, isEntity, isNamedPart, isReference, type Column, type FieldKind } from "./fields";
import type { Name } from "./names.server";
import type { StoredLine } from "./queries.server";
import type { HistorySubject } from "./changes";
import { doerInWords, type Doer } from "./who";

/** What words and forms a reader has. */
export interface Reader {
  t: Translate;
  format: Formats;
}

/** One field of a change, as its reader reads it; null is nothing. */
export interface FieldChange {
  column: Column;
  label: string;
  before: string | null;
  after: string | null;
}

/** The name of a record or person in the reader's words. */
export function nameOf(
  names: ReadonlyMap<string, Name>,
  { kind, id }: { kind: string; id: string },
  { t }: Pick<Reader, "t">,
): string {
  const known = names.get(`${kind} ${id}`);
  if (kind === "user") return doerInWords(doerOf(known), null, t);
  if (known?.isFormer) return t("history.formerMember");
  if (kind === "statement" && known?.name) return statementName(known.name, t);
  return known?.name ?? t("history.removedRecord");
}

// "privacy nb", as the query names it.
function statementName(name: string, t: Translate): string {
  const [kind = "", language = ""] = name.split(" ");
  return t("history.statementIn", {
    kind: t(`history.statementKinds.${kind as "privacy"}`),
    language: isLanguage(language) ? languageNames[language] : language,
  });
}

/** What is known of a user among the names. */
export const doerOf = (known: Name | undefined): Doer => ({
  name: known?.name ?? null,
  network: known?.network ?? null,
  isOutside: known?.isGone ?? true,
});

/** Who did it: a name, a former member, or what it was that did it. */
export function whoDid(
  line: Pick<StoredLine, "userId" | "via" | "entity">,
  names: ReadonlyMap<string, Name>,
  reader: Reader,
): string {
  const { t } = reader;
  const by = line.userId === null ? null : doerInWords(doerOf(names.get(`user ${line.userId}`)), line.entity, t);
  const means = meansOf(line, t);
  if (by === null) return means ?? t("history.by.sources");
  return means === null ? by : t("history.byVia", { who: by, via: means });
}

function meansOf({ via }: Pick<StoredLine, "via">, t: Translate): string | null {
  if (via === null) return null;
  return via === "import" || via === "job" || via === "sign_in_domain" ? t(`history.by.${via}`) : via;
}

/** The kind of record, in words. */
export const subjectWord = (subject: string, t: Translate): string =>
  t(`history.subjects.${subject as HistorySubject}`);

/** Which part of the record a line is about: "Milestone". */
export const partWord = ({ entity }: Pick<StoredLine, "entity">, { t }: Pick<Reader, "t">): string =>
  isEntity(entity) ? t(`history.entities.${entity}`) : entity;

/** What was done to which part: "Milestone “Tender sent”: changed". */
export function lineTitle(
  line: Pick<StoredLine, "entity" | "entityId" | "operation" | "before" | "after">,
  names: ReadonlyMap<string, Name>,
  { t }: Pick<Reader, "t">,
): string {
  const word = partWord(line, { t });
  const name = isNamedPart(line.entity) ? partName(line, names) : null;
  const part = name === null ? word : t("history.namedPart", { part: word, name });
  return t("history.line", { part, operation: t(`history.operations.${line.operation}`) });
}

/** What the part is called now; of one that is gone, what it was called. */
function partName(
  { entity, entityId, before, after }: Pick<StoredLine, "entity" | "entityId" | "before" | "after">,
  names: ReadonlyMap<string, Name>,
): string | null {
  const known = names.get(`${entity} ${entityId}`)?.name ?? null;
  const own = before?.name ?? after?.name;
  return known ?? (typeof own === "string" ? own : null);
}

/**
 * What a line says, field by field. Of a row that was added or removed, the fields that hold something are told; of one that was changed,
 * those that changed.
 */
export function fieldChanges(line: StoredLine, names: ReadonlyMap<string, Name>, reader: Reader): FieldChange[] {
  const unit = unitOf(line, names);
  return columnsOf(line.entity).flatMap(([column, kind]): FieldChange[] => {
    const isIn = (row: StoredLine["before"]) => row !== null && column in row;
    if (!isIn(line.before) && !isIn(line.after)) return [];
    const shown = (row: StoredLine["before"]) =>
      isIn(row) ? valueInWords(row?.[column], { column, kind, entity: line.entity, unit }, names, reader) : null;
    const [before, after] = [shown(line.before), shown(line.after)];
    if (before === null && after === null) return [];
    return [{ column, label: labelOf(line.entity, column, reader.t), before, after }];
  });
}

/** A column as people call it; where two records mean different things by one, it is called by its record. */
export function labelOf(entity: string, column: Column, t: Translate): string {
  if (entity === "person" && column === "title") return t("history.fields.person_title");
  if (entity === "recommendation" && column === "source") return t("history.fields.recommendation_source");
  return t(`history.fields.${column}`);
}

type UnitOf = Name["unit"];

function unitOf(line: StoredLine, names: ReadonlyMap<string, Name>): UnitOf {
  const row = line.after ?? line.before;
  const id = line.subject === "data_point" ? line.subjectId : row?.data_point_id;
  return (typeof id === "string" ? names.get(`data_point ${id}`)?.unit : null) ?? null;
}

/** A value as it stands in the history, in the reader's words; null where there is none. */
export function valueInWords(
  value: unknown,
  { column, kind, entity, unit }: { column: Column; kind: FieldKind; entity: string; unit: UnitOf },
  names: ReadonlyMap<string, Name>,
  reader: Reader,
): string | null {
  const { t, format } = reader;
  // These are never empty: the name or address was taken out when its bearer left for good.
  const isTakenOut = (entity === "person" && column === "name") || (entity === "invitation" && column === "email");
  if (value === null && isTakenOut) return t("history.formerMember");
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return listInWords(value as string[], kind, t);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (isReference(kind)) return nameOf(names, { kind, id: text }, reader);
  switch (kind) {
    case "date":
      return format.date(text.slice(0, 10));
    case "moment":
      return format.moment(text);
    case "lastDay":
      return format.date(lastDay(new Date(text)));
    case "money":
      return format.moneyInFull(Number(value));
    case "number":
      return unit ? format.value(Number(value), unit, 9) : format.number(Number(value), 9);
    case "boolean":
      return t(value === true ? "history.yes" : "history.no");
    case "role":
      return t(`members.roles.${text as "reader"}`);
    case "language":
      return isLanguage(value) ? languageNames[value] : text;
    case "text":
    case "plain":
      return text;
    default:
      return wordOf(kind, text, t);
  }
}

function listInWords(values: readonly string[], kind: FieldKind, t: Translate): string | null {
  if (values.length === 0) return null;
  return kind === "roles" ? values.map((role) => t(`members.roles.${role as "reader"}`)).join(", ") : values.join("; ");
}

/** A word of one of the closed lists. */
function wordOf(kind: Exclude<FieldKind, "text" | "plain">, value: string, t: Translate): string {
  switch (kind) {
    case "actionState":
      return t(`states.action.${value as "planned"}`);
    case "projectState":
      return t(`states.project.${value as "planned"}`);
    case "submissionState":
      return t(`reviews.submissionState.${value as "submitted"}`);
    case "recommendationState":
      return t(`states.recommendation.${value as "adopted"}`);
    case "outcome":
      return t(`states.response.${value as "adopted"}`);
    case "fundingState":
      return t(`states.funding.${value as "planned"}`);
    case "proposalState":
      return t(`proposals.states.${value as "draft"}`);
    case "partnerState":
      return t(`history.partnerStates.${value as "registered"}`);
    case "challengeState":
      return t(`history.challengeStates.${value as "draft"}`);
    case "challengeVisibility":
      return t(`history.challengeVisibilities.${value as "public"}`);
    case "membershipState":
      return t(`history.membershipStates.${value as "asked"}`);
    case "sharingSubject":
      return t(`history.sharingSubjects.${value as "plan"}`);
    case "sharingLevel":
      return t(`history.sharingLevels.${value as "detail"}`);
    case "evidenceKind":
      return t(`history.evidenceKinds.${value as "document"}`);
    case "commitmentStatus":
      return t(`commitments.status.${value as "partly"}`);
    case "verdict":
      return t(`history.verdicts.${value as "confirmed"}`);
    case "practiceState":
      return t(`history.practiceStates.${value as "draft"}`);
    case "fundingType":
      return t(`funding.types.${value as "grant"}`);
    case "projectKind":
      return t(`projects.kinds.${value as "plan"}`);
    case "confidence":
      return t(`projects.confidences.${value as "low"}`);
    case "recommendationSource":
      return t(`recommendations.source.${value as "council"}`);
    case "observationState":
      return t(`kpis.observationState.${value as "reported"}`);
    case "qualifier":
      return t(`kpis.qualifier.${value as "exact"}`);
    case "review":
      return t(`kpis.review.${value as "draft"}`);
    case "evaluationState":
      return t(`overview.evaluationState.${value as "collecting"}`);
    case "municipalityKind":
      return t(`history.municipalityKinds.${value as "county"}`);
    case "statementKind":
      return t(`history.statementKinds.${value as "privacy"}`);
    default:
      return value;
  }
}
