import { recommendationFile } from "~/domain/network-list/files.server";
import { RecommendationsSearch } from "~/domain/network-list/search";
import { networkFile } from "~/http/network-file.server";
import { translatorFor } from "~/text/words.server";

/** The list as it stands on the screen, all pages of it. */
export const loader = networkFile(
  { may: "network.read", search: RecommendationsSearch },
  ({ db, search, language, network }) => {
    const { t } = translatorFor(language);
    const title = t("networkLists.titles.recommendations");
    return {
      ...recommendationFile(db, search, language),
      format: "csv" as const,
      name: `${network.key}-${title}`,
      title,
      t,
    };
  },
);
