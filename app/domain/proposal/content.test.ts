import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeContent, draftOf, draftValues, totalCost, type ProposalContent } from "./content";
import { difference } from "./difference";

const point = "2b6ff6a5-4b63-4d1e-9a53-1c6f0a6f5a01";
const other = "2b6ff6a5-4b63-4d1e-9a53-1c6f0a6f5a02";
const complete = {
  title: " Lekkasjelytting ",
  summary: "Vi lytter.",
  language: "nb",
  effects: [{ dataPoint: point, low: "10,5", high: "12", byYear: "2028" }, { dataPoint: "" }],
  ask: "Tilgang til nettet",
  askAmount: "1 250 000",
  bring: "Utstyr",
  costs: [{ year: "2028", amount: "500 000,50" }, { year: "2027", amount: "0" }, {}],
  partners: "Havbris\nNordfjell\nHavbris\n",
  startsOn: "2027-01-01",
  endsOn: "2028-12-31",
  risks: "Frost",
  interest: "none",
};
const read = (more: object = {}) => completeContent({ ...complete, ...more }, []);
const content = (more: object = {}): ProposalContent => {
  const answer = read(more);
  if (!("content" in answer)) throw new Error(JSON.stringify(answer.fields));
  return answer.content;
};

describe("what is submitted", () => {
  it("holds sums in øre by year, numbers as they were typed, and no empty row", () => {
    expect(content()).toMatchObject({
      version: 1,
      title: "Lekkasjelytting",
      effects: [{ dataPointId: point, low: "10.5", high: "12", byYear: 2028 }],
      askOre: 125_000_000,
      costs: [
        { year: 2027, ore: 0 },
        { year: 2028, ore: 50_000_050 },
      ],
      partners: ["Havbris", "Nordfjell"],
      interest: null,
    });
    expect(totalCost(content())).toBe(50_000_050);
  });

  it.each([
    [{ title: "" }, ["title"]],
    [{ effects: [] }, ["effects"]],
    [{ effects: [{ dataPoint: point }] }, ["effects[0].byYear", "effects[0].high", "effects[0].low"]],
    [{ effects: [{ dataPoint: point, low: "3", high: "2", byYear: "2028" }] }, ["effects[0].high"]],
    [{ effects: [{ low: "3" }] }, ["effects[0].dataPoint"]],
    [{ effects: [complete.effects[0], complete.effects[0]] }, ["effects[1].dataPoint"]],
    [{ askAmount: "mye" }, ["askAmount"]],
    [{ costs: [{ year: "2028" }] }, ["costs[0].amount"]],
    [{ costs: [{ amount: "3" }] }, ["costs[0].year"]],
    [{ costs: [complete.costs[0], complete.costs[0]] }, ["costs[1].year"]],
    [{ endsOn: "2026-01-01" }, ["endsOn"]],
    [{ interest: undefined }, ["interest"]],
    [{ interest: "some", interestText: " " }, ["interestText"]],
    [{ partners: "x".repeat(201) }, ["partners"]],
  ])("is refused at its field: %j", (more, fields) => {
    const answer = read(more);
    expect("fields" in answer && Object.keys(answer.fields).sort()).toEqual(fields);
  });

  it("tells everything that is missing in an empty draft at once", () => {
    for (const empty of [{}, null, undefined]) {
      const answer = completeContent(empty, []);
      expect("fields" in answer && Object.keys(answer.fields).length).toBeGreaterThan(10);
    }
  });

  it("never throws, whatever a draft holds", () => {
    fc.assert(fc.property(fc.anything(), (draft) => void completeContent(draft, [])));
  });

  it("can be written on from: its draft says the same again", () => {
    expect(completeContent(draftOf(content()), [])).toEqual({ content: content() });
    const some = content({ interest: "some", interestText: "En bror i planavdelingen" });
    expect(completeContent(draftOf(some), [])).toEqual({ content: some });
    expect(draftValues(draftOf(content()))).toMatchObject({
      "effects[0].low": "10.5",
      "costs[1].amount": "500 000,50",
    });
  });
});

describe("the difference of two revisions", () => {
  it("is nothing between the same", () => {
    expect(difference(content(), content())).toEqual([]);
  });

  it("tells texts and sums before and after, and of lists what came and went", () => {
    const after = content({
      title: "Lytting",
      askAmount: "2",
      effects: [...complete.effects.slice(0, 1), { dataPoint: other, low: "1", high: "2", byYear: "2029" }],
      partners: "Nordfjell",
      interest: "some",
      interestText: "Ja",
    });
    expect(difference(content(), after)).toEqual([
      { field: "title", before: "Lekkasjelytting", after: "Lytting" },
      { field: "effects", added: [{ dataPointId: other, low: "1", high: "2", byYear: 2029 }], removed: [] },
      { field: "askOre", before: 125_000_000, after: 200 },
      { field: "partners", added: [], removed: ["Havbris"] },
      { field: "interest", before: null, after: "Ja" },
    ]);
  });
});
