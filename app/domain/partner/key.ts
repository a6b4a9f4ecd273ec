const written: Record<string, string> = { æ: "ae", ø: "o", å: "a", ö: "o", ä: "a", ü: "u", ß: "ss", đ: "d" };

/**
 * What a partner is called in addresses, from its name: small letters, digits and hyphens, at most 50 signs; "partner" where nothing is left.
 * Not unique: two may have one name.
 */
export function partnerKeyOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[æøåöäüßđ]/g, (letter) => written[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return plain.length < 2 ? "partner" : plain;
}
