import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { pendingInvitations, resendInvitation, revokeInvitation } from "~/domain/member/invite.server";
import { NotFound } from "~/domain/shared/errors";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { isLanguage } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

// Sending an invitation anew, or taking it back. The buttons stand in the list; this page is what a refusal is shown on.

const Params = z.object({ invitationId: z.uuid(), move: z.enum(["sending", "withdrawal"]) });

export const loader = municipalityLoader(
  { may: "member.write", params: Params },
  async ({ db, params, municipality, language }) => {
    const pending = await pendingInvitations(db, { kind: "municipality", id: municipality.id });
    const invitation = pending.find(({ id }) => id === params.invitationId);
    if (!invitation) throw new NotFound("invitation");
    return {
      move: params.move,
      email: invitation.email,
      back: `/${municipality.key}/settings/members?view=invited`,
      title: translatorFor(language).t(`members.${params.move}.title`),
    };
  },
);

export const action = municipalityAction(
  { may: "member.write", params: Params, form: z.object({}) },
  async ({ db, actor, params, signedIn, municipality, url }) => {
    const place = { kind: "municipality" as const, ...municipality };
    if (params.move === "withdrawal") await revokeInvitation(db, actor, place, params.invitationId);
    else
      await resendInvitation(db, actor, place, params.invitationId, {
        inviter: signedIn.name,
        language: isLanguage(municipality.language) ? municipality.language : "nb",
        link: (token) => publicUrl(`/invitation/${token}`, url),
      });
    return redirect(`/${municipality.key}/settings/members?view=invited`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveInvitation() {
  const { t } = useWords();
  const { move, email, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t(`members.${move}.text`, { email })}
        between={[{ label: t("members.title"), page: "members?view=invited" }]}
      />
      <RecordForm answer={answer} labels={{}} submit={title} cancel={{ href: back, label: t("forms.cancel") }}>
        {() => null}
      </RecordForm>
    </>
  );
}
