import { ChevronDownIcon } from "@navikt/aksel-icons";
import { useEffect, useRef, type ReactNode } from "react";
import { Icon } from "./icon";

interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
}

/** More to read, opened by the reader. */
export function Disclosure({ summary, children, open = false }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <Icon of={ChevronDownIcon} />
        {summary}
      </summary>
      <div className="disclosure__content">{children}</div>
    </details>
  );
}

interface DropdownProps {
  /** What the button shows. */
  summary: ReactNode;
  /** The button's name, where what it shows is not enough. */
  label?: string;
  /** More classes for the button, such as `site-tool` or `ds-button`. */
  className?: string;
  /** More classes for the whole, such as `switcher`. */
  wrapperClassName?: string;
  /** Data attributes of Designsystemet for the button. */
  variant?: "primary" | "secondary" | "tertiary";
  /** Which side of the button the panel keeps to. */
  align?: "start" | "end";
  children: ReactNode;
}

/** A button with a panel under it. Opens without script; with script Escape, a click elsewhere and a link inside close it. */
export function Dropdown({
  summary,
  label,
  className = "",
  wrapperClassName = "",
  variant,
  align = "start",
  children,
}: DropdownProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    function pressed(event: Event) {
      const element = details.current;
      if (!element?.open || !(event.target instanceof Node)) return;
      const inside = element.contains(event.target);
      const followed = inside && event.target instanceof Element && event.target.closest("a") !== null;
      if (!inside || followed) element.open = false;
    }
    function typed(event: KeyboardEvent) {
      const element = details.current;
      if (event.key !== "Escape" || !element?.open) return;
      element.open = false;
      element.querySelector("summary")?.focus();
    }
    document.addEventListener("click", pressed);
    document.addEventListener("keydown", typed);
    return () => {
      document.removeEventListener("click", pressed);
      document.removeEventListener("keydown", typed);
    };
  }, []);
  return (
    <details className={`dropdown ${wrapperClassName}`.trim()} ref={details}>
      <summary
        className={className}
        aria-label={label}
        data-variant={variant}
        data-color={variant ? "accent" : undefined}
      >
        {summary}
      </summary>
      <div className={`dropdown__panel dropdown__panel--${align}`}>{children}</div>
    </details>
  );
}
