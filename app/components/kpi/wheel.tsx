import { useNavigate } from "@remix-run/react";
import { useEffect, useId, useMemo, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import { Drawing, drawings, type WheelProps } from "./wheel-drawing";

/**
 * All data points around one circle; each opens its KPI. Two drawings are sent, and the style sheet shows one.
 *
 * Without script the first place of each category can be reached with Tab. With script the wheel is one stop: left and right go from place
 * to place, up and down from category to category, Home and End to the ends.
 */
export function Wheel({ dimensions: given, centre, summary, words }: WheelProps) {
  const id = useId().replaceAll(":", "");
  const navigate = useNavigate();
  const { dimensions, wide, phone } = useMemo(() => drawings(given), [given]);
  const categories = dimensions.flatMap((dimension) => dimension.categories);
  const views = categories.flatMap((category) => category.places);

  // The place Tab comes to. Unknown until script runs.
  const [stop, setStop] = useState<number | null>(null);
  const [reading, setReading] = useState<number | null>(null);
  useEffect(() => {
    setStop(0);
  }, []);

  const firstOfCategory = new Set<number>();
  const categoryStarts: number[] = [];
  let counted = 0;
  for (const category of categories) {
    firstOfCategory.add(counted);
    categoryStarts.push(counted);
    counted += category.places.length;
  }

  function moved(key: string, from: number): number | null {
    const category = categoryStarts.findLastIndex((start) => start <= from);
    switch (key) {
      case "ArrowRight":
        return (from + 1) % views.length;
      case "ArrowLeft":
        return (from - 1 + views.length) % views.length;
      case "ArrowDown":
        return categoryStarts[(category + 1) % categoryStarts.length] ?? null;
      case "ArrowUp":
        return categoryStarts[(category - 1 + categoryStarts.length) % categoryStarts.length] ?? null;
      case "Home":
        return 0;
      case "End":
        return views.length - 1;
      default:
        return null;
    }
  }

  const handlers = {
    onKeyDown(event: KeyboardEvent<SVGElement>) {
      const from = placeIndex(event.target);
      if (from === null || event.altKey || event.ctrlKey || event.metaKey) return;
      const to = moved(event.key, from);
      if (to === null) return;
      event.preventDefault();
      event.currentTarget.querySelector<SVGAElement>(`[data-place="${to}"]`)?.focus();
    },
    onFocus(event: FocusEvent<SVGElement>) {
      const index = placeIndex(event.target);
      if (index === null) return;
      setStop(index);
      setReading(index);
    },
    onBlur: () => {
      setReading(null);
    },
    onMouseOver(event: MouseEvent<SVGElement>) {
      setReading(placeIndex(event.target));
    },
    onMouseLeave: () => {
      setReading(null);
    },
    onClick(event: MouseEvent<SVGElement>) {
      const place = views[placeIndex(event.target) ?? -1];
      // A place on the same page is the browser's own to go to: it opens what is folded away around it.
      if (
        !place ||
        place.href.startsWith("#") ||
        event.button !== 0 ||
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      navigate(place.href);
    },
  };

  const drawing = {
    dimensions,
    views,
    summary,
    words,
    centre,
    stop,
    reading,
    firstOfCategory,
    handlers,
    describedBy: `${id}keys`,
  };
  return (
    <figure className="wheel">
      <Drawing {...drawing} id={`${id}w`} variant="wide" geometry={wide} />
      <Drawing {...drawing} id={`${id}p`} variant="phone" geometry={phone} />
      <p id={`${id}keys`} hidden>
        {words.keys}
      </p>
      <figcaption className="wheel__caption">
        {reading === null ? (
          <>
            <span className="wheel__caption-wide">{words.caption}</span>
            <span className="wheel__caption-phone">{words.phoneCaption}</span>
          </>
        ) : (
          // The link that has focus says the same.
          <span className="wheel__reading" aria-hidden="true">
            {views[reading]?.description}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function placeIndex(target: EventTarget): number | null {
  const link = target instanceof Element ? target.closest("[data-place]") : null;
  return link ? Number(link.getAttribute("data-place")) : null;
}
