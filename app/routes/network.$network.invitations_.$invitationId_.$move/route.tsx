import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { InvitationMove, invitationMoveTitle } from "~/components/member/invitation-move";
import { pageTitle } from "~/components/page-title";
import { useWords } from "~/components/use-words";
import { InvitationMoveParams } from "~/domain/member/belonging";
import { pendingInvitations, resendInvitation, revokeInvitation } from "~/domain/member/invite.server";
import { NotFound } from "~/domain/shared/errors";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// Sending an invitation again and taking it back: two moves of one kind, each asked about on a page of its own.

export const loader = networkLoader(
  { may: "network_member.write", params: InvitationMoveParams },
  async ({ db, network, params, language }) => {
    const pending = await pendingInvitations(db, { kind: "network", id: network.id });
    const found = pending.find(({ id }) => id === params.invitationId);
    if (!found) throw new NotFound("invitation");
    return {
      move: params.move,
      email: found.email,
      back: `/network/${network.key}/members`,
      title: invitationMoveTitle(translatorFor(language).t, params.move, found.email),
    };
  },
);

export const action = networkAction(
  { may: "network_member.write", params: InvitationMoveParams, form: z.object({}) },
  async ({ db, actor, network, params, signedIn, url, language }) => {
    const into = { kind: "network", id: network.id, name: network.name } as const;
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    if (params.move === "revoke") await revokeInvitation(db, actor, into, params.invitationId);
    else await resendInvitation(db, actor, into, params.invitationId, { inviter: signedIn.name, language, link });
    return redirect(`/network/${network.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveInvitation() {
  const { t } = useWords();
  const { move, email, back, title } = useLoaderData<typeof loader>();
  return (
    <InvitationMove
      answer={useActionData<typeof action>()}
      title={title}
      move={move}
      email={email}
      back={{ label: t("places.members.title"), href: back }}
    />
  );
}
