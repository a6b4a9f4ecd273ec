import { describe, expect, it } from "vitest";
import { Answer, NewRecommendation } from "./schema";

const person = "4d1d7ab0-2c5e-4f6a-9d3c-0c5f0a6f5f11";
const faults = (typed: object) =>
  Answer.safeParse({ version: "1", ...typed }).error?.issues.map(({ path, message }) => [path.join("."), message]) ??
  [];

describe("what is typed as an answer", () => {
  it.each<[string, object, [string, string][]]>([
    ["nothing", {}, [["outcome", "forms.choose"]]],
    ["an outcome that is none", { outcome: "implemented" }, [["outcome", "forms.choose"]]],
    ["adopted needs an owner and no reason", { outcome: "adopted" }, [["ownerId", "recommendations.fault.owner"]]],
    ["adopted", { outcome: "adopted", ownerId: person }, []],
    [
      "in part needs both",
      { outcome: "adopted_in_part" },
      [
        ["reason", "recommendations.fault.reason"],
        ["ownerId", "recommendations.fault.owner"],
      ],
    ],
    ["declined needs a reason", { outcome: "declined", reason: "  " }, [["reason", "recommendations.fault.reason"]]],
    ["declined", { outcome: "declined", reason: "Nei" }, []],
    ["under review needs a reason", { outcome: "under_review" }, [["reason", "recommendations.fault.reason"]]],
    [
      "postponed needs a day too",
      { outcome: "postponed", reason: "Penger" },
      [["reviewOn", "recommendations.fault.reviewOn"]],
    ],
    ["postponed", { outcome: "postponed", reason: "Penger", reviewOn: "2027-03-01" }, []],
    [
      "postponed to no day by nobody, all told in one round",
      { outcome: "postponed", reviewOn: "2027-02-30", ownerId: "42" },
      [
        ["reviewOn", "forms.date"],
        ["ownerId", "forms.choose"],
        ["reason", "recommendations.fault.reason"],
      ],
    ],
  ])("%s", (_, typed, expected) => {
    expect(faults(typed)).toEqual(expected);
  });

  it("leaves out a day that nothing asks for", () => {
    const typed = { outcome: "declined", reason: "Nei", reviewOn: "2027-03-01", version: "3" };
    expect(Answer.parse(typed)).toMatchObject({ reviewOn: null, version: 3, dataPoints: [] });
  });
});

describe("what is typed as a recommendation", () => {
  it("takes suggested actions line by line, without the empty ones", () => {
    const typed = { title: "T", text: "U", areaKey: "health", receivedOn: "2026-11-01", language: "nb" };
    expect(NewRecommendation.parse({ ...typed, suggestedActions: " Mål\r\n\r\n Bygg \n" }).suggestedActions).toEqual([
      "Mål",
      "Bygg",
    ]);
    expect(NewRecommendation.parse(typed)).toMatchObject({ suggestedActions: [], ownerId: null, statedTarget: null });
  });
});
