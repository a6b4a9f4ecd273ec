import type { Translate } from "~/text/words";

/** The way to a form of a challenge: the list, the challenge, the form. */
export const pageTrail = (
  t: Translate,
  list: string,
  challenge: { title: string; language: string; href: string },
  title: string,
) => ({
  label: t("challenges.one.trail"),
  steps: [
    { label: t("challenges.title"), href: list },
    { label: challenge.title, href: challenge.href, lang: challenge.language },
    { label: title },
  ],
});
