import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { Forbidden, NotFound } from "~/domain/shared/errors";
import type { ProposalState } from "./states";

export interface LockedProposal {
  id: string;
  municipalityId: string;
  partnerId: string;
  challengeId: string | null;
  state: ProposalState;
  /** Number of the newest revision; 0 before the first. */
  revision: number;
  /** The project it was turned into. */
  projectId: string | null;
  version: number;
}

/**
 * The proposal, locked until the transaction ends, for someone who may do this here.
 * @throws NotFound, Forbidden
 */
export async function lockedProposal(
  db: Db,
  actor: Actor,
  permission: Permission,
  id: string,
): Promise<LockedProposal> {
  const [proposal] = await db.$queryRaw<LockedProposal[]>`
    SELECT id, municipality_id AS "municipalityId", partner_id AS "partnerId", challenge_id AS "challengeId", state::text AS state, revision,
           project_id AS "projectId", version
      FROM proposal WHERE id = ${id}::uuid FOR UPDATE`;
  if (!proposal) throw new NotFound("proposal");
  if (!can(actor, permission)) throw new Forbidden(permission);
  return proposal;
}
