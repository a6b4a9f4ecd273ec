import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { EffectForm, exceeds, ProjectForm, UpdateForm } from "./schema";

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;

function parse(
  schema: typeof ProjectForm | typeof UpdateForm | typeof EffectForm,
  fields: Record<string, string | string[]>,
) {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  const submission = parseWithZod(form, { schema });
  return submission.status === "success" ? { value: submission.value } : { error: submission.error };
}

const least = { name: "Ny hovedledning", language: "nb", kind: "project", area: "water_sanitation_drainage" };

describe("ProjectForm", () => {
  it("accepts the least a project needs, empty rows included", () => {
    const empty = { "effects[0].dataPoint": "", "effects[0].low": "", "effects[2].basis": "" };
    expect(parse(ProjectForm, { ...least, ...empty, owner: "", partners: "", cost: "" })).toEqual({
      value: {
        ...least,
        description: "",
        owner: null,
        startsOn: null,
        endsOn: null,
        cost: null,
        costNote: null,
        partners: [],
        recommendations: [],
        effects: [],
      },
    });
  });

  it("reads sums, partners on lines, several recommendations and filled rows after empty ones", () => {
    const { value } = parse(ProjectForm, {
      ...least,
      cost: "1,5 mill",
      partners: "Mørenett\r\n\r\n NTNU \r\nMørenett",
      recommendations: [id(1), id(2)],
      "effects[0].dataPoint": "",
      "effects[3].dataPoint": id(3),
      "effects[3].low": "28",
      "effects[3].high": "30,5",
      "effects[3].byYear": "2030",
      "effects[3].confidence": "medium",
    });
    expect(value).toMatchObject({
      cost: 150_000_000,
      partners: ["Mørenett", "NTNU"],
      recommendations: [id(1), id(2)],
      effects: [{ dataPointId: id(3), low: "28", high: "30.5", byYear: 2030, confidence: "medium", basis: null }],
    });
  });

  it.each<[string, Record<string, string>, string, string]>([
    ["a project without a name", { name: " " }, "name", "forms.missing"],
    ["an end before the start", { startsOn: "2027-02-01", endsOn: "2027-01-01" }, "endsOn", "forms.datesInOrder"],
    ["an unknown kind", { kind: "dream" }, "kind", "forms.choose"],
    ["a cost in doubt", { cost: "1,234" }, "cost", "forms.kroner"],
    [
      "an effect on nothing",
      { "effects[1].low": "2", "effects[1].high": "3" },
      "effects[1].dataPoint",
      "projects.form.effectOfWhat",
    ],
    [
      "an effect with one end",
      { "effects[0].dataPoint": id(1), "effects[0].low": "2" },
      "effects[0].high",
      "projects.form.bothEnds",
    ],
    [
      "an effect the wrong way round",
      { "effects[0].dataPoint": id(1), "effects[0].low": "3", "effects[0].high": "2" },
      "effects[0].high",
      "projects.form.endsInOrder",
    ],
    [
      "two effects on the same data point",
      { "effects[0].dataPoint": id(1), "effects[2].dataPoint": id(1) },
      "effects[2].dataPoint",
      "projects.form.effectTwice",
    ],
    ["an id that is none", { recommendations: "1" }, "recommendations[0]", "forms.choose"],
    ["a partner of 201 letters", { partners: "x".repeat(201) }, "partners", "forms.tooLong|200"],
  ])("refuses %s", (_, fields, name, message) => {
    expect(parse(ProjectForm, { ...least, ...fields }).error?.[name]).toEqual([message]);
  });
});

describe("a project with several faults", () => {
  it("is told of all in one round, single fields and rules across them alike", () => {
    const { error } = parse(ProjectForm, {
      ...least,
      name: "",
      cost: "1,234",
      startsOn: "2027-02-01",
      endsOn: "2027-01-01",
      "effects[0].dataPoint": id(1),
      "effects[0].low": "3",
      "effects[0].high": "2",
      "effects[0].byYear": "soon",
      "effects[1].dataPoint": id(1),
      "effects[1].high": "many",
      "effects[2].low": "1",
      "effects[2].high": "2",
      "effects[2].byYear": "1",
    });
    expect(error).toEqual({
      name: ["forms.missing"],
      cost: ["forms.kroner"],
      endsOn: ["forms.datesInOrder"],
      "effects[0].high": ["projects.form.endsInOrder"],
      "effects[0].byYear": ["forms.year"],
      "effects[1].dataPoint": ["projects.form.effectTwice"],
      "effects[1].low": ["projects.form.bothEnds"],
      "effects[1].high": ["forms.number"],
      "effects[2].dataPoint": ["projects.form.effectOfWhat"],
      "effects[2].byYear": ["forms.year"],
    });
  });

  it("is not told of the order of a day that does not exist", () => {
    const { error } = parse(ProjectForm, { ...least, startsOn: "2027-02-30", endsOn: "2027-01-01" });
    expect(error).toEqual({ startsOn: ["forms.date"] });
  });

  it("is not read as rows where it sends none", () => {
    const { error } = parse(ProjectForm, { ...least, effects: ["x", "y"] });
    expect(Object.keys(error ?? {})).toEqual(["effects[0]", "effects[1]"]);
  });
});

describe("UpdateForm", () => {
  it.each([
    [{ text: "Grøftene er ferdige" }, undefined],
    [{ noChange: "on" }, undefined],
    [{}, { text: ["projects.update.needed"] }],
    [{ text: "Litt", noChange: "on" }, { noChange: ["projects.update.both"] }],
  ])("%j: %j", (fields, error) => {
    expect(parse(UpdateForm, { reportedOn: "2026-11-21", ...(fields as Record<string, string>) }).error).toEqual(error);
  });
});

it("tells an update without words and without a day of both", () => {
  expect(parse(UpdateForm, {}).error).toEqual({ text: ["projects.update.needed"], reportedOn: ["forms.missing"] });
});

describe("EffectForm", () => {
  it("keeps the value as exact as it was typed", () => {
    const { value } = parse(EffectForm, {
      dataPoint: id(1),
      value: "−1 234,50",
      measuredOn: "2026-11-01",
      explanation: "Målt",
    });
    expect(value).toMatchObject({ value: "-1234.50" });
  });
});

describe("exceeds", () => {
  it.each([
    ["2", "1", true],
    ["1", "1", false],
    ["-2", "-1", false],
    ["-1", "-2", true],
    ["0.10", "0.1", false],
    ["999999999999.000000001", "999999999999", true],
    ["10", "9.9", true],
  ])("%s over %s: %s", (a, b, expected) => {
    expect(exceeds(a, b)).toBe(expected);
  });
});
