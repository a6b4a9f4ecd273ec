import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { Field } from "~/components/ui/field";
import { Pagination } from "~/components/ui/pagination";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { mostHours } from "~/domain/support/hours";
import { SupportForm, SupportSearch } from "~/domain/support/schema";
import { helpers, openSupport, supportSessions } from "~/domain/support/support.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "support.write", search: SupportSearch },
  async ({ db, search, municipality, language }) => {
    const { rows, ...list } = await supportSessions(db, search.page);
    return {
      path: `/${municipality.key}/settings/support`,
      helpers: await helpers(db),
      sessions: rows.map(({ startsAt, endsAt, ...session }) => ({
        ...session,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
      list,
      title: translatorFor(language).t("support.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "support.write", form: SupportForm },
  async ({ db, actor, municipality, value }) => {
    await openSupport(db, actor, value);
    return redirect(`/${municipality.key}/settings/support`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Support() {
  const { t, format } = useWords();
  const { path, helpers: operators, sessions, list, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { total, page, pageSize } = list;
  return (
    <>
      <SettingsHead title={title} lead={t("support.lead")} />
      <section className="section">
        <h2>{t("support.open")}</h2>
        {operators.length === 0 ? (
          <p>{t("support.noOperators")}</p>
        ) : (
          <RecordForm
            // Sent, the form begins anew.
            key={total}
            answer={answer}
            labels={{ operator: t("support.operator"), reason: t("support.reason"), hours: t("support.hours") }}
            values={{ hours: "2", operator: operators.length === 1 ? operators[0]?.userId : undefined }}
            submit={t("support.submit")}
          >
            {({ field }) => (
              <>
                <Field
                  {...field("operator")}
                  kind="select"
                  width="half"
                  required={t("forms.required")}
                  empty={t("support.chooseOperator")}
                  options={operators.map(({ userId, name }) => ({ value: userId, label: name }))}
                />
                <Field
                  {...field("reason")}
                  kind="textarea"
                  rows={3}
                  required={t("forms.required")}
                  hint={t("support.reasonHint")}
                  maxLength={500}
                />
                <Field
                  {...field("hours")}
                  width="short"
                  inputMode="numeric"
                  required={t("forms.required")}
                  hint={t("support.hoursHint", { limit: mostHours })}
                  unit={t("support.hoursUnit")}
                />
              </>
            )}
          </RecordForm>
        )}
      </section>
      <section className="section">
        <h2>{t("support.sessions")}</h2>
        {total === 0 ? (
          <p className="quiet">{t("support.none")}</p>
        ) : (
          <>
            <div className="scroll-region" tabIndex={0} role="region" aria-label={t("support.sessions")}>
              <table className="ds-table">
                <thead>
                  <tr>
                    <th scope="col">{t("support.operator")}</th>
                    <th scope="col">{t("support.reason")}</th>
                    <th scope="col">{t("support.from")}</th>
                    <th scope="col">{t("support.until")}</th>
                    <th scope="col">{t("support.openedBy")}</th>
                  </tr>
                </thead>
                <tbody>
                  {sessions.map((session) => (
                    <tr key={session.id}>
                      <th scope="row">
                        {session.operator} {session.isLive ? <Tag outline>{t("support.live")}</Tag> : null}
                      </th>
                      <td>{session.reason}</td>
                      <td>{format.moment(session.startsAt)}</td>
                      <td>
                        {format.moment(session.endsAt)}
                        {session.isLive ? (
                          <span className="sub-line">
                            <Link
                              className="text-button"
                              to={`${path}/${session.id}/end`}
                              aria-label={t("support.endOf", { name: session.operator })}
                            >
                              {t("support.end")}
                            </Link>
                          </span>
                        ) : null}
                      </td>
                      <td>{session.openedBy ?? t("history.someone")}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {total > pageSize ? (
              <Pagination
                label={t("support.pages")}
                status={t("operator.list.status", {
                  from: (page - 1) * pageSize + 1,
                  to: Math.min(page * pageSize, total),
                  total,
                })}
                previous={page > 1 ? { href: `${path}?page=${page - 1}`, label: t("operator.list.previous") } : null}
                next={
                  page * pageSize < total ? { href: `${path}?page=${page + 1}`, label: t("operator.list.next") } : null
                }
              />
            ) : null}
          </>
        )}
      </section>
    </>
  );
}
