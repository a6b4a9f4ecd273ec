// Two versions of a form's values, told as text. A field may hold one value, several (check boxes) or rows (`effects[0].low`).

export type FormValues = Record<string, string | readonly string[]>;

/** What a field held when the form was made is sent along under `base.<name>`. */
export const basePrefix = "base.";

/** How a value is shown: an id as its name, a date as people write it. Columns of rows are asked for as `effects[].low`. */
export type Display = (name: string, value: string) => string;

/** Whether a name is the field itself or lies in one of its rows. */
export const isPartOf = (name: string, field: string): boolean => name === field || name.startsWith(`${field}[`);

/** What a field holds, as text: several values sorted and parted by commas, rows one after the other by semicolons. */
export function valuesAsText(values: FormValues, field: string, display: Display): string {
  const own: string[] = [];
  const rows = new Map<string, string[]>();
  for (const [name, held] of Object.entries(values)) {
    if (!isPartOf(name, field)) continue;
    const [, row, column = ""] = /^\[(\d+)\](.*)$/.exec(name.slice(field.length)) ?? [];
    const shown = [held]
      .flat()
      // Browsers send line ends as CRLF.
      .map((value) => value.replaceAll("\r\n", "\n"))
      .flatMap((value) => (value === "" ? [] : [display(row === undefined ? name : `${field}[]${column}`, value)]));
    if (row === undefined) own.push(...shown);
    else rows.set(row, [...(rows.get(row) ?? []), ...shown]);
  }
  const filled = [...rows.values()].filter((row) => row.length > 0).map((row) => row.join(", "));
  return [...(own.length > 1 ? [own.toSorted().join(", ")] : own), ...filled].join("; ");
}

/** Whether a field was sent as it had been read. Not without a base: then nobody knows. */
export function isUntouched(sent: FormValues, base: FormValues, field: string): boolean {
  const text = (values: FormValues) => valuesAsText(values, field, (_name, value) => value);
  return Object.keys(base).length > 0 && text(sent) === text(base);
}
