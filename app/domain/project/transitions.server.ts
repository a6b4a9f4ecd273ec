import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Invalid, NotFound } from "~/domain/shared/errors";
import { reachable, transition, type Facts } from "~/domain/shared/state-machine";
import { lockedProject } from "./locked.server";
import type { MoveForm } from "./schema";
import { projectMachine, type ProjectFact } from "./states";

/** What the state table's guards look at, as it stands in the database. Throws NotFound. */
export async function projectFacts(db: Db, id: string): Promise<Facts<ProjectFact>> {
  const [facts] = await db.$queryRaw<Record<ProjectFact, boolean>[]>`
    SELECT p.owner_id IS NOT NULL AS "hasOwner",
           p.starts_on IS NOT NULL AND p.ends_on IS NOT NULL AS "hasDates",
           EXISTS (SELECT FROM project_recommendation l
                    WHERE l.municipality_id = p.municipality_id AND l.project_id = p.id) AS "hasPurpose",
           EXISTS (SELECT FROM observed_effect o
                    WHERE o.municipality_id = p.municipality_id AND o.project_id = p.id) AS "hasObservedEffect"
      FROM project p WHERE p.id = ${id}::uuid`;
  if (!facts) throw new NotFound("project");
  return facts;
}

/**
 * Moves the project to another state, by the state table.
 * @throws NotFound, Forbidden, Refused when a guard stands against it, Invalid when what the move asks for is missing
 */
export async function moveProject(db: Db, actor: Actor, id: string, { to, reason, outcome }: MoveForm): Promise<void> {
  const project = await lockedProject(db, actor, "project.transition", id);
  const facts = await projectFacts(db, id);
  const move = reachable(projectMachine, project.state, facts).find((one) => one.to === to);
  const asks = move?.asks ?? [];
  if (move?.blockedBy.length === 0) {
    const missing = [{ key: "forms.missing" }];
    if (asks.includes("reason") && reason === null) throw new Invalid({ reason: missing });
    if (asks.includes("outcome") && outcome === null) throw new Invalid({ outcome: missing });
  }
  transition(projectMachine, project.state, to, { ...facts, reason, outcome });
  // A reason belongs to the state it was given for; an outcome stays.
  await db.$executeRaw`
    UPDATE project
       SET state = ${to}::project_state,
           state_reason = ${asks.includes("reason") ? reason : null},
           outcome = CASE WHEN ${asks.includes("outcome")} THEN ${outcome} ELSE outcome END
     WHERE id = ${id}::uuid`;
}
