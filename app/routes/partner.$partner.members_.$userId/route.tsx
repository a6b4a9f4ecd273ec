import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FellowRole } from "~/components/member/fellows";
import { pageTitle } from "~/components/page-title";
import { partnerRoles } from "~/domain/access/table";
import { OnePartnerRoleForm } from "~/domain/member/belonging";
import { changeBelonging } from "~/domain/member/belonging.server";
import { memberHead } from "~/domain/member/members.server";
import { MemberParams } from "~/domain/member/schema";
import { NotFound } from "~/domain/shared/errors";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "partner_member.write", params: MemberParams },
  async ({ db, partner, params, language }) => {
    const { name, roles, version, isPast } = await memberHead(db, { kind: "partner", id: partner.id }, params.userId);
    if (isPast) throw new NotFound("member");
    return {
      fellow: { name, roles, version },
      place: { name: partner.name, href: `/partner/${partner.key}` },
      title: translatorFor(language).t("places.members.changeTitle", { name }),
    };
  },
);

export const action = partnerAction(
  { may: "partner_member.write", params: MemberParams, form: OnePartnerRoleForm },
  async ({ db, actor, partner, params, value }) => {
    const place = { kind: "partner", id: partner.id, name: partner.name } as const;
    await changeBelonging(db, actor, place, params.userId, value);
    // Whoever gives up their own place belongs elsewhere from now on.
    const isGone = value.roles === "none" && params.userId === actor.userId;
    return redirect(isGone ? "/start" : `/partner/${partner.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Member() {
  const { fellow: one, place, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <FellowRole title={title} answer={answer} roles={partnerRoles} fellow={one} place={place} />;
}
