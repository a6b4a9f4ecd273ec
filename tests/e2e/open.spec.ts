import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { browserServer } from "../setup/browsers";
import { expect, test } from "../support/page";
import { sessionCookieOf } from "../support/sign-in";

const checksumIn = (html: string) => /"identifier":"sha256:([0-9a-f]{64})"/.exec(html)?.[1] ?? "";

test.describe("a published profile", () => {
  test("is read without script, and its file hashes to the checksum it shows", async ({
    browser,
    baseURL,
    request,
  }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "en-GB" });
    const page = await context.newPage();
    await page.goto("/open/baerum");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bærum");
    await expect(page.getByRole("main")).toContainText("239 of 280 possible points");
    for (const heading of ["Gaps, the largest first", "The four commitments", "By category", "Download"])
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    expect(await page.getByRole("main").innerText()).not.toMatch(/\{\{|undefined|NaN|open\.[a-z]/);
    // A place of the wheel opens the dimension it is folded away in.
    await page.locator(".wheel__drawing--wide a").first().click();
    await expect(page.locator("#place-1")).toBeVisible();
    const file = await request.get("/open/baerum/files/profile.json");
    const checksum = createHash("sha256")
      .update(await file.body())
      .digest("hex");
    expect(checksumIn(await page.content())).toBe(checksum);
    await expect(page.locator("code.checksum")).toHaveText(checksum);
    expect(file.headers().etag).toBe(`"${checksum}"`);
    await context.close();
  });

  test("is a page in each language, which search engines and link previews are told of", async ({
    page,
    baseURL,
    request,
  }) => {
    await page.goto("/open/alesund?language=nn");
    await expect(page.locator("html")).toHaveAttribute("lang", "nn");
    await expect(page.getByRole("heading", { name: "Dei fire forpliktingane" })).toBeVisible();
    const head = page.locator("head");
    await expect(head.locator('link[rel="canonical"]')).toHaveAttribute("href", `${baseURL}/open/alesund?language=nn`);
    await expect(head.locator('link[hreflang="en"]')).toHaveAttribute("href", `${baseURL}/open/alesund?language=en`);
    await expect(head.locator('meta[name="description"]')).toHaveAttribute("content", /172 av 224 moglege poeng/);
    await expect(head.locator('meta[property="og:title"]')).toHaveAttribute("content", "Ålesund");
    const told = (property: string) => head.locator(`meta[property="${property}"]`);
    await expect(told("og:locale")).toHaveAttribute("content", "nn_NO");
    await expect(told("og:image:alt")).toHaveAttribute("content", /^Merket til Tiltak/);
    const picture = (await told("og:image").getAttribute("content")) ?? "";
    expect(new URL(picture).origin).toBe(baseURL);
    const drawn = await request.get(picture);
    expect(drawn.headers()["content-type"]).toBe("image/png");
    // Width and height stand in the file's first block, after its mark.
    const file = await drawn.body();
    expect(file.subarray(1, 4).toString()).toBe("PNG");
    await expect(told("og:image:width")).toHaveAttribute("content", String(file.readUInt32BE(16)));
    await expect(told("og:image:height")).toHaveAttribute("content", String(file.readUInt32BE(20)));
    // To a page without a language in its address: whole, in the browser's own language.
    await page.getByRole("link", { name: "Tiltak", exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("From measurement to action");
  });

  test("may be kept by anybody for a minute, but never with somebody's shell around it", async ({ request }) => {
    const open = await request.get("/open/rana");
    expect(open.headers()["cache-control"]).toBe("public, max-age=60");
    expect(open.headers().vary).toContain("Cookie");
    expect(open.headers()["set-cookie"]).toBeUndefined();
    const again = await request.get("/open/rana", { headers: { "If-None-Match": open.headers().etag ?? "" } });
    expect(again.status()).toBe(304);
    // The page that is kept bears its own nonce: another policy would stop its scripts.
    expect(again.headers()["content-security-policy"]).toBeUndefined();
    const other = await request.get("/open/rana?language=nn", {
      headers: { "If-None-Match": open.headers().etag ?? "" },
    });
    expect(other.status()).toBe(200);
    const cookie = await sessionCookieOf("planner@rana.example");
    const own = await request.get("/open/rana", { headers: { Cookie: cookie } });
    expect(own.headers()["cache-control"]).toBe("private, no-cache");
    expect(own.headers().etag).toBeUndefined();
  });

  test("is in the list, sorted and side by side with others", async ({ page }) => {
    await page.goto("/open?language=en");
    await page.getByRole("link", { name: "Overall" }).click();
    await expect(page).toHaveURL(/sort=-whole/);
    await expect(page.getByRole("columnheader", { name: "Overall" })).toHaveAttribute("aria-sort", "descending");
    await page.getByRole("checkbox", { name: "Compare Ålesund" }).check();
    await page.getByRole("checkbox", { name: "Compare Bærum" }).check();
    await page.getByRole("button", { name: "Compare the chosen" }).click();
    const compared = page.getByRole("table", { name: /Score in percent/ });
    await expect(compared.getByRole("columnheader")).toHaveCount(3);
    await expect(compared.getByRole("row", { name: /^Transport/ })).toContainText("42%");
  });
});

test("an open challenge is a page in each language, with a description, found from the list and the map of the site", async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto("/open/challenges?language=nn");
  await expect(page.locator('head meta[name="description"]')).toHaveAttribute("content", /^Her bed kommunar/);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/open\/challenges\/[\w-]{36}\?language=nn$/);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  const head = page.locator("head");
  await expect(head.locator('meta[property="og:title"]')).toHaveAttribute("content", title);
  await expect(head.locator('meta[name="description"]')).toHaveAttribute(
    "content",
    /bed om forslag som gjeld .+ Siste dag er /,
  );
  const address = page.url().replace("?language=nn", "");
  await expect(head.locator('link[hreflang="en"]')).toHaveAttribute("href", `${address}?language=en`);
  const map = await (await request.get("/sitemap.xml")).text();
  expect(map).toContain(`<loc>${address}</loc>`);
  expect(map).toContain(`<loc>${baseURL}/open/challenges</loc>`);
});

test.describe("the wheel on another page", () => {
  test("is shown in a sandboxed frame, runs nothing, and leads back in a window of its own", async ({
    page,
    request,
  }) => {
    const answer = await request.get("/open/baerum/wheel?language=en");
    const { headers } = { headers: answer.headers() };
    expect(headers["content-security-policy"]).toContain("frame-ancestors *");
    expect(headers["content-security-policy"]).toContain("script-src 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|nonce|'self'/);
    expect(headers["x-frame-options"]).toBeUndefined();
    expect(headers["set-cookie"]).toBeUndefined();
    const again = await request.get("/open/baerum/wheel?language=en", {
      headers: { "If-None-Match": headers.etag ?? "" },
    });
    expect(again.status()).toBe(304);
    expect(again.headers()["x-frame-options"]).toBeUndefined();
    expect(await answer.text()).not.toMatch(/<script|\son\w+=|\sstyle=/);

    const elsewhere = createServer((_request, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(
        `<!DOCTYPE html><html lang="en"><title>x</title><link rel="icon" href="data:,"><iframe title="x" width="460" height="600" sandbox="allow-popups" src="${browserServer().url}/open/baerum/wheel?language=en"></iframe></html>`,
      );
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, resolve));
    await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("heading", { name: "Bærum" })).toBeVisible();
    await expect(frame.locator(".wheel__drawing--phone")).toBeVisible();
    // Its own style counts in the frame too.
    await expect(frame.locator(".wheel__drawing--wide")).toBeHidden();
    const link = frame.getByRole("link", { name: "See the whole profile of Bærum" });
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", "noopener");
    await new Promise((resolve) => elsewhere.close(resolve));
  });
});
