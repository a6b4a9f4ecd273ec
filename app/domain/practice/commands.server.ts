import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { can, type Actor } from "../access/can";
import { writeToHolders, type WriteMail } from "../mail/holders.server";
import { lockedProject } from "../project/locked.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "../shared/errors";
import { transition } from "../shared/state-machine";
import { ownNetworks, practiceById, practiceFormValues } from "./queries.server";
import type { AskForm, PracticeChange, PracticeForm } from "./schema";
import { isFinished, practiceMachine, type PracticeFact, type PracticeState } from "./states";

/**
 * Begins a practice of a finished project, as a draft that nobody else sees; gives its id.
 * @throws NotFound, Forbidden, Refused while the project is not finished, Invalid for a network that is not one's own or where it is one already
 */
export async function createPractice(db: Db, actor: Actor, projectId: string, form: PracticeForm): Promise<string> {
  const project = await lockedProject(db, actor, "practice.offer", projectId);
  if (!isFinished(project.state)) throw new Refused("practice.blocked.no_completed_project");
  const network = (await ownNetworks(db, projectId)).find(({ id }) => id === form.network);
  if (!network) throw new Invalid({ network: [{ key: "forms.gone" }] });
  if (network.practiceId !== null) throw new Invalid({ network: [{ key: "practices.form.isAlready" }] });
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO practice (municipality_id, network_id, project_id, area_key, title, summary, cost_ore, cost_note, time_note, partners, pitfalls,
                          language, is_public)
    SELECT j.municipality_id, ${form.network}::uuid, j.id, j.area_key, ${form.title}, ${form.summary}, ${form.cost}::bigint, ${form.costNote},
           ${form.timeNote}, ${form.partners}, ${form.pitfalls}, ${form.language}, ${form.isPublic}
      FROM project j WHERE j.id = ${projectId}::uuid
    RETURNING id`;
  if (!made) throw new Error("the practice was not made");
  return made.id;
}

/**
 * Changes the words of one's own practice; one that was asked for becomes a draft. What is offered cannot lose its summary.
 * @throws NotFound, Forbidden, Invalid, Conflict with the practice as it stands
 */
export async function changePractice(
  db: Db,
  actor: Actor,
  id: string,
  { version, ...form }: PracticeChange,
  language: Language,
): Promise<void> {
  const before = await lockedPractice(db, actor, id);
  if (before.state === "offered" && form.summary === "") throw new Invalid({ summary: [{ key: "forms.missing" }] });
  if (before.version !== version) throw new Conflict(practiceFormValues(await practiceById(db, id, language)));
  await db.$executeRaw`
    UPDATE practice
       SET title = ${form.title}, summary = ${form.summary}, cost_ore = ${form.cost}::bigint, cost_note = ${form.costNote},
           time_note = ${form.timeNote}, partners = ${form.partners}, pitfalls = ${form.pitfalls}, language = ${form.language},
           is_public = ${form.isPublic}, state = CASE state WHEN 'asked' THEN 'draft' ELSE state END
     WHERE id = ${id}::uuid AND municipality_id = tiltak_municipality()`;
}

/** What the state table's guards look at. */
export async function practiceFacts(db: Db, id: string): Promise<Record<PracticeFact, boolean>> {
  const [facts] = await db.$queryRaw<Record<PracticeFact, boolean>[]>`
    SELECT j.state IN ('completed', 'evaluated') AS "hasCompletedProject", p.summary <> '' AS "hasSummary",
           EXISTS (SELECT FROM observed_effect o WHERE o.municipality_id = j.municipality_id AND o.project_id = j.id) AS "hasObservedEffect"
      FROM practice p JOIN project j ON j.municipality_id = p.municipality_id AND j.id = p.project_id
     WHERE p.id = ${id}::uuid AND p.municipality_id = tiltak_municipality()`;
  if (!facts) throw new NotFound("practice");
  return facts;
}

/**
 * Offers one's practice, with the project's observed effects as they are today, or withdraws it.
 * @throws NotFound, Forbidden, Refused by the state table or where the municipality has left the network, Conflict
 */
export async function movePractice(
  db: Db,
  actor: Actor,
  id: string,
  { to, version }: { to: "offered" | "withdrawn"; version: number },
  language: Language,
): Promise<void> {
  const before = await lockedPractice(db, actor, id);
  if (before.version !== version) throw new Conflict(practiceFormValues(await practiceById(db, id, language)));
  transition(practiceMachine, before.state, to, await practiceFacts(db, id));
  if (to === "withdrawn") {
    await db.$executeRaw`
      UPDATE practice SET state = 'withdrawn' WHERE id = ${id}::uuid AND municipality_id = tiltak_municipality()`;
    return;
  }
  if (!(await ownNetworks(db, null)).some((network) => network.id === before.networkId))
    throw new Refused("practice.noMember");
  await db.$executeRaw`
    UPDATE practice p
       SET state = 'offered', offered_on = tiltak_today(),
           offered_by = (SELECT m.name FROM municipality m WHERE m.id = tiltak_municipality()),
           effects = (SELECT jsonb_agg(jsonb_build_object('dataPointId', o.data_point_id, 'value', o.value, 'measuredOn', o.measured_on,
                                                          'explanation', o.explanation) ORDER BY o.measured_on DESC, o.id)
                        FROM observed_effect o WHERE o.municipality_id = p.municipality_id AND o.project_id = p.project_id)
     WHERE p.id = ${id}::uuid AND p.municipality_id = tiltak_municipality()`;
}

interface LockedPractice {
  state: PracticeState;
  networkId: string;
  version: number;
}

/** One's own practice, locked. @throws NotFound, also for another's; Forbidden */
async function lockedPractice(db: Db, actor: Actor, id: string): Promise<LockedPractice> {
  const [practice] = await db.$queryRaw<LockedPractice[]>`
    SELECT state::text AS state, network_id AS "networkId", version FROM practice
     WHERE id = ${id}::uuid AND municipality_id = tiltak_municipality() FOR UPDATE`;
  if (!practice) throw new NotFound("practice");
  if (!can(actor, "practice.offer")) throw new Forbidden("practice.offer");
  return practice;
}

/**
 * Asks, as the open door's network, a member for one of the finished projects it shares, and writes to those who plan there.
 * `mail` is given the project's name and the note, and gives the mail.
 * @throws Forbidden, Invalid where the project is not shared or is one already
 */
export async function askForPractice(
  db: Db,
  actor: Actor,
  { project, note }: AskForm,
  mail: (asked: {
    project: string;
    note: string | null;
    /** Where the municipality finds it. */
    path: string;
  }) => WriteMail,
): Promise<void> {
  if (!can(actor, "practice.write")) throw new Forbidden("practice.write");
  const [found] = await db.$queryRaw<{ municipalityId: string; key: string; name: string; state: string }[]>`
    SELECT j.municipality_id AS "municipalityId", m.key, j.name, j.state::text AS state
      FROM shared_project j JOIN municipality m ON m.id = j.municipality_id WHERE j.id = ${project}::uuid`;
  if (!found || !isFinished(found.state)) throw new Invalid({ project: [{ key: "forms.gone" }] });
  // Drafts and what was withdrawn are not seen here, but they stand in the way.
  const [asked] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO practice (municipality_id, network_id, project_id, area_key, title, language, state, asked_by, asked_note)
    SELECT j.municipality_id, tiltak_network(), j.id, j.area_key, j.name, j.language, 'asked', ${actor.userId}::uuid, ${note}
      FROM shared_project j WHERE j.id = ${project}::uuid
        ON CONFLICT (municipality_id, network_id, project_id) DO NOTHING
    RETURNING id`;
  if (!asked) throw new Invalid({ project: [{ key: "practices.askForm.isAlready" }] });
  const planners = { place: "municipality", id: found.municipalityId } as const;
  const path = `/${found.key}/practices/${asked.id}`;
  await writeToHolders(db, planners, "practice_asked", mail({ project: found.name, note, path }));
}
