import { redirect } from "@remix-run/node";
import { z } from "zod";
import { askLateMembers } from "~/domain/review/commands.server";
import { roundById } from "~/domain/review/queries.server";
import { RoundParams } from "~/domain/review/schema";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";

// Asking the members who have joined since the round was opened; the button stands on the round's page.

export const loader = networkLoader({ may: "review.write", params: RoundParams }, async ({ db, network, params }) => {
  const { id } = await roundById(db, params.reviewId);
  return redirect(`/network/${network.key}/reviews/${id}`);
});

export const action = networkAction(
  { may: "review.write", params: RoundParams, form: z.object({}) },
  async ({ db, actor, network, params, url }) => {
    await askLateMembers(db, actor, { ...network, link: (path) => publicUrl(path, url) }, params.reviewId);
    return redirect(`/network/${network.key}/reviews/${params.reviewId}`, 303);
  },
);
