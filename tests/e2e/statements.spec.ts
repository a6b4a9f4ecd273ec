import AxeBuilder from "@axe-core/playwright";
import { post } from "../../app/domain/mail/outbox.server";
import { expect, test } from "../support/page";
import { unique } from "../support/plan";
import { inMunicipality } from "../support/records";

test.describe("the product's statements", () => {
  for (const [name, heading] of [
    ["Privacy", "What is kept about you"],
    ["Accessibility", "What we know is missing"],
  ] as const) {
    test(`on ${name.toLowerCase()} is found from every page and read without script`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "en-GB" });
      const page = await context.newPage();
      await page.goto("/login");
      await page.getByRole("contentinfo").getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      expect(await page.getByRole("main").innerText()).not.toMatch(/\{\{|##|undefined|NaN/);
      await context.close();
    });
  }

  test("say how long things are kept, as the settings have it", async ({ page }) => {
    await page.goto("/privacy");
    const main = page.getByRole("main");
    await expect(main).toContainText("Invitations are deleted 90 days after");
    await expect(main).toContainText("deleted 1 day after they have run out");
  });
});

test.describe("a municipality's own statement", () => {
  test.use({ user: "administrator@alesund.example" });

  test("is written, shown to everyone as text, changed by one at a time, and taken away", async ({
    page,
    another,
    browser,
    baseURL,
  }) => {
    await page.goto("/alesund/settings");
    await page.getByRole("link", { name: "Privacy and accessibility" }).click();
    await page.getByRole("link", { name: "Write: Privacy in English" }).click();
    const mark = unique("Our own");
    const text = `${mark} & <img src=x onerror="document.title='run'">\n\n## How to reach us\n\n- post@alesund.example\n- https://alesund.example/personvern.`;
    await page.getByLabel("The text").fill(text);
    // A colleague has opened the same page, empty as it was.
    const colleague = await another("administrator@alesund.example");
    await colleague.goto(page.url());
    await page.getByRole("button", { name: "Save the text" }).click();
    await expect(page.getByRole("row", { name: /Privacy English/ })).toContainText("The municipality's own, changed");

    await colleague.getByLabel("The text").fill("Another text");
    await colleague.getByRole("button", { name: "Save the text" }).click();
    await expect(colleague.getByText("Someone else saved first. Nothing is lost")).toBeVisible();
    await expect(colleague.getByText("Another text").first()).toBeVisible();

    const visitor = await (await browser.newContext({ baseURL, locale: "en-GB" })).newPage();
    await visitor.goto("/privacy");
    await visitor.getByRole("main").getByRole("link", { name: "Ålesund" }).click();
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Privacy in Ålesund");
    await expect(visitor.getByText(`${mark} & <img src=x`)).toBeVisible();
    await expect(visitor).toHaveTitle("Privacy in Ålesund – Tiltak");
    await expect(visitor.getByRole("heading", { level: 2, name: "How to reach us" })).toBeVisible();
    await expect(visitor.getByRole("link", { name: "post@alesund.example" })).toHaveAttribute(
      "href",
      "mailto:post@alesund.example",
    );
    await expect(
      visitor.getByRole("link", { name: "https://alesund.example/personvern", exact: true }),
    ).toHaveAttribute("href", "https://alesund.example/personvern");
    const { violations } = await new AxeBuilder({ page: visitor }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await visitor.context().close();

    // Who reads nynorsk gets the product's text, and is told where the municipality's own stands.
    const norwegian = await (await browser.newContext({ baseURL, locale: "nn-NO" })).newPage();
    await norwegian.goto("/privacy/alesund");
    await expect(norwegian.getByRole("heading", { name: "Kva som blir lagra om deg" })).toBeVisible();
    await norwegian.getByRole("link", { name: "Les han på engelsk" }).click();
    await expect(norwegian.getByText(mark)).toBeVisible();
    await expect(norwegian.locator(".statement")).toHaveAttribute("lang", "en");
    await norwegian.context().close();

    await page.getByRole("link", { name: "Edit: Privacy in English" }).click();
    await page.getByLabel("The text").fill("");
    await page.getByRole("button", { name: "Save the text" }).click();
    await expect(page.getByRole("row", { name: /Privacy English/ })).toContainText("The product's");
  });

  test("that is too long is kept in the form and told at its field", async ({ page }) => {
    await page.goto("/alesund/settings/statements/accessibility/nn");
    await page.getByLabel("Teksten").or(page.getByLabel("The text")).fill("x".repeat(20_001));
    await page.getByRole("button", { name: "Save the text" }).click();
    await expect(page.locator(".ds-error-summary")).toContainText("20000");
    await expect(page.getByLabel("The text")).toHaveValue("x".repeat(20_001));
  });
});

test.describe("who is no administrator", () => {
  test.use({ user: "planner@alesund.example" });
  test("does not edit statements", async ({ page }) => {
    expect((await page.goto("/alesund/settings/statements"))?.status()).toBe(403);
  });
});

test("a municipality that has published nothing has no page", async ({ page }) => {
  expect((await page.goto("/privacy/no-such-place"))?.status()).toBe(404);
});

test("the demo shows the mail it would have sent, with links that work", async ({ page, baseURL }) => {
  const subject = unique("Invitasjon til Ålesund");
  await inMunicipality("alesund", "planner@alesund.example", (db) =>
    post(db, {
      kind: "invitation",
      recipient: "guest@kommune.example",
      language: "nb",
      subject,
      text: `Hei!\n\nÅpne ${baseURL}/privacy for å lese mer.\n\n<b>Hilsen</b>`,
    }),
  );
  await page.goto("/");
  await page.getByRole("link", { name: "See the mail it would have sent" }).click();
  const mail = page.getByRole("article", { name: subject });
  await expect(mail).toContainText("guest@kommune.example");
  await expect(mail).toContainText("<b>Hilsen</b>");
  await mail.getByRole("link").click();
  await expect(page).toHaveURL("/privacy");
});
