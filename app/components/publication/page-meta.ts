import type { MetaDescriptor } from "@remix-run/node";

interface Told {
  title: string;
  description: string;
  addresses: { canonical: string; alternates: readonly { language: string; href: string }[] };
  language: string;
  /** Of a profile: what search engines for data sets read. */
  dataset?: Record<string, unknown>;
}

const locales: Record<string, string> = { nb: "nb_NO", nn: "nn_NO", en: "en_GB" };

/**
 * What search engines and link previews are told of an open page. There is no picture: a preview shows the sentence, which says more than a
 * drawing without words.
 */
export function publicMeta({ title, description, addresses, language, dataset }: Told): MetaDescriptor[] {
  return [
    { title: `${title} – Tiltak` },
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: addresses.canonical },
    ...addresses.alternates.map(({ language: hrefLang, href }) => ({
      tagName: "link",
      rel: "alternate",
      hrefLang,
      href,
    })),
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: "Tiltak" },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:url", content: addresses.canonical },
    { property: "og:locale", content: locales[language] ?? "nb_NO" },
    { name: "twitter:card", content: "summary" },
    ...(dataset ? [{ "script:ld+json": dataset } as MetaDescriptor] : []),
  ];
}
