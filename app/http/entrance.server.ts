import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import type { FormAnswer } from "~/components/ui/form-answer";
import type { Permission } from "~/domain/access/table";
import { DomainError, NotFound, SecondFactorNeeded, SignInNeeded, TooMany } from "~/domain/shared/errors";
import { formAnswer, readForm } from "./form.server";
import { isSameOrigin } from "./origin.server";

// What every loader and action has, whichever door it goes by: what it may be asked for, how its URL and form are read, and how it answers.

/** By which door a loader or action goes, and the permission it needs there; the tests walk the routes by it. */
export type Access =
  | { door: "municipality" | "network" | "partner" | "operator"; permission: Permission }
  | { door: "public" | "before_sign_in" | "account" | "demo" };

export type Guarded<F> = F & { access: Access };

/** The loader or action, with what it needs written on it. */
export const guarded = <F extends object>(run: F, access: Access): Guarded<F> => Object.assign(run, { access });

/** Parameters that do not fit their schema name no page. */
export function parseParams<Schema extends z.ZodType>(schema: Schema | undefined, params: object): z.output<Schema> {
  const parsed = (schema ?? z.object({})).safeParse(params);
  // U+0000 cannot be stored, so nothing is named by it.
  if (!parsed.success || Object.values(params).some((value) => String(value).includes("\u0000")))
    throw new NotFound("page");
  return parsed.data as z.output<Schema>;
}

/** The URL's search parameters by `schema`. Schemas use `.catch()`: an unreadable filter is no filter, not an error. */
export function parseSearch<Schema extends z.ZodType>(schema: Schema | undefined, url: URL): z.output<Schema> {
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(name).map((value) => value.replaceAll("\u0000", ""));
    given[name] = all.length > 1 ? all : (all[0] ?? "");
  }
  return (schema ?? z.object({})).parse(given) as z.output<Schema>;
}

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

/** Runs what answers a request to `url`; what the domain throws becomes a response. */
export async function answering<T>(url: URL, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw responseTo(error, url);
  }
}

/**
 * What an action answers a page: what was wrong with the form, or what it gives to be shown once (`data(…)`). A redirect never gets there,
 * so its type is left out: with it the page's would be `any`.
 */
export type Answered<Given = never> =
  ReturnType<typeof data<FormAnswer>> | ([Given] extends [never] ? never : Shown<Given>);
export type Shown<Given> = ReturnType<typeof data<Given>>;

/**
 * As `answering`, for an action: reads the form, which must come from a page of ours, and brings what was wrong with it back to the page with
 * everything that was typed.
 */
export function answeringForm<Given = never>(
  url: URL,
  request: Request,
  run: (form: FormData) => Promise<Response | Shown<Given>>,
): Promise<Answered<Given>> {
  return answering<unknown>(url, async () => {
    if (!isSameOrigin(request)) throw data({ code: "forbidden" }, { status: 403 });
    const form = await readForm(request);
    try {
      return await run(form);
    } catch (error) {
      const refused = formAnswer(error, form);
      if (!refused) throw error;
      return data(refused.answer, refused.init);
    }
  }) as Promise<Answered<Given>>;
}
