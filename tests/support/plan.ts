import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect } from "./page";

// Records a test makes for itself, through the pages as people do: tests that run at once do not meet each other's.

/** A name that nothing else has. */
export const unique = (name: string): string => `${name} ${randomBytes(4).toString("hex")}`;

/** A day so many days from now, as date fields hold it. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Makes an action in Bærum and stays on its page; gives its address. */
export async function makeAction(
  page: Page,
  { title, owner, dueOn }: { title: string; owner?: string; dueOn?: string },
): Promise<string> {
  await page.goto("/baerum/actions/new");
  await page.getByRole("textbox", { name: /^Name/ }).fill(title);
  await page.getByLabel("Project", { exact: true }).selectOption({ label: "FutureBuilt (Bærum)" });
  if (owner) await page.getByLabel("Owner").selectOption({ label: owner });
  if (dueOn) await page.getByLabel("Due").fill(dueOn);
  await page.getByRole("button", { name: "Create action" }).click();
  await expect(page.getByRole("article", { name: title })).toBeVisible();
  return page.url();
}

/** Makes a project in Bærum and stays on its page; gives its address. */
export async function makeProject(page: Page, { name, from = "" }: { name: string; from?: string }): Promise<string> {
  await page.goto(`/baerum/projects/new${from}`);
  await page.getByRole("textbox", { name: /^Name of the project/ }).fill(name);
  await page.getByLabel(/^Area/).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Create the project" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return page.url();
}

/** Writes a recommendation of Bærum's own about these KPIs, stays on its page and gives its address. */
export async function makeRecommendation(page: Page, title: string, kpis: readonly string[]): Promise<string> {
  await page.goto("/baerum/recommendations/new");
  await page.getByRole("textbox", { name: /^Title/ }).fill(title);
  await page.getByRole("textbox", { name: /^What is recommended/ }).fill("Written by a test.");
  await page.getByLabel(/^Area/).selectOption({ index: 1 });
  for (const kpi of kpis) await page.getByRole("checkbox", { name: new RegExp(`^${kpi}`) }).check();
  await page.getByRole("button", { name: "Save the recommendation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return page.url();
}
