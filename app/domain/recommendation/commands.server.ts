import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { canOwn } from "~/domain/member/queries.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused, type FieldErrors } from "~/domain/shared/errors";
import { transition } from "~/domain/shared/state-machine";
import type { Db } from "~/db/door.server";
import type { MoveTo } from "./moves";
import type { RecommendationSource } from "./queries.server";
import type { Answer, AssignedRecommendation, ChangedRecommendation, Move, NewRecommendation } from "./schema";
import { recommendationMachine, type RecommendationState, type ResponseOutcome } from "./states";

interface Locked {
  id: string;
  municipalityId: string;
  state: RecommendationState;
  source: RecommendationSource;
  ownerId: string | null;
  version: number;
}

/** The recommendation, held until the transaction ends, after it is sure that the actor may do this to it. */
async function locked(db: Db, actor: Actor, permission: Permission, id: string): Promise<Locked> {
  const [row] = await db.$queryRaw<Locked[]>`
    SELECT id, municipality_id AS "municipalityId", state::text AS state, source::text AS source, owner_id AS "ownerId", version
      FROM recommendation WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new NotFound("recommendation");
  if (!can(actor, permission, { ownerId: row.ownerId })) throw new Forbidden(permission);
  return row;
}

const keyOf = ({ municipalityId, id }: Pick<Locked, "id" | "municipalityId">) => ({
  municipalityId_id: { municipalityId, id },
});

const gone = [{ key: "forms.gone" }];

/** Throws Invalid, by field, for chosen rows that do not exist; an owner who has left may stay, but not come new. */
async function refuseGone(
  db: Db,
  chosen: { ownerId?: string | null; areaKey?: string; dataPoints?: readonly string[] },
  ownerBefore: string | null = null,
): Promise<void> {
  const faults: FieldErrors = {};
  const { ownerId, areaKey, dataPoints } = chosen;
  if (ownerId != null && ownerId !== ownerBefore && !(await canOwn(db, ownerId))) faults.ownerId = gone;
  if (areaKey !== undefined && !(await db.area.findUnique({ where: { key: areaKey }, select: { key: true } }))) {
    faults.areaKey = gone;
  }
  if (dataPoints !== undefined && dataPoints.length > 0) {
    const distinct = [...new Set(dataPoints)];
    if ((await db.dataPoint.count({ where: { id: { in: distinct } } })) < distinct.length) faults.dataPoints = gone;
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
}

const day = (date: string) => new Date(`${date}T00:00:00Z`);

/** The columns of what people write of a recommendation of their own. */
const written = (given: NewRecommendation) => ({
  title: given.title,
  text: given.text,
  areaKey: given.areaKey,
  statedTarget: given.statedTarget,
  suggestedActions: given.suggestedActions,
  language: given.language,
  sourceNote: given.sourceNote,
  receivedOn: day(given.receivedOn),
  ownerId: given.ownerId,
});

/**
 * Writes down a recommendation of the municipality's own. Its reference is the municipality's key with the next number:
 * "alesund-council-1". Gives its id. Throws Forbidden, and Invalid where a chosen row does not exist.
 */
export async function writeRecommendation(db: Db, actor: Actor, given: NewRecommendation): Promise<string> {
  if (!can(actor, "recommendation.write")) throw new Forbidden("recommendation.write");
  await refuseGone(db, given);
  // Two who write at once get two numbers.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('recommendation reference'), hashtext(tiltak_municipality()::text))`;
  const [next] = await db.$queryRaw<{ reference: string }[]>`
    SELECT m.key || '-council-' || (1 + coalesce(max(substring(r.reference FROM '-council-([0-9]{1,9})$')::int), 0)) AS reference
      FROM municipality m LEFT JOIN recommendation r ON r.municipality_id = m.id
     WHERE m.id = tiltak_municipality()
     GROUP BY m.key`;
  if (!next) throw new NotFound("municipality");
  const { id } = await db.recommendation.create({
    data: { ...written(given), reference: next.reference, source: "council" },
    select: { id: true },
  });
  const dataPoints = [...new Set(given.dataPoints)];
  await db.recommendationDataPoint.createMany({
    data: dataPoints.map((dataPointId) => ({ recommendationId: id, dataPointId })),
  });
  return id;
}

/**
 * Changes a recommendation of the municipality's own. What an answer in part leaves out stays left out; a data point that is added is
 * taken in. Throws Refused for one that others wrote: its text stays as they gave it.
 */
export async function changeRecommendation(
  db: Db,
  actor: Actor,
  id: string,
  given: ChangedRecommendation,
): Promise<void> {
  const row = await locked(db, actor, "recommendation.write", id);
  if (row.source !== "council") throw new Refused("recommendation.notOwn");
  if (row.version !== given.version) throw new Conflict(await formValues(db, row, "writing"));
  await refuseGone(db, given, row.ownerId);
  refuseWithoutOwner(row.state, given.ownerId);
  // Always raises the version, also when only the data points changed: the form holds them too.
  await db.recommendation.update({ where: keyOf(row), data: written(given) });
  await db.recommendationDataPoint.deleteMany({
    where: { recommendationId: id, dataPointId: { notIn: given.dataPoints } },
  });
  await db.recommendationDataPoint.createMany({
    data: [...new Set(given.dataPoints)].map((dataPointId) => ({ recommendationId: id, dataPointId })),
    skipDuplicates: true,
  });
}

/** Gives a recommendation to somebody to answer for, or to nobody; whoever wrote it. */
export async function assignRecommendation(
  db: Db,
  actor: Actor,
  id: string,
  given: AssignedRecommendation,
): Promise<void> {
  const row = await locked(db, actor, "recommendation.write", id);
  if (row.version !== given.version) throw new Conflict(await formValues(db, row, "writing"));
  await refuseGone(db, given, row.ownerId);
  refuseWithoutOwner(row.state, given.ownerId);
  await db.recommendation.update({ where: keyOf(row), data: { ownerId: given.ownerId } });
}

/** What is to be done, or was done, keeps somebody who answers for it. */
function refuseWithoutOwner(state: RecommendationState, ownerId: string | null): void {
  if (ownerId === null && (state === "adopted" || state === "adopted_in_part" || state === "implemented")) {
    throw new Invalid({ ownerId: [{ key: "recommendations.fault.owner" }] });
  }
}

/**
 * The municipality's answer, or a given answer worded anew; to another outcome it is taken up again first (`moveRecommendation`).
 * An answer in part takes in the data points that are named, every other answer all of them. `today` is the day in Norway.
 * Throws Conflict when somebody saved first, Refused for a move the states do not have, Invalid for fields.
 */
export async function answerRecommendation(
  db: Db,
  actor: Actor,
  id: string,
  given: Answer,
  today: string,
): Promise<void> {
  const row = await locked(db, actor, "recommendation.answer", id);
  if (row.version !== given.version) throw new Conflict(await formValues(db, row, "answering"));
  await refuseGone(db, { ownerId: given.ownerId }, row.ownerId);
  if (given.outcome !== row.state) {
    transition(recommendationMachine, row.state, given.outcome, {
      hasOwner: given.ownerId !== null,
      reason: given.reason,
      reviewOn: given.reviewOn,
    });
  }
  const before = await db.response.findUnique({
    where: { municipalityId_recommendationId: { municipalityId: row.municipalityId, recommendationId: id } },
    select: { outcome: true, reviewOn: true },
  });
  const reviewBefore = before?.reviewOn?.toISOString().slice(0, 10);
  if (given.reviewOn !== null && given.reviewOn <= today && given.reviewOn !== reviewBefore) {
    throw new Invalid({ reviewOn: [{ key: "recommendations.fault.reviewPast" }] });
  }
  await takeIn(db, id, given.outcome, given.dataPoints);
  await db.recommendation.update({ where: keyOf(row), data: { state: given.outcome, ownerId: given.ownerId } });
  await respond(db, row, {
    outcome: given.outcome,
    reason: given.reason,
    reviewOn: given.reviewOn === null ? null : day(given.reviewOn),
    // A mended wording is the same answer of the same day.
    ...(before?.outcome === given.outcome ? {} : { answeredOn: day(today), answeredById: actor.userId }),
  });
}

/** Writes which linked data points the answer takes in. */
async function takeIn(db: Db, id: string, outcome: ResponseOutcome, chosen: readonly string[]): Promise<void> {
  const linked = await db.recommendationDataPoint.findMany({
    where: { recommendationId: id },
    select: { dataPointId: true },
  });
  const inPart = outcome === "adopted_in_part" && linked.length > 0;
  if (inPart) {
    const known = new Set(linked.map(({ dataPointId }) => dataPointId));
    if (!chosen.every((one) => known.has(one))) throw new Invalid({ dataPoints: gone });
    if (chosen.length === 0) throw new Invalid({ dataPoints: [{ key: "recommendations.fault.dataPoints" }] });
  }
  const leftOut = inPart ? { notIn: [...chosen] } : { in: [] };
  await db.recommendationDataPoint.updateMany({
    where: { recommendationId: id, isAnswered: true, dataPointId: leftOut },
    data: { isAnswered: false },
  });
  await db.recommendationDataPoint.updateMany({
    where: { recommendationId: id, isAnswered: false, NOT: { dataPointId: leftOut } },
    data: { isAnswered: true },
  });
}

interface ResponseColumns {
  outcome: ResponseOutcome;
  reason: string | null;
  reviewOn: Date | null;
  answeredOn?: Date;
  answeredById?: string;
}

async function respond(db: Db, row: Locked, response: ResponseColumns): Promise<void> {
  await db.response.upsert({
    where: { municipalityId_recommendationId: { municipalityId: row.municipalityId, recommendationId: row.id } },
    create: { recommendationId: row.id, answeredOn: new Date(), ...response },
    update: response,
  });
}

/**
 * Takes an answer up again (the reason stands until there is a new one, and every data point waits for it), calls a recommendation
 * carried out, or closes it. Throws Refused where the states have no such move from here,
 * Invalid without the reason.
 */
export async function moveRecommendation(
  db: Db,
  actor: Actor,
  id: string,
  to: MoveTo,
  given: Move,
  today: string,
): Promise<void> {
  const row = await locked(db, actor, "recommendation.answer", id);
  // The form asks for it, so it is told where it is missing; the state table would only say that it is.
  if (to === "under_review" && given.reason === null) {
    throw new Invalid({ reason: [{ key: "recommendations.fault.reason" }] });
  }
  transition(recommendationMachine, row.state, to, { hasOwner: row.ownerId !== null, reason: given.reason });
  await db.recommendation.update({ where: keyOf(row), data: { state: to } });
  if (to !== "under_review") return;
  await takeIn(db, id, "under_review", []);
  await respond(db, row, {
    outcome: "under_review",
    reason: given.reason,
    reviewOn: null,
    answeredOn: day(today),
    answeredById: actor.userId,
  });
}

/** The recommendation as the form that writes it holds it, and whether it is the municipality's own. Throws NotFound. */
export async function writingValues(
  db: Db,
  id: string,
): Promise<{ isOwn: boolean; values: Record<string, string | string[]> }> {
  const row = await db.recommendation.findFirst({
    where: { id },
    select: { id: true, municipalityId: true, source: true },
  });
  if (!row) throw new NotFound("recommendation");
  return { isOwn: row.source === "council", values: await formValues(db, row, "writing") };
}

/**
 * The recommendation as its forms hold it. The form that answers chooses among the data points those that are taken in; the one that
 * writes, which of them there are.
 */
async function formValues(
  db: Db,
  row: Pick<Locked, "id" | "municipalityId">,
  form: "writing" | "answering",
): Promise<Record<string, string | string[]>> {
  // One relation a query: Prisma asks for several at once, and a door is one connection.
  const now = await db.recommendation.findUniqueOrThrow({ where: keyOf(row), include: { response: true } });
  const dataPoints = await db.recommendationDataPoint.findMany({
    where: { recommendationId: row.id },
    orderBy: { dataPointId: "asc" },
  });
  const chosen = dataPoints.filter(({ isAnswered }) => form === "writing" || isAnswered);
  return {
    title: now.title,
    text: now.text,
    areaKey: now.areaKey,
    statedTarget: now.statedTarget ?? "",
    suggestedActions: now.suggestedActions.join("\n"),
    language: now.language,
    sourceNote: now.sourceNote ?? "",
    receivedOn: now.receivedOn?.toISOString().slice(0, 10) ?? "",
    ownerId: now.ownerId ?? "",
    dataPoints: chosen.map(({ dataPointId }) => dataPointId),
    outcome: now.response?.outcome ?? "",
    reason: now.response?.reason ?? "",
    reviewOn: now.response?.reviewOn?.toISOString().slice(0, 10) ?? "",
    version: String(now.version),
  };
}
