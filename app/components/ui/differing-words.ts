/** `text` cut in three, whole words at a time: what begins like `other`, what differs, and what ends like it. Put together they are `text`. */
export function differingWords(text: string, other: string): { before: string; differing: string; after: string } {
  const here = text.split(/(?<=\s)/);
  const there = other.split(/(?<=\s)/);
  const shortest = Math.min(here.length, there.length);
  let start = 0;
  while (start < shortest && here[start] === there[start]) start += 1;
  let end = 0;
  while (end < shortest - start && here[here.length - 1 - end] === there[there.length - 1 - end]) end += 1;
  const middle = here.slice(start, here.length - end).join("");
  const differing = middle.trimEnd();
  return {
    before: here.slice(0, start).join(""),
    differing,
    after: middle.slice(differing.length) + here.slice(here.length - end).join(""),
  };
}
