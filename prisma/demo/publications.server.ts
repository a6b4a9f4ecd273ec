import { withMunicipality } from "~/db/door.server";
import { publish } from "~/domain/publication/commands.server";

/** Publishes the profile of a municipality of the demo, as its administrator would; once. Last of all, so that everything planted is in it. */
export async function plantPublication({ id }: { id: string }, userId: string): Promise<void> {
  await withMunicipality(id, { userId }, async (db) => {
    if ((await db.publication.count()) > 0) return;
    await publish(db, { userId, personId: null, roles: ["administrator"] }, null);
  });
}
