import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { writeToHolders } from "../mail/holders.server";
import { Conflict, Forbidden, NotFound, Refused } from "../shared/errors";
import { sharingSubjects, type Grants } from "./levels";
import { sharingNetwork } from "./queries.server";
import { sharingFormValues } from "./schema";
import { endOf, type MembershipState, type MunicipalityMove } from "./states";

/** Of the mail about an answer: whose it is, and the page where the network's leaders see it. */
export interface AnswerMail {
  municipality: string;
  link: string;
}

interface Locked {
  id: string;
  name: string;
  state: MembershipState;
  version: number;
}

/** The membership in the network of this key, held until the end of the transaction. @throws NotFound */
async function locked(db: Db, network: string): Promise<Locked> {
  const [row] = await db.$queryRaw<Locked[]>`
    SELECT n.id, n.name, b.state::text AS state, b.version
      FROM network_membership b JOIN network n ON n.id = b.network_id
     WHERE b.municipality_id = tiltak_municipality() AND n.key = ${network} FOR UPDATE OF b`;
  if (!row) throw new NotFound("network");
  return row;
}

/**
 * Joins the network, declines, or leaves it. Whoever leaves shares nothing with it any more, and whoever joins begins by sharing nothing (a
 * trigger sees to both). The network's leaders are told by mail.
 * @throws Forbidden, NotFound; Refused where that is no answer to how things stand, or somebody answered meanwhile
 */
export async function answerNetwork(
  db: Db,
  actor: Actor,
  network: string,
  move: MunicipalityMove,
  { version }: { version: number },
  mail: AnswerMail,
): Promise<void> {
  if (!can(actor, "sharing.write")) throw new Forbidden("sharing.write");
  const membership = await locked(db, network);
  const to = endOf(move, membership.state);
  if (membership.version !== version) throw new Refused("shared.blocked.no_such_move");
  await db.$executeRaw`
    UPDATE network_membership SET state = ${to}::network_membership_state, answered_at = now(), answered_by = ${actor.userId}::uuid
     WHERE municipality_id = tiltak_municipality() AND network_id = ${membership.id}::uuid`;
  await writeToHolders(db, { place: "network", id: membership.id }, "network_answered", (t) => ({
    subject: t(`sharing.mail.answered.${move}`, { municipality: mail.municipality, network: membership.name }),
    paragraphs: [
      t(`sharing.mail.answered.${move}`, { municipality: mail.municipality, network: membership.name }),
      t(`sharing.mail.then.${move}`, { municipality: mail.municipality }),
      mail.link,
    ],
  }));
}

/**
 * Decides what the network sees, from which day; `nothing` ends it at once, for what has been shared is read anew each time it is shown.
 * `version` is the one of all grants together that was read, 0 where there were none.
 * @throws Forbidden, NotFound; Refused unless the municipality belongs to the network; Conflict
 */
export async function shareWith(
  db: Db,
  actor: Actor,
  network: string,
  grants: Grants,
  { version }: { version: number },
): Promise<void> {
  if (!can(actor, "sharing.write")) throw new Forbidden("sharing.write");
  const { id, state } = await locked(db, network);
  if (state !== "joined") throw new Refused("sharing.notMember");
  const current = await sharingNetwork(db, network);
  if (current.grantsVersion !== version)
    throw new Conflict({ ...sharingFormValues(current.grants), version: String(current.grantsVersion) });
  await writeGrants(db, id, grants);
}

/** Writes what differs, so that the history tells no change where there is none. */
export async function writeGrants(db: Db, networkId: string, grants: Grants): Promise<void> {
  for (const subject of sharingSubjects) {
    const { level, from } = grants[subject];
    await db.$executeRaw`
      INSERT INTO sharing_grant AS s (network_id, subject, level, from_on)
      VALUES (${networkId}::uuid, ${subject}::sharing_subject, ${level}::sharing_level, ${from}::date)
      ON CONFLICT (municipality_id, network_id, subject) DO UPDATE
        SET level = excluded.level, from_on = CASE excluded.level WHEN 'nothing' THEN s.from_on ELSE excluded.from_on END
        WHERE s.level <> excluded.level OR (excluded.level <> 'nothing' AND s.from_on <> excluded.from_on)`;
  }
}
