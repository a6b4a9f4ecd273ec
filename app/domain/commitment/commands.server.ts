import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "../shared/errors";
import { commitmentCatalogue, commitmentCounts } from "./queries.server";
import { criteria, evaluateCommitments, type CommitmentKey } from "./criteria";
import type { CommentForm, EvidenceChange, EvidenceForm, JudgementForm } from "./schema";

/** What a rule looks at that no single field knows. @throws Invalid */
function refuseEvidence(commitment: CommitmentKey, { criterion, datedOn }: EvidenceForm, today: string): void {
  if (criterion !== null && criteria[criterion] !== commitment)
    throw new Invalid({ criterion: [{ key: "forms.choose" }] });
  // What has not been yet shows nothing.
  if (datedOn > today) throw new Invalid({ datedOn: [{ key: "commitmentWork.future" }] });
}

const columnsOf = ({ criterion, kind, title, url, caseNumber, datedOn, note }: EvidenceForm) => ({
  criterionKey: criterion,
  kind,
  title,
  url,
  caseNumber,
  datedOn: new Date(datedOn),
  note,
});

/** Adds a piece of evidence to a commitment; gives its id. @throws Forbidden, Invalid */
export async function addEvidence(
  db: Db,
  actor: Actor,
  commitment: CommitmentKey,
  value: EvidenceForm,
  { today, isExample = false }: { today: string; isExample?: boolean },
): Promise<string> {
  if (!can(actor, "evidence.write")) throw new Forbidden("evidence.write");
  refuseEvidence(commitment, value, today);
  const data = { ...columnsOf(value), commitmentKey: commitment, addedById: actor.userId, isExample };
  return (await db.evidence.create({ data, select: { id: true } })).id;
}

/** A piece of evidence as its form holds it. @throws NotFound */
export async function evidenceFormValues(db: Db, commitment: CommitmentKey, id: string) {
  const row = await db.evidence.findFirst({ where: { id, commitmentKey: commitment } });
  if (row === null) throw new NotFound("evidence");
  return {
    kind: row.kind,
    title: row.title,
    criterion: row.criterionKey ?? "",
    url: row.url ?? "",
    caseNumber: row.caseNumber ?? "",
    datedOn: row.datedOn.toISOString().slice(0, 10),
    note: row.note ?? "",
    version: String(row.version),
  };
}

/** Changes it, by the version that was read. @throws Forbidden, Invalid, NotFound, Conflict */
export async function editEvidence(
  db: Db,
  actor: Actor,
  commitment: CommitmentKey,
  id: string,
  { version, ...value }: EvidenceChange,
  today: string,
): Promise<void> {
  if (!can(actor, "evidence.write")) throw new Forbidden("evidence.write");
  refuseEvidence(commitment, value, today);
  const where = { id, commitmentKey: commitment, version };
  const { count } = await db.evidence.updateMany({ where, data: columnsOf(value) });
  if (count === 0) throw new Conflict(await evidenceFormValues(db, commitment, id));
}

/** Takes it away, by the version that was read; the history keeps what it was. @throws Forbidden, NotFound, Conflict */
export async function removeEvidence(
  db: Db,
  actor: Actor,
  commitment: CommitmentKey,
  id: string,
  version: number,
): Promise<void> {
  if (!can(actor, "evidence.write")) throw new Forbidden("evidence.write");
  const { count } = await db.evidence.deleteMany({ where: { id, commitmentKey: commitment, version } });
  if (count === 0) throw new Conflict(await evidenceFormValues(db, commitment, id));
}

/**
 * Confirms or disputes a computed status, in the name and with the title of whoever does. What is judged is the status that was read: where the
 * numbers have moved it since, it has to be read again.
 * @throws Forbidden, Refused
 */
export async function judge(
  db: Db,
  actor: Actor,
  commitment: CommitmentKey,
  { verdict, reason, status, criteria: read }: JudgementForm,
): Promise<void> {
  if (!can(actor, "commitment.judge")) throw new Forbidden("commitment.judge");
  const { rules, version } = await commitmentCatalogue(db, "nb");
  const results = evaluateCommitments(await commitmentCounts(db), rules);
  const now = results.find((result) => result.commitment === commitment)?.status;
  if (now !== status || version !== read) throw new Refused("commitment.statusMoved");
  const person = await db.person.findFirst({ where: { userId: actor.userId, endedOn: null }, select: { title: true } });
  await db.$executeRaw`
    INSERT INTO commitment_judgement (commitment_key, status, criteria_version, verdict, reason, judged_by, judged_as)
    VALUES (${commitment}, ${status}::commitment_state, ${version}, ${verdict}::commitment_verdict, ${reason}, ${actor.userId}::uuid,
            ${person?.title ?? null})`;
}

/**
 * What a network says of a member's commitment, through the network's door. A member that does not share its plan is none it can say anything of.
 * @throws Forbidden, NotFound
 */
export async function comment(
  db: Db,
  actor: Actor,
  municipalityId: string,
  { commitment, text }: CommentForm,
): Promise<void> {
  if (!can(actor, "commitment.comment")) throw new Forbidden("commitment.comment");
  const written = await db.$executeRaw`
    INSERT INTO commitment_comment (municipality_id, network_id, commitment_key, text, written_by)
    SELECT m, tiltak_network(), ${commitment}, ${text}, ${actor.userId}::uuid
      FROM unnest(tiltak_shared('plan', 'summary')) m WHERE m = ${municipalityId}::uuid`;
  if (written === 0) throw new NotFound("member");
}
