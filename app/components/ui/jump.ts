import type { MouseEvent } from "react";

/**
 * For links to another part of the same page: goes there and takes focus along, without changing the address. The router takes a changed
 * fragment for a new visit and would forget what a form was answered. Without script the link does the same by itself.
 */
export function jump(event: MouseEvent<HTMLAnchorElement>): void {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: target.tagName === "MAIN" ? "start" : "center" });
}
