import { openMunicipalities } from "~/domain/open-data/municipalities.server";
import { openLoader, readOnly } from "~/http/open-data.server";

export const loader = openLoader("figure.read", async ({ db, parameters: { lang, limit, offset }, own }) => {
  const all = await openMunicipalities(db, lang, own);
  return { items: all.slice(offset, offset + limit), total: all.length };
});

export const action = readOnly;
