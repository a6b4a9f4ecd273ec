import { expect, test } from "../support/page";
import { unique } from "../support/plan";

test.describe("a planner", () => {
  test.use({ user: "planner@alesund.example" });

  test("adds, corrects and removes evidence, and what was typed wrong is kept", async ({ page }) => {
    await page.goto("/alesund/commitments");
    await page.getByRole("link", { name: "Judgement and evidence for Plans" }).click();
    await page.getByRole("link", { name: "Add evidence" }).click();
    const title = unique("Council case");
    await page.getByLabel("Kind").selectOption("link");
    await page.getByLabel(/^Title/).fill(title);
    await page.getByLabel("Date").fill("2026-02-03");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("A link needs an address").first()).toBeVisible();
    await expect(page.getByLabel(/^Title/)).toHaveValue(title);
    await page.getByLabel("Web address").fill("https://alesund.example/case/7");
    await page.getByLabel("What it is about").selectOption({ label: "Gaps with an answered recommendation" });
    await page.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("row", { name: title });
    await expect(row).toContainText("Gaps with an answered recommendation");
    await expect(row.getByRole("link", { name: title, exact: true })).toHaveAttribute(
      "href",
      "https://alesund.example/case/7",
    );

    await row.getByRole("link", { name: `Edit ${title}` }).click();
    await page.getByLabel("Case number").fill("2026/7");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(row).toContainText("Case 2026/7");
    await row.getByRole("link", { name: `Edit ${title}` }).click();
    await page.getByRole("link", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plans");
    await expect(page.getByText(title)).toHaveCount(0);
  });

  test("disputes a computed status in her own name, keeps today's, and sees how it went", async ({ page }) => {
    await page.goto("/alesund/commitments/of/measurement/judgement");
    await page.getByRole("button", { name: "Save the judgement" }).click();
    await expect(page.getByRole("link", { name: /Reason/ })).toBeVisible();
    const reason = unique("The effect was measured elsewhere");
    await page.getByLabel("I dispute it").check();
    await page.getByLabel(/^Reason/).fill(reason);
    await page.getByRole("button", { name: "Save the judgement" }).click();
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByText("It still stands.").first()).toBeVisible();

    await page.goto("/alesund/commitments");
    await expect(page.getByText(reason)).toBeVisible();
    const history = page.getByRole("region", { name: "Status by quarter" });
    await expect(history.getByRole("row")).not.toHaveCount(1);
    const keep = page.getByRole("button", { name: "Keep today's status" });
    await expect(keep.or(page.getByText("Today's status is kept."))).toBeVisible();
    if ((await keep.count()) > 0) await keep.click();
    await expect(page.getByText("Today's status is kept.")).toBeVisible();
  });
});

test.describe("a reader", () => {
  test.use({ user: "reader@alesund.example" });

  test("sees it all and may change none of it", async ({ page }) => {
    await page.goto("/alesund/commitments/of/plans");
    await expect(page.getByRole("heading", { name: "Evidence" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Add evidence" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Judge the status" })).toHaveCount(0);
    expect((await page.goto("/alesund/commitments/of/plans/judgement"))?.status()).toBe(403);
  });
});

test.describe("a network's leader", () => {
  test.use({ user: "leader@excellence.example" });

  test("sees the members side by side and says something the municipality reads", async ({ page, another }) => {
    await page.goto("/network/excellence/commitments");
    await page.getByRole("link", { name: "Plans" }).first().click();
    await expect(page.getByRole("columnheader", { name: "Plans" })).toHaveAttribute("aria-sort", "descending");
    const table = page.getByRole("region", { name: "Commitments by member" });
    await expect(table.getByRole("row", { name: /Trondheim/ })).toContainText("Kept");
    await expect(table.getByRole("row", { name: /Ålesund/ })).toContainText("Computed now");
    await table.getByRole("link", { name: "Ålesund" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ålesund");
    const text = unique("Well done");
    await page.getByLabel(/^Commitment/).selectOption("knowledge");
    await page.getByLabel(/^Comment \(|^Comment$/).fill(text);
    await page.getByRole("button", { name: "Save the comment" }).click();
    await expect(page.getByText(text)).toBeVisible();

    const planner = await another("planner@alesund.example");
    await planner.goto("/alesund/commitments/of/knowledge");
    await expect(planner.getByText(text)).toBeVisible();
  });
});
