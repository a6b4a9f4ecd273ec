import type { Locator, Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { dayFromNow, makeProject, unique } from "../support/plan";

const main = (page: Page): Locator => page.getByRole("main");

const fact = (page: Page, term: string): Locator =>
  main(page)
    .locator("dl.facts > div")
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator("dd");

const name = (page: Page): Locator => page.getByRole("textbox", { name: /^Name of the project/ });

test.use({ user: "planner@baerum.example" });

test("a project is started from a gap, with the gap and its recommendation filled in", async ({ page }) => {
  const title = unique("Sort the storm water");
  await page.goto("/baerum/gaps?q=storm+water");
  await page.getByRole("link", { name: "Link or start one" }).first().click();
  await page.getByRole("link", { name: "Start a new project" }).click();
  await expect(page.getByRole("checkbox", { name: "Cut leakage and digitise water and storm water" })).toBeChecked();
  const effect = page.getByRole("group", { name: "Effect 1" });
  await expect(effect.getByLabel("KPI").locator("option:checked")).toContainText("(gap)");
  await expect(page.getByLabel(/^Area/).locator("option:checked")).toHaveText("Water, sanitation and drainage");

  // What is wrong deep in the form is told at the top, and the way leads there.
  await page.getByLabel("Starts").fill("2027-01-01");
  await page.getByLabel("Ends").fill("2026-01-01");
  await page.getByRole("textbox", { name: "Cost", exact: true }).fill("many");
  await effect.getByRole("textbox", { name: "Lowest value" }).fill("12,5");
  await page.getByRole("button", { name: "Create the project" }).click();
  const summary = errorSummary(page);
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link", { name: /^Name of the project: / })).toBeVisible();
  await expect(summary.getByRole("link", { name: /^Cost: / })).toBeVisible();
  await expect(effect.getByLabel("KPI").locator("option:checked")).toContainText("(gap)");
  await summary.getByRole("link", { name: /^Effect 1, Highest value/ }).click();
  await expect(effect.getByRole("textbox", { name: "Highest value" })).toBeFocused();
  await expect(effect.getByRole("textbox", { name: "Lowest value" })).toHaveValue("12,5");

  await name(page).fill(title);
  await page.getByRole("textbox", { name: "Cost", exact: true }).fill("2,4 million");
  await effect.getByRole("textbox", { name: "Highest value" }).fill("20");
  await page.getByRole("button", { name: "Create the project" }).click();
  await expect(summary).toContainText("The end cannot come before the start");
  await page.getByLabel("Ends").fill("2028-01-01");
  await page.getByRole("textbox", { name: "Partners" }).fill("NTNU\nA neighbour");
  await page.getByRole("button", { name: "Create the project" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(fact(page, "Cost")).toContainText("2,400,000");
  await expect(fact(page, "Answers")).toContainText("Cut leakage and digitise water and storm water");
  await expect(fact(page, "Partners")).toContainText("A neighbour");
  await expect(page.getByRole("table", { name: "Expected" })).toContainText("12.5–20%");
  await page.goto("/baerum/gaps?q=storm+water");
  await expect(main(page)).toContainText(title);
});

test("a project is approved once it has owner, dates and purpose, and its button says what is missing", async ({
  page,
}) => {
  await makeProject(page, { name: unique("Light the paths") });
  await page.getByRole("button", { name: "Mark as planned" }).click();
  await expect(fact(page, "Status")).toHaveText("Planned");
  const approve = page.getByRole("button", { name: "Approve" });
  await expect(approve).toBeDisabled();
  await expect(approve).toHaveAccessibleDescription(
    "The project has no owner. The project has no start and end dates. The project is not linked to a recommendation",
  );

  await page.getByRole("link", { name: "Assign owner" }).click();
  await page.getByLabel(/^Owner/).selectOption({ label: "Siv Holmlia, Eiendom" });
  await page.getByRole("button", { name: "Save the owner" }).click();
  await expect(fact(page, "Owner")).toContainText("Siv Holmlia, Eiendom");
  await expect(approve).toHaveAccessibleDescription(
    "The project has no start and end dates. The project is not linked to a recommendation",
  );
  await page.getByRole("link", { name: "Set dates" }).click();
  await page.getByLabel("Starts").fill("2026-01-01");
  await page.getByLabel("Ends").fill("2028-12-31");
  await page.getByRole("checkbox", { name: "Greener public buildings and lower power use" }).check();
  await page.getByRole("button", { name: "Save the project" }).click();
  await expect(fact(page, "Period")).toContainText("1 Jan 2026 – 31 Dec 2028");
  await approve.click();
  await expect(fact(page, "Status")).toHaveText("Approved");
});

test("money covers the cost only when it is granted", async ({ page }) => {
  const address = await makeProject(page, { name: unique("Insulate the school") });
  await expect(fact(page, "Cost")).toContainText("Not stated");
  await fact(page, "Cost").getByRole("link", { name: "State the cost" }).click();
  await page.getByRole("textbox", { name: "Cost", exact: true }).fill("4 000 000");
  await page.getByRole("button", { name: "Save the project" }).click();
  await expect(fact(page, "Cost")).toContainText("4,000,000");

  await page.getByRole("link", { name: "Add funding" }).click();
  const source = page.getByRole("combobox", { name: /^Source/ });
  const own = await source.getByRole("option", { name: /^Investeringsbudsjettet/ }).getAttribute("value");
  await source.selectOption(own);
  await page.getByRole("radio", { name: /^Applied/ }).check();
  await page.getByRole("textbox", { name: "Sum planned or applied for" }).fill("4 million");
  await page.getByRole("button", { name: "Add the funding" }).click();
  await expect(main(page)).toContainText("0% covered of NOK 4.0 million");
  await expect(main(page)).toContainText("NOK 4.0 million missing");

  await page.getByRole("link", { name: /^Change the funding from Investeringsbudsjettet/ }).click();
  await page.getByRole("link", { name: "Granted", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Granted");
  const granted = page.getByRole("textbox", { name: /^Granted/ });
  await expect(granted).toHaveValue(/^4/);
  await page.getByRole("button", { name: "Granted", exact: true }).click();
  await expect(page).toHaveURL(address);
  await expect(main(page)).toContainText("The cost is covered");

  // Paid is a part of what is granted.
  await page.getByRole("link", { name: /^Change the funding from Investeringsbudsjettet/ }).click();
  await page.getByRole("link", { name: "Money paid" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Money paid");
  await page.getByRole("textbox", { name: /^Paid so far/ }).fill("5 million");
  await page.getByRole("button", { name: "Money paid" }).click();
  await expect(errorSummary(page)).toContainText("No more can be paid than is granted");
  await page.getByRole("textbox", { name: /^Paid so far/ }).fill("1,5 million");
  await page.getByRole("button", { name: "Money paid" }).click();
  await expect(page.getByRole("region", { name: "Funding of the project" })).toContainText("NOK 1.5 million");
});

test("“no change” is an update, and a project is followed to its measured effect", async ({ page }) => {
  await makeProject(page, { name: unique("Plant the banks") });
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Owner").selectOption({ label: "Omar Granlund, Vann og avløp" });
  await page.getByLabel("Starts").fill("2025-01-01");
  await page.getByLabel("Ends").fill(dayFromNow(60));
  await page.getByRole("checkbox", { name: "Cut leakage and digitise water and storm water" }).check();
  const effect = page.getByRole("group", { name: "Effect 1" });
  const kpi = effect.getByLabel("KPI");
  await kpi.selectOption(await kpi.getByRole("option", { name: /^Green area accessibility/ }).getAttribute("value"));
  await page.getByRole("button", { name: "Save the project" }).click();
  await expect(page.getByRole("table", { name: "Expected" })).toContainText("Not estimated");

  await page.getByRole("link", { name: "Write update" }).click();
  await page.getByRole("button", { name: "Save the update" }).click();
  await expect(errorSummary(page)).toContainText("Write what has happened, or tick no change");
  await page.getByRole("checkbox", { name: /^No change since last time/ }).check();
  await page.getByRole("button", { name: "Save the update" }).click();
  await expect(main(page)).toContainText("No change.");
  await expect(fact(page, "Last updated")).not.toContainText("No update");

  await expect(main(page)).toContainText("A measured effect is recorded once the project is completed.");
  for (const [move, state] of [
    ["Mark as planned", "Planned"],
    ["Approve", "Approved"],
    ["Start", "Running"],
  ] as const) {
    await page.getByRole("button", { name: move, exact: true }).click();
    await expect(fact(page, "Status")).toHaveText(state);
  }
  await page.getByRole("link", { name: "Complete", exact: true }).click();
  await page.getByRole("button", { name: "Complete", exact: true }).click();
  await expect(errorSummary(page)).toBeFocused();
  await page.getByRole("textbox", { name: /^What was the outcome/ }).fill("The banks are green.");
  await page.getByRole("button", { name: "Complete", exact: true }).click();
  await expect(fact(page, "Status")).toHaveText("Completed");
  const evaluate = page.getByRole("button", { name: "Mark as evaluated" });
  await expect(evaluate).toHaveAccessibleDescription("No measured effect is recorded");

  await page.getByRole("link", { name: "Record the effect" }).click();
  await expect(page.getByLabel(/^KPI/).locator("option:checked")).toContainText("Green area accessibility");
  await page.getByRole("textbox", { name: /^Measured value/ }).fill("97,5");
  await page.getByRole("textbox", { name: /^Explanation/ }).fill("Counted on foot.");
  await page.getByRole("button", { name: "Save the effect" }).click();
  await expect(page.getByRole("table", { name: "Measured afterwards" })).toContainText("97.5%");
  await evaluate.click();
  await expect(fact(page, "Status")).toHaveText("Evaluated");
});

test("a project two edit at once keeps what both wrote, also in what it answers", async ({ page, another }) => {
  const title = unique("Mend the bridge");
  await makeProject(page, { name: title });
  const colleague = await another("planner@baerum.example");
  await colleague.goto(page.url());
  for (const one of [page, colleague]) {
    await one.getByRole("link", { name: "Edit", exact: true }).click();
    await expect(one.getByRole("heading", { level: 1 })).toHaveText("Edit the project");
  }
  await colleague.getByRole("checkbox", { name: "Shift journeys from cars to public transport" }).check();
  await colleague.getByRole("textbox", { name: "Cost", exact: true }).fill("3 million");
  await colleague.getByRole("button", { name: "Save the project" }).click();
  await expect(fact(colleague, "Cost")).toContainText("3,000,000");

  await page.getByRole("textbox", { name: "Cost", exact: true }).fill("5 million");
  await page.getByRole("textbox", { name: /^Description/ }).fill("The old one sways.");
  await page.getByRole("button", { name: "Save the project" }).click();
  await expect(errorSummary(page)).toBeFocused();
  const versions = page.getByRole("table", { name: "The two versions side by side" });
  const row = (label: string) =>
    versions.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label, exact: true }) });
  await expect(row("Cost")).toContainText("5 million");
  await expect(row("Cost")).toContainText("3 000 000");
  await expect(row("Name of the project")).toContainText("The same");
  const answers = row("Answers");
  await expect(answers).toContainText("Shift journeys from cars to public transport");
  await answers.getByRole("radio", { name: /Saved/ }).check();
  await page.getByRole("button", { name: "Save what is chosen" }).click();

  await expect(fact(page, "Cost")).toContainText("5,000,000");
  await expect(main(page)).toContainText("The old one sways.");
  await expect(fact(page, "Answers")).toContainText("Shift journeys from cars to public transport");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("one makes a project after an error and moves it on", async ({ page }) => {
    const title = unique("Open the brook");
    await page.goto("/baerum/projects");
    await page.getByRole("link", { name: "New project" }).first().click();
    await page.getByRole("textbox", { name: /^Description/ }).fill("It runs in a pipe.");
    await page.getByRole("button", { name: "Create the project" }).click();
    await expect(errorSummary(page)).toContainText("Name of the project: Fill in the field");
    await expect(page.getByRole("textbox", { name: /^Description/ })).toHaveValue("It runs in a pipe.");
    await name(page).fill(title);
    await page.getByLabel(/^Area/).selectOption({ label: "Environment and climate" });
    await page.getByRole("button", { name: "Create the project" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.getByRole("button", { name: "Mark as planned" }).click();
    await expect(fact(page, "Status")).toHaveText("Planned");
    await page.goto(`/baerum/projects?${new URLSearchParams({ q: title }).toString()}`);
    await expect(page.getByRole("rowheader")).toHaveCount(1);
    await expect(page.getByRole("rowheader")).toContainText(title);
  });
});
