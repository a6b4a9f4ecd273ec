import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Pending } from "~/components/member/pending";
import { FirstForm } from "~/components/operator/first";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { service } from "~/domain/member/invitation.server";
import { pendingInvitations } from "~/domain/member/invite.server";
import { inviteOperator, operators } from "~/domain/operator/operators.server";
import { FirstInvite } from "~/domain/operator/schema";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "operator.write" }, async ({ db, language }) => ({
  operators: await operators(db),
  pending: (await pendingInvitations(db, service)).map(({ id, email, name, expiresAt, isExpired }) => ({
    id,
    email,
    name,
    expiresAt: expiresAt.toISOString(),
    isExpired,
  })),
  title: translatorFor(language).t("operator.operators.title"),
}));

export const action = operatorAction(
  { may: "operator.write", form: FirstInvite },
  async ({ db, actor, signedIn, url, language, value }) => {
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    await inviteOperator(db, actor, value, { inviter: signedIn.name, language, link });
    return redirect("/operator/operators", 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Operators() {
  const { t, format } = useWords();
  const { operators: all, pending, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={title} lead={t("operator.operators.lead")} />
      <div className="scroll-region" tabIndex={0} role="region" aria-label={title}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t("operator.operators.name")}</th>
              <th scope="col">{t("operator.operators.email")}</th>
              <th scope="col">{t("operator.operators.since")}</th>
              {all.length > 1 ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {all.map(({ userId, name, email, since }) => (
              <tr key={userId}>
                <th scope="row">{name}</th>
                <td>{email}</td>
                <td>{format.date(since)}</td>
                {all.length > 1 ? (
                  <td>
                    <Link
                      className="text-button"
                      to={`/operator/operators/${userId}/end`}
                      aria-label={t("operator.operators.endOf", { name })}
                    >
                      {t("operator.operators.end")}
                    </Link>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pending pending={pending} path="/operator/invitations" />
      <section className="section">
        <div className="section-head">
          <h2>{t("operator.operators.invite")}</h2>
        </div>
        {/* Sent, the form begins anew. */}
        <FirstForm key={pending.length} answer={answer} submit={t("operator.form.invite")} />
      </section>
    </>
  );
}
