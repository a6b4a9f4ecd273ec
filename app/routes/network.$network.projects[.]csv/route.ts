import { projectFile } from "~/domain/network-list/files.server";
import { ProjectsSearch } from "~/domain/network-list/search";
import { networkFile } from "~/http/network-file.server";
import { translatorFor } from "~/text/words.server";

/** The list as it stands on the screen, all pages of it. */
export const loader = networkFile(
  { may: "network.read", search: ProjectsSearch },
  ({ db, search, language, network }) => {
    const { t } = translatorFor(language);
    const title = t("networkLists.titles.projects");
    return { ...projectFile(db, search, language), format: "csv" as const, name: `${network.key}-${title}`, title, t };
  },
);
