import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { RoleChoices } from "~/components/member/role-choices";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { Facts } from "~/components/ui/facts";
import { useWords } from "~/components/use-words";
import { changeRoles, memberHead } from "~/domain/member/members.server";
import { MemberParams, RolesForm } from "~/domain/member/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";

export const loader = municipalityLoader(
  { may: "member.write", params: MemberParams },
  async ({ db, params, municipality }) => ({
    member: await memberHead(db, { kind: "municipality", id: municipality.id }, params.userId),
    path: `/${municipality.key}/settings`,
  }),
);

export const action = municipalityAction(
  { may: "member.write", params: MemberParams, form: RolesForm },
  async ({ db, actor, params, value, municipality }) => {
    await changeRoles(db, actor, { kind: "municipality", ...municipality }, params.userId, value);
    return redirect(`/${municipality.key}/settings/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.member.name);

export default function MemberPage() {
  const { t, format } = useWords();
  const { member, path } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const roleName = (role: string) => t(`members.roles.${role as (typeof member.roles)[number]}`);
  return (
    <>
      <SettingsHead
        title={member.name}
        lead={member.title}
        between={[{ label: t("members.title"), page: "members" }]}
        history={`/member/${member.userId}`}
      />
      <div className="narrow">
        <section aria-label={t("members.one.about")}>
          <Facts
            facts={[
              { key: "email", term: t("members.columns.email"), detail: member.email },
              {
                key: "unit",
                term: t("members.one.unit"),
                detail: member.unit ?? <span className="quiet">{t("members.one.noUnit")}</span>,
              },
              { key: "since", term: t("members.columns.since"), detail: format.date(member.since) },
              {
                key: "until",
                term: t("members.columns.until"),
                detail: member.until ? format.date(member.until) : t("members.cell.lasting"),
              },
              { key: "work", term: t("members.columns.openWork"), detail: format.number(member.openWork) },
            ]}
          />
        </section>
        {member.isPast ? (
          <p className="notice">{t("members.one.left")}</p>
        ) : (
          <section className="section" aria-label={t("members.invite.roles")}>
            <RecordForm
              answer={answer}
              labels={{ roles: t("members.invite.roles") }}
              values={{ roles: member.roles }}
              version={member.version}
              display={(_name, value) => roleName(value)}
              submit={t("members.one.save")}
            >
              {({ field, chosen }) => <RoleChoices error={field("roles").error} chosen={chosen("roles")} />}
            </RecordForm>
          </section>
        )}
        <section className="section">
          <h2>{t("members.one.moreTitle")}</h2>
          <ul className="plain-list">
            {member.personId ? (
              <>
                <li>
                  <Link className="ds-link" to={`${path}/owners/${member.personId}/handover`}>
                    {t("members.one.handOver")}
                  </Link>
                </li>
                <li>
                  <Link className="ds-link" to={`${path}/owners/${member.personId}`}>
                    {t("members.one.person")}
                  </Link>
                </li>
              </>
            ) : null}
            {member.isPast ? null : (
              <li>
                <Link className="ds-link" to={`${path}/members/${member.userId}/end`}>
                  {t(member.until ? "members.one.changeEnd" : "members.one.end")}
                </Link>
              </li>
            )}
          </ul>
        </section>
      </div>
    </>
  );
}
