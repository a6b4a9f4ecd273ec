import { describe, expect, it } from "vitest";
import { provideEnvironment } from "~/env.server";
import { forgetSession, keepLanguage, keepSession } from "./session-cookie.server";

const cookies = async () => [
  await keepSession("a".repeat(40), new Date("2030-01-01")),
  await forgetSession(),
  await keepLanguage("nn"),
];

describe("cookies", () => {
  it("are kept from scripts and from other sites' forms, wherever Tiltak runs", async () => {
    provideEnvironment({ MODE: "test", PUBLIC_URL: "" });
    for (const cookie of await cookies()) {
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookie).toMatch(/; Path=\//);
      expect(cookie).not.toMatch(/; Domain=/);
      expect(cookie).not.toMatch(/; Secure/);
    }
  });

  it("are sent by https alone in production, and the session's is bound to this very host", async () => {
    provideEnvironment({
      MODE: "production",
      PUBLIC_URL: "https://tiltak.example",
      APP_SECRET: "x".repeat(32),
      SMTP_URL: "smtp://mail.example:25",
      MAIL_FROM: "Tiltak <tiltak@tiltak.example>",
    });
    const [kept = "", forgotten = "", language = ""] = await cookies();
    for (const cookie of [kept, forgotten, language]) expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Lax/);
    for (const cookie of [kept, forgotten]) expect(cookie).toMatch(/^__Host-tiltak-session=/);
  });
});
