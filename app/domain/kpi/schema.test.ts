import { describe, expect, it } from "vitest";
import { ObservationForm, VerificationForm } from "./schema";

const form = { year: "2024", state: "reported", qualifier: "exact", value: "98,5", source: "SSB" };
const wrong = (changes: Record<string, string | undefined>) => {
  const parsed = ObservationForm.safeParse({ ...form, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
};

describe("the form of an observation", () => {
  it("reads a value as people type it, exactly", () => {
    expect(ObservationForm.parse(form)).toMatchObject({
      year: 2024,
      value: "98.5",
      quality: null,
      note: null,
      part: "",
    });
    expect(ObservationForm.parse({ ...form, value: "1 234,567 890 1" }).value).toBe("1234.5678901");
  });

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ["no value where there is one to give", { value: undefined }, ["value forms.missing"]],
    ["a value that is not reported", { state: "not_available" }, ["value kpis.form.valueNotReported"]],
    ["nothing where nothing is reported", { state: "not_available", value: undefined }, []],
    ["words and a figure", { qualifier: "qualitative", note: "lite" }, ["value kpis.form.valueInWords"]],
    ["words that are missing", { qualifier: "qualitative", value: undefined }, ["note kpis.form.wordsMissing"]],
    ["words alone", { qualifier: "qualitative", value: undefined, note: "lite" }, []],
    ["a bound", { qualifier: "above" }, []],
    ["something that is no number", { value: "mange" }, ["value forms.number"]],
    ["a grade that does not exist", { quality: "7" }, ["quality forms.choose"]],
    ["a state that does not exist", { state: "x" }, ["state forms.choose"]],
    [
      "everything missing, at once",
      { year: undefined, value: undefined, source: undefined },
      ["year forms.year", "source forms.missing", "value forms.missing"],
    ],
  ])("%s", (_, changes, messages) => {
    expect(wrong(changes)).toEqual(messages);
  });
});

describe("the form of a verdict", () => {
  it.each<[string, Record<string, string>, string[]]>([
    ["right, without more", { verdict: "verified" }, []],
    ["to be corrected, and what", { verdict: "returned", returnReason: "Feil år" }, []],
    ["to be corrected, but not what", { verdict: "returned" }, ["returnReason kpis.form.returnReasonNeeded"]],
    [
      "to be corrected, with blanks",
      { verdict: "returned", returnReason: "  " },
      ["returnReason kpis.form.returnReasonNeeded"],
    ],
    ["no verdict", {}, ["verdict forms.choose"]],
    [
      "too long an answer to both",
      { verdict: "returned", supersedeReason: "x".repeat(1001) },
      ["supersedeReason forms.tooLong|1000", "returnReason kpis.form.returnReasonNeeded"],
    ],
  ])("%s", (_, typed, expected) => {
    const parsed = VerificationForm.safeParse({ version: "1", ...typed });
    expect(parsed.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? []).toEqual(expected);
  });
});
