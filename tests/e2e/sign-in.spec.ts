import type { CDPSession, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { behindThePages, mailTo, newAccount } from "../support/sign-in";
import { plant } from "../support/secrets";
import { errorSummary, expect, expectLoaded, test } from "../support/page";

const old = "gammel hest på tunet";
const fresh = "tre blå båter i fjorden";
plant("a new password", fresh);

const submit = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

async function signInAs(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto("/login");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await submit(page, "Sign in");
}

const isSignedIn = (page: Page) => expect(page.getByLabel(/, account$/)).toBeAttached();

async function signOut(page: Page) {
  await page.context().clearCookies({ name: "tiltak-session" });
}

/** Answers on the outside are there before the mail is. */
async function linkSentTo(email: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(async () => (link = /https?:\/\/\S+\/password\/\S+/.exec((await mailTo(email))[0]?.text ?? "")?.[0]))
    .toBeTruthy();
  return link ?? "";
}

test.describe("a forgotten password", () => {
  test("is replaced by a link that works once, and ends what was open", async ({ page, browser, baseURL }) => {
    const account = await newAccount("Kari Glemsk", old);
    const elsewhere = await (await browser.newContext({ baseURL })).newPage();
    await signInAs(elsewhere, account);
    await isSignedIn(elsewhere);

    const said: string[] = [];
    for (const email of [account.email, "nobody-at-all@tiltak.example"]) {
      await page.goto("/login");
      await page.getByRole("link", { name: "Forgot your password?" }).click();
      await expect(page.getByRole("heading", { name: "New password" })).toBeVisible();
      await page.getByLabel("E-mail address").fill(email);
      await submit(page, "Send link");
      await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
      await expectLoaded(page);
      said.push(await page.getByRole("main").innerText());
    }
    expect(said[1]).toBe(said[0]);

    const link = await linkSentTo(account.email);
    await page.goto(link);
    for (const [typed, fault] of [
      ["too short", "At least 12 characters"],
      ["password1234", "easiest to guess"],
      [account.email, "too close to your name"],
    ] as const) {
      await page.getByLabel("New password").fill(typed);
      await submit(page, "Change password");
      await expect(errorSummary(page)).toContainText(fault);
    }
    await page.getByLabel("New password").fill(fresh);
    await submit(page, "Change password");
    await expect(page.getByRole("status")).toContainText("The password has been changed");

    await elsewhere.goto("/account/security");
    await expect(elsewhere).toHaveURL(/\/login\?/);
    await elsewhere.context().close();
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "The link no longer works" })).toBeVisible();
    await signInAs(page, account);
    await expect(errorSummary(page)).toBeVisible();
    await signInAs(page, { ...account, password: fresh });
    await isSignedIn(page);
    expect((await mailTo(account.email)).map(({ kind }) => kind)).toEqual(["password_changed", "password_reset"]);
    expect(await mailTo("nobody-at-all@tiltak.example")).toEqual([]);
  });
});

test.describe("one's own security", () => {
  test("changes the password with the old one, and signs out other browsers", async ({ page, browser, baseURL }) => {
    const account = await newAccount("Ola Bytter", old);
    await signInAs(page, account);
    await isSignedIn(page);
    const elsewhere = await (await browser.newContext({ baseURL })).newPage();
    await signInAs(elsewhere, account);
    await isSignedIn(elsewhere);
    const before = (await page.context().cookies()).find(({ name }) => name === "tiltak-session")?.value;

    await page.goto("/account/security");
    await page.getByRole("link", { name: "Change password" }).click();
    await page.getByLabel("Your current password").fill("not this one");
    await page.getByLabel("New password").fill(fresh);
    await submit(page, "Change password");
    await expect(errorSummary(page)).toContainText("The password is not correct");
    await page.getByLabel("Your current password").fill(old);
    await page.getByLabel("New password").fill(fresh);
    await submit(page, "Change password");
    await expect(page.getByText("The password has been changed, and you have been signed out")).toBeVisible();
    expect((await page.context().cookies()).find(({ name }) => name === "tiltak-session")?.value).not.toBe(before);

    await elsewhere.goto("/account/security");
    await expect(elsewhere).toHaveURL(/\/login\?/);
    await elsewhere.context().close();
  });

  test("lists the browsers one is signed in with, and signs out of one or all", async ({ page, browser, baseURL }) => {
    const account = await newAccount("Eva Mange", old);
    await signInAs(page, account);
    await isSignedIn(page);
    const phone = await browser.newContext({
      baseURL,
      userAgent: "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
    });
    const elsewhere = await phone.newPage();
    await signInAs(elsewhere, account);
    await isSignedIn(elsewhere);

    await page.goto("/account/security");
    const sessions = page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem");
    await expect(sessions).toHaveCount(2);
    await expect(sessions.filter({ hasText: "Firefox on Android" })).toHaveCount(1);
    await expect(sessions.filter({ hasText: "This browser" })).toContainText("on Linux");
    await sessions.filter({ hasText: "Firefox on Android" }).getByRole("button").click();
    await expect(sessions).toHaveCount(1);
    await elsewhere.goto("/account/security");
    await expect(elsewhere).toHaveURL(/\/login\?/);

    await signInAs(elsewhere, account);
    await isSignedIn(elsewhere);
    await submit(page, "Sign out everywhere");
    await expect(page.getByRole("status")).toContainText("signed out in every browser");
    for (const one of [page, elsewhere]) {
      await one.goto("/account/security");
      await expect(one).toHaveURL(/\/login\?/);
    }
    await phone.close();
  });

  test("asks for the password again when the sign-in is not recent", async ({ page }) => {
    const account = await newAccount("Liv Treg", old);
    await signInAs(page, account);
    await isSignedIn(page);
    // The session is made older behind the pages: its row may not be rewritten so, so another takes its place.
    await behindThePages(async (db) => {
      const session = await db.session.findFirstOrThrow({ where: { user: { email: account.email } } });
      await db.session.delete({ where: { idHash: session.idHash } });
      await db.session.create({ data: { ...session, createdAt: new Date(Date.now() - 3_600_000) } });
    });
    await page.goto("/account/security/app");
    await expect(page.getByRole("heading", { name: "Enter your password again" })).toBeVisible();
    await page.getByLabel("Password").fill("wrong");
    await submit(page, "Continue");
    await expect(errorSummary(page)).toContainText("The password is not correct");
    await page.getByLabel("Password").fill(old);
    await submit(page, "Continue");
    await expect(page).toHaveURL("/account/security/app");
    await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  });
});

test.describe("one-time codes, without script", () => {
  test.use({ javaScriptEnabled: false });

  test("are set up, asked for, and work once; so do backup codes", async ({ page }) => {
    const account = await newAccount("Nils Kode", old);
    await signInAs(page, account);
    await page.goto("/account/security?redirectTo=/open-data");
    await page.getByRole("link", { name: "Add an authenticator app" }).click();
    await expectLoaded(page);
    const secret = (await page.locator("code.key").innerText()).replaceAll(" ", "");
    plant("the secret of an app", secret);
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
    await page.getByLabel("The code the app shows now").fill("000000");
    await submit(page, "Start using it");
    await expect(errorSummary(page)).toContainText("The code is wrong");
    await page.getByLabel("The code the app shows now").fill(code());
    await submit(page, "Start using it");
    await submit(page, "Make backup codes");
    await expectLoaded(page);
    const backup = await page.locator(".backup-codes code").allInnerTexts();
    expect(new Set(backup).size).toBe(10);
    for (const one of backup) plant("a backup code", one);
    await page.getByRole("link", { name: "I have kept them" }).click();
    await expect(page).toHaveURL("/open-data");

    await signOut(page);
    await page.goto("/login?redirectTo=/account/security");
    await page.getByLabel("E-mail address").fill(account.email);
    await page.getByLabel("Password").fill(old);
    await submit(page, "Sign in");
    await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
    const half = (await page.context().cookies()).find(({ name }) => name === "tiltak-session")?.value;
    // Half a session opens nothing else.
    await page.goto("/account/security");
    await expect(page).toHaveURL(/\/login\?redirectTo=/);
    await page.goto("/login/second-factor?redirectTo=/account/security");
    // The code that confirmed the app has been used.
    await page.getByLabel("Code").fill(code(-1));
    await submit(page, "Confirm");
    await expect(errorSummary(page)).toContainText("The code is wrong");
    await page.getByLabel("Code").fill(code(1));
    await submit(page, "Confirm");
    await expect(page).toHaveURL("/account/security");
    await expect(page.getByText("10 codes left.")).toBeVisible();
    expect((await page.context().cookies()).find(({ name }) => name === "tiltak-session")?.value).not.toBe(half);

    for (const [typed, works] of [
      [backup[0]?.toUpperCase() ?? "", true],
      [backup[0] ?? "", false],
      [code(1), false],
    ] as const) {
      await signOut(page);
      await signInAs(page, account);
      await page.getByLabel("Code").fill(typed);
      await submit(page, "Confirm");
      if (works) await isSignedIn(page);
      else await expect(errorSummary(page)).toContainText("The code is wrong");
    }
    await page.getByLabel("Code").fill(backup[1] ?? "");
    await submit(page, "Confirm");
    await page.goto("/account/security/app/removal");
    await submit(page, "Remove the app");
    await expect(page.getByRole("link", { name: "Add an authenticator app" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Backup codes" })).toHaveCount(0);
    await signOut(page);
    await signInAs(page, account);
    await isSignedIn(page);
  });
});

async function authenticator(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

test.describe("a passkey", () => {
  test("is added, asked for after the password, signs in alone, and is removed", async ({ page }) => {
    const account = await newAccount("Pia Nøkkel", old);
    const { cdp, authenticatorId } = await authenticator(page);
    await signInAs(page, account);
    await isSignedIn(page);
    await page.goto("/account/security");
    await page.getByRole("link", { name: "Add a passkey" }).click();
    await submit(page, "Create passkey");
    await expect(errorSummary(page)).toContainText("Enter a name for the passkey");
    await page.getByLabel("Name of the passkey").fill("Work phone");
    await submit(page, "Create passkey");
    await expect(page.getByRole("heading", { name: "Backup codes" })).toBeVisible();
    await page.goto("/account/security");
    await expect(page.getByText("Work phone")).toBeVisible();

    await signOut(page);
    await signInAs(page, account);
    await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
    await submit(page, "Use a passkey");
    await isSignedIn(page);

    await signOut(page);
    await page.goto("/login?redirectTo=/account/security");
    await submit(page, "Use a passkey");
    await expect(page).toHaveURL("/account/security");
    await expect(page.getByText("Work phone")).toBeVisible();

    // A copy of the key would count from where it was copied: a counter that has not moved on is refused.
    const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
    const [credential] = credentials;
    if (!credential) throw new Error("the authenticator holds no passkey");
    await cdp.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credential.credentialId });
    await cdp.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credential, signCount: 0 } });
    await signOut(page);
    await page.goto("/login");
    await submit(page, "Use a passkey");
    await expect(page.getByRole("alert")).toContainText("The passkey was not accepted");
    await cdp.send("WebAuthn.removeCredential", { authenticatorId, credentialId: credential.credentialId });
    await cdp.send("WebAuthn.addCredential", {
      authenticatorId,
      credential: { ...credential, signCount: credential.signCount + 5 },
    });
    await submit(page, "Use a passkey");
    await isSignedIn(page);

    await page.goto("/account/security");
    await page.getByRole("link", { name: "Remove the passkey Work phone" }).click();
    await submit(page, "Remove");
    await expect(page.getByText("Work phone")).toHaveCount(0);
    await signOut(page);
    await page.goto("/login");
    await submit(page, "Use a passkey");
    await expect(page.getByRole("alert")).toContainText("The passkey was not accepted");
    await signInAs(page, account);
    await isSignedIn(page);
  });

  test("that is not shown changes nothing and says so", async ({ page }) => {
    const { cdp, authenticatorId } = await authenticator(page);
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.goto("/login");
    await submit(page, "Use a passkey");
    await expect(page.getByRole("alert")).toContainText("No passkey was used");
  });
});

test("too many tries are told with minutes, alike for an address nobody has, and the address stays typed", async ({
  page,
  request,
}) => {
  const account = await newAccount("Per Prøver", old);
  const said: string[] = [];
  for (const email of [account.email, `${account.email}.unknown.example`]) {
    for (let tries = 0; tries < 10; tries++) {
      const answer = await request.post("/login", { form: { email, password: "wrong" } });
      expect(answer.status()).toBe(422);
    }
    const refused = await request.post("/login", { form: { email, password: old } });
    expect(refused.status()).toBe(429);
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(600);
    await signInAs(page, { email, password: old });
    await expect(errorSummary(page)).toContainText(/Try again in 1[45] minutes/);
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await expect(page.getByLabel("Password")).toHaveValue("");
    await expectLoaded(page);
    said.push((await errorSummary(page).innerText()).replace(/\d+/, ""));
  }
  expect(said[1]).toBe(said[0]);
});
