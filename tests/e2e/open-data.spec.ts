import { parse } from "csv-parse/sync";
import type { z } from "zod";
import { listOf, lists, Municipality, Problem, type ListName } from "../../app/domain/open-data/schema";
import { accounts, examples } from "../../prisma/demo/accounts";
import { expect, test } from "../support/page";
import { inMunicipality } from "../support/records";

const keys = ["alesund", "asker", "baerum", "rana", "trondheim"];
const names = Object.keys(lists) as ListName[];
const api = "/api/v1/municipalities";
const checksumIn = (html: string) => /"identifier":"sha256:([0-9a-f]{64})"/.exec(html)?.[1] ?? "";

/** Holds exactly what the schema says: nothing else, nothing of another shape. */
function expectExactly(schema: z.ZodType, value: unknown): void {
  expect(schema.parse(value)).toEqual(value);
}

test("lists the published municipalities with their scores", async ({ request }) => {
  const answer = await request.get(api);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("application/json; charset=utf-8");
  const body = (await answer.json()) as { items: z.infer<typeof Municipality>[]; total: number };
  expectExactly(listOf(Municipality), body);
  expect(body.items.map(({ key }) => key).sort()).toEqual(keys);
  expect(body.total).toBe(5);
  for (const { score } of body.items) {
    expect(score.overall.coverage.all).toBe(108);
    expect(score.byDimension).toHaveLength(3);
    expect(score.byCategory).toHaveLength(24);
    expect(score.byDimension.reduce((sum, { points }) => sum + points, 0)).toBe(score.overall.points);
    expect(score.byCategory.reduce((sum, { possible }) => sum + possible, 0)).toBe(score.overall.possible);
  }
  // Norwegian order: Å last.
  expect(body.items.at(-1)?.name).toBe("Ålesund");
});

for (const key of keys) {
  test(`answers every list of ${key} as its schema says, in JSON and CSV`, async ({ request }) => {
    const one = await request.get(`${api}/${key}`);
    expectExactly(Municipality, await one.json());
    for (const name of names) {
      const answer = await request.get(`${api}/${key}/${name}`);
      expect(answer.status(), name).toBe(200);
      const body = (await answer.json()) as { items: object[]; total: number; limit: number; offset: number };
      expectExactly(listOf(lists[name] as z.ZodType), body);
      expect(body.items.length, name).toBe(Math.min(body.total, body.limit));
      for (const address of [`${api}/${key}/${name}.csv`, `${api}/${key}/${name}`]) {
        const csv = await request.get(address, address.endsWith(".csv") ? {} : { headers: { Accept: "text/csv" } });
        expect(csv.headers()["content-type"], address).toMatch(/^text\/csv/);
        const rows: Record<string, string>[] = parse(await csv.text(), { columns: true, bom: true });
        expect(rows.length, address).toBe(body.items.length);
        if (name !== "commitments") expect(Object.values(rows[0] ?? { none: "" }).join("")).not.toContain("[object");
      }
    }
  });
}

test("gives the figures of the wheel and of the gaps", async ({ request }) => {
  const kpis = (await (await request.get(`${api}/alesund/kpis`)).json()) as {
    total: number;
    items: z.infer<typeof lists.kpis>[];
  };
  expect(kpis.total).toBe(112);
  const gaps = (await (await request.get(`${api}/alesund/gaps`)).json()) as { items: z.infer<typeof lists.gaps>[] };
  expect(gaps.items.length).toBeGreaterThan(10);
  const scored = new Map(kpis.items.map((kpi) => [`${kpi.code} ${kpi.dataPoint}`, kpi]));
  for (const gap of gaps.items) {
    expect(gap.points === null ? gap.bound !== null : gap.points < 4, gap.label).toBe(true);
    expect(scored.get(`${gap.code} ${gap.dataPoint}`)).toMatchObject({
      value: gap.value,
      points: gap.points,
      band: gap.band,
    });
    if (gap.chain.brokenAt === "project") expect(gap.chain.projects).toEqual([]);
  }
});

test("names units and never persons", async ({ request }) => {
  const people = [
    ...accounts.map(({ name }) => name),
    ...examples.flatMap((example) => example.people.map(({ name }) => name)),
  ];
  expect(people.length).toBeGreaterThan(10);
  for (const key of keys) {
    for (const name of names) {
      for (const end of ["", ".csv"]) {
        const body = await (await request.get(`${api}/${key}/${name}${end}`)).text();
        expect(
          people.filter((person) => body.includes(person)),
          `${key}/${name}${end}`,
        ).toEqual([]);
        expect(body, `${key}/${name}${end}`).not.toMatch(/[\w.]+@[\w.]+\.(example|no)/);
      }
    }
  }
  const { items } = (await (await request.get(`${api}/alesund/projects`)).json()) as {
    items: { owner: string | null }[];
  };
  expect(items.filter(({ owner }) => owner !== null).length).toBeGreaterThan(0);
});

test("pages, and speaks three languages", async ({ request }) => {
  const whole = (await (await request.get(`${api}/alesund/kpis?lang=nn`)).json()) as {
    items: { code: string; label: string }[];
  };
  const part = (await (await request.get(`${api}/alesund/kpis?lang=nn&limit=10&offset=20`)).json()) as typeof whole & {
    total: number;
  };
  expect(part.items).toEqual(whole.items.slice(20, 30));
  expect(part.total).toBe(112);
  const beyond = await request.get(`${api}/alesund/kpis?offset=1000`);
  expect(((await beyond.json()) as typeof whole).items).toEqual([]);
  const english = (await (await request.get(`${api}/alesund/kpis`)).json()) as typeof whole;
  expect(english.items.map(({ code }) => code)).toEqual(whole.items.map(({ code }) => code));
  expect(english.items.filter(({ label }, index) => label !== whole.items[index]?.label).length).toBeGreaterThan(90);
});

test("answers what is not there and what cannot be read as problem documents", async ({ request }) => {
  const problems: [string, number][] = [
    [`${api}/oslo`, 404],
    [`${api}/oslo/gaps`, 404],
    [`${api}/oslo/gaps.csv`, 404],
    [`${api}/alesund/nothing`, 404],
    [`${api}/alesund/gaps/more`, 404],
    [`${api}/alesund/constructor`, 404],
    [`${api}/%00/gaps`, 404],
    [`${api}/${"a".repeat(5_000)}`, 404],
    ["/api/v1/nothing", 404],
    ["/api/v1", 404],
    [`${api}?limit=0`, 400],
    [`${api}?limit=ten`, 400],
    [`${api}?limit=1e99`, 400],
    [`${api}?limit=NaN`, 400],
    [`${api}?limit=10&limit=20`, 400],
    [`${api}?offset=-1`, 400],
    [`${api}/alesund?lang=sv`, 400],
    [`${api}/alesund/gaps?colour=red`, 400],
    [`${api}/alesund/gaps?__proto__=x`, 400],
    [`${api}/alesund/gaps.csv?limit=x`, 400],
  ];
  for (const [address, status] of problems) {
    const answer = await request.get(address);
    expect(answer.status(), address.slice(0, 80)).toBe(status);
    expect(answer.headers()["content-type"], address).toBe("application/problem+json");
    const body: unknown = await answer.json();
    expectExactly(Problem, body);
    expect((body as { status: number }).status).toBe(status);
    if (status === 400) expect((body as { errors: object[] }).errors.length).toBeGreaterThan(0);
  }
});

test("is read-only", async ({ request }) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const address of [
      api,
      `${api}.csv`,
      `${api}/alesund`,
      `${api}/alesund/gaps`,
      "/api/v1/openapi.json",
      "/api/v1/else",
    ]) {
      const answer = await request.fetch(address, { method, data: {} });
      expect(answer.status(), `${method} ${address}`).toBe(405);
      expect(answer.headers()["content-type"]).toBe("application/problem+json");
      expect(answer.headers().allow, `${method} ${address}`).toMatch(/GET/);
    }
  }
});

test("lets answers be kept, and tells when they have not changed", async ({ request }) => {
  for (const address of [api, `${api}/alesund`, `${api}/alesund/gaps`, `${api}/alesund/gaps.csv`]) {
    const first = await request.get(address);
    const { etag, ...headers } = first.headers();
    expect(headers["cache-control"], address).toMatch(/public, max-age=\d+/);
    expect(headers.vary).toContain("Accept");
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(etag).toMatch(/^(W\/)?"[\w-]{20,}"$/);
    const again = await request.get(address, { headers: { "If-None-Match": etag ?? "" } });
    expect(again.status(), address).toBe(304);
    expect(await again.text()).toBe("");
    expect(
      (
        await request.get(address, { headers: { "If-None-Match": `"other", W/${etag?.replace(/^W\//, "")}` } })
      ).status(),
    ).toBe(304);
    expect((await request.get(address, { headers: { "If-None-Match": '"other"' } })).status()).toBe(200);
    const head = await request.head(address);
    expect(head.status()).toBe(200);
    expect(head.headers()["content-type"]).toBe(headers["content-type"]);
  }
  // JSON and CSV of one address are two answers.
  const csv = await request.get(`${api}/alesund/gaps`, { headers: { Accept: "text/csv" } });
  const json = await request.get(`${api}/alesund/gaps`);
  expect(csv.headers().etag).not.toBe(json.headers().etag);
});

interface Operation {
  summary: string;
  parameters: { name: string; in: string; required?: boolean; schema: object }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

// No validator of OpenAPI documents is at hand that needs no new package; what readers of the document rely on is checked here.
test("is described by an OpenAPI 3.1 document that holds together", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  expect(answer.headers()["content-type"]).toBe("application/json; charset=utf-8");
  const document = (await answer.json()) as {
    openapi: string;
    info: { title: string; version: string };
    servers: { url: string }[];
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, object> };
  };
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info.title && document.info.version).toBeTruthy();
  expect(Object.keys(document.paths).sort()).toEqual(
    ["/municipalities", "/municipalities/{key}", ...names.map((name) => `/municipalities/{key}/${name}`)].sort(),
  );

  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = ""]) => to);
  expect(references.length).toBeGreaterThan(10);
  for (const reference of new Set(references)) {
    expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
    expect(document.components.schemas, reference).toHaveProperty(reference.split("/").at(-1) ?? "");
  }
  expect(JSON.stringify(document)).not.toContain("$defs");

  const [{ url: base } = { url: "" }] = document.servers;
  for (const [path, operations] of Object.entries(document.paths)) {
    expect(Object.keys(operations), path).toEqual(["get"]);
    const { get } = operations as { get: Operation };
    expect(get.summary).not.toBe("");
    const placed = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(get.parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(placed);
    expect(get.parameters.filter((one) => one.in === "path" && one.required !== true)).toEqual([]);
    for (const { description } of Object.values(get.responses)) expect(description).not.toBe("");
    // Each promise is kept: what the document says is answered.
    const address = base + path.replace("{key}", "rana");
    for (const type of Object.keys(get.responses["200"]?.content ?? {})) {
      const given = await request.get(address, { headers: { Accept: type } });
      expect(given.status(), `${address} as ${type}`).toBe(200);
      expect(given.headers()["content-type"]).toContain(type);
    }
    expect(get.responses).toHaveProperty("400");
    if (placed.length > 0) expect(get.responses).toHaveProperty("404");
  }
});

test("has a page to read", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Open data and API" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("/api/v1/municipalities/{key}/gaps");
  const download = page.getByRole("link", { name: "CSV /api/v1/municipalities/" }).first();
  await expect(download).toHaveAttribute("href", /\.csv$/);
  const answer = await page.request.get((await download.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toMatch(/^text\/csv/);
});

// In this file, since it takes Trondheim off the open pages for a moment: tests of one file run one after the other. Trondheim, since other
// tests change the plans of the others meanwhile.
test.describe("publishing", () => {
  test.use({ user: "planner@trondheim.example" });

  test("shows what is new, publishes once it was looked at, and withdraws all at once", async ({ page, request }) => {
    const shown = async () => checksumIn(await (await request.get("/open/trondheim")).text());
    await inMunicipality("trondheim", "planner@trondheim.example", async (db) => {
      const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "planner@trondheim.example" } });
      await db.membership.createMany({ data: [{ userId, role: "administrator" }], skipDuplicates: true });
    });
    const before = await shown();
    await inMunicipality(
      "trondheim",
      "planner@trondheim.example",
      (db) => db.$executeRaw`UPDATE municipality SET population = population + 1 WHERE id = tiltak_municipality()`,
    );
    expect(await shown()).toBe(before);
    await page.goto("/trondheim/settings/publication");
    await expect(page.getByRole("table", { name: "What would be new" })).toContainText("About the municipality");
    await expect(page.getByRole("heading", { name: "Preview" })).toBeVisible();

    // Something changes between looking and pressing: nothing is published, and the page says so.
    await inMunicipality(
      "trondheim",
      "planner@trondheim.example",
      (db) => db.$executeRaw`UPDATE municipality SET population = population + 1 WHERE id = tiltak_municipality()`,
    );
    await page.getByRole("button", { name: "Publish the profile" }).click();
    await expect(page.locator(".ds-error-summary")).toContainText("Something has changed since the preview was made");
    expect(await shown()).toBe(before);
    // The new preview is being made until the button is no longer busy.
    await expect(page.locator('button[aria-busy="true"]')).toHaveCount(0);
    await page.getByRole("button", { name: "Publish the profile" }).click();
    await expect(page.getByText("Nothing has changed since the profile was published.")).toBeVisible();
    expect(await shown()).not.toBe(before);

    await page.getByRole("link", { name: "Withdraw the profile" }).click();
    await page.getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByText("The municipality is not published.")).toBeVisible();
    for (const path of ["", "/wheel", "/files/profile.json"]) {
      const gone = await request.get(`/open/trondheim${path}`);
      const never = await request.get(`/open/no-such-place${path}`);
      expect(gone.status(), path).toBe(404);
      const alike = async (answer: typeof gone, key: string) =>
        (await answer.text()).replaceAll(key, "KEY").replaceAll(/nonce="[^"]*"/g, "");
      expect(await alike(gone, "trondheim"), path).toBe(await alike(never, "no-such-place"));
    }

    // As it was, for whoever comes after.
    await page.getByRole("button", { name: "Publish the profile" }).click();
    await expect(page.getByText("Nothing has changed since the profile was published.")).toBeVisible();
  });
});
