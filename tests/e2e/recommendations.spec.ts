import type { Locator, Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { dayFromNow, makeRecommendation, unique } from "../support/plan";

const main = (page: Page): Locator => page.getByRole("main");

const fact = (page: Page, term: string): Locator =>
  main(page)
    .locator("dl.facts > div")
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator("dd");

const outcome = (page: Page, name: string): Locator => page.getByRole("radio", { name, exact: true });
const save = (page: Page): Promise<void> => page.getByRole("button", { name: "Save the answer" }).click();

/** Writes a recommendation about these KPIs and goes to its answer; gives its address. */
async function toAnswer(page: Page, title: string, kpis: readonly string[] = []): Promise<string> {
  const address = await makeRecommendation(page, title, kpis);
  await page.getByRole("link", { name: "Answer the recommendation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answer the recommendation");
  return address;
}

test.describe("an answer", () => {
  test.use({ user: "planner@baerum.example" });

  test("that adopts needs an owner and no reason", async ({ page }) => {
    const address = await toAnswer(page, unique("Buy the bikes"));
    await save(page);
    await expect(errorSummary(page)).toBeFocused();
    await expect(errorSummary(page)).toContainText("What does the municipality answer?: Choose one of the options");
    await outcome(page, "Adopted").check();
    await save(page);
    await expect(errorSummary(page)).toContainText("Owner: Choose the owner");
    await expect(errorSummary(page)).not.toContainText("Reason");
    await expect(outcome(page, "Adopted")).toBeChecked();
    await errorSummary(page)
      .getByRole("link", { name: /^Owner/ })
      .click();
    await expect(page.getByLabel(/^Owner/)).toBeFocused();
    await page.getByLabel(/^Owner/).selectOption({ label: "Siv Holmlia, Eiendom" });
    await save(page);
    await expect(page).toHaveURL(address);
    await expect(fact(page, "Outcome")).toHaveText("Adopted");
    await expect(fact(page, "Owner")).toHaveText("Siv Holmlia, Eiendom");
    await expect(fact(page, "Answered")).toContainText("by Eline Fjeldsrud");

    // The outcome stands now; only taking it up again, with a reason, opens it.
    await page.getByRole("link", { name: "Correct the answer" }).click();
    await expect(outcome(page, "Adopted")).toBeVisible();
    await expect(outcome(page, "Declined")).toHaveCount(0);
    await page.goto(address);
    await page.getByRole("link", { name: "Take up again" }).click();
    await page.getByRole("button", { name: "Take up again" }).click();
    await expect(errorSummary(page)).toBeVisible();
    await page.getByRole("textbox", { name: /^Why is it taken up again/ }).fill("The council wants more");
    await page.getByRole("button", { name: "Take up again" }).click();
    await expect(page.getByRole("link", { name: "Answer the recommendation" })).toBeVisible();
  });

  test("that declines says why, and keeps what was typed until it does", async ({ page }) => {
    const address = await toAnswer(page, unique("Close the airport"));
    await outcome(page, "Declined").check();
    await page.getByLabel(/^Owner/).selectOption({ label: "Omar Granlund, Vann og avløp" });
    await save(page);
    await errorSummary(page).getByRole("link", { name: "Reason: Say why" }).click();
    await expect(page.getByRole("textbox", { name: /^Reason/ })).toBeFocused();
    await expect(outcome(page, "Declined")).toBeChecked();
    await expect(page.getByLabel(/^Owner/).locator("option:checked")).toHaveText("Omar Granlund, Vann og avløp");
    await page.keyboard.type("It is not ours");
    await save(page);
    await expect(page).toHaveURL(address);
    await expect(fact(page, "Outcome")).toHaveText("Declined");
    await expect(fact(page, "Reason")).toHaveText("It is not ours");
  });

  test("that postpones needs the day it is taken up again, and not one that is past", async ({ page }) => {
    const address = await toAnswer(page, unique("Build the tunnel"));
    const day = page.getByLabel("Taken up again");
    await expect(day).toBeHidden();
    await outcome(page, "Postponed").check();
    await expect(day).toBeVisible();
    await page.getByRole("textbox", { name: /^Reason/ }).fill("The plan comes first");
    await save(page);
    await expect(errorSummary(page)).toContainText("Taken up again: Choose the day it is taken up again");
    await day.fill(dayFromNow(-20));
    await save(page);
    await expect(errorSummary(page)).toContainText("Choose a day that is still to come");
    await day.fill("2099-05-01");
    await save(page);
    await expect(page).toHaveURL(address);
    await expect(fact(page, "Outcome")).toHaveText("Postponed");
    await expect(fact(page, "Taken up again")).toHaveText("1 May 2099");
  });

  test("in part leaves a data point out, and its gap says so and offers to mend it", async ({ page }) => {
    // No other recommendation is about these.
    const [taken, left] = ["Public transport network", "Fixed broadband subscriptions"];
    const title = unique("Connect the valleys");
    await toAnswer(page, title, [taken, left]);
    await outcome(page, "Adopted in part").check();
    const chosen = page.getByRole("group", { name: "Data points taken in" });
    await chosen.getByRole("checkbox", { name: new RegExp(`^${left}`) }).uncheck();
    await page.getByRole("textbox", { name: /^Reason/ }).fill("The broadband comes later");
    await page.getByLabel(/^Owner/).selectOption({ label: "Siv Holmlia, Eiendom" });
    await save(page);
    const dataPoints = page.getByRole("table", { name: "Data points it addresses" });
    await expect(dataPoints.getByRole("row").filter({ hasText: left })).toContainText("Left out of the answer");
    await expect(dataPoints.getByRole("row").filter({ hasText: taken })).toContainText("In the answer");

    await page.goto(`/baerum/gaps?${new URLSearchParams({ q: title }).toString()}`);
    const gap = (kpi: string) =>
      page.getByRole("row").filter({ has: page.getByRole("rowheader").getByRole("link", { name: kpi, exact: true }) });
    await expect(gap(left)).toContainText("Left out of the partial answer");
    await expect(gap(taken)).toContainText("Adopted in part");
    await expect(gap(taken)).not.toContainText("Left out");
    await gap(left).getByRole("link", { name: "Answer this part" }).click();
    await chosen.getByRole("checkbox", { name: new RegExp(`^${left}`) }).check();
    await save(page);
    await expect(page).toHaveURL(/\/recommendations\/[\w-]+$/);
    await page.goto(`/baerum/gaps?${new URLSearchParams({ q: title }).toString()}`);
    await expect(gap(left)).not.toContainText("Left out");
    await expect(gap(left)).toContainText("Adopted in part");
  });

  test("given by two at once is put side by side", async ({ page, another }) => {
    const address = await toAnswer(page, unique("Move the market"));
    const colleague = await another("planner@baerum.example");
    await colleague.goto(`${address}/answer`);
    await outcome(colleague, "Declined").check();
    await colleague.getByRole("textbox", { name: /^Reason/ }).fill("The square is full");
    await save(colleague);
    await expect(fact(colleague, "Outcome")).toHaveText("Declined");

    await outcome(page, "Already done").check();
    await page.getByRole("textbox", { name: /^Reason/ }).fill("It moved last year");
    await save(page);
    await expect(errorSummary(page)).toContainText("Someone else saved first. Nothing is lost");
    const versions = page.getByRole("table", { name: "The two versions side by side" });
    await expect(versions).toContainText("It moved last year");
    await expect(versions).toContainText("The square is full");
    for (const theirs of await versions.getByRole("radio", { name: /Saved: / }).all()) await theirs.check();
    await page.getByRole("button", { name: "Save what is chosen" }).click();
    await expect(page).toHaveURL(address);
    await expect(fact(page, "Outcome")).toHaveText("Declined");
    await expect(fact(page, "Reason")).toHaveText("The square is full");
  });
});

test.describe("the list", () => {
  test.use({ user: "planner@alesund.example" });

  test("is narrowed by view, area and words in its address", async ({ page }) => {
    await page.goto("/alesund/recommendations");
    await expect(page.getByRole("rowheader")).toHaveCount(6);
    await page
      .getByRole("navigation", { name: "How far the answers have come" })
      .getByText(/^Answered/)
      .click();
    await expect(page.getByRole("rowheader")).toHaveCount(5);
    await page.goto("/alesund/recommendations?q=leakage");
    await expect(page.getByRole("rowheader")).toHaveCount(1);
    await expect(page.getByRole("rowheader")).toContainText("Cut leakage and digitise the water network");
    await page.getByRole("link", { name: /Remove filter: Search: leakage/ }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(6);
  });
});

test.describe("as a reader", () => {
  test.use({ user: "reader@alesund.example" });

  test("one reads it all, sees no buttons, and is refused by address", async ({ page }) => {
    await page.goto("/alesund/recommendations");
    await expect(page.getByRole("rowheader")).toHaveCount(6);
    await expect(page.getByRole("link", { name: "Write a recommendation" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: /^Answer / })).toHaveCount(0);
    await page.getByRole("link", { name: "Review local SDG progress regularly" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Review local SDG progress regularly");
    await expect(main(page)).toContainText("The municipality has not answered yet.");
    for (const name of ["Answer the recommendation", "Assign owner", "New project", "New action", "Edit"])
      await expect(main(page).getByRole("link", { name, exact: true })).toHaveCount(0);
    await expect(main(page).getByRole("button")).toHaveCount(0);

    const address = page.url();
    const refused = await page.goto(`${address}/answer`);
    expect(refused?.status()).toBe(403);
    // The page that refuses helps on, and still has the navigation.
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: "Tiltak" })).toBeVisible();
    for (const form of [`${address}/owner`, "/alesund/recommendations/new", "/alesund/projects/new"])
      expect((await page.request.get(form)).status(), form).toBe(403);
    const sent = await page.request.post(`${address}/answer`, {
      form: { outcome: "declined", reason: "By hand", version: "1" },
    });
    expect(sent.status()).toBe(403);
    await page.goto(address);
    await expect(main(page)).toContainText("The municipality has not answered yet.");
  });
});

test.describe("without script", () => {
  test.use({ user: "planner@baerum.example", javaScriptEnabled: false });

  test("one writes a recommendation after an error and answers it", async ({ page }) => {
    const title = unique("Thin the forest");
    await page.goto("/baerum/recommendations/new");
    await page.getByRole("textbox", { name: /^Title/ }).fill(title);
    await page.getByRole("button", { name: "Save the recommendation" }).click();
    await expect(errorSummary(page)).toContainText("Area: Choose one of the options");
    await expect(page.getByRole("textbox", { name: /^Title/ })).toHaveValue(title);
    await page.getByRole("textbox", { name: /^What is recommended/ }).fill("It grows too thick.");
    await page.getByLabel(/^Area/).selectOption({ label: "Environment and climate" });
    await page.getByRole("button", { name: "Save the recommendation" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.getByRole("link", { name: "Answer the recommendation" }).click();
    await outcome(page, "Under review").check();
    await page.getByRole("textbox", { name: /^Reason/ }).fill("We ask the owners first");
    await save(page);
    await expect(fact(page, "Outcome")).toHaveText("Under review");
    await expect(page.getByRole("link", { name: "Answer the recommendation" })).toBeVisible();
  });
});
