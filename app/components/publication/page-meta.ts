import type { MetaDescriptor } from "@remix-run/node";

interface Told {
  title: string;
  description: string;
  addresses: { canonical: string; alternates: readonly { language: string; href: string }[]; picture: string };
  /** What the picture shows, in words. */
  pictureAlt: string;
  language: string;
  /** Of a profile: what search engines for data sets read. */
  dataset?: Record<string, unknown>;
}

const locales: Record<string, string> = { nb: "nb_NO", nn: "nn_NO", en: "en_GB" };

/** public/preview.png, Tiltak's own mark: the figures stand in the sentence beside it, which a picture kept by others would outlive. */
const picture = { type: "image/png", width: "1200", height: "630" };

/** What search engines and link previews are told of an open page. */
export function publicMeta({ title, description, addresses, pictureAlt, language, dataset }: Told): MetaDescriptor[] {
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
    ...Object.entries(locales)
      .filter(([other]) => other !== language)
      .map(([, content]) => ({ property: "og:locale:alternate", content })),
    { property: "og:image", content: addresses.picture },
    { property: "og:image:type", content: picture.type },
    { property: "og:image:width", content: picture.width },
    { property: "og:image:height", content: picture.height },
    { property: "og:image:alt", content: pictureAlt },
    { name: "twitter:card", content: "summary_large_image" },
    ...(dataset ? [{ "script:ld+json": dataset } as MetaDescriptor] : []),
  ];
}
