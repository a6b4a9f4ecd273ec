import type { Db } from "~/db/door.server";
import { isLanguage } from "~/text/languages";
import { translatorFor } from "~/text/words.server";
import { post } from "../mail/outbox.server";

/** What the owner of an account is told by mail, in case it was somebody else. */
export type Notice = "password_changed" | "second_factor_added" | "second_factor_removed";

const words = {
  password_changed: "passwordChanged",
  second_factor_added: "secondFactorAdded",
  second_factor_removed: "secondFactorRemoved",
} as const;

/** Writes the notice to the owner of the account, in their language. */
export async function tellOwner(db: Db, userId: string, notice: Notice): Promise<void> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true, name: true, language: true } });
  if (!user) return;
  const language = isLanguage(user.language) ? user.language : "nb";
  const { t } = translatorFor(language);
  await post(db, {
    kind: notice,
    recipient: user.email,
    language,
    subject: t(`session.mail.${words[notice]}Subject`),
    text: [
      t("session.mail.hello", { name: user.name }),
      t(`session.mail.${words[notice]}`),
      t(`session.mail.${words[notice]}Else`),
    ].join("\n\n"),
  });
}
