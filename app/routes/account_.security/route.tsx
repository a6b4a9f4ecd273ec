import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { securityHref } from "~/components/session/security-page";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { RuleList } from "~/components/ui/rule-list";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { deviceOf } from "~/domain/session/device.server";
import { ownSecurity } from "~/domain/session/queries.server";
import { LeadsOn } from "~/domain/session/schema";
import { localPath } from "~/http/redirect.server";
import { accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Search = LeadsOn.extend({ note: z.enum(["password"]).optional().catch(undefined) });

export const loader = accountLoader({ search: Search }, async ({ db, signedIn, search, language }) => {
  const { sessions, ...proofs } = await ownSecurity(db, signedIn.userId);
  const asking = signedIn.municipalities.filter(
    ({ secondFactorRequired, roles }) => secondFactorRequired && roles.includes("administrator"),
  );
  return {
    ...proofs,
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      ...deviceOf(userAgent),
      isThis: session.id === signedIn.sessionId,
    })),
    note: search.note ?? null,
    redirectTo: search.redirectTo === undefined ? null : localPath(search.redirectTo, "/"),
    neededBy: signedIn.secondFactorAt === null ? asking.map(({ name }) => name) : [],
    title: translatorFor(language).t("security.title"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const secondary = { className: "ds-button", "data-variant": "secondary", "data-color": "accent" } as const;

export default function SecurityPage() {
  const { t, format } = useWords();
  const page = useLoaderData<typeof loader>();
  const { redirectTo, passkeys, sessions } = page;
  const hasFactor = page.appSince !== null || passkeys.length > 0;
  const device = ({ browser, system }: (typeof sessions)[number]) =>
    browser && system
      ? t("security.sessions.on", { browser, system })
      : (browser ?? system ?? t("security.sessions.unknown"));
  return (
    <Shell>
      <div className="narrow sign-in">
        <PageHead
          title={page.title}
          lead={t("security.lead")}
          trail={{
            label: t("security.trail"),
            steps: [{ label: t("security.account"), href: "/account" }, { label: page.title }],
          }}
        />
        {page.note ? (
          <p className="notice" role="status">
            {t("security.password.changed")}
          </p>
        ) : null}
        {page.neededBy.length > 0 ? (
          <p className="notice notice--late">
            {t(hasFactor ? "security.neededAgain" : "security.needed", { names: page.neededBy.join(", ") })}
          </p>
        ) : redirectTo !== null ? (
          <p>
            <Link className="ds-link" to={redirectTo}>
              {t("security.goOn")}
            </Link>
          </p>
        ) : null}

        <section className="section" aria-labelledby="password">
          <div className="section-head">
            <h2 id="password">{t("security.password.title")}</h2>
          </div>
          {page.passwordChangedAt === null ? (
            <p>{t("security.password.none")}</p>
          ) : (
            <>
              <p>{t("security.password.changedAt", { date: format.date(new Date(page.passwordChangedAt)) })}</p>
              <div className="button-row">
                <Link {...secondary} to="/account/security/password">
                  {t("security.password.change")}
                </Link>
              </div>
            </>
          )}
        </section>

        <section className="section" aria-labelledby="providers">
          <div className="section-head">
            <h2 id="providers">{t("identity.title")}</h2>
          </div>
          <p>{t("identity.lead")}</p>
          <div className="button-row">
            <Link {...secondary} to="/account/sign-in">
              {t("identity.open")}
            </Link>
          </div>
        </section>

        <section className="section" aria-labelledby="second-factor">
          <div className="section-head">
            <h2 id="second-factor">{t("security.second.title")}</h2>
          </div>
          <p>{t("security.second.lead")}</p>

          <h3>{t("security.app.title")}</h3>
          {page.appSince === null ? (
            <>
              <p>{t("security.app.none")}</p>
              <div className="button-row">
                <Link {...secondary} to={securityHref("/app", redirectTo)}>
                  {t("security.app.add")}
                </Link>
              </div>
            </>
          ) : (
            <>
              <p>{t("security.app.since", { date: format.date(new Date(page.appSince)) })}</p>
              <p>
                <Link className="ds-link" to="/account/security/app/removal">
                  {t("security.app.remove")}
                </Link>
              </p>
            </>
          )}

          <h3>{t("security.passkeys.title")}</h3>
          {passkeys.length === 0 ? (
            <p>{t("security.passkeys.none")}</p>
          ) : (
            <RuleList
              rows={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
                key: id,
                main: <span className="strong">{name}</span>,
                side: (
                  <Link
                    className="ds-link"
                    to={`/account/security/passkeys/${id}`}
                    aria-label={t("security.passkeys.removeLabel", { name })}
                  >
                    {t("security.passkeys.remove")}
                  </Link>
                ),
                note: [
                  t("security.passkeys.created", { date: format.date(new Date(createdAt)) }),
                  lastUsedAt === null
                    ? t("security.passkeys.unused")
                    : t("security.passkeys.used", { date: format.date(new Date(lastUsedAt)) }),
                ].join(", "),
              }))}
            />
          )}
          <div className="button-row">
            <Link {...secondary} to={securityHref("/passkeys/new", redirectTo)}>
              {t("security.passkeys.add")}
            </Link>
          </div>

          {hasFactor ? (
            <>
              <h3>{t("security.backup.title")}</h3>
              <p>
                {page.backupCodesLeft === 0
                  ? t("security.backup.none")
                  : t("security.backup.left", { count: page.backupCodesLeft })}
              </p>
              <div className="button-row">
                <Link {...secondary} to="/account/security/backup-codes">
                  {t(page.backupCodesLeft === 0 ? "security.backup.make" : "security.backup.makeNew")}
                </Link>
              </div>
            </>
          ) : null}
        </section>

        <section className="section" aria-labelledby="sessions">
          <div className="section-head">
            <h2 id="sessions">{t("security.sessions.title")}</h2>
          </div>
          <RuleList
            rows={sessions.map((session) => ({
              key: session.id,
              main: (
                <>
                  <span className="strong">{device(session)}</span>{" "}
                  {session.isThis ? <Tag>{t("security.sessions.this")}</Tag> : null}
                </>
              ),
              side: (
                <Form method="post" action="/account/security/sessions">
                  <button
                    className="text-button"
                    name="which"
                    value={session.id}
                    aria-label={t("security.sessions.endLabel", {
                      device: device(session),
                      used: format.moment(new Date(session.lastUsedAt)),
                    })}
                  >
                    {t("security.sessions.end")}
                  </button>
                </Form>
              ),
              note: t("security.sessions.times", {
                created: format.moment(new Date(session.createdAt)),
                used: format.moment(new Date(session.lastUsedAt)),
              }),
            }))}
          />
          <Form method="post" action="/account/security/sessions" className="button-row">
            <button {...secondary} name="which" value="all">
              {t("security.sessions.endAll")}
            </button>
            <span className="quiet small">{t("security.sessions.endAllHint")}</span>
          </Form>
        </section>
      </div>
    </Shell>
  );
}
