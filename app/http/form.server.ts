import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { Conflict, Invalid, Refused, TooMany, type FieldErrors } from "~/domain/shared/errors";
import { largestAttachment } from "~/domain/proposal/attachment";
import { basePrefix, isPartOf } from "~/components/form-versions";
import type { FormAnswer } from "~/components/ui/form-answer";

/** The most a form may hold, in bytes; the server refuses larger bodies before they are read. */
const formLimit = 256 * 1024;

/** What signing in, joining and an account's own forms may hold: anybody may send them, as often as they like. */
const smallFormLimit = 32 * 1024;

/** What the one form that carries a file may hold: the largest file we take and a little more, so that one a bit too large is refused in words. */
const uploadLimit = largestAttachment + 2 * 1024 * 1024;
const takesFiles = /^\/partner\/[^/]+\/proposals\/[^/]+\/attachments(\.data)?$/;

/** The most a form sent to this path may hold, in bytes. */
export const formLimitOf = (path: string): number => {
  if (takesFiles.test(path)) return uploadLimit;
  return /^\/(login|logout|language|password|invitation|account)([/.]|$)/.test(path) ? smallFormLimit : formLimit;
};

/** What was typed, and what the fields held when the form was made. Only text, so that no upload comes back. */
function sentValues(form: FormData): Pick<FormAnswer, "values" | "base"> {
  const values: Record<string, string[]> = {};
  const base: Record<string, string[]> = {};
  for (const [sent, value] of form) {
    const isBase = sent.startsWith(basePrefix);
    const name = isBase ? sent.slice(basePrefix.length) : sent;
    // No field of ours is called `__proto__` or `constructor`.
    if (typeof value !== "string" || name in Object.prototype || isSecret(name)) continue;
    ((isBase ? base : values)[name] ??= []).push(value);
  }
  return { values, base };
}

/** What nobody sees again, not even whoever typed it. */
const isSecret = (name: string): boolean => /password$/i.test(name);

const tooLarge = new Response(null, { status: 413, statusText: "Payload Too Large" });

/** The most values a form may hold: ten times our largest, and few enough that comparing each with each takes no time. */
const mostValues = 2_000;

/**
 * Whether the form's names could be ours. A list is made as long as the largest index in a name says, so that one `version[999999999]`
 * would keep the server busy for minutes; names of many parts are as deep as they are long.
 */
const isReadable = (form: FormData): boolean => {
  const names = [...form.keys()];
  return names.length <= mostValues && names.every((name) => name.length <= 200 && !/\[\s*[-+]?\d{4,}/.test(name));
};

/** The request's form. A body that is no form, or none that a page of ours could send, is answered with 400. */
export async function readForm(request: Request): Promise<FormData> {
  const limit = formLimitOf(new URL(request.url).pathname);
  if (Number(request.headers.get("Content-Length") ?? 0) > limit) throw tooLarge;
  const form = await request.formData().catch(() => null);
  if (form === null || !isReadable(form)) throw new Response(null, { status: 400, statusText: "Bad Request" });
  return withChoices(form);
}

/**
 * After a conflict the form carries both versions: `keep.<name>` says whose to keep, and its base is the saved one.
 * Where theirs was chosen it takes the place of the field, with all its values and rows, and the rest of the form is read as ever.
 */
function withChoices(form: FormData): FormData {
  for (const [name, choice] of [...form]) {
    if (!name.startsWith("keep.")) continue;
    const field = name.slice("keep.".length);
    form.delete(name);
    if (choice !== "theirs") continue;
    const saved = [...form].filter(([own]) => isPartOf(own, basePrefix + field));
    for (const own of [...form.keys()]) if (isPartOf(own, field)) form.delete(own);
    for (const [own, value] of saved) form.append(own.slice(basePrefix.length), value);
  }
  return form;
}

/**
 * The form's values by `schema`; the base is none of them.
 * @throws Invalid with the text keys of what is wrong, by field; names of nested fields are written as in the form (`effects[0].low`).
 */
export function parseForm<Schema extends z.ZodType>(form: FormData, schema: Schema): z.output<Schema> {
  const typed = new FormData();
  for (const [name, value] of form) if (!name.startsWith(basePrefix)) typed.append(name, value);
  // U+0000 cannot be stored; PostgreSQL would refuse the whole statement.
  for (const [name, value] of typed) {
    if (typeof value === "string" && value.includes("\u0000"))
      throw new Invalid({ [name]: [{ key: "forms.unreadable" }] });
  }
  const submission = parseWithZod(typed, { schema });
  if (submission.status === "success") return submission.value;
  const fields: FieldErrors = {};
  for (const [name, messages] of Object.entries(submission.error ?? {})) {
    if (messages && messages.length > 0) fields[name] = messages.map(messageOf);
  }
  throw new Invalid(fields);
}

// A schema's message is a text key, optionally with numbers to fill in: "forms.tooLong|200".
function messageOf(message: string): { key: string; params?: Record<string, string> } {
  const [key = "forms.wrong", count] = message.split("|");
  return /^[a-zA-Z]+(\.[a-zA-Z]+)+$/.test(key)
    ? { key, params: count ? { limit: count } : undefined }
    : { key: "forms.wrong" };
}

type Saved = Extract<FormAnswer, { status: "conflict" }>["current"];

/** An answer to a form, as `data` of Remix takes it. */
interface Refusal {
  answer: FormAnswer;
  init: { status: number; headers?: Record<string, string> };
}

/** The answer to a form that was not accepted, with its status; null for errors that are no answer to a form. */
export function formAnswer(error: unknown, form: FormData): Refusal | null {
  const sent = sentValues(form);
  if (error instanceof Invalid)
    return { init: { status: 422 }, answer: { status: "invalid", ...sent, fields: error.fields } };
  if (error instanceof Refused) {
    const reason = { key: error.reason, params: error.params };
    return { init: { status: 422 }, answer: { status: "refused", ...sent, reason } };
  }
  if (error instanceof Conflict) {
    return { init: { status: 409 }, answer: { status: "conflict", ...sent, current: error.current as Saved } };
  }
  if (error instanceof TooMany) {
    const reason = { key: "shared.tooMany", params: { count: Math.ceil(error.seconds / 60) } };
    return {
      init: { status: 429, headers: { "Retry-After": String(error.seconds) } },
      answer: { status: "refused", ...sent, reason },
    };
  }
  return null;
}
