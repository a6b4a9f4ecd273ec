import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { addFundingLink } from "~/domain/funding/commands.server";
import { createProject } from "~/domain/project/commands.server";
import { moveProject } from "~/domain/project/transitions.server";
import { transition } from "~/domain/shared/state-machine";
import { isLanguage } from "~/text/languages";
import { translatorFor } from "~/text/words.server";
import { totalCost, type ProposalContent } from "./content";
import { lockedProposal } from "./locked.server";
import type { ConversionForm } from "./schema";
import { proposalMachine } from "./states";

/**
 * Makes an accepted proposal a planned project, once: with its text, dates, cost, expected effects and the partner, and what is asked as planned
 * money from the source that was chosen. Gives the project's id; where somebody was first, that of theirs.
 * @throws NotFound, Forbidden, Refused for a proposal that is not accepted, Invalid for a name that is taken or a choice that is gone
 */
export async function convertProposal(
  db: Db,
  actor: Actor,
  id: string,
  form: ConversionForm,
  today: string,
): Promise<string> {
  const proposal = await lockedProposal(db, actor, "proposal.treat", id);
  // Whoever pressed at the same moment waited for the lock, and is led to the same project.
  if (proposal.projectId !== null) return proposal.projectId;
  transition(proposalMachine, proposal.state, "converted", {});
  const [row] = await db.$queryRaw<{ content: ProposalContent; partner: string | null; isExample: boolean }[]>`
    SELECT v.content, r.name AS partner, p.is_example AS "isExample"
      FROM proposal p
      JOIN proposal_revision v ON v.municipality_id = p.municipality_id AND v.proposal_id = p.id AND v.revision = p.revision
      LEFT JOIN partner r ON r.id = p.partner_id
     WHERE p.id = ${id}::uuid`;
  if (!row) throw new Error("an accepted proposal has no revision");
  const { content, partner } = row;
  const language = isLanguage(content.language) ? content.language : "nb";
  const { t } = translatorFor(language);
  const project = await createProject(db, actor, {
    name: form.name,
    description: [
      content.summary,
      `${t("proposals.content.ask")}: ${content.ask}`,
      `${t("proposals.content.bring")}: ${content.bring}`,
      `${t("proposals.content.risks")}: ${content.risks}`,
    ].join("\n\n"),
    language,
    kind: "project",
    area: form.area,
    owner: form.owner,
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    cost: totalCost(content),
    costNote: t("proposals.conversion.costNote"),
    partners: [...new Set([...(partner === null ? [] : [partner]), ...content.partners])],
    recommendations: [],
    effects: content.effects.map(({ dataPointId, low, high, byYear }) => ({
      dataPointId,
      low,
      high,
      byYear,
      confidence: null,
      basis: t("proposals.conversion.basis"),
    })),
  });
  await moveProject(db, actor, project, { to: "planned", reason: null, outcome: null });
  if (partner !== null)
    await db.$executeRaw`
      UPDATE project_partner SET partner_id = ${proposal.partnerId}::uuid, shows_progress = ${form.showsProgress}
       WHERE project_id = ${project}::uuid AND name = ${partner}`;
  if (row.isExample) await db.$executeRaw`UPDATE project SET is_example = true WHERE id = ${project}::uuid`;
  if (form.programme !== null && content.askOre > 0)
    await addFundingLink(
      db,
      actor,
      project,
      {
        programme: form.programme,
        state: "planned",
        amount: content.askOre,
        granted: null,
        decidedOn: null,
        note: t("proposals.conversion.fundingNote"),
      },
      today,
    );
  await db.$executeRaw`UPDATE proposal SET state = 'converted', project_id = ${project}::uuid WHERE id = ${id}::uuid`;
  return project;
}

/** The proposal a project came from, or null. */
export async function proposalBehind(
  db: Db,
  projectId: string,
): Promise<{ id: string; title: string; language: string } | null> {
  const [row] = await db.$queryRaw<{ id: string; title: string; language: string }[]>`
    SELECT p.id, v.content ->> 'title' AS title, v.content ->> 'language' AS language
      FROM proposal p
      JOIN proposal_revision v ON v.municipality_id = p.municipality_id AND v.proposal_id = p.id AND v.revision = p.revision
     WHERE p.municipality_id = tiltak_municipality() AND p.project_id = ${projectId}::uuid`;
  return row ?? null;
}
