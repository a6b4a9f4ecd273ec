import type { Page } from "@playwright/test";
import { expect, test } from "../support/page";

test.use({ user: "planner@alesund.example" });

// The rest of the work with gaps is in chain.spec.ts.

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
