import { createHash } from "node:crypto";
import { csvOf } from "~/domain/open-data/csv";
import { profileFile } from "~/domain/publication/files";
import { publishedProfile } from "~/domain/publication/queries.server";
import { FileParams, ProfileSearch } from "~/domain/publication/schema";
import { NotFound } from "~/domain/shared/errors";
import { publicAnswer } from "~/http/public-page.server";
import { publicLoader } from "~/http/open-visit.server";

const open = { "Access-Control-Allow-Origin": "*", Vary: "Cookie, Accept-Language" };

export const loader = publicLoader(
  { params: FileParams, search: ProfileSearch },
  async ({ db, params, search, language, request }) => {
    const found = await publishedProfile(db, params.municipality, search.publication);
    if (!found?.profile) throw new NotFound("profile");
    const { snapshot, checksum, publishedAt } = found.profile;
    const named = {
      "Content-Disposition": `attachment; filename="${found.key}-${publishedAt.slice(0, 10)}-${params.file}"`,
    };
    const content = profileFile(snapshot, params.file, language);
    if ("json" in content) {
      return publicAnswer(request, content.json, checksum, {
        ...open,
        ...named,
        "Content-Type": "application/json; charset=utf-8",
      });
    }
    const text = csvOf(content.rows);
    const mark = createHash("sha256").update(text).digest("base64url");
    return publicAnswer(request, text, mark, {
      ...open,
      ...named,
      "Content-Type": "text/csv; charset=utf-8; header=present",
    });
  },
);
