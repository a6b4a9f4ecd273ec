import type { ImportPlan, PlannedRow, Registered } from "~/domain/kpi/import.server";
import type { ImportFault, ImportFaultCode } from "~/domain/kpi/import-file";

// What `npm run import:kpis` prints: plain English, as all our commands speak.

type Params = Record<string, string | number>;

const sentences: Record<ImportFaultCode, (params: Params) => string> = {
  empty_file: () => "the file is empty",
  too_large: ({ size, limit }) => `the file has ${size} MB and the limit is ${limit} MB: split it, for example by year`,
  not_utf8: ({ character }) =>
    `the text is not UTF-8${character ? ` (first seen at character ${character})` : ""}: save the file as "CSV UTF-8"`,
  not_csv: ({ detail }) => `the row cannot be split into cells: ${detail}`,
  no_rows: () => "there is a header, but no row below it",
  column_missing: ({ known }) => `the column is missing; the columns are ${known}`,
  column_unknown: ({ place, known }) => `column ${place} of the header is not known; the columns are ${known}`,
  column_twice: () => "the column stands twice in the header",
  cell_count: ({ found, expected }) =>
    `the row has ${found} cells and the header ${expected}: a text with a comma needs quotation marks`,
  cell_empty: () => "the cell is empty",
  other_municipality: ({ found, key, name }) =>
    `the row is about "${found}", and this import is for ${name} ("${key}"): import each municipality by itself`,
  unknown_kpi: ({ found }) => `no KPI is called "${found}": use the label or the code of the catalogue`,
  several_data_points: ({ found, parts }) =>
    `"${found}" has several data points: name one in a column data_point (${parts})`,
  unknown_part: ({ found, kpi, parts }) => `"${found}" is no part of ${kpi} (${parts})`,
  wrong_place: ({ found, place, kpi }) => `${kpi} stands under "${place}", not "${found}"`,
  wrong_unit: ({ found, unit, kpi }) => `${kpi} is counted in "${unit}", not "${found}"`,
  wrong_year: ({ found }) => `"${found}" is no year from 1990 on`,
  year_ahead: ({ found, thisYear }) => `${found} has not been yet; the last year is ${thisYear}`,
  wrong_status: ({ found, words }) => `"${found}" is not one of ${words}`,
  wrong_qualifier: ({ found, words }) => `"${found}" is not one of ${words}`,
  wrong_quality: ({ found }) => `"${found}" is no grade from 1 to 6`,
  not_a_number: ({ found }) =>
    `"${found}" is no number: write digits alone, and "above" or "below" in value_qualifier where it is a bound`,
  ambiguous_number: ({ found, one, other }) =>
    `"${found}" can be read as ${one} or as ${other}: write ${other} without a separator, or ${one}0 with one decimal more`,
  number_too_large: ({ found }) =>
    `"${found}" has more digits than can be kept exactly (15 before the decimal sign, 9 after)`,
  not_yes_or_no: ({ found, kpi }) => `${kpi} is answered by 1 (yes) or 0 (no), not "${found}"`,
  value_unexpected: ({ found, status }) => `"${found}" stands there although the row is ${status}`,
  value_missing: ({ status }) => `the cell is empty although the row is ${status}`,
  words_missing: () => "a row that is qualitative says what was reported in its note",
  text_too_long: ({ limit }) => `the text is longer than ${limit} characters`,
  duplicate_row: ({ earlier, kpi, year }) => `${kpi} for ${year} stands in line ${earlier} already`,
  reason_missing: ({ kpi, year }) =>
    `${kpi} has another verified figure for ${year}: give --reason "why", which is kept with the figure it supersedes`,
};

/** One line for one fault: where, and what. */
export function faultLine({ line, column, code, params }: ImportFault): string {
  const where = [line === null ? null : `line ${line}`, column === null || column === "" ? null : `column ${column}`];
  const place = where.filter((part) => part !== null).join(", ");
  return `${place === "" ? "" : `${place}: `}${sentences[code](params)}`;
}

const bounds: Partial<Record<string, string>> = { above: "above ", below: "below " };
const states: Record<string, string> = {
  not_available: "not available",
  not_applicable: "not applicable",
  not_collected: "not collected",
};

function figure({ state, value, bound, qualifier }: Registered, unit: string): string {
  if (state !== "reported") return states[state] ?? state;
  const number = value ?? bound;
  return number === null ? "only words" : `${bounds[qualifier ?? ""] ?? ""}${number} ${unit}`;
}

function rowLine(row: PlannedRow): string {
  const { label, part, unit } = row.dataPoint;
  const now = figure(row, unit);
  const change = {
    new: `new, ${now}`,
    unchanged: `unchanged, ${now}`,
    verifies: `verifies ${now}, which was submitted before`,
    supersedes: `${now} supersedes ${row.before === null ? "what stands" : figure(row.before, unit)}`,
  }[row.outcome];
  return `line ${row.line}  ${part === "" || label.toLowerCase().includes(part) ? label : `${label} (${part})`} ${row.year}: ${change}`;
}

const mostFaults = 100;

/** The row-by-row report, and what it comes to. */
export function importReport({ municipality, rows, faults, fileName, verifiedBy }: ImportPlan): string {
  const counted = (outcome: PlannedRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const sum = [
    `${counted("new")} new`,
    `${counted("supersedes")} superseding`,
    ...(counted("verifies") > 0 ? [`${counted("verifies")} to verify`] : []),
    `${counted("unchanged")} unchanged`,
    `${faults.length} with a fault`,
  ];
  const shown = faults.slice(0, mostFaults);
  const lines = [
    ...rows.map((row) => ({ line: row.line, text: rowLine(row) })),
    ...shown.map((one) => ({ line: one.line ?? 0, text: faultLine(one) })),
  ].sort((a, b) => a.line - b.line);
  return [
    `${fileName} for ${municipality.name}`,
    ...lines.map(({ text }) => `  ${text}`),
    ...(faults.length > shown.length ? [`  … and ${faults.length - shown.length} more faults`] : []),
    `${sum.join(", ")}. ${verifiedBy === null ? "Figures are submitted, and count once a verifier has verified them." : `Figures are verified by ${verifiedBy}.`}`,
  ].join("\n");
}
