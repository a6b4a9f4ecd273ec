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
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// Sending an invitation again and taking it back: two moves of one kind, each asked about on a page of its own.

export const loader = partnerLoader(
  { may: "partner_member.write", params: InvitationMoveParams },
  async ({ db, partner, params, language }) => {
    const pending = await pendingInvitations(db, { kind: "partner", id: partner.id });
    const found = pending.find(({ id }) => id === params.invitationId);
    if (!found) throw new NotFound("invitation");
    return {
      move: params.move,
      email: found.email,
      back: `/partner/${partner.key}/members`,
      title: invitationMoveTitle(translatorFor(language).t, params.move, found.email),
    };
  },
);

export const action = partnerAction(
  { may: "partner_member.write", params: InvitationMoveParams, form: z.object({}) },
  async ({ db, actor, partner, params, signedIn, url, language }) => {
    const into = { kind: "partner", id: partner.id, name: partner.name } as const;
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    if (params.move === "revoke") await revokeInvitation(db, actor, into, params.invitationId);
    else await resendInvitation(db, actor, into, params.invitationId, { inviter: signedIn.name, language, link });
    return redirect(`/partner/${partner.key}/members`, 303);
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
