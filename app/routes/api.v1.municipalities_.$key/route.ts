import { openMunicipalities } from "~/domain/open-data/municipalities.server";
import { openLoader, readOnly, unknownMunicipality } from "~/http/open-data.server";

export const loader = openLoader("figure.read", async ({ db, parameters, params }) => {
  const [municipality] = await openMunicipalities(db, parameters.lang, params.key ?? "");
  return municipality ? { object: municipality } : unknownMunicipality(params.key);
});

export const action = readOnly;
