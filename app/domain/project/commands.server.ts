import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { canOwn } from "~/domain/member/queries.server";
import { Conflict, Forbidden, Invalid } from "~/domain/shared/errors";
import { projectFormValues } from "./form.server";
import { lockedProject } from "./locked.server";
import type { ProjectForm } from "./schema";

const gone = [{ key: "forms.gone" }];

/**
 * Makes a project with everything its form holds; gives its id.
 * @throws Forbidden, Invalid where a chosen row does not exist or the name is taken
 */
export async function createProject(db: Db, actor: Actor, form: ProjectForm): Promise<string> {
  if (!can(actor, "project.write")) throw new Forbidden("project.write");
  await refuseGone(db, form, null);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO project (name, description, language, kind, area_key, owner_id, starts_on, ends_on, cost_ore, cost_note)
    VALUES (${form.name}, ${form.description}, ${form.language}, ${form.kind}::project_kind, ${form.area}, ${form.owner}::uuid,
            ${form.startsOn}::date, ${form.endsOn}::date, ${form.cost}::bigint, ${form.costNote})
    RETURNING id`;
  if (!made) throw new Error("the project was not made");
  await writeParts(db, made.id, form);
  return made.id;
}

/**
 * Writes the whole form over the project; partners, links and effects that are no longer in it are removed.
 * @throws NotFound, Forbidden, Conflict with the project as it stands, Invalid
 */
export async function updateProject(
  db: Db,
  actor: Actor,
  id: string,
  { version, ...form }: ProjectForm & { version: number },
): Promise<void> {
  const project = await lockedProject(db, actor, "project.write", id);
  if (project.version !== version) throw new Conflict(await projectFormValues(db, id));
  await refuseGone(db, form, project);
  // Written though nothing may have changed, so that the version rises with the parts too.
  await db.$executeRaw`
    UPDATE project
       SET name = ${form.name}, description = ${form.description}, language = ${form.language}, kind = ${form.kind}::project_kind,
           area_key = ${form.area}, owner_id = ${form.owner}::uuid, starts_on = ${form.startsOn}::date, ends_on = ${form.endsOn}::date,
           cost_ore = ${form.cost}::bigint, cost_note = ${form.costNote}
     WHERE id = ${id}::uuid`;
  await writeParts(db, id, form);
}

/**
 * Gives the project an owner.
 * @throws NotFound, Forbidden, Conflict with the owner as it stands, Invalid
 */
export async function assignOwner(
  db: Db,
  actor: Actor,
  id: string,
  { owner, version }: { owner: string; version: number },
): Promise<void> {
  const project = await lockedProject(db, actor, "project.write", id);
  if (project.version !== version) {
    throw new Conflict({ owner: project.ownerId ?? "", version: String(project.version) });
  }
  if (owner !== project.ownerId && !(await canOwn(db, owner))) throw new Invalid({ owner: gone });
  await db.$executeRaw`UPDATE project SET owner_id = ${owner}::uuid WHERE id = ${id}::uuid`;
}

async function refuseGone(db: Db, form: ProjectForm, project: { id: string; ownerId: string | null } | null) {
  const dataPoints = form.effects.map(({ dataPointId }) => dataPointId);
  const [found] = await db.$queryRaw<
    { isTaken: boolean; area: boolean; recommendations: number; dataPoints: string[] }[]
  >`
    SELECT EXISTS (SELECT FROM project p WHERE p.municipality_id = tiltak_municipality() AND p.name = ${form.name}
                      AND p.id IS DISTINCT FROM ${project?.id ?? null}::uuid) AS "isTaken",
           EXISTS (SELECT FROM area a WHERE a.key = ${form.area}) AS area,
           (SELECT count(*)::int FROM recommendation r WHERE r.id = ANY (${form.recommendations}::uuid[])) AS recommendations,
           ARRAY(SELECT d.id::text FROM data_point d WHERE d.id = ANY (${dataPoints}::uuid[])) AS "dataPoints"`;
  const wrong: Record<string, { key: string }[]> = {};
  if (found?.isTaken) wrong.name = [{ key: "projects.form.nameTaken" }];
  if (!found?.area) wrong.area = gone;
  if (form.owner !== null && form.owner !== project?.ownerId && !(await canOwn(db, form.owner))) wrong.owner = gone;
  if (found?.recommendations !== new Set(form.recommendations).size) wrong.recommendations = gone;
  if (dataPoints.some((id) => !found?.dataPoints.includes(id))) wrong.effects = gone;
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong);
}

/** Partners, linked recommendations and expected effects: what is new is added, what is gone removed, the rest left alone. */
async function writeParts(db: Db, id: string, form: ProjectForm): Promise<void> {
  await db.$executeRaw`
    DELETE FROM project_partner WHERE project_id = ${id}::uuid AND NOT (name = ANY (${form.partners}::text[]))`;
  await db.$executeRaw`
    INSERT INTO project_partner (project_id, name, organisation_id)
    SELECT ${id}::uuid, n.name, (SELECT o.id FROM organisation o WHERE lower(o.name COLLATE norwegian) = lower(n.name COLLATE norwegian) ORDER BY o.name LIMIT 1)
      FROM unnest(${form.partners}::text[]) AS n (name)
        ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    DELETE FROM project_recommendation
     WHERE project_id = ${id}::uuid AND NOT (recommendation_id = ANY (${form.recommendations}::uuid[]))`;
  await db.$executeRaw`
    INSERT INTO project_recommendation (project_id, recommendation_id)
    SELECT ${id}::uuid, r.id FROM recommendation r WHERE r.id = ANY (${form.recommendations}::uuid[])
        ON CONFLICT DO NOTHING`;
  const dataPoints = form.effects.map(({ dataPointId }) => dataPointId);
  await db.$executeRaw`
    DELETE FROM expected_effect WHERE project_id = ${id}::uuid AND NOT (data_point_id = ANY (${dataPoints}::uuid[]))`;
  if (form.effects.length === 0) return;
  const rows = form.effects.map(
    (effect) => Prisma.sql`(${id}::uuid, ${effect.dataPointId}::uuid, ${effect.low}::numeric, ${effect.high}::numeric,
      ${effect.byYear}::int, ${effect.confidence}::confidence, ${effect.basis}::text)`,
  );
  await db.$executeRaw`
    INSERT INTO expected_effect AS e (project_id, data_point_id, low, high, by_year, confidence, basis)
    VALUES ${Prisma.join(rows)}
        ON CONFLICT (municipality_id, project_id, data_point_id) DO UPDATE
       SET low = excluded.low, high = excluded.high, by_year = excluded.by_year, confidence = excluded.confidence, basis = excluded.basis
     WHERE (e.low, e.high, e.by_year, e.confidence, e.basis)
           IS DISTINCT FROM (excluded.low, excluded.high, excluded.by_year, excluded.confidence, excluded.basis)`;
}
