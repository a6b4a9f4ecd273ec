import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { makeProject, unique } from "../support/plan";

test.use({ user: "operator@tiltak.example" });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const programme = "City Fund";

test("a round of a shared programme is kept by the operator, named on new funding, and removed when nothing names it", async ({
  page,
  another,
}) => {
  // A day of this test's own: a programme has one round for each.
  const year = randomInt(2040, 2099);
  await page.goto("/operator/programmes?q=city");
  await page.getByRole("link", { name: programme, exact: true }).click();
  await page.getByRole("link", { name: "New round" }).click();
  await page.getByLabel(/^Opens/).fill(`${year}-03-02`);
  await page.getByLabel(/^Closes/).fill(`${year}-03-01`);
  await page.getByLabel(/^Note/).fill("Both stages at once");
  await page.getByRole("button", { name: "Save the round" }).click();
  await expect(errorSummary(page)).toContainText("Closes");
  await expect(page.getByLabel(/^Note/)).toHaveValue("Both stages at once");
  await page.getByLabel(/^Opens/).fill(`${year}-02-01`);
  await page.getByRole("button", { name: "Save the round" }).click();
  await expect(heading(page)).toHaveText(programme);
  const closes = `1 Mar ${year}`;
  await page.getByRole("link", { name: `Closes ${closes}` }).click();
  await expect(heading(page)).toHaveText("Edit the round");
  const round = page.url();

  const planner = await another("planner@baerum.example");
  const project = await makeProject(planner, { name: unique("Byfond") });
  await planner.goto(`${project}/funding/new`);
  const fill = async (source: string) => {
    await planner.getByLabel(/^Source/).selectOption({ label: source });
    await planner.getByLabel(/^Round/).selectOption({ label: `${programme}, closes ${closes}` });
    await planner.getByRole("button", { name: "Add the funding" }).click();
  };
  // A round belongs to its own programme.
  await fill("Investment Marketplace");
  await expect(errorSummary(planner)).toContainText("Choose a round of the same source");
  await fill(programme);
  await expect(planner).toHaveURL(project);
  await expect(planner.getByRole("main")).toContainText(programme);

  await page.reload();
  await expect(page.getByText("Funding of a project names this round, so it stays.")).toBeVisible();
  await page.goto(`${round}/removal`);
  await page.getByRole("button", { name: "Remove the round" }).click();
  await expect(errorSummary(page)).toContainText("Funding of a project names this round. It cannot be removed");

  await planner.getByRole("link", { name: `Change the funding from ${programme}` }).click();
  await planner.getByLabel(/^Round/).selectOption({ label: "No round in particular" });
  await planner.getByRole("button", { name: "Save the funding" }).click();
  await expect(planner).toHaveURL(project);
  await page.goto(round);
  await page.getByRole("link", { name: "Remove the round" }).click();
  await page.getByRole("button", { name: "Remove the round" }).click();
  await expect(heading(page)).toHaveText(programme);
  await expect(page.getByRole("link", { name: `Closes ${closes}` })).toHaveCount(0);
  expect((await page.goto(round))?.status()).toBe(404);
  expect((await planner.goto("/operator/programmes"))?.status()).toBe(404);
});

test("a shared programme is made and corrected by the operator, and its page tells who did what", async ({ page }) => {
  const name = unique("Water fund");
  await page.goto("/operator/programmes");
  await page.getByRole("link", { name: "New programme" }).click();
  await page.getByLabel(/^Name/).fill(name);
  await page.getByLabel(/^Total/).fill("a lot");
  await page.getByRole("button", { name: "Save the programme" }).click();
  await expect(errorSummary(page)).toContainText("Who gives the money?");
  await expect(errorSummary(page)).toContainText("Total");
  await expect(page.getByLabel(/^Name/)).toHaveValue(name);
  await page.getByLabel(/^Who gives/).fill("The State");
  await page.getByLabel(/^Total/).fill("25 000 000");
  await page.getByRole("button", { name: "Save the programme" }).click();
  await expect(heading(page)).toHaveText(name);
  await page.getByRole("link", { name: "Edit the programme" }).click();
  await page.getByLabel(/^Period/).fill("2027–2030");
  await page.getByRole("button", { name: "Save the programme" }).click();
  const lines = page.getByRole("region", { name: "History" }).getByRole("listitem");
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText("2027–2030");
  await expect(lines.last()).toContainText("Source of funding: added");
});
