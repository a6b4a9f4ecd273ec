import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";

const remembered = "tiltak.shortcuts";

/** Whether single keys do something; kept in this browser, since they can come in the way of speech and switch control. */
export function useShortcutChoice(): [boolean, (use: boolean) => void] {
  const [uses, setUses] = useState(true);
  useEffect(() => setUses(stored() !== "off"), []);
  return [
    uses,
    (use) => {
      setUses(use);
      try {
        localStorage.setItem(remembered, use ? "on" : "off");
      } catch {
        // Storage may be closed; the choice then holds until the page is left.
      }
    },
  ];
}

function stored(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

/** J and K move among the rows' links, X selects, U writes an update, F filters, ? tells all of them. Enter is the link's own. */
export function useListKeys(uses: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!uses) return;
    function typed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const act = actions[key];
      if (act?.(navigate)) event.preventDefault();
    }
    document.addEventListener("keydown", typed);
    return () => document.removeEventListener("keydown", typed);
  }, [uses, navigate]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName);
}

/** Each tells whether it did anything. */
const actions: Partial<Record<string, (navigate: (to: string) => void) => boolean>> = {
  j: () => moveBy(1),
  k: () => moveBy(-1),
  x: () => press(currentRow()?.querySelector<HTMLElement>("input[name=chosen]")),
  u: (navigate) => {
    const link = currentRow()?.querySelector<HTMLAnchorElement>("a[data-open]");
    if (link) navigate(`${link.pathname}/update${link.search}`);
    return link !== null && link !== undefined;
  },
  f: () => {
    const field = document.querySelector<HTMLElement>("#actions-filter input");
    field?.focus();
    return field !== null || press(document.querySelector<HTMLElement>("#actions-filter-link"));
  },
  "?": () => {
    const shortcuts = document.querySelector<HTMLDetailsElement>("#actions-shortcuts");
    if (!shortcuts) return false;
    shortcuts.open = !shortcuts.open;
    if (shortcuts.open) shortcuts.querySelector("summary")?.focus();
    return true;
  },
};

const links = () => [...document.querySelectorAll<HTMLAnchorElement>("a[data-open]")];

/** The row that has the focus, or else the one that is open. */
function currentRow(): HTMLTableRowElement | null {
  const focused = document.activeElement?.closest("tr");
  return focused ?? document.querySelector<HTMLAnchorElement>("a[data-open][aria-current]")?.closest("tr") ?? null;
}

function moveBy(step: 1 | -1): boolean {
  const all = links();
  const at = all.findIndex((link) => link.closest("tr") === currentRow());
  const next = at === -1 ? all[0] : all[at + step];
  next?.focus();
  return next !== undefined;
}

function press(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return Boolean(element);
}
