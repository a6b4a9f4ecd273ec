import { describe, expect, it } from "vitest";
import { Invalid } from "~/domain/shared/errors";
import { parseForm } from "~/http/form.server";
import { ActionForm, BulkForm, ChosenSearch, MilestoneTick, UpdateForm } from "./schema";

const id = "6b1f2c1e-0d0a-4a47-9d39-0a4f8a3d6f10";
const other = "7c2f2c1e-0d0a-4a47-9d39-0a4f8a3d6f11";

const formOf = (fields: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
};
const faults = (run: () => unknown): Record<string, string | undefined> => {
  try {
    run();
    return {};
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return Object.fromEntries(Object.entries(error.fields).map(([name, [first]]) => [name, first?.key]));
  }
};

describe("an action's form", () => {
  const given = {
    title: " Kartlegge rør ",
    language: "nb",
    project: id,
    recommendation: "",
    owner: "",
    startsOn: "2026-09-01",
    dueOn: "",
    description: "",
  };

  it("leaves what is empty as null", () => {
    expect(parseForm(formOf(given), ActionForm)).toEqual({
      title: "Kartlegge rør",
      language: "nb",
      project: id,
      recommendation: null,
      owner: null,
      startsOn: "2026-09-01",
      dueOn: null,
      description: "",
    });
  });

  it.each([
    ["no name", { title: " " }, { title: "forms.missing" }],
    ["neither project nor recommendation", { project: "" }, { project: "actions.form.parentMissing" }],
    [
      "all that is wrong at once",
      { title: "", project: "", startsOn: "2026-12-01", dueOn: "2026-11-01", language: "sv" },
      {
        title: "forms.missing",
        project: "actions.form.parentMissing",
        dueOn: "forms.datesInOrder",
        language: "forms.choose",
      },
    ],
    [
      "a day that does not exist, without asking whether it comes before the other",
      { title: "", startsOn: "2026-02-30", dueOn: "2026-01-01" },
      { title: "forms.missing", startsOn: "forms.date" },
    ],
    [
      "a choice nobody offered, without asking for one beside it",
      { project: "", recommendation: "42" },
      { recommendation: "forms.choose" },
    ],
    ["both", { recommendation: other }, { project: "actions.form.oneParent" }],
    ["an end before the start", { dueOn: "2026-08-31" }, { dueOn: "forms.datesInOrder" }],
    ["a day that does not exist", { startsOn: "2026-02-30" }, { startsOn: "forms.date" }],
    [
      "a choice nobody offered",
      { project: "42", language: "sv" },
      { project: "forms.choose", language: "forms.choose" },
    ],
  ])("refuses %s", (_, changes, wrong) => {
    expect(faults(() => parseForm(formOf({ ...given, ...changes }), ActionForm))).toEqual(wrong);
  });
});

describe("an update's form", () => {
  it.each([
    [{ text: "Halvveis", reportedOn: "2026-11-01" }, {}],
    [{ text: "", noChange: "on", reportedOn: "2026-11-01" }, {}],
    [{ text: "", reportedOn: "2026-11-01" }, { text: "actions.update.needed" }],
    [{ text: "Halvveis", noChange: "on", reportedOn: "2026-11-01" }, { noChange: "actions.update.both" }],
    [{ text: "Halvveis", reportedOn: "" }, { reportedOn: "forms.missing" }],
    [
      { text: "", reportedOn: "" },
      { text: "actions.update.needed", reportedOn: "forms.missing" },
    ],
  ])("%j → %j", (fields, wrong) => {
    expect(faults(() => parseForm(formOf(fields), UpdateForm))).toEqual(wrong);
  });
});

describe("a tick", () => {
  it("says how it is to be", () => {
    expect(parseForm(formOf({ done: "yes" }), MilestoneTick)).toEqual({ done: true });
    expect(parseForm(formOf({ done: "no" }), MilestoneTick)).toEqual({ done: false });
    expect(faults(() => parseForm(formOf({}), MilestoneTick))).toEqual({ done: "forms.wrong" });
  });
});

describe("a change of several actions", () => {
  it("reads one or many chosen, each once", () => {
    const one = parseForm(formOf({ change: "owner", owner: id, chosen: `${id}:3` }), BulkForm);
    expect(one).toEqual({ change: "owner", owner: id, chosen: [{ id, version: 3 }] });
    const many = parseForm(
      formOf({ change: "due", dueOn: "2027-01-31", chosen: [`${id}:3`, `${other}:1`, `${id}:3`] }),
      BulkForm,
    );
    expect(many).toEqual({
      change: "due",
      dueOn: "2027-01-31",
      days: undefined,
      chosen: [
        { id, version: 3 },
        { id: other, version: 1 },
      ],
    });
  });

  it.each([
    ["-7", -7],
    ["−7", -7],
    ["14", 14],
  ])("moves by %s days", (typed, days) => {
    expect(parseForm(formOf({ change: "due", days: typed, chosen: `${id}:3` }), BulkForm)).toMatchObject({ days });
  });

  it.each([
    ["nothing chosen", { change: "owner", owner: id }, { chosen: "actions.bulk.noneChosen" }],
    ["a version that is none", { change: "owner", owner: id, chosen: `${id}:0` }, { "chosen[0]": "forms.wrong" }],
    ["no owner", { change: "owner", owner: "", chosen: `${id}:1` }, { owner: "forms.choose" }],
    ["neither date nor days", { change: "due", chosen: `${id}:1` }, { dueOn: "actions.bulk.dateOrDays" }],
    [
      "both",
      { change: "due", dueOn: "2027-01-31", days: "3", chosen: `${id}:1` },
      { dueOn: "actions.bulk.dateOrDays" },
    ],
    [
      "nothing chosen and neither date nor days",
      { change: "due" },
      { chosen: "actions.bulk.noneChosen", dueOn: "actions.bulk.dateOrDays" },
    ],
    ["no days at all", { change: "due", days: "0", chosen: `${id}:1` }, { days: "actions.bulk.daysWrong" }],
    [
      "days that are no number",
      { change: "due", days: "two weeks", chosen: `${id}:1` },
      { days: "actions.bulk.daysWrong" },
    ],
    ["no state", { change: "state", chosen: `${id}:1` }, { to: "forms.choose" }],
    ["something else to change", { change: "title", chosen: `${id}:1` }, { change: "forms.choose" }],
  ])("refuses %s", (_, fields, wrong) => {
    expect(faults(() => parseForm(formOf(fields as Record<string, string>), BulkForm))).toEqual(wrong);
  });

  it("takes from the address only what it can read", () => {
    expect(ChosenSearch.parse({ change: "due", chosen: [`${id}:3`, "rubbish", `${id}:3`, "x:1"] })).toEqual({
      change: "due",
      chosen: [{ id, version: 3 }],
      list: "",
    });
    expect(ChosenSearch.parse({ change: "everything", chosen: "rubbish", list: ["a", "b"] })).toEqual({
      change: "owner",
      chosen: [],
      list: "",
    });
    expect(ChosenSearch.parse({ chosen: `${other}:1` }).chosen).toEqual([{ id: other, version: 1 }]);
  });
});
