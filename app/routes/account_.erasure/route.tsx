import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Shell } from "~/components/shell/shell";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { eraseAccount, hasPassword, obstacles, recentMinutes, type Obstacle } from "~/domain/account/erasure.server";
import { ErasureForm } from "~/domain/account/schema";
import { forgetSession } from "~/http/session-cookie.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = accountLoader({}, async ({ db, doors, signedIn, language }) => ({
  title: translatorFor(language).t("account.erasure.title"),
  asksPassword: await hasPassword(db, signedIn.userId),
  minutes: recentMinutes,
  obstacles: await obstacles(doors, signedIn),
}));

export const action = accountAction({ form: ErasureForm, limit: "password" }, async ({ doors, signedIn, value }) => {
  await eraseAccount(doors, signedIn, value, (language) => translatorFor(language).t("history.formerMember"));
  return redirect("/erased", { status: 303, headers: { "Set-Cookie": await forgetSession() } });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Erasure() {
  const { t } = useWords();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isFree = page.obstacles.length === 0;
  return (
    <Shell>
      <div className="narrow">
        <PageHead
          title={page.title}
          lead={t("account.erasure.lead")}
          trail={{
            label: t("account.trail"),
            steps: [{ label: t("account.title"), href: "/account" }, { label: page.title }],
          }}
        />
        <section className="section">
          <div className="section-head">
            <h2>{t("account.erasure.what")}</h2>
          </div>
          <ul className="ds-list">
            <li>{t("account.erasure.removed")}</li>
            <li>{t("account.erasure.replaced")}</li>
            <li>{t("account.erasure.kept")}</li>
            <li>{t("account.erasure.forGood")}</li>
          </ul>
          <p className="section-foot">
            <a className="ds-link" href="/account/data">
              {t("account.erasure.dataFirst")}
            </a>
          </p>
        </section>
        <section className="section">
          {isFree ? (
            <>
              <div className="section-head">
                <h2>{t("account.erasure.confirm")}</h2>
              </div>
              {page.asksPassword ? null : <p>{t("account.erasure.recent", { minutes: page.minutes })}</p>}
              <RecordForm
                // A password field keeps its text otherwise.
                key={answer ? "again" : "first"}
                answer={answer}
                labels={{ password: t("session.password"), sure: t("account.erasure.sure") }}
                submit={t("account.erasure.submit")}
                cancel={{ href: "/account", label: t("forms.cancel") }}
              >
                {({ field }) => (
                  <>
                    {page.asksPassword ? (
                      <Field
                        kind="password"
                        autoComplete="current-password"
                        required={t("forms.required")}
                        {...field("password")}
                        defaultValue=""
                      />
                    ) : null}
                    <Field kind="checkbox" required={t("forms.required")} {...field("sure")} />
                  </>
                )}
              </RecordForm>
            </>
          ) : (
            <>
              <div className="section-head">
                <h2>{t("account.erasure.first")}</h2>
              </div>
              <ul className="ds-list">
                {page.obstacles.map((obstacle) => (
                  <li key={`${obstacle.kind} ${obstacle.place.kind} ${obstacle.place.key}`}>
                    <InTheWay obstacle={obstacle} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </Shell>
  );
}

function InTheWay({ obstacle }: { obstacle: Obstacle }) {
  const { t } = useWords();
  const { kind, place, count, managesMembers, userId } = obstacle;
  const { key, name } = place;
  const links: { href: string; label: string }[] = [];
  if (kind === "openWork") {
    if (managesMembers)
      links.push({ href: `/${key}/settings/members/${userId}/end`, label: t("account.erasure.handOver") });
    else links.push({ href: `/${key}`, label: t("account.erasure.seeWork") });
  } else if (place.kind === "municipality") {
    links.push({ href: `/${key}/settings/members`, label: t("account.erasure.members") });
  } else if (place.kind !== "operator") {
    links.push({ href: `/${place.kind}/${key}/members`, label: t("account.erasure.members") });
  }
  return (
    <>
      {kind === "openWork"
        ? t("account.erasure.openWork", { count, name })
        : t(`account.erasure.last.${place.kind}`, { name })}
      {kind === "openWork" && !managesMembers ? ` ${t("account.erasure.askAdministrator")}` : ""}{" "}
      {links.map(({ href, label }) => (
        <Link key={href} className="ds-link" to={href}>
          {label}
        </Link>
      ))}
    </>
  );
}
