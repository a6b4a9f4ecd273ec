import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { can, type Actor } from "../access/can";
import { Forbidden, Invalid, NotFound, Refused } from "../shared/errors";
import { practiceById, type Practice } from "./queries.server";
import type { CopyForm } from "./schema";

/** How the texts of a copy are put together, in the practice's own language. */
export interface CopyWords {
  description: (practice: Practice) => string;
  basis: (practice: Practice) => string;
}

/**
 * Takes over a practice of another municipality as an idea in one's own plan: its texts, its cost, and the data points whose effect was
 * measured there, still without estimates; the link is kept. Once, unless it is asked for again. Gives the project's id.
 * @throws Forbidden, NotFound (also for one's own, and what is not offered), Refused when it was changed since it was read, Invalid where it was copied already or the name is taken
 */
export async function copyPractice(
  db: Db,
  actor: Actor,
  id: string,
  { name, again, version }: CopyForm,
  language: Language,
  words: (language: Language) => CopyWords,
): Promise<string> {
  if (!can(actor, "practice.copy")) throw new Forbidden("practice.copy");
  if (!can(actor, "project.write")) throw new Forbidden("project.write");
  // Two who press at once: the second finds the first one's copy.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('practice copy'), hashtext(tiltak_municipality()::text || ${id}))`;
  const practice = await practiceById(db, id, language);
  if (practice.isOwn || practice.state !== "offered") throw new NotFound("practice");
  if (practice.version !== version) throw new Refused("history.changed");
  const [found] = await db.$queryRaw<{ copied: boolean; taken: boolean }[]>`
    SELECT EXISTS (SELECT FROM practice_copy c WHERE c.municipality_id = tiltak_municipality() AND c.practice_id = ${id}::uuid) AS copied,
           EXISTS (SELECT FROM project j WHERE j.municipality_id = tiltak_municipality() AND j.name = ${name}) AS taken`;
  if (found?.copied && !again) throw new Invalid({ again: [{ key: "practices.copy.already" }] });
  if (found?.taken) throw new Invalid({ name: [{ key: "projects.form.nameTaken" }] });
  const { description, basis } = words(practice.language as Language);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO project (name, description, language, area_key, cost_ore, cost_note)
    VALUES (${name}, ${description(practice)}, ${practice.language}, ${practice.areaKey}, ${practice.costOre}::bigint, ${practice.costNote})
    RETURNING id`;
  if (!made) throw new Error("the project was not made");
  await db.$executeRaw`
    INSERT INTO expected_effect (project_id, data_point_id, basis)
    SELECT DISTINCT ${made.id}::uuid, (e ->> 'dataPointId')::uuid, ${basis(practice)}
      FROM practice p, jsonb_array_elements(p.effects) e WHERE p.id = ${id}::uuid`;
  await db.$executeRaw`
    INSERT INTO practice_copy (municipality_id, practice_owner_id, practice_id, project_id, title, offered_by, language, copied_by)
    SELECT tiltak_municipality(), p.municipality_id, p.id, ${made.id}::uuid, p.title, p.offered_by, p.language, ${actor.userId}::uuid
      FROM practice p WHERE p.id = ${id}::uuid`;
  return made.id;
}
