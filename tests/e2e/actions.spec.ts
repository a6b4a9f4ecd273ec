import { randomUUID } from "node:crypto";
import { errorSummary, expect, test } from "../support/page";
import { inMunicipality } from "../support/records";

const planner = "planner@alesund.example";
test.use({ user: planner });

// The rest of the work with actions is in action-work.spec.ts.

/** An action of a test's own, under a project of the demo. */
async function ownAction(): Promise<{ title: string; id: string }> {
  const title = `Test av tiltak ${randomUUID().slice(0, 8)}`;
  const id = await inMunicipality("alesund", planner, async (db) => {
    const project = await db.project.findFirstOrThrow({ where: { name: "Car pool solution" } });
    const made = await db.action.create({
      data: {
        title,
        language: "nb",
        state: "in_progress",
        projectId: project.id,
        dueOn: new Date("2027-03-01T00:00:00Z"),
      },
    });
    return made.id;
  });
  return { title, id };
}

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
