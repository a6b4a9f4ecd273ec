/** The element that carries the words of a page; the browser takes it away before it takes over (app/entry.client.tsx). */
const element = (words: ReadonlyMap<string, string>, nonce: string | undefined) =>
  // Data and no script, but marked as the page's own as every script is; nothing in it may end the element.
  `<script type="application/json" id="words"${nonce === undefined ? "" : ` nonce="${nonce}"`}>${JSON.stringify(Object.fromEntries(words)).replaceAll("<", "\\u003c")}</script>`;

/**
 * The page with the words it was drawn with, before its end: so the browser fetches no words for the page it begins with, and only those of
 * one language later. A page without an end is given back as it is.
 */
export function withWords(
  page: Buffer<ArrayBuffer>,
  words: ReadonlyMap<string, string>,
  nonce?: string,
): Buffer<ArrayBuffer> {
  const end = page.lastIndexOf("</body>");
  if (end < 0) return page;
  return Buffer.concat([page.subarray(0, end), Buffer.from(element(words, nonce)), page.subarray(end)]);
}
