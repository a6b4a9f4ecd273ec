/**
 * JSON in one form only: keys in the order of their UTF-16 units, no spaces, members that are undefined left out (as RFC 8785 writes it). The
 * same content gives the same bytes whoever writes it, so that a checksum of them says whether it is the same. What lies stored is checked
 * against its checksum: the bytes must never change.
 * @throws TypeError for a number that JSON cannot say
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("not a number that JSON can say");
  return JSON.stringify(value);
}
