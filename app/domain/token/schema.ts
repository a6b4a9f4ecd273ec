import { z } from "zod";
import { requiredText } from "~/domain/shared/fields";
import { tokenDays, tokenScopes } from "./token";

const days = tokenDays.map(String);

/** A new token. */
export const TokenForm = z.object({
  name: requiredText(100),
  scopes: z
    .array(z.enum(tokenScopes, { error: "forms.choose" }), { error: "tokens.form.scopesMissing" })
    .min(1, "tokens.form.scopesMissing")
    .max(tokenScopes.length, "forms.wrong"),
  days: z
    .string({ error: "forms.choose" })
    .refine((text) => days.includes(text), "forms.choose")
    .transform(Number),
});
export type TokenForm = z.output<typeof TokenForm>;

export const TokenParams = z.object({ tokenId: z.uuid() });

/** To revoke a token takes nothing but sending the form. */
export const TokenRevocation = z.object({});
