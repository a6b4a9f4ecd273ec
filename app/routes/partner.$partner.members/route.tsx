import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FellowInvite, Fellows } from "~/components/member/fellows";
import { Pending } from "~/components/member/pending";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { partnerRoles } from "~/domain/access/table";
import { FellowsSearch } from "~/domain/member/belonging";
import { invite, pendingInvitations } from "~/domain/member/invite.server";
import { memberList, membersPerPage } from "~/domain/member/members.server";
import { PartnerInviteForm } from "~/domain/member/schema";
import { publicUrl } from "~/http/public-url.server";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader({ may: "partner.read", search: FellowsSearch }, async (visit) => {
  const { db, partner, may, language, search } = visit;

  const place = { kind: "partner", id: partner.id } as const;
  const { rows, current } = await memberList(db, place, { past: false, page: search.page });
  const mayChange = may("partner_member.write");
  const pending = mayChange ? await pendingInvitations(db, place) : [];
  return {
    partner: { key: partner.key, name: partner.name },
    list: { fellows: rows, total: current, page: search.page, pageSize: membersPerPage },
    mayChange,
    pending: pending.map(({ id, email, name, expiresAt, isExpired }) => ({
      id,
      email,
      name,
      expiresAt: expiresAt.toISOString(),
      isExpired,
    })),
    title: translatorFor(language).t("places.members.title"),
  };
});

export const action = partnerAction(
  { may: "partner_member.write", form: PartnerInviteForm },
  async ({ db, actor, partner, signedIn, url, language, value }) => {
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    const into = { kind: "partner", id: partner.id, name: partner.name } as const;
    await invite(db, actor, into, value, { inviter: signedIn.name, language, link });
    return redirect(`/partner/${partner.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data && `${data.title}, ${data.partner.name}`);

export default function Members() {
  const { t } = useWords();
  const { partner, list, mayChange, pending, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const home = `/partner/${partner.key}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{ label: t("places.trail"), steps: [{ label: partner.name, href: home }, { label: title }] }}
      />
      <Fellows list={list} path={`${home}/members`} mayChange={mayChange} />
      <Pending pending={pending} path={`${home}/invitations`} />
      {mayChange ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("places.members.invite")}</h2>
          </div>
          {/* Sent, the form begins anew. */}
          <FellowInvite key={pending.length} answer={answer} roles={partnerRoles} />
        </section>
      ) : null}
    </>
  );
}
