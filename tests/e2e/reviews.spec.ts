import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { errorSummary, expect, expectLoaded, test } from "../support/page";
import { unique } from "../support/plan";

test.use({ user: "leader@excellence.example" });

const reviews = "/network/excellence/reviews";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Downloads the frozen report of this page; gives its SHA-256 and the checksum the page shows. */
async function checksums(page: Page): Promise<{ computed: string; shown: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download submission 1 as JSON" }).click();
  const file = await readFile(await (await download).path());
  await expectLoaded(page);
  const shown = await page.locator("code.checksum").last().textContent();
  return { computed: createHash("sha256").update(file).digest("hex"), shown: shown ?? "" };
}

test("a round goes from planning to closing, between a leader and a planner", async ({ page, another }) => {
  const title = unique("Runden");
  await page.goto(reviews);
  await page.getByRole("link", { name: "Plan a round" }).click();
  await page.getByLabel(/^Name of the round/).fill(title);
  await page.getByLabel(/^Period from/).fill("2026-01-01");
  await page.getByLabel(/^Period to/).fill("2025-12-31");
  await page.getByLabel(/^Planned opening/).fill(daysOn(0));
  await page.getByLabel(/^Due date/).fill(daysOn(30));
  await page.getByLabel(/^Questions to the members/).fill("What went well?");
  await page.getByRole("button", { name: "Save the round" }).click();
  await expect(errorSummary(page)).toContainText("Period to");
  await expect(page.getByLabel(/^Name of the round/)).toHaveValue(title);
  await page.getByLabel(/^Period to/).fill(daysOn(0));
  await page.getByRole("button", { name: "Save the round" }).click();
  await expect(heading(page)).toHaveText(title);
  const round = page.url();

  await page.getByRole("button", { name: "Open the round" }).click();
  await expect(page.getByRole("link", { name: "Open the report from Ålesund" })).toBeVisible();
  const review = page.getByRole("button", { name: "Start the review" });
  await expect(review).toBeDisabled();
  await expect(review).toHaveAccessibleDescription("Nobody has submitted yet");

  const planner = await another("planner@alesund.example");
  await planner.goto("/alesund/reports");
  await planner.getByRole("link", { name: title }).click();
  await expect(planner.getByText("by the law on freedom of information")).toBeVisible();
  await expect(planner.getByRole("heading", { name: "The report as it is today" })).toBeVisible();
  await planner.getByRole("link", { name: "Go on to submit" }).click();
  await expect(planner.getByText("Some questions are not answered")).toBeVisible();
  await expect(planner.getByRole("button", { name: "Submit the report" })).toHaveCount(0);
  await planner.getByRole("link", { name: "Back to the report" }).click();
  await planner.getByLabel("What went well?").fill("The water");
  await planner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(planner.getByLabel("What went well?")).toHaveValue("The water");
  await planner.getByRole("link", { name: "Go on to submit" }).click();
  await expect(planner.getByText("The water", { exact: true })).toBeVisible();
  await planner.getByRole("button", { name: "Submit the report" }).click();
  await expect(planner.getByText("Matches the content")).toBeVisible();
  const own = await checksums(planner);
  expect(own.computed).toBe(own.shown);

  await page.reload();
  await page.getByRole("link", { name: "Open the report from Ålesund" }).click();
  await expect(page.getByText("The water", { exact: true })).toBeVisible();
  expect(await checksums(page)).toEqual(own);
  await page.getByRole("link", { name: "Ask questions" }).click();
  await page.getByRole("button", { name: "Send the questions" }).click();
  await expect(errorSummary(page)).toContainText("Your questions");
  await page.getByLabel(/^Your questions/).fill("Which water?");
  await page.getByRole("button", { name: "Send the questions" }).click();
  await expect(page.getByText("Which water?")).toBeVisible();

  await planner.reload();
  await expect(planner.getByText("Which water?")).toBeVisible();
  await planner.getByRole("link", { name: "Answer the network" }).click();
  await planner.getByLabel(/^Your answer/).fill("Drinking water");
  await planner.getByRole("button", { name: "Send the answer" }).click();
  await planner.getByLabel("What went well?").fill("The drinking water");
  await planner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(planner.getByLabel("What went well?")).toHaveValue("The drinking water");
  await planner.getByRole("link", { name: "Go on to submit again" }).click();
  await planner.getByRole("button", { name: "Submit the report" }).click();
  await expect(planner.getByText("Submitted again", { exact: true })).toBeVisible();

  await page.reload();
  const changes = page.getByRole("region", { name: "What differs from the submission before" });
  await expect(changes.getByRole("row", { name: /What went well/ })).toContainText("The drinking water");
  await page.getByRole("link", { name: "Accept the report" }).click();
  await page.getByRole("button", { name: "Accept the report" }).click();
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();

  await page.goto(round);
  await page.getByRole("button", { name: "Start the review" }).click();
  await page.getByRole("link", { name: "Close the round" }).click();
  await page.getByRole("button", { name: "Close the round" }).click();
  await expect(errorSummary(page)).toContainText("Why the round is closed now");
  await page.getByLabel(/^Why the round is closed now/).fill("The others join the next");
  await page.getByRole("button", { name: "Close the round" }).click();
  await expect(page.getByText("The others join the next")).toBeVisible();
  await expect(page.getByText("The round is closed. What was submitted stays.")).toBeVisible();
});

test("two rounds are compared, for all members, for one, and by a member itself", async ({ page, another }) => {
  await page.goto(reviews);
  await page.getByRole("link", { name: "Høstgjennomgang (eksempel)" }).click();
  await page.getByRole("link", { name: "Compare with the round before" }).click();
  await expect(heading(page)).toHaveText("Compared with Vårgjennomgang (eksempel)");
  const overview = page.getByRole("table", { name: "Overview" });
  await expect(overview.getByRole("row", { name: /^Ålesund/ })).toContainText("→");
  await expect(overview.getByRole("row", { name: /^Trondheim/ })).toContainText("Nothing");
  for (const name of ["Bærum", "Ålesund"]) await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await page.getByRole("link", { name: "Only Ålesund" }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Ålesund"]);
  await expect(page.getByText(/^due .*, which has passed$/).first()).toBeVisible();
  const planner = await another("planner@alesund.example");
  await planner.goto("/alesund/reports");
  await planner.getByRole("link", { name: "Høstgjennomgang (eksempel)" }).click();
  await planner.getByRole("link", { name: "Compare with the round before" }).click();
  await expect(heading(planner)).toHaveText("Compared with Vårgjennomgang (eksempel)");
  await expect(planner.getByText("Waste recycled")).toBeVisible();
});

test("a member of the network reads and decides nothing", async ({ another }) => {
  const page = await another("member@excellence.example");
  await page.goto(reviews);
  await expect(page.getByRole("link", { name: "Plan a round" })).toHaveCount(0);
  expect((await page.goto(`${reviews}/new`))?.status()).toBe(403);
});
