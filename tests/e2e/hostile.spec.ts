import { parse } from "csv-parse/sync";
import type { APIRequestContext } from "@playwright/test";
import { browserServer } from "../setup/browsers";
import { expect, test } from "../support/page";
import { inMunicipality } from "../support/records";
import { sessionCookieOf } from "../support/sign-in";

// What somebody hostile types, asks for and is told, on whole answers as the server sends them.

const markup = `<img src=x onerror=alert(1)><svg/onload=alert(2)>"'\`</title></textarea></script><script>alert(3)</script>{{7*7}}\${7*7}`;
const formulas = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1"];
const town = { key: "rana", email: "planner@rana.example" };

test.describe.configure({ mode: "serial" });

/** Plants hostile texts wherever people type, in one municipality. */
const plantTexts = () =>
  inMunicipality(town.key, town.email, async (db) => {
    const area = (await db.area.findFirstOrThrow({ orderBy: { key: "asc" } })).key;
    const unit = await db.unit.create({ data: { name: `${markup} unit` } });
    const person = await db.person.create({ data: { name: `${markup} person`, title: markup, unitId: unit.id } });
    const recommendation = await db.recommendation.create({
      data: {
        reference: `${markup.slice(0, 30)} reference`,
        areaKey: area,
        title: `${markup} recommendation`,
        text: markup,
        language: "nb",
        source: "council",
        receivedOn: new Date("2026-01-01"),
        ownerId: person.id,
      },
    });
    const project = await db.project.create({
      data: {
        name: `${markup} project`,
        description: `${markup} javascript:alert(1)`,
        language: "nb",
        areaKey: area,
        ownerId: person.id,
      },
    });
    const action = await db.action.create({
      data: {
        title: `${markup} action`,
        description: markup,
        language: "nb",
        projectId: project.id,
        ownerId: person.id,
        dueOn: new Date("2027-01-01"),
      },
    });
    await db.milestone.create({
      data: { actionId: action.id, name: `${markup} milestone`, dueOn: new Date("2027-01-01") },
    });
    await db.update.create({
      data: { actionId: action.id, text: `${markup} update`, language: "nb", reportedOn: new Date("2026-01-01") },
    });
    for (const [index, formula] of formulas.entries()) {
      await db.action.create({
        data: {
          title: formula,
          language: "nb",
          recommendationId: recommendation.id,
          ownerId: person.id,
          dueOn: new Date(`2027-02-0${index + 1}`),
        },
      });
      await db.project.create({ data: { name: formula, language: "nb", areaKey: area } });
    }
    await db.$executeRaw`
      INSERT INTO funding_programme (municipality_id, scope, name, provider, type, language)
      SELECT m, m, ${`${markup} programme`}, ${markup}, 'grant', 'nb' FROM current_setting('tiltak.municipality') s, LATERAL (SELECT s::uuid AS m) x`;
    return { action: action.id, project: project.id };
  });

/** Every page of the municipality that links lead to, as somebody signed in is sent it. */
async function crawl(request: APIRequestContext, cookie: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = [`/${town.key}`];
  const kinds = new Map<string, number>();
  for (let next = waiting.shift(); next !== undefined && pages.size < 180; next = waiting.shift()) {
    const answer = await request.get(next, { headers: { Cookie: cookie }, maxRedirects: 0 });
    const html = await answer.text();
    pages.set(next, html);
    for (const [, href = ""] of html.matchAll(/href="(\/[^"]*)"/g)) {
      const address = href.replaceAll("&amp;", "&");
      // A few of each kind: the same page with another filter or another record is drawn by the same code.
      const kind = address.replace(/\?.*/, "?").replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
      if (!address.startsWith(`/${town.key}`) || pages.has(address) || waiting.includes(address)) continue;
      if ((kinds.get(kind) ?? 0) >= 3) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      waiting.push(address);
    }
  }
  return pages;
}

test("what people type is shown as text on every page, and as text in every CSV", async ({ request }) => {
  test.setTimeout(300_000);
  const { action, project } = await plantTexts();
  const cookie = await sessionCookieOf(town.email);
  const pages = await crawl(request, cookie);
  for (const address of [
    `/${town.key}/actions/${action}`,
    `/${town.key}/projects/${project}`,
    `/${town.key}/history`,
  ]) {
    pages.set(address, await (await request.get(address, { headers: { Cookie: cookie } })).text());
  }
  let escaped = 0;
  for (const [address, html] of pages) {
    expect(html, address).not.toMatch(/<img src=x|<svg\/onload|<script>alert/i);
    expect(html, address).not.toMatch(/(href|src|action|formaction)\s*=\s*["']?\s*javascript:/i);
    if (html.includes("&lt;img src=x onerror=alert(1)&gt;")) escaped += 1;
  }
  expect(pages.size).toBeGreaterThan(30);
  expect(escaped).toBeGreaterThan(10);

  const files = [...pages.keys()].filter((address) => address.includes(".csv"));
  for (const list of ["kpis", "gaps", "recommendations", "projects", "actions", "commitments"])
    files.push(`/api/v1/municipalities/${town.key}/${list}.csv`);
  let cells = 0;
  for (const file of [...files, `/${town.key}/history.csv`]) {
    const answer = await request.get(file, { headers: { Cookie: cookie } });
    if (answer.status() === 404) continue;
    expect(answer.headers()["content-type"], file).toContain("text/csv");
    const rows: string[][] = parse(await answer.body(), { relax_column_count: true, bom: true });
    for (const cell of rows.flat()) {
      cells += 1;
      // A number may be negative.
      if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell, file).not.toMatch(/^[=+\-@\t\r]/);
    }
  }
  expect(cells).toBeGreaterThan(500);
  process.stdout.write(
    `hostile texts: ${pages.size} pages, ${escaped} with planted markup as text; ${cells} cells of CSV\n`,
  );
});

test("no answer leads to another site, whatever it is asked", async ({ request }) => {
  const cookie = await sessionCookieOf("reader@alesund.example");
  const { host } = new URL(browserServer().url);
  const evil = [
    "//evil.example",
    "///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "https://evil.example",
    "https:evil.example",
    "http://evil.example\\@localhost",
    `http://${host}.evil.example/`,
    `http://${host}@evil.example/`,
    `//${host}`,
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "/.//evil.example",
    "/%2f/evil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "/\r\nLocation: https://evil.example",
  ];
  let tried = 0;
  for (const target of evil.flatMap((one) => [
    one,
    encodeURIComponent(one),
    encodeURIComponent(encodeURIComponent(one)),
  ])) {
    const answers = [
      await request.get(`/login?redirectTo=${encodeURIComponent(target)}`, {
        headers: { Cookie: cookie },
        maxRedirects: 0,
      }),
      await request.post("/language", { form: { language: "nb", redirectTo: target }, maxRedirects: 0 }),
      await request.post("/login", {
        form: { email: "reader@alesund.example", password: "tiltak-demo", redirectTo: target },
        maxRedirects: 0,
      }),
    ];
    for (const answer of answers) {
      tried += 1;
      expect([302, 303], target).toContain(answer.status());
      const location = answer.headers().location ?? "";
      expect(location, target).toMatch(/^\/(?![/\\])/);
      expect(new URL(location, browserServer().url).host, target).toBe(host);
      expect(answer.headers()["set-cookie"] ?? "", target).not.toContain("evil");
    }
  }
  process.stdout.write(`open redirects: ${tried} tried\n`);
});

test("every kind of answer carries the headers: redirects, refusals, programs' answers and files", async ({
  request,
}) => {
  const cookie = await sessionCookieOf("reader@alesund.example");
  const signedIn = { headers: { Cookie: cookie }, maxRedirects: 0 };
  const anonymous = { maxRedirects: 0 };
  const kinds: [string, number, Awaited<ReturnType<typeof request.get>>][] = [
    ["to sign-in", 302, await request.get("/alesund", anonymous)],
    ["after a form", 303, await request.post("/language", { form: { language: "nb" }, ...anonymous })],
    ["not allowed", 403, await request.get("/alesund/actions/new", signedIn)],
    ["not there", 404, await request.get("/baerum/actions", signedIn)],
    ["to be mended", 422, await request.post("/login", { form: { email: "x" }, ...anonymous })],
    [
      "no form",
      400,
      await request.post("/login", { data: "x", headers: { "Content-Type": "text/plain" }, ...anonymous }),
    ],
    [
      "from another site",
      403,
      await request.post("/login", { form: {}, headers: { "Sec-Fetch-Site": "cross-site" }, ...anonymous }),
    ],
    ["too large", 413, await request.post("/login", { form: { email: "x".repeat(40_000) }, ...anonymous })],
    ["a CSV", 200, await request.get("/api/v1/municipalities.csv", anonymous)],
    ["a wrong parameter", 400, await request.get("/api/v1/municipalities?x=1", anonymous)],
    [
      "a token nobody has",
      401,
      await request.get("/api/v1/municipalities", { headers: { Authorization: "Bearer tiltak_x" }, ...anonymous }),
    ],
    ["a write to the API", 405, await request.post("/api/v1/municipalities", { form: {}, ...anonymous })],
    ["data of a page", 200, await request.get("/alesund/actions.data", signedIn)],
    ["data refused", 404, await request.get("/baerum/actions.data", signedIn)],
    ["a file that is not there", 302, await request.get("/assets/none.js", anonymous)],
  ];
  for (const [kind, status, answer] of kinds) {
    const headers = answer.headers();
    if (kind !== "a file that is not there" && !kind.startsWith("data")) expect(answer.status(), kind).toBe(status);
    expect(headers["content-security-policy"] ?? "", kind).toContain("default-src 'none'");
    expect(headers["content-security-policy"] ?? "", kind).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(headers["x-content-type-options"], kind).toBe("nosniff");
    expect(headers["x-frame-options"], kind).toBe("SAMEORIGIN");
    expect(headers["referrer-policy"], kind).toBe("same-origin");
    expect(headers["x-powered-by"], kind).toBeUndefined();
    expect(await answer.text(), kind).not.toMatch(/\bat \w[\w.]* \(?(file|\/|node:)/);
  }
});

test("what is somebody else's and what is not there at all are answered with the same bytes", async ({ request }) => {
  const cookie = await sessionCookieOf("planner@alesund.example");
  const { foreign } = await inMunicipality(town.key, town.email, async (db) => ({
    foreign: {
      action: (await db.action.findFirstOrThrow()).id,
      project: (await db.project.findFirstOrThrow()).id,
      recommendation: (await db.recommendation.findFirstOrThrow()).id,
    },
  }));
  /** The whole answer, without what is new in each and without the name that was asked for. */
  const bytes = async (address: string, asked: string): Promise<string> => {
    const answer = await request.get(address, { headers: { Cookie: cookie }, maxRedirects: 0 });
    const headers = Object.entries(answer.headers()).filter(
      ([name]) => !["date", "x-request-id", "content-length", "etag", "content-security-policy"].includes(name),
    );
    const text = (await answer.text()).replaceAll(/nonce="[^"]*"|nonce-[^']*/g, "nonce").replaceAll(asked, "ASKED");
    return [answer.status(), JSON.stringify(headers), text].join("\n").replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
  };
  let compared = 0;
  for (const rest of [
    "",
    "/actions",
    "/actions/new",
    "/gaps",
    "/history",
    "/settings/members",
    "/kpis",
    "/projects.data",
    "/actions?q=vann",
  ]) {
    expect(await bytes(`/baerum${rest}`, "baerum"), rest).toBe(await bytes(`/baerux${rest}`, "baerux"));
    compared += 1;
  }
  const nobodys = "3f2c1f0e-8a51-4a53-9d0c-2b1f6c7d8e90";
  for (const [kind, id] of Object.entries(foreign)) {
    for (const rest of ["", "/edit", "/owner"]) {
      const address = (asked: string) => `/alesund/${kind}s/${asked}${rest}`;
      expect(await bytes(address(id), id), address(id)).toBe(await bytes(address(nobodys), nobodys));
      compared += 1;
    }
  }
  process.stdout.write(`foreign or missing: ${compared} pairs of answers compared\n`);
});
