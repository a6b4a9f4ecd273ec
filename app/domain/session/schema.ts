import { z } from "zod";
import { NewPassword } from "./password";

/** What the sign-in form sends. Lengths are bounded so that hashing cannot be made expensive. */
export const SignIn = z.object({
  email: z.string({ error: "session.emailMissing" }).trim().toLowerCase().max(254, "session.emailWrong"),
  password: z.string({ error: "session.passwordMissing" }).max(1000, "forms.tooLong|1000"),
  redirectTo: z.string().max(2000).optional(),
});

/** Where to go on to; a path of this site is made of it before it is used. */
const redirectTo = z.string().max(2000).optional();

/** Search parameters of pages that lead on. */
export const LeadsOn = z.object({ redirectTo: z.string().max(2000).optional().catch(undefined) });

/** Asking for a link to choose a new password. */
export const AskForPassword = z.object({
  email: z
    .string({ error: "session.emailMissing" })
    .trim()
    .toLowerCase()
    .max(254, "session.emailWrong")
    .regex(/^[^\s@]+@[^\s@]+$/, "session.emailForm"),
});

/** Choosing a password by a link. */
export const ChoosePassword = z.object({ password: NewPassword });

/** The token of a link: 256 bits as base64url. */
export const TokenParams = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) });

const currentPassword = z.string({ error: "session.passwordMissing" }).max(1000, "forms.tooLong|1000");

/** Changing a password with the old one. */
export const ChangePassword = z.object({ currentPassword, newPassword: NewPassword });

/** The password asked again. */
export const Confirmation = z.object({ currentPassword, redirectTo });

// Spaces and hyphens are as people write codes.
const code = z
  .string({ error: "session.codeMissing" })
  .trim()
  .max(40, "session.codeWrong")
  .regex(/^[\dA-Za-z\s-]+$/, "session.codeWrong");

/** The first code of an app. */
export const AppCode = z.object({ code, redirectTo });

/** A code or a passkey, as the second factor. */
export const SecondFactor = z
  .object({ code: code.optional(), passkey: z.string().max(40_000).optional(), redirectTo })
  .refine(({ code, passkey }) => code !== undefined || passkey !== undefined, {
    path: ["code"],
    message: "session.codeMissing",
  });

/** A new passkey: what the browser made, and what its owner calls it. */
export const AddPasskey = z.object({
  name: z
    .string({ error: "session.passkeyNameMissing" })
    .trim()
    .min(1, "session.passkeyNameMissing")
    .max(60, "forms.tooLong|60"),
  passkey: z.string().max(40_000).optional(),
  redirectTo,
});

/** Signing in with a passkey alone: first its challenge is asked for, then answered. */
export const PasskeySignIn = z.object({ passkey: z.string().max(40_000).optional(), redirectTo });
