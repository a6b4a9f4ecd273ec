import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { canonicalJson } from "~/domain/shared/canonical";
import { checksumOf } from "~/domain/shared/checksum.server";
import { Invalid, Refused, type FieldErrors } from "~/domain/shared/errors";
import { reachable, transition, type Facts } from "~/domain/shared/state-machine";
import { completeContent, type AttachedFile, type ProposalContent } from "./content";
import { lockedProposal } from "./locked.server";
import { mailSide, type LinkTo } from "./mail.server";
import { proposalMachine, type ProposalFact, type ProposalState } from "./states";

/** What stands between the draft and its submission, as it is in the database now. `fields`: what is missing or wrong in the draft. */
export async function submissionFacts(
  db: Db,
  id: string,
): Promise<{ facts: Facts<ProposalFact>; fields: FieldErrors; content: ProposalContent | null; draftVersion: number }> {
  const [row] = await db.$queryRaw<
    {
      hasConfirmedPartner: boolean;
      hasOpenTime: boolean;
      draft: unknown;
      version: number | null;
      attachments: AttachedFile[];
    }[]
  >`
    SELECT (SELECT r.state = 'confirmed' FROM partner r WHERE r.id = p.partner_id) AS "hasConfirmedPartner",
           p.challenge_id IS NULL
             OR coalesce(p.revision > 0 AND clock_timestamp() < p.complete_by, false)
             OR EXISTS (SELECT FROM challenge_place l JOIN challenge c ON c.scope = l.scope AND c.id = l.challenge_id
                         WHERE l.municipality_id = p.municipality_id AND l.challenge_id = p.challenge_id AND c.state = 'open'
                           AND clock_timestamp() >= c.opens_at AND clock_timestamp() < c.closes_at) AS "hasOpenTime",
           (SELECT d.content FROM proposal_draft d WHERE d.municipality_id = p.municipality_id AND d.proposal_id = p.id) AS draft,
           (SELECT d.version FROM proposal_draft d WHERE d.municipality_id = p.municipality_id AND d.proposal_id = p.id) AS version,
           coalesce((SELECT jsonb_agg(jsonb_build_object('name', a.name, 'mediaType', a.media_type, 'size', a.size, 'sha256', a.sha256) ORDER BY a.added_at, a.id)
                       FROM proposal_attachment a WHERE a.municipality_id = p.municipality_id AND a.proposal_id = p.id), '[]') AS attachments
      FROM proposal p WHERE p.id = ${id}::uuid`;
  const read = completeContent(row?.draft, row?.attachments ?? []);
  const content = "content" in read ? read.content : null;
  const fields = "fields" in read ? read.fields : await unknownDataPoints(db, read.content);
  return {
    facts: {
      hasConfirmedPartner: row?.hasConfirmedPartner ?? false,
      hasOpenTime: row?.hasOpenTime ?? false,
      hasCompleteContent: Object.keys(fields).length === 0,
    },
    fields,
    content,
    draftVersion: row?.version ?? 0,
  };
}

/** What stands against submitting a proposal as a whole, as text keys; what is missing in it is told at its fields. */
export const submissionBlocks = (state: ProposalState, facts: Facts<ProposalFact>): string[] =>
  (reachable(proposalMachine, state, facts).find(({ name }) => name === "submit")?.blockedBy ?? []).filter(
    (key) => key !== "proposal.blocked.no_complete_content",
  );

async function unknownDataPoints(db: Db, { effects }: ProposalContent): Promise<FieldErrors> {
  const known = await db.dataPoint.findMany({
    where: { id: { in: effects.map(({ dataPointId }) => dataPointId) } },
    select: { id: true },
  });
  return Object.fromEntries(
    effects.flatMap(({ dataPointId }, index) =>
      known.some(({ id }) => id === dataPointId) ? [] : [[`effects[${index}].dataPoint`, [{ key: "forms.gone" }]]],
    ),
  );
}

/** Whether the database refused a revision because its challenge takes no more (proposal_in_time). */
const isTooLate = (error: unknown): boolean =>
  error instanceof Error && /TK001/.test(`${error.message} ${JSON.stringify(error)}`);

/**
 * Submits the draft as the next revision, whole and never changed again, and tells the municipality's planners. `link` makes addresses for mail.
 * `seen` is the draft's version that whoever submits has read. The draft stays, also when this is refused.
 * @throws NotFound, Forbidden, Invalid with everything missing by field of the form, Refused for a partner nobody has confirmed, a proposal
 * that cannot be submitted now, a draft that was written on since, or a challenge that closed before this moment by the database's clock
 */
export async function submitProposal(
  db: Db,
  actor: Actor,
  id: string,
  link: LinkTo,
  seen?: number,
): Promise<{ revision: number; checksum: string }> {
  const proposal = await lockedProposal(db, actor, "proposal.write", id);
  const { facts, fields, content, draftVersion } = await submissionFacts(db, id);
  const { hasCompleteContent, ...others } = facts;
  // What stands against it as a whole is told first; what is missing then at its fields.
  transition(proposalMachine, proposal.state, "submitted", { ...others, hasCompleteContent: true });
  if (seen !== undefined && seen !== draftVersion) throw new Refused("proposal.draftChanged");
  if (!hasCompleteContent || content === null) throw new Invalid(fields);
  const revision = proposal.revision + 1;
  const checksum = checksumOf(canonicalJson(content));
  await db.$executeRaw`
    UPDATE proposal SET state = 'submitted', revision = ${revision}::int, submitted_at = coalesce(submitted_at, clock_timestamp())
     WHERE id = ${id}::uuid`;
  try {
    await db.$executeRaw`
      INSERT INTO proposal_revision (municipality_id, proposal_id, revision, partner_id, content, checksum, submitted_by)
      VALUES (${proposal.municipalityId}::uuid, ${id}::uuid, ${revision}::int, ${proposal.partnerId}::uuid, ${JSON.stringify(content)}::jsonb, ${checksum},
              ${actor.userId}::uuid)`;
  } catch (error) {
    if (isTooLate(error)) throw new Refused("proposal.blocked.no_open_time");
    throw error;
  }
  await db.$executeRaw`
    UPDATE proposal_attachment SET submitted_in = ${revision}::int WHERE proposal_id = ${id}::uuid AND submitted_in IS NULL`;
  const [names] = await db.$queryRaw<{ partner: string; key: string }[]>`
    SELECT r.name AS partner, m.key FROM proposal p JOIN partner r ON r.id = p.partner_id JOIN municipality m ON m.id = p.municipality_id
     WHERE p.id = ${id}::uuid`;
  await mailSide(
    db,
    { place: "municipality", id: proposal.municipalityId },
    revision === 1 ? "submitted" : "resubmitted",
    {
      partner: names?.partner,
      title: content.title,
      revision,
      link: link(`/${names?.key ?? ""}/proposals/${id}`),
    },
  );
  return { revision, checksum };
}
