import type { ComponentProps } from "react";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";
import { FellowInvite, Fellows } from "./fellows";
import { Pending } from "./pending";

interface FellowsPageProps {
  title: string;
  place: { name: string; path: string };
  list: ComponentProps<typeof Fellows>["list"];
  pending: ComponentProps<typeof Pending>["pending"];
  mayChange: boolean;
  invite: Pick<ComponentProps<typeof FellowInvite>, "answer" | "roles">;
}

/** The people of a network or partner: who belongs, who is invited, and the form that invites. */
export function FellowsPage({ title, place, list, pending, mayChange, invite }: FellowsPageProps) {
  const { t } = useWords();
  return (
    <>
      <PageHead
        title={title}
        trail={{ label: t("places.trail"), steps: [{ label: place.name, href: place.path }, { label: title }] }}
      />
      <Fellows list={list} path={`${place.path}/members`} mayChange={mayChange} />
      <Pending pending={pending} path={`${place.path}/invitations`} />
      {mayChange ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("places.members.invite")}</h2>
          </div>
          {/* Sent, the form begins anew. */}
          <FellowInvite key={pending.length} {...invite} />
        </section>
      ) : null}
    </>
  );
}
