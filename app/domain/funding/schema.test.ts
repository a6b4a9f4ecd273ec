import { describe, expect, it } from "vitest";
import { FundingLinkForm, ProgrammeForm } from "./schema";

const programme = "00000000-0000-4000-8000-000000000001";

const complaints = (schema: typeof FundingLinkForm | typeof ProgrammeForm, form: Record<string, string>) =>
  schema.safeParse(form).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("FundingLinkForm", () => {
  it.each(["identified", "planned", "applied"])("lets a link begin as %s, without a sum", (state) => {
    expect(FundingLinkForm.parse({ programme, state })).toEqual({
      programme,
      state,
      amount: null,
      granted: null,
      decidedOn: null,
      note: null,
    });
  });

  it("lets own budget begin as granted, with its sum in øre", () => {
    const form = { programme, state: "granted", granted: "12,5 mill", decidedOn: "2026-12-10" };
    expect(FundingLinkForm.parse(form)).toMatchObject({ granted: 1_250_000_000, decidedOn: "2026-12-10" });
  });

  it.each<[string, Record<string, string>, string]>([
    ["granted money without a granted sum", { state: "granted", amount: "100" }, "granted: funding.form.grantedNeeded"],
    [
      "a granted sum that is only applied for",
      { state: "applied", granted: "100" },
      "granted: funding.form.notGrantedYet",
    ],
    [
      "a decision on what is only planned",
      { state: "planned", decidedOn: "2026-01-01" },
      "decidedOn: funding.form.notGrantedYet",
    ],
    ["a link that begins as paid", { state: "paid" }, "state: forms.choose"],
    ["a negative sum", { state: "planned", amount: "-5" }, "amount: forms.kroner"],
  ])("refuses %s", (_, form, complaint) => {
    expect(complaints(FundingLinkForm, { programme, ...form })).toEqual([complaint]);
  });
});

it("tells of all that is wrong with a funding link in one round", () => {
  const form = { programme: "", state: "planned", granted: "100", decidedOn: "2026-01-01", amount: "-5" };
  expect(complaints(FundingLinkForm, form)).toEqual([
    "programme: forms.choose",
    "amount: forms.kroner",
    "granted: funding.form.notGrantedYet",
    "decidedOn: funding.form.notGrantedYet",
  ]);
});

describe("ProgrammeForm", () => {
  it("needs a name, a provider, a type and a language", () => {
    expect(complaints(ProgrammeForm, { language: "nb" })).toEqual([
      "name: forms.missing",
      "provider: forms.missing",
      "type: forms.choose",
    ]);
  });
});
