import { errorSummary, expect, expectLoaded, test } from "../support/page";
import { demoAccounts } from "../../prisma/demo.server";

const email = "reader@alesund.example";
const { password } = demoAccounts;

test.describe("signing in", () => {
  test("leads to one's municipality, and out again", async ({ page }) => {
    await page.goto("/login");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/alesund");
    await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();

    const [session] = (await page.context().cookies()).filter(({ name }) => name.endsWith("tiltak-session"));
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    // What the browser keeps is not what the page may read.
    expect(await page.evaluate(() => document.cookie)).toBe("");

    await page.getByLabel(/, account$/).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    await page.goto("/alesund");
    await expect(page).toHaveURL("/login?redirectTo=%2Falesund");
    // The session is gone from the database too: the cookie kept from before opens nothing.
    if (session) await page.context().addCookies([session]);
    await page.goto("/alesund");
    await expect(page).toHaveURL("/login?redirectTo=%2Falesund");
  });

  test("with a wrong password keeps the address, empties the password and says the same as for an unknown address", async ({
    page,
  }) => {
    const answers: string[] = [];
    for (const tried of [email, "nobody@alesund.example"]) {
      await page.goto("/login");
      await page.getByLabel("E-mail address").fill(tried);
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
      const summary = errorSummary(page);
      await expect(summary).toBeFocused();
      await expect(page.getByLabel("E-mail address")).toHaveValue(tried);
      await expect(page.getByLabel("Password")).toHaveValue("");
      await expectLoaded(page);
      answers.push(await summary.innerText());
    }
    expect(answers[0]).toContain("do not");
    expect(answers[1]).toBe(answers[0]);
  });

  test("names what is missing at its field", async ({ page }) => {
    await page.goto("/login");
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(errorSummary(page)).toBeFocused();
    await errorSummary(page).getByRole("link").first().click();
    await expect(page.getByLabel("E-mail address")).toBeFocused();
    await expect(page.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
  });

  test("goes on to the page that asked for it", async ({ page }) => {
    await page.goto("/alesund/kpis?level=core");
    await expect(page).toHaveURL("/login?redirectTo=%2Falesund%2Fkpis%3Flevel%3Dcore");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/alesund/kpis?level=core");
  });

  test("never leads to another site", async ({ page, request, baseURL }) => {
    const elsewhere = [
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "https://evil.example/",
      "javascript:alert(1)",
      "/\t/evil.example",
      "/%09/evil.example",
      "/%2F/evil.example",
      "///evil.example",
      "/.//evil.example",
      "evil.example",
    ];
    for (const redirectTo of elsewhere) {
      const answer = await request.post("/login", { form: { email, password, redirectTo }, maxRedirects: 0 });
      expect(answer.status(), redirectTo).toBe(303);
      const place = new URL(answer.headers().location ?? "", baseURL);
      expect(place.origin, redirectTo).toBe(new URL(baseURL ?? "").origin);
    }
    await page.goto(`/login?redirectTo=${encodeURIComponent("//evil.example")}`);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByLabel(/, account$/)).toBeVisible();
    await expect(page).toHaveURL("/alesund");
  });
});

test.describe("the language", () => {
  const words = { nb: "Logg inn", nn: "Logg inn", en: "Sign in" };
  const names = { nb: "Bokmål", nn: "Nynorsk", en: "English" };
  const home = { nb: "kommuner", nn: "kommunar", en: "municipalities" };

  test("is what the browser asks for until one is chosen, and then stays", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    for (const language of ["nb", "nn", "en"] as const) {
      await page.getByLabel(/^(Language|Språk): /).click();
      await page.getByRole("button", { name: names[language] }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("banner").getByRole("link", { name: words[language] })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(home[language]);
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await page.goto("/no-such-page/at-all");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await page.goto("/");
    }
  });

  test("is chosen without leaving the page", async ({ page }) => {
    await page.goto("/login?redirectTo=%2Falesund%2Fgaps");
    await page.getByLabel(/^(Language|Språk): /).click();
    await page.getByRole("button", { name: "Nynorsk" }).click();
    await expect(page).toHaveURL("/login?redirectTo=%2Falesund%2Fgaps");
    await expect(page.locator("html")).toHaveAttribute("lang", "nn");
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("one signs in, chooses a language and signs out", async ({ page }) => {
    await page.goto("/login?redirectTo=%2Falesund%2Fkpis");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(errorSummary(page)).toBeVisible();
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/alesund/kpis");
    await page.getByLabel(/^(Language|Språk): /).click();
    await page.getByRole("button", { name: "Bokmål" }).click();
    await expect(page).toHaveURL("/alesund/kpis");
    await expect(page.locator("html")).toHaveAttribute("lang", "nb");
    await page.getByLabel(/, konto$/).click();
    await page.getByRole("button", { name: "Logg ut" }).click();
    await page.goto("/alesund");
    await expect(page).toHaveURL("/login?redirectTo=%2Falesund");
  });
});
