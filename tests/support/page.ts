import { test as base, expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { browserServer } from "../setup/browsers";
import { signIn } from "./sign-in";

export { expect };

interface Options {
  /** The address of the account the browser is signed in with; null for nobody. */
  user: string | null;
}

/** Notes everything a page must not do: errors in the console or uncaught, breaches of the content security policy, answers of 5xx, and pieces of the page that cannot be loaded. */
function watch(page: Page, faults: string[], script: boolean): void {
  page.on("console", (message) => {
    // Documents of 4xx are what some tests ask for; whatever else cannot be loaded is noted below, with its address.
    if (message.text().startsWith("Failed to load resource")) return;
    if (message.type() === "error" || message.type() === "warning")
      faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("response", (response) => {
    const status = response.status();
    const isAsked = ["document", "fetch", "xhr"].includes(response.request().resourceType());
    if (status >= 500 || (status >= 400 && !isAsked)) faults.push(`${status}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // The browser drops what is under way when it goes to another page; where script is turned off it says so in the same words as the policy.
    const reason = request.failure()?.errorText;
    const isDropped =
      reason === "net::ERR_ABORTED" || (reason === "csp" && !script && request.resourceType() === "script");
    if (!isDropped) faults.push(`${reason}: ${request.url()}`);
  });
}

/** What stands over a form that was not accepted. */
export const errorSummary = (page: Page): Locator => page.locator(".ds-error-summary");

/**
 * Waits until the document has come whole. What is read at once, without waiting for what one expects, is read after this: a form sent before the
 * page's script runs loads a document, whose parts come one after the other; a summary has focus before its words are there.
 */
export const expectLoaded = (page: Page): Promise<void> => page.waitForLoadState("domcontentloaded");

/** Playwright's test on our server: signed in as `user`, and failing on anything the browser complains about. */
export const test = base.extend<
  Options & {
    faults: string[];
    /** A page of somebody else's browser, signed in with their account. */
    another: (user: string) => Promise<Page>;
  }
>({
  user: [null, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
  baseURL: async ({}, use) => use(browserServer().url),
  // eslint-disable-next-line no-empty-pattern -- as above
  faults: async ({}, use) => {
    const faults: string[] = [];
    await use(faults);
    expect(faults, "the browser complained").toEqual([]);
  },
  context: async ({ context, user, faults, javaScriptEnabled }, use) => {
    context.on("page", (page) => watch(page, faults, javaScriptEnabled !== false));
    if (user !== null) await signIn(context, user);
    await use(context);
  },
  another: async ({ browser, baseURL, faults }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (user) => {
      const context = await browser.newContext({ baseURL });
      opened.push(context);
      context.on("page", (page) => watch(page, faults, true));
      await signIn(context, user);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});
