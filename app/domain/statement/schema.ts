import { z } from "zod";
import { languages } from "~/text/languages";
import { optionalText, versionOrNone } from "../shared/fields";
import { statementKinds } from "./kinds";

export const StatementParams = z.object({ kind: z.enum(statementKinds), language: z.enum(languages) });

/** Without text the product's own is shown. Version 0 is read where there was none. */
export const StatementForm = z.object({
  text: optionalText(20_000),
  version: versionOrNone,
});
