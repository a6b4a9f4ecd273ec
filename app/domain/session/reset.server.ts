import type { Db } from "~/db/door.server";
import { isLanguage, type Language } from "~/text/languages";
import { translatorFor } from "~/text/words.server";
import { post } from "../mail/outbox.server";
import { Refused } from "../shared/errors";
import { endSessions } from "./commands.server";
import { tellOwner } from "./notices.server";
import { passwordHash, refuseWeakPassword } from "./password.server";
import { hashOfToken, newToken } from "./token.server";

/** How long a link to choose a new password works. */
export const resetMinutes = 60;

/**
 * Sends a link to choose a new password to this address, if it belongs to somebody who signs in with one; links sent earlier stop working.
 * It tells nobody whether it did. The mail is in the user's language, or else in the one of the page.
 */
export async function askForNewPassword(
  db: Db,
  email: string,
  { language, linkTo }: { language: Language; linkTo: (token: string) => string },
): Promise<void> {
  const user = await db.user.findFirst({
    where: { email, erasedAt: null, credential: { isNot: null } },
    select: { id: true, name: true, language: true },
  });
  if (!user) return;
  const { token, hash } = newToken();
  await db.passwordReset.deleteMany({ where: { userId: user.id } });
  await db.passwordReset.create({
    data: { tokenHash: hash, userId: user.id, expiresAt: new Date(Date.now() + resetMinutes * 60_000) },
    select: { tokenHash: true },
  });
  const written = isLanguage(user.language) ? user.language : language;
  const { t } = translatorFor(written);
  await post(db, {
    kind: "password_reset",
    recipient: email,
    language: written,
    subject: t("session.mail.resetSubject"),
    text: [
      t("session.mail.hello", { name: user.name }),
      t("session.mail.reset"),
      linkTo(token),
      t("session.mail.resetElse"),
    ].join("\n\n"),
  });
}

/** Whether a link still leads to choosing a password: known, not used, not an hour old. */
export async function resetWorks(db: Db, token: string): Promise<boolean> {
  const count = await db.passwordReset.count({
    where: { tokenHash: hashOfToken(token), usedAt: null, expiresAt: { gt: new Date() } },
  });
  return count === 1;
}

/**
 * Sets the password by a link, once; ends all the user's sessions and tells them by mail.
 * @throws Refused when the link does not work (any more), Invalid at `password` when it is too easy to guess; the link then still works.
 */
export async function resetPassword(db: Db, token: string, password: string): Promise<void> {
  const [reset] = await db.$queryRaw<{ userId: string; email: string; name: string }[]>`
    SELECT r.user_id AS "userId", u.email, u.name FROM password_reset r JOIN app_user u ON u.id = r.user_id
     WHERE r.token_hash = ${hashOfToken(token)} AND r.used_at IS NULL AND r.expires_at > now() AND u.erased_at IS NULL
       FOR UPDATE OF r`;
  if (!reset) throw new Refused("session.linkOver");
  await refuseWeakPassword("password", password, reset);
  const hash = await passwordHash(password);
  await db.passwordReset.update({
    where: { tokenHash: hashOfToken(token) },
    data: { usedAt: new Date() },
    select: { userId: true },
  });
  await db.credential.update({
    where: { userId: reset.userId },
    data: { passwordHash: hash, changedAt: new Date() },
    select: { userId: true },
  });
  await endSessions(db, reset.userId);
  await tellOwner(db, reset.userId, "password_changed");
}
