import { publishedMunicipality } from "~/domain/open-data/municipalities.server";
import { openList } from "~/domain/open-data/queries.server";
import { lists, type ListName } from "~/domain/open-data/schema";
import { openLoader, problem, readOnly, unknownMunicipality } from "~/http/open-data.server";

const isList = (name: string): name is ListName => Object.hasOwn(lists, name);

export const loader = openLoader(async ({ db, parameters, params }) => {
  const name = (params.list ?? "").replace(/\.csv$/, "");
  if (!isList(name)) {
    return {
      problem: problem(
        404,
        "Unknown list",
        `There is no list "${name.slice(0, 80)}"; there are ${Object.keys(lists).join(", ")}.`,
      ),
    };
  }
  const published = await publishedMunicipality(db, params.key ?? "");
  return published ? openList(db, name, published, parameters) : unknownMunicipality(params.key);
});

export const action = readOnly;
