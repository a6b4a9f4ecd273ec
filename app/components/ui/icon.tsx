import type { ComponentType, SVGProps } from "react";

interface IconProps {
  /** A drawing from @navikt/aksel-icons, imported by name where it is used, so that only those used are sent. */
  of: ComponentType<SVGProps<SVGSVGElement>>;
  large?: boolean;
}

/** An icon beside words. It says nothing itself: a button with only an icon carries its own `aria-label`. */
export function Icon({ of: Drawing, large = false }: IconProps) {
  return <Drawing className={large ? "icon icon--large" : "icon"} aria-hidden="true" focusable="false" />;
}
