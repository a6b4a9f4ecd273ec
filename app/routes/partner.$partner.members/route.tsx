import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FellowsPage } from "~/components/member/fellows-page";
import { pageTitle } from "~/components/page-title";
import { partnerRoles } from "~/domain/access/table";
import { FellowsSearch } from "~/domain/member/belonging";
import { fellowsOf } from "~/domain/member/belonging.server";
import { invite } from "~/domain/member/invite.server";
import { PartnerInviteForm } from "~/domain/member/schema";
import { publicUrl } from "~/http/public-url.server";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "partner.read", search: FellowsSearch },
  async ({ db, partner, may, language, search }) => ({
    partner: { key: partner.key, name: partner.name },
    ...(await fellowsOf(db, { kind: "partner", id: partner.id }, search.page, may("partner_member.write"))),
    title: translatorFor(language).t("places.members.title"),
  }),
);

export const action = partnerAction(
  { may: "partner_member.write", form: PartnerInviteForm },
  async ({ db, actor, partner, signedIn, url, language, value }) => {
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    const into = { kind: "partner", id: partner.id, name: partner.name } as const;
    await invite(db, actor, into, value, { inviter: signedIn.name, language, link });
    return redirect(`/partner/${partner.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Members() {
  const { partner, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const place = { name: partner.name, path: `/partner/${partner.key}` };
  return <FellowsPage {...page} place={place} invite={{ answer, roles: partnerRoles }} />;
}
