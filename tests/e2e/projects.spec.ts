import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";

test.use({ user: "planner@alesund.example" });

const rows = (page: Page) => page.getByRole("region", { name: /^Projects/ }).getByRole("rowheader");
const save = (page: Page) => page.getByRole("main").locator("form.form").getByRole("button").first();

/** Makes a project by its form, and stays on its page. */
async function made(page: Page, name: string): Promise<void> {
  await page.goto("/alesund/projects/new");
  await page.getByLabel("Name of the project").fill(name);
  await page.getByLabel("Area").selectOption({ label: "Health" });
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("a project is made with all that belongs to it, and mistakes lose nothing", async ({ page }) => {
  const name = `Trygge skoleveier ${randomUUID().slice(0, 8)}`;
  await page.goto("/alesund/projects");
  await page.getByRole("link", { name: "New project" }).click();
  await page.getByLabel("Name of the project").fill(name);
  await page.getByLabel("Description").fill("Gang- og sykkelvei.");
  await page.getByLabel("Starts").fill("2027-08-01");
  await page.getByLabel("Ends").fill("2027-01-01");
  await page.getByLabel("Cost", { exact: true }).fill("twelve");
  await page.getByLabel("Partners").fill("NTNU\nDigi Møre\nNTNU");
  await page.getByRole("checkbox", { name: "Shift journeys from cars to public transport" }).check();
  await save(page).click();
  await expect(errorSummary(page)).toBeFocused();
  for (const field of ["Area", "Cost"]) await expect(errorSummary(page)).toContainText(`${field}:`);
  await expect(page.getByLabel("Description")).toHaveValue("Gang- og sykkelvei.");
  await expect(page.getByLabel("Partners")).toHaveValue("NTNU\nDigi Møre\nNTNU");
  await expect(page.getByRole("checkbox", { name: "Shift journeys from cars to public transport" })).toBeChecked();
  await page.getByLabel("Area").selectOption({ label: "Public transport" });
  await page.getByLabel("Cost", { exact: true }).fill("12,5 million");
  await save(page).click();
  await expect(errorSummary(page)).toContainText("Ends:");
  await page.getByLabel("Ends").fill("2028-01-01");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("12,500,000");
  await expect(main).toContainText("Digi Møre");
  await expect(main.getByRole("link", { name: "Shift journeys from cars to public transport" })).toBeVisible();

  // The name is taken now.
  await page.goto("/alesund/projects/new");
  await page.getByLabel("Name of the project").fill(name);
  await page.getByLabel("Area").selectOption({ label: "Health" });
  await save(page).click();
  await expect(errorSummary(page)).toContainText("The municipality has a project with this name");
});

test("a project moves on only when what it needs is there, and says what is missing", async ({ page }) => {
  const name = `Steg for steg ${randomUUID().slice(0, 8)}`;
  await made(page, name);
  await page
    .getByRole("button", { name: "Mark as planned" })
    .or(page.getByRole("link", { name: "Mark as planned" }))
    .click();
  const button = page.getByRole("main").locator("form.form").getByRole("button").first();
  if (page.url().includes("/state")) await button.click();
  await expect(page.getByRole("definition").filter({ hasText: /^Planned/ })).toBeVisible();
  // Approval needs an owner, dates and a recommendation: each lack is told in words.
  for (const missing of ["no owner", "dates", "recommendation"])
    await expect(page.getByRole("main")).toContainText(new RegExp(missing, "i"));
});

test("who saves second sees both versions side by side", async ({ page, context }) => {
  const name = `Samtidig ${randomUUID().slice(0, 8)}`;
  await made(page, name);
  const path = page.url();
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto(`${path}/edit`);
  await other.getByLabel("Description").fill("Den første.");
  await save(other).click();
  await expect(other.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByLabel("Description").fill("Den andre.");
  await page.getByLabel("Cost", { exact: true }).fill("100");
  await save(page).click();
  await expect(errorSummary(page)).toContainText("Someone else saved first");
  const versions = page.getByRole("table", { name: "The two versions side by side" });
  await expect(versions).toContainText("Den første.");
  await expect(versions).toContainText("Den andre.");
  await page.getByRole("button", { name: "Save what is chosen" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Den andre.");
});

test("money is told apart by how certain it is, and never added together", async ({ page }) => {
  const name = `Penger ${randomUUID().slice(0, 8)}`;
  await made(page, name);
  const path = page.url();
  const add = async (certainty: RegExp, fields: Record<string, string>) => {
    await page.goto(`${path}/funding/new`);
    await page.getByRole("combobox", { name: "Source" }).selectOption({ index: 2 });
    await page.getByRole("radio", { name: certainty }).check();
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole("button", { name: "Add the funding" }).click();
  };
  await add(/^Planned/, { "Sum planned or applied for": "300 000", Granted: "5" });
  await expect(errorSummary(page)).toContainText("Belongs only to money that is granted");
  await page.getByLabel("Granted", { exact: true }).fill("");
  await page.getByRole("button", { name: "Add the funding" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await add(/^Granted/, { Granted: "200 000" });
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("300,000");
  await expect(page.getByRole("main")).toContainText("200,000");
  await expect(page.getByRole("main")).not.toContainText("500,000");
});

test("the list is filtered, ordered and emptied by its address", async ({ page }) => {
  await page.goto("/alesund/projects");
  const names = await rows(page).getByRole("link").allInnerTexts();
  expect(names.length).toBeGreaterThan(30);
  expect(names).toEqual([...names].sort(new Intl.Collator("nb").compare));
  await page.getByText("Filter", { exact: true }).click();
  await page.getByRole("combobox", { name: "Area" }).selectOption({ label: "Public transport" });
  await page.getByRole("button", { name: "Show projects" }).click();
  await expect(page).toHaveURL(/area=/);
  await expect.poll(() => rows(page).count()).toBeLessThan(names.length);
  await page.goto("/alesund/projects?q=nothing-is-called-this");
  await expect(page.getByRole("main")).toContainText("No projects match the filter");
  await page.goto("/alesund/projects?sort=x&order=y&page=-3&state=%00&owner=1");
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a project is made, found and written an update on", async ({ page }) => {
    const name = `Uten skript ${randomUUID().slice(0, 8)}`;
    await made(page, name);
    const path = page.url();
    await page.goto(`${path}/update`);
    await save(page).click();
    await expect(errorSummary(page)).toBeVisible();
    await page.getByLabel("No change").check();
    await save(page).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.goto("/alesund/projects");
    await page.getByText("Filter", { exact: true }).click();
    await page.getByLabel("Search names and descriptions").fill(name);
    await page.getByRole("button", { name: "Show projects" }).click();
    await expect(rows(page)).toHaveCount(1);
  });
});
