/** The languages of the interface: bokmål, nynorsk and English. */
export const languages = ["nb", "nn", "en"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** How each language names itself; the same in all three. */
export const languageNames: Record<Language, string> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

/**
 * The first supported language of an Accept-Language header, else bokmål. `no` and other Norwegian tags count as bokmål,
 * as does an absent or unreadable header.
 */
export function preferredLanguage(header: string | null): Language {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
      const quality = settings.map((setting) => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find(Boolean);
      return { primary: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { primary } of wanted) {
    if (primary === "no") return "nb";
    if (isLanguage(primary)) return primary;
  }
  return "nb";
}
