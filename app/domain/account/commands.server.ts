import type { Db } from "~/db/door.server";
import type { AccountForm } from "./schema";

/**
 * Writes a user's own name and language. No version: nobody else writes them, and of two windows of one person the last is meant.
 */
export async function changeAccount(db: Db, userId: string, { name, language }: AccountForm): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { name, language } });
}
