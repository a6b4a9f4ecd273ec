import { matrixFile } from "~/domain/network/matrix-file.server";
import { MatrixSearch } from "~/domain/network/search";
import { networkFile } from "~/http/network-file.server";
import { translatorFor } from "~/text/words.server";

/** The matrix as it stands on the screen, all its members. */
export const loader = networkFile(
  { may: "network.read", search: MatrixSearch },
  async ({ db, search, language, network }) => {
    const { t } = translatorFor(language);
    const title = t(`network.matrix.title.${search.by}`);
    return {
      ...(await matrixFile(db, search, language)),
      format: "xlsx" as const,
      name: `${network.key}-matrix`,
      title,
      t,
    };
  },
);
