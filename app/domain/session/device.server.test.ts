import { describe, expect, it } from "vitest";
import { deviceOf } from "./device.server";

describe("a session's browser and system", () => {
  it("are named as the browser says", () => {
    const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    expect(deviceOf(firefox)).toEqual({ browser: "Firefox", system: "Windows" });
  });

  it.each([null, "", "   ", "node", "curl"])("are unknown, not empty, for %j", (userAgent) => {
    const { browser, system } = deviceOf(userAgent);
    expect(browser).not.toBe("");
    expect(system).not.toBe("");
  });
});
