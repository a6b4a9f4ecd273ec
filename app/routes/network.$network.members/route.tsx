import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FellowInvite, Fellows } from "~/components/member/fellows";
import { Pending } from "~/components/member/pending";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { networkRoles } from "~/domain/access/table";
import { FellowsSearch } from "~/domain/member/belonging";
import { invite, pendingInvitations } from "~/domain/member/invite.server";
import { memberList, membersPerPage } from "~/domain/member/members.server";
import { NetworkInviteForm } from "~/domain/member/schema";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader({ may: "network.read", search: FellowsSearch }, async (visit) => {
  const { db, network, may, language, search } = visit;

  const place = { kind: "network", id: network.id } as const;
  const { rows, current } = await memberList(db, place, { past: false, page: search.page });
  const mayChange = may("network_member.write");
  const pending = mayChange ? await pendingInvitations(db, place) : [];
  return {
    network: { key: network.key, name: network.name },
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
  const { t } = useWords();
  const { network, list, mayChange, pending, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const home = `/network/${network.key}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{ label: t("places.trail"), steps: [{ label: network.name, href: home }, { label: title }] }}
      />
      <Fellows list={list} path={`${home}/members`} mayChange={mayChange} />
      <Pending pending={pending} path={`${home}/invitations`} />
      {mayChange ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("places.members.invite")}</h2>
          </div>
          {/* Sent, the form begins anew. */}
          <FellowInvite key={pending.length} answer={answer} roles={networkRoles} />
        </section>
      ) : null}
    </>
  );
}
