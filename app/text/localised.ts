import { z } from "zod";
import type { Language } from "./languages";

/** A catalogue text in all three languages, as the database keeps it. */
export const Localised = z.object({ nb: z.string(), nn: z.string(), en: z.string() });
export type Localised = z.infer<typeof Localised>;

/** The text in `language` from a JSON column; throws when the column does not hold a localised text. */
export const inLanguage = (text: unknown, language: Language): string => Localised.parse(text)[language];
