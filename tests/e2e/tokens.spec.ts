import { errorSummary, expect, test } from "../support/page";

test.use({ user: "administrator@alesund.example" });

test("an API token is made, shown once, used and revoked", async ({ page, request, another }) => {
  await page.goto("/alesund/settings/tokens/new");
  await page.getByLabel("Name").fill("Dashboard of the tests");
  await page.getByRole("button", { name: "Make token" }).click();
  await expect(errorSummary(page)).toContainText("Choose at least one thing the token can read");
  await expect(page.getByLabel("Name")).toHaveValue("Dashboard of the tests");
  await page.getByLabel("Plan").check();
  await page.getByRole("button", { name: "Make token" }).click();
  await expect(page).toHaveURL("/alesund/settings/tokens");
  const shown = page.getByLabel("The token “Dashboard of the tests” has been made:");
  await expect(shown).toHaveValue(/^tiltak_[\w-]{43}$/);
  const token = await shown.inputValue();

  // Once: neither loading the page again nor another's browser shows it.
  await page.reload();
  await expect(page.getByRole("row", { name: /Dashboard of the tests/ })).toContainText("Never");
  expect(await page.content()).not.toContain(token);

  const ask = (path: string) => request.get(`/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
  const gaps = await ask("/municipalities/alesund/gaps");
  expect(gaps.status()).toBe(200);
  expect(gaps.headers()["cache-control"]).toBe("private, no-cache");
  expect((await ask("/municipalities/alesund/kpis")).status()).toBe(403);
  const other = await ask("/municipalities/asker/gaps");
  expect(other.status()).toBe(401);
  expect(other.headers()["www-authenticate"]).toContain("Bearer");
  await page.reload();
  await expect(page.getByRole("row", { name: /Dashboard of the tests/ })).not.toContainText("Never");

  await page.getByRole("link", { name: "Revoke Dashboard of the tests" }).click();
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: /Dashboard of the tests/ })).toContainText("Revoked");
  expect((await ask("/municipalities/alesund/gaps")).status()).toBe(401);

  const planner = await another("planner@alesund.example");
  expect((await planner.goto("/alesund/settings/tokens"))?.status()).toBe(403);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });
  test("a token is made, shown once and revoked all the same", async ({ page }) => {
    await page.goto("/alesund/settings/tokens/new");
    await page.getByLabel("Name").fill("Made without script");
    await page.getByLabel("Figures").check();
    await page.getByRole("button", { name: "Make token" }).click();
    await expect(page.getByLabel("The token “Made without script” has been made:")).toHaveValue(/^tiltak_/);
    await page.goto("/alesund/settings/tokens");
    await expect(page.getByLabel("The token “Made without script” has been made:")).toHaveCount(0);
    await page.getByRole("link", { name: "Revoke Made without script" }).click();
    await page.getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByRole("row", { name: /Made without script/ })).toContainText("Revoked");
  });
});
