import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeSignIn, withMunicipality, withPublic, type Db } from "~/db/door.server";
import { can } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { csvOf } from "~/domain/open-data/csv";
import { Parameters, type Problem } from "~/domain/open-data/schema";
import { tokenHolder, type TokenHolder } from "~/domain/token/queries.server";
import { bearerToken } from "~/domain/token/token";
import type { z } from "zod";
import { guarded } from "./entrance.server";

// The open API's manners: parameters, problem documents, ETag, CSV or JSON. No session is looked at, so answers may be cached by anyone;
// but those to a municipality's own token (Authorization: Bearer), which show what is not published and are the asker's alone.

const open = { "Access-Control-Allow-Origin": "*", Vary: "Accept, Authorization" };
const closed = { Vary: "Accept, Authorization" };

/** An error as RFC 9457 has it. */
export function problem(
  status: 400 | 401 | 403 | 404 | 405,
  title: string,
  detail: string,
  errors?: z.infer<typeof Problem>["errors"],
): Response {
  const body: z.infer<typeof Problem> = { type: "about:blank", title, status, detail, ...(errors ? { errors } : {}) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...open, "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}

/** The answer with its ETag; 304 where the asker has it already. */
function answer(request: Request, body: string, type: string, isPublic: boolean): Response {
  const etag = `"${createHash("sha256").update(type).update(body).digest("base64url")}"`;
  const keeping = isPublic
    ? { ...open, "Cache-Control": "public, max-age=300" }
    : { ...closed, "Cache-Control": "private, no-cache" };
  const headers = { ...keeping, "Content-Type": type, ETag: etag };
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

const wantsCsv = (request: Request) => {
  const accepted = request.headers.get("Accept") ?? "";
  return accepted.includes("text/csv") && !accepted.includes("application/json");
};

interface Asked {
  db: Db;
  parameters: Parameters;
  params: Record<string, string | undefined>;
  /** The key of the municipality whose token asks: then this is all there is. */
  own: string | undefined;
}

/** What a resource answers: an object, a list of items (also as CSV), or a problem document. */
export type OpenAnswer = { object: object } | { items: object[]; total: number } | { problem: Response };

/** No token of ours, or one that opens nothing here. Which it is, and whether there is such a municipality, is not told. */
function refusedToken(): Response {
  const refusal = problem(
    401,
    "Token refused",
    "The Authorization header must be Bearer with a token of this municipality that is neither expired nor revoked. Without the header, what is published is open to all.",
  );
  refusal.headers.set("WWW-Authenticate", 'Bearer realm="tiltak", error="invalid_token"');
  return refusal;
}

function outOfScope(permission: Permission): Response {
  const refusal = problem(403, "Outside the token's scope", `This takes a token with the scope ${permission}.`);
  refusal.headers.set("WWW-Authenticate", `Bearer realm="tiltak", error="insufficient_scope", scope="${permission}"`);
  return refusal;
}

/** Who asks by a token: its holder, nobody (null) without one, or the refusal. */
async function holderOf(request: Request, key: string | undefined): Promise<TokenHolder | null | Response> {
  const token = bearerToken(request.headers.get("Authorization"));
  if (token === null) return null;
  const holder = token === undefined ? null : await beforeSignIn((db) => tokenHolder(db, token));
  if (!holder || (key !== undefined && key !== holder.municipality.key)) return refusedToken();
  return holder;
}

/** Runs through the door the asker may use: everybody's, or that of the token's municipality, where nothing can be written. */
function throughDoor<T>(holder: TokenHolder | null, run: (db: Db) => Promise<T>): Promise<T> {
  if (!holder) return withPublic(run);
  return withMunicipality(holder.municipality.id, holder.actor, async (db) => {
    await db.$executeRaw`SET TRANSACTION READ ONLY`;
    return run(db);
  });
}

/**
 * A loader of the open API. `scope` is the permission a token needs for it; without a token it answers what is published. `.csv` at the end of the last parameter or of the path, or `Accept: text/csv`, asks for CSV where the answer
 * is a list. A parameter that is unknown or cannot be read is answered with 400 and named.
 */
export function openLoader(
  scope: Permission | ((params: Asked["params"]) => Permission),
  run: (asked: Asked) => Promise<OpenAnswer>,
) {
  const loader = async ({ request, params }: LoaderFunctionArgs): Promise<Response> => {
    const url = new URL(request.url);
    const holder = await holderOf(request, params.key);
    if (holder instanceof Response) return holder;
    const permission = typeof scope === "string" ? scope : scope(params);
    if (holder && !can(holder.actor, permission)) return outOfScope(permission);
    const given: Record<string, string> = {};
    for (const [name, value] of url.searchParams) {
      if (name in given) return wrongParameters([{ parameter: name, detail: "stands more than once" }]);
      given[name] = value;
    }
    const parsed = Parameters.safeParse(given);
    if (!parsed.success) {
      return wrongParameters(
        parsed.error.issues.flatMap((issue) =>
          issue.code === "unrecognized_keys"
            ? issue.keys.map((parameter) => ({ parameter, detail: "is not a parameter of this resource" }))
            : [{ parameter: String(issue.path[0] ?? ""), detail: issue.message }],
        ),
      );
    }
    const own = holder?.municipality.key;
    const found = await throughDoor(holder, (db) =>
      run({ db, parameters: parsed.data, params: storable(params), own }),
    );
    const isPublic = holder === null;
    if ("problem" in found) return found.problem;
    if ("object" in found)
      return answer(request, JSON.stringify(found.object), "application/json; charset=utf-8", isPublic);
    if (url.pathname.endsWith(".csv") || wantsCsv(request)) {
      return answer(request, csvOf(found.items), "text/csv; charset=utf-8; header=present", isPublic);
    }
    const { limit, offset } = parsed.data;
    return answer(
      request,
      JSON.stringify({ items: found.items, total: found.total, limit, offset }),
      "application/json; charset=utf-8",
      isPublic,
    );
  };
  return guarded(loader, { door: "public" });
}

/** U+0000 cannot be stored, so nothing has it in its key; PostgreSQL would refuse the whole query. */
const storable = (params: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value?.replaceAll("\u0000", "\ufffd")]));

const wrongParameters = (errors: NonNullable<z.infer<typeof Problem>["errors"]>) =>
  problem(400, "Wrong parameter", errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join("; "), errors);

/** Nothing is published under that key; whether it exists is not told. */
export const unknownMunicipality = (key: string | undefined): OpenAnswer => ({
  problem: problem(
    404,
    "Unknown municipality",
    `No municipality with the key "${(key ?? "").slice(0, 80)}" has published its figures.`,
  ),
});

/** The API is read-only. */
export function readOnly(): Response {
  const answer = problem(405, "Read-only", "This API answers GET only.");
  answer.headers.set("Allow", "GET, HEAD");
  return answer;
}
