import type { Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { unique } from "../support/plan";
import { inMunicipality } from "../support/records";

test.use({ user: "planner@asker.example" });

const main = (page: Page) => page.getByRole("main");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** A completed project of Asker, whose effect nobody has measured; gives its address. */
const completedProject = (name: string): Promise<string> =>
  inMunicipality("asker", "planner@asker.example", async (db) => {
    const area = await db.area.findFirstOrThrow({ orderBy: { key: "asc" } });
    const { id } = await db.project.create({
      data: {
        name,
        description: "Every school got a new heat pump.",
        language: "en",
        areaKey: area.key,
        state: "completed",
        outcome: "The oil boilers are gone.",
        costOre: 125_000_000n,
      },
      select: { id: true },
    });
    return `/asker/projects/${id}`;
  });

test("a finished project is offered, copied once into another plan, and counted", async ({ page, another }) => {
  const name = unique("Heat pumps");
  const project = await completedProject(name);
  await page.goto(project);
  await page.getByRole("link", { name: "Offer as good practice" }).click();
  await expect(page.getByLabel(/^What was done/)).toHaveValue(/heat pump.*oil boilers are gone/s);
  await page.getByLabel(/^Title/).fill("");
  await page.getByLabel(/^Pitfalls/).fill("Order before the summer.");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(errorSummary(page)).toContainText("Title");
  await expect(page.getByLabel(/^Pitfalls/)).toHaveValue("Order before the summer.");
  await page.getByLabel(/^Title/).fill(name);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(heading(page)).toHaveText(name);
  const practice = page.url();
  const id = practice.split("/").at(-1) ?? "";

  // Nothing is offered on belief, and nobody else sees a draft.
  const offer = page.getByRole("button", { name: "Offer it to the network" });
  await expect(offer).toBeDisabled();
  await expect(offer).toHaveAccessibleDescription("No measured effect is recorded on the project");
  const other = await another("planner@baerum.example");
  expect((await other.goto(`/baerum/practices/${id}`))?.status()).toBe(404);

  await page.goto(`${project}/effect`);
  await page.getByLabel(/^KPI/).selectOption({ index: 1 });
  await page.getByLabel(/^Measured value/).fill("12,5");
  await page.getByLabel(/^Explanation/).fill("Read from the meters.");
  await page.getByRole("button", { name: "Save the effect" }).click();
  await expect(heading(page)).toHaveText(name);
  await page.goto(practice);
  await offer.click();
  await expect(page.getByText("Not copied yet")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Measured effect" })).toBeVisible();

  await other.goto("/baerum/practices");
  await other.getByRole("link", { name }).click();
  await expect(main(other)).toContainText("Order before the summer.");
  await expect(main(other)).toContainText("12.5");
  await other.getByRole("link", { name: "Copy into the plan" }).click();
  const copied = `${name}, after Asker`;
  await other.getByLabel(/^Name of the project/).fill(copied);
  await other.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(heading(other)).toHaveText(copied);
  await expect(main(other)).toContainText("Idea");
  await expect(main(other)).toContainText("Pitfalls: Order before the summer.");

  // The link back is kept, and a second copy has to be asked for.
  await other.getByRole("link", { name, exact: true }).click();
  await expect(other).toHaveURL(`/baerum/practices/${id}`);
  await expect(main(other)).toContainText("Copied 1 time");
  await expect(other.getByRole("link", { name: copied })).toBeVisible();
  await other.getByRole("link", { name: "Copy into the plan" }).click();
  await other.getByLabel(/^Name of the project/).fill(`${copied}, again`);
  await other.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(errorSummary(other)).toContainText("The practice was copied before");
  await expect(other.getByLabel(/^Name of the project/)).toHaveValue(`${copied}, again`);

  // The count shows to whoever offered it, and the network is told who copied.
  await page.reload();
  await expect(main(page)).toContainText("Copied 1 time");
  const leader = await another("leader@excellence.example");
  await leader.goto(`/network/excellence/practices/${id}`);
  await expect(main(leader)).toContainText("Copied 1 time");
  await expect(main(leader)).toContainText("Bærum");

  // Withdrawn it is offered no more; the copy stays in its plan.
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("button", { name: "Offer it to the network" })).toBeEnabled();
  expect((await other.goto(`/baerum/practices/${id}`))?.status()).toBe(404);
  await other.goto("/baerum/projects");
  await expect(other.getByRole("link", { name: copied, exact: true })).toBeVisible();
});
