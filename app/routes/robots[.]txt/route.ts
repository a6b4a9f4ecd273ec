import { publicUrl } from "~/http/public-url.server";
import { publicLoader } from "~/http/open-visit.server";

/** Search engines may read what everyone may; pages behind sign-in answer them with the sign-in page, which is no use to anybody. */
export const loader = publicLoader({}, ({ url }) =>
  Promise.resolve(
    new Response(
      [
        "User-agent: *",
        "Disallow: /api/",
        "Disallow: /login",
        "Disallow: /account",
        "",
        `Sitemap: ${publicUrl("/sitemap.xml", url)}`,
        "",
      ].join("\n"),
      { headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" } },
    ),
  ),
);
