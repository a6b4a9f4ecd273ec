import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { IsoDate } from "../shared/period";
import { writeGrants } from "./commands.server";
import { sharingSubjects, type Grants } from "./levels";
import { firstLook, lookAt, type Look, type LookSearch } from "./look.server";
import type { SharingNetwork } from "./queries.server";

/** The door a preview looks through; what was written stays nowhere (db/door.server.ts, `rehearse`). */
export interface LookDoors {
  network(networkId: string): Promise<Db>;
}

/**
 * What the network would see of the municipality with these grants, read through the network's own door. A municipality that has been asked
 * looks as if it had joined, and a grant of a later day as if that day had come. `asked` tells which project
 * and which pages of its lists are opened. Writes; for a rehearsal alone.
 */
export async function previewForNetwork(
  db: Db,
  doors: LookDoors,
  municipality: { id: string; key: string },
  network: Pick<SharingNetwork, "id" | "state">,
  grants: Grants,
  { language, today, asked = firstLook }: { language: Language; today: IsoDate; asked?: LookSearch },
): Promise<Look> {
  if (network.state === "asked")
    await db.$executeRaw`
      UPDATE network_membership SET state = 'joined', answered_at = now()
       WHERE municipality_id = tiltak_municipality() AND network_id = ${network.id}::uuid`;
  const now = Object.fromEntries(
    sharingSubjects.map((subject) => [subject, { level: grants[subject].level, from: today }]),
  ) as Grants;
  await writeGrants(db, network.id, now);
  return lookAt(await doors.network(network.id), municipality, language, asked);
}
