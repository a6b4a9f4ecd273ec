import { Form, Link, NavLink, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RootData } from "~/root";
import { languageNames, languages } from "~/text/languages";
import { useWords } from "../use-words";

/** The pages of a municipality, in the order of the navigation. Empty is the overview. */
const pages = ["", "gaps", "kpis", "recommendations", "projects", "actions", "funding", "commitments"] as const;
const pageWord = {
  "": "overview",
  gaps: "gaps",
  kpis: "kpis",
  recommendations: "recommendations",
  projects: "projects",
  actions: "actions",
  funding: "funding",
  commitments: "commitments",
} as const;

/** Header, navigation and footer around every page; `municipality` when the page belongs to one. */
export function Shell(props: {
  municipality?: { key: string; name: string; isDemo: boolean } | null;
  children: ReactNode;
}) {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>("root");
  const { municipality } = props;
  return (
    <>
      <a className="ds-skip-link" href="#main">
        {t("shell.skip")}
      </a>
      {municipality?.isDemo ? <p className="demo-line">{t("shell.demo")}</p> : null}
      <header className="shell-header">
        <div className="shell-header__bar wrap">
          <Link to="/" className="shell-logo">
            Tiltak
          </Link>
          {municipality ? <Switcher current={municipality} own={root?.signedIn?.municipalities ?? []} /> : null}
          <span className="shell-header__space" />
          {municipality ? <Search municipality={municipality.key} /> : null}
          <LanguageChoice />
          {root?.signedIn ? <Account name={root.signedIn.name} /> : <SignInLink />}
        </div>
        {municipality ? (
          <nav className="shell-nav wrap" aria-label={t("shell.pages")}>
            <ul>
              {pages.map((page) => (
                <li key={page}>
                  <NavLink to={page === "" ? `/${municipality.key}` : `/${municipality.key}/${page}`} end={page === ""}>
                    {t(`shell.${pageWord[page]}`)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </header>
      <main id="main" className="wrap" tabIndex={-1}>
        {props.children}
      </main>
      <footer className="shell-footer">
        <div className="wrap">
          <ul>
            <li>
              <Link to="/open-data">{t("shell.openData")}</Link>
            </li>
          </ul>
          <p>{t("shell.proposedBenchmarks")}</p>
        </div>
      </footer>
    </>
  );
}

/** One municipality is only named; several can be switched between. Native disclosure, so it works without script. */
function Switcher({ current, own }: { current: { key: string; name: string }; own: { key: string; name: string }[] }) {
  const { t } = useWords();
  if (own.length < 2) return <span className="shell-switcher shell-switcher--one">{current.name}</span>;
  return (
    <details className="shell-menu shell-switcher">
      <summary aria-label={t("shell.switch", { name: current.name })}>
        <span>{current.name}</span>
      </summary>
      <ul className="shell-menu__list">
        {own.map(({ key, name }) => (
          <li key={key}>
            <Link to={`/${key}`} aria-current={key === current.key ? "true" : undefined} reloadDocument>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Searches the gaps by name, code and recommendation. */
function Search({ municipality }: { municipality: string }) {
  const { t } = useWords();
  return (
    <Form className="shell-search" role="search" method="get" action={`/${municipality}/gaps`}>
      <input
        className="ds-input"
        type="search"
        name="q"
        aria-label={t("shell.searchGaps")}
        placeholder={t("shell.search")}
      />
    </Form>
  );
}

function LanguageChoice() {
  const { t, language } = useWords();
  const root = useRouteLoaderData<RootData>("root");
  return (
    <details className="shell-menu">
      <summary aria-label={t("shell.language", { name: languageNames[language] })}>{language.toUpperCase()}</summary>
      <Form className="shell-menu__list" method="post" action="/language" reloadDocument>
        <input type="hidden" name="redirectTo" value={root?.path ?? "/"} />
        {languages.map((offered) => (
          <button
            key={offered}
            name="language"
            value={offered}
            lang={offered}
            aria-current={offered === language ? "true" : undefined}
          >
            {languageNames[offered]}
          </button>
        ))}
      </Form>
    </details>
  );
}

function Account({ name }: { name: string }) {
  const { t } = useWords();
  const initials = name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <details className="shell-menu">
      <summary aria-label={t("shell.account", { name })}>
        <span className="shell-initials" aria-hidden="true">
          {initials}
        </span>
      </summary>
      <Form className="shell-menu__list" method="post" action="/logout" reloadDocument>
        <p>{name}</p>
        <button>{t("shell.signOut")}</button>
      </Form>
    </details>
  );
}

function SignInLink() {
  const { t } = useWords();
  return (
    <Link className="ds-link" to="/login">
      {t("shell.signIn")}
    </Link>
  );
}
