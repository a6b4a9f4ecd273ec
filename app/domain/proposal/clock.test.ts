import { describe, expect, it } from "vitest";
import { answerClock } from "./clock";

const submitted = new Date("2026-03-01T12:00:00Z");
const after = (days: number, more = 0) => new Date(submitted.getTime() + days * 86_400_000 + more);

describe("the clock of a proposal", () => {
  it.each([
    [0, 0, { status: "waiting", daysLeft: 30 }],
    [17, 3_600_000, { status: "waiting", daysLeft: 13 }],
    [29, 86_399_999, { status: "waiting", daysLeft: 1 }],
    [30, 0, { status: "waiting", daysLeft: 0 }],
    [30, 1, { status: "over", daysOver: 1 }],
    [35, 0, { status: "over", daysOver: 5 }],
  ] as const)("after %i days and %i ms", (days, more, clock) => {
    expect(answerClock(submitted, null, after(days, more))).toEqual(clock);
  });

  it("stops at the answer, which is in time to the end of the thirtieth day", () => {
    expect(answerClock(submitted, after(30), after(90))).toEqual({ status: "answered", inTime: true });
    expect(answerClock(submitted, after(30, 1), after(90))).toEqual({ status: "answered", inTime: false });
  });
});
