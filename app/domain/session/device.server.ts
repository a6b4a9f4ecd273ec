import Bowser from "bowser";

/** Browser and system by the browser's own description, for example Firefox and Windows; null where it does not say. */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  // An empty description makes the library throw.
  if (!userAgent?.trim()) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  // What it does not know it names with an empty text.
  return { browser: browser.name || null, system: os.name || null };
}
