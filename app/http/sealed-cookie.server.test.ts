import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { provideEnvironment } from "~/env.server";
import { sealedCookie } from "./sealed-cookie.server";

const options = { name: "test", schema: z.object({ text: z.string() }), seconds: 60 };
const cookie = sealedCookie(options);
const asking = (setCookie: string) =>
  new Request("http://localhost/", { headers: { Cookie: setCookie.split(";")[0] ?? "" } });

provideEnvironment({ MODE: "test", APP_SECRET: "a".repeat(32) });
afterEach(() => vi.useRealTimers());

describe("a sealed cookie", () => {
  it("gives back what was sealed, on any server of the same secret, and shows nothing of it", async () => {
    const kept = await cookie.seal({ text: "Ålesund" }, "/login");
    expect(kept).toMatch(/HttpOnly/);
    expect(kept).toMatch(/SameSite=Lax/);
    expect(kept).toMatch(/Path=\/login/);
    expect(Buffer.from(kept, "base64url").toString()).not.toContain("lesund");
    expect(await sealedCookie(options).open(asking(kept))).toEqual({ text: "Ålesund" });
    expect(await cookie.seal({ text: "Ålesund" }, "/login")).not.toBe(kept);
  });

  it("opens to nothing when changed, under another name or secret, of another shape, too late, or forgotten", async () => {
    const kept = await cookie.seal({ text: "x" }, "/");
    const value = kept.split(";")[0]?.slice("test=".length) ?? "";
    for (const place of [0, 14, value.length - 2]) {
      const changed = value.slice(0, place) + (value[place] === "A" ? "B" : "A") + value.slice(place + 1);
      expect(await cookie.open(asking(`test=${changed}`))).toBeNull();
    }
    expect(await sealedCookie({ ...options, name: "other" }).open(asking(`other=${value}`))).toBeNull();
    expect(await sealedCookie({ ...options, schema: z.object({ number: z.number() }) }).open(asking(kept))).toBeNull();
    expect(await cookie.open(new Request("http://localhost/"))).toBeNull();
    for (const rubbish of ["", "x", "%%%", "A".repeat(100_000)])
      expect(await cookie.open(asking(`test=${rubbish}`))).toBeNull();
    expect(await cookie.open(asking(await cookie.forget("/")))).toBeNull();
    vi.useFakeTimers({ now: Date.now() + 61_000 });
    expect(await cookie.open(asking(kept))).toBeNull();
    vi.useRealTimers();
    provideEnvironment({ APP_SECRET: "b".repeat(32) });
    expect(await cookie.open(asking(kept))).toBeNull();
    provideEnvironment({ APP_SECRET: "a".repeat(32) });
    expect(await cookie.open(asking(kept))).toEqual({ text: "x" });
  });

  it("is secure wherever people come by https", async () => {
    provideEnvironment({ PUBLIC_URL: "https://tiltak.example" });
    const kept = await cookie.seal({ text: "x" }, "/login");
    expect(kept).toMatch(/^__Secure-test=/);
    expect(kept).toMatch(/; Secure/);
    expect(await cookie.open(asking(kept))).toEqual({ text: "x" });
    provideEnvironment({ PUBLIC_URL: "" });
  });
});
