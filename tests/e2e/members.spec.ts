import { randomBytes } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { lastMailTo, linkIn } from "../support/mail";
import { errorSummary, expect, test } from "../support/page";
import { unique } from "../support/plan";

const administrator = "administrator@alesund.example";
const password = "harestad kvitveis 41";
const address = () => `${randomBytes(4).toString("hex")}@nye.example`;
const settings = "/alesund/settings";

test.use({ user: administrator });

/** Somebody's own browser, not signed in. */
async function guest(browser: Browser, baseURL: string | undefined, more = {}) {
  const context = await browser.newContext({ baseURL, ...more });
  return context.newPage();
}

/** Invites somebody as these roles; gives the path of the link they get. */
async function invite(page: Page, email: string, ...roles: string[]): Promise<string> {
  await page.goto(`${settings}/members`);
  await page.getByRole("link", { name: "Invite a member" }).click();
  await page.getByRole("textbox", { name: /^E-mail address/ }).fill(email);
  await page.getByRole("checkbox", { name: "Reader" }).uncheck();
  for (const role of roles) await page.getByRole("checkbox", { name: role, exact: true }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("rowheader", { name: email })).toBeVisible();
  return linkIn((await lastMailTo(email)).text);
}

test("a colleague is invited, joins, works, hands over and leaves", async ({ page, browser, baseURL }) => {
  const [email, name] = [address(), unique("Nina")];
  const link = await invite(page, email, "Planner");
  expect(await lastMailTo(email)).toMatchObject({ subject: "Invitasjon til Ålesund i Tiltak" });

  const theirs = await guest(browser, baseURL);
  const opened = await theirs.goto(link);
  expect(opened?.headers()["referrer-policy"]).toBe("same-origin");
  expect(opened?.headers()["cache-control"]).toContain("private");
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Invitation to Ålesund");
  await expect(theirs.getByText("Planner")).toBeVisible();
  await theirs.getByLabel("Your name").fill(name);
  await theirs.getByLabel("Choose a password").fill("for kort");
  await theirs.getByRole("button", { name: "Join Ålesund" }).click();
  await expect(errorSummary(theirs)).toContainText("12");
  await expect(theirs.getByLabel("Your name")).toHaveValue(name);
  await expect(theirs.getByLabel("Choose a password")).toHaveValue("");
  await theirs.getByLabel("Choose a password").fill("password123456");
  await theirs.getByRole("button", { name: "Join Ålesund" }).click();
  await expect(errorSummary(theirs)).toContainText("easiest to guess");
  await theirs.getByLabel("Choose a password").fill(password);
  await theirs.getByRole("button", { name: "Join Ålesund" }).click();
  await expect(theirs).toHaveURL("/alesund");
  await expect(theirs.getByRole("link", { name: "Settings" })).toHaveCount(0);
  await theirs.goto("/alesund/projects/new");
  const project = unique("Sykkelveg");
  await theirs.getByRole("textbox", { name: /^Name of the project/ }).fill(project);
  await theirs.getByLabel(/^Area/).selectOption({ index: 1 });
  await theirs.getByLabel(/^Owner/).selectOption({ label: name });
  await theirs.getByRole("button", { name: "Create the project" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(project);

  // The link has done its work.
  const again = await guest(browser, baseURL);
  expect((await again.goto(link))?.status()).toBe(404);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("This invitation is not valid");

  await page.goto(`${settings}/members`);
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("checkbox", { name: "Verifier", exact: true }).check();
  await page.getByRole("button", { name: "Save the roles" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Planner, Verifier");

  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("link", { name: "End the membership" }).click();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Last day").fill(yesterday);
  await page.getByRole("button", { name: "Save the last day" }).click();
  await expect(errorSummary(page)).toContainText("They still own 1 open item");
  await expect(page.getByLabel("Last day")).toHaveValue(yesterday);
  await page.getByRole("link", { name: "Hand work over to others" }).click();
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(errorSummary(page)).toContainText("Choose who is to take over");
  await page.getByLabel("New owner of everything").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.getByRole("link", { name: "End the membership" }).click();
  await page.getByLabel("Last day").fill(yesterday);
  await page.getByRole("button", { name: "Save the last day" }).click();
  await expect(page).toHaveURL(`${settings}/members`);
  await page.getByRole("link", { name: /^Past members/ }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
  expect((await theirs.goto("/alesund"))?.status()).toBe(404);
});

test("an invitation is sent again and taken back, without script", async ({ page, browser, baseURL }) => {
  const email = address();
  const first = await invite(page, email, "Contributor");
  const plain = await guest(browser, baseURL, {
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  await plain.goto(`${settings}/members?view=invited`);
  await plain.getByRole("button", { name: `Send again: ${email}` }).click();
  await expect(plain.getByRole("rowheader", { name: email })).toBeVisible();
  const second = linkIn((await lastMailTo(email)).text);
  expect(second).not.toBe(first);
  const outside = await guest(browser, baseURL, { javaScriptEnabled: false });
  expect((await outside.goto(first))?.status()).toBe(404);
  expect((await outside.goto(second))?.status()).toBe(200);
  await plain.getByRole("button", { name: `Withdraw: ${email}` }).click();
  await expect(plain.getByRole("rowheader", { name: email })).toHaveCount(0);
  // Whoever has the page open is told as whoever opens it now.
  await outside.getByLabel("Your name").fill("For sein");
  await outside.getByLabel("Choose a password").fill(password);
  await outside.getByRole("button", { name: "Join Ålesund" }).click();
  await expect(outside.getByRole("heading", { level: 1 })).toHaveText("This invitation is not valid");
});

test("somebody with an account signs in first, and nobody else can take the invitation", async ({
  page,
  browser,
  baseURL,
  another,
}) => {
  const link = await invite(page, "planner@trondheim.example", "Reader");
  const outside = await guest(browser, baseURL);
  await outside.goto(link);
  await expect(outside.getByText("has an account already")).toBeVisible();
  await expect(outside.getByRole("main").getByRole("link", { name: "Sign in" })).toHaveAttribute(
    "href",
    `/login?redirectTo=${encodeURIComponent(link)}`,
  );
  const other = await another("planner@asker.example");
  await other.goto(link);
  await expect(other.getByText("You are signed in as planner@asker.example")).toBeVisible();
  await expect(other.getByRole("button", { name: "Join Ålesund" })).toHaveCount(0);
  const theirs = await another("planner@trondheim.example");
  await theirs.goto(link);
  await theirs.getByRole("button", { name: "Join Ålesund" }).click();
  await expect(theirs).toHaveURL("/alesund");
});

test("the last administrator stays, and who cannot be shut out by a second factor says so", async ({ page }) => {
  await page.goto(`${settings}/members`);
  await page.getByRole("row").filter({ hasText: administrator }).getByRole("link").first().click();
  await page.getByRole("checkbox", { name: "Administrator", exact: true }).uncheck();
  await page.getByRole("checkbox", { name: "Reader", exact: true }).check();
  await page.getByRole("button", { name: "Save the roles" }).click();
  await expect(errorSummary(page)).toContainText("at least one administrator");
  await page.goto(`${settings}/general`);
  await page.getByLabel("Administrators must sign in with a second factor").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(errorSummary(page)).toContainText("yourself first");
});

test("units and owners without an account are added, moved, ended and removed", async ({ page }) => {
  const [above, below, owner] = [unique("Område"), unique("Avdeling"), unique("Eigar")];
  for (const [name, parent] of [
    [above, null],
    [below, above],
  ] as const) {
    await page.goto(`${settings}/units/new`);
    await page.getByRole("textbox", { name: /^Name/ }).fill(name);
    if (parent) await page.getByLabel("Belongs under").selectOption({ label: parent });
    await page.getByRole("button", { name: "Add" }).click();
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  }
  await page.goto(`${settings}/owners/new`);
  await page.getByRole("textbox", { name: /^Name/ }).fill(owner);
  await page.getByLabel("Unit").selectOption({ label: `\u2003${below}` });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("row", { name: new RegExp(owner) })).toContainText(below);

  await page.goto(`${settings}/units`);
  await page.getByRole("link", { name: below, exact: true }).click();
  await expect(page.getByText("can be removed once no persons or units belong to it")).toBeVisible();
  await page.goto(`${settings}/owners`);
  await page.getByRole("link", { name: owner, exact: true }).click();
  await page.getByLabel("Unit").selectOption({ label: "No unit" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: owner, exact: true }).click();
  await page.getByRole("link", { name: "Set a last day" }).click();
  await page.getByLabel("Last day").fill("2026-01-31");
  await page.getByRole("button", { name: "Save the last day" }).click();
  await page.getByRole("link", { name: /^Have left/ }).click();
  await expect(page.getByRole("row", { name: new RegExp(owner) })).toContainText("31 Jan 2026");

  for (const name of [below, above]) {
    await page.goto(`${settings}/units`);
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("link", { name: "Remove the unit" }).click();
    await page.getByRole("button", { name: "Remove the unit" }).click();
    await expect(page).toHaveURL(`${settings}/units`);
    await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  }
});
