import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StillWheel } from "./still-wheel";

const words = {
  share: (percent: number) => `${percent} %`,
  exactShare: (percent: number) => `${percent} %`,
  noScore: "",
  points: () => "",
  scored: () => "",
  caption: "",
  phoneCaption: "",
  keys: "",
};
const dimension = (key: string, label: string, count: number) => ({
  key,
  label,
  percent: 85,
  categories: [
    {
      key,
      label,
      percent: 85,
      scored: count,
      all: count,
      places: Array.from({ length: count }, (_, index) => ({
        key: `${key}${index}`,
        label,
        href: "",
        state: 4 as const,
        description: "",
      })),
    },
  ],
});

it("sets the names on the ring to the room there is, whatever the font of the page that frames it", () => {
  const page = renderToStaticMarkup(
    <StillWheel
      dimensions={[dimension("a", "Økonomi", 20), dimension("b", "Samfunn og kultur", 9)]}
      centre={{ percent: 85, points: 1, possible: 1, scored: 1, all: 1 }}
      summary=""
      words={words}
    />,
  );
  const arcs = new Map([...page.matchAll(/<path id="(\w+)" d="M\s?([^"]+)"/g)].map(([, id, d]) => [id, d ?? ""]));
  const names = [...page.matchAll(/<textPath href="#(\w+)"[^>]*textLength="(\d+)"[^>]*>/g)];
  expect(names).toHaveLength(4);
  for (const [, id = "", length] of names) {
    // An arc from one point to another is longer than the straight line between them.
    const [x1, y1, , , , , , x2, y2] = (arcs.get(id) ?? "").match(/-?[\d.]+/g)!.map(Number);
    const chord = Math.hypot(x2! - x1!, y2! - y1!);
    const radius = Number((arcs.get(id) ?? "").match(/A\s?([\d.]+)/)?.[1]);
    const short = 2 * radius * Math.asin(Math.min(1, chord / 2 / radius));
    const isMoreThanHalf = id.endsWith("0");
    const arc = isMoreThanHalf ? 2 * Math.PI * radius - short : short;
    expect(Number(length)).toBeGreaterThan(20);
    expect(Number(length)).toBeLessThan(arc);
  }
});
