import { z } from "zod";

/** What the sign-in form sends. Lengths are bounded so that hashing cannot be made expensive. */
export const SignIn = z.object({
  email: z.string({ error: "session.emailMissing" }).trim().toLowerCase().max(254, "session.emailWrong"),
  password: z.string({ error: "session.passwordMissing" }).max(1000, "forms.tooLong|1000"),
  redirectTo: z.string().max(2000).optional(),
});
