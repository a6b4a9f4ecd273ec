import type { Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { inMunicipality } from "../support/records";
import { signIn } from "../support/sign-in";

const planner = "planner@alesund.example";
test.use({ user: planner });

const rows = (page: Page) => page.getByRole("region", { name: "KPIs" }).getByRole("rowheader");
const send = (page: Page) => page.getByRole("button", { name: "Send to be verified" });

test("a value is registered by one, verified by another, and only then counts", async ({ page, context }) => {
  const kpi = "/alesund/kpis/sc-sh-sa-9c";
  await page.goto(kpi);
  await expect(
    page
      .getByRole("definition")
      .filter({ hasText: /^2\.42/ })
      .first(),
  ).toBeVisible();
  await page.getByRole("link", { name: "Register a value" }).click();
  await page.getByLabel("Year the value stands for").fill("2025");
  await page.getByLabel("Value", { exact: true }).fill("about one");
  await send(page).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(errorSummary(page).getByRole("link")).toHaveCount(2);
  await page.getByLabel("Value", { exact: true }).fill("1,1");
  await page.getByRole("textbox", { name: "Source" }).fill("Trafikkulykkesregisteret");
  await send(page).click();
  await expect(page).toHaveURL(/sc-sh-sa-9c.*#observations/);
  await expect(page.getByRole("main")).toContainText("Trafikkulykkesregisteret");
  // It waits: what stands is still the verified one.
  await expect(
    page
      .getByRole("definition")
      .filter({ hasText: /^2\.42/ })
      .first(),
  ).toBeVisible();
  const id = await inMunicipality(
    "alesund",
    planner,
    async (db) => (await db.observation.findFirstOrThrow({ where: { source: "Trafikkulykkesregisteret" } })).id,
  );

  // Nobody verifies their own.
  await page.goto(`${kpi}/observations/${id}/verification`);
  await expect(page.getByRole("main").getByRole("radio")).toHaveCount(0);

  await context.clearCookies();
  await signIn(context, "verifier@alesund.example");
  await page.goto(`${kpi}/observations/${id}/verification`);
  await page.getByRole("radio", { name: "The value is right" }).check();
  await page.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(page).toHaveURL(/#observations/);
  await expect(page.getByRole("definition").filter({ hasText: /^1\.1/ }).first()).toBeVisible();
  const open = (await (await page.request.get("/api/v1/municipalities/alesund/kpis")).json()) as {
    items: { code: string; value: number | null; year: number | null }[];
  };
  expect(open.items.find(({ code }) => code === "SC: SH: SA: 9C")).toMatchObject({ value: 1.1, year: 2025 });
});

test("a value goes back with what must be corrected, and whoever registered it reads it", async ({ page, another }) => {
  const kpi = "/alesund/kpis/ec-i-ws-3c";
  const source = `Vannverket ${Date.now()}`;
  await page.goto(`${kpi}/observation`);
  await page.getByLabel("Year the value stands for").fill("2021");
  await page.getByLabel("Value", { exact: true }).fill("24,5");
  await page.getByRole("textbox", { name: "Source" }).fill(source);
  await send(page).click();
  await expect(page).toHaveURL(/#observations/);

  const verifier = await another("verifier@alesund.example");
  await verifier.goto(kpi);
  await verifier.getByRole("row").filter({ hasText: source }).getByRole("link", { name: /2021/ }).click();
  await verifier.getByRole("radio", { name: "The value must be corrected" }).check();
  await verifier.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(errorSummary(verifier)).toBeFocused();
  await expect(verifier.getByRole("radio", { name: "The value must be corrected" })).toBeChecked();
  await errorSummary(verifier)
    .getByRole("link", { name: /^What must be corrected/ })
    .click();
  await verifier.keyboard.type("The figure is from 2020");
  await verifier.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(verifier).toHaveURL(/#observations/);

  await page.goto("/alesund");
  await expect(page.getByRole("main")).toContainText("The figure is from 2020");
  await page.goto(kpi);
  const row = page.getByRole("row").filter({ hasText: source });
  await expect(row).toContainText("To be corrected: The figure is from 2020");
  await row.getByRole("link", { name: /2021/ }).click();
  await expect(page.getByRole("main")).toContainText("To be corrected: The figure is from 2020");
  await page.getByLabel("Year the value stands for").fill("2020");
  await send(page).click();
  await expect(row).not.toContainText("To be corrected");
  await verifier.goto(kpi);
  await verifier.getByRole("row").filter({ hasText: source }).getByRole("link", { name: /2020/ }).click();
  await expect(verifier.getByRole("definition").filter({ hasText: "The figure is from 2020" })).toBeVisible();
});

test("a gap leads to asking others for proposals about it, on the phone too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/alesund/kpis/ec-i-ws-3c");
  await page.getByRole("link", { name: "Ask others for proposals" }).click();
  await expect(page).toHaveURL(/\/alesund\/challenges\/new\?dataPoint=[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // A state in a folded table is as wide as its word, not as its column.
  await page.goto("/alesund/challenges");
  const state = page.getByRole("main").locator("td[data-label] .tag").first();
  const cell = page
    .getByRole("main")
    .locator("td[data-label]")
    .filter({ has: page.locator(".tag") })
    .first();
  const [word, column] = [await state.boundingBox(), await cell.boundingBox()];
  expect(word!.width).toBeLessThan(column!.width / 2);
});

test("a target of one's own is set, and told from the framework's", async ({ page }) => {
  const kpi = "/alesund/kpis/ec-i-t-3c";
  await page.goto(`${kpi}/target`);
  await page.getByLabel("Own target").fill("a lot");
  await page.getByRole("button", { name: "Save the target" }).click();
  await expect(errorSummary(page)).toBeFocused();
  await page.getByLabel("Own target").fill("12,5");
  await page.getByLabel("By the year").fill("2031");
  await page.getByRole("button", { name: "Save the target" }).click();
  await expect(page.getByRole("main")).toContainText(/12\.5.*2031/);
});

test("the list tells every state apart, and is filtered and searched by its address", async ({ page }) => {
  await page.goto("/alesund/kpis");
  await page.getByRole("main").getByRole("searchbox").fill("water");
  await page.getByRole("combobox", { name: "Level" }).selectOption({ label: "Core" });
  await page.getByRole("main").getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/q=water/);
  await expect(page).toHaveURL(/level=core/);
  await expect.poll(() => rows(page).count()).toBeGreaterThan(2);
  await page.goto("/alesund/kpis?q=nothing-is-called-this");
  await expect(rows(page)).toHaveCount(0);
  await page.goto("/alesund/kpis?level=x&state=y&sort=z&page=-1&dimension=%00");
  await expect(rows(page).first()).toBeVisible();
});

test("each piece of the wheel leads to its KPI, with the keyboard too", async ({ page }) => {
  await page.goto("/alesund");
  // One wheel for wide pages and one for phones; only one of them is shown.
  const pieces = page.getByRole("main").locator("svg a[href*='/kpis/']").filter({ visible: true });
  await expect(pieces).toHaveCount(108);
  const first = pieces.first();
  const address = (await first.getAttribute("href")) ?? "";
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(address.replace(/[?#].*/, "")));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a KPI with several data points shows one at a time", async ({ page }) => {
  await page.goto("/alesund/kpis/en-en-aq-1c");
  const parts = page.getByRole("main").locator("nav a[href*='part=']");
  expect(await parts.count()).toBeGreaterThan(2);
  await parts.nth(1).click();
  await expect(page).toHaveURL(/part=/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const unknown of ["/alesund/kpis/no-such-kpi", "/alesund/kpis/%00", "/alesund/kpis/EC-I-WS-3C"]) {
    expect((await page.goto(unknown))?.status(), unknown).toBe(404);
  }
});
