import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProviderProblem } from "~/components/session/provider-problem";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { ownIdentities } from "~/domain/identity/queries.server";
import { OwnSignInSearch } from "~/domain/identity/schema";
import { namedProblem, signInProviders } from "~/http/sign-in-providers.server";
import { accountLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = accountLoader({ search: OwnSignInSearch }, async ({ db, search, language }) => {
  const providers = signInProviders();
  const nameOf = (key: string | undefined) => providers.find((one) => one.key === key)?.name ?? null;
  const own = await ownIdentities(db);
  return {
    linked: nameOf(search.linked),
    problem: namedProblem(search),
    own: own.map(({ issuer, subject, createdAt, lastUsedAt }) => ({
      issuer,
      subject,
      name: providers.find((one) => one.issuer === issuer)?.name ?? issuer,
      createdAt,
      lastUsedAt,
    })),
    providers: providers
      .filter(({ issuer }) => !own.some((one) => one.issuer === issuer))
      .map(({ key, name }) => ({ key, name, isMeant: key === search.provider })),
    title: translatorFor(language).t("identity.title"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OwnSignIn() {
  const { t, format } = useWords();
  const { own, providers, linked, problem, title } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <div className="narrow">
        <PageHead
          title={title}
          lead={t("identity.lead")}
          trail={{
            label: t("security.trail"),
            steps: [
              { label: t("security.account"), href: "/account" },
              { label: t("security.title"), href: "/account/security" },
              { label: title },
            ],
          }}
        />
        <ProviderProblem problem={problem} />
        {linked ? (
          <p className="notice" role="status">
            {t("identity.linked", { name: linked })}
          </p>
        ) : null}
        {own.length > 0 ? (
          <section className="section" aria-labelledby="own">
            <h2 id="own">{t("identity.own")}</h2>
            <ul className="providers__own">
              {own.map((one) => (
                <li key={`${one.issuer} ${one.subject}`}>
                  <div>
                    <strong>{one.name}</strong>
                    <p className="small quiet">
                      {t("identity.since", { date: format.date(one.createdAt), used: format.date(one.lastUsedAt) })}
                    </p>
                  </div>
                  <Form method="get" action="/account/sign-in/removal">
                    <input type="hidden" name="issuer" value={one.issuer} />
                    <input type="hidden" name="subject" value={one.subject} />
                    <button className="ds-button" data-variant="tertiary" data-color="accent">
                      {t("identity.remove")}
                      <span className="ds-sr-only"> {one.name}</span>
                    </button>
                  </Form>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {providers.length > 0 ? (
          <section className="section providers" aria-labelledby="more">
            <h2 id="more">{t("identity.more")}</h2>
            <p className="quiet">{t("identity.moreText")}</p>
            <ul>
              {providers.map(({ key, name, isMeant }) => (
                <li key={key}>
                  <a
                    className="ds-button"
                    data-variant={isMeant ? undefined : "secondary"}
                    data-color="accent"
                    href={`/login/${key}?link`}
                  >
                    {t("identity.link", { name })}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : own.length === 0 ? (
          <p>{t("identity.none")}</p>
        ) : null}
        <p className="after-form">
          <Link className="ds-link" to="/account/security">
            {t("identity.security")}
          </Link>
        </p>
      </div>
    </Shell>
  );
}
