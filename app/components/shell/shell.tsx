import { ChevronDownIcon, GlobeIcon, MagnifyingGlassIcon, MenuHamburgerIcon } from "@navikt/aksel-icons";
import { Form, Link, NavLink, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Place } from "~/domain/session/places";
import type { RootData } from "~/root";
import { languageNames, languages } from "~/text/languages";
import { Dropdown } from "../ui/disclosure";
import { Icon } from "../ui/icon";
import { jump } from "../ui/jump";
import { useWords } from "../use-words";
import { grouped } from "./grouped";

type Here = Pick<Place, "kind" | "key" | "name">;

/** A page in the navigation: the last part of its address, empty for the first page, and what it is called. */
export type PageLink = readonly [page: string, name: string];

/** The pages of each kind of place, in the order of the navigation. A layout may bring its own, with words the plan need not carry. */
const pages = {
  municipality: [
    ["", "overview"],
    ["gaps", "gaps"],
    ["kpis", "kpis"],
    ["recommendations", "recommendations"],
    ["projects", "projects"],
    ["actions", "actions"],
    ["funding", "funding"],
    ["challenges", "challenges"],
    ["proposals", "proposals"],
    ["commitments", "commitments"],
    ["reports", "reports"],
    ["history", "historyPage"],
    ["settings", "settings"],
  ],
  partner: [
    ["", "overview"],
    ["challenges", "challenges"],
    ["proposals", "proposals"],
    ["members", "members"],
  ],
} as const;

/** Header, navigation and footer around every page; `place` when the page belongs to a municipality, a network, a partner or the operator. */
export function Shell(props: { place?: Here; pages?: readonly PageLink[]; children: ReactNode }) {
  const { t } = useWords();
  const root = useRouteLoaderData<RootData>("root");
  const { place } = props;
  const own = root?.signedIn?.places ?? [];
  const municipality = place?.kind === "municipality" ? place.key : undefined;
  return (
    <>
      <a className="ds-skip-link" href="#main" onClick={jump}>
        {t("shell.skip")}
      </a>
      <header className="site-header">
        {root?.isDemo ? (
          <p className="demo-line wrap">
            {t("shell.demo")}{" "}
            {root.showsMail ? (
              <Link className="ds-link" to="/outbox">
                {t("shell.outbox")}
              </Link>
            ) : null}
          </p>
        ) : null}
        <div className="wrap">
          <div className="site-header__bar">
            <Link to="/" className="site-name">
              Tiltak
            </Link>
            <Switcher here={place} own={own} />
            <span className="site-header__space" />
            {municipality ? <Search municipality={municipality} /> : null}
            <LanguageChoice />
            <Account />
            {place || root?.signedIn ? <PhoneMenu place={place} pages={props.pages} /> : null}
          </div>
        </div>
        {place ? (
          <nav className="site-nav" aria-label={t("shell.pages")}>
            <div className="wrap">
              <PageLinks place={place} own={props.pages} />
            </div>
          </nav>
        ) : null}
        <SupportLine municipality={own.find(({ kind, key }) => kind === "municipality" && key === municipality)} />
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
            <li>
              <Link className="ds-link" to="/privacy">
                {t("shell.privacy")}
              </Link>
            </li>
            <li>
              <Link className="ds-link" to="/accessibility">
                {t("shell.accessibility")}
              </Link>
            </li>
          </ul>
          <p>{t("shell.proposedBenchmarks")}</p>
        </div>
      </footer>
    </>
  );
}

const hrefOf = ({ kind, key }: Pick<Here, "kind" | "key">): string =>
  kind === "municipality" ? `/${key}` : kind === "operator" ? "/operator" : `/${kind}/${key}`;

function PageLinks(props: { place: Here; own: readonly PageLink[] | undefined; className?: string }) {
  const { t } = useWords();
  const { place, own, className } = props;
  const root = useRouteLoaderData<RootData>("root");
  const href = hrefOf(place);
  const maySet = root?.signedIn?.places.some((one) => one.href === href && one.maySet) ?? false;
  const links: readonly PageLink[] =
    own ??
    (place.kind === "network" || place.kind === "operator" ? [] : pages[place.kind])
      .filter(([page]) => page !== "settings" || maySet)
      .map(([page, word]) => [page, t(`shell.${word}`)]);
  return (
    <ul>
      {links.map(([page, name]) => (
        <li key={page}>
          <NavLink className={className} to={page === "" ? href : `${href}/${page}`} end={page === ""}>
            {name}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** One place is only named, or led to from elsewhere; between several one can switch. */
function Switcher({ here, own }: { here: Here | undefined; own: readonly Place[] }) {
  const { t } = useWords();
  const nameOf = (place: { name: string }) => place.name || t("shell.operator");
  const href = here && hrefOf(here);
  const [only, ...others] = own;
  if (here && own.length < 2)
    return (
      <span className="switcher--plain">
        <span className="switcher__name">{nameOf(here)}</span>
      </span>
    );
  if (!only) return null;
  if (others.length === 0) {
    return (
      <Link className="switcher--plain" to={only.href}>
        <span className="switcher__name">{nameOf(only)}</span>
      </Link>
    );
  }
  return (
    <Dropdown
      summary={
        <>
          <span className="switcher__name">{here ? nameOf(here) : t("shell.places")}</span>
          <Icon of={ChevronDownIcon} />
        </>
      }
      label={here ? t("shell.switch", { name: nameOf(here) }) : t("shell.places")}
      wrapperClassName="switcher"
      align="start"
    >
      {grouped(own).map(({ kind, places }, _, groups) => (
        <div key={kind} className="switcher__group">
          {groups.length > 1 ? (
            <p className="quiet small" id={`places-${kind}`}>
              {t(`shell.kinds.${kind}`)}
            </p>
          ) : null}
          <ul aria-labelledby={groups.length > 1 ? `places-${kind}` : undefined}>
            {places.map((place) => (
              <li key={place.href}>
                <Link
                  className="menu-link"
                  to={place.href}
                  aria-current={place.href === href ? "true" : undefined}
                  reloadDocument
                >
                  {nameOf(place)}
                  {place.isSupport ? <span className="quiet small"> {t("shell.asSupport")}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Dropdown>
  );
}

/** While an operator may read a municipality's plan, every page of it says so. */
function SupportLine({ municipality }: { municipality: Place | undefined }) {
  const { t, format } = useWords();
  if (!municipality || municipality.support.length === 0) return null;
  const { support, isSupport, maySet, href } = municipality;
  return (
    <aside className="support-line" aria-label={t("shell.support")}>
      <div className="wrap">
        {support.map(({ name, until }) => (
          <p key={name + until}>
            {isSupport
              ? t("shell.supportYours", { until: format.moment(until) })
              : t("shell.supportBy", { name, until: format.moment(until) })}
          </p>
        ))}
        {maySet ? (
          <Link className="ds-link" to={`${href}/settings/support`}>
            {t("shell.supportEnd")}
          </Link>
        ) : null}
      </div>
    </aside>
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
      <AccountLinks />
      <SignOut />
    </Dropdown>
  );
}

function AccountLinks() {
  const { t } = useWords();
  return (
    <ul>
      <li>
        <Link className="menu-link" to="/account">
          {t("shell.myAccount")}
        </Link>
      </li>
      <li>
        <Link className="menu-link" to="/account/security">
          {t("shell.security")}
        </Link>
      </li>
    </ul>
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
function PhoneMenu({ place, pages: own }: { place: Here | undefined; pages: readonly PageLink[] | undefined }) {
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
      {place ? (
        <nav aria-label={t("shell.menu")}>
          <PageLinks place={place} own={own} className="menu-link" />
        </nav>
      ) : null}
      {place?.kind === "municipality" ? (
        <Form method="get" action={`/${place.key}/gaps`}>
          <input
            className="ds-input"
            type="search"
            name="q"
            aria-label={t("shell.searchGaps")}
            placeholder={t("shell.search")}
          />
        </Form>
      ) : null}
      {root?.signedIn ? (
        <>
          <p className="quiet small">{root.signedIn.name}</p>
          <AccountLinks />
          <SignOut />
        </>
      ) : null}
    </Dropdown>
  );
}
