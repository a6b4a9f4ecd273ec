import type { Locator, Page } from "@playwright/test";
import { errorSummary, expect, expectLoaded, test } from "../support/page";
import { unique } from "../support/plan";

const main = (page: Page): Locator => page.getByRole("main");

/** A gap's row, by the name of its KPI. */
const gapRow = (page: Page, kpi: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader").getByRole("link", { name: kpi, exact: true }) });

const cell = (row: Locator, column: string): Locator => row.locator(`[data-label="${column}"]`);

const views = (page: Page): Locator => page.getByRole("navigation", { name: "Where the chain breaks" });

/** The numbers the views carry: all first, then one for each place a chain can break, and the unbroken. */
async function viewCounts(page: Page): Promise<number[]> {
  const texts = await views(page).getByRole("link").allInnerTexts();
  return texts.map((text) => Number(/\d+$/.exec(text)?.[0]));
}

/** The KPIs of the rows shown, from the top. */
const shownKpis = (page: Page): Promise<string[]> =>
  page.getByRole("rowheader").locator("a:not([aria-label])").allInnerTexts();

test.describe("as a planner of Ålesund", () => {
  test.use({ user: "planner@alesund.example" });

  test("one walks from a gap to its recommendation, project, action, owner, money and commitment", async ({ page }) => {
    await page.goto("/alesund/gaps");
    const row = gapRow(page, "Water supply loss");
    await expect(cell(row, "Value and target")).toContainText("32%");
    await expect(cell(row, "Value and target")).toContainText("20%");
    await expect(cell(row, "To next band")).toContainText("to 30.2%");
    await expect(cell(row, "Owner")).toContainText("Ingrid Solvik");
    await expect(cell(row, "Funding")).toContainText("100% covered");
    await expect(cell(row, "Update and effect")).toContainText("28–30% expected by 2030");

    await cell(row, "Recommendation").getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cut leakage and digitise the water network");
    await expect(main(page).getByRole("region", { name: "Data points it addresses" })).toContainText(
      "Water supply loss",
    );

    await main(page).getByRole("link", { name: "New sewage treatment plant and pipe renewal" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New sewage treatment plant and pipe renewal");
    await expect(main(page)).toContainText("Ingrid Solvik, Vann og avløp");
    await expect(main(page)).toContainText("The cost is covered");
    await expect(page.getByRole("region", { name: "Funding of the project" })).toContainText("Own budget");
    await expect(page.getByRole("table", { name: "Expected" })).toContainText("Water supply loss");

    await page
      .getByRole("table", { name: /^Actions/ })
      .getByRole("link", { name: "Kartlegge rør eldre enn 1970" })
      .click();
    const action = page.getByRole("article", { name: "Kartlegge rør eldre enn 1970" });
    await expect(action).toContainText("Ingrid Solvik, Vann og avløp");
    await expect(action.getByRole("link", { name: "Cut leakage and digitise the water network" })).toBeVisible();
    await expect(action.getByRole("link", { name: "New sewage treatment plant and pipe renewal" })).toBeVisible();

    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Commitments" }).click();
    await page.getByRole("link", { name: /: see what is behind Gaps with an answered recommendation$/ }).click();
    const counted = page.getByRole("row").filter({ hasText: "Water supply loss" });
    await expect(counted).toContainText("Counted");
    await expect(counted).not.toContainText("Not counted");
  });

  test("a broken chain is mended where it breaks, and then breaks further on", async ({ page }) => {
    await page.goto("/alesund/gaps?broken=owner");
    const row = gapRow(page, "Journeys by bicycle");
    await expect(cell(row, "Owner")).toContainText("No owner");
    // One way to mend it, and none for the links that wait.
    await expect(row.locator(".text-button")).toHaveCount(1);
    await row.getByRole("link", { name: "Assign owner" }).click();
    await page.getByLabel("Owner").selectOption({ label: "Jonas Vikbø, Mobilitet" });
    await page.getByRole("button", { name: "Save the owner" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shoreline trail network");
    await expect(main(page)).toContainText("Jonas Vikbø, Mobilitet");

    await page.goto("/alesund/gaps?broken=owner");
    await expect(gapRow(page, "Journeys by bicycle")).toHaveCount(0);
    await views(page).getByRole("link", { name: "Not funded" }).click();
    const mended = gapRow(page, "Journeys by bicycle");
    await expect(cell(mended, "Owner")).toContainText("Jonas Vikbø");
    await expect(cell(mended, "Funding")).toContainText("Cost not stated");
    await mended.getByRole("link", { name: "State the cost" }).click();
    await expect(page).toHaveURL(/\/edit$/);
    await expect(page.getByRole("textbox", { name: "Cost", exact: true })).toBeVisible();
  });

  test("the views count every gap once, also within a filter", async ({ page }) => {
    for (const address of ["/alesund/gaps", "/alesund/gaps?dimension=economy", "/alesund/gaps?q=water&points=1"]) {
      await page.goto(address);
      const [all = 0, ...each] = await viewCounts(page);
      expect(all, address).toBeGreaterThan(0);
      expect(
        each.reduce((sum, count) => sum + count),
        address,
      ).toBe(all);
      expect(await shownKpis(page), address).toHaveLength(all);
    }
  });

  test("filter, order and search stand in the address, and are taken out again one by one", async ({ page }) => {
    await page.goto("/alesund/gaps");
    await page.getByText("Filter", { exact: true }).click();
    await page.getByLabel("Search", { exact: true }).fill("water");
    await page.getByRole("group", { name: "Band" }).getByLabel("1 point").check();
    await page.getByLabel("Order").selectOption({ label: "By KPI, A to Å" });
    await page.getByRole("button", { name: "Show gaps" }).click();
    await expect(page).toHaveURL(/[?&]q=water/);
    const address = new URL(page.url()).searchParams;
    expect(address.getAll("points")).toEqual(["1"]);
    expect(address.get("sort")).toBe("kpi");
    await expect(main(page)).toContainText(/\d+ of \d+ shown, by KPI, A to Å/);
    await expectLoaded(page);
    const found = await shownKpis(page);
    expect(found).toContain("Smart water meters");
    expect(found).not.toContain("Water supply loss");
    expect(found).toEqual([...found].sort(new Intl.Collator("nb").compare));

    // The address is enough: it can be sent on.
    await page.reload();
    expect(await shownKpis(page)).toEqual(found);
    await page.getByText("Filter", { exact: true }).click();
    await expect(page.getByLabel("Search", { exact: true })).toHaveValue("water");

    await page.getByRole("link", { name: /Remove filter: 1 point/ }).click();
    await expect(gapRow(page, "Water supply loss")).toBeVisible();
    await expect(gapRow(page, "Smart water meters")).toBeVisible();
    await page.getByRole("link", { name: "Clear", exact: true }).click();
    await expect(page).toHaveURL("/alesund/gaps?sort=kpi");

    // A column's head turns the order round.
    await page.getByRole("columnheader", { name: "KPI" }).getByRole("link").click();
    await expect(page.getByRole("columnheader", { name: "KPI" })).toHaveAttribute("aria-sort", "descending");
    await expectLoaded(page);
    const turned = await shownKpis(page);
    expect(turned).toEqual([...turned].sort(new Intl.Collator("nb").compare).reverse());
  });

  test("a planner mends a chain link by link, from the gap to the money", async ({ page }) => {
    test.setTimeout(90_000);
    const gap = "Police service";
    const project = `Police nearer to the islands ${Date.now()}`;

    await page.goto("/alesund");
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Gaps" }).click();
    await page
      .getByRole("navigation", { name: "Where the chain breaks" })
      .getByRole("link", { name: /^No project/ })
      .click();
    await expect(page).toHaveURL(/broken=project/);

    // No project: start one from the gap, which brings recommendation and KPI along.
    await gapRow(page, gap).getByRole("link", { name: "Link or start one" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Put a project behind the gap" })).toBeVisible();
    const recommendation = "Better reach of police, fire and medical services";
    await expect(main(page).getByRole("link", { name: recommendation })).toBeVisible();
    await page.getByRole("link", { name: "Start a new project" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "New project" })).toBeVisible();
    await page.getByLabel("Name of the project").fill(project);
    await page.getByLabel("Area").selectOption({ label: "Safety and emergency services" });
    await page.getByRole("combobox", { name: "Owner" }).selectOption({ label: "Marte Aasgård, Plan og bærekraft" });
    await page.getByLabel("Cost", { exact: true }).fill("2 000 000");
    await page.getByRole("button", { name: "Create the project" }).click();
    await expect(page.getByRole("heading", { level: 1, name: project })).toBeVisible();
    const projectPage = page.url();
    await expect(main(page)).toContainText(recommendation);
    await expect(main(page)).toContainText(gap);

    // No dated action: add one from the gap.
    await page.goto(`/alesund/gaps?q=${encodeURIComponent(project)}`);
    await expect(gapRow(page, gap)).toContainText("Marte Aasgård");
    await gapRow(page, gap)
      .getByRole("link", { name: /action/i })
      .last()
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "New action" })).toBeVisible();
    await page.getByLabel("Name").fill("Agree on response times with the police district");
    await page.getByRole("combobox", { name: "Owner" }).selectOption({ index: 1 });
    await page.getByLabel("Due").fill("2027-05-01");
    await page.getByRole("button", { name: "Create action" }).click();
    await expect(
      page.getByRole("heading", { level: 1, name: "Agree on response times with the police district" }),
    ).toBeVisible();

    // Not funded: say where the money comes from.
    await page.goto(`/alesund/gaps?q=${encodeURIComponent(project)}&broken=funding`);
    await expect(gapRow(page, gap)).toContainText("0 of 1");
    await expect(gapRow(page, gap)).toContainText("not covered");
    await gapRow(page, gap)
      .getByRole("link", { name: /funding/i })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "Add funding" })).toBeVisible();
    await page.getByRole("combobox", { name: "Source" }).selectOption({ index: 1 });
    await page.getByLabel(/^Granted: /).check();
    await page.getByLabel("Granted", { exact: true }).fill("2 million");
    await page.getByRole("button", { name: "Add the funding" }).click();
    await expect(page).toHaveURL(projectPage);
    await expect(main(page)).toContainText("The cost is covered");

    // The chain is whole, and says so in the list and to everyone in the open data.
    await page.goto(`/alesund/gaps?broken=unbroken&q=${encodeURIComponent(project)}`);
    await expect(gapRow(page, gap)).toBeVisible();
    const open = (await (await page.request.get("/api/v1/municipalities/alesund/gaps")).json()) as {
      items: { label: string; chain: { brokenAt: string | null; owner: string | null; projects: string[] } }[];
    };
    const published = open.items.find(({ label }) => label === gap);
    expect(published?.chain).toMatchObject({ brokenAt: null, owner: "Plan og bærekraft", projects: [project] });
  });

  test("an address with nonsense in it shows the list as if nothing was asked", async ({ page }) => {
    for (const nonsense of [
      "sort=upside-down&page=-1",
      "page=1e9&points=9&points=x",
      "open=1&owner=me'--",
      "q=%00%25_&dimension=%00",
      "sort[]=kpi&broken=__proto__",
    ]) {
      const answer = await page.goto(`/alesund/gaps?${nonsense}`);
      expect(answer?.status(), nonsense).toBe(200);
      await expect(page.getByRole("heading", { level: 1, name: "Gaps" })).toBeVisible();
    }
  });

  test("a row opens to its projects, its money and what one band is worth", async ({ page }) => {
    await page.goto("/alesund/gaps");
    await page.getByRole("link", { name: "Show details for Water supply loss" }).click();
    await expect(page).toHaveURL(/[?&]open=[\w-]+#gap-/);
    await expect(page.getByRole("heading", { name: "What one band is worth" })).toBeVisible();
    const details = page
      .getByRole("row")
      .filter({ has: page.getByRole("heading", { name: "What one band is worth" }) });
    await expect(details.getByRole("link", { name: "New sewage treatment plant and pipe renewal" })).toBeVisible();
    await expect(details.getByRole("link", { name: "Region-wide smart water meters" })).toBeVisible();
    await expect(details).toContainText("Going from 32% to 30.2% gives 3 points instead of 2.");
    await expect(details).toContainText("Own target: 25% by 2033");
    await expect(details).toContainText("The target is proposed.");
    await page.getByRole("link", { name: "Hide details for Water supply loss" }).click();
    await expect(details).toHaveCount(0);
  });
});

test.describe("as a planner of Bærum", () => {
  test.use({ user: "planner@baerum.example" });

  test("a gap without a recommendation gets one and then an answer", async ({ page }) => {
    const recommendation = unique("Care for those who wait");
    await page.goto("/baerum/gaps?broken=recommendation&dimension=society-and-culture");
    const first = page
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: "Write your own" }) })
      .first();
    await expect(cell(first, "Recommendation")).toContainText("No recommendation");
    const kpi = await first.getByRole("rowheader").locator("a:not([aria-label])").innerText();
    const row = gapRow(page, kpi);
    const list = `/baerum/gaps?${new URLSearchParams({ q: kpi }).toString()}`;
    await row.getByRole("link", { name: "Write your own" }).click();
    await expect(page.getByRole("checkbox", { checked: true })).toHaveAccessibleName(new RegExp(`^${kpi} \\(`));
    await page.getByRole("textbox", { name: /^Title/ }).fill(recommendation);
    await page.getByRole("textbox", { name: /^What is recommended/ }).fill("More doctors for those who wait.");
    await page.getByLabel(/^Area/).selectOption({ index: 1 });
    await page.getByRole("button", { name: "Save the recommendation" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(recommendation);

    await page.goto(list);
    await expect(cell(row, "Recommendation")).toContainText("Not answered");
    await row.getByRole("link", { name: "Answer it" }).click();
    await page.getByRole("radio", { name: "Adopted", exact: true }).check();
    await page.getByLabel(/^Owner/).selectOption({ label: "Siv Holmlia, Eiendom" });
    await page.getByRole("button", { name: "Save the answer" }).click();
    await expect(page).toHaveURL(/\/recommendations\/[\w-]+$/);

    await page.goto(list);
    await expect(cell(row, "Project")).toContainText("No project");
  });
});

test.describe("as a reader", () => {
  test.use({ user: "reader@alesund.example" });

  test("one sees where chains break, and no buttons to mend them", async ({ page }) => {
    await page.goto("/alesund/gaps?q=shared+vehicles");
    const row = gapRow(page, "Shared vehicles");
    await expect(cell(row, "Recommendation")).toContainText("No recommendation");
    await expect(row.locator(".text-button")).toHaveCount(0);
  });
});

test.describe("without script", () => {
  test.use({ user: "planner@baerum.example", javaScriptEnabled: false });

  test("one filters, opens a row and puts a project behind the gap after being told what is missing", async ({
    page,
  }) => {
    await page.goto("/baerum/gaps");
    await page.getByText("Filter", { exact: true }).click();
    await page.getByLabel("Search", { exact: true }).fill("police service");
    await page.getByRole("button", { name: "Show gaps" }).click();
    await expect(page).toHaveURL(/[?&]q=police\+service/);
    await expect.poll(() => shownKpis(page)).toEqual(["Police service"]);
    await page.getByRole("link", { name: "Show details for Police service" }).click();
    await expect(main(page)).toContainText("No project aims at this gap yet.");

    await gapRow(page, "Police service").getByRole("link", { name: "Link or start one" }).click();
    await page.getByRole("button", { name: "Link project" }).click();
    await expect(errorSummary(page)).toContainText("Choose one of the options");
    const project = page.getByRole("combobox", { name: "Project" });
    const linked = await project.getByRole("option", { name: /^FutureBuilt/ }).getAttribute("value");
    await project.selectOption(linked);
    await page.getByRole("button", { name: "Link project" }).click();
    await expect(page).toHaveURL(/\/baerum\/gaps\?open=/);
    await expect(cell(gapRow(page, "Police service"), "Project")).toContainText("FutureBuilt (Bærum)");
  });
});
