import type { Page } from "@playwright/test";
import { errorSummary, expect, test } from "../support/page";
import { signIn } from "../support/sign-in";

test.use({ user: "leader@excellence.example" });

const matrix = (page: Page) => page.getByRole("table", { name: /^The band of each member/ });
const members = (page: Page) => matrix(page).locator("tbody").getByRole("rowheader");

test("the matrix is sorted by a column, opens into the data points behind a cell, and can be taken along", async ({
  page,
}) => {
  await page.goto("/network/excellence");
  await expect(matrix(page).getByRole("row", { name: /^Rana/ })).toContainText("57/108");
  const transport = matrix(page).getByRole("columnheader", { name: "Transport" });
  await transport.getByRole("link").click();
  await expect(page).toHaveURL(/sort=economy\.transport/);
  await expect(transport).toHaveAttribute("aria-sort", "ascending");
  await transport.getByRole("link").click();
  await expect(transport).toHaveAttribute("aria-sort", "descending");
  await expect(members(page).first()).toContainText("Trondheim");

  // A summary shows bands and opens nothing; who shares nothing has no cells.
  await expect(
    matrix(page)
      .getByRole("row", { name: /^Trondheim/ })
      .getByRole("link"),
  ).toHaveCount(0);
  await expect(
    matrix(page)
      .getByRole("row", { name: /Shares no figures/ })
      .first(),
  ).toBeVisible();

  await matrix(page).getByRole("row", { name: /^Rana/ }).getByRole("link", { name: "2 8/15" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rana: Economy · Transport");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(16);

  const file = await page.request.get("/network/excellence/matrix.csv?sort=-economy.transport");
  expect(file.headers()["content-type"]).toContain("text/csv");
  const lines = (await file.text()).trimEnd().split("\r\n");
  expect(lines[1]).toMatch(/^Trondheim,/);
  const workbook = await page.request.get("/network/excellence/matrix.xlsx?by=goal");
  expect(workbook.headers()["content-type"]).toContain("spreadsheetml.sheet");
  expect((await workbook.body()).subarray(0, 2).toString()).toBe("PK");

  await page.goto("/network/excellence/municipalities/trondheim?category=economy.transport");
  await expect(page.getByRole("main")).toContainText("Trondheim shares a summary");
  const stranger = await page.request.get("/network/excellence/municipalities/nowhere");
  expect(stranger.status()).toBe(404);
});

test("a leader goes from a shared gap to the members, who find the message in their own place", async ({
  page,
  another,
}) => {
  await page.goto("/network/excellence/shared-gaps?goal=6");
  await page.getByRole("main").getByRole("link", { name: "Water supply loss" }).click();
  await expect(page.getByRole("table", { name: "Members short of the target" }).getByRole("row")).toHaveCount(5);
  await page.getByRole("link", { name: "Write to the members" }).click();
  await expect(page.getByRole("checkbox", { name: "Rana" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Rana" }).uncheck();
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(errorSummary(page)).toBeFocused();
  await expect(page.getByRole("checkbox", { name: "Rana" })).not.toBeChecked();
  await page.getByLabel("Message", { exact: true }).fill("Shall we look for leaks together?");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page).toHaveURL(/shared-gaps\//);
  await expect(page.getByRole("main")).toContainText("Shall we look for leaks together?");

  const member = await another("planner@alesund.example");
  await member.goto("/alesund/networks");
  await expect(member.getByRole("main")).toContainText("Shall we look for leaks together?");
  const other = await another("planner@rana.example");
  await other.goto("/rana/networks");
  await expect(other.getByRole("main")).not.toContainText("Shall we look for leaks together?");
});

test("a member of the network reads along and writes to nobody", async ({ page, context }) => {
  await context.clearCookies();
  await signIn(context, "member@excellence.example");
  await page.goto("/network/excellence/messages");
  await expect(page.getByRole("heading", { name: "Sent messages" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send the message" })).toHaveCount(0);
});
