import { Form, useNavigate } from "@remix-run/react";
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
  useTable,
  type ReactTable,
} from "@tanstack/react-table";
import { useEffect, useMemo, useRef, type FormEvent, type MouseEvent, type ReactNode, type RefObject } from "react";
import { SortHeader } from "~/components/ui/sort-header";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { actionColumns, changeKinds, type ActionColumn } from "~/domain/action/list";
import { actionStates } from "~/domain/action/states";
import { sortedBy, type ListAddress } from "./address";
import type { ListState } from "./list-state";
import type { ShownRow } from "./shown";

// Sorting, filtering and paging are the database's; the table knows the columns, which of them are shown, and which rows are selected.

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
const { accessor, columns: columnsOf } = createColumnHelper<typeof features, ShownRow>();

/** The words the cells share; made once for all rows. */
type CellWords = Record<"noOwner" | "stale", string> & { states: Record<string, string> };

type Cell = (row: ShownRow, words: CellWords) => ReactNode;

const none = "–";

/** Stands in a sentence for what is put in row by row: asking for the sentence each time would cost more than drawing the row. */
const placeholder = "\u0000";

const cells: Record<ActionColumn, Cell> = {
  owner: ({ owner }, words) => owner ?? <span className="late">{words.noOwner}</span>,
  unit: ({ unit }) => unit ?? none,
  due: ({ due, late }) =>
    late ? (
      <span>
        {due}
        <span className="sub-line late">{late}</span>
      </span>
    ) : (
      (due ?? none)
    ),
  starts: ({ starts }) => starts ?? none,
  state: ({ state = "planned" }, { states }) =>
    state === "blocked" ? (
      <span>
        <Tag outline>{states[state]}</Tag>
      </span>
    ) : (
      states[state]
    ),
  milestones: ({ milestones }) => milestones ?? none,
  updated: ({ updated, isStale }, words) =>
    isStale ? (
      <span className="late">
        {updated}
        <span className="ds-sr-only">, {words.stale}</span>
      </span>
    ) : (
      <span className="quiet">{updated}</span>
    ),
  completed: ({ completed }) => completed ?? none,
  created: ({ created }) => created ?? none,
};

const columnClass: Partial<Record<string, string>> = {
  due: "no-wrap",
  starts: "no-wrap",
  completed: "no-wrap",
  created: "no-wrap",
  milestones: "number",
  updated: "number",
};

const columns = columnsOf([
  accessor("title", { enableHiding: false }),
  ...actionColumns.map((name) => accessor((row) => row[name], { id: name })),
]);

interface ActionsTableProps {
  municipality: string;
  rows: ShownRow[];
  list: ListAddress;
  /** The columns that are shown, in order. */
  shown: readonly ActionColumn[];
  /** What links to one action carry, so that it opens beside this same list. */
  query: string;
  /** The action that is open beside the list. */
  openId: string | undefined;
  /** Whether the reader may change actions. */
  canChange: boolean;
  /** Whether several can be selected now; beside an open action there is no room for it. */
  selects: boolean;
}

/** The list as a table, with the bar that changes the selected rows. Selecting and changing work without script. */
export function ActionsTable({
  municipality,
  rows,
  list,
  shown,
  query,
  openId,
  canChange,
  selects,
}: ActionsTableProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const visibility = useMemo(
    () => Object.fromEntries(actionColumns.map((name) => [name, shown.includes(name)])),
    [shown],
  );
  const table = useTable(
    { features, columns, data: rows, getRowId: idOf, state: { columnVisibility: visibility } },
    // What is selected draws the bar again, not the whole table.
    ({ columnVisibility }) => ({ columnVisibility }),
  );
  const toggle = useSelectionBoxes(table, form, rows, selects);

  const words: CellWords = {
    noOwner: t("actions.cell.noOwner"),
    stale: t("actions.cell.stale"),
    states: Object.fromEntries(actionStates.map((state) => [state, t(`states.action.${state}`)])),
  };
  const heads = table.getVisibleLeafColumns().map((column) => {
    const name = column.id as "title" | ActionColumn;
    return {
      name,
      label: t(`actions.columns.${name}`),
      className: columnClass[name],
      sorted: orderOf(list, name),
    };
  });
  const own = heads.flatMap((head) => (head.name === "title" ? [] : [{ ...head, cell: cells[head.name] }]));
  const select = t("actions.select", { title: placeholder });
  const sortedLabel = list.sort.by === "project" ? t("actions.filter.project") : t(`actions.columns.${list.sort.by}`);

  /** One listener for all rows: links by themselves would each cost as much as the rest of the row. */
  function follow(event: MouseEvent<HTMLElement>) {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-open]") : null;
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Where the action opens beside the list, the list stays where it is.
    navigate(link.pathname + link.search, {
      preventScrollReset: matchMedia("(width > 1180px)").matches,
      state: { opened: true } satisfies ListState,
    });
  }

  const drawn = (
    <div className="scroll-region" role="region" aria-label={t("actions.title")} tabIndex={0}>
      <table className="ds-table actions-table table--fold">
        <caption className="ds-sr-only">
          {t(list.sort.descending ? "actions.caption.descending" : "actions.caption.ascending", {
            column: sortedLabel,
          })}
        </caption>
        <thead>
          <tr>
            {selects ? (
              <td className="select-cell">
                <table.Subscribe source={table.atoms.rowSelection}>
                  {() => (
                    <label className="script-only">
                      <input
                        type="checkbox"
                        aria-label={t("actions.selectAll", { count: rows.length })}
                        checked={table.getIsAllRowsSelected()}
                        onChange={() => table.toggleAllRowsSelected()}
                      />
                    </label>
                  )}
                </table.Subscribe>
              </td>
            ) : null}
            {heads.map(({ name, label, className, sorted }) => (
              <SortHeader
                key={name}
                sorted={sorted}
                href={`/${municipality}/actions${sortedBy(list, name)}`}
                number={className === "number"}
              >
                {label}
              </SortHeader>
            ))}
          </tr>
        </thead>
        <tbody onClick={follow} onChange={toggle}>
          {table.getRowModel().rows.map(({ original: row }) => {
            const isOpen = row.id === openId;
            return (
              <tr key={row.id} className={isOpen ? "row--selected" : undefined}>
                {selects ? (
                  <td className="select-cell">
                    <label>
                      <input
                        type="checkbox"
                        name="chosen"
                        value={`${row.id}:${row.version}`}
                        aria-label={select.replace(placeholder, () => row.title)}
                      />
                    </label>
                  </td>
                ) : null}
                <th scope="row">
                  <a
                    className="ds-link"
                    data-color="neutral"
                    data-open
                    href={`/${municipality}/actions/${row.id}${query}`}
                    lang={row.lang}
                    aria-current={isOpen ? "true" : undefined}
                  >
                    {row.title}
                  </a>
                  <span className="sub-line" lang={row.parentLang}>
                    {row.parent}
                  </span>
                </th>
                {own.map(({ name, label, className, cell }) => (
                  <td key={name} data-label={label} className={className}>
                    {cell(row, words)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
  if (!canChange) return drawn;
  return (
    <Form
      className="actions-form"
      method="get"
      action={`/${municipality}/actions/bulk`}
      ref={form}
      onReset={() => table.setRowSelection({})}
    >
      {query === "" ? null : <input type="hidden" name="list" value={query} />}
      {selects ? (
        <div className="bulk-bar" role="group" aria-label={t("actions.bulk.chosen")}>
          <table.Subscribe source={table.atoms.rowSelection}>
            {(selected) => {
              const count = Object.keys(selected).length;
              return (
                <b aria-live="polite">{count > 0 ? t("actions.bulk.selected", { count }) : t("actions.bulk.chosen")}</b>
              );
            }}
          </table.Subscribe>
          {changeKinds.map((kind) => (
            <button
              key={kind}
              className="ds-button"
              data-variant="tertiary"
              data-color="accent"
              name="change"
              value={kind}
            >
              {t(`actions.bulk.${kind}`)}
            </button>
          ))}
          <button type="reset" className="ds-button" data-variant="tertiary" data-color="accent">
            {t("actions.bulk.clear")}
          </button>
        </div>
      ) : null}
      {drawn}
    </Form>
  );
}

const idOf = ({ id }: { id: string }) => id;

function orderOf({ sort }: ListAddress, column: string): "ascending" | "descending" | "none" {
  if (sort.by !== column) return "none";
  return sort.descending ? "descending" : "ascending";
}

/**
 * Keeps the check boxes and what the table knows to be selected together. The boxes are the browser's own, without a hook for each row:
 * they work before the script has come, and one that is ticked draws nothing again. Gives the listener for all of them.
 */
function useSelectionBoxes(
  table: ReactTable<typeof features, ShownRow, unknown>,
  form: RefObject<HTMLFormElement>,
  rows: ShownRow[],
  selects: boolean,
): (event: FormEvent<HTMLElement>) => void {
  const selection = table.atoms.rowSelection;
  useEffect(() => {
    const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=chosen]") ?? [])];
    // Boxes ticked before the script came, or put back by the browser, count too.
    const isSelected = (box: HTMLInputElement) => selection.get()[idOfBox(box)] === true;
    const selected = boxes().filter((box) => box.checked || isSelected(box));
    if (selects) table.setRowSelection(Object.fromEntries(selected.map((box) => [idOfBox(box), true as const])));
    const draw = () => boxes().forEach((box) => (box.checked = isSelected(box)));
    draw();
    const subscription = selection.subscribe(draw);
    return () => subscription.unsubscribe();
  }, [rows, selects]);
  return (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "chosen") {
      table.getRow(idOfBox(event.target)).getToggleSelectedHandler()(event);
    }
  };
}

/** A box carries the id and the version its row had. */
const idOfBox = ({ value }: HTMLInputElement) => value.split(":")[0] ?? "";
