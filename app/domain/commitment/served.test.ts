import { describe, expect, it } from "vitest";
import { actionStates, openActionStates } from "~/domain/action/states";
import { projectStates, type ProjectState } from "~/domain/project/states";
import { responseOutcomes } from "~/domain/recommendation/states";
import type { CommitmentWords } from "./queries.server";
import { servedByAction, servedByProject, servedByRecommendation, servedInWords } from "./served";

describe("what a recommendation counts towards", () => {
  it("is a project for what was adopted, in whole or in part", () => {
    expect(responseOutcomes.filter((outcome) => servedByRecommendation(outcome).length > 0)).toEqual([
      "adopted",
      "adopted_in_part",
    ]);
    expect(servedByRecommendation("adopted")).toEqual(["adopted_with_project"]);
  });

  it("is nothing before the answer", () => {
    expect(servedByRecommendation(null)).toEqual([]);
  });
});

describe("what a project counts towards", () => {
  const always = ["projects_ready", "projects_with_partner"];
  const effects: ProjectState[] = ["completed", "evaluated"];

  it.each(projectStates.filter((state) => state !== "cancelled"))("is readiness and partners while %s", (state) => {
    const measured = effects.includes(state) ? ["completed_with_effect"] : [];
    expect(servedByProject({ state, kind: "project" })).toEqual([...always, ...measured]);
  });

  it("is nothing once it is cancelled, not even for a plan", () => {
    expect(servedByProject({ state: "cancelled", kind: "project" })).toEqual([]);
    expect(servedByProject({ state: "cancelled", kind: "plan" })).toEqual([]);
  });

  it("is the adopted plans too for a plan", () => {
    expect(servedByProject({ state: "planned", kind: "plan" })).toEqual([
      "projects_ready",
      "plan_documents_adopted",
      "projects_with_partner",
    ]);
  });
});

describe("what an action counts towards", () => {
  it("is recent updates while it is open", () => {
    expect(actionStates.filter((state) => servedByAction(state, null).length > 0)).toEqual(openActionStates);
    expect(servedByAction("blocked", "running")).toEqual(["actions_updated"]);
  });

  it("is nothing when its project is cancelled", () => {
    expect(servedByAction("in_progress", "cancelled")).toEqual([]);
  });
});

describe("the criteria in words", () => {
  const words: CommitmentWords[] = [
    { key: "plans", name: "Plans", promise: "", criteria: { projects_ready: { name: "Ready", explanation: "" } } },
    {
      key: "mobilisation",
      name: "Mobilisation",
      promise: "",
      criteria: { projects_with_partner: { name: "With a partner", explanation: "" } },
    },
  ];

  it("name the commitment of each, in the order given", () => {
    expect(servedInWords(["projects_with_partner", "projects_ready"], words)).toEqual([
      { key: "projects_with_partner", commitment: "Mobilisation", name: "With a partner" },
      { key: "projects_ready", commitment: "Plans", name: "Ready" },
    ]);
  });

  it("leave out what the catalogue does not name", () => {
    expect(servedInWords(["actions_updated"], words)).toEqual([]);
  });
});
