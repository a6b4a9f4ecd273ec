import { createHash } from "node:crypto";
import { publicUrl } from "./public-url.server";
import { languages, type Language } from "~/text/languages";

// Pages of the open profiles: what a shared cache may keep of them, and what search engines and link previews are told.

/** Kept by anybody for a minute, while nobody is signed in; with somebody's own shell around it, by nobody. */
export const publicFor = (isSignedIn: boolean): HeadersInit =>
  isSignedIn
    ? { "Cache-Control": "private, no-cache" }
    : { "Cache-Control": "public, max-age=60", Vary: "Cookie, Accept-Language" };

/**
 * The page with its ETag, or 304 where the asker has it. Reckoned of all there is to see, and so of checksum and language too; weak, since the
 * page's nonce is another each time. What is not public has none.
 */
export function withTag(
  request: Request,
  status: number,
  headers: Headers,
  body: Buffer<ArrayBuffer>,
  nonce: string | undefined,
): Response {
  if (status !== 200 || !headers.get("Cache-Control")?.startsWith("public"))
    return new Response(body, { status, headers });
  const text = body.toString("utf8");
  const seen = nonce === undefined ? text : text.replaceAll(nonce, "");
  const tag = `W/"${createHash("sha256").update(seen).digest("base64url")}"`;
  headers.set("ETag", tag);
  if (knows(request, tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { status, headers });
}

/** Whether the asker has what bears this tag already. */
export function knows(request: Request, tag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, "");
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map(bare);
  return known.includes(bare(tag)) || known.includes("*");
}

/** A file or a page without script, which is the same for everyone: kept for a minute, its tag told by `mark`. */
export function publicAnswer(request: Request, body: string, mark: string, headers: Record<string, string>): Response {
  const tag = `"${mark}"`;
  const all = { "Cache-Control": "public, max-age=60", ETag: tag, ...headers };
  if (knows(request, tag)) return new Response(null, { status: 304, headers: all });
  return new Response(request.method === "HEAD" ? null : body, { headers: all });
}

/** A page's own address without what only picks a view, its address in each language, and that of the picture in link previews. */
export interface PageAddresses {
  canonical: string;
  picture: string;
  alternates: { language: Language | "x-default"; href: string }[];
}

/** The address search engines keep: with the language where it was asked for, so that each language is a page. */
export function addressesOf(path: string, url: URL, asked: Language | undefined): PageAddresses {
  const plain = publicUrl(path, url);
  return {
    canonical: asked === undefined ? plain : `${plain}?language=${asked}`,
    // Previews take no address without a host.
    picture: publicUrl("/preview.png", url),
    alternates: [
      ...languages.map((language) => ({ language, href: `${plain}?language=${language}` })),
      { language: "x-default" as const, href: plain },
    ],
  };
}
