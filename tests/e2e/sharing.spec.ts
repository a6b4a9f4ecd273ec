import { asOperator, beforeSignIn, withNetwork } from "../../app/db/door.server";
import { errorSummary, expect, test } from "../support/page";
import { unique } from "../support/plan";
import { onTheServersDatabase } from "../support/sign-in";

const leader = "leader@excellence.example";
const administrator = "administrator@alesund.example";

/** A network of the test's own, so that the demo's is left as it is; with the demo's leader as its leader. Gives its key. */
const newNetwork = (name: string): Promise<string> =>
  onTheServersDatabase(async () => {
    const user = await beforeSignIn((db) =>
      db.user.findFirstOrThrow({ where: { email: leader }, select: { id: true } }),
    );
    const key = `net-${crypto.randomUUID().slice(0, 8)}`;
    const { id } = await asOperator({ userId: user.id }, (db) =>
      db.network.create({ data: { key, name }, select: { id: true } }),
    );
    await withNetwork(id, { userId: user.id }, (db) =>
      db.networkMember.createMany({ data: [{ networkId: id, userId: user.id, role: "network_leader" }] }),
    );
    return key;
  });

test.describe("sharing with a network", () => {
  test.use({ user: administrator });

  test("is asked for, agreed to, previewed, saved, seen, and withdrawn by leaving", async ({ page, another }) => {
    const name = unique("Fjordnettverket");
    const key = await newNetwork(name);
    const network = await another(leader);
    await network.goto(`/network/${key}/members`);
    await expect(network.getByText("No municipality has been asked yet.")).toBeVisible();
    await network.getByRole("link", { name: "Ask a municipality" }).click();
    await network.getByLabel(/^Municipality/).fill("no-such-key");
    await network.getByLabel("Wave").fill("2");
    await network.getByRole("button", { name: "Ask the municipality" }).click();
    await expect(errorSummary(network)).toContainText("No municipality with public pages has this name");
    await expect(network.getByLabel(/^Municipality/)).toHaveValue("no-such-key");
    await expect(network.getByLabel("Wave")).toHaveValue("2");
    await network.getByLabel(/^Municipality/).fill("alesund");
    await network.getByRole("button", { name: "Ask the municipality" }).click();
    const row = network.getByRole("row", { name: /Ålesund/ }).first();
    await expect(row).toContainText("Awaiting an answer");

    await page.goto("/alesund/settings");
    await page.getByRole("link", { name: "Sharing" }).click();
    await page.getByRole("link", { name: `Answer ${name}` }).click();
    await page.getByRole("link", { name: "Join" }).click();
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Sharing with ${name}`);

    await page.getByRole("group", { name: "Plan", exact: true }).getByLabel("Everything").check();
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Preview for ${name}`);
    await expect(page.getByText("Not saved yet")).toBeVisible();
    await expect(page.getByRole("region", { name: "Projects" }).getByRole("row").nth(1)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Money: Nothing" })).toBeVisible();
    // What the public would see is one link away, and the way back keeps what was chosen.
    await page.getByRole("link", { name: "See what everyone gets to see" }).click();
    await page.getByRole("link", { name: "Back to what the network gets to see" }).click();
    await expect(page.getByText("Not saved yet")).toBeVisible();
    // Nothing is shared by looking.
    await network.reload();
    await expect(row).toContainText("Shares nothing");
    await page.getByRole("link", { name: "Go back and change" }).click();
    await expect(page.getByRole("group", { name: "Plan", exact: true }).getByLabel("Everything")).toBeChecked();
    await page.getByRole("button", { name: "Save what is shared" }).click();
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Plan: Everything");
    await network.reload();
    await expect(row).toContainText("Plan: Everything");

    await page.getByRole("link", { name: `Change what is shared with ${name}` }).click();
    await page.getByRole("link", { name: "Leave the network" }).click();
    await page.getByRole("button", { name: "Leave" }).click();
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("No longer a member");
    await network.reload();
    await expect(row).toContainText("No longer a member");
    await expect(row).not.toContainText("Everything");
    await network.getByRole("link", { name: "The network's history" }).click();
    await expect(network.getByRole("listitem").filter({ hasText: "Membership: changed" }).first()).toContainText(
      "No longer a member",
    );
  });

  test("shows both versions when two administrators save", async ({ page, another }) => {
    await page.goto("/alesund/settings/sharing/excellence");
    const colleague = await another(administrator);
    await colleague.goto("/alesund/settings/sharing/excellence");
    // A later day, so that what other tests look at stays to be seen: the figures are shown as before.
    await page
      .getByLabel("Updates: visible from")
      .or(page.getByLabel("Status updates: visible from"))
      .fill("2026-01-01");
    await page.getByRole("button", { name: "Save what is shared" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sharing");
    await colleague.getByLabel("Status updates: visible from").fill("2026-02-01");
    await colleague.getByRole("button", { name: "Save what is shared" }).click();
    await expect(colleague.getByText("Someone else saved first. Nothing is lost")).toBeVisible();
  });
});

test("the preview works without script", async ({ browser, baseURL }) => {
  const { signIn } = await import("../support/sign-in");
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "en-GB" });
  await signIn(context, administrator);
  const page = await context.newPage();
  await page.goto("/alesund/settings/sharing/excellence");
  await page.getByRole("group", { name: "Figures", exact: true }).getByLabel("Summary").check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("heading", { name: "Figures: Summary" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Row of the matrix" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Data points" })).toHaveCount(0);
  await context.close();
});

test.describe("who is no administrator", () => {
  test.use({ user: "planner@alesund.example" });
  test("decides nothing about sharing", async ({ page }) => {
    for (const path of ["", "/excellence", "/excellence/preview"])
      expect((await page.goto(`/alesund/settings/sharing${path}`))?.status()).toBe(403);
  });
});
