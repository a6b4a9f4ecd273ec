import { describe, expect, it } from "vitest";
import { DraftForm, EitherRoundChange, RoundForm } from "./schema";

const round = {
  title: "Runden",
  language: "nb",
  periodFrom: "2026-01-01",
  periodTo: "2026-06-30",
  opensOn: "2026-07-01",
  dueOn: "2026-09-01",
  questions: " Ett? \r\n\r\nTo?\n",
};
const faults = (given: object) => {
  const read = RoundForm.safeParse(given);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("the form of a round", () => {
  it("reads one question a line", () =>
    expect(RoundForm.parse(round)).toMatchObject({ questions: ["Ett?", "To?"], previous: null }));

  it.each([
    [{ title: " " }, ["title: forms.missing"]],
    [{ title: "x".repeat(121) }, ["title: forms.tooLong|120"]],
    [{ language: "de" }, ["language: forms.choose"]],
    [{ periodTo: "2025-12-31" }, ["periodTo: forms.datesInOrder"]],
    [{ dueOn: "2026-06-30" }, ["dueOn: forms.datesInOrder"]],
    [{ dueOn: "2026-02-30" }, ["dueOn: forms.date"]],
    [{ previous: "everything" }, ["previous: forms.choose"]],
    [{ questions: "a\n".repeat(21) }, ["questions: reviews.tooManyQuestions|20"]],
    [{ questions: "x".repeat(501) }, ["questions: forms.tooLong|500"]],
  ])("refuses %j", (wrong, said) => expect(faults({ ...round, ...wrong })).toEqual(said));

  it("of one that is open takes its name and due date, and says at which field what is wrong", () => {
    expect(
      EitherRoundChange.parse({ part: "dates", title: "Ny", dueOn: "2026-10-01", version: "2", questions: "x" }),
    ).toEqual({
      part: "dates",
      title: "Ny",
      dueOn: "2026-10-01",
      version: 2,
    });
    const read = EitherRoundChange.safeParse({ part: "plan", ...round, title: "", version: "1" });
    expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["title"]);
    expect(EitherRoundChange.safeParse({ part: "else" }).success).toBe(false);
  });
});

describe("the form of a draft", () => {
  it("keeps each answer at its question, also where one between is empty", () =>
    expect(DraftForm.parse({ answer0: "En", answer2: "Tre", version: "0" })).toMatchObject({
      answers: ["En", "", "Tre", ...Array.from({ length: 17 }, () => "")],
      note: "",
      version: 0,
    }));

  it("refuses an answer that is too long, at its field", () => {
    const read = DraftForm.safeParse({ answer1: "x".repeat(4_001), version: "0" });
    expect(read.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
      "answer1: forms.tooLong|4000",
    ]);
  });
});
