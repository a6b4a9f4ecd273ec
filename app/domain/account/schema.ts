import { z } from "zod";
import { languages } from "~/text/languages";
import { requiredText } from "../shared/fields";

/** What people change of their own account. */
export const AccountForm = z.object({
  name: requiredText(200),
  language: z.enum(languages, { error: "forms.choose" }),
});
export type AccountForm = z.output<typeof AccountForm>;

/** The proof that it is oneself who erases; whoever has no password must have signed in lately instead. */
export const ErasureForm = z.object({
  /** It cannot be undone, so it is said twice. */
  sure: z.literal("on", { error: "account.erasure.sureMissing" }),
  password: z
    .string()
    .max(1000, "forms.tooLong|1000")
    .optional()
    .transform((typed) => typed ?? null),
});
