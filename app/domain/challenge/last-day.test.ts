import { describe, expect, it } from "vitest";
import { formatsFor } from "~/text/format";
import { lastDay } from "./last-day";

describe("the last day of a challenge", () => {
  it.each([
    ["2027-01-06T23:00:00Z", "6. jan. 2027"],
    ["2026-07-07T22:00:00Z", "7. juli 2026"],
    // Closed by hand, at noon.
    ["2026-07-07T10:00:00Z", "7. juli 2026"],
  ])("of one that closes at %s is %s", (closesAt, day) => {
    expect(formatsFor("nb").date(lastDay(new Date(closesAt)))).toBe(day);
  });
});
