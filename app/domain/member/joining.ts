import { z } from "zod";
import { NewPassword } from "~/domain/session/password";
import { Invalid, type FieldErrors } from "~/domain/shared/errors";

/** What accepting an invitation sends; somebody who is signed in sends nothing. */
export const JoinForm = z.object({
  name: z.string().trim().max(200, "forms.tooLong|200").optional(),
  password: NewPassword.optional(),
});

/**
 * Name and password of a new account.
 * @throws Invalid for each that is missing
 */
export function newAccountOf({ name, password }: z.output<typeof JoinForm>): { name: string; password: string } {
  const faults: FieldErrors = {};
  if (!name) faults.name = [{ key: "forms.missing" }];
  if (!password) faults.password = [{ key: "session.newPasswordMissing" }];
  if (!name || !password) throw new Invalid(faults);
  return { name, password };
}
