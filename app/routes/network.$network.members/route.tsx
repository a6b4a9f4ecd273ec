import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FellowsPage } from "~/components/member/fellows-page";
import { pageTitle } from "~/components/page-title";
import { networkRoles } from "~/domain/access/table";
import { FellowsSearch } from "~/domain/member/belonging";
import { fellowsOf } from "~/domain/member/belonging.server";
import { invite } from "~/domain/member/invite.server";
import { NetworkInviteForm } from "~/domain/member/schema";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: FellowsSearch },
  async ({ db, network, may, language, search }) => ({
    network: { key: network.key, name: network.name },
    ...(await fellowsOf(db, { kind: "network", id: network.id }, search.page, may("network_member.write"))),
    title: translatorFor(language).t("places.members.title"),
  }),
);

export const action = networkAction(
  { may: "network_member.write", form: NetworkInviteForm },
  async ({ db, actor, network, signedIn, url, language, value }) => {
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    const into = { kind: "network", id: network.id, name: network.name } as const;
    await invite(db, actor, into, value, { inviter: signedIn.name, language, link });
    return redirect(`/network/${network.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data && `${data.title}, ${data.network.name}`);

export default function Members() {
  const { network, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const place = { name: network.name, path: `/network/${network.key}` };
  return <FellowsPage {...page} place={place} invite={{ answer, roles: networkRoles }} />;
}
