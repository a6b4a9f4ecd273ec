import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { DomainError, Forbidden, Invalid, Refused } from "~/domain/shared/errors";
import { reachable, transition, type Facts } from "~/domain/shared/state-machine";
import { lockedProposal, type LockedProposal } from "./locked.server";
import { mailSide, type LinkTo } from "./mail.server";
import type { BulkForm, DecisionForm, MessageForm, ReturnForm } from "./schema";
import { proposalMachine, type ProposalFact, type ProposalState } from "./states";

// What moves a proposal that has been submitted, and what the two sides write to each other.

/** What the municipality's guards look at, as it stands. The actor's own interest counts, whoever else has one. */
export async function treatmentFacts(db: Db, actor: Actor, id: string): Promise<Facts<ProposalFact>> {
  const [facts] = await db.$queryRaw<{ hasScoresIn: boolean; hasNoInterest: boolean }[]>`
    SELECT coalesce(bool_or(e.handed_in_at IS NOT NULL), false)
             AND NOT coalesce(bool_or(e.has_interest IS NOT TRUE AND e.handed_in_at IS NULL), false) AS "hasScoresIn",
           NOT coalesce(bool_or(e.user_id = ${actor.userId}::uuid AND e.has_interest IS TRUE), false) AS "hasNoInterest"
      FROM proposal_evaluator e WHERE e.proposal_id = ${id}::uuid`;
  return facts ?? {};
}

interface Names {
  title: string;
  partner: string;
  partnerKey: string;
  municipality: string;
  municipalityKey: string;
}

/** What mail calls a proposal and its two sides. */
async function namesOf(db: Db, id: string): Promise<Names> {
  const [names] = await db.$queryRaw<Names[]>`
    SELECT coalesce(v.content ->> 'title', '') AS title, coalesce(r.name, '') AS partner, coalesce(r.key, '') AS "partnerKey", m.name AS municipality,
           m.key AS "municipalityKey"
      FROM proposal p
      JOIN municipality m ON m.id = p.municipality_id
      LEFT JOIN partner r ON r.id = p.partner_id
      LEFT JOIN proposal_revision v ON v.municipality_id = p.municipality_id AND v.proposal_id = p.id AND v.revision = p.revision
     WHERE p.id = ${id}::uuid`;
  if (!names) throw new Error("a locked proposal is not there");
  return names;
}

async function move(db: Db, id: string, to: ProposalState): Promise<void> {
  await db.$executeRaw`UPDATE proposal SET state = ${to}::proposal_state WHERE id = ${id}::uuid`;
}

async function write(
  db: Db,
  actor: Actor,
  proposal: LockedProposal,
  text: string,
  as: { fromPartner: boolean; isReturn?: boolean },
) {
  await db.$executeRaw`
    INSERT INTO proposal_message (municipality_id, proposal_id, partner_id, from_partner, is_return, text, written_by)
    VALUES (${proposal.municipalityId}::uuid, ${proposal.id}::uuid, ${proposal.partnerId}::uuid, ${as.fromPartner}, ${as.isReturn ?? false}, ${text},
            ${actor.userId}::uuid)`;
}

/**
 * Takes a submitted proposal into evaluation. Where it has been completed, what evaluators had handed in is theirs again, to be looked over.
 * @throws NotFound, Forbidden, Refused
 */
export async function evaluateProposal(db: Db, actor: Actor, id: string): Promise<void> {
  const proposal = await lockedProposal(db, actor, "proposal.treat", id);
  transition(proposalMachine, proposal.state, "in_evaluation", await treatmentFacts(db, actor, id));
  await move(db, id, "in_evaluation");
  if (proposal.state === "submitted" && proposal.revision > 1)
    await db.$executeRaw`UPDATE proposal_evaluator SET handed_in_at = NULL WHERE proposal_id = ${id}::uuid AND handed_in_at IS NOT NULL`;
}

/**
 * Sends a proposal back to be completed: with what is asked, and until which day (that day counts, in Norway). The partner is told by mail.
 * @throws NotFound, Forbidden, Refused, Invalid for a day that is not ahead
 */
export async function returnProposal(
  db: Db,
  actor: Actor,
  id: string,
  { message, completeBy }: ReturnForm,
  link: LinkTo,
): Promise<void> {
  const proposal = await lockedProposal(db, actor, "proposal.treat", id);
  transition(proposalMachine, proposal.state, "returned", {
    ...(await treatmentFacts(db, actor, id)),
    reason: message,
  });
  const [day] = await db.$queryRaw<{ isAhead: boolean }[]>`SELECT ${completeBy}::date > tiltak_today() AS "isAhead"`;
  if (!day?.isAhead) throw new Invalid({ completeBy: [{ key: "proposals.return.notAhead" }] });
  await db.$executeRaw`
    UPDATE proposal SET state = 'returned', complete_by = (${completeBy}::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo' WHERE id = ${id}::uuid`;
  await write(db, actor, proposal, message, { fromPartner: false, isReturn: true });
  const names = await namesOf(db, id);
  await mailSide(db, { place: "partner", id: proposal.partnerId }, "returned", {
    ...names,
    message,
    date: completeBy,
    link: link(`/partner/${names.partnerKey}/proposals/${id}`),
  });
}

/**
 * Accepts or declines, with a reason that is sent to the partner and never changed.
 * @throws NotFound, Forbidden, Refused where scores are missing or who decides has an interest
 */
export async function decideProposal(
  db: Db,
  actor: Actor,
  id: string,
  { outcome, reason }: DecisionForm,
  link: LinkTo,
): Promise<void> {
  const proposal = await lockedProposal(db, actor, "proposal.treat", id);
  transition(proposalMachine, proposal.state, outcome, { ...(await treatmentFacts(db, actor, id)), reason });
  await db.$executeRaw`
    UPDATE proposal SET state = ${outcome}::proposal_state, decided_at = clock_timestamp() WHERE id = ${id}::uuid`;
  await db.$executeRaw`
    INSERT INTO proposal_decision (municipality_id, proposal_id, partner_id, outcome, reason, decided_by)
    VALUES (${proposal.municipalityId}::uuid, ${id}::uuid, ${proposal.partnerId}::uuid, ${outcome}::proposal_outcome, ${reason}, ${actor.userId}::uuid)`;
  const names = await namesOf(db, id);
  await mailSide(db, { place: "partner", id: proposal.partnerId }, outcome, {
    ...names,
    reason,
    link: link(`/partner/${names.partnerKey}/proposals/${id}`),
  });
}

/** What became of one of several proposals; `refused` is the text key of what stands against it. */
export interface BulkResult {
  id: string;
  refused: string | null;
}

/** What stands against moving each of several proposals, by id, as it is now: the text key of the reason. Those that can be moved are not in it. One query. */
export async function bulkBlocks(
  db: Db,
  actor: Actor,
  ids: readonly string[],
  move: BulkForm["move"],
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; state: ProposalState; hasNoInterest: boolean }[]>`
    SELECT p.id, p.state::text AS state,
           NOT EXISTS (SELECT FROM proposal_evaluator e WHERE e.municipality_id = p.municipality_id AND e.proposal_id = p.id
                          AND e.user_id = ${actor.userId}::uuid AND e.has_interest IS TRUE) AS "hasNoInterest"
      FROM proposal p WHERE p.id = ANY (${ids}::uuid[])`;
  return new Map(
    rows.flatMap(({ id, state, hasNoInterest }) => {
      const reached = reachable(proposalMachine, state, { hasNoInterest }).find(({ name }) => name === move);
      const reason = reached === undefined ? "shared.blocked.no_such_move" : reached.blockedBy[0];
      return reason === undefined ? [] : [[id, reason] as const];
    }),
  );
}

/**
 * Moves several proposals the same way; each that can be moved is, and of the others is told why not. In the order of their ids, so that two who
 * do this at once wait for each other and never in a ring.
 * @throws Forbidden
 */
export async function moveProposals(db: Db, actor: Actor, form: BulkForm, link: LinkTo): Promise<BulkResult[]> {
  if (!can(actor, "proposal.treat")) throw new Forbidden("proposal.treat");
  const results: BulkResult[] = [];
  for (const id of [...new Set(form.chosen)].sort()) {
    try {
      if (form.move === "evaluate") await evaluateProposal(db, actor, id);
      else await decideProposal(db, actor, id, { outcome: "declined", reason: form.reason ?? "" }, link);
      results.push({ id, refused: null });
    } catch (error) {
      // What is refused has written nothing yet; a fault of ours ends it all.
      if (!(error instanceof DomainError)) throw error;
      results.push({ id, refused: error instanceof Refused ? error.reason : "proposal.gone" });
    }
  }
  return results;
}

/**
 * Withdraws what has not been decided; a reason is told to the municipality as a message.
 * @throws NotFound, Forbidden, Refused
 */
export async function withdrawProposal(
  db: Db,
  actor: Actor,
  id: string,
  reason: string | null,
  link: LinkTo,
): Promise<void> {
  const proposal = await lockedProposal(db, actor, "proposal.write", id);
  transition(proposalMachine, proposal.state, "withdrawn", {});
  await move(db, id, "withdrawn");
  if (reason !== null) await write(db, actor, proposal, reason, { fromPartner: true });
  const names = await namesOf(db, id);
  await mailSide(db, { place: "municipality", id: proposal.municipalityId }, "withdrawn", {
    ...names,
    link: link(`/${names.municipalityKey}/proposals/${id}`),
  });
}

/**
 * Writes to the other side about a proposal that has been submitted.
 * @throws NotFound, Forbidden, Refused for a draft, which the municipality does not know, and where another revision has come since it was read
 */
export async function writeMessage(
  db: Db,
  actor: Actor,
  side: "partner" | "municipality",
  id: string,
  { text, revision }: MessageForm,
  link: LinkTo,
): Promise<void> {
  const proposal = await lockedProposal(db, actor, side === "partner" ? "proposal.write" : "proposal.treat", id);
  if (proposal.state === "draft") throw new Refused("shared.blocked.no_such_move");
  if (proposal.revision !== revision) throw new Refused("proposal.newRevision");
  await write(db, actor, proposal, text, { fromPartner: side === "partner" });
  const names = await namesOf(db, id);
  const [to, mail, path] =
    side === "partner"
      ? ([
          { place: "municipality", id: proposal.municipalityId },
          "messageToMunicipality",
          `/${names.municipalityKey}`,
        ] as const)
      : ([{ place: "partner", id: proposal.partnerId }, "messageToPartner", `/partner/${names.partnerKey}`] as const);
  await mailSide(db, to, mail, { ...names, message: text, link: link(`${path}/proposals/${id}`) });
}
