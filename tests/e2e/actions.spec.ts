import type { Locator, Page } from "@playwright/test";
import { errorSummary, expect, expectLoaded, test } from "../support/page";
import { dayFromNow, makeAction, unique } from "../support/plan";
import { inMunicipality } from "../support/records";

const main = (page: Page): Locator => page.getByRole("main");

const actionRow = (page: Page, title: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader").getByRole("link", { name: title, exact: true }) });

const panel = (page: Page, title: string): Locator => page.getByRole("article", { name: title });

const fact = (within: Locator, term: string): Locator =>
  within
    .locator("dl > div")
    .filter({ has: within.page().getByText(term, { exact: true }) })
    .locator("dd");

/** The titles of the rows shown, from the top. */
const shownTitles = (page: Page): Promise<string[]> => page.getByRole("rowheader").getByRole("link").allInnerTexts();

const planner = "planner@baerum.example";

/** An action of Bærum with a due date, made in the database. */
async function plannedAction(title: string): Promise<{ id: string; title: string }> {
  return inMunicipality("baerum", planner, async (db) => {
    const project = await db.project.findFirstOrThrow({ where: { name: "FutureBuilt (Bærum)" } });
    const dueOn = new Date("2027-03-01T00:00:00Z");
    return db.action.create({
      data: { title, language: "en", projectId: project.id, dueOn },
      select: { id: true, title: true },
    });
  });
}

test.describe("the list", () => {
  test.use({ user: "planner@alesund.example" });

  test("is filtered, ordered and searched by its address", async ({ page }) => {
    await page.goto("/alesund/actions?state=all");
    await page.getByRole("columnheader", { name: "Owner" }).getByRole("link").click();
    await expect(page).toHaveURL("/alesund/actions?state=all&sort=owner");
    await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveAttribute("aria-sort", "ascending");

    await page.getByRole("link", { name: "Filter", exact: true }).click();
    const filter = page.getByRole("form", { name: "Filter the actions" });
    await filter.getByLabel("Search in actions and projects").fill("målere");
    await filter.getByLabel("Owner").selectOption({ label: "Ingrid Solvik, Vann og avløp" });
    await page.getByRole("button", { name: "Show actions" }).click();
    await expect(actionRow(page, "Montere 1200 målere i Spjelkavik")).toContainText("Ingrid Solvik");
    await expect(page).toHaveURL(/[?&]q=m%C3%A5lere/);
    await expect(page).toHaveURL(/[?&]sort=owner/);
    await page.reload();
    await expect(actionRow(page, "Montere 1200 målere i Spjelkavik")).toBeVisible();
    const inUse = page.getByRole("list", { name: "Filters in use" });
    await expect(inUse).toContainText("Owner: Ingrid Solvik");
    await inUse.getByRole("link", { name: /Search: målere/ }).click();
    await expect(page).not.toHaveURL(/[?&]q=/);
    await expect(page.getByRole("rowheader").nth(3)).toBeVisible();
    const rows = await page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") })
      .allInnerTexts();
    expect(rows.filter((row) => !row.includes("Ingrid Solvik"))).toEqual([]);

    // A column's head keeps the filter; names are in Norwegian order.
    await page.getByRole("columnheader", { name: "Action and project" }).getByRole("link").click();
    await expect(page).toHaveURL(/[?&]owner=.*[?&]sort=title/);
    await expect(page.getByRole("columnheader", { name: "Action and project" })).toHaveAttribute(
      "aria-sort",
      "ascending",
    );
    await expectLoaded(page);
    const titles = await shownTitles(page);
    expect(titles.length).toBeGreaterThan(1);
    expect(titles).toEqual([...titles].sort(new Intl.Collator("nb").compare));
  });

  test("shows the columns one chooses, and keeps them in the address", async ({ page }) => {
    await page.goto("/alesund/actions");
    await page.getByText("Columns 6 of 10").click();
    await page.getByRole("checkbox", { name: "Unit" }).check();
    await page.getByRole("checkbox", { name: "Milestones" }).uncheck();
    await page.getByRole("button", { name: "Show these columns" }).click();
    await expect(page.getByRole("columnheader", { name: "Unit" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Milestones" })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Unit" })).toBeVisible();
    await expect(actionRow(page, "Kartlegge rør eldre enn 1970")).toContainText("Vann og avløp");
  });

  test("is worked with single keys", async ({ page }) => {
    await page.goto("/alesund/actions?sort=title");
    const titles = page.getByRole("rowheader").getByRole("link");
    // The script may still be on its way at the first press.
    await expect(async () => {
      await page.keyboard.press("j");
      await expect(titles.first()).toBeFocused({ timeout: 200 });
    }).toPass();
    await page.keyboard.press("j");
    await expect(titles.nth(1)).toBeFocused();
    await page.keyboard.press("k");
    await expect(titles.first()).toBeFocused();
    await page.keyboard.press("x");
    await expect(page.getByRole("row").nth(1).getByRole("checkbox")).toBeChecked();
    await expect(page.getByRole("group", { name: "Selected actions" })).toContainText("1 selected");
    await page.keyboard.press("x");
    await expect(page.getByRole("row").nth(1).getByRole("checkbox")).not.toBeChecked();
    const title = await titles.first().innerText();
    await page.keyboard.press("Enter");
    await expect(panel(page, title)).toBeVisible();
    // The list stays beside it, and J goes on from the one that is open.
    const next = await titles.nth(1).innerText();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(panel(page, next)).toBeVisible();

    // Whoever turns the keys off is left alone by them.
    await page.goto("/alesund/actions?sort=title");
    await page.getByText("Keyboard shortcuts", { exact: true }).click();
    await page.getByLabel("Use single-key shortcuts").uncheck();
    await page.keyboard.press("f");
    await page.keyboard.press("j");
    await expect(page.getByLabel("Use single-key shortcuts")).toBeFocused();
    await expect(page).toHaveURL("/alesund/actions?sort=title");
    await page.reload();
    await page.getByText("Keyboard shortcuts", { exact: true }).click();
    await expect(page.getByLabel("Use single-key shortcuts")).not.toBeChecked();
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
});

test.describe("an action", () => {
  test.use({ user: planner });

  test("is made once nothing is missing, and nothing typed is lost on the way", async ({ page }) => {
    const title = unique("Map the pipes");
    await page.goto("/baerum/actions");
    await page.getByRole("link", { name: "New action" }).click();
    await page.getByLabel("Owner").selectOption({ label: "Omar Granlund, Vann og avløp" });
    await page.getByLabel("Starts").fill("2027-05-01");
    await page.getByLabel("Due").fill("2027-04-01");
    await page.getByRole("textbox", { name: /^Description/ }).fill("First line\nSecond line");
    await page.getByRole("button", { name: "Create action" }).click();

    // All that is wrong is told in one round, also what is checked across fields.
    const summary = errorSummary(page);
    await expect(summary).toBeFocused();
    await expect(summary).toContainText("Not saved yet");
    await expect(summary).toContainText("Project: Choose a project or a recommendation");
    await expect(summary).toContainText("Due: The end cannot come before the start");
    await expect(page.getByLabel("Owner").locator("option:checked")).toHaveText("Omar Granlund, Vann og avløp");
    await expect(page.getByLabel("Due")).toHaveValue("2027-04-01");
    await expect(page.getByRole("textbox", { name: /^Description/ })).toHaveValue("First line\nSecond line");
    const name = page.getByRole("textbox", { name: /^Name/ });
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(name).toHaveAccessibleDescription(/Fill in the field/);
    await summary.getByRole("link", { name: "Name: Fill in the field" }).click();
    await expect(name).toBeFocused();
    await name.fill(title);
    await summary.getByRole("link", { name: /^Due/ }).click();
    await expect(page.getByLabel("Due")).toBeFocused();
    await page.getByLabel("Due").fill("2027-06-01");
    await page.getByLabel("Project", { exact: true }).selectOption({ label: "FutureBuilt (Bærum)" });
    await page.getByRole("button", { name: "Create action" }).click();

    await expect(panel(page, title)).toContainText("Due 1 Jun 2027");
    await expect(fact(panel(page, title), "Owner")).toHaveText("Omar Granlund, Vann og avløp");
    await expect(panel(page, title)).toContainText(/First line\s+Second line/);
    await page.getByRole("link", { name: "Close", exact: true }).click();
    await expect(actionRow(page, title)).toContainText("1 Jun 2027");
  });

  test("is started, meets an obstacle, goes on and is completed", async ({ page }) => {
    const title = unique("Order the valves");
    await makeAction(page, { title, dueOn: dayFromNow(30) });
    const action = panel(page, title);
    await expect(fact(action, "Status")).toHaveText("Planned");
    await action.getByRole("button", { name: "Start", exact: true }).click();
    await expect(fact(action, "Status")).toHaveText("In progress");

    await action.getByLabel("More to do").click();
    await action.getByRole("link", { name: "Report obstacle" }).click();
    await page.getByRole("button", { name: "Report obstacle" }).click();
    await expect(errorSummary(page)).toBeFocused();
    await expect(page.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
    await errorSummary(page).getByRole("link", { name: "Reason: Fill in the field" }).click();
    await page.keyboard.type("The supplier is out of stock");
    await page.getByRole("button", { name: "Report obstacle" }).click();
    await expect(fact(action, "Status")).toHaveText("Blocked");
    await expect(fact(action, "Reason")).toHaveText("The supplier is out of stock");

    await action.getByRole("button", { name: "Resume" }).click();
    await expect(fact(action, "Status")).toHaveText("In progress");
    await expect(action.getByText("The supplier is out of stock", { exact: true })).toHaveCount(0);
    await action.getByRole("link", { name: "Complete", exact: true }).click();
    await page.getByRole("textbox", { name: /^What came of it/ }).fill("All valves are in store.");
    await page.getByRole("button", { name: "Complete", exact: true }).click();
    await expect(fact(action, "Status")).toHaveText("Completed");
    await expect(fact(action, "Outcome")).toHaveText("All valves are in store.");
    await expect(action.getByRole("link", { name: "Write update" })).toHaveCount(0);
    await expect(action.getByText(/Status changed from In progress to Blocked/)).toBeVisible();
    // Open actions are what the list shows; this one is no longer among them.
    await page.goto(`/baerum/actions?q=${encodeURIComponent(title)}`);
    await expect(main(page)).toContainText("No actions match the filter");
    await page.goto(`/baerum/actions?state=completed&q=${encodeURIComponent(title)}`);
    await expect(actionRow(page, title)).toContainText("Completed");
  });

  test("has milestones that are ticked off, and updates", async ({ page }) => {
    const title = unique("Put the sewer out to tender");
    await makeAction(page, { title });
    const action = panel(page, title);
    const milestones = action.getByRole("region", { name: "Milestones" });
    const milestone = (name: string) => milestones.getByRole("listitem").filter({ hasText: name });
    for (const [name, due] of [
      ["Tender sent out", dayFromNow(10)],
      ["Contract signed", dayFromNow(40)],
    ] as const) {
      await action.getByRole("link", { name: "Add", exact: true }).click();
      await page.getByRole("textbox", { name: /^Name/ }).fill(name);
      await page.getByLabel(/^Due/).fill(due);
      await page.getByRole("button", { name: "Add milestone" }).click();
      await expect(milestone(name)).toBeVisible();
    }
    await action.getByRole("button", { name: "Mark as done: Tender sent out" }).click();
    await expect(action.getByRole("heading", { name: "Milestones, 1 of 2" })).toBeVisible();
    await expect(milestone("Tender sent out")).toContainText("Done ");
    await expect(milestone("Contract signed")).toContainText("Due ");

    await action.getByRole("link", { name: "Write update" }).click();
    await page.getByRole("button", { name: "Save update" }).click();
    await expect(errorSummary(page)).toContainText("Write an update, or tick no change");
    await page.getByRole("checkbox", { name: /^No change since last time/ }).check();
    await page.getByRole("button", { name: "Save update" }).click();
    await expect(action).toContainText("No change.");
    await page.goto(`/baerum/actions?q=${encodeURIComponent(title)}`);
    await expect(actionRow(page, title)).toContainText("1 of 2");
    await expect(actionRow(page, title)).toContainText("today");
  });

  test("is found page by page among many", async ({ page }) => {
    const group = unique("Read the meter");
    await inMunicipality("baerum", planner, async (db) => {
      const { id } = await db.project.findFirstOrThrow({ where: { name: "FutureBuilt (Bærum)" } });
      const numbers = Array.from({ length: 53 }, (_, index) => index + 1);
      await db.action.createMany({
        data: numbers.map((number) => ({ title: `${group}, number ${number}`, language: "en", projectId: id })),
      });
    });
    const address = `/baerum/actions?${new URLSearchParams({ q: group, sort: "title" }).toString()}`;
    await page.goto(address);
    const pages = page.getByRole("navigation", { name: "Pages of the list" });
    await expect(pages).toContainText("1–50 of 53");
    const first = await shownTitles(page);
    expect(first).toHaveLength(50);
    await pages.getByRole("link", { name: "Next 3" }).click();
    await expect(pages).toContainText("51–53 of 53");
    await expect(page).toHaveURL(`${address}&page=2`);
    await expectLoaded(page);
    const second = await shownTitles(page);
    expect(new Set([...first, ...second]).size).toBe(53);
    await page.reload();
    await expect(pages).toContainText("51–53 of 53");
    await pages.getByRole("link", { name: "Previous 50" }).click();
    await expect(pages).toContainText("1–50 of 53");
    await expect.poll(() => shownTitles(page)).toEqual(first);
    // Another filter begins on its first page.
    await page.goto(`${address}&page=2`);
    await page.getByRole("columnheader", { name: "Due" }).getByRole("link").click();
    await expect(pages).toContainText("1–50 of 53");
    // An address beyond the end shows what there is.
    await page.goto(`${address}&page=999`);
    await expect(page.getByRole("rowheader").first()).toBeVisible();
  });

  test("gets an owner together with others", async ({ page }) => {
    const group = unique("Dig a trench");
    const titles = [`${group} in the north`, `${group} in the south`, `${group} in the east`];
    for (const title of titles) await makeAction(page, { title });
    const [north = "", south = "", east = ""] = titles;
    await page.goto(`/baerum/actions?q=${encodeURIComponent(group)}`);
    await page.getByRole("checkbox", { name: `Select ${north}` }).check();
    await page.getByRole("checkbox", { name: `Select ${south}` }).check();
    await page.getByRole("button", { name: "Change owner" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change owner of 2 actions");
    await page.getByLabel("New owner").selectOption({ label: "Petter Østbråten, Vei og mobilitet" });
    await page.getByRole("button", { name: "Change 2 actions" }).click();
    await expect(page.getByRole("status")).toHaveText("2 actions changed.");
    // Back in the list as it was, with the two changed and the third left alone.
    await expect(page.getByRole("rowheader")).toHaveCount(3);
    await expect(actionRow(page, north)).toContainText("Petter Østbråten");
    await expect(actionRow(page, south)).toContainText("Petter Østbråten");
    await expect(actionRow(page, east)).toContainText("No owner");
  });

  test("is changed together with another, or neither is", async ({ page }) => {
    const group = unique("Close the valve");
    const first = await plannedAction(`${group} by the road`);
    const second = await plannedAction(`${group} by the shore`);
    await page.goto(`/baerum/actions?q=${encodeURIComponent(group)}`);
    for (const { title } of [first, second]) await page.getByRole("checkbox", { name: `Select ${title}` }).check();
    await page.getByRole("button", { name: "Move due date" }).click();
    // On the page that asks, not on the list, which names them too.
    await expect(page.getByLabel("Or move by a number of days")).toBeVisible();
    // Meanwhile somebody changes one of them.
    await inMunicipality("baerum", planner, (db) =>
      db.action.updateMany({ where: { id: second.id }, data: { description: "Endret imens." } }),
    );
    await page.getByLabel("Or move by a number of days").fill("7");
    await page.getByRole("button", { name: /^Change 2 actions/ }).click();
    await expect(errorSummary(page)).toContainText(second.title);
    const due = () =>
      inMunicipality("baerum", planner, (db) =>
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

  test("that two edit at once keeps what both wrote, and each difference is chosen", async ({ page, another }) => {
    const title = unique("Survey the streams");
    await makeAction(page, { title, owner: "Omar Granlund, Vann og avløp", dueOn: "2027-03-01" });
    const colleague = await another(planner);
    await colleague.goto(page.url());
    for (const one of [page, colleague]) {
      await panel(one, title).getByLabel("More to do").click();
      await panel(one, title).getByRole("link", { name: "Edit", exact: true }).click();
      await expect(one.getByRole("heading", { name: "Edit action" })).toBeVisible();
    }
    await colleague.getByLabel("Due").fill("2027-09-01");
    await colleague.getByRole("textbox", { name: /^Description/ }).fill("The colleague's words");
    await colleague.getByRole("button", { name: "Save", exact: true }).click();
    await expect(panel(colleague, title)).toContainText("Due 1 Sept 2027");

    await page.getByRole("textbox", { name: /^Name/ }).fill(`${title}, again`);
    await page.getByLabel("Due").fill("2027-05-01");
    await page.getByRole("textbox", { name: /^Description/ }).fill("My own words");
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await expect(errorSummary(page)).toBeFocused();
    await expect(errorSummary(page)).toContainText("Someone else saved first. Nothing is lost");
    const versions = page.getByRole("table", { name: "The two versions side by side" });
    const row = (label: string) =>
      versions.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label }) });
    await expect(row("Due").getByRole("radio", { name: /Yours/ })).toBeChecked();
    await expect(row("Due")).toContainText("1 May 2027");
    await expect(row("Due")).toContainText("1 Sept 2027");
    await expect(row("Description")).toContainText("My own words");
    await expect(row("Description")).toContainText("The colleague's words");
    // What neither changed is told as the same and asks for nothing.
    await expect(row("Owner")).toContainText("The same");
    await expect(row("Owner").getByRole("radio")).toHaveCount(0);
    await row("Due").getByRole("radio", { name: /Saved/ }).check();
    await page.getByRole("button", { name: "Save what is chosen" }).click();

    const saved = panel(page, `${title}, again`);
    await expect(saved).toContainText("Due 1 Sept 2027");
    await expect(saved).toContainText("My own words");
    await expect(fact(saved, "Owner")).toHaveText("Omar Granlund, Vann og avløp");
  });

  test("that somebody else has moved on is not moved twice", async ({ page, another }) => {
    const title = unique("Count the culverts");
    await makeAction(page, { title });
    const colleague = await another(planner);
    await colleague.goto(page.url());
    await panel(colleague, title).getByLabel("More to do").click();
    await panel(colleague, title).getByRole("link", { name: "Cancel action" }).click();
    await colleague.getByRole("textbox", { name: /^Reason/ }).fill("They are counted already");
    await colleague.getByRole("button", { name: "Cancel action" }).click();
    await expect(fact(panel(colleague, title), "Status")).toHaveText("Cancelled");

    await panel(page, title).getByRole("button", { name: "Start", exact: true }).click();
    await expect(main(page)).toContainText("Not possible from the status “Cancelled”.");
    await page.getByRole("link", { name: "Back to the action" }).click();
    await expect(fact(panel(page, title), "Reason")).toHaveText("They are counted already");
  });
});

test.describe("as a contributor", () => {
  test.use({ user: "contributor@alesund.example" });

  test("one changes one's own actions, and others' only by no means", async ({ page }) => {
    await page.goto("/alesund/actions?q=Kartlegge+rør");
    await page.getByRole("link", { name: "Kartlegge rør eldre enn 1970", exact: true }).click();
    await expect(panel(page, "Kartlegge rør eldre enn 1970").getByRole("link", { name: "Write update" })).toBeVisible();
    const others = "Anbud på akustiske lekkasjesensorer";
    await page.goto(`/alesund/actions?q=${encodeURIComponent(others)}`);
    await page.getByRole("link", { name: others, exact: true }).click();
    await expect(panel(page, others)).toBeVisible();
    await expect(panel(page, others).getByRole("link", { name: "Write update" })).toHaveCount(0);
    const { pathname } = new URL(page.url());
    for (const form of ["edit", "update", "owner", "dates", "completion", "milestones"])
      expect((await page.request.get(`${pathname}/${form}`)).status(), form).toBe(403);
  });
});

test.describe("without script", () => {
  test.use({ user: planner, javaScriptEnabled: false });

  test("one filters, makes an action after an error, starts it and changes two at once", async ({ page }) => {
    const title = unique("Clear the gutters");
    await page.goto("/baerum/actions");
    await page.getByRole("link", { name: "New action" }).click();
    await page.getByRole("textbox", { name: /^Name/ }).fill(title);
    await page.getByLabel("Due").fill("2027-02-01");
    await page.getByRole("button", { name: "Create action" }).click();
    await expect(errorSummary(page)).toContainText("Project: Choose a project or a recommendation");
    await expect(page.getByRole("textbox", { name: /^Name/ })).toHaveValue(title);
    await expect(page.getByLabel("Due")).toHaveValue("2027-02-01");
    await page.getByLabel("Project", { exact: true }).selectOption({ label: "FutureBuilt (Bærum)" });
    await page.getByRole("button", { name: "Create action" }).click();
    await panel(page, title).getByRole("button", { name: "Start", exact: true }).click();
    await expect(fact(panel(page, title), "Status")).toHaveText("In progress");
    await makeAction(page, { title: `${title} again` });

    await page.goto("/baerum/actions");
    await page.getByRole("link", { name: "Filter", exact: true }).click();
    const filter = page.getByRole("form", { name: "Filter the actions" });
    await filter.getByLabel("Search in actions and projects").fill(title);
    await filter.getByLabel("Status").selectOption({ label: "In progress" });
    await page.getByRole("button", { name: "Show actions" }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(1);
    await page.getByRole("link", { name: /Remove filter: In progress/ }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(2);
    for (const box of await page.getByRole("checkbox", { name: /^Select Clear/ }).all()) await box.check();
    await page.getByRole("button", { name: "Move due date" }).click();
    await page.getByLabel("New due date").fill("2027-03-15");
    await page.getByRole("button", { name: "Change 2 actions" }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(2);
    await expect(actionRow(page, title)).toContainText("15 Mar 2027");
    await expect(actionRow(page, `${title} again`)).toContainText("15 Mar 2027");
  });
});
