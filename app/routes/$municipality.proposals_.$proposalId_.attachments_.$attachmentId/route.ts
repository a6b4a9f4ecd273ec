import { attachmentContent } from "~/domain/proposal/queries.server";
import { AttachmentParams } from "~/domain/proposal/schema";
import { attachmentResponse } from "~/http/attachment.server";
import { municipalityLoader } from "~/http/visit.server";

/** A file that was submitted with a proposal, to keep; never shown. */
export const loader = municipalityLoader({ may: "plan.read", params: AttachmentParams }, async ({ db, params }) =>
  attachmentResponse(await attachmentContent(db, params.proposalId, params.attachmentId)),
);
