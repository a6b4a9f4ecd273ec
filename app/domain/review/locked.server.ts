import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { Forbidden, NotFound, Refused } from "~/domain/shared/errors";
import type { IsoDate } from "~/domain/shared/period";
import type { Facts } from "~/domain/shared/state-machine";
import type { RoundFact, RoundState, SubmissionFact, SubmissionState } from "./states";

export interface LockedRound {
  id: string;
  title: string;
  language: string;
  state: RoundState;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  opensOn: IsoDate;
  dueOn: IsoDate;
  previousId: string | null;
  version: number;
}

function demand(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new Forbidden(permission);
}

/**
 * The round of the open network, held until the transaction ends; a closed one is not held, since nobody can change it.
 * @throws Forbidden, NotFound
 */
export async function lockedRound(db: Db, actor: Actor, id: string): Promise<LockedRound> {
  demand(actor, "review.write");
  // The door lets nobody lock a closed round: it is read after.
  await db.$queryRaw`SELECT id FROM review WHERE id = ${id}::uuid AND network_id = tiltak_network() FOR UPDATE`;
  const [round] = await db.$queryRaw<LockedRound[]>`
    SELECT id, title, trim(language) AS language, state::text AS state, period_from::text AS "periodFrom", period_to::text AS "periodTo",
           opens_on::text AS "opensOn", due_on::text AS "dueOn", previous_id AS "previousId", version
      FROM review WHERE id = ${id}::uuid AND network_id = tiltak_network()`;
  if (!round) throw new NotFound("review");
  return round;
}

/** What the guards of a round look at, as it stands in the database, in the network's door. */
export async function roundFacts(db: Db, id: string): Promise<Facts<RoundFact>> {
  const [facts] = await db.$queryRaw<Record<RoundFact, boolean>[]>`
    SELECT EXISTS (SELECT FROM network_membership n WHERE n.network_id = r.network_id AND n.state = 'joined') AS "hasMembers",
           r.due_on >= tiltak_today() AS "hasDueAhead",
           EXISTS (SELECT FROM submission s WHERE s.network_id = r.network_id AND s.review_id = r.id AND s.state <> 'preparing') AS "hasSubmission",
           NOT EXISTS (SELECT FROM submission s
                        WHERE s.network_id = r.network_id AND s.review_id = r.id AND s.state IN ('submitted', 'resubmitted')) AS "hasAllRead"
      FROM review r WHERE r.id = ${id}::uuid AND r.network_id = tiltak_network()`;
  return facts ?? {};
}

export interface LockedSubmission {
  id: string;
  municipalityId: string;
  networkId: string;
  reviewId: string;
  state: SubmissionState;
  version: number;
}

/**
 * The submission, held until the transaction ends. `version` is the one that was read, where somebody decides by what they read.
 * @throws Forbidden, NotFound, Refused when it has moved on since
 */
export async function lockedSubmission(
  db: Db,
  actor: Actor,
  permission: "review.write" | "submission.write",
  id: string,
  version?: number,
): Promise<LockedSubmission> {
  demand(actor, permission);
  const [row] = await db.$queryRaw<LockedSubmission[]>`
    SELECT id, municipality_id AS "municipalityId", network_id AS "networkId", review_id AS "reviewId", state::text AS state, version
      FROM submission
     WHERE id = ${id}::uuid AND (municipality_id = tiltak_municipality() OR network_id = tiltak_network()) FOR UPDATE`;
  if (!row) throw new NotFound("submission");
  if (version !== undefined && version !== row.version) throw new Refused("shared.blocked.no_such_move");
  return row;
}

/** What the guards of a submission look at; each door knows its own side's, and what it cannot know stays out, so that the guard refuses. */
export async function submissionFacts(db: Db, id: string): Promise<Facts<SubmissionFact>> {
  const [facts] = await db.$queryRaw<Record<SubmissionFact, boolean>[]>`
    SELECT r.state IN ('open', 'reviewing') AS "hasOpenRound",
           NOT EXISTS (
             SELECT FROM (SELECT row_number() OVER (ORDER BY q.position) AS place FROM review_question q
                           WHERE q.network_id = r.network_id AND q.review_id = r.id) q
              WHERE coalesce(d.answers[q.place], '') = '') AS "hasAnswers",
           EXISTS (SELECT FROM network_membership n
                    WHERE n.municipality_id = s.municipality_id AND n.network_id = s.network_id AND n.state = 'joined') AS "hasMembership",
           EXISTS (SELECT FROM submission_head h
                     JOIN submission_revision v ON v.municipality_id = h.municipality_id AND v.submission_id = h.submission_id AND v.revision = h.revision
                    WHERE h.municipality_id = s.municipality_id AND h.submission_id = s.id) AS "hasSharing"
      FROM submission s
      JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
      LEFT JOIN submission_draft d ON d.municipality_id = s.municipality_id AND d.submission_id = s.id
     WHERE s.id = ${id}::uuid`;
  return facts ?? {};
}
