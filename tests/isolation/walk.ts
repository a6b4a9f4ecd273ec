import { readOnly } from "~/http/open-data.server";
import type { Access } from "~/http/entrance.server";
import { can, mayEver } from "~/domain/access/can";
import type { Planted, Whose } from "./planted";
import { actorOf, places, type Visitor } from "./visitors";
import { visits } from "./visits";

// The routes as the tests of isolation walk them: every route file, how it is asked, and what its declared access says of whoever asks.

type Ran = (given: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;
export type Part = "loader" | "action";
export interface Route {
  name: string;
  loader?: Ran & { access?: Access };
  action?: Ran & { access?: Access };
}

const files = import.meta.glob<Omit<Route, "name">>("../../app/routes/**/route.{ts,tsx}");

export const everyRoute = (): Promise<Route[]> =>
  Promise.all(
    Object.entries(files).map(async ([file, load]) => ({
      name: file.replace("../../app/routes/", "").replace(/\/route\.tsx?$/, ""),
      ...(await load()),
    })),
  );

/** The parts of a route that declare who may enter. */
export const partsOf = (route: Route) =>
  (["loader", "action"] as const).filter((part) => route[part]?.access !== undefined);

export const isReadOnly = (route: Route) => (route.action as unknown) === readOnly;

/** The address of a route with its parameters filled in, as Remix's file names say it. */
export function addressOf(name: string, params: Record<string, string>): string {
  const parts = name
    .replaceAll(/\[([^\]]*)\]/g, (_, literal: string) => literal.replaceAll(".", "\u0000"))
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => part.replace(/_$/, "").replaceAll("\u0000", "."))
    // Half a pair of surrogates cannot stand in an address; a browser sends U+FFFD for it.
    .map((part) => (part.startsWith("$") ? encodeURIComponent((params[part.slice(1)] ?? "x").toWellFormed()) : part));
  return `http://localhost/${parts.join("/")}`;
}

export interface Answer {
  status: number;
  location: string | null;
  /** What a page is given, or what was thrown to be drawn. */
  value: unknown;
  /** The message of an error nobody foresaw, which the server would answer with 500. */
  cause: string;
}

/** Runs a part of a route as the server would. */
export async function ask(run: Ran, request: Request, params: Record<string, string>): Promise<Answer> {
  const answer: unknown = await Promise.resolve()
    .then(() => run({ request, params, context: {} }))
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Response) {
    return { status: answer.status, location: answer.headers.get("Location"), value: answer, cause: "" };
  }
  if (answer instanceof Error) return { status: 500, location: null, value: null, cause: answer.message.slice(0, 600) };
  const { init, data } = (answer ?? {}) as { init?: ResponseInit | null; data?: unknown };
  return { status: init?.status ?? 200, location: null, value: init === undefined ? answer : data, cause: "" };
}

/** The parameters of a route, valid for whoever may enter. */
export const paramsOf = (route: Route, planted: Planted, whose: Whose = "others"): Record<string, string> => ({
  ...places,
  ...visits[route.name]?.params?.(planted, whose),
});

/** A form of a route that would be accepted, as pairs of names and values. */
export const bodyOf = (route: Route, planted: Planted, whose: Whose = "others"): [string, string][] =>
  Object.entries(visits[route.name]?.body?.(planted, whose) ?? {}).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );

/** The status for those who may. */
export const fineOf = (route: Route, part: Part): number =>
  visits[route.name]?.fine?.[part] ?? (part === "loader" ? 200 : 303);

/** What the declared access and the permission table say of this visitor and this part of a route. */
export function meant(route: Route, part: Part, visitor: Visitor, whose: Whose, planted: Planted): number {
  const access = route[part]?.access;
  if (!access) throw new Error(`${route.name} declares no access for its ${part}`);
  const fine = fineOf(route, part);
  const { isSomebody } = visitor;
  if (!("permission" in access)) {
    if (access.door === "account") return isSomebody ? fine : 302;
    // Where anybody may ask, only the route itself can tell what somebody signed in is answered instead.
    const { signedIn, halfSignedIn } = visits[route.name] ?? {};
    return (isSomebody ? signedIn?.[part] : visitor.isHalf ? halfSignedIn?.[part] : undefined) ?? fine;
  }
  if (!isSomebody) return 302;
  const roles = visitor.roles[access.door];
  if (roles === null) return 404;
  const { permission } = access;
  const actor = actorOf(visitor, roles);
  const { does, shows = does ?? "any", refusal = 403 } = visits[route.name] ?? {};
  if (!mayEver(actor, permission)) return 403;
  switch (part === "loader" ? shows : does) {
    case "owned":
      return can(actor, permission, { ownerId: whose === "own" ? planted.contributor : planted.planner })
        ? fine
        : refusal;
    case "entered":
      return can(actor, permission, { enteredById: planted.entered }) ? fine : refusal;
    case "none":
      return can(actor, permission) ? fine : refusal;
    default:
      return fine;
  }
}

export const isRefusal = (status: number) => status >= 400;

/** Somebody who may do what the route's form does, or where it has none, who may see it. */
export function ableTo(route: Route, visitors: readonly Visitor[], planted: Planted): Visitor {
  const part = route.action?.access ? "action" : "loader";
  const found = visitors.find((visitor) => meant(route, part, visitor, "others", planted) === fineOf(route, part));
  if (!found) throw new Error(`nobody may ${route.name}`);
  return found;
}
