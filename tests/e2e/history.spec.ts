import { readFile } from "node:fs/promises";
import { makeAccount, password } from "../support/account";
import { errorSummary, expect, test } from "../support/page";
import { makeAction, unique } from "../support/plan";
import { signIn } from "../support/sign-in";

// Bærum: the other specs look at Ålesund's history in passing only.

const planner = "planner@baerum.example";

test.describe("history", () => {
  test.use({ user: planner, locale: "en-GB" });

  test("tells a change field by field, takes it back as a new change, and says why an older one cannot be", async ({
    page,
  }) => {
    const address = await makeAction(page, { title: unique("Counted birds"), dueOn: "2027-06-01" });
    await page.goto(`${new URL(address).pathname}/dates`);
    await page.getByLabel("Due").fill("2027-09-01");
    await page.locator("main form[method=post] button.ds-button").first().click();
    await expect(page.getByText("1 Sept 2027").first()).toBeVisible();

    await page.getByRole("link", { name: "Full history" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("History of Counted birds");
    const newest = page.locator(".history > li").first();
    await expect(newest).toContainText("Action: changed");
    await expect(newest).toContainText(/Due\s*1 Jun 2027 → became 1 Sept 2027/);
    await newest.getByRole("link", { name: "Take back the change of Due" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Take back a change");
    await expect(page.getByRole("row", { name: "Due 1 Sept 2027 1 Jun 2027" })).toBeVisible();
    const takingBack = page.url();
    await page.getByRole("button", { name: "Take the change back" }).click();
    await expect(page.locator(".history > li").first()).toContainText(/Due\s*1 Sept 2027 → became 1 Jun 2027/);
    // The first change now has a later one on the same field.
    await expect(page.locator(".history > li")).toHaveCount(3);
    await expect(page.getByRole("link", { name: /^Take back/ })).toHaveCount(1);
    await page.goto(takingBack);
    await expect(page.getByRole("heading", { name: "The change cannot be taken back" })).toBeVisible();
    await expect(page.getByText("A later change touched the same field")).toBeVisible();
    await expect(page.getByRole("button", { name: "Take the change back" })).toHaveCount(0);
  });

  test("is filtered by the address, and the file holds exactly what is shown", async ({ page }) => {
    const title = unique("=1+1 filtered");
    await makeAction(page, { title });
    await page.goto("/baerum/history");
    await page.getByText("Filter", { exact: true }).click();
    await page.getByLabel("Name of the record").fill(title.slice(2));
    await page.getByLabel("About").selectOption({ label: "Action" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/subject=action/);
    await expect(page.locator(".history > li")).toHaveCount(1);
    await expect(page.getByRole("link", { name: title })).toBeVisible();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download as CSV" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    const lines = text.trim().split("\r\n");
    expect(new Set(lines.slice(1).map((line) => line.split(",")[0])).size).toBe(1);
    expect(text).toContain(`'${title}`);
    expect(lines.slice(1).every((line) => !/(^|,)=/.test(line))).toBe(true);
  });

  test("of rights is for administrators", async ({ another }) => {
    const administrator = await another("administrator@alesund.example");
    await administrator.goto("/alesund/history?subject=membership");
    await expect(administrator.locator(".history > li").first()).toBeVisible();
    const reader = await another("reader@alesund.example");
    await reader.goto("/alesund/history?subject=membership");
    await expect(reader.getByText("No changes match")).toBeVisible();
  });
});

test.describe("without script", () => {
  test.use({ user: planner, locale: "en-GB", javaScriptEnabled: false });

  test("the history is read and filtered", async ({ page }) => {
    await page.goto("/baerum/history?operation=update");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("History");
    await expect(page.getByRole("list", { name: "Filters in use" })).toContainText("changed");
  });
});

test.describe("account", () => {
  test.use({ locale: "en-GB" });

  test("has a name and a language, and everything held about me in one file", async ({ page, context }) => {
    await signIn(context, await makeAccount("Gammelt Navn"));
    await page.goto("/account");
    await page.getByRole("textbox", { name: /^Name/ }).fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(errorSummary(page)).toContainText("Name");
    const name = unique("Nytt Navn");
    await page.getByRole("textbox", { name: /^Name/ }).fill(name);
    await page.getByLabel("Language", { exact: true }).selectOption({ label: "Nynorsk" });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Endringane er lagra.")).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /JSON/ }).click(),
    ]);
    const held = JSON.parse(await readFile(await download.path(), "utf8")) as {
      account: { name: string; language: string };
    };
    expect(held.account).toMatchObject({ name, language: "nn" });
  });

  test("is erased by whoever knows the password, for good", async ({ page, context }) => {
    await signIn(context, await makeAccount("Skal Glemmes"));
    await page.goto("/account/erasure");
    await page.getByLabel(/^Password/).fill("not the password");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Erase the account for good" }).click();
    await expect(errorSummary(page)).toContainText("The password is wrong");
    await page.getByLabel(/^Password/).fill(password);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Erase the account for good" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The account is erased");
    await page.goto("/account");
    await expect(page).toHaveURL(/\/login/);
  });
});
