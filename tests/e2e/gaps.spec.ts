import type { Page } from "@playwright/test";
import { expect, test } from "../support/page";

test.use({ user: "planner@alesund.example" });

/** The gap's row in the list of gaps. */
const rowOf = (page: Page, name: string) =>
  page.getByRole("row", { name: new RegExp(`^(Show|Hide) details for ${name} `) });

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
  await rowOf(page, gap).getByRole("link", { name: "Link or start one" }).click();
  await page.getByRole("link", { name: "Start a new project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New project" })).toBeVisible();
  await page.getByLabel("Name of the project").fill(project);
  await page.getByLabel("Area").selectOption({ label: "Safety and emergency services" });
  await page.getByRole("combobox", { name: "Owner" }).selectOption({ label: "Marte Aasgård, Plan og bærekraft" });
  await page.getByLabel("Cost", { exact: true }).fill("2 000 000");
  await page.getByRole("button", { name: "Create the project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: project })).toBeVisible();
  const projectPage = page.url();
  await expect(page.getByRole("main")).toContainText("Better reach of police, fire and medical services");
  await expect(page.getByRole("main")).toContainText(gap);

  // No dated action: add one from the gap.
  await page.goto(`/alesund/gaps?q=${encodeURIComponent(project)}`);
  await expect(rowOf(page, gap)).toContainText("Marte Aasgård");
  await rowOf(page, gap)
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
  await expect(rowOf(page, gap)).toContainText("0 of 1");
  await expect(rowOf(page, gap)).toContainText("not covered");
  await rowOf(page, gap)
    .getByRole("link", { name: /funding/i })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Add funding" })).toBeVisible();
  await page.getByRole("combobox", { name: "Source" }).selectOption({ index: 1 });
  await page.getByLabel(/^Granted: /).check();
  await page.getByLabel("Granted", { exact: true }).fill("2 million");
  await page.getByRole("button", { name: "Add the funding" }).click();
  await expect(page).toHaveURL(projectPage);
  await expect(page.getByRole("main")).toContainText("The cost is covered");

  // The chain is whole, and says so in the list and to everyone in the open data.
  await page.goto(`/alesund/gaps?broken=unbroken&q=${encodeURIComponent(project)}`);
  await expect(rowOf(page, gap)).toBeVisible();
  const open = (await (await page.request.get("/api/v1/municipalities/alesund/gaps")).json()) as {
    items: { label: string; chain: { brokenAt: string | null; owner: string | null; projects: string[] } }[];
  };
  const published = open.items.find(({ label }) => label === gap);
  expect(published?.chain).toMatchObject({ brokenAt: null, owner: "Plan og bærekraft", projects: [project] });
});

test("a project that is there already can be put behind a gap", async ({ page }) => {
  await page.goto("/alesund/gaps?broken=project&q=Fire+service");
  await rowOf(page, "Fire service").getByRole("link", { name: "Link or start one" }).click();
  await page.getByRole("button", { name: "Link project" }).click();
  await expect(page.locator(".ds-error-summary")).toBeFocused();
  await page.getByRole("combobox", { name: "Project" }).selectOption({ index: 1 });
  const chosen = (await page.getByRole("combobox", { name: "Project" }).locator("option:checked").innerText()).trim();
  await page.getByRole("button", { name: "Link project" }).click();
  await expect(page).toHaveURL(/\/alesund\/gaps\?open=/);
  await expect(rowOf(page, "Fire service")).not.toContainText("No project");
  await expect(page.getByRole("main")).toContainText(chosen.replace(/ \([^()]*\)$/, ""));
});

test("filter, order and search stand in the address and survive going back", async ({ page }) => {
  await page.goto("/alesund/gaps");
  const rows = page.getByRole("region", { name: "Gaps and their chains" }).getByRole("rowheader");
  const all = await rows.count();
  await page.getByRole("columnheader", { name: "KPI", exact: true }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=kpi/);
  const names = await rows.getByRole("link", { name: /^(?!Show details)/ }).allInnerTexts();
  expect(names).toEqual([...names].sort(new Intl.Collator("nb").compare));
  await page.getByText("Filter", { exact: true }).click();
  await page.getByRole("main").getByLabel("Search").fill("water");
  await page.getByRole("button", { name: "Show gaps" }).click();
  await expect(page).toHaveURL(/q=water/);
  await expect(page).toHaveURL(/sort=kpi/);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await page.getByRole("link", { name: /^Remove filter: ?Search: water/ }).click();
  await expect(page).not.toHaveURL(/q=water/);
  await expect(rows).toHaveCount(all);
  await page.goBack();
  await expect(page).toHaveURL(/q=water/);
  await expect.poll(() => rows.count()).toBeLessThan(all);
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

test("a gap opens beside its row with what the chain rests on, and shuts", async ({ page }) => {
  await page.goto("/alesund/gaps?broken=unbroken");
  const opener = page.getByRole("link", { name: /^Show details for/ }).first();
  const name = ((await opener.getAttribute("aria-label")) ?? (await opener.innerText())).replace(
    "Show details for ",
    "",
  );
  await opener.click();
  await expect(page).toHaveURL(/open=/);
  await expect(
    page.getByRole("link", { name: new RegExp(`^Hide details for ${name.replace(/[()]/g, ".")}`) }),
  ).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is filtered, ordered and opened", async ({ page }) => {
    await page.goto("/alesund/gaps");
    await page.getByText("Filter", { exact: true }).click();
    await page.getByRole("main").getByLabel("Search").fill("water");
    await page.getByRole("button", { name: "Show gaps" }).click();
    await expect(page).toHaveURL(/q=water/);
    await page.getByRole("columnheader", { name: "KPI", exact: true }).getByRole("link").click();
    await expect(page).toHaveURL(/sort=kpi/);
    await expect(page).toHaveURL(/q=water/);
    await page
      .getByRole("link", { name: /^Show details for/ })
      .first()
      .click();
    await expect(page).toHaveURL(/open=/);
  });
});
