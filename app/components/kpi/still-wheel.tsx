import { Drawing, drawings, type WheelProps } from "./wheel-drawing";

/** The same drawing without anything to press, for pages without script: the words of each place are its title. */
export function StillWheel({ dimensions: given, centre, summary, words }: WheelProps) {
  const { dimensions, wide, phone } = drawings(given);
  const views = dimensions.flatMap(({ categories }) => categories.flatMap(({ places }) => places));
  const drawing = {
    dimensions,
    views,
    summary,
    words,
    centre,
    stop: null,
    reading: null,
    firstOfCategory: new Set<number>(),
    handlers: {},
    describedBy: "",
    isStill: true,
  };
  return (
    <figure className="wheel">
      <Drawing {...drawing} id="w" variant="wide" geometry={wide} />
      <Drawing {...drawing} id="p" variant="phone" geometry={phone} />
    </figure>
  );
}
