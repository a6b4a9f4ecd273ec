import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { InvitationMove, invitationMoveTitle } from "~/components/member/invitation-move";
import { pageTitle } from "~/components/page-title";
import { useWords } from "~/components/use-words";
import { InvitationMoveParams } from "~/domain/member/belonging";
import { resendInvitation, revokeInvitation } from "~/domain/member/invite.server";
import { firstInvitation, type FirstInvitation } from "~/domain/operator/places.server";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { isLanguage } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

// Sending an invitation again and taking it back: two moves of one kind, each asked about on a page of its own.

const listOf = {
  municipality: "/operator/municipalities",
  network: "/operator/networks",
  partner: "/operator/partners",
  operator: "/operator/operators",
} as const;
const pageOf = ({ into, key }: FirstInvitation) =>
  into.kind === "operator" ? listOf.operator : `${listOf[into.kind]}/${key}`;

export const loader = operatorLoader(
  { may: "operator.write", params: InvitationMoveParams },
  async ({ db, params, language }) => {
    const found = await firstInvitation(db, params.invitationId);
    return {
      move: params.move,
      email: found.email,
      name: found.into.name,
      back: pageOf(found),
      title: invitationMoveTitle(translatorFor(language).t, params.move, found.email),
    };
  },
);

export const action = operatorAction(
  { may: "operator.write", params: InvitationMoveParams, form: z.object({}) },
  async ({ db, actor, params, signedIn, url, language }) => {
    const found = await firstInvitation(db, params.invitationId);
    if (params.move === "revoke") await revokeInvitation(db, actor, found.into, params.invitationId);
    else {
      const own = found.language;
      await resendInvitation(db, actor, found.into, params.invitationId, {
        inviter: signedIn.name,
        language: own !== null && isLanguage(own) ? own : language,
        link: (token) => publicUrl(`/invitation/${token}`, url),
      });
    }
    return redirect(pageOf(found), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveInvitation() {
  const { t } = useWords();
  const { move, email, name, back, title } = useLoaderData<typeof loader>();
  return (
    <InvitationMove
      answer={useActionData<typeof action>()}
      title={title}
      move={move}
      email={email}
      back={{ label: name || t("operator.operators.title"), href: back }}
    />
  );
}
