import { mayEver } from "../access/can";
import type { SignedIn } from "./queries.server";

/** Somewhere a person belongs, as the pages around it show it. */
export interface Place {
  kind: "municipality" | "network" | "partner" | "operator";
  /** Empty for the operator's pages, which are one place. */
  key: string;
  /** Empty for the operator's pages: the shell has the word. */
  name: string;
  href: string;
  /** Whether its settings are this person's business. */
  maySet: boolean;
  /** The operators who may read a municipality just now, and until when (ISO 8601). */
  support: { name: string; until: string }[];
  /** This person is one of them, and nothing else here. */
  isSupport: boolean;
}

/** Everywhere somebody belongs: municipalities, networks, partners, the operator's pages, each by name. */
export function placesOf({ userId, municipalities, networks, partners, isOperator }: SignedIn): Place[] {
  const plain = { maySet: false, support: [], isSupport: false };
  return [
    ...municipalities.map(({ key, name, roles, support, isSupport }): Place => {
      const maySet = mayEver({ userId, personId: null, roles }, "settings.write");
      return { kind: "municipality", key, name, href: `/${key}`, maySet, support, isSupport };
    }),
    ...networks.map(({ key, name }): Place => ({ kind: "network", key, name, href: `/network/${key}`, ...plain })),
    ...partners.map(({ key, name }): Place => ({ kind: "partner", key, name, href: `/partner/${key}`, ...plain })),
    ...(isOperator ? [{ kind: "operator" as const, key: "", name: "", href: "/operator", ...plain }] : []),
  ];
}

/** Where somebody begins who asked for no page: the only place they belong, or the front page, which lists them. */
export function startOf(signedIn: SignedIn): string {
  const [only, ...others] = placesOf(signedIn);
  return only && others.length === 0 ? only.href : "/";
}
