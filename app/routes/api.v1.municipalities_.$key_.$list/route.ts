import { publishedMunicipality } from "~/domain/open-data/municipalities.server";
import { openList } from "~/domain/open-data/queries.server";
import { lists, type ListName } from "~/domain/open-data/schema";
import { openLoader, problem, readOnly, unknownMunicipality } from "~/http/open-data.server";

const isList = (name: string): name is ListName => Object.hasOwn(lists, name);

const nameOf = (params: Record<string, string | undefined>) => (params.list ?? "").replace(/\.csv$/, "");
/** What hangs together with the plan takes the plan's permission. */
const scopeOf = (params: Record<string, string | undefined>) =>
  nameOf(params) === "kpis" ? "figure.read" : "plan.read";

export const loader = openLoader(scopeOf, async ({ db, parameters, params }) => {
  const name = nameOf(params);
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
