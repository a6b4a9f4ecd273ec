import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EndForm } from "~/components/member/end-form";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { endMembership, memberHead } from "~/domain/member/members.server";
import { EndForm as EndSchema, MemberParams } from "~/domain/member/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "member.write", params: MemberParams },
  async ({ db, params, municipality, language }) => ({
    member: await memberHead(db, { kind: "municipality", id: municipality.id }, params.userId),
    path: `/${municipality.key}/settings`,
    title: translatorFor(language).t("members.end.title"),
  }),
);

export const action = municipalityAction(
  { may: "member.write", params: MemberParams, form: EndSchema },
  async ({ db, actor, params, value, municipality }) => {
    await endMembership(db, actor, { kind: "municipality", ...municipality }, params.userId, value);
    return redirect(`/${municipality.key}/settings/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EndMember() {
  const { t } = useWords();
  const { member, path, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("members.end.lead")}
        between={[
          { label: t("members.title"), page: "members" },
          { label: member.name, page: `members/${member.userId}` },
        ]}
      />
      <div className="narrow">
        <EndForm
          answer={answer}
          until={member.until}
          version={member.version}
          openWork={member.openWork}
          handover={member.personId && `${path}/owners/${member.personId}/handover`}
          isMember
          back={`${path}/members/${member.userId}`}
        />
      </div>
    </>
  );
}
