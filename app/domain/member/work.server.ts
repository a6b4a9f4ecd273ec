import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { Actor } from "../access/can";
import { openActionStates } from "../action/states";
import { openProjectStates } from "../project/states";
import { openRecommendationStates } from "../recommendation/states";
import { Invalid, NotFound, Refused, type FieldErrors } from "../shared/errors";
import { demandMembers } from "./place.server";
import { canOwn } from "./queries.server";
import type { HandOver } from "./schema";
import type { OpenWork, WorkKind } from "./work";

// A completed project still waits for the effect to be measured, and somebody has to do it.
const projectStates = [...openProjectStates, "completed"];

/** What is open and owned by anybody, as rows of `OpenWork` with `owner_id`. */
const openWorkRows = Prisma.sql`
  SELECT 'recommendation' AS kind, r.id, r.title, r.language, r.state::text AS state, NULL AS "dueOn", r.owner_id,
         r.state IN ('adopted', 'adopted_in_part') AS "needsOwner"
    FROM recommendation r WHERE r.state::text = ANY (${[...openRecommendationStates]})
   UNION ALL
  SELECT 'project', p.id, p.name, p.language, p.state::text, p.ends_on::text, p.owner_id, false
    FROM project p WHERE p.state::text = ANY (${projectStates})
   UNION ALL
  SELECT 'action', a.id, a.title, a.language, a.state::text, a.due_on::text, a.owner_id, false
    FROM action a WHERE a.state::text = ANY (${[...openActionStates]})`;

/** For each person, how much open work is theirs: rows of `owner_id` and `open`. */
export const openWorkCounts = Prisma.sql`SELECT w.owner_id, count(*)::int AS open FROM (${openWorkRows}) w GROUP BY w.owner_id`;

/** Everything open that a person owns: recommendations, projects, actions, each by name. */
export async function openWork(db: Db, personId: string): Promise<OpenWork[]> {
  return db.$queryRaw<OpenWork[]>`
    SELECT w.kind, w.id, w.title, w.language, w.state, w."dueOn", w."needsOwner" FROM (${openWorkRows}) w
     WHERE w.owner_id = ${personId}::uuid
     ORDER BY array_position(ARRAY['recommendation', 'project', 'action'], w.kind), w.title COLLATE norwegian, w.id`;
}

/** The person who owns work, held until the transaction ends. @throws NotFound */
export async function lockedPerson(
  db: Db,
  personId: string,
): Promise<{ id: string; name: string; userId: string | null }> {
  const [person] = await db.$queryRaw<{ id: string; name: string; userId: string | null }[]>`
    SELECT id, name, user_id AS "userId" FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  if (!person) throw new NotFound("person");
  return person;
}

const tables: Record<WorkKind, Prisma.Sql> = {
  recommendation: Prisma.sql`recommendation`,
  project: Prisma.sql`project`,
  action: Prisma.sql`action`,
};

/**
 * Hands open work over: each item to the one chosen for it, else to the one chosen for all, or to nobody where that was said for it; what has
 * neither stays. All of it or nothing; the history has a line for each. Gives how many moved.
 * @throws Forbidden; NotFound; Invalid where nobody was chosen, a new owner is not here, or what is adopted would have none;
 *   Refused (`member.workChanged`) where an item is no longer open or theirs
 */
export async function handOver(db: Db, actor: Actor, personId: string, given: HandOver): Promise<number> {
  demandMembers(actor, { kind: "municipality" });
  await lockedPerson(db, personId);
  const open = new Map((await openWork(db, personId)).map((work) => [`${work.kind}:${work.id}`, work]));
  const faults: FieldErrors = {};
  const moves: { work: OpenWork; to: string | null }[] = [];
  const known = new Map<string, boolean>();
  const isHere = async (id: string) => {
    const found = known.get(id) ?? (id !== personId && (await canOwn(db, id)));
    known.set(id, found);
    return found;
  };
  if (given.all !== null && !(await isHere(given.all))) faults.all = [{ key: "forms.gone" }];
  for (const [index, { item, to }] of given.items.entries()) {
    const chosen = to === "" ? given.all : to;
    if (chosen === null) continue;
    const work = open.get(item);
    if (!work) throw new Refused("member.workChanged");
    const field = `items[${index}].to`;
    if (chosen === "nobody" && work.needsOwner) faults[field] = [{ key: "recommendations.fault.owner" }];
    else if (to !== "" && to !== "nobody" && !(await isHere(to))) faults[field] = [{ key: "forms.gone" }];
    moves.push({ work, to: chosen === "nobody" ? null : chosen });
  }
  if (moves.length === 0 && Object.keys(faults).length === 0) faults.all = [{ key: "members.fault.nobodyChosen" }];
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
  await move(db, personId, moves);
  return moves.length;
}

/** Writes the new owners, one statement for each kind and owner. */
async function move(
  db: Db,
  personId: string,
  moves: readonly { work: Pick<OpenWork, "kind" | "id">; to: string | null }[],
): Promise<void> {
  const groups = new Map<string, { kind: WorkKind; to: string | null; ids: string[] }>();
  for (const { work, to } of moves) {
    const group = groups.get(`${work.kind} ${to}`) ?? { kind: work.kind, to, ids: [] };
    group.ids.push(work.id);
    groups.set(`${work.kind} ${to}`, group);
  }
  for (const { kind, to, ids } of groups.values()) {
    const moved = await db.$executeRaw`
      UPDATE ${tables[kind]} SET owner_id = ${to}::uuid WHERE id = ANY (${ids}::uuid[]) AND owner_id = ${personId}::uuid`;
    if (moved !== ids.length) throw new Refused("member.workChanged");
  }
}

/**
 * Sees to the open work of somebody who leaves: there is none, or it is left without an owner because that was said.
 * @throws Refused (`member.hasOpenWork`) with the number, or (`member.mustHandOver`) where something adopted would be left alone
 */
export async function settleOpenWork(db: Db, personId: string, isLeft: boolean): Promise<void> {
  const open = await openWork(db, personId);
  if (open.length === 0) return;
  if (!isLeft) throw new Refused("member.hasOpenWork", { count: open.length });
  const held = open.filter(({ needsOwner }) => needsOwner);
  if (held.length > 0) throw new Refused("member.mustHandOver", { count: held.length });
  await move(
    db,
    personId,
    open.map((work) => ({ work, to: null })),
  );
}
