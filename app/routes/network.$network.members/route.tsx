import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FellowInvite, Fellows } from "~/components/member/fellows";
import { Pending } from "~/components/member/pending";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { networkRoles } from "~/domain/access/table";
import { fellowsOf } from "~/domain/member/belonging.server";
import { invite } from "~/domain/member/invite.server";
import { NetworkInviteForm } from "~/domain/member/schema";
import { organisationsAround } from "~/domain/organisation/queries.server";
import { networkMunicipalities } from "~/domain/sharing/members.server";
import { MembersSearch } from "~/domain/sharing/schema";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { Municipalities } from "./municipalities";
import { Organisations } from "./organisations";

export const loader = networkLoader(
  { may: "network.read", search: MembersSearch },
  async ({ db, network, may, language, search }) => {
    const mayChange = may("network_member.write");
    const { rows, ...list } = await networkMunicipalities(db, search);
    return {
      network: { key: network.key, name: network.name },
      search: { q: search.q, state: search.state, kind: search.kind },
      municipalities: {
        ...list,
        rows: rows.map(({ askedAt, answeredAt, ...row }) => ({
          ...row,
          askedAt: askedAt.toISOString(),
          answeredAt: answeredAt?.toISOString() ?? null,
        })),
      },
      people: await fellowsOf(db, { kind: "network", id: network.id }, search.page, mayChange),
      organisations: await organisationsAround(db, search.kind),
      mayChange,
      today: list.today,
      title: translatorFor(language).t("sharing.members.title"),
    };
  },
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

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Members() {
  const { t } = useWords();
  const { network, municipalities, people, organisations, search, mayChange, today, title } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const path = `/network/${network.key}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{ label: t("places.trail"), steps: [{ label: network.name, href: path }, { label: title }] }}
      />
      <Municipalities
        path={`${path}/members`}
        search={search}
        list={municipalities}
        today={today}
        mayChange={mayChange}
      />
      <section className="section">
        <div className="section-head">
          <h2>{t("sharing.members.people")}</h2>
        </div>
        <Fellows list={people.list} path={`${path}/members`} mayChange={mayChange} />
        <Pending pending={people.pending} path={`${path}/invitations`} />
      </section>
      {mayChange ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("places.members.invite")}</h2>
          </div>
          {/* Sent, the form begins anew. */}
          <FellowInvite key={people.pending.length} answer={answer} roles={networkRoles} />
        </section>
      ) : null}
      <Organisations path={`${path}/members`} search={search} organisations={organisations} />
    </>
  );
}
