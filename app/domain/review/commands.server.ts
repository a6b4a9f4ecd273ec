import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { writeToHolders } from "~/domain/mail/holders.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { transition } from "~/domain/shared/state-machine";
import type { Language } from "~/text/languages";
import { lockedRound, lockedSubmission, roundFacts, submissionFacts, type LockedRound } from "./locked.server";
import type { OpenRoundChangeGiven, RoundChangeGiven, RoundGiven, RoundMoveGiven } from "./schema";
import { roundMachine, submissionMachine } from "./states";

// What leaders do, in their network's door.

/** The network of the open door, and how its addresses are written in mail. */
export interface Here {
  id: string;
  name: string;
  link: (path: string) => string;
}

const date = (day: string) => new Date(`${day}T00:00:00Z`);

const columns = (given: Omit<RoundGiven, "questions">) => ({
  title: given.title,
  language: given.language,
  periodFrom: date(given.periodFrom),
  periodTo: date(given.periodTo),
  opensOn: date(given.opensOn),
  dueOn: date(given.dueOn),
  previousId: given.previous,
});

async function refuseGonePrevious(db: Db, networkId: string, previous: string | null, own?: string): Promise<void> {
  if (previous === null) return;
  const found = await db.review.count({ where: { networkId, id: previous } });
  if (found === 0 || previous === own) throw new Invalid({ previous: [{ key: "forms.gone" }] });
}

const asked = (networkId: string, reviewId: string, questions: readonly string[]) =>
  questions.map((text, index) => ({ networkId, reviewId, position: index + 1, text }));

/**
 * Plans a round; nobody is asked before it is opened. Gives its id.
 * @throws Forbidden, Invalid where the round before is not there
 */
export async function planRound(
  db: Db,
  actor: Actor,
  { id: networkId }: Pick<Here, "id">,
  { questions, ...given }: RoundGiven,
  isExample = false,
): Promise<string> {
  if (!can(actor, "review.write")) throw new Forbidden("review.write");
  await refuseGonePrevious(db, networkId, given.previous);
  const { id } = await db.review.create({ data: { networkId, isExample, ...columns(given) }, select: { id: true } });
  await db.reviewQuestion.createMany({ data: asked(networkId, id, questions) });
  return id;
}

/** The round as its form holds it. */
export async function roundFormValues(db: Db, round: LockedRound): Promise<Record<string, string>> {
  const questions = await db.reviewQuestion.findMany({
    where: { reviewId: round.id },
    orderBy: { position: "asc" },
    select: { text: true },
  });
  return {
    title: round.title,
    language: round.language,
    periodFrom: round.periodFrom,
    periodTo: round.periodTo,
    opensOn: round.opensOn,
    dueOn: round.dueOn,
    previous: round.previousId ?? "",
    questions: questions.map(({ text }) => text).join("\n"),
    version: String(round.version),
  };
}

/**
 * Changes a round that is planned.
 * @throws Forbidden, NotFound, Refused once it is open, Conflict when somebody saved first, Invalid
 */
export async function editRound(
  db: Db,
  actor: Actor,
  { id: networkId }: Pick<Here, "id">,
  id: string,
  { questions, version, part: _part, ...given }: RoundChangeGiven,
): Promise<void> {
  const round = await lockedRound(db, actor, id);
  if (round.state !== "planned") throw new Refused("review.isOpen");
  if (round.version !== version) throw new Conflict(await roundFormValues(db, round));
  await refuseGonePrevious(db, networkId, given.previous, id);
  await db.review.updateMany({ where: { networkId, id }, data: columns(given) });
  await db.reviewQuestion.deleteMany({ where: { networkId, reviewId: id } });
  await db.reviewQuestion.createMany({ data: asked(networkId, id, questions) });
}

/**
 * Changes what may change of a round that is under way: its name and its due date.
 * @throws Forbidden, NotFound, Refused when it is closed, Conflict, Invalid
 */
export async function editOpenRound(db: Db, actor: Actor, id: string, given: OpenRoundChangeGiven): Promise<void> {
  const round = await lockedRound(db, actor, id);
  if (round.state === "closed") throw new Refused("review.isClosed");
  if (round.version !== given.version) {
    throw new Conflict({ title: round.title, dueOn: round.dueOn, version: String(round.version) });
  }
  if (given.dueOn < round.opensOn) throw new Invalid({ dueOn: [{ key: "forms.datesInOrder" }] });
  await db.review.updateMany({ where: { id }, data: { title: given.title, dueOn: date(given.dueOn) } });
}

/**
 * Moves a round on by the state table. Opening asks every member of the network; closing while somebody has not been accepted takes a
 * reason, and whoever is not accepted stays as they are.
 * @throws Forbidden, NotFound, Refused when a guard stands against it, Invalid without the reason it takes
 */
export async function moveRound(
  db: Db,
  actor: Actor,
  here: Here,
  id: string,
  { to, reason }: RoundMoveGiven,
): Promise<void> {
  const round = await lockedRound(db, actor, id);
  // Whoever is about to submit is waited for, so that nothing is submitted to a round that has just been closed.
  await db.$queryRaw`SELECT id FROM submission WHERE review_id = ${id}::uuid ORDER BY id FOR UPDATE`;
  transition(roundMachine, round.state, to, await roundFacts(db, id));
  const isMissing = to === "closed" && (await notAccepted(db, id)) > 0;
  if (isMissing && reason === null) throw new Invalid({ reason: [{ key: "forms.missing" }] });
  await db.$executeRaw`
    UPDATE review SET state = ${to}::round_state, closed_reason = ${isMissing ? reason : null} WHERE id = ${id}::uuid AND network_id = ${here.id}::uuid`;
  if (to === "open") await askMembers(db, here, round);
}

/** How many submissions of the round have not been accepted. */
export async function notAccepted(db: Db, reviewId: string): Promise<number> {
  return db.submission.count({ where: { reviewId, state: { not: "accepted" } } });
}

/**
 * Asks the members who have joined since the round was opened. Gives how many.
 * @throws Forbidden, NotFound, Refused when it is not open
 */
export async function askLateMembers(db: Db, actor: Actor, here: Here, id: string): Promise<number> {
  const round = await lockedRound(db, actor, id);
  if (round.state !== "open" && round.state !== "reviewing") throw new Refused("review.notOpen");
  return askMembers(db, here, round);
}

async function askMembers(db: Db, here: Here, round: LockedRound): Promise<number> {
  const rows = await db.$queryRaw<{ id: string; municipalityId: string; key: string }[]>`
    WITH added AS (
      INSERT INTO submission (municipality_id, network_id, review_id)
      SELECT n.municipality_id, n.network_id, ${round.id}::uuid
        FROM network_membership n
       WHERE n.network_id = ${here.id}::uuid AND n.state = 'joined'
         AND NOT EXISTS (SELECT FROM submission s WHERE s.municipality_id = n.municipality_id AND s.review_id = ${round.id}::uuid)
      RETURNING id, municipality_id)
    SELECT a.id, a.municipality_id AS "municipalityId", m.key FROM added a JOIN municipality m ON m.id = a.municipality_id`;
  for (const { id, municipalityId, key } of rows) {
    await writeToHolders(db, { place: "municipality", id: municipalityId }, "review_opened", (t, format) => ({
      subject: t("reviews.mail.opened.subject", { network: here.name }),
      paragraphs: [
        t("reviews.mail.opened.text", { network: here.name, title: round.title, due: format.date(round.dueOn) }),
        t("reviews.mail.opened.prefilled"),
        here.link(`/${key}/reports/${id}`),
      ],
    }));
  }
  return rows.length;
}

/** What a leader says to a member, in which language, and the version of the submission it is said about. */
interface Said {
  text: string | null;
  language: Language;
  version?: number;
}

/**
 * Asks the member about what it has submitted; it answers and submits once more.
 * @throws Forbidden, NotFound, Refused when a guard stands against it, Invalid without a text
 */
export async function askAbout(
  db: Db,
  actor: Actor,
  here: Here,
  id: string,
  { text, language, version }: Said,
): Promise<void> {
  const submission = await lockedSubmission(db, actor, "review.write", id, version);
  transition(submissionMachine, submission.state, "questions", await submissionFacts(db, id));
  if (text === null) throw new Invalid({ text: [{ key: "forms.missing" }] });
  await comment(db, actor, submission, text, language);
  await moveSubmission(db, id, "questions");
  await tellMember(db, here, submission, "asked");
}

/**
 * Accepts what the member has submitted, with or without a word.
 * @throws Forbidden, NotFound, Refused when a guard stands against it
 */
export async function acceptSubmission(
  db: Db,
  actor: Actor,
  here: Here,
  id: string,
  { text, language, version }: Said,
): Promise<void> {
  const submission = await lockedSubmission(db, actor, "review.write", id, version);
  transition(submissionMachine, submission.state, "accepted", await submissionFacts(db, id));
  if (text !== null) await comment(db, actor, submission, text, language);
  await moveSubmission(db, id, "accepted");
  await tellMember(db, here, submission, "accepted");
}

async function comment(
  db: Db,
  { userId }: Actor,
  { municipalityId, id }: { municipalityId: string; id: string },
  text: string,
  language: Language,
): Promise<void> {
  await db.reviewComment.createMany({
    data: [{ municipalityId, submissionId: id, side: "network", text, language, authorId: userId }],
  });
}

async function moveSubmission(db: Db, id: string, to: "questions" | "accepted"): Promise<void> {
  const moved = await db.$executeRaw`UPDATE submission SET state = ${to}::submission_state WHERE id = ${id}::uuid`;
  if (moved === 0) throw new NotFound("submission");
}

async function tellMember(
  db: Db,
  here: Here,
  { id, municipalityId, reviewId }: { id: string; municipalityId: string; reviewId: string },
  what: "asked" | "accepted",
): Promise<void> {
  const [about] = await db.$queryRaw<{ key: string; title: string }[]>`
    SELECT m.key, r.title FROM municipality m, review r WHERE m.id = ${municipalityId}::uuid AND r.id = ${reviewId}::uuid`;
  await writeToHolders(db, { place: "municipality", id: municipalityId }, `review_${what}`, (t) => ({
    subject: t(`reviews.mail.${what}.subject`, { network: here.name }),
    paragraphs: [
      t(`reviews.mail.${what}.text`, { network: here.name, title: about?.title }),
      here.link(`/${about?.key}/reports/${id}`),
    ],
  }));
}
