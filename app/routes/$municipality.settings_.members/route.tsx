import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ListPages } from "~/components/settings/list-pages";
import { SettingsHead } from "~/components/settings/settings-head";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { pendingInvitations } from "~/domain/member/invite.server";
import { memberList, membersPerPage } from "~/domain/member/members.server";
import { MembersSearch } from "~/domain/member/schema";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "member.write", search: MembersSearch },
  async ({ db, search, municipality, language }) => {
    const place = { kind: "municipality" as const, id: municipality.id };
    const invitations = await pendingInvitations(db, place);
    const { rows, current, left } = await memberList(db, place, { past: search.view === "past", page: search.page });
    return {
      search,
      rows: search.view === "invited" ? [] : rows,
      invitations: search.view === "invited" ? invitations : [],
      counts: { current, invited: invitations.length, past: left },
      perPage: membersPerPage,
      path: `/${municipality.key}/settings`,
      title: translatorFor(language).t("members.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Members() {
  const { t } = useWords();
  const { search, rows, invitations, counts, perPage, path, title } = useLoaderData<typeof loader>();
  const { view, page } = search;
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("members.lead")}
        actions={
          <Link className="ds-button" data-color="accent" to={`${path}/members/new`}>
            {t("members.invite.title")}
          </Link>
        }
      />
      <TabsAsLinks
        label={t("members.views.label")}
        views={(["current", "invited", "past"] as const).map((key) => ({
          key,
          href: key === "current" ? `${path}/members` : `${path}/members?view=${key}`,
          label: t(`members.views.${key}`),
          count: counts[key],
          current: key === view,
        }))}
      />
      {view === "invited" ? (
        <InvitationTable path={path} rows={invitations} />
      ) : (
        <>
          <MemberTable path={path} view={view} rows={rows} />
          <ListPages page={page} perPage={perPage} total={counts[view]} />
        </>
      )}
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function MemberTable({ path, view, rows }: { path: string; view: "current" | "past"; rows: Loaded["rows"] }) {
  const { t, format } = useWords();
  if (rows.length === 0) return <p className="quiet">{t("members.none.past")}</p>;
  const caption = t(`members.caption.${view}`);
  return (
    <div className="scroll-region" role="region" aria-label={caption} tabIndex={0}>
      <table className="ds-table table--fold table--narrow">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("members.columns.name")}</th>
            <th scope="col">{t("members.columns.roles")}</th>
            <th scope="col">{t("members.columns.since")}</th>
            <th scope="col">{t("members.columns.until")}</th>
            <th scope="col" className="number">
              {t("members.columns.openWork")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.userId}>
              <th scope="row">
                <Link className="ds-link" data-color="neutral" to={`${path}/members/${row.userId}`}>
                  {row.name}
                </Link>
                <span className="sub-line">{row.email}</span>
              </th>
              <td data-label={t("members.columns.roles")}>
                {row.roles.map((role) => t(`members.roles.${role}`)).join(", ")}
              </td>
              <td data-label={t("members.columns.since")}>{format.date(row.since)}</td>
              <td data-label={t("members.columns.until")}>
                {row.until ? format.date(row.until) : <span className="quiet">{t("members.cell.lasting")}</span>}
              </td>
              <td className="number" data-label={t("members.columns.openWork")}>
                {row.openWork === 0 || row.personId === null ? (
                  <span className="quiet">0</span>
                ) : (
                  <Link
                    className={view === "past" ? "ds-link late" : "ds-link"}
                    aria-label={t("members.handOver.title", { name: row.name })}
                    to={`${path}/owners/${row.personId}/handover`}
                  >
                    {row.openWork}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InvitationTable({ path, rows }: { path: string; rows: Loaded["invitations"] }) {
  const { t, format } = useWords();
  if (rows.length === 0) return <p className="quiet">{t("members.none.invited")}</p>;
  return (
    <div className="scroll-region" role="region" aria-label={t("members.caption.invited")} tabIndex={0}>
      <table className="ds-table table--fold table--narrow">
        <caption className="ds-sr-only">{t("members.caption.invited")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("members.columns.email")}</th>
            <th scope="col">{t("members.columns.roles")}</th>
            <th scope="col">{t("members.columns.invitedBy")}</th>
            <th scope="col">{t("members.columns.expires")}</th>
            <th scope="col">{t("members.columns.change")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.email}
                {row.name ? <span className="sub-line">{row.name}</span> : null}
              </th>
              <td data-label={t("members.columns.roles")}>
                {row.roles.map((role) => t(`members.roles.${role}`)).join(", ")}
              </td>
              <td data-label={t("members.columns.invitedBy")}>{row.inviter ?? t("members.cell.someone")}</td>
              <td data-label={t("members.columns.expires")}>
                {row.isExpired ? (
                  <Tag outline>{t("members.cell.expired", { date: format.date(row.expiresAt) })}</Tag>
                ) : (
                  format.moment(row.expiresAt)
                )}
              </td>
              <td data-label={t("members.columns.change")}>
                <div className="button-row">
                  {(["sending", "withdrawal"] as const).map((move) => (
                    <Form key={move} method="post" action={`${path}/invitations/${row.id}/${move}`}>
                      <button
                        className="text-button"
                        aria-label={t("members.ofWhom", { what: t(`members.${move}.short`), who: row.email })}
                      >
                        {t(`members.${move}.short`)}
                      </button>
                    </Form>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
