import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { grantedRoles } from "~/domain/access/can";
import { textOf } from "~/domain/mail/message";
import { post } from "~/domain/mail/outbox.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { isLanguage } from "~/text/languages";
import { translatorFor } from "~/text/words.server";
import { lockedProposal } from "./locked.server";
import type { LinkTo } from "./mail.server";
import type { InterestForm, ScoresForm } from "./schema";
import { standardCriteria, type Criterion } from "./scores";
import { isUndecided } from "./states";

// Evaluating: who does, whether they have an interest, and their scores. The database keeps scores from those who may not see them.

/** A member who can be chosen to evaluate. */
export interface EvaluatorChoice {
  userId: string;
  name: string;
  isChosen: boolean;
  /** Handed in or shut out by an interest: that stays. */
  isFixed: boolean;
}

/** The members who may evaluate, by name, with who evaluates this proposal. */
export async function evaluatorChoices(db: Db, proposalId: string): Promise<EvaluatorChoice[]> {
  return db.$queryRaw<EvaluatorChoice[]>`
    SELECT u.id AS "userId", u.name, e.id IS NOT NULL AS "isChosen", coalesce(e.handed_in_at IS NOT NULL OR e.has_interest, false) AS "isFixed"
      FROM app_user u
      LEFT JOIN proposal_evaluator e ON e.user_id = u.id AND e.proposal_id = ${proposalId}::uuid
     WHERE e.id IS NOT NULL OR EXISTS (
             SELECT FROM membership m WHERE m.municipality_id = tiltak_municipality() AND m.user_id = u.id AND m.role::text = ANY (${grantedRoles("proposal.evaluate")}::text[])
                AND m.valid_from <= tiltak_today() AND (m.valid_to IS NULL OR m.valid_to >= tiltak_today()) AND u.erased_at IS NULL)
     ORDER BY u.name COLLATE norwegian, u.id`;
}

/**
 * Sets who evaluates. Those who have handed in or declared an interest stay; the new are told by mail. Once all scores are in they are open,
 * and nobody new is added.
 * @throws NotFound, Forbidden, Refused for a decided proposal or open scores, Invalid for somebody who may not evaluate
 */
export async function chooseEvaluators(
  db: Db,
  actor: Actor,
  id: string,
  chosen: readonly string[],
  link: LinkTo,
): Promise<void> {
  const proposal = await lockedProposal(db, actor, "proposal.treat", id);
  if (!isUndecided(proposal.state)) throw new Refused("shared.blocked.no_such_move");
  const members = await evaluatorChoices(db, id);
  const wanted = new Set(chosen);
  if ([...wanted].some((one) => !members.some(({ userId }) => userId === one)))
    throw new Invalid({ evaluators: [{ key: "forms.gone" }] });
  const added = members.filter(({ userId, isChosen }) => !isChosen && wanted.has(userId)).map(({ userId }) => userId);
  const removed = members.filter(({ userId, isChosen, isFixed }) => isChosen && !isFixed && !wanted.has(userId));
  const [now] = await db.$queryRaw<{ areOpen: boolean }[]>`
    SELECT coalesce(bool_or(e.handed_in_at IS NOT NULL), false) AND NOT coalesce(bool_or(e.has_interest IS NOT TRUE AND e.handed_in_at IS NULL), false) AS "areOpen"
      FROM proposal_evaluator e WHERE e.proposal_id = ${id}::uuid`;
  if (added.length > 0 && now?.areOpen) throw new Refused("proposal.scoresOpen");
  await db.proposalEvaluator.deleteMany({
    where: { proposalId: id, userId: { in: removed.map(({ userId }) => userId) }, handedInAt: null },
  });
  if (added.length === 0) return;
  await db.proposalEvaluator.createMany({ data: added.map((userId) => ({ proposalId: id, userId })) });
  const users = await db.user.findMany({
    where: { id: { in: added.filter((userId) => userId !== actor.userId) } },
    select: { email: true, language: true },
  });
  const [names] = await db.$queryRaw<{ title: string; key: string }[]>`
    SELECT v.content ->> 'title' AS title, m.key FROM proposal p JOIN municipality m ON m.id = p.municipality_id
      JOIN proposal_revision v ON v.municipality_id = p.municipality_id AND v.proposal_id = p.id AND v.revision = p.revision
     WHERE p.id = ${id}::uuid`;
  for (const user of users) {
    const language = isLanguage(user.language) ? user.language : "nb";
    const { t } = translatorFor(language);
    const filling = { title: names?.title };
    await post(db, {
      kind: "proposal_evaluator",
      recipient: user.email,
      language,
      subject: t("proposals.mail.evaluator.subject", filling),
      text: textOf([t("proposals.mail.evaluator.text", filling), link(`/${names?.key ?? ""}/proposals/${id}`)]),
    });
  }
}

interface OwnEvaluation {
  id: string;
  version: number;
  hasInterest: boolean | null;
  interest: string | null;
  handedInAt: Date | null;
}

/** One's own place among a proposal's evaluators, or null. */
export async function ownEvaluation(db: Db, actor: Actor, proposalId: string): Promise<OwnEvaluation | null> {
  return db.proposalEvaluator.findFirst({
    where: { proposalId, userId: actor.userId },
    select: { id: true, version: true, hasInterest: true, interest: true, handedInAt: true },
  });
}

/** @throws NotFound, Forbidden for who does not evaluate it, Refused once it is decided or handed in */
async function lockedEvaluation(db: Db, actor: Actor, id: string): Promise<OwnEvaluation> {
  const proposal = await lockedProposal(db, actor, "proposal.evaluate", id);
  const own = await ownEvaluation(db, actor, id);
  if (!own) throw new Forbidden("proposal.evaluate");
  if (!isUndecided(proposal.state)) throw new Refused("shared.blocked.no_such_move");
  if (own.handedInAt !== null) throw new Refused("proposal.handedIn");
  return own;
}

/**
 * Declares one's interest in a proposal, or that one has none. An interest shuts its evaluator out and is not taken back; what they had scored
 * goes.
 * @throws NotFound, Forbidden, Refused after an interest was declared or the scores handed in
 */
export async function declareInterest(db: Db, actor: Actor, id: string, form: InterestForm): Promise<void> {
  const own = await lockedEvaluation(db, actor, id);
  if (own.hasInterest) throw new Refused("proposal.blocked.no_no_interest");
  const hasInterest = form.interest === "some";
  if (hasInterest) await db.proposalScore.deleteMany({ where: { evaluatorId: own.id } });
  await db.proposalEvaluator.updateMany({
    where: { id: own.id },
    data: { hasInterest, interest: hasInterest ? form.text : null },
  });
}

/** What a proposal is scored by: its challenge's criteria, or the standard ones. */
export async function criteriaOf(db: Db, proposalId: string): Promise<Criterion[]> {
  const own = await db.$queryRaw<Criterion[]>`
    SELECT c.name, c.weight::int AS weight
      FROM proposal p
      JOIN challenge_place l ON l.municipality_id = p.municipality_id AND l.challenge_id = p.challenge_id
      JOIN challenge_criterion c ON c.scope = l.scope AND c.challenge_id = l.challenge_id
     WHERE p.id = ${proposalId}::uuid ORDER BY c.position`;
  return own.length > 0 ? own : [...standardCriteria];
}

/**
 * Keeps one's scores and private note, and hands the scores in where that is asked; then they no longer change.
 * @throws NotFound, Forbidden, Refused before one has declared no interest or outside evaluation, Invalid for a score that is missing at the
 * handing in, Conflict with what stands where one has saved elsewhere
 */
export async function saveScores(
  db: Db,
  actor: Actor,
  id: string,
  { scores, note, handIn, version }: ScoresForm,
): Promise<void> {
  const own = await lockedEvaluation(db, actor, id);
  if (own.hasInterest === null) throw new Refused("proposal.undeclared");
  if (own.hasInterest) throw new Refused("proposal.blocked.no_no_interest");
  const proposal = await db.proposal.findFirst({ where: { id }, select: { state: true } });
  if (proposal?.state !== "in_evaluation") throw new Refused("proposal.notInEvaluation");
  const criteria = await criteriaOf(db, id);
  if (own.version !== version) throw new Conflict(scoresFormValues(own, await evaluationOf(db, actor, id)));
  const missing = criteria.flatMap((_, index) => (scores[index] === undefined ? [index] : []));
  if (handIn && missing.length > 0)
    throw new Invalid(Object.fromEntries(missing.map((index) => [`scores[${index}]`, [{ key: "forms.missing" }]])));
  await db.proposalScore.deleteMany({ where: { evaluatorId: own.id } });
  await db.proposalScore.createMany({
    data: criteria.flatMap(({ name, weight }, index) => {
      const score = scores[index];
      return score === undefined ? [] : [{ evaluatorId: own.id, criterion: name, weight, score }];
    }),
  });
  await saveNote(db, id, actor, note);
  if (handIn)
    await db.$executeRaw`UPDATE proposal_evaluator SET handed_in_at = CASE WHEN ${handIn} THEN clock_timestamp() END WHERE id = ${own.id}::uuid`;
}

/** One's own scores and note as their form holds them. */
export function scoresFormValues(
  own: { id: string; version: number },
  { criteria, scores, note }: Evaluation,
): Record<string, string> & { version: string } {
  const mine = scores.filter(({ evaluatorId }) => evaluatorId === own.id);
  return {
    ...Object.fromEntries(
      criteria.map(({ name }, index) => [
        `scores[${index}]`,
        String(mine.find((score) => score.name === name)?.score ?? ""),
      ]),
    ),
    note: note ?? "",
    version: String(own.version),
  };
}

async function saveNote(db: Db, proposalId: string, { userId }: Actor, note: string | null): Promise<void> {
  if (note === null) {
    await db.proposalNote.deleteMany({ where: { proposalId, userId } });
    return;
  }
  await db.$executeRaw`
    INSERT INTO proposal_note (proposal_id, user_id, text) VALUES (${proposalId}::uuid, ${userId}::uuid, ${note})
        ON CONFLICT (municipality_id, proposal_id, user_id) DO UPDATE SET text = excluded.text`;
}

/** What the page of a proposal shows of its evaluation. Scores are those the database shows to who asks. */
export interface Evaluation {
  evaluators: {
    id: string;
    name: string;
    hasInterest: boolean | null;
    interest: string | null;
    handedInAt: Date | null;
    isOwn: boolean;
  }[];
  scores: { evaluatorId: string; name: string; weight: number; score: number }[];
  criteria: Criterion[];
  note: string | null;
}

/** Four queries, however many evaluators. @throws NotFound */
export async function evaluationOf(db: Db, actor: Actor, id: string): Promise<Evaluation> {
  const found = await db.proposal.findFirst({ where: { id }, select: { id: true } });
  if (!found) throw new NotFound("proposal");
  const evaluators = await db.$queryRaw<Evaluation["evaluators"]>`
    SELECT e.id, coalesce(u.name, '') AS name, e.has_interest AS "hasInterest", e.interest, e.handed_in_at AS "handedInAt",
           e.user_id = ${actor.userId}::uuid AS "isOwn"
      FROM proposal_evaluator e LEFT JOIN app_user u ON u.id = e.user_id
     WHERE e.proposal_id = ${id}::uuid ORDER BY u.name COLLATE norwegian, e.id`;
  const scores = await db.$queryRaw<Evaluation["scores"]>`
    SELECT s.evaluator_id AS "evaluatorId", s.criterion AS name, s.weight::int AS weight, s.score::int AS score
      FROM proposal_score s JOIN proposal_evaluator e ON e.municipality_id = s.municipality_id AND e.id = s.evaluator_id
     WHERE e.proposal_id = ${id}::uuid ORDER BY s.weight DESC, s.criterion, s.evaluator_id`;
  const note = await db.proposalNote.findFirst({
    where: { proposalId: id, userId: actor.userId },
    select: { text: true },
  });
  return { evaluators, scores, criteria: await criteriaOf(db, id), note: note?.text ?? null };
}
