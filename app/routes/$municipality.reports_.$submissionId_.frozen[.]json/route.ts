import { frozenFile } from "~/http/frozen-file.server";
import { frozenText } from "~/domain/review/queries.server";
import { RevisionSearch, SubmissionParams } from "~/domain/review/schema";
import { municipalityLoader } from "~/http/visit.server";

/** A frozen report of the municipality's own, byte for byte what the checksum is of. */
export const loader = municipalityLoader(
  { may: "plan.read", params: SubmissionParams, search: RevisionSearch },
  async ({ db, municipality, params, search }) =>
    frozenFile(municipality.key, await frozenText(db, params.submissionId, search.revision)),
);
