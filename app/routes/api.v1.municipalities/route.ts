import { openMunicipalities } from "~/domain/open-data/municipalities.server";
import { openLoader, readOnly } from "~/http/open-data.server";

export const loader = openLoader(async ({ db, parameters: { lang, limit, offset } }) => {
  const all = await openMunicipalities(db, lang);
  return { items: all.slice(offset, offset + limit), total: all.length };
});

export const action = readOnly;
