import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { FormAnswer } from "~/components/ui/form-answer";
import {
  asOneself,
  asOperator,
  beforeSignIn,
  byInvitation,
  rehearse,
  withJobs,
  withMunicipality,
  withNetwork,
  withPartner,
  withPublic,
  type Db,
  type Found,
  type InvitedDoors,
  type OwnDoors,
  type RehearsalDoors,
} from "~/db/door.server";
import { can, mayEver, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { ownMunicipality, type MunicipalitySettings } from "~/domain/municipality/queries.server";
import {
  signedInBy,
  type OwnMunicipality,
  type OwnNetwork,
  type OwnPartner,
  type SignedIn,
} from "~/domain/session/queries.server";
import { DomainError, Forbidden, NotFound, SecondFactorNeeded, SignInNeeded, TooMany } from "~/domain/shared/errors";
import { env } from "~/env.server";
import { translatorFor } from "~/text/words.server";
import { isLanguage, preferredLanguage, type Language } from "~/text/languages";
import { fileResponse, type ListFile } from "./export.server";
import { formAnswer, parseForm, readForm } from "./form.server";
import { countAttempt, type LimitKind } from "./limits.server";
import { isSameOrigin } from "./origin.server";
import { chosenLanguage, sessionIdOf } from "./session-cookie.server";
import { measured } from "./timing.server";

// A visit: who is here, by which door, and what they may do. Every loader and action is made by one of the functions below, which take
// the permission it needs; the tests read it off them (`access`).

/** What every visit knows. */
export interface Visit {
  db: Db;
  request: Request;
  url: URL;
  language: Language;
  /** The network address of whoever asks, as far as it is known. */
  address: string | null;
}

/** A visit by somebody who is signed in, and what they may do where they are. */
export interface PersonVisit extends Visit {
  actor: Actor;
  signedIn: SignedIn;
  /** Whether the actor may do this, to this row. */
  may: (permission: Permission, row?: Parameters<typeof can>[2]) => boolean;
  /** @throws Forbidden when the actor may not do this to this row. */
  demand: (permission: Permission, row?: Parameters<typeof can>[2]) => void;
}

/** A visit to one municipality by somebody who works there. */
export interface MunicipalityVisit extends PersonVisit {
  municipality: MunicipalitySettings;
  /** Today in Norway, as the database knows it. */
  today: string;
}

/** A visit to one network, one partner, or the operator's pages, by somebody who belongs there. */
export type NetworkVisit = PersonVisit & { network: OwnNetwork };
export type PartnerVisit = PersonVisit & { partner: OwnPartner };
export type OperatorVisit = PersonVisit & { found: Found };

/** A visit to what is one's own, whatever one belongs to. */
export type AccountVisit = Visit & {
  signedIn: SignedIn;
  /** To walk on to what is one's own elsewhere; `db` is shut then. */
  doors: OwnDoors;
};

/** By which door a loader or action goes, and the permission it needs there; the tests walk the routes by it. */
export type Access =
  | { door: "municipality" | "network" | "partner" | "operator"; permission: Permission }
  | { door: "public" | "before_sign_in" | "account" | "demo" };

type Guarded<F> = F & { access: Access };

const guarded = <F extends object>(run: F, access: Access): Guarded<F> => Object.assign(run, { access });

/** What Remix hands each loader and action; `context` is one object for all loaders of a request. */
export type Asked = Pick<LoaderFunctionArgs, "request" | "context">;

/** Where the request comes from, as the server found out by its settings for a proxy. */
const addressOf = ({ context }: Asked): string | null => {
  const address = (context as { address?: unknown } | undefined)?.address;
  return typeof address === "string" && address !== "" ? address : null;
};

/** The session of a request is looked up once, though several loaders of a page ask for it. */
const lookedUp = new WeakMap<object, Promise<SignedIn | null>>();

/** Who is signed in, or null. */
export function visitor({ request, context }: Asked): Promise<SignedIn | null> {
  const key: object = context ?? request;
  let found = lookedUp.get(key);
  if (!found) {
    found = measured("session", async () => {
      const sessionId = await sessionIdOf(request);
      return sessionId === null ? null : beforeSignIn((db) => signedInBy(db, sessionId));
    });
    lookedUp.set(key, found);
  }
  return found;
}

/** What goes through the door before sign-in outside a page's own visit: after the answer (afterwards.server.ts), or to be counted by. */
export const throughBeforeSignIn: <T>(run: (db: Db) => Promise<T>) => Promise<T> = beforeSignIn;

/** The language in the address of an open profile, which is one page in each language. */
function addressedLanguage({ url }: Request): Language | null {
  const { pathname, searchParams } = new URL(url);
  const language = searchParams.get("language");
  return (pathname === "/open" || pathname.startsWith("/open/")) && isLanguage(language) ? language : null;
}

/** The reader's language: in the address, else chosen in this browser, else kept with the user, else what the browser asks for. */
export async function languageOf(asked: Asked): Promise<Language> {
  return (
    addressedLanguage(asked.request) ??
    (await chosenLanguage(asked.request)) ??
    (await visitor(asked))?.language ??
    preferredLanguage(asked.request.headers.get("Accept-Language"))
  );
}

/** Whether this is the demo, whose people and dates are invented; development runs on its data too. */
export const isDemo = (): boolean => env().MODE === "demo" || env().MODE === "development";

/** Whether mail is shown on a page instead of sent: in the demo, unless it has been given a mail server. */
export const showsMail = (): boolean => isDemo() && env().SMTP_URL === undefined;

const statusOf = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  refused: 422,
  sign_in: 401,
  second_factor: 403,
  too_many: 429,
} as const;

/** Turns the domain's errors into responses, once; anything else is a fault of ours and stays thrown. */
function responseTo(error: unknown, url: URL): unknown {
  if (error instanceof SignInNeeded) {
    return redirect(`/login?redirectTo=${encodeURIComponent(url.pathname + url.search)}`);
  }
  if (error instanceof SecondFactorNeeded) {
    return redirect(`/account/security?redirectTo=${encodeURIComponent(url.pathname + url.search)}`);
  }
  if (error instanceof TooMany) {
    return data({ code: error.code }, { status: 429, headers: { "Retry-After": String(error.seconds) } });
  }
  if (error instanceof DomainError) return data({ code: error.code }, { status: statusOf[error.code] });
  return error;
}

async function answering<T>(url: URL, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw responseTo(error, url);
  }
}

/** What an actor may do, as the pages ask it. */
const askedOf = (actor: Actor): Pick<PersonVisit, "actor" | "may" | "demand"> => ({
  actor,
  may: (permission, row) => (row === undefined ? mayEver(actor, permission) : can(actor, permission, row)),
  demand: (permission, row) => {
    if (!can(actor, permission, row)) throw new Forbidden(permission);
  },
});

/**
 * The municipality of that key when the user works there; somewhere one does not work looks exactly like somewhere that does not exist.
 * @throws NotFound, Forbidden, SecondFactorNeeded
 */
function ownMunicipalityOf(signedIn: SignedIn, key: string | undefined, permission: Permission): OwnMunicipality {
  const own = signedIn.municipalities.find((municipality) => municipality.key === key);
  if (!own) throw new NotFound("municipality");
  if (own.secondFactorRequired && own.roles.includes("administrator") && signedIn.secondFactorAt === null)
    throw new SecondFactorNeeded();
  if (!mayEver({ userId: signedIn.userId, personId: null, roles: own.roles }, permission))
    throw new Forbidden(permission);
  return own;
}

async function enterMunicipality<T, Doors = undefined>(
  asked: Asked,
  url: URL,
  key: string | undefined,
  permission: Permission,
  run: (visit: MunicipalityVisit, doors: Doors) => Promise<T>,
  through: (id: string, actor: SignedIn, run: (db: Db, doors: Doors) => Promise<T>) => Promise<T> = (
    id,
    actor,
    enter,
  ) => withMunicipality(id, actor, (db) => enter(db, undefined as Doors)),
): Promise<T> {
  const signedIn = await visitor(asked);
  if (!signedIn) throw new SignInNeeded();
  const own = ownMunicipalityOf(signedIn, key, permission);
  const language = await languageOf(asked);
  return measured("door", () =>
    through(own.id, signedIn, async (db, doors) => {
      const { municipality, personId, today } = await ownMunicipality(db);
      const actor: Actor = { userId: signedIn.userId, personId, roles: own.roles };
      const { request } = asked;
      const visit = { db, request, url, language, address: addressOf(asked), signedIn, municipality, today };
      return run({ ...visit, ...askedOf(actor) }, doors);
    }),
  );
}

/** Parameters that do not fit their schema name no page. */
function parseParams<Schema extends z.ZodType>(schema: Schema | undefined, params: object): z.output<Schema> {
  const parsed = (schema ?? z.object({})).safeParse(params);
  // U+0000 cannot be stored, so nothing is named by it.
  if (!parsed.success || Object.values(params).some((value) => String(value).includes("\u0000")))
    throw new NotFound("page");
  return parsed.data as z.output<Schema>;
}

/** The URL's search parameters by `schema`. Schemas use `.catch()`: an unreadable filter is no filter, not an error. */
function parseSearch<Schema extends z.ZodType>(schema: Schema | undefined, url: URL): z.output<Schema> {
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(name).map((value) => value.replaceAll("\u0000", ""));
    given[name] = all.length > 1 ? all : (all[0] ?? "");
  }
  return (schema ?? z.object({})).parse(given) as z.output<Schema>;
}

/**
 * A loader of a municipality's page. `may` is the permission the page needs; `params` and `search` read the URL (each with its Zod
 * schema). `published` is asked first, by the public door, for what other municipalities show everyone; its answer stands beside the
 * municipality's own. Answers sign-in, 403 and 404 by itself.
 */
export function municipalityLoader<Params extends z.ZodType, Search extends z.ZodType, Answer, Published = undefined>(
  options: {
    may: Permission;
    params?: Params;
    search?: Search;
    published?: (
      visit: Pick<Visit, "db" | "language"> & { params: z.output<Params>; search: z.output<Search> },
    ) => Promise<Published>;
  },
  run: (
    visit: MunicipalityVisit & { params: z.output<Params>; search: z.output<Search>; published: Published },
  ) => Promise<Answer>,
) {
  const loader = ({ request, params, context }: LoaderFunctionArgs): Promise<Answer> => {
    const url = new URL(request.url);
    const asked = { request, context };
    const read = () => ({ params: parseParams(options.params, params), search: parseSearch(options.search, url) });
    // One door is shut before the next is opened: two connections at once for one visit could wait for each other for ever.
    const beforehand = async (ask: NonNullable<typeof options.published>): Promise<Published> => {
      if (!(await visitor(asked))) throw new SignInNeeded();
      const language = await languageOf(asked);
      return measured("public_door", () => withPublic((db) => ask({ db, language, ...read() })));
    };
    return answering(url, async () => {
      const published = options.published ? await beforehand(options.published) : undefined;
      return enterMunicipality(asked, url, params.municipality, options.may, (visit) =>
        run({ ...visit, ...read(), published: published as Published }),
      );
    });
  };
  return guarded(loader, { door: "municipality", permission: options.may });
}

/**
 * A loader of a municipality's page that shows what others would see, were something otherwise: what it writes, and by which of the `doors` it
 * looks, is its own; all of it is rolled back (db/door.server.ts). The doors shut `db`.
 */
export function rehearsalLoader<Params extends z.ZodType, Search extends z.ZodType, Answer>(
  options: { may: Permission; params?: Params; search?: Search },
  run: (
    visit: MunicipalityVisit & { params: z.output<Params>; search: z.output<Search>; doors: RehearsalDoors },
  ) => Promise<Answer>,
) {
  const loader = ({ request, params, context }: LoaderFunctionArgs): Promise<Answer> => {
    const url = new URL(request.url);
    return answering(url, () =>
      enterMunicipality<Answer, RehearsalDoors>(
        { request, context },
        url,
        params.municipality,
        options.may,
        (visit, doors) =>
          run({
            ...visit,
            doors,
            params: parseParams(options.params, params),
            search: parseSearch(options.search, url),
          }),
        rehearse,
      ),
    );
  };
  return guarded(loader, { door: "municipality", permission: options.may });
}

/**
 * What an action answers a page: what was wrong with the form, or what it gives to be shown once (`data(…)`). A redirect never gets there,
 * so its type is left out: with it the page's would be `any`.
 */
type Answered<Given = never> = ReturnType<typeof data<FormAnswer>> | ([Given] extends [never] ? never : Shown<Given>);
type Shown<Given> = ReturnType<typeof data<Given>>;

/**
 * A loader of what surrounds a municipality's pages, answered by who is signed in alone: it opens no door, so that each page opens one.
 */
export function memberLoader<Answer>(
  options: { may: Permission },
  run: (own: OwnMunicipality, signedIn: SignedIn) => Answer,
) {
  const loader = ({ request, params, context }: LoaderFunctionArgs): Promise<Answer> =>
    answering(new URL(request.url), async () => {
      const signedIn = await visitor({ request, context });
      if (!signedIn) throw new SignInNeeded();
      return run(ownMunicipalityOf(signedIn, params.municipality, options.may), signedIn);
    });
  return guarded(loader, { door: "municipality", permission: options.may });
}

/**
 * An action of a municipality's page: reads the form by `form`, then runs. Invalid, Refused and Conflict come back to the form as a
 * FormAnswer with everything that was typed; the transaction is then rolled back, so nothing is half done.
 */
export function municipalityAction<Params extends z.ZodType, Form extends z.ZodType>(
  options: { may: Permission; params?: Params; form: Form },
  run: (visit: MunicipalityVisit & { params: z.output<Params>; value: z.output<Form> }) => Promise<Response>,
) {
  const action = ({ request, params, context }: ActionFunctionArgs): Promise<Answered> => {
    const url = new URL(request.url);
    return answering<Answered | Response>(url, async () => {
      refuseOtherOrigins(request);
      const form = await readForm(request);
      try {
        return await enterMunicipality({ request, context }, url, params.municipality, options.may, (visit) =>
          run({ ...visit, params: parseParams(options.params, params), value: parseForm(form, options.form) }),
        );
      } catch (error) {
        const refused = formAnswer(error, form);
        if (!refused) throw error;
        return data(refused.answer, refused.init);
      }
    }) as Promise<Answered>;
  };
  return guarded(action, { door: "municipality", permission: options.may });
}

/** How one enters somewhere other than a municipality: finds out who asks and opens the door, or throws. */
type Enter<V> = <T>(
  asked: Asked,
  url: URL,
  params: Record<string, string | undefined>,
  permission: Permission | undefined,
  run: (visit: V) => Promise<T>,
) => Promise<T>;

async function signedInVisit(asked: Asked, url: URL) {
  const signedIn = await visitor(asked);
  if (!signedIn) throw new SignInNeeded();
  return { request: asked.request, url, signedIn, language: await languageOf(asked), address: addressOf(asked) };
}

/** The actor of a place that holds no persons of its own. @throws Forbidden */
function actorOf({ userId }: SignedIn, roles: Actor["roles"], permission: Permission | undefined): Actor {
  const actor: Actor = { userId, personId: null, roles };
  if (permission === undefined || !mayEver(actor, permission)) throw new Forbidden(permission ?? "unnamed");
  return actor;
}

const networkDoor =
  (span: "page" | "file"): Enter<NetworkVisit> =>
  async (asked, url, params, permission, run) => {
    const visit = await signedInVisit(asked, url);
    const network = visit.signedIn.networks.find(({ key }) => key === params.network);
    if (!network) throw new NotFound("network");
    const actor = actorOf(visit.signedIn, network.roles, permission);
    return measured("door", () =>
      withNetwork(network.id, visit.signedIn, (db) => run({ ...visit, ...askedOf(actor), db, network }), span),
    );
  };
const enterNetwork = networkDoor("page");

const enterPartner: Enter<PartnerVisit> = async (asked, url, params, permission, run) => {
  const visit = await signedInVisit(asked, url);
  const partner = visit.signedIn.partners.find(({ key }) => key === params.partner);
  if (!partner) throw new NotFound("partner");
  const actor = actorOf(visit.signedIn, partner.roles, permission);
  return measured("door", () =>
    withPartner(partner.id, visit.signedIn, (db) => run({ ...visit, ...askedOf(actor), db, partner })),
  );
};

const enterOperator: Enter<OperatorVisit> = async (asked, url, _params, permission, run) => {
  const visit = await signedInVisit(asked, url);
  // Whoever is no operator is not told that there are such pages.
  if (!visit.signedIn.isOperator) throw new NotFound("page");
  const actor = actorOf(visit.signedIn, ["operator"], permission);
  return measured("door", () =>
    asOperator(visit.signedIn, (db, found) => run({ ...visit, ...askedOf(actor), db, found })),
  );
};

const enterAccount: Enter<AccountVisit> = async (asked, url, _params, _permission, run) => {
  const visit = await signedInVisit(asked, url);
  return measured("door", () =>
    asOneself(visit.signedIn, async (doors) => run({ ...visit, doors, db: await doors.account() })),
  );
};

type LoaderOptions<Params, Search> = { may: Permission; params?: Params; search?: Search };
/** `limit` counts attempts by the user and the network address; those that succeed are taken back. */
type ActionOptions<Params, Form> = { may: Permission; params?: Params; form: Form; limit?: LimitKind };
type Maybe<Options, Door> = Door extends "account" ? Omit<Options, "may"> : Options;

/** The loader and action of a door, with the same promises as `municipalityLoader` and `municipalityAction`. */
function visitsThrough<
  V extends Visit,
  Door extends Exclude<Access["door"], "municipality" | "public" | "before_sign_in">,
>(door: Door, enter: Enter<V>) {
  const accessOf = (options: object): Access => {
    const { may } = options as { may?: Permission };
    return (may === undefined ? { door } : { door, permission: may }) as Access;
  };
  const permissionOf = (options: object) => (options as { may?: Permission }).may;

  function loader<Params extends z.ZodType, Search extends z.ZodType, Answer>(
    options: Maybe<LoaderOptions<Params, Search>, Door>,
    run: (visit: V & { params: z.output<Params>; search: z.output<Search> }) => Promise<Answer>,
  ) {
    const { params: paramsSchema, search } = options as LoaderOptions<Params, Search>;
    const load = ({ request, params, context }: LoaderFunctionArgs): Promise<Answer> => {
      const url = new URL(request.url);
      return answering(url, () =>
        enter({ request, context }, url, params, permissionOf(options), (visit) =>
          run({ ...visit, params: parseParams(paramsSchema, params), search: parseSearch(search, url) }),
        ),
      );
    };
    return guarded(load, accessOf(options));
  }

  function action<Params extends z.ZodType, Form extends z.ZodType, Given = never>(
    options: Maybe<ActionOptions<Params, Form>, Door>,
    run: (visit: V & { params: z.output<Params>; value: z.output<Form> }) => Promise<Response | Shown<Given>>,
  ) {
    const { params: paramsSchema, form: schema, limit } = options as ActionOptions<Params, Form>;
    const act = ({ request, params, context }: ActionFunctionArgs): Promise<Answered<Given>> => {
      const url = new URL(request.url);
      const asked = { request, context };
      return answering<unknown>(url, async () => {
        refuseOtherOrigins(request);
        const form = await readForm(request);
        try {
          // Before the door: the count is kept when what was tried is rolled back.
          const account = limit && (await visitor(asked))?.userId;
          const attempt = limit && account ? await countAttempt(limit, { address: addressOf(asked), account }) : null;
          const answer = await enter(asked, url, params, permissionOf(options), (visit) =>
            run({ ...visit, params: parseParams(paramsSchema, params), value: parseForm(form, schema) }),
          );
          await attempt?.succeeded();
          return answer;
        } catch (error) {
          const refused = formAnswer(error, form);
          if (!refused) throw error;
          return data(refused.answer, refused.init);
        }
      }) as Promise<Answered<Given>>;
    };
    return guarded(act, accessOf(options));
  }

  return { loader, action };
}

/** Pages of a network (`$network` in the address), a partner (`$partner`), the operator, and of one's own account. */
export const { loader: networkLoader, action: networkAction } = visitsThrough("network", enterNetwork);
export const { loader: partnerLoader, action: partnerAction } = visitsThrough("partner", enterPartner);
export const { loader: operatorLoader, action: operatorAction } = visitsThrough("operator", enterOperator);
export const { loader: accountLoader, action: accountAction } = visitsThrough("account", enterAccount);

/**
 * A loader that answers with a list of the network as a file: `run` gives its columns and rows, which are written while they are read
 * (export.server.ts). Answers sign-in, 403 and 404 as a page does.
 */
export function networkFile<Params extends z.ZodType, Search extends z.ZodType, Row>(
  options: LoaderOptions<Params, Search>,
  run: (
    visit: NetworkVisit & { params: z.output<Params>; search: z.output<Search> },
  ) => Promise<ListFile<Row>> | ListFile<Row>,
) {
  const load = ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    const url = new URL(request.url);
    const asked = { request, context };
    return answering(url, () =>
      unlessBusy(asked, () =>
        fileResponse(request, (write) =>
          networkDoor("file")(asked, url, params, options.may, async (visit) => {
            const read = { params: parseParams(options.params, params), search: parseSearch(options.search, url) };
            await write(await run({ ...visit, ...read }));
          }),
        ),
      ),
    );
  };
  return guarded(load, { door: "network", permission: options.may });
}

/** So many files are being written that this one must wait: said in plain text, since no page is drawn around a file. */
async function unlessBusy(asked: Asked, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const { t } = translatorFor(await languageOf(asked));
    return new Response(t("networkLists.download.busy"), {
      status: 503,
      headers: {
        "Content-Type": "text/plain; charset=utf-8",
        "Cache-Control": "no-store",
        "Retry-After": String(error.seconds),
      },
    });
  }
}

/** A loader anyone may ask; it sees what published municipalities show. */
export function publicLoader<Params extends z.ZodType, Search extends z.ZodType, Answer>(
  options: { params?: Params; search?: Search },
  run: (
    visit: Visit & { signedIn: () => Promise<SignedIn | null>; params: z.output<Params>; search: z.output<Search> },
  ) => Promise<Answer>,
) {
  const loader = ({ request, params, context }: LoaderFunctionArgs): Promise<Answer> => {
    const url = new URL(request.url);
    return answering(url, async () => {
      const language = await languageOf({ request, context });
      return measured("door", () =>
        withPublic((db) =>
          run({
            db,
            request,
            url,
            language,
            address: addressOf({ request, context }),
            signedIn: () => visitor({ request, context }),
            params: parseParams(options.params, params),
            search: parseSearch(options.search, url),
          }),
        ),
      );
    });
  };
  return guarded(loader, { door: "public" });
}

/** A loader of the demo's outbox, which anyone may open there; anywhere else there is no such page. */
export function outboxLoader<Answer>(run: (visit: Visit) => Promise<Answer>) {
  const loader = ({ request, context }: LoaderFunctionArgs): Promise<Answer> => {
    const url = new URL(request.url);
    return answering(url, async () => {
      if (!showsMail()) throw new NotFound("page");
      const language = await languageOf({ request, context });
      const visit = { request, url, language, address: addressOf({ request, context }) };
      return measured("door", () => withJobs((db) => run({ ...visit, db })));
    });
  };
  return guarded(loader, { door: "demo" });
}

/** A loader of what a person is shown who is not signed in yet, by a link or half-way: through the door before sign-in. */
export function beforeSignInLoader<Params extends z.ZodType, Search extends z.ZodType, Answer>(
  options: { params?: Params; search?: Search },
  run: (
    visit: Visit & { signedIn: SignedIn | null; params: z.output<Params>; search: z.output<Search> },
  ) => Promise<Answer>,
) {
  const loader = ({ request, params, context }: LoaderFunctionArgs): Promise<Answer> => {
    const url = new URL(request.url);
    const asked = { request, context };
    return answering(url, async () => {
      const language = await languageOf(asked);
      const read = { params: parseParams(options.params, params), search: parseSearch(options.search, url) };
      const visit = { request, url, language, address: addressOf(asked), signedIn: await visitor(asked), ...read };
      return measured("door", () => beforeSignIn((db) => run({ ...visit, db })));
    });
  };
  return guarded(loader, { door: "before_sign_in" });
}

/** What of an action before sign-in is limited. */
interface Limit<Asking> {
  kind: LimitKind;
  /** Names the account that is tried; whatever was typed, so that the answer does not tell whether anybody has it. */
  account?: (asking: Asking) => string | null | Promise<string | null>;
  /** Attempts that succeed count too. */
  every?: boolean;
}

interface OpenOptions<Params extends z.ZodType, Form extends z.ZodType> {
  params?: Params;
  form: Form;
  /** Counts the attempts. */
  limit?: Limit<{ request: Request; params: z.output<Params>; value: z.output<Form> }>;
}

/** An action anyone may send (sign in, sign out, choose a language), through the door before sign-in. */
export function beforeSignInAction<Params extends z.ZodType, Form extends z.ZodType, Given = never>(
  options: OpenOptions<Params, Form>,
  run: (visit: Visit & { params: z.output<Params>; value: z.output<Form> }) => Promise<Response | Shown<Given>>,
) {
  return openAction<Params, Form, Given>(options, (visit) => beforeSignIn((db) => run({ ...visit, db })));
}

/** An action by which somebody invited comes in, signed in or not; `doors` are those of one transaction. */
export function joiningAction<Params extends z.ZodType, Form extends z.ZodType>(
  options: OpenOptions<Params, Form>,
  run: (
    visit: Omit<Visit, "db"> & {
      doors: InvitedDoors;
      signedIn: SignedIn | null;
      params: z.output<Params>;
      value: z.output<Form>;
    },
  ) => Promise<Response>,
) {
  return openAction<Params, Form, never>(options, async ({ asked, ...visit }) => {
    const signedIn = await visitor(asked);
    return byInvitation((doors) => run({ ...visit, doors, signedIn }));
  });
}

/** What the actions that anyone may send share. */
function openAction<Params extends z.ZodType, Form extends z.ZodType, Given>(
  options: OpenOptions<Params, Form>,
  run: (
    visit: Omit<Visit, "db"> & { asked: Asked; params: z.output<Params>; value: z.output<Form> },
  ) => Promise<Response | Shown<Given>>,
) {
  const action = ({ request, params: given, context }: ActionFunctionArgs): Promise<Answered<Given>> => {
    const url = new URL(request.url);
    const asked = { request, context };
    const address = addressOf(asked);
    return answering<unknown>(url, async () => {
      refuseOtherOrigins(request);
      const form = await readForm(request);
      const language = await languageOf(asked);
      const params = parseParams(options.params, given);
      try {
        const value = parseForm(form, options.form);
        const { limit } = options;
        // Before the door: the count is kept when what was tried is rolled back.
        const account = await limit?.account?.({ request, params, value });
        const attempt = limit ? await countAttempt(limit.kind, { address, account }) : null;
        const answer = await run({ asked, request, url, language, address, params, value });
        if (!limit?.every) await attempt?.succeeded();
        return answer;
      } catch (error) {
        const refused = formAnswer(error, form);
        if (!refused) throw error;
        return data(refused.answer, refused.init);
      }
    }) as Promise<Answered<Given>>;
  };
  return guarded(action, { door: "before_sign_in" });
}

function refuseOtherOrigins(request: Request): void {
  if (!isSameOrigin(request)) throw data({ code: "forbidden" }, { status: 403 });
}
