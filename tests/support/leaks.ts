/** What a log must not hold. */
export interface Secret {
  what: string;
  value: string;
}

/** What gives itself away by its shape, known or not. */
const shapes: [what: string, shape: RegExp][] = [
  ["an e-mail address", /[\w.+-]+(?:@|%40)[\w-]+\.[a-z]{2,}/i],
  // Sessions, tokens and hashes; ids of records and requests are shorter.
  ["a token", /[A-Za-z0-9_-]{40,}/],
  ["a query", /\?[\w.[\]-]+=/],
  ["a password's hash", /\$argon2/],
];

/** The lines of a log that hold a secret, as it was written, in an address or in JSON; each with what it is, and never the secret again. */
export function leaks(log: string, secrets: readonly Secret[]): string[] {
  const written = secrets
    .filter(({ value }) => value.length > 0)
    .map(({ what, value }) => ({
      what,
      forms: [...new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)])].map((form) =>
        form.toLowerCase(),
      ),
    }));
  return log.split("\n").flatMap((line, index) => {
    const small = line.toLowerCase();
    const found = [
      ...written.filter(({ forms }) => forms.some((form) => small.includes(form))).map(({ what }) => what),
      ...shapes.filter(([, shape]) => shape.test(line)).map(([what]) => what),
    ];
    return found.length === 0 ? [] : [`line ${index + 1}: ${[...new Set(found)].join(", ")}`];
  });
}
