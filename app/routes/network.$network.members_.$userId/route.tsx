import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FellowRole } from "~/components/member/fellows";
import { pageTitle } from "~/components/page-title";
import { networkRoles } from "~/domain/access/table";
import { OneNetworkRoleForm } from "~/domain/member/belonging";
import { changeBelonging } from "~/domain/member/belonging.server";
import { memberHead } from "~/domain/member/members.server";
import { MemberParams } from "~/domain/member/schema";
import { NotFound } from "~/domain/shared/errors";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_member.write", params: MemberParams },
  async ({ db, network, params, language }) => {
    const { name, roles, version, isPast } = await memberHead(db, { kind: "network", id: network.id }, params.userId);
    if (isPast) throw new NotFound("member");
    return {
      fellow: { name, roles, version },
      place: { name: network.name, href: `/network/${network.key}` },
      title: translatorFor(language).t("places.members.changeTitle", { name }),
    };
  },
);

export const action = networkAction(
  { may: "network_member.write", params: MemberParams, form: OneNetworkRoleForm },
  async ({ db, actor, network, params, value }) => {
    const place = { kind: "network", id: network.id, name: network.name } as const;
    await changeBelonging(db, actor, place, params.userId, value);
    // Whoever gives up their own place belongs elsewhere from now on.
    const isGone = value.roles === "none" && params.userId === actor.userId;
    return redirect(isGone ? "/start" : `/network/${network.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Member() {
  const { fellow: one, place, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <FellowRole title={title} answer={answer} roles={networkRoles} fellow={one} place={place} />;
}
