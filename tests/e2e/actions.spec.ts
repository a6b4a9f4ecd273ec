import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { inMunicipality } from "../support/records";
import { signIn } from "../support/sign-in";

const planner = "planner@alesund.example";
test.use({ user: planner });

/** An action of a test's own, under a project of the demo; gives its title and address. */
async function ownAction(
  state: "planned" | "in_progress" = "in_progress",
): Promise<{ title: string; path: string; id: string }> {
  const title = `Test av tiltak ${randomUUID().slice(0, 8)}`;
  const id = await inMunicipality("alesund", planner, async (db) => {
    const project = await db.project.findFirstOrThrow({ where: { name: "Car pool solution" } });
    const made = await db.action.create({
      data: { title, language: "nb", state, projectId: project.id, dueOn: new Date("2027-03-01T00:00:00Z") },
    });
    return made.id;
  });
  return { title, id, path: `/alesund/actions/${id}` };
}

const rows = (page: Page) => page.getByRole("region", { name: "Actions" }).getByRole("rowheader");

test("an action is made, with mistakes told and nothing typed lost, and then completed", async ({ page }) => {
  const title = `Sette opp skilt ${randomUUID().slice(0, 8)}`;
  await page.goto("/alesund/actions");
  await page.getByRole("link", { name: "New action" }).click();
  await page.getByLabel("Name").fill(title);
  await page.getByLabel("Starts").fill("2027-05-02");
  await page.getByLabel("Due").fill("2027-05-01");
  await page.getByLabel("Description").fill("En tekst som ikke skal bli borte.");
  await page.getByRole("button", { name: "Create action" }).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(errorSummary(page)).toContainText("Choose a project or a recommendation");
  await expect(page.getByLabel("Name")).toHaveValue(title);
  await expect(page.getByLabel("Description")).toHaveValue("En tekst som ikke skal bli borte.");
  await page.getByRole("combobox", { name: "Project" }).selectOption({ label: "Car pool solution" });
  await page.getByRole("button", { name: "Create action" }).click();
  await expect(errorSummary(page)).toContainText("Due");
  await page.getByLabel("Due").fill("2027-06-01");
  await page.getByRole("button", { name: "Create action" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.getByRole("main").getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("definition").filter({ hasText: "In progress" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Complete", exact: true }).click();
  await page.getByLabel("What came of it?").fill("Skiltene står.");
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Skiltene står.");
  await expect(page.getByRole("main")).toContainText(/Status changed from In progress to Completed/);
  // Completed, it is among all actions and no longer among the open ones.
  await page.goto(`/alesund/actions?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("main")).toContainText("No actions match the filter");
  await page.goto(`/alesund/actions?state=all&q=${encodeURIComponent(title)}`);
  await expect(rows(page)).toHaveCount(1);
});

test("an action is blocked only with a reason, and the reason is shown", async ({ page }) => {
  const { title, path } = await ownAction();
  await page.goto(`${path}/block`);
  await page.getByRole("button", { name: "Report obstacle" }).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(page.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Reason").fill("Grunneieren har ikke svart.");
  await page.getByRole("button", { name: "Report obstacle" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Blocked");
  await expect(page.getByRole("main")).toContainText("Grunneieren har ikke svart.");
});

test("who saves second sees both versions, chooses field by field, and nothing is lost", async ({ page, context }) => {
  const { title, path } = await ownAction();
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto(`${path}/edit`);
  await other.getByLabel("Due").fill("2027-09-01");
  await other.getByLabel("Description").fill("Skrevet av den første.");
  await other.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(other.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.getByLabel("Name").fill(`${title}, nytt navn`);
  await page.getByLabel("Description").fill("Skrevet av den andre.");
  await page.getByRole("main").locator("form.form").getByRole("button").first().click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(errorSummary(page)).toContainText("Someone else saved first");
  const versions = page.getByRole("table", { name: "The two versions side by side" });
  await expect(versions).toContainText("Skrevet av den første.");
  await expect(versions).toContainText("Skrevet av den andre.");
  const row = (name: string) => versions.getByRole("row", { name: new RegExp(`^${name} `) });
  await row("Description").getByRole("radio").nth(1).check();
  await row("Due").getByRole("radio").nth(1).check();
  await page.getByRole("button", { name: "Save what is chosen" }).click();

  await expect(page.getByRole("heading", { level: 1, name: `${title}, nytt navn` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Skrevet av den første.");
  await expect(page.getByRole("main")).not.toContainText("Skrevet av den andre.");
  await expect(page.getByRole("main")).toContainText("1 Sept 2027");
});

test("the list is filtered, ordered and shared by its address", async ({ page }) => {
  await page.goto("/alesund/actions");
  const open = await rows(page).count();
  await page.getByRole("link", { name: "Filter", exact: true }).click();
  await page.getByRole("combobox", { name: "Owner" }).selectOption({ label: "Ingrid Solvik, Vann og avløp" });
  await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "In progress" });
  await page.getByRole("button", { name: "Show actions" }).click();
  await expect(page).toHaveURL(/state=in_progress/);
  await expect.poll(() => rows(page).count()).toBeLessThan(open);
  const cells = page
    .getByRole("region", { name: "Actions" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
  for (const row of await cells.all()) await expect(row).toContainText("Ingrid Solvik");
  await page.getByRole("columnheader", { name: "Action and project" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=title/);
  await expect(page).toHaveURL(/state=in_progress/);
  const titles = await rows(page).getByRole("link").allInnerTexts();
  expect(titles).toEqual([...titles].sort(new Intl.Collator("nb").compare));
  await page.reload();
  expect(await rows(page).getByRole("link").allInnerTexts()).toEqual(titles);
});

test("a long list is paged, and each action stands on one page", async ({ browser, baseURL }) => {
  const project = `Mange tiltak ${randomUUID().slice(0, 8)}`;
  await inMunicipality("rana", "planner@rana.example", async (db) => {
    const area = await db.area.findFirstOrThrow();
    const { id } = await db.project.create({ data: { name: project, language: "nb", areaKey: area.key } });
    await db.action.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        title: `Tiltak ${String(index + 1).padStart(3, "0")}`,
        language: "nb",
        projectId: id,
      })),
    });
  });
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  await signIn(context, "planner@rana.example");
  const page = await context.newPage();
  await page.goto("/rana/actions?sort=title");
  const pages = page.getByRole("navigation", { name: "Pages of the list" });
  const seen: string[] = [];
  for (const first of [1, 51, 101]) {
    await expect(pages).toContainText(new RegExp(`^${first}–`));
    seen.push(...(await rows(page).getByRole("link").allInnerTexts()));
    const next = pages.getByRole("link", { name: /^Next/ });
    if (first < 101) await next.click();
    else await expect(next).toHaveCount(0);
  }
  expect(seen.length).toBeGreaterThanOrEqual(120);
  expect(new Set(seen).size).toBe(seen.length);
  await page.goto("/rana/actions?page=999");
  await expect(rows(page).first()).toBeVisible();
  await context.close();
});

test("several are changed at once, or none", async ({ page }) => {
  const [first, second] = [await ownAction(), await ownAction()];
  await page.goto(`/alesund/actions?q=${encodeURIComponent("Test av tiltak")}&state=in_progress`);
  for (const { title } of [first, second]) await page.getByRole("checkbox", { name: `Select ${title}` }).check();
  await page.getByRole("button", { name: "Move due date" }).click();
  await expect(page.getByRole("main")).toContainText(first.title);
  // Meanwhile somebody changes one of them.
  await inMunicipality("alesund", planner, (db) =>
    db.action.updateMany({ where: { id: second.id }, data: { description: "Endret imens." } }),
  );
  await page.getByLabel("Or move by a number of days").fill("7");
  await page.getByRole("button", { name: /^Change 2 actions/ }).click();
  await expect(errorSummary(page)).toContainText(second.title);
  const due = () =>
    inMunicipality("alesund", planner, (db) =>
      db.action.findMany({
        where: { id: { in: [first.id, second.id] } },
        select: { dueOn: true },
        orderBy: { title: "asc" },
      }),
    );
  expect((await due()).map(({ dueOn }) => dueOn?.toISOString().slice(0, 10))).toEqual(["2027-03-01", "2027-03-01"]);
  await page.getByLabel("Or move by a number of days").fill("7");
  await page.getByRole("button", { name: /^Change 2 actions/ }).click();
  await expect(page.getByRole("main")).toContainText("2 actions changed.");
  expect((await due()).map(({ dueOn }) => dueOn?.toISOString().slice(0, 10))).toEqual(["2027-03-08", "2027-03-08"]);
});

test("keys pressed while the page wakes up do not leave it without script", async ({ page }) => {
  for (let visit = 0; visit < 5; visit += 1) {
    await page.goto("/alesund/actions", { waitUntil: "commit" });
    for (let key = 0; key < 60; key += 1) await page.keyboard.press("q");
    await page.waitForLoadState("load");
    await expect(async () => {
      await page.keyboard.press("j");
      await expect(page.locator("a[data-open]:focus")).toBeVisible({ timeout: 200 });
    }).toPass({ timeout: 10_000 });
  }
});

test("single keys move, select and open, and can be turned off", async ({ page }) => {
  await page.goto("/alesund/actions");
  // The keys work once the page has come alive.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(rows(page).first().getByRole("link")).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press("j");
  await expect(rows(page).nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Actions" }).getByRole("checkbox").nth(2)).toBeChecked();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/alesund\/actions\/[0-9a-f-]{36}/);
  await page.goto("/alesund/actions");
  await page.getByText("Keyboard shortcuts").click();
  await page.getByLabel("Use single-key shortcuts").uncheck();
  await page.reload();
  await page.getByText("Keyboard shortcuts").click();
  await expect(page.getByLabel("Use single-key shortcuts")).not.toBeChecked();
  await page.keyboard.press("j");
  await expect(page.locator("a[data-open]:focus")).toHaveCount(0);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("an action is made, found by a filter and blocked", async ({ page }) => {
    const title = `Uten skript ${randomUUID().slice(0, 8)}`;
    await page.goto("/alesund/actions");
    await page.getByRole("link", { name: "New action" }).click();
    await page.getByLabel("Name").fill(title);
    await page.getByRole("button", { name: "Create action" }).click();
    await expect(errorSummary(page)).toContainText("Choose a project or a recommendation");
    await expect(page.getByLabel("Name")).toHaveValue(title);
    await page.getByRole("combobox", { name: "Project" }).selectOption({ label: "Car pool solution" });
    await page.getByRole("button", { name: "Create action" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await page.goto("/alesund/actions");
    await page.getByRole("link", { name: "Filter", exact: true }).click();
    await page.getByLabel("Search in actions and projects").fill(title);
    await page.getByRole("button", { name: "Show actions" }).click();
    await expect(rows(page)).toHaveCount(1);
  });
});
