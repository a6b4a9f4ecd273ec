type Value = string | number | null | undefined;

/**
 * The address of a list with some of what it is asked for changed. What is null, empty or as it would be anyway is left out; any change
 * but one of the page leads back to the first page.
 */
export function searchHref(
  path: string,
  search: Readonly<Record<string, Value>>,
  changes: Readonly<Record<string, Value>>,
  defaults: Readonly<Record<string, Value>> = {},
): string {
  const asked = { ...search, page: undefined, ...changes };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    const isUsual = value === defaults[name] || (name === "page" && value === 1);
    if (value !== null && value !== undefined && value !== "" && !isUsual) query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
