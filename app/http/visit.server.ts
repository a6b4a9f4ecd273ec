import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import {
  asOneself,
  asOperator,
  rehearse,
  withMunicipality,
  withNetwork,
  withPartner,
  withPublic,
  type Db,
  type Found,
  type OwnDoors,
  type RehearsalDoors,
} from "~/db/door.server";
import { can, mayEver, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { ownMunicipality, type MunicipalitySettings } from "~/domain/municipality/queries.server";
import type { OwnMunicipality, OwnNetwork, OwnPartner, SignedIn } from "~/domain/session/queries.server";
import { Forbidden, NotFound, SecondFactorNeeded, SignInNeeded } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import {
  answering,
  answeringForm,
  guarded,
  parseParams,
  parseSearch,
  type Access,
  type Answered,
  type Shown,
} from "./entrance.server";
import { parseForm } from "./form.server";
import { countAttempt, type LimitKind } from "./limits.server";
import { measured } from "./timing.server";
import { addressOf, languageOf, visitor, type Asked } from "./visitor.server";

// A visit: who is here, by which door, and what they may do. Every loader and action is made by one of the functions below, or by those of
// open-visit.server.ts for who is not signed in. They take the permission it needs; the tests read it off them (`access`).

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
    return answeringForm(url, request, (form) =>
      enterMunicipality({ request, context }, url, params.municipality, options.may, (visit) =>
        run({ ...visit, params: parseParams(options.params, params), value: parseForm(form, options.form) }),
      ),
    );
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

/** Into a network, for as long as a page or a file takes. */
export const networkDoor =
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

export type LoaderOptions<Params, Search> = { may: Permission; params?: Params; search?: Search };
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
      return answeringForm<Given>(url, request, async (form) => {
        // Before the door: the count is kept when what was tried is rolled back.
        const account = limit && (await visitor(asked))?.userId;
        const attempt = limit && account ? await countAttempt(limit, { address: addressOf(asked), account }) : null;
        const answer = await enter(asked, url, params, permissionOf(options), (visit) =>
          run({ ...visit, params: parseParams(paramsSchema, params), value: parseForm(form, schema) }),
        );
        await attempt?.succeeded();
        return answer;
      });
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
