import { redirect } from "@remix-run/node";
import { DraftForm } from "~/domain/proposal/content";
import { draftOfProposal, saveDraft } from "~/domain/proposal/drafts.server";
import { ProposalParams } from "~/domain/proposal/schema";
import { Conflict } from "~/domain/shared/errors";
import { partnerAction, partnerLoader } from "~/http/visit.server";

/** Keeps what is being typed, asked by script alone: answers with the draft's new version and when it was kept, or that somebody was first. */
export const action = partnerAction(
  { may: "proposal.write", params: ProposalParams, form: DraftForm },
  async ({ db, actor, params, value }) => {
    try {
      return Response.json(await saveDraft(db, actor, params.proposalId, value));
    } catch (error) {
      if (error instanceof Conflict) return Response.json({ conflict: true }, { status: 409 });
      throw error;
    }
  },
);

/** Whoever comes here by hand is led to the form. */
export const loader = partnerLoader(
  { may: "proposal.write", params: ProposalParams },
  async ({ db, partner, params }) => {
    await draftOfProposal(db, params.proposalId);
    throw redirect(`/partner/${partner.key}/proposals/${params.proposalId}/edit`);
  },
);
