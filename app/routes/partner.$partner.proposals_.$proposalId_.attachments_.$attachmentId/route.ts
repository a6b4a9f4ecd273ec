import { attachmentContent } from "~/domain/proposal/queries.server";
import { AttachmentParams } from "~/domain/proposal/schema";
import { attachmentResponse } from "~/http/attachment.server";
import { partnerLoader } from "~/http/visit.server";

/** A file of one's own proposal, to keep; never shown. */
export const loader = partnerLoader({ may: "partner.read", params: AttachmentParams }, async ({ db, params }) =>
  attachmentResponse(await attachmentContent(db, params.proposalId, params.attachmentId)),
);
