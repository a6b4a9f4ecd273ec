import { z } from "zod";
import { NotFound } from "~/domain/shared/errors";
import { blocksOf, type Block } from "~/domain/statement/blocks";
import type { StatementKind } from "~/domain/statement/kinds";
import { municipalitiesWithStatement, publishedStatement } from "~/domain/statement/queries.server";
import { languages, type Language } from "~/text/languages";
import { productStatement } from "~/text/statements/product.server";
import { translatorFor } from "~/text/words.server";
import { keptFor } from "./retention.server";
import type { Visit } from "./visit.server";

// What the pages on privacy and accessibility show: both are made alike.

export const OwnStatementParams = z.object({ municipality: z.string().max(100) });
/** `text` asks for the municipality's own text in a language other than the page's. */
export const OwnStatementSearch = z.object({ text: z.enum(languages).optional().catch(undefined) });

/** The product's own statement, and the municipalities that have one of their own. */
export interface ProductPage {
  kind: StatementKind;
  title: string;
  blocks: Block[];
  others: { key: string; name: string }[];
}

/** What `/privacy` and `/accessibility` show. */
export async function productPage(kind: StatementKind, { db, language }: Visit): Promise<ProductPage> {
  return {
    kind,
    title: translatorFor(language).t(`statements.${kind}`),
    blocks: blocksOf(productStatement(kind, language, keptFor())),
    others: await municipalitiesWithStatement(db, kind),
  };
}

/** A municipality's statement: its own in the language asked for, else the product's with the languages its own stands in. */
export interface MunicipalityPage {
  kind: StatementKind;
  title: string;
  municipality: { key: string; name: string };
  blocks: Block[];
  /** Whose text it is: the day of the municipality's own, or the languages in which there is one. */
  own: { language: Language; updatedAt: string } | null;
  ownIn: Language[];
}

/**
 * What `/privacy/$municipality` and `/accessibility/$municipality` show.
 * @throws NotFound where no such municipality is published.
 */
export async function municipalityPage(
  kind: StatementKind,
  {
    db,
    language,
    params,
    search,
  }: Visit & { params: { municipality: string }; search: { text?: Language | undefined } },
): Promise<MunicipalityPage> {
  const found = await publishedStatement(db, params.municipality, kind);
  if (!found) throw new NotFound("municipality");
  const wanted = search.text ?? language;
  const own = found.own.find((one) => one.language === wanted);
  const { t } = translatorFor(language);
  return {
    kind,
    title: t("statements.of", { title: t(`statements.${kind}`), name: found.name }),
    municipality: { key: found.key, name: found.name },
    blocks: blocksOf(own?.text ?? productStatement(kind, language, keptFor())),
    own: own ? { language: own.language, updatedAt: own.updatedAt.toISOString() } : null,
    ownIn: own ? [] : found.own.map((one) => one.language),
  };
}
