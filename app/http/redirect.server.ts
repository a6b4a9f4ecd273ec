/**
 * A path on this site to go to, from what a form or URL asked for; `otherwise` when it points anywhere else.
 * Browsers read `//host`, `/\host` and control characters inside as another site's address; `/.//host` becomes `//host` once its dots are
 * resolved, so what comes out is looked at as well as what went in.
 */
export function localPath(asked: unknown, otherwise: string): string {
  if (typeof asked !== "string" || !isPath(asked)) return otherwise;
  const base = "http://tiltak.invalid";
  try {
    const url = new URL(asked, base);
    return url.origin === base && isPath(url.pathname) ? url.pathname + url.search + url.hash : otherwise;
  } catch {
    return otherwise;
  }
}

/** Begins as a path of this site, without backslashes and control characters. */
const isPath = (text: string): boolean => /^\/(?![/\\])/.test(text) && !/[\p{Cc}\\]/u.test(text);
