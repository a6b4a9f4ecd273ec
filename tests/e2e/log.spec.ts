import { randomBytes } from "node:crypto";
import { expect, test } from "../support/page";
import { plant } from "../support/secrets";

// Secrets everywhere a visitor can put one. Whether any of them stands in the server's log is looked at when the whole run has ended
// (tests/setup/browsers.ts).

const marker = `planted-${randomBytes(8).toString("hex")}`;

test.beforeAll(() => plant("something planted in a request", marker));

test("what a request carries is answered and kept out of the log", async ({ request }) => {
  const long = `${marker}${randomBytes(24).toString("base64url")}`;
  const pages = [
    `/password/${long}`,
    `/invitation/${long}`,
    `/calendar/${long}.ics`,
    `/login/${marker}/callback?code=${long}&state=${long}`,
    `/login?redirectTo=/${long}`,
    `/${marker}@kommune.example`,
    `/${marker}/actions/${long}`,
    `/alesund/gaps?q=${marker}`,
    `/privacy/${long}`,
    `/api/v1/municipalities/${long}?lang=${marker}`,
    `/no/such/page/${long}.data?_routes=${marker}`,
    `/__manifest?p=/${long}`,
    `/assets/${long}.js`,
    `/%E0%A4%A${marker}`,
    `/${encodeURIComponent(`<${marker}>`)}`,
  ];
  for (const page of pages) {
    const answer = await request.get(page, {
      maxRedirects: 0,
      headers: {
        Authorization: `Bearer ${long}`,
        Cookie: `tiltak-session=${long}`,
        "User-Agent": marker,
        Referer: `http://localhost/${long}`,
      },
    });
    expect(answer.status(), page).toBeLessThan(500);
  }
  for (const page of ["/login", `/password/${long}`, `/invitation/${long}`, "/language", `/${long}`]) {
    const form = {
      email: `${marker}@kommune.example`,
      password: long,
      password2: long,
      name: marker,
      language: marker,
    };
    const answer = await request.post(page, { maxRedirects: 0, form });
    expect(answer.status(), page).toBeLessThan(500);
    const other = await request.post(page, {
      maxRedirects: 0,
      headers: { "Content-Type": "application/json" },
      data: `{"password": "${long}`,
    });
    expect(other.status(), page).toBeLessThan(500);
  }
  const foreign = await request.post("/login", {
    headers: { Origin: `https://${marker}.example` },
    form: { email: marker },
  });
  expect(foreign.status()).toBe(403);
});
