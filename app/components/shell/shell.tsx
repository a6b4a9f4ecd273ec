import { GlobeIcon, MagnifyingGlassIcon, MenuHamburgerIcon } from "@navikt/aksel-icons";
import { Form, Link, NavLink, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RootData } from "~/root";
import { languageNames, languages } from "~/text/languages";
import { Dropdown } from "../ui/disclosure";
import { Icon } from "../ui/icon";
import { jump } from "../ui/jump";
import { useWords } from "../use-words";

/** The pages of a municipality, in the order of the navigation. Empty is the overview. */
const pages = [
  ["", "overview"],
  ["gaps", "gaps"],
  ["kpis", "kpis"],
  ["recommendations", "recommendations"],
  ["projects", "projects"],
  ["actions", "actions"],
  ["funding", "funding"],
  ["commitments", "commitments"],
] as const;

/** Header, navigation and footer around every page; `municipality` when the page belongs to one. */
export function Shell(props: {
  municipality?: { key: string; name: string; isDemo: boolean; hasSettings: boolean } | null;
  children: ReactNode;
}) {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>("root");
  const { municipality } = props;
  return (
    <>
      <a className="ds-skip-link" href="#main" onClick={jump}>
        {t("shell.skip")}
      </a>
      <header className="site-header">
        {root?.isDemo ? <p className="demo-line wrap">{t("shell.demo")}</p> : null}
        <div className="wrap">
          <div className="site-header__bar">
            <Link to="/" className="site-name">
              Tiltak
            </Link>
            {municipality ? <Switcher current={municipality} own={root?.signedIn?.municipalities ?? []} /> : null}
            <span className="site-header__space" />
            {municipality ? <Search municipality={municipality.key} /> : null}
            <LanguageChoice />
            <Account />
            {municipality || root?.signedIn ? <PhoneMenu municipality={municipality ?? undefined} /> : null}
          </div>
        </div>
        {municipality ? (
          <nav className="site-nav" aria-label={t("shell.pages")}>
            <div className="wrap">
              <PageLinks linked={municipality} />
            </div>
          </nav>
        ) : null}
      </header>
      <main id="main" className="page" tabIndex={-1}>
        {props.children}
      </main>
      <footer className="site-footer">
        <div className="wrap">
          <ul>
            <li>
              <Link className="ds-link" to="/open-data">
                {t("shell.openData")}
              </Link>
            </li>
          </ul>
          <p>{t("shell.proposedBenchmarks")}</p>
        </div>
      </footer>
    </>
  );
}

/** Where the links lead, and whether to the settings too. */
interface Linked {
  key: string;
  hasSettings: boolean;
}

function PageLinks({ linked: { key, hasSettings }, className }: { linked: Linked; className?: string }) {
  const { t } = useWords();
  const offered = hasSettings ? [...pages, ["settings", "settings"] as const] : pages;
  return (
    <ul>
      {offered.map(([page, word]) => (
        <li key={page}>
          <NavLink className={className} to={page === "" ? `/${key}` : `/${key}/${page}`} end={page === ""}>
            {t(`shell.${word}`)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** One municipality is only named; several can be switched between. */
function Switcher({ current, own }: { current: { key: string; name: string }; own: { key: string; name: string }[] }) {
  const { t } = useWords();
  if (own.length < 2) return <span className="switcher--plain">{current.name}</span>;
  return (
    <Dropdown
      summary={<span className="switcher__name">{current.name}</span>}
      label={t("shell.switch", { name: current.name })}
      wrapperClassName="switcher"
      align="start"
    >
      <ul>
        {own.map(({ key, name }) => (
          <li key={key}>
            <Link
              className="menu-link"
              to={`/${key}`}
              aria-current={key === current.key ? "true" : undefined}
              reloadDocument
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Dropdown>
  );
}

/** Searches the gaps by name, code, recommendation and project. */
function Search({ municipality }: { municipality: string }) {
  const { t } = useWords();
  return (
    <Form className="site-search wide-only" role="search" method="get" action={`/${municipality}/gaps`}>
      <Icon of={MagnifyingGlassIcon} />
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
    <Dropdown
      summary={
        <>
          <Icon of={GlobeIcon} />
          {language.toUpperCase()}
        </>
      }
      label={t("shell.language", { name: languageNames[language] })}
      className="site-tool"
      wrapperClassName="language"
      align="end"
    >
      <Form method="post" action="/language" reloadDocument>
        <input type="hidden" name="redirectTo" value={root?.path ?? "/"} />
        {languages.map((offered) => (
          <button
            key={offered}
            className="menu-link"
            name="language"
            value={offered}
            lang={offered}
            aria-current={offered === language ? "true" : undefined}
          >
            {languageNames[offered]}
          </button>
        ))}
      </Form>
    </Dropdown>
  );
}

function Account() {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>("root");
  const name = root?.signedIn?.name;
  if (!name) {
    return (
      <Link className="site-tool" to="/login">
        {t("shell.signIn")}
      </Link>
    );
  }
  const initials = name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <Dropdown
      summary={
        <span className="initials" aria-hidden="true">
          {initials}
        </span>
      }
      label={t("shell.account", { name })}
      className="site-tool"
      wrapperClassName="wide-only"
      align="end"
    >
      <p className="quiet small">{name}</p>
      <SignOut />
    </Dropdown>
  );
}

function SignOut() {
  const { t } = useWords();
  return (
    <Form method="post" action="/logout" reloadDocument>
      <button className="menu-link">{t("shell.signOut")}</button>
    </Form>
  );
}

/** On a phone: the pages, the search and the way out, in one panel. */
function PhoneMenu({ municipality }: { municipality: Linked | undefined }) {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>("root");
  return (
    <Dropdown
      summary={
        <>
          <Icon of={MenuHamburgerIcon} />
          <span className="site-tool__label">{t("shell.menu")}</span>
        </>
      }
      label={t("shell.menu")}
      className="site-tool"
      wrapperClassName="site-menu"
      align="end"
    >
      {municipality ? (
        <>
          <nav aria-label={t("shell.menu")}>
            <PageLinks linked={municipality} className="menu-link" />
          </nav>
          <Form method="get" action={`/${municipality.key}/gaps`}>
            <input
              className="ds-input"
              type="search"
              name="q"
              aria-label={t("shell.searchGaps")}
              placeholder={t("shell.search")}
            />
          </Form>
        </>
      ) : null}
      {root?.signedIn ? (
        <>
          <p className="quiet small">{root.signedIn.name}</p>
          <SignOut />
        </>
      ) : null}
    </Dropdown>
  );
}
