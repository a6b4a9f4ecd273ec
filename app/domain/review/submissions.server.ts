import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { writeToHolders } from "~/domain/mail/holders.server";
import { canonicalJson } from "~/domain/shared/canonical";
import { checksumOf } from "~/domain/shared/checksum.server";
import { Conflict, NotFound, Refused } from "~/domain/shared/errors";
import type { IsoDate } from "~/domain/shared/period";
import { transition } from "~/domain/shared/state-machine";
import type { Language } from "~/text/languages";
import { lockedSubmission, submissionFacts, type LockedSubmission } from "./locked.server";
import { asShared, type Frozen } from "./report";
import { reportOf, sharedLevels } from "./report.server";
import { answerField } from "./questions";
import type { DraftGiven } from "./schema";
import { isOpenRound, isWithMunicipality, submissionMachine, type RoundState } from "./states";

// What a member does with its part in a round, in the municipality's door.

/** The municipality of the open door, today there, and how addresses are written in mail. */
export interface Here {
  id: string;
  key: string;
  name: string;
  today: IsoDate;
  link: (path: string) => string;
}

interface Round {
  id: string;
  title: string;
  state: RoundState;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  dueOn: IsoDate;
  networkId: string;
  networkKey: string;
  networkName: string;
  questions: string[];
}

async function roundOf(db: Db, reviewId: string): Promise<Round> {
  const [round] = await db.$queryRaw<Round[]>`
    SELECT r.id, r.title, r.state::text AS state, r.period_from::text AS "periodFrom", r.period_to::text AS "periodTo", r.due_on::text AS "dueOn",
           n.id AS "networkId", n.key AS "networkKey", n.name AS "networkName",
           ARRAY(SELECT q.text FROM review_question q WHERE q.network_id = r.network_id AND q.review_id = r.id ORDER BY q.position) AS questions
      FROM review r JOIN network n ON n.id = r.network_id WHERE r.id = ${reviewId}::uuid`;
  if (!round) throw new NotFound("review");
  return round;
}

interface Draft {
  answers: string[];
  note: string;
  version: number;
}

async function draftOf(db: Db, submissionId: string): Promise<Draft | null> {
  return db.submissionDraft.findFirst({
    where: { submissionId },
    select: { answers: true, note: true, version: true },
  });
}

/** A draft as its form holds it; version 0 before there is one. */
const draftFormValues = (draft: Draft | null, questions: number): Record<string, string> => ({
  ...Object.fromEntries(
    Array.from({ length: questions }, (_, index) => [answerField(index), draft?.answers[index] ?? ""]),
  ),
  note: draft?.note ?? "",
  version: String(draft?.version ?? 0),
});

/** What is written so far, as its form holds it, and the version it stands in; 0 before anything is written. */
export async function draftValues(
  db: Db,
  submissionId: string,
  questions: number,
): Promise<{ values: Record<string, string>; version: number }> {
  const draft = await draftOf(db, submissionId);
  const { version: _version, ...values } = draftFormValues(draft, questions);
  return { values, version: draft?.version ?? 0 };
}

/**
 * Keeps what is written so far; nobody outside the municipality sees it.
 * @throws Forbidden, NotFound, Refused when it is the network's turn or the round is over, Conflict when somebody saved first
 */
export async function saveDraft(
  db: Db,
  actor: Actor,
  id: string,
  { answers, note, version }: DraftGiven,
): Promise<void> {
  const submission = await lockedSubmission(db, actor, "submission.write", id);
  const { state, questions } = await roundOf(db, submission.reviewId);
  if (!isWithMunicipality(submission.state) || !isOpenRound(state)) throw new Refused("submission.notWritable");
  const draft = await draftOf(db, id);
  if ((draft?.version ?? 0) !== version) throw new Conflict(draftFormValues(draft, questions.length));
  const data = { answers: answers.slice(0, questions.length), note };
  if (draft === null) await db.submissionDraft.createMany({ data: [{ submissionId: id, ...data }] });
  else await db.submissionDraft.updateMany({ where: { submissionId: id }, data });
}

/** What is frozen when it is submitted now. */
async function frozenNow(
  db: Db,
  { key, name, today }: Pick<Here, "key" | "name" | "today">,
  round: Round,
  revision: number,
  draft: Draft | null,
) {
  return {
    network: { key: round.networkKey, name: round.networkName },
    municipality: { key, name },
    round: {
      id: round.id,
      title: round.title,
      periodFrom: round.periodFrom,
      periodTo: round.periodTo,
      dueOn: round.dueOn,
    },
    revision,
    answers: round.questions.map((question, index) => ({ question, answer: draft?.answers[index] ?? "" })),
    note: draft?.note ?? "",
    report: asShared(
      await reportOf(db, { municipality: key, period: { from: round.periodFrom, to: round.periodTo }, on: today }),
      await sharedLevels(db, round.networkId),
    ),
  } satisfies Frozen;
}

/** What would be submitted now. @throws NotFound */
export async function preview(db: Db, here: Pick<Here, "key" | "name" | "today">, id: string) {
  const submission = await db.submission.findFirst({ where: { id }, select: { reviewId: true } });
  if (!submission) throw new NotFound("submission");
  const round = await roundOf(db, submission.reviewId);
  return frozenNow(db, here, round, (await revisionsOf(db, id)) + 1, await draftOf(db, id));
}

const revisionsOf = (db: Db, submissionId: string) => db.submissionRevision.count({ where: { submissionId } });

/** Freezes content as a revision, with its checksum and how much of each subject is in it. */
export async function freeze(
  db: Db,
  { userId }: { userId: string },
  submissionId: string,
  frozen: Awaited<ReturnType<typeof preview>>,
  submittedAt?: Date,
): Promise<void> {
  const content = canonicalJson(frozen);
  await db.submissionRevision.createMany({
    data: [
      {
        submissionId,
        revision: frozen.revision,
        content,
        checksum: checksumOf(content),
        ...frozen.report.shared,
        submittedById: userId,
        ...(submittedAt ? { submittedAt } : {}),
      },
    ],
  });
}

/**
 * Submits the report of today with what is written, frozen with a checksum; after questions, once more. `version` is that of the draft
 * that was looked at.
 * @throws Forbidden, NotFound, Refused when a guard stands against it, or when the draft has changed meanwhile
 */
export async function submitReport(db: Db, actor: Actor, here: Here, id: string, version: number): Promise<void> {
  const submission = await lockedSubmission(db, actor, "submission.write", id);
  const round = await roundOf(db, submission.reviewId);
  const to = submission.state === "questions" ? "resubmitted" : "submitted";
  transition(submissionMachine, submission.state, to, await submissionFacts(db, id));
  const draft = await draftOf(db, id);
  if ((draft?.version ?? 0) !== version) throw new Refused("submission.changed");
  const frozen = await frozenNow(db, here, round, (await revisionsOf(db, id)) + 1, draft);
  await freeze(db, actor, id, frozen);
  await db.$executeRaw`UPDATE submission SET state = ${to}::submission_state WHERE id = ${id}::uuid`;
  await tellLeaders(db, here, submission, round, to);
}

/**
 * Answers the network's questions, or adds a word; the network is not written to before the report is submitted once more.
 * @throws Forbidden, NotFound, Refused when the round is over, or the submission has moved on since it was read
 */
export async function answer(
  db: Db,
  actor: Actor,
  id: string,
  { text, language, version }: { text: string; language: Language; version?: number },
): Promise<void> {
  const { reviewId, municipalityId } = await lockedSubmission(db, actor, "submission.write", id, version);
  if (!isOpenRound((await roundOf(db, reviewId)).state)) throw new Refused("submission.notWritable");
  await db.reviewComment.createMany({
    data: [{ municipalityId, submissionId: id, side: "municipality", text, language, authorId: actor.userId }],
  });
}

async function tellLeaders(
  db: Db,
  here: Here,
  { id, networkId }: LockedSubmission,
  round: Round,
  what: "submitted" | "resubmitted",
): Promise<void> {
  await writeToHolders(db, { place: "network", id: networkId }, `review_${what}`, (t) => ({
    subject: t(`reviews.mail.${what}.subject`, { municipality: here.name }),
    paragraphs: [
      t(`reviews.mail.${what}.text`, { municipality: here.name, title: round.title }),
      here.link(`/network/${round.networkKey}/reviews/${round.id}/submissions/${id}`),
    ],
  }));
}
