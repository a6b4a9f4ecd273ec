import type { ReactNode } from "react";

interface TagProps {
  /** An outline sets a state apart that asks for attention, such as "Blocked" or "Proposed". */
  outline?: boolean;
  children: ReactNode;
}

/** A state in one or two words. */
export function Tag({ outline = false, children }: TagProps) {
  return <span className={outline ? "tag tag--outline" : "tag"}>{children}</span>;
}
