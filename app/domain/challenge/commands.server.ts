import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { Conflict, Forbidden, Invalid, NotFound, Refused, type FieldErrors } from "~/domain/shared/errors";
import { transition } from "~/domain/shared/state-machine";
import { challengeFacts } from "./facts.server";
import { challengeForm } from "./queries.server";
import type { ChangedChallenge, NewChallenge } from "./schema";
import { challengeMachine, type ChallengeState } from "./states";
import { tellOpened } from "./telling.server";

/** Who opens a challenge: a municipality for itself, or a network for several of its members. */
export type ChallengeOwner = { kind: "municipality" | "network"; id: string };

const permissionOf: Record<ChallengeOwner["kind"], Permission> = {
  municipality: "challenge.write",
  network: "network_challenge.write",
};

function demand(actor: Actor, { kind }: ChallengeOwner): void {
  const permission = permissionOf[kind];
  if (!can(actor, permission)) throw new Forbidden(permission);
}

interface Locked {
  id: string;
  state: ChallengeState;
  version: number;
}

/** The owner's challenge, held until the transaction ends. @throws NotFound */
async function locked(db: Db, owner: ChallengeOwner, id: string): Promise<Locked> {
  const [row] = await db.$queryRaw<Locked[]>`
    SELECT id, state::text AS state, version FROM challenge WHERE scope = ${owner.id}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new NotFound("challenge");
  return row;
}

const gone = [{ key: "forms.gone" }];

/** @throws Invalid, by field, for chosen rows that are not there or not within reach */
async function refuseGone(db: Db, owner: ChallengeOwner, given: NewChallenge): Promise<void> {
  const [found] = await db.$queryRaw<
    { dataPoint: boolean; area: boolean; invited: number; municipalities: number; areNetworked: boolean }[]
  >`
    SELECT EXISTS (SELECT FROM data_point p WHERE p.id = ${given.dataPoint}::uuid) AS "dataPoint",
           EXISTS (SELECT FROM area a WHERE a.key = ${given.areaKey}) AS area,
           (SELECT count(*)::int FROM partner p WHERE p.id = ANY (${given.invited}::uuid[]) AND p.state = 'confirmed') AS invited,
           (SELECT count(*)::int FROM network_membership n
             WHERE n.municipality_id = ANY (${given.municipalities}::uuid[]) AND n.network_id = tiltak_network() AND n.state = 'joined') AS municipalities,
           EXISTS (SELECT FROM network_membership n WHERE n.municipality_id = tiltak_municipality() AND n.state = 'joined') AS "areNetworked"`;
  const faults: FieldErrors = {};
  if (!found?.dataPoint) faults.dataPoint = gone;
  if (!found?.area) faults.areaKey = gone;
  if (found?.invited !== new Set(given.invited).size) faults.invited = gone;
  if (owner.kind === "network") {
    if (given.municipalities.length === 0) faults.municipalities = [{ key: "challenges.fault.noMembers" }];
    else if (found?.municipalities !== new Set(given.municipalities).size) faults.municipalities = gone;
  } else if (given.visibility === "network" && !found?.areNetworked) {
    faults.visibility = [{ key: "challenges.fault.noNetwork" }];
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
}

/** The columns of what people write. A day begins and ends at midnight in Norway; the closing day is still open. */
async function write(db: Db, owner: ChallengeOwner, id: string, given: NewChallenge): Promise<void> {
  await db.$executeRaw`
    UPDATE challenge
       SET data_point_id = ${given.dataPoint}::uuid, area_key = ${given.areaKey}, title = ${given.title}, text = ${given.text},
           offer = ${given.offer ?? ""}, language = ${given.language}, target_value = ${given.targetValue}::numeric, by_year = ${given.byYear}::int,
           visibility = ${given.visibility}::challenge_visibility,
           opens_at = ${given.opensOn}::date::timestamp AT TIME ZONE 'Europe/Oslo',
           closes_at = (${given.closesOn}::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
     WHERE scope = ${owner.id}::uuid AND id = ${id}::uuid`;
  await db.challengeCriterion.deleteMany({ where: { scope: owner.id, challengeId: id } });
  await db.challengeCriterion.createMany({
    data: given.criteria.map((one, position) => ({ scope: owner.id, challengeId: id, position, ...one })),
  });
  await invite(db, owner, id, given);
  const places = owner.kind === "municipality" ? [owner.id] : [...new Set(given.municipalities)];
  await db.challengePlace.deleteMany({
    where: { scope: owner.id, challengeId: id, municipalityId: { notIn: places } },
  });
  await db.challengePlace.createMany({
    data: places.map((municipalityId) => ({ municipalityId, challengeId: id, scope: owner.id })),
    skipDuplicates: true,
  });
}

async function invite(db: Db, owner: ChallengeOwner, id: string, { visibility, invited }: NewChallenge): Promise<void> {
  const partners = visibility === "invited" ? [...new Set(invited)] : [];
  await db.challengeInvitation.deleteMany({
    where: { scope: owner.id, challengeId: id, partnerId: { notIn: partners } },
  });
  await db.challengeInvitation.createMany({
    data: partners.map((partnerId) => ({ scope: owner.id, challengeId: id, partnerId })),
    skipDuplicates: true,
  });
}

/** Writes a challenge as a draft. Gives its id. @throws Forbidden; Invalid where a chosen row does not exist */
export async function writeChallenge(
  db: Db,
  actor: Actor,
  owner: ChallengeOwner,
  given: NewChallenge,
): Promise<string> {
  demand(actor, owner);
  await refuseGone(db, owner, given);
  const { id } = await db.challenge.create({
    data: {
      scope: owner.id,
      ...(owner.kind === "municipality" ? { municipalityId: owner.id } : { networkId: owner.id }),
      dataPointId: given.dataPoint,
      areaKey: given.areaKey,
      title: given.title,
      text: given.text,
      language: given.language,
    },
    select: { id: true },
  });
  await write(db, owner, id, given);
  return id;
}

/**
 * Changes a challenge. Once it is open its question, criteria and visibility stand, since partners are answering them: the closing day may be
 * put later, and more partners invited.
 * @throws Forbidden, NotFound, Conflict, Invalid; Refused when it is closed
 */
export async function changeChallenge(
  db: Db,
  actor: Actor,
  owner: ChallengeOwner,
  id: string,
  given: ChangedChallenge,
): Promise<void> {
  demand(actor, owner);
  const row = await locked(db, owner, id);
  if (row.version !== given.version) throw new Conflict((await challengeForm(db, owner.id, id)).values);
  if (row.state === "draft") {
    await refuseGone(db, owner, given);
    await write(db, owner, id, given);
    return;
  }
  if (row.state !== "open") throw new Refused("challenge.over");
  await prolong(db, owner, id, given);
}

async function prolong(db: Db, owner: ChallengeOwner, id: string, given: ChangedChallenge): Promise<void> {
  await refuseGone(db, owner, given);
  const changed = await db.$executeRaw`
    UPDATE challenge SET closes_at = (${given.closesOn}::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
     WHERE scope = ${owner.id}::uuid AND id = ${id}::uuid AND closes_at <= (${given.closesOn}::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'`;
  if (changed === 0) throw new Invalid({ closesOn: [{ key: "challenges.fault.notEarlier" }] });
  const { visibility } = await db.challenge.findUniqueOrThrow({
    where: { scope_id: { scope: owner.id, id } },
    select: { visibility: true },
  });
  if (visibility !== "invited") return;
  await db.challengeInvitation.createMany({
    data: [...new Set(given.invited)].map((partnerId) => ({ scope: owner.id, challengeId: id, partnerId })),
    skipDuplicates: true,
  });
}

/**
 * Opens a challenge, closes it before its time, or calls it evaluated. Opening tells the invited partners and the municipalities concerned.
 * @throws Forbidden, NotFound; Refused where the states have no such move or a guard stands against it
 */
export async function moveChallenge(
  db: Db,
  actor: Actor,
  owner: ChallengeOwner,
  id: string,
  to: ChallengeState,
  link: (path: string) => string,
): Promise<void> {
  demand(actor, owner);
  const row = await locked(db, owner, id);
  transition(challengeMachine, row.state, to, await challengeFacts(db, owner.id, id));
  // Closing by hand is closing now: nothing is accepted after this moment.
  await db.$executeRaw`
    UPDATE challenge SET state = ${to}::challenge_state, closes_at = CASE WHEN ${to} = 'closed' THEN greatest(least(closes_at, now()), opens_at + interval '1 second') ELSE closes_at END
     WHERE scope = ${owner.id}::uuid AND id = ${id}::uuid`;
  if (to === "open") await tellOpened(db, owner.id, id, link);
}

/** Throws a draft away. @throws Forbidden, NotFound; Refused once it has been open */
export async function removeChallenge(db: Db, actor: Actor, owner: ChallengeOwner, id: string): Promise<void> {
  demand(actor, owner);
  const row = await locked(db, owner, id);
  if (row.state !== "draft") throw new Refused("challenge.over");
  await db.challenge.delete({ where: { scope_id: { scope: owner.id, id } } });
}

/** Closes what is past its time, in the worker's door. Gives how many. */
export async function closeOverdueChallenges(db: Db): Promise<number> {
  return db.$executeRaw`UPDATE challenge SET state = 'closed' WHERE state = 'open' AND closes_at <= now()`;
}
