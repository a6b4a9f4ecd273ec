import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { demoAccounts } from "../../prisma/demo.server";
import { browserServer } from "../setup/browsers";
import { errorSummary, expect, test } from "../support/page";

// Signing in with a real OpenID Connect provider that runs beside the server of these tests.

interface Next {
  user?: { sub: string; email?: string; email_verified?: boolean; name?: string };
  cancels?: boolean;
}

/** Who signs in at the provider from now on. */
const next = async (request: APIRequestContext, who: Next) =>
  expect((await request.put(`${browserServer().provider}/next`, { data: who })).status()).toBe(204);

const withProvider = (page: Page) => page.getByRole("link", { name: "Sign in with Prøveporten" });

// One provider, one user at a time.
test.describe.configure({ mode: "serial" });

test.describe("signing in with a provider", () => {
  test("lets in somebody new of an allowed domain, once and again, and leads on to where they were going", async ({
    page,
    request,
  }) => {
    const sub = randomUUID();
    const user = { sub, email: `${sub}@alesund-ansatt.example`, email_verified: true, name: "Ny Ansatt" };
    await next(request, { user });
    await page.goto("/alesund/gaps");
    await expect(page).toHaveURL("/login?redirectTo=%2Falesund%2Fgaps");
    await withProvider(page).click();
    await expect(page).toHaveURL("/alesund/gaps");
    await expect(page.getByLabel("Ny Ansatt, account")).toBeVisible();

    await page.getByLabel(/, account$/).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    // Another address and name at the provider: the same person here.
    await next(request, { user: { ...user, email: "nytt@navn.example", name: "Nytt Navn" } });
    await page.goto("/login");
    await withProvider(page).click();
    await expect(page).toHaveURL("/alesund");
    await expect(page.getByLabel("Ny Ansatt, account")).toBeVisible();
  });

  test("tells who may not come in, who has cancelled, and when the provider is silent; the password still works", async ({
    page,
    request,
  }) => {
    await page.goto("/login?redirectTo=/alesund/actions");
    await next(request, { user: { sub: randomUUID(), email: "ukjent@fremmed.example", email_verified: true } });
    await withProvider(page).click();
    await expect(errorSummary(page)).toContainText("Nobody has invited your address");
    await next(request, { cancels: true });
    await withProvider(page).click();
    await expect(errorSummary(page)).toContainText("cancelled at Prøveporten");
    await next(request, { cancels: false });
    await page.getByRole("link", { name: "Sign in with Stilleporten" }).click();
    await expect(errorSummary(page)).toContainText("Stilleporten does not answer just now");

    await page.getByLabel("E-mail address").fill("reader@alesund.example");
    await page.getByLabel("Password").fill(demoAccounts.password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/alesund/actions");
  });

  test("takes over no account: its owner signs in first and links the provider, then it opens, until it is removed", async ({
    page,
    request,
  }) => {
    const email = "planner@rana.example";
    await next(request, { user: { sub: randomUUID(), email, email_verified: true, name: "Somebody" } });
    await page.goto("/login");
    await withProvider(page).click();
    await expect(errorSummary(page)).toContainText("There is already an account with your e-mail address");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(demoAccounts.password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/account/sign-in?provider=provider");
    await page.getByRole("link", { name: "Link Prøveporten" }).click();
    await expect(page.getByRole("status")).toContainText("Prøveporten is linked to your account");

    await page.context().clearCookies();
    await page.goto("/login");
    await withProvider(page).click();
    await expect(page).toHaveURL("/rana");

    await page.goto("/account/sign-in");
    await page.getByRole("button", { name: "Remove Prøveporten" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Remove Prøveporten");
    await page.getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("link", { name: "Link Prøveporten" })).toBeVisible();
  });
});
