/**
 * A path on this site to go to, from what a form or URL asked for; `otherwise` when it points anywhere else.
 * Browsers read `//host`, `/\host` and control characters inside as another site's address.
 */
export function localPath(asked: unknown, otherwise: string): string {
  if (typeof asked !== "string" || !/^\/(?![/\\])/.test(asked) || /[\u0000-\u001f\\]/.test(asked)) return otherwise;
  const base = "http://tiltak.invalid";
  try {
    const url = new URL(asked, base);
    return url.origin === base ? url.pathname + url.search + url.hash : otherwise;
  } catch {
    return otherwise;
  }
}
