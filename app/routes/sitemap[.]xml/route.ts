import { profileAddresses } from "~/domain/publication/queries.server";
import { publicChallengeAddresses } from "~/domain/challenge/queries.server";
import { publicUrl } from "~/http/public-url.server";
import { publicLoader } from "~/http/open-visit.server";
import { languages } from "~/text/languages";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The open pages for search engines, each with its languages; all published profiles and open challenges, however many. */
export const loader = publicLoader({}, async ({ db, url }) => {
  const page = (path: string, changed: string | null, inLanguages: boolean) => {
    const address = publicUrl(path, url);
    const alternates = inLanguages
      ? languages.map(
          (language) =>
            `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(`${address}?language=${language}`)}"/>`,
        )
      : [];
    const day = changed === null ? "" : `<lastmod>${changed.slice(0, 10)}</lastmod>`;
    return `<url><loc>${escaped(address)}</loc>${day}${alternates.join("")}</url>`;
  };
  const profiles = await profileAddresses(db);
  const challenges = await publicChallengeAddresses(db);
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    page("/", null, false),
    page("/open", null, true),
    page("/open/challenges", null, true),
    page("/open-data", null, false),
    ...profiles.map(({ key, publishedAt }) => page(`/open/${key}`, publishedAt, true)),
    ...challenges.map(({ id }) => page(`/open/challenges/${id}`, null, true)),
    "</urlset>",
    "",
  ].join("\n");
  return new Response(body, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
});
