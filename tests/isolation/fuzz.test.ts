import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import type { FormAnswer } from "~/components/ui/form-answer";
import { disconnect } from "~/db/client.server";
import { provideEnvironment } from "~/env.server";
import { translatorFor } from "~/text/words.server";
import { loadDemo } from "../../prisma/demo.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { digests } from "../support/past-policies";
import { plant, type Planted } from "./planted";
import { cookieOf, everybody, type Visitor } from "./visitors";
import { watchWrites } from "./watch";
import {
  addressOf,
  ask,
  bodyOf,
  everyRoute,
  fineOf,
  isReadOnly,
  isRefusal,
  meant,
  paramsOf,
  partsOf,
  type Part,
  type Route,
} from "./walk";

// Thousands of forms, addresses and headers that no browser of ours would send, to every action, loader and parameter, by somebody who may:
// each is answered below 500, what is refused is refused in words, and leaves every row as it was. TILTAK_FUZZ_CASES says how many,
// TILTAK_FUZZ_SEED which (tests/setup/fuzz.ts); what fails is printed with what was sent.

const { cases, seed } = inject("fuzz");

let database: TestDatabase;
let planted: Planted;
let routes: Route[];
let visitors: Visitor[];
let superuser: pg.Client;
let writes: () => Promise<string>;
const counts = new Map<string, number>();

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({
    MODE: "test",
    DATABASE_RUNTIME_URL: database.runtimeUrl,
    LIMIT_PER_ADDRESS: "1000000",
    LIMIT_PER_ACCOUNT: "100000",
  });
  await loadDemo();
  visitors = await everybody(database);
  planted = await plant(database);
  const admin = Object.assign(new URL(inject("database").adminUrl), { pathname: new URL(database.ownerUrl).pathname });
  superuser = new pg.Client({ connectionString: admin.href });
  superuser.on("error", () => undefined);
  await superuser.connect();
  writes = await watchWrites(superuser);
  routes = await everyRoute();
});

afterAll(async () => {
  const told = [...counts].sort().map(([status, count]) => `${count} × ${status}`);
  process.stdout.write(
    `fuzz: seed ${seed}, ${[...counts.values()].reduce((a, b) => a + b, 0)} cases: ${told.join(", ")}\n`,
  );
  await superuser.end();
  await disconnect();
  await database.drop();
});

/** Texts that have broken something somewhere. */
const nasty = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00x",
  "\ufeff",
  "\u202egnp.exe",
  "\u200b",
  "e\u0301".repeat(50),
  "👩‍👩‍👧‍👦".repeat(200),
  "x".repeat(255),
  "x".repeat(20_001),
  "x".repeat(1_048_576),
  "\n".repeat(5_000),
  "0",
  "-0",
  "-1",
  "1.5",
  "1e400",
  "-1e400",
  "1e-400",
  "0x10",
  "１２",
  "NaN",
  "Infinity",
  "-Infinity",
  "2147483648",
  "-2147483649",
  "4294967296",
  "9007199254740993",
  "9223372036854775808",
  "99999999999999999999999999",
  "1,5",
  "1 000 000 000 000",
  "0.0000000001",
  "999999999999.999999999",
  "275760-09-13",
  "+275760-09-13",
  "-0001-01-01",
  "0000-00-00",
  "0001-01-01",
  "1990-01-01",
  "2026-02-30",
  "2026-13-01",
  "2100-12-31",
  "2026-01-01T00:00:00Z",
  "Invalid Date",
  "true",
  "null",
  "undefined",
  "[object Object]",
  "[]",
  "{}",
  '{"$gt":""}',
  "' OR 1=1 --",
  "'; DROP TABLE action; --",
  "\\",
  "%",
  "_%_",
  "%00",
  "%ED%A0%80",
  "../../etc/passwd",
  "//evil.example",
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  "{{7*7}}",
  "${7*7}",
  "=1+1",
  "__proto__",
  "constructor",
  "toString",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "{00000000-0000-0000-0000-000000000000}",
  "nb",
  "on",
  "alesund",
  "nobody@nowhere.example",
  `${"a".repeat(300)}@x.example`,
];

const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)) },
  { weight: 1, arbitrary: fc.uuid() },
);

/** Names of fields and search parameters anywhere in the product, so that every page is asked about those of the others too. */
const sources = import.meta.glob<string>(
  ["../../app/routes/**/route.tsx", "../../app/domain/**/{schema,search,fields}.ts"],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);
const names = [
  ...new Set(
    Object.values(sources).flatMap((text) =>
      [...text.matchAll(/\b([a-zA-Z]\w{0,30}):\s*(?:z\.|[a-z]\w*\()/g)].map(([, name = ""]) => name),
    ),
  ),
].sort();

type Change = (pairs: [string, string][]) => [string, string][];
const at = (pairs: [string, string][], place: number) => (pairs.length === 0 ? 0 : place % pairs.length);
const nameAt = (pairs: [string, string][], place: number) => pairs[at(pairs, place)]?.[0] ?? "x";

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.nat(), anyText).map(
      ([place, text]): Change =>
        (pairs) =>
          pairs.map(([name, value], index): [string, string] => [name, index === at(pairs, place) ? text : value]),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(), anyText)
      .map(([place, text]): Change => (pairs) => [...pairs, [nameAt(pairs, place), text]]),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (place): Change =>
        (pairs) =>
          pairs.filter((_, index) => index !== at(pairs, place)),
    ),
  },
  { weight: 1, arbitrary: fc.nat().map((place): Change => (pairs) => [...pairs, ...pairs.slice(at(pairs, place))]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.nat(),
        fc.constantFrom(
          "[]",
          "[0]",
          "[1]",
          "[-1]",
          "[99]",
          "[4294967294]",
          "[999999999]",
          "[x]",
          "[0][0][0]",
          ".x",
          ".length",
          ".__proto__.x",
          "[__proto__]",
          "[constructor][prototype][x]",
          ".".repeat(50),
          "[",
          "]",
          "[0",
          ".x".repeat(2_000),
        ),
        anyText,
        fc.boolean(),
      )
      .map(([place, suffix, text, isBeside]): Change => (pairs) => {
        const name = nameAt(pairs, place);
        return [...pairs.filter(([own]) => isBeside || own !== name), [name + suffix, text]];
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          "__proto__",
          "constructor",
          "prototype",
          "toString",
          "hasOwnProperty",
          "__proto__.polluted",
          "then",
          "",
          ".",
          "[]",
          "$$typeof",
          "_action",
          "_data",
          "intent",
          ...names,
        ),
        anyText,
      )
      .map(([name, text]): Change => (pairs) => [...pairs, [name, text]]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom("keep.", "base.", "keep.keep.", "keep.base."),
        fc.nat(),
        fc.oneof(fc.constantFrom("mine", "theirs"), anyText),
      )
      .map(([prefix, place, text]): Change => (pairs) => [...pairs, [prefix + nameAt(pairs, place), text]]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(), fc.constantFrom(500, 3_000), fc.constantFrom("", "[]", "[0]", ".x"))
      .map(([place, many, suffix]): Change => (pairs) => {
        const name = nameAt(pairs, place);
        return [
          ...pairs,
          ...Array.from({ length: many }, (_, index): [string, string] => [name + suffix, String(index)]),
        ];
      }),
  },
);

type Body = { kind: "urlencoded" | "multipart" | "file" | "raw"; changes: Change[]; raw: string };
const anyBody: fc.Arbitrary<Body> = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant("urlencoded" as const) },
    { weight: 3, arbitrary: fc.constant("multipart" as const) },
    { weight: 1, arbitrary: fc.constant("file" as const) },
    { weight: 1, arbitrary: fc.constant("raw" as const) },
  ),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  raw: fc.constantFrom(
    "",
    "=",
    "&&&",
    "%",
    "a=%ED%A0%80",
    "%00=%00",
    "a=%FF%FE",
    "=".repeat(5_000),
    "a&a&a=b=c",
    "__proto__[x]=1",
  ),
});

const form = (sent: [string, string][], isFile: boolean): FormData => {
  const data = new FormData();
  sent.forEach(([name, value], index) => {
    if (isFile && index === 0) data.append(name, new Blob([value]), "file.txt");
    else data.append(name, value);
  });
  return data;
};

const headerValue = fc.constantFrom(
  "",
  "*",
  "x".repeat(4_000),
  "nb;q=2, en;q=-1, ;;;",
  "\u00e5",
  "en-GB,en;q=0.9",
  "text/csv",
  'W/"x", *',
  "null",
  "bytes=0-18446744073709551615",
);
const headers = fc.dictionary(
  fc.constantFrom(
    "Accept",
    "Accept-Language",
    "If-None-Match",
    "User-Agent",
    "Range",
    "X-Forwarded-For",
    "Authorization",
  ),
  headerValue,
  { maxKeys: 2 },
);

const search = fc.array(
  fc.tuple(
    fc.constantFrom("q", "page", "sort", "lang", "limit", "offset", "_data", "__proto__", ...names),
    anyText.map((text) => text.slice(0, 4_000)),
  ),
  { maxLength: 4 },
);

/** What was sent, short enough to read and whole enough to send again. */
const told = (pairs: unknown) =>
  JSON.stringify(pairs, (_, value: unknown) =>
    typeof value === "string" && value.length > 80 ? `${value.slice(0, 40)}… (${value.length})` : value,
  ).slice(0, 700);

/** Every message of an answer to a form is a text of ours, not a key without one. */
function unreadable(value: unknown): string[] {
  const answer = value as FormAnswer;
  const { t } = translatorFor("en");
  const messages =
    answer.status === "invalid"
      ? Object.values(answer.fields).flat()
      : answer.status === "refused"
        ? [{ ...answer.reason, key: `refusals.${answer.reason.key}` }]
        : [];
  if (answer.status === "invalid" && messages.length === 0) return ["nothing says what is wrong"];
  return messages
    .map(({ key, params }) => ({ key, text: t(key as never, params as never) }))
    .filter(({ key, text }) => text === key || text === "" || /\{\{|undefined|\[object/.test(text))
    .map(({ key }) => key);
}

/** A session of its own for each route: some of the forms sent here end all of somebody's sessions. */
async function signedIn(route: Route, part: Part): Promise<string> {
  const visitor = visitors.find((one) => meant(route, part, one, "others", planted) === fineOf(route, part));
  return visitor?.isSomebody ? cookieOf(visitor.userId) : "";
}

/** Sends one case; gives what is wrong with the answer, or null. */
async function fault(
  route: Route,
  part: Part,
  request: Request,
  params: Record<string, string>,
): Promise<string | null> {
  const run = route[part];
  if (!run) return null;
  const began = performance.now();
  const { status, cause, value } = await ask(run, request, params);
  const took = performance.now() - began;
  counts.set(String(status), (counts.get(String(status)) ?? 0) + 1);
  if (status >= 500 || cause) return `${status} ${cause}`;
  if (took > 5_000) return `took ${Math.round(took)} ms`;
  if (status === 422 && part === "action") {
    const keys = unreadable(value);
    if (keys.length > 0) return `no words for ${keys.join()}`;
  }
  return null;
}

let kept: Record<string, string>;
let written = "";

/** The tables that a refusal has changed. */
async function changedBy(isRefused: boolean): Promise<string[]> {
  const now = await writes();
  if (now === written) return [];
  const after = await digests(database, ["session", "rate_limit"]);
  const changed = Object.keys(after).filter((table) => after[table] !== kept[table]);
  written = now;
  kept = after;
  return isRefused ? changed : [];
}

it(`answers every action ${cases} forms that are not right, and never breaks`, async () => {
  kept = await digests(database, ["session", "rate_limit"]);
  written = await writes();
  const open = routes.filter((route) => route.action?.access && !isRefusal(fineOf(route, "action")));
  const faults: string[] = [];
  const each = Math.max(1, Math.ceil(cases / open.length));
  for (const [index, route] of open.entries()) {
    const cookie = await signedIn(route, "action");
    const params = paramsOf(route, planted);
    const whole = bodyOf(route, planted);
    for (const { kind, changes, raw } of fc.sample(anyBody, { seed: seed + index, numRuns: each })) {
      const sent = changes.reduce((pairs, one) => one(pairs), whole);
      const body =
        kind === "raw" ? raw : kind === "urlencoded" ? new URLSearchParams(sent) : form(sent, kind === "file");
      const request = new Request(addressOf(route.name, params), {
        method: "POST",
        headers: {
          ...(cookie ? { Cookie: cookie } : {}),
          ...(kind === "raw" ? { "Content-Type": "application/x-www-form-urlencoded" } : {}),
        },
        body,
      });
      const before = counts.get("303") ?? 0;
      const wrong = await fault(route, "action", request, params);
      const changed = await changedBy((counts.get("303") ?? 0) === before && fineOf(route, "action") === 303);
      if (wrong ?? changed.length > 0)
        faults.push(
          `${route.name} ${kind} ${told(kind === "raw" ? raw : sent)}: ${wrong ?? `changed ${changed.join()}`}`,
        );
    }
  }
  expect(faults).toEqual([]);
}, 600_000);

it("answers every page addresses and headers that are not right, and never breaks", async () => {
  kept = await digests(database, ["session", "rate_limit"]);
  written = await writes();
  const faults: string[] = [];
  const open = routes.filter((route) => route.loader !== undefined);
  const each = Math.max(1, Math.ceil(cases / 2 / open.length));
  const asked = fc.record({
    search,
    headers,
    params: fc.array(
      fc.tuple(
        fc.nat(),
        anyText.map((text) => text.slice(0, 2_000)),
      ),
      { maxLength: 1 },
    ),
  });
  for (const [index, route] of open.entries()) {
    const declared = partsOf(route).includes("loader");
    const cookie = declared ? await signedIn(route, "loader") : "";
    for (const one of fc.sample(asked, { seed: seed + 1_000 + index, numRuns: each })) {
      const params = paramsOf(route, planted);
      const own = Object.keys(params).filter((name) => route.name.includes(`$${name}`));
      for (const [place, text] of one.params) {
        const name = own[place % Math.max(1, own.length)];
        if (name !== undefined) params[name] = text;
      }
      const url = new URL(addressOf(route.name, params));
      for (const [name, value] of one.search) url.searchParams.append(name, value);
      const request = new Request(url, { headers: { ...(cookie ? { Cookie: cookie } : {}), ...one.headers } });
      const wrong = await fault(route, "loader", request, params);
      const changed = await changedBy(true);
      if (wrong ?? changed.length > 0)
        faults.push(`${route.name} ${told(one)}: ${wrong ?? `changed ${changed.join()}`}`);
    }
  }
  expect(faults).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(routes.filter(isReadOnly).length).toBeGreaterThan(3);
}, 600_000);
