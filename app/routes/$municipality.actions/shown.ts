import type { ActionColumn, ActionRow } from "~/domain/action/list";
import type { ActionState } from "~/domain/action/states";
import type { Formats } from "~/text/format";
import type { Language } from "~/text/languages";
import type { Translate } from "~/text/words";

/** A row as the page shows it: words and dates are made once, by the loader. Columns that are not shown are left out. */
export interface ShownRow {
  id: string;
  version: number;
  title: string;
  /** Set where it is not the page's language. */
  lang?: string;
  parent: string;
  parentLang?: string;
  owner?: string | null;
  unit?: string | null;
  due?: string | null;
  late?: string;
  starts?: string | null;
  state?: ActionState;
  milestones?: string;
  updated?: string;
  isStale?: true;
  completed?: string | null;
  created?: string | null;
}

// "14 days late" is the same for everybody who reads that language, and asking for it costs more than drawing the cell it stands in. So each
// such text is kept; nothing of what people wrote is.
const kept = new Map<string, string>();
const mostKept = 10_000;

function once(key: string, make: () => string): string {
  let text = kept.get(key);
  if (text === undefined) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, (text = make()));
  }
  return text;
}

/** Rows with their words. */
export function shownRows(
  rows: readonly ActionRow[],
  columns: readonly ActionColumn[],
  { t, format, language }: { t: Translate; format: Formats; language: Language },
): ShownRow[] {
  const date = (day: string | null) => day && once(`${language} ${day}`, () => format.date(day));
  const late = (count: number) => once(`${language} late ${count}`, () => t("actions.cell.late", { count }));
  const ofAll = (done: number, total: number) =>
    once(`${language} ${done} of ${total}`, () => t("actions.cell.ofAll", { done, total }));
  const ago = (count: number | null) => {
    if (count === null) return once(`${language} never`, () => t("actions.cell.never"));
    return once(`${language} ago ${count}`, () =>
      count > 0 ? t("actions.cell.ago", { count }) : t("actions.cell.today"),
    );
  };
  const cells: Record<ActionColumn, (row: ActionRow, shown: ShownRow) => void> = {
    owner: (row, shown) => (shown.owner = row.owner),
    unit: (row, shown) => (shown.unit = row.unit),
    due: (row, shown) => {
      shown.due = date(row.dueOn);
      if (row.daysLate !== null) shown.late = late(row.daysLate);
    },
    starts: (row, shown) => (shown.starts = date(row.startsOn)),
    state: (row, shown) => (shown.state = row.state),
    milestones: (row, shown) => {
      if (row.milestones) shown.milestones = ofAll(row.milestonesDone ?? 0, row.milestones);
    },
    updated: (row, shown) => {
      shown.updated = ago(row.daysSinceUpdate);
      if (row.isStale) shown.isStale = true;
    },
    completed: (row, shown) => (shown.completed = date(row.completedOn)),
    created: (row, shown) => (shown.created = date(row.createdOn)),
  };
  return rows.map((row) => {
    const shown: ShownRow = { id: row.id, version: row.version, title: row.title, parent: row.parent };
    if (row.language !== language) shown.lang = row.language;
    if (row.parentLanguage !== language) shown.parentLang = row.parentLanguage;
    for (const column of columns) cells[column](row, shown);
    return shown;
  });
}
