import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { beforeSignIn, byInvitation, withJobs, withPublic, type Db, type InvitedDoors } from "~/db/door.server";
import type { SignedIn } from "~/domain/session/queries.server";
import { NotFound } from "~/domain/shared/errors";
import {
  answering,
  answeringForm,
  guarded,
  parseParams,
  parseSearch,
  type Answered,
  type Shown,
} from "./entrance.server";
import { parseForm } from "./form.server";
import { countAttempt, type LimitKind } from "./limits.server";
import { measured } from "./timing.server";
import type { Visit } from "./visit.server";
import { addressOf, languageOf, showsMail, visitor, type Asked } from "./visitor.server";

// Visits that nobody has to be signed in for.

/** What goes through the door before sign-in outside a page's own visit: after the answer (afterwards.server.ts), or to be counted by. */
export const throughBeforeSignIn: <T>(run: (db: Db) => Promise<T>) => Promise<T> = beforeSignIn;

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
    return answeringForm<Given>(url, request, async (form) => {
      const language = await languageOf(asked);
      const params = parseParams(options.params, given);
      const value = parseForm(form, options.form);
      const { limit } = options;
      // Before the door: the count is kept when what was tried is rolled back.
      const account = await limit?.account?.({ request, params, value });
      const attempt = limit ? await countAttempt(limit.kind, { address, account }) : null;
      const answer = await run({ asked, request, url, language, address, params, value });
      if (!limit?.every) await attempt?.succeeded();
      return answer;
    });
  };
  return guarded(action, { door: "before_sign_in" });
}
