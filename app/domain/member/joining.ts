import { z } from "zod";
import { Invalid, type FieldErrors } from "~/domain/shared/errors";

/** What accepting an invitation sends; somebody who is signed in sends nothing. Lengths are bounded so that hashing stays cheap. */
export const JoinForm = z.object({
  name: z.string().trim().max(200, "forms.tooLong|200").optional(),
  password: z.string().max(1000, "forms.tooLong|1000").optional(),
});

const shortestPassword = 12;

/**
 * Name and password of a new account.
 * @throws Invalid for each that is missing or will not do.
 */
export function newAccountOf({ name, password }: z.output<typeof JoinForm>): { name: string; password: string } {
  const faults: FieldErrors = {};
  if (!name) faults.name = [{ key: "forms.missing" }];
  if (!password) faults.password = [{ key: "forms.missing" }];
  else if (password.length < shortestPassword)
    faults.password = [{ key: "invitation.passwordShort", params: { limit: shortestPassword } }];
  if (!name || !password || faults.password) throw new Invalid(faults);
  return { name, password };
}
