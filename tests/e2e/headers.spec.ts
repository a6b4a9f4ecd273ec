import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { browserServer } from "../setup/browsers";
import { expect, test } from "../support/page";
import { sessionCookieOf } from "../support/sign-in";

// What every answer carries, and what the server does with requests no browser sends.

/** Sends bytes as they are and gives the answer's status, headers and body as text. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(browserServer().url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = "";
    socket.setTimeout(10_000, () => socket.destroy(new Error("no answer within ten seconds")));
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    // Whoever refuses a request may hang up on what is still being sent: the answer counts, not the parting.
    socket.on("error", (error) => (answer ? resolve(answer) : reject(error)));
  });
}

const host = () => `Host: ${new URL(browserServer().url).host}\r\n`;
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

/** A POST by Node itself: Playwright would not let us set what a browser sets. */
function post(
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; location: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${browserServer().url}${path}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": String(Buffer.byteLength(body)),
        ...headers,
      },
    });
    asked.on("response", (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? "" });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

test("pages, errors, files and the API carry the security headers", async ({ request }) => {
  const home = await (await request.get("/")).text();
  const [script] = home.match(/\/assets\/[\w.-]+\.js/) ?? [];
  const [styles] = home.match(/\/assets\/[\w.-]+\.css/) ?? [];
  expect(script && styles).toBeTruthy();
  const addresses = [
    "/",
    "/login",
    "/alesund",
    "/no-such-page",
    "/%E0%A4%A",
    "/health",
    "/favicon.svg",
    "/api/v1/municipalities",
    "/api/v1/municipalities/oslo",
    "/open-data",
    "/open",
    "/open/alesund",
    "/open/alesund/files/profile.json",
    "/open/no-such-place",
    "/open/no-such-place/wheel",
    "/open/alesund/wheel/x",
    script ?? "",
    styles ?? "",
  ];
  for (const address of addresses) {
    const answer = await request.get(address, { maxRedirects: 0 });
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    for (const rule of [
      "default-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "script-src-attr 'none'",
      "style-src 'self'",
    ]) {
      expect(policy, address).toContain(rule);
    }
    expect(policy, address).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(headers["x-content-type-options"], address).toBe("nosniff");
    expect(headers["referrer-policy"], address).toBe("same-origin");
    expect(headers["x-frame-options"], address).toBe("SAMEORIGIN");
    expect(headers["cross-origin-opener-policy"], address).toBe("same-origin");
    expect(headers["x-powered-by"], address).toBeUndefined();
    expect(headers.server, address).toBeUndefined();
    expect(headers["x-request-id"], address).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("each answer has a nonce of its own, and every script of the page carries it", async ({ request }) => {
  const nonces: string[] = [];
  for (const address of ["/", "/", "/no-such-page", "/open-data"]) {
    const answer = await request.get(address);
    const [, nonce = ""] =
      /script-src [^;]*'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "") ?? [];
    expect(nonce.length).toBeGreaterThan(20);
    nonces.push(nonce);
    const scripts = [...(await answer.text()).matchAll(/<script\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
    expect(scripts.length, address).toBeGreaterThan(0);
    for (const attributes of scripts)
      if (!attributes.includes("src=")) expect(attributes, address).toContain(`nonce="${nonce}"`);
  }
  expect(new Set(nonces).size).toBe(nonces.length);
});

test("an injected script does not run", async ({ page, faults }) => {
  await page.goto("/login");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.injected = true">');
  });
  await expect.poll(() => faults.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => "injected" in window)).toBe(false);
  // The complaints are what this test wants; they must all be the policy's.
  expect(faults.splice(0).filter((fault) => !/Content Security Policy/.test(fault))).toEqual([]);
});

test("pages of somebody signed in are kept by no cache, built files for a year", async ({ request }) => {
  const page = await request.get("/alesund", { headers: { Cookie: await sessionCookieOf("reader@alesund.example") } });
  expect(page.status()).toBe(200);
  expect(page.headers()["cache-control"] ?? "").toMatch(/no-store|private/);
  const [script = ""] = (await page.text()).match(/\/assets\/[\w.-]+\.js/) ?? [];
  const file = await request.get(script);
  expect(file.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("answers are compressed where the asker wants that", async ({ request }) => {
  for (const address of ["/", "/api/v1/municipalities/alesund/kpis"]) {
    expect(
      (await request.get(address, { headers: { "Accept-Encoding": "gzip" } })).headers()["content-encoding"],
      address,
    ).toBe("gzip");
    expect(
      (await request.get(address, { headers: { "Accept-Encoding": "identity" } })).headers()["content-encoding"],
    ).toBeUndefined();
  }
});

test("HEAD answers as GET would, without a body", async ({ request }) => {
  for (const [address, status] of [
    ["/", 200],
    ["/login", 200],
    ["/no/such/page", 404],
    ["/health", 200],
    ["/api/v1/municipalities", 200],
    ["/favicon.svg", 200],
  ] as const) {
    const answer = await request.head(address);
    expect(answer.status(), address).toBe(status);
    expect(await answer.text()).toBe("");
  }
});

test("health says that the database answers", async ({ request }) => {
  const answer = await request.get("/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok" });
  expect(answer.headers()["cache-control"]).toBe("no-store");
});

test("a body that is too large, of unknown length or no form is refused", async () => {
  const huge = await raw(
    `POST /login HTTP/1.1\r\n${host()}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999\r\n\r\nemail=`,
  );
  expect(statusOf(huge)).toBe(413);
  const chunked = await raw(
    `POST /login HTTP/1.1\r\n${host()}Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nemail\r\n0\r\n\r\n`,
  );
  expect(statusOf(chunked)).toBe(411);
  for (const type of [
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "nonsense",
  ]) {
    expect((await post("/login", { "Content-Type": type }, '{"email":1}')).status, type).toBe(400);
  }
  expect((await post("/login", {}, "")).status).toBe(422);
  expect((await post("/login", {}, `email=${"x".repeat(20_000)}&password=y`)).status).toBe(422);
  // Signing in, which anybody may try, takes small forms only.
  expect((await post("/login", {}, `email=${"x".repeat(40_000)}&password=y`)).status).toBe(413);
  expect((await post("/login", {}, "email=a%00b&password=x")).status).toBe(422);
  expect((await post("/login", {}, "email=%F0%28%8C&password=%FF")).status).toBe(422);
});

test("what is no HTTP, or no address, is refused", async ({ request }) => {
  expect(statusOf(await raw("nonsense\r\n\r\n"))).toBe(400);
  expect(statusOf(await raw("GET / HTTP/1.1\r\n\r\n"))).toBe(400);
  // Over the limit of 16 kB, and small enough to leave in one piece before the server hangs up.
  expect(statusOf(await raw(`GET / HTTP/1.1\r\n${host()}X-Long: ${"x".repeat(20_000)}\r\n\r\n`))).toBe(431);
  for (const [target, status] of [
    ["/%E0%A4%A", 400],
    ["/%", 400],
    ["//", 400],
    ["/a/../../etc/passwd", 404],
    ["/assets/../../package.json", 302],
    ["/assets/%2e%2e/%2e%2e/package.json", 302],
    ["/%00", 302],
  ] as const) {
    const answer = await raw(`GET ${target} HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`);
    expect(statusOf(answer), target).toBe(status);
    expect(answer).not.toContain('"dependencies"');
    expect(answer).not.toMatch(/at \w+.*\(.*:\d+:\d+\)/);
  }
  // Like any key of nobody's municipality: to sign-in first.
  const longest = await request.get(`/${"a".repeat(10_000)}`, { maxRedirects: 0 });
  expect([302, 404, 414, 431]).toContain(longest.status());
});

test("a write from another site is refused, and nothing is changed", async ({ request }) => {
  const cookie = await sessionCookieOf("administrator@alesund.example");
  const signedIn = async () =>
    (await request.get("/alesund", { headers: { Cookie: cookie }, maxRedirects: 0 })).status();
  expect(await signedIn()).toBe(200);
  const foreign: Record<string, string>[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "nonsense" },
    { "Sec-Fetch-Site": "cross-site", Origin: browserServer().url },
  ];
  for (const headers of foreign) {
    for (const path of ["/logout", "/language", "/login"]) {
      const { status } = await post(path, { Cookie: cookie, ...headers }, "language=nn&email=a&password=b");
      expect(status, `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
  expect(await signedIn()).toBe(200);
  // The same from our own page is done.
  const own = { Cookie: cookie, "Sec-Fetch-Site": "same-origin", Origin: browserServer().url };
  expect(await post("/logout", own, "")).toEqual({ status: 303, location: "/" });
  expect(await signedIn()).toBe(302);
});
