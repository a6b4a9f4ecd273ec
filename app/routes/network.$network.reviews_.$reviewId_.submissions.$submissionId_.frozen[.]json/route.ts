import { frozenFile } from "~/http/frozen-file.server";
import { frozenText, submissionById } from "~/domain/review/queries.server";
import { RevisionSearch, RoundSubmissionParams } from "~/domain/review/schema";
import { NotFound } from "~/domain/shared/errors";
import { networkLoader } from "~/http/visit.server";

/** A frozen report as the network reads it, byte for byte what the checksum is of. */
export const loader = networkLoader(
  { may: "network.read", params: RoundSubmissionParams, search: RevisionSearch },
  async ({ db, params, search }) => {
    const { round, municipality } = await submissionById(db, params.submissionId);
    if (round.id !== params.reviewId) throw new NotFound("submission");
    return frozenFile(municipality.key, await frozenText(db, params.submissionId, search.revision));
  },
);
