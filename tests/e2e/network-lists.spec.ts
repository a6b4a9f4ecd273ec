import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import excel from "exceljs";
import { errorSummary, expect, expectLoaded, test } from "../support/page";

test.use({ user: "leader@excellence.example" });

test("a leader filters the members' projects and takes home exactly what is on the screen", async ({ page }) => {
  await page.goto("/network/excellence/projects");
  await expect(
    page.getByText(/^4 of \d+ members share their plan in detail\. Not shown here: .*Trondheim/),
  ).toBeVisible();
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Municipality", { exact: true }).selectOption({ label: "Ålesund" });
  await page.getByLabel("Needs attention").selectOption({ label: "Late" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/municipality=alesund/);
  await page.getByRole("columnheader", { name: "Project" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=name/);
  await expectLoaded(page);
  const names = await page.getByRole("rowheader").getByRole("link").allTextContents();
  expect(names.length).toBeGreaterThan(1);

  const saved = async (button: string) => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: button }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), path: await download.path() };
  };
  const csv = await saved("Download CSV");
  expect(csv.name).toBe("excellence-Projects.csv");
  const lines: string[][] = parse(await readFile(csv.path, "utf8"));
  expect(lines.slice(1).map(([name]) => name)).toEqual(names);

  const xlsx = await saved("Download spreadsheet");
  expect(xlsx.name).toBe("excellence-Projects.xlsx");
  const book = new excel.Workbook();
  await book.xlsx.readFile(xlsx.path);
  const column = book.worksheets[0]?.getColumn(1).values ?? [];
  expect(column.slice(2)).toEqual(names);
});

test("a project opens with what its municipality shares, and no more", async ({ page }) => {
  await page.goto("/network/excellence/projects?municipality=asker");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByText("This is what Asker shares with the network. Persons are not shown.")).toBeVisible();
  await expect(page.getByText("The municipality does not share its money in detail.")).toBeVisible();

  await page.goto("/network/excellence/funding");
  await expect(page.getByText(/^2 of \d+ members share both plan and money in detail\./)).toBeVisible();
  await expect(page.getByRole("cell", { name: "Asker" })).toHaveCount(0);
});

test("two members are compared on a KPI, and one that shares no figures is named", async ({ page }) => {
  await page.goto("/network/excellence/compare");
  await page.getByRole("checkbox", { name: "Rana" }).check();
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(errorSummary(page)).toContainText("Choose at least one KPI.");
  await expect(page.getByRole("checkbox", { name: "Rana" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Bærum" }).check();
  await page.getByRole("checkbox", { name: /^Trondheim/ }).check();
  await page.locator("summary", { hasText: "Economy" }).click();
  await page.getByRole("checkbox", { name: /^Water supply loss/ }).check();
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("img", { name: "Water supply loss for 2 members over the years." })).toBeVisible();
  const table = page.getByRole("table", { name: "Water supply loss" });
  await expect(table.getByRole("row", { name: /Rana/ })).toContainText("37.1%");
  await expect(page.getByText("figures are not shared in detail: Trondheim.")).toBeVisible();

  await page.getByLabel("Show those like").selectOption({ label: "Asker" });
  await page.getByRole("button", { name: "Similar size" }).click();
  await expect(page.getByText(/^Asker and 2 other members with a population from \d/)).toBeVisible();
  await expect(table.getByRole("row", { name: /Ålesund/ })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the list can be searched and the comparison chosen", async ({ page }) => {
    await page.goto("/network/excellence/recommendations");
    await page.getByText("Filter", { exact: true }).click();
    await page.getByLabel("Search the text").fill("water");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByRole("rowheader").first()).toBeVisible();
    await expect(page.getByRole("link", { name: /Search: water/ })).toBeVisible();
    await page.goto("/network/excellence/compare");
    await page.getByRole("button", { name: "Same county" }).click();
    await expect(page.getByText("Choose at least one KPI.")).toBeVisible();
  });
});
