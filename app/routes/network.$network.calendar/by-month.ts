/** Rows in their order, under the months in which they begin (`YYYY-MM`). */
export function byMonth<Row extends { startsOn: string }>(rows: readonly Row[]): [string, Row[]][] {
  const months: [string, Row[]][] = [];
  for (const row of rows) {
    const month = row.startsOn.slice(0, 7);
    const latest = months.at(-1);
    if (latest?.[0] === month) latest[1].push(row);
    else months.push([month, [row]]);
  }
  return months;
}
