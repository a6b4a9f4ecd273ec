import { describe, expect, it } from "vitest";
import { reachable, transition } from "~/domain/shared/state-machine";
import {
  answerable,
  isAnswered,
  outcomesWithOwner,
  recommendationMachine,
  recommendationStates,
  responseOutcomes,
} from "./states";

describe("answering a recommendation", () => {
  it("offers all six outcomes at once, asking a reason for all but adopted", () => {
    const moves = reachable(recommendationMachine, "received", { hasOwner: true });
    expect(moves.map(({ to }) => to)).toEqual(responseOutcomes);
    expect(moves.filter(({ asks }) => !asks.includes("reason")).map(({ to }) => to)).toEqual(["adopted"]);
    expect(moves.every(({ blockedBy }) => blockedBy.length === 0)).toBe(true);
  });

  it("adopts only with an owner", () => {
    expect(() => transition(recommendationMachine, "received", "adopted", { hasOwner: false })).toThrow(
      "recommendation.blocked.no_owner",
    );
    expect(() => transition(recommendationMachine, "under_review", "adopted", {})).toThrow(
      "recommendation.blocked.no_owner",
    );
    expect(transition(recommendationMachine, "under_review", "adopted", { hasOwner: true }).name).toBe("adopt");
  });

  it("asks for an owner wherever something is to be done, and before it is called implemented", () => {
    for (const outcome of responseOutcomes) {
      const move = recommendationMachine.transitions.find(
        ({ to, from }) => to === outcome && from.includes("received"),
      );
      expect([outcome, move?.guards ?? []]).toEqual([outcome, outcomesWithOwner.includes(outcome) ? ["hasOwner"] : []]);
    }
    expect(() => transition(recommendationMachine, "already_done", "implemented", { hasOwner: false })).toThrow(
      "recommendation.blocked.no_owner",
    );
  });

  it("lets a given answer be mended, but changed only after it is taken up again", () => {
    expect(answerable("received")).toEqual(responseOutcomes);
    expect(answerable("under_review")).toEqual(responseOutcomes);
    expect(answerable("adopted")).toEqual(["adopted"]);
    expect(answerable("declined")).toEqual(["declined"]);
    expect(answerable("implemented")).toEqual([]);
    expect(answerable("closed")).toEqual([]);
  });

  it("postpones only to a day", () => {
    expect(() => transition(recommendationMachine, "received", "postponed", { reason: "money" })).toThrow(
      "shared.blocked.no_review_date",
    );
    expect(
      transition(recommendationMachine, "received", "postponed", { reason: "money", reviewOn: "2027-03-01" }).to,
    ).toBe("postponed");
  });

  it("takes a postponed one up again", () => {
    expect(reachable(recommendationMachine, "postponed", {}).map(({ to }) => to)).toEqual(["under_review"]);
  });

  it("is answered once the municipality has said what it will do", () => {
    expect(recommendationStates.filter((state) => !isAnswered(state))).toEqual(["received", "under_review"]);
  });
});
