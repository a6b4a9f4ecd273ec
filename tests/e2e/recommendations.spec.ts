import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { inMunicipality } from "../support/records";

const planner = "planner@alesund.example";
test.use({ user: planner });

/** A recommendation of the council, of a test's own, that addresses two data points. */
async function ownRecommendation(): Promise<{ title: string; path: string }> {
  const title = `Kommunestyret vil ha orden ${randomUUID().slice(0, 8)}`;
  const id = await inMunicipality("alesund", planner, async (db) => {
    const area = await db.area.findFirstOrThrow();
    const points = await db.dataPoint.findMany({ where: { isBoolean: false }, orderBy: { position: "asc" }, take: 2 });
    const made = await db.recommendation.create({
      data: {
        reference: `alesund-test-${randomUUID()}`,
        areaKey: area.key,
        title,
        text: "Det må bli orden.",
        suggestedActions: [],
        language: "nb",
        source: "council",
        receivedOn: new Date("2026-01-01T00:00:00Z"),
        dataPoints: { create: points.map(({ id: dataPointId }) => ({ dataPointId })) },
      },
    });
    return made.id;
  });
  return { title, path: `/alesund/recommendations/${id}` };
}

const rows = (page: Page) => page.getByRole("region", { name: "Recommendations" }).getByRole("rowheader");

test("the municipality writes a recommendation, answers it in part, and takes the answer up again", async ({
  page,
}) => {
  const title = `Mål vannlekkasjene ${randomUUID().slice(0, 8)}`;
  await page.goto("/alesund/recommendations");
  await page.getByRole("link", { name: "Write a recommendation" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await page.getByLabel("What is recommended, and why?").fill("Målingene bør komme på plass.");
  await page.getByRole("combobox", { name: "Area" }).selectOption({ label: "Water, sanitation and drainage" });
  for (const gap of ["Water supply loss", "Smart water meters"]) {
    await page.getByRole("checkbox", { name: new RegExp(`^${gap} \\([^()]*\\)$`) }).check();
  }
  await page.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page
    .getByRole("main")
    .getByRole("link", { name: /^Answer/ })
    .first()
    .click();
  await page.getByRole("radio", { name: "Adopted in part" }).check();
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(page.getByRole("radio", { name: "Adopted in part" })).toBeChecked();
  await page.getByLabel("Reason").fill("Målerne først.");
  await page.getByRole("combobox", { name: "Owner" }).selectOption({ label: "Ingrid Solvik, Vann og avløp" });
  await page.getByRole("checkbox", { name: /Smart water meters/ }).check();
  await page.getByRole("checkbox", { name: /Water supply loss/ }).uncheck();
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Adopted in part");
  await expect(page.getByRole("main")).toContainText("Målerne først.");
  await expect(page.getByRole("main")).toContainText("Ingrid Solvik");

  await page.getByRole("link", { name: "Take up again" }).click();
  await page.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(errorSummary(page)).toBeFocused();
  await page.locator("main textarea[name=reason]").fill("Budsjettet er endret.");
  await page.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(page.getByRole("main")).toContainText("Under review");
  await expect(page.getByRole("main")).toContainText("Budsjettet er endret.");
});

test("a postponed answer says when it is taken up again", async ({ page }) => {
  const { title, path } = await ownRecommendation();
  await page.goto(`${path}/answer`);
  await page.getByRole("radio", { name: "Postponed" }).check();
  await page.getByLabel("Reason").fill("Vi venter på staten.");
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(errorSummary(page)).toBeFocused();
  await page.locator("input[name=reviewOn]").fill("2020-01-01");
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(page.getByLabel("Reason")).toHaveValue("Vi venter på staten.");
  await page.locator("input[name=reviewOn]").fill("2099-01-01");
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Postponed");
  await expect(page.getByRole("main")).toContainText("1 Jan 2099");
});

test("two who answer at once: the second sees the first one's answer and loses nothing", async ({ page, context }) => {
  const { title, path } = await ownRecommendation();
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto(`${path}/answer`);
  await other.getByRole("radio", { name: "Declined" }).check();
  await other.getByLabel("Reason").fill("Vi vil ikke.");
  await other.getByRole("button", { name: "Save the answer" }).click();
  await expect(other.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("radio", { name: "Already done" }).check();
  await page.getByLabel("Reason").fill("Vi har gjort det.");
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(errorSummary(page)).toContainText("Someone else saved first");
  const versions = page.getByRole("table", { name: "The two versions side by side" });
  for (const text of ["Vi vil ikke.", "Vi har gjort det.", "Declined", "Already done"])
    await expect(versions).toContainText(text);
});

test("the list is filtered and ordered, and its address can be shared", async ({ page }) => {
  await page.goto("/alesund/recommendations?view=answered&sort=title");
  const titles = await rows(page).getByRole("link").allInnerTexts();
  expect(titles.length).toBeGreaterThan(3);
  expect(titles).toEqual([...titles].sort(new Intl.Collator("nb").compare));
  await page.getByRole("columnheader", { name: "Recommendation" }).getByRole("link").click();
  await expect(page).toHaveURL(/order=desc/);
  await expect(rows(page).getByRole("link").first()).toHaveText(titles.at(-1) ?? "");
  await page.goto("/alesund/recommendations?sort=x&page=0&state=nonsense&area=%00");
  await expect(rows(page).first()).toBeVisible();
});

test.describe("a reader", () => {
  test.use({ user: "reader@alesund.example" });

  test("reads and is offered nothing to change", async ({ page }) => {
    await page.goto("/alesund/recommendations");
    await expect(page.getByRole("link", { name: "Write a recommendation" })).toHaveCount(0);
    await rows(page).first().getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(
      page.getByRole("main").getByRole("link", { name: /^(Answer|Take up again|Change owner|New project|Correct)/ }),
    ).toHaveCount(0);
    const answer = await page.goto("/alesund/recommendations/new");
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a recommendation is answered", async ({ page }) => {
    const { title, path } = await ownRecommendation();
    await page.goto(path);
    await page
      .getByRole("main")
      .getByRole("link", { name: /^Answer/ })
      .first()
      .click();
    await page.getByRole("radio", { name: "Adopted", exact: true }).check();
    await page.getByRole("button", { name: "Save the answer" }).click();
    await expect(errorSummary(page)).toBeVisible();
    await expect(page.getByRole("radio", { name: "Adopted", exact: true })).toBeChecked();
    await page.getByRole("combobox", { name: "Owner" }).selectOption({ index: 1 });
    await page.getByRole("button", { name: "Save the answer" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Adopted");
  });
});
