import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { checksumOf } from "~/domain/shared/checksum.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { attachmentTypes, endingOf, largestAttachment, mostAttachments, safeName } from "./attachment";
import { isWhatItSays } from "./attachment-content.server";
import { draftValues, type DraftFields, type DraftForm } from "./content";
import { lockedProposal } from "./locked.server";
import { isUploaded, type StartForm } from "./schema";
import { isWritable } from "./states";

// What a partner writes before it submits.

const notNow = () => new Refused("shared.blocked.no_such_move");

/**
 * Begins a proposal of this partner to a municipality, or to one of its challenges that takes proposals now; gives its id. A challenge's data
 * point and year stand in the draft from the start.
 * @throws Forbidden, Invalid where the municipality or challenge cannot be proposed to
 */
export async function startProposal(
  db: Db,
  actor: Actor,
  partnerId: string,
  { municipality, challenge, language }: StartForm,
): Promise<string> {
  if (!can(actor, "proposal.write")) throw new Forbidden("proposal.write");
  const found = await db.municipality.findUnique({ where: { id: municipality }, select: { name: true } });
  if (!found) throw new Invalid({ municipality: [{ key: "forms.gone" }] });
  const draft: DraftFields = { language };
  if (challenge !== null) {
    const [asked] = await db.$queryRaw<{ dataPointId: string; byYear: number | null; isOpen: boolean }[]>`
      SELECT c.data_point_id AS "dataPointId", c.by_year AS "byYear",
             c.state = 'open' AND clock_timestamp() >= c.opens_at AND clock_timestamp() < c.closes_at AS "isOpen"
        FROM challenge_place l JOIN challenge c ON c.scope = l.scope AND c.id = l.challenge_id
       WHERE l.municipality_id = ${municipality}::uuid AND l.challenge_id = ${challenge}::uuid`;
    if (!asked) {
      const isElsewhere = (await db.challenge.count({ where: { id: challenge } })) > 0;
      const fault = isElsewhere
        ? { key: "proposals.new.notThere", params: { municipality: found.name } }
        : { key: "forms.gone" };
      throw new Invalid({ challenge: [fault] });
    }
    if (!asked.isOpen) throw new Refused("proposal.blocked.no_open_time");
    draft.effects = [
      { dataPoint: asked.dataPointId, ...(asked.byYear === null ? {} : { byYear: String(asked.byYear) }) },
    ];
  }
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO proposal (municipality_id, partner_id, challenge_id) VALUES (${municipality}::uuid, ${partnerId}::uuid, ${challenge}::uuid) RETURNING id`;
  if (!made) throw new Error("the proposal was not made");
  await db.$executeRaw`
    INSERT INTO proposal_draft (municipality_id, proposal_id, partner_id, content)
    VALUES (${municipality}::uuid, ${made.id}::uuid, ${partnerId}::uuid, ${JSON.stringify(draft)}::jsonb)`;
  return made.id;
}

interface StoredDraft {
  content: DraftFields;
  version: number;
  updatedAt: Date;
}

/** The draft as it stands. @throws NotFound */
export async function draftOfProposal(db: Db, id: string): Promise<StoredDraft> {
  const [draft] = await db.$queryRaw<StoredDraft[]>`
    SELECT content, version, updated_at AS "updatedAt" FROM proposal_draft WHERE proposal_id = ${id}::uuid`;
  if (!draft) throw new NotFound("draft");
  return draft;
}

/** The draft under its form's own names, with its version. */
export const draftFormValues = ({ content, version }: Pick<StoredDraft, "content" | "version">) => ({
  ...draftValues(content),
  version: String(version),
});

/**
 * Keeps what has been typed, finished or not; gives the draft's new version and when it was kept.
 * @throws NotFound, Forbidden, Refused where the partner may not write now, Conflict with the draft as it stands
 */
export async function saveDraft(
  db: Db,
  actor: Actor,
  id: string,
  { version, ...fields }: DraftForm,
): Promise<{ version: number; savedAt: Date }> {
  const { state } = await lockedProposal(db, actor, "proposal.write", id);
  if (!isWritable(state)) throw notNow();
  const draft = await draftOfProposal(db, id);
  if (draft.version !== version) throw new Conflict(draftFormValues(draft));
  const [saved] = await db.$queryRaw<{ version: number; savedAt: Date }[]>`
    UPDATE proposal_draft SET content = ${JSON.stringify(fields)}::jsonb WHERE proposal_id = ${id}::uuid
    RETURNING version, updated_at AS "savedAt"`;
  if (!saved) throw new NotFound("draft");
  return saved;
}

/**
 * Adds a file to what is being written; what it is is decided by its content. Gives its id.
 * @throws NotFound, Forbidden, Refused where the partner may not write now, Invalid for a file we do not take
 */
export async function addAttachment(db: Db, actor: Actor, id: string, file: unknown): Promise<string> {
  const { state, municipalityId, partnerId } = await lockedProposal(db, actor, "proposal.write", id);
  if (!isWritable(state)) throw notNow();
  const wrong = (key: string, params?: Record<string, number>) =>
    new Invalid({ file: [{ key: `proposals.attachments.${key}`, ...(params ? { params } : {}) }] });
  if (!isUploaded(file)) throw wrong("choose");
  // The lock on the proposal keeps ten at once from becoming more than are allowed.
  const count = await db.proposalAttachment.count({ where: { proposalId: id } });
  if (count >= mostAttachments) throw wrong("tooMany", { limit: mostAttachments });
  if (file.size === 0) throw wrong("empty");
  if (file.size > largestAttachment) throw wrong("tooLarge");
  const name = safeName(file.name);
  const ending = name === null ? null : endingOf(name);
  if (name === null || ending === null) throw wrong("wrongType");
  const content = Buffer.from(await file.arrayBuffer());
  if (!isWhatItSays(content, ending)) throw wrong("notWhatItSays");
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO proposal_attachment (municipality_id, proposal_id, partner_id, name, media_type, size, sha256, content)
    VALUES (${municipalityId}::uuid, ${id}::uuid, ${partnerId}::uuid, ${name}, ${attachmentTypes[ending]}, ${content.length}::int,
            ${checksumOf(content)}, ${content})
    RETURNING id`;
  if (!made) throw new Error("the file was not kept");
  return made.id;
}

/**
 * Takes a file away that no revision names.
 * @throws NotFound, Forbidden, Refused for one that has been submitted
 */
export async function removeAttachment(db: Db, actor: Actor, id: string, attachmentId: string): Promise<void> {
  await lockedProposal(db, actor, "proposal.write", id);
  const file = await db.proposalAttachment.findFirst({
    where: { id: attachmentId, proposalId: id },
    select: { submittedIn: true },
  });
  if (!file) throw new NotFound("attachment");
  if (file.submittedIn !== null) throw new Refused("proposal.submittedFile");
  await db.proposalAttachment.deleteMany({ where: { id: attachmentId, proposalId: id } });
}

/**
 * Throws away what was never submitted.
 * @throws NotFound, Forbidden, Refused for what was
 */
export async function discardProposal(db: Db, actor: Actor, id: string): Promise<void> {
  const { state } = await lockedProposal(db, actor, "proposal.write", id);
  if (state !== "draft") throw notNow();
  await db.proposalAttachment.deleteMany({ where: { proposalId: id } });
  await db.proposal.deleteMany({ where: { id } });
}
