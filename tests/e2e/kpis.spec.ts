import type { Locator, Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";

const main = (page: Page): Locator => page.getByRole("main");

/** A figure at the head of a KPI's page. */
const figure = (page: Page, label: string): Locator =>
  page
    .locator("dl.key-figures > div")
    .filter({ has: page.locator("dt").getByText(label, { exact: true }) })
    .locator("dd");

const fact = (page: Page, term: string): Locator =>
  page
    .locator("dl.facts > div")
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator("dd");

const observations = (page: Page): Locator => page.getByRole("table", { name: /^All observations/ });

const year = new Date().getFullYear();

/** The share of a category in per cent, as the open data has it. */
async function percentOf(page: Page, dimension: string, category: string): Promise<number> {
  const answer = await page.request.get("/api/v1/municipalities/alesund");
  const { score } = (await answer.json()) as {
    score: { byCategory: { dimension: string; key: string; percent: number }[] };
  };
  const found = score.byCategory.find((one) => one.dimension === dimension && one.key === category);
  expect(found, category).toBeDefined();
  return found?.percent ?? NaN;
}

test.describe("as a planner", () => {
  test.use({ user: "planner@alesund.example" });

  test("one registers a value that somebody else verifies, and gap and score change at once", async ({
    page,
    another,
  }) => {
    const kpi = "/alesund/kpis/ec-i-ws-4c";
    await page.goto("/alesund/gaps?q=wastewater+collection");
    await expect(page.getByRole("rowheader")).toContainText("Wastewater collection");
    const before = await percentOf(page, "economy", "water-and-sanitation");

    await page.goto(kpi);
    await expect(figure(page, "Points")).toContainText("3");
    await page.getByRole("link", { name: "Register a value" }).click();
    await page.getByRole("textbox", { name: /^Year/ }).fill(String(year + 1));
    await page.getByRole("textbox", { name: /^Value/ }).fill("98,5");
    await page.getByRole("button", { name: "Send to be verified" }).click();
    await expect(errorSummary(page)).toBeFocused();
    await expect(errorSummary(page)).toContainText("Source: Fill in the field");
    await expect(page.getByRole("textbox", { name: /^Value/ })).toHaveValue("98,5");
    await page.getByRole("textbox", { name: /^Source/ }).fill("The municipality's own register");
    await page.getByRole("button", { name: "Send to be verified" }).click();
    await expect(errorSummary(page)).toContainText("The year has not come yet");
    await page.getByRole("textbox", { name: /^Year/ }).fill(String(year));
    await page.getByRole("button", { name: "Send to be verified" }).click();

    // Until it is verified everything stands as before.
    const sent = observations(page)
      .getByRole("row")
      .filter({ hasText: String(year) });
    await expect(sent).toContainText("98.5%");
    await expect(sent).toContainText("Waiting to be verified");
    await expect(figure(page, "Points")).toContainText("3");
    await expect(sent.getByRole("link", { name: "Check the value" })).toHaveCount(0);
    expect(await percentOf(page, "economy", "water-and-sanitation")).toBe(before);

    const verifier = await another("verifier@alesund.example");
    await verifier.goto(kpi);
    await verifier.getByRole("link", { name: "1 value waits to be verified." }).click();
    await verifier.getByRole("link", { name: /^Check the value/ }).click();
    await expect(fact(verifier, "Value")).toContainText("98.5%");
    await expect(fact(verifier, "Review")).toContainText("Registered by Marte Aasgård");
    await expect(fact(verifier, "Holds now")).toContainText("94%");
    await expect(fact(verifier, "That gives")).toContainText("4 points");
    await verifier.getByRole("button", { name: "Save the review" }).click();
    await expect(errorSummary(verifier)).toContainText("Choose one of the options");
    await verifier.getByRole("radio", { name: "The value is right" }).check();
    await verifier.getByRole("button", { name: "Save the review" }).click();
    await expect(figure(verifier, "Points")).toContainText("4");
    await expect(fact(verifier, "Quality")).toContainText("Verified by Ragnhild Nesje");

    await page.goto("/alesund/gaps?q=wastewater+collection");
    await expect(main(page)).toContainText("No gap fits the filters");
    expect(await percentOf(page, "economy", "water-and-sanitation")).toBeGreaterThan(before);
    await page.goto(kpi);
    await expect(figure(page, `Ålesund, ${year}`)).toContainText("98.5%");
    await expect(fact(page, "Trend")).not.toContainText("there is one");
  });

  test("one corrects a value that came back", async ({ page, another }) => {
    const kpi = "/alesund/kpis/ec-ict-ps-2a";
    await page.goto(`${kpi}/observation`);
    await page.getByRole("textbox", { name: /^Year/ }).fill(String(year));
    await page.getByRole("textbox", { name: /^Value/ }).fill("300");
    await page.getByRole("textbox", { name: /^Source/ }).fill("Counted by hand");
    await page.getByRole("button", { name: "Send to be verified" }).click();
    await expect(observations(page)).toContainText("Waiting to be verified");
    const verifier = await another("verifier@alesund.example");
    await verifier.goto(kpi);
    await verifier.getByRole("link", { name: /^Check the value/ }).click();
    await verifier.getByRole("radio", { name: "The value must be corrected" }).check();
    await verifier.getByRole("button", { name: "Save the review" }).click();
    await expect(observations(verifier)).toContainText("Returned");

    await page.goto("/alesund/kpis?review=returned");
    const returned = page.getByRole("row").filter({ hasText: "1 value was returned" });
    await expect(returned).toContainText("E-government");
    await returned.getByRole("link").click();
    await page.getByRole("link", { name: /^Correct the value/ }).click();
    await expect(page.getByRole("textbox", { name: /^Value/ })).toHaveValue("300");
    await page.getByRole("textbox", { name: /^Value/ }).fill("30,25");
    await page.getByRole("button", { name: "Send to be verified" }).click();
    await expect(observations(page)).toContainText("30.25");
    await expect(observations(page)).toContainText("Waiting to be verified");
  });

  test("one sees that a target is only proposed, and sets one's own beside it", async ({ page }) => {
    await page.goto("/alesund/kpis/sc-sh-sa-9c");
    await expect(figure(page, "Target")).toContainText("Proposed");
    await expect(fact(page, "Target and worst value")).toContainText("The framework has not published a target.");
    await expect(fact(page, "Own target")).toHaveText("Not set.");
    const points = await figure(page, "Points").innerText();

    await page.getByRole("link", { name: "Set own target" }).click();
    await page.getByRole("textbox", { name: /^Own target/ }).fill("half");
    await page.getByRole("textbox", { name: /^Basis/ }).fill("The traffic safety plan");
    await page.getByRole("button", { name: "Save the target" }).click();
    await expect(errorSummary(page)).toContainText("Own target: Enter a number");
    await expect(page.getByRole("textbox", { name: /^Own target/ })).toHaveValue("half");
    await expect(page.getByRole("textbox", { name: /^Basis/ })).toHaveValue("The traffic safety plan");
    await page.getByRole("textbox", { name: /^Own target/ }).fill("1,5");
    await page.getByRole("textbox", { name: /^By the year/ }).fill("2035");
    await page.getByRole("button", { name: "Save the target" }).click();
    await expect(fact(page, "Own target")).toContainText(/1\.5\s.*by 2035\./);
    await expect(fact(page, "Own target")).toContainText("The traffic safety plan");
    // Points are still counted against the framework's.
    expect(await figure(page, "Points").innerText()).toBe(points);

    await page.getByRole("link", { name: "Change own target" }).click();
    await expect(page.getByRole("textbox", { name: /^Own target/ })).toHaveValue("1,5");
    await page.getByRole("button", { name: "Remove the target" }).click();
    await expect(fact(page, "Own target")).toHaveText("Not set.");
  });

  test("one finds a KPI by dimension, level and words, and reads it beside other municipalities", async ({ page }) => {
    await page.goto("/alesund/kpis?dimension=economy&level=core&q=supply");
    await expect(page.getByRole("rowheader").filter({ hasText: "Water supply loss" })).toBeVisible();
    await page.getByRole("link", { name: "Water supply loss" }).click();
    const compared = page.getByRole("table", { name: "The same as a table" });
    await expect(compared.getByRole("row").filter({ hasText: "Bærum" })).toContainText("34.7%");
    await expect(main(page)).toContainText("New sewage treatment plant and pipe renewal");
    await page.getByRole("link", { name: "Follow the chain from gap to effect" }).click();
    await expect(page.getByRole("rowheader").filter({ hasText: "Water supply loss" })).toBeVisible();
  });
});

test.describe("as a verifier", () => {
  test.use({ user: "verifier@alesund.example" });

  test("one registers nothing oneself", async ({ page }) => {
    await page.goto("/alesund/kpis/ec-i-ws-3c");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Water supply loss");
    await expect(page.getByRole("link", { name: "Register a value" })).toHaveCount(0);
    for (const form of ["observation", "target"])
      expect((await page.request.get(`/alesund/kpis/ec-i-ws-3c/${form}`)).status(), form).toBe(403);
  });
});

test.describe("without script", () => {
  test.use({ user: "planner@baerum.example", javaScriptEnabled: false });

  test("one narrows the list and registers a value after an error", async ({ page }) => {
    await page.goto("/baerum/kpis");
    await page.getByRole("searchbox", { name: "Search for KPI or code" }).fill("local food");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByRole("rowheader").getByRole("link")).toHaveCount(1);
    await page.getByRole("link", { name: "Local food production" }).click();
    await page.getByRole("link", { name: "Register a value" }).click();
    await page.getByRole("textbox", { name: /^Value/ }).fill("8,25");
    await page.getByRole("textbox", { name: /^Source/ }).fill("The farmers' union");
    await page.getByRole("button", { name: "Send to be verified" }).click();
    await expect(errorSummary(page)).toContainText("Year the value stands for");
    await expect(page.getByRole("textbox", { name: /^Value/ })).toHaveValue("8,25");
    await page.getByRole("textbox", { name: /^Year/ }).fill(String(year - 1));
    await page.getByRole("button", { name: "Send to be verified" }).click();
    await expect(observations(page)).toContainText("8.25%");
    await expect(observations(page)).toContainText("Waiting to be verified");
  });
});
