import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { canonicalJson } from "../shared/canonical";
import { checksumOf } from "../shared/checksum.server";
import { Forbidden, Refused } from "../shared/errors";
import { publicationFacts } from "./facts.server";
import { snapshotOf } from "./freezing";
import { scoresOf } from "./snapshot";

/** Holds the municipality until the transaction ends: of two who publish or withdraw at once the second sees what the first did. */
async function newestLive(db: Db, actor: Actor): Promise<string | null> {
  if (!can(actor, "publication.write")) throw new Forbidden("publication.write");
  await db.$queryRaw`SELECT id FROM municipality WHERE id = tiltak_municipality() FOR NO KEY UPDATE`;
  const [live] = await db.$queryRaw<{ checksum: string }[]>`
    SELECT checksum FROM publication
     WHERE municipality_id = tiltak_municipality() AND withdrawn_at IS NULL ORDER BY published_at DESC, id LIMIT 1`;
  return live?.checksum ?? null;
}

/**
 * Publishes the profile as it stands now, and makes the municipality a published one if it was not. `seen` is the checksum of the preview: what
 * nobody has looked at is not published (null: nobody previews, as when examples are planted). Gives the checksum.
 * @throws Forbidden; Refused when exactly this is published already, and when something has changed since the preview
 */
export async function publish(db: Db, actor: Actor, seen: string | null): Promise<string> {
  const live = await newestLive(db, actor);
  const snapshot = snapshotOf(await publicationFacts(db));
  const checksum = checksumOf(canonicalJson(snapshot));
  if (live === checksum) throw new Refused("publication.same");
  if (seen !== null && seen !== checksum) throw new Refused("publication.changedSince");
  await db.publication.create({
    data: {
      publishedById: actor.userId === nobody ? null : actor.userId,
      ruleVersion: snapshot.versions.rule,
      catalogueVersion: snapshot.versions.catalogue,
      criteriaVersion: snapshot.versions.criteria,
      snapshot: json(snapshot),
      scores: json(scoresOf(snapshot)),
      checksum,
    },
    select: { id: true },
  });
  await db.$executeRaw`
    UPDATE municipality SET published_at = now() WHERE id = tiltak_municipality() AND published_at IS NULL`;
  return checksum;
}

/** Interfaces have no index signature, which Prisma asks of JSON. */
const json = (value: object): object => value;

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Takes the profile, the open data and all that was published before back: nobody outside sees them from now on.
 * @throws Forbidden; Refused when nothing is published
 */
export async function withdraw(db: Db, actor: Actor): Promise<void> {
  await newestLive(db, actor);
  // A municipality may be published without a snapshot: its figures were open before there were any.
  const published = await db.$executeRaw`
    UPDATE municipality SET published_at = NULL WHERE id = tiltak_municipality() AND published_at IS NOT NULL`;
  const withdrawn = await db.$executeRaw`
    UPDATE publication SET withdrawn_at = now() WHERE municipality_id = tiltak_municipality() AND withdrawn_at IS NULL`;
  if (published + withdrawn === 0) throw new Refused("publication.notPublished");
}
