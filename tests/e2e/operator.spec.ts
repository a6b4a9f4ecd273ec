import { withJobs } from "../../app/db/door.server";
import { disconnect } from "../../app/db/client.server";
import { provideEnvironment } from "../../app/env.server";
import { browserServer } from "../setup/browsers";
import { errorSummary, expect, test } from "../support/page";
import { unique } from "../support/plan";

/** The link in the newest mail to this address, as its receiver follows it. */
async function linkTo(recipient: string): Promise<string> {
  const { runtimeUrl } = browserServer();
  provideEnvironment({ MODE: "demo", DATABASE_RUNTIME_URL: runtimeUrl, DATABASE_POOL: "1", LOG_LEVEL: "silent" });
  try {
    const mail = await withJobs((db) =>
      db.outboxMessage.findFirst({ where: { recipient }, orderBy: { createdAt: "desc" }, select: { text: true } }),
    );
    return /\/invitation\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
  } finally {
    await disconnect();
  }
}

test.describe("the operator", () => {
  test.use({ user: "operator@tiltak.example" });

  test("creates a municipality, whose administrator gets in and finds pages that say what to do first", async ({
    page,
    browser,
    baseURL,
  }) => {
    await page.goto("/operator/municipalities");
    await page.getByRole("link", { name: "New municipality" }).click();
    const form = page.getByRole("main");
    await form.getByRole("button", { name: "Create and invite" }).click();
    await expect(errorSummary(page)).toBeFocused();
    const name = unique("Nyvik");
    const key = name.toLowerCase().replace(" ", "-");
    await form.getByRole("textbox", { name: /^Name/ }).first().fill(name);
    await form.getByLabel(/^Key in the address/).fill("operator");
    await form.getByLabel("Population").fill("4 200");
    await form.getByLabel(/^Language/).selectOption("en");
    await form.getByRole("textbox", { name: /^Name/ }).last().fill("Ada Berg");
    await form.getByLabel(/^E-mail address/).fill(`ada@${key}.example`);
    await form.getByRole("button", { name: "Create and invite" }).click();
    await expect(errorSummary(page)).toContainText("Tiltak uses this address itself");
    await expect(form.getByLabel("Population")).toHaveValue("4 200");
    await form.getByLabel(/^Key in the address/).fill(key);
    await form.getByRole("button", { name: "Create and invite" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(form).toContainText("Nobody decides here yet");
    // Who made it is not let in.
    expect((await page.request.get(`/${key}`)).status()).toBe(404);

    const context = await browser.newContext({ baseURL, locale: "en-GB" });
    const administrator = await context.newPage();
    await administrator.goto(await linkTo(`ada@${key}.example`));
    await administrator.getByLabel(/^Choose a password/).fill("harestad kvitveis 41");
    await administrator.getByRole("button", { name: /^Join/ }).click();
    await expect(administrator).toHaveURL(`/${key}`);
    for (const path of [
      "",
      "/gaps",
      "/kpis",
      "/recommendations",
      "/projects",
      "/actions",
      "/funding",
      "/commitments",
      "/settings",
    ]) {
      const answer = await administrator.goto(`/${key}${path}`);
      expect(answer?.status(), path).toBe(200);
      await expect(administrator.getByRole("heading", { level: 1 }), path).toBeVisible();
    }
    await context.close();

    await page.reload();
    await expect(form).not.toContainText("Nobody decides here yet");
    await page.goto("/operator/municipalities");
    await page.getByLabel("Search by name or key").fill(key);
    await form.getByRole("button", { name: "Search" }).click();
    await expect(form.getByRole("row")).toHaveCount(2);
  });

  test("sees health and use, and no municipality in the switcher", async ({ page }) => {
    await page.goto("/start");
    await expect(page).toHaveURL("/operator");
    await expect(page.getByRole("main")).toContainText("answers");
    await expect(page.getByRole("main")).toContainText("applied");
    await expect(page.getByRole("banner").getByText("Ålesund")).toHaveCount(0);
  });

  test("is refused a wrong organisation number, which stays in its field", async ({ page }) => {
    await page.goto("/operator/partners/new");
    await page.getByLabel(/^Organisation number/).fill("974 760 674");
    await page.getByRole("button", { name: "Create and invite" }).click();
    await expect(errorSummary(page)).toContainText("Check its nine digits");
    await expect(page.getByLabel(/^Organisation number/)).toHaveValue("974 760 674");
  });
});

test.describe("others", () => {
  test.use({ user: "administrator@alesund.example" });

  test("are not told that there are such pages", async ({ page }) => {
    for (const path of ["/operator", "/operator/municipalities", "/network/excellence", "/partner/havbris"]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
    }
  });
});

test.describe("a support session", () => {
  test.use({ user: "administrator@alesund.example" });

  test("lets the operator read and nothing else, is told on every page, and ends", async ({ page, another }) => {
    await page.goto("/alesund/settings/support");
    await page.getByLabel(/^Whom to let in/).selectOption({ label: "Vebjørn Lunde" });
    await page.getByLabel(/^How many hours/).fill("9");
    await page.getByRole("button", { name: "Let in" }).click();
    await expect(errorSummary(page)).toBeFocused();
    await page.getByLabel(/^Why/).fill("A figure looks wrong");
    await page.getByLabel(/^How many hours/).fill("1");
    await page.getByRole("button", { name: "Let in" }).click();
    await expect(page.getByRole("complementary", { name: "Support session" })).toContainText("Vebjørn Lunde");

    const operator = await another("operator@tiltak.example");
    await operator.goto("/operator");
    await operator.getByLabel(/^Switch workspace/).click();
    await operator.getByRole("link", { name: /^Ålesund/ }).click();
    await expect(operator).toHaveURL("/alesund");
    await expect(operator.getByRole("complementary", { name: "Support session" })).toContainText("Everyone");
    expect((await operator.request.get("/alesund/actions/new")).status()).toBe(403);

    await page.goto("/alesund/gaps");
    await page.getByRole("link", { name: "See or end the support session" }).click();
    await page.getByRole("link", { name: "End the support session of Vebjørn Lunde now" }).click();
    await page.getByRole("main").getByRole("button", { name: "End now" }).click();
    await expect(page.getByRole("table")).toContainText("A figure looks wrong");
    await expect(page.getByRole("complementary", { name: "Support session" })).toHaveCount(0);
    expect((await operator.request.get("/alesund")).status()).toBe(404);
  });
});

test.describe("a network", () => {
  test.use({ user: "leader@excellence.example" });

  test("shows who belongs, and its leader invites others", async ({ page }) => {
    await page.goto("/start");
    await expect(page).toHaveURL("/network/excellence");
    await page.getByRole("link", { name: "Members", exact: true }).first().click();
    await expect(page.getByRole("table").filter({ hasText: "Odd Brattli" })).toBeVisible();
    const email = `${unique("new").replace(" ", "-")}@excellence.example`;
    await page.getByLabel(/^E-mail address/).fill(email);
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByRole("table").filter({ hasText: email })).toBeVisible();
    await page.getByRole("link", { name: `Take back the invitation to ${email}` }).click();
    await page.getByRole("main").getByRole("button", { name: "Take back" }).click();
    await expect(page.getByRole("main")).not.toContainText(email);
  });
});
