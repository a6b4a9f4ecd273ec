import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { PageTranslator } from "~/components/use-words";
import { profileOf } from "~/domain/publication/profile";
import { publishedProfile } from "~/domain/publication/queries.server";
import { ProfileParams, ProfileSearch } from "~/domain/publication/schema";
import { NotFound } from "~/domain/shared/errors";
import { publicAnswer } from "~/http/public-page.server";
import { publicUrl } from "~/http/public-url.server";
import { publicLoader } from "~/http/open-visit.server";
import style from "~/styles/embed.css?inline";
import { translatorFor } from "~/text/words.server";
import { WheelPage } from "./wheel-page";

/** Anybody may frame it; nothing runs in it, nothing is loaded by it, nothing is sent from it. */
const policyFor = (css: string) =>
  [
    "default-src 'none'",
    "script-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(css).digest("base64")}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
  ].join("; ");

export const loader = publicLoader(
  { params: ProfileParams, search: ProfileSearch },
  async ({ db, params, search, language, request, url }) => {
    const found = await publishedProfile(db, params.municipality, search.publication);
    if (!found?.profile) throw new NotFound("profile");
    const { snapshot, publishedAt } = found.profile;
    const page = renderToStaticMarkup(
      <PageTranslator.Provider value={translatorFor(language)}>
        <WheelPage
          profile={profileOf(snapshot, language, {})}
          publishedAt={publishedAt}
          address={publicUrl(`/open/${found.key}?language=${language}`, url)}
          css={style}
        />
      </PageTranslator.Provider>,
    );
    const mark = createHash("sha256").update(page).digest("base64url");
    return publicAnswer(request, `<!DOCTYPE html>${page}`, mark, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policyFor(style),
      "Cross-Origin-Resource-Policy": "cross-origin",
      Vary: "Cookie, Accept-Language",
    });
  },
);
