import { describe, expect, it } from "vitest";
import {
  bandOf,
  lowOfScored,
  packed,
  percentOf,
  sortedMembers,
  unpacked,
  type MatrixCell,
  type MatrixMember,
} from "./matrix";

const cell = (points: number, scored: number, places = 6): MatrixCell => ({ points, scored, places });

const member = (name: string, more: Partial<MatrixMember> = {}): MatrixMember => ({
  ...{ id: name, key: name, name, state: "joined", askedOn: "2026-01-01", joinedOn: "2026-01-02", wave: null },
  ...{ figures: "detail", figuresFrom: null, askedToShareOn: null, cells: [], whole: null, gaps: null },
  ...{ plan: null, money: null, updated: null, commitments: null },
  ...more,
});

const columns = [{ key: "economy.waste" }, { key: "economy.drainage" }];
const order = (members: MatrixMember[], sort: string) => sortedMembers(members, columns, sort).map(({ name }) => name);

describe("a cell's band", () => {
  it.each([
    [cell(9, 4), 56.25, 2],
    [cell(38, 10), 95, 4],
    [cell(66, 25), 66, 3],
    [cell(33, 25), 33, 2],
    [cell(8, 8), 25, 1],
  ])("of %o is that of its share", (one, percent, band) => {
    expect(percentOf(one)).toBe(percent);
    expect(bandOf(one)).toBe(band);
  });

  it("is none where nothing is scored or nothing shared", () => {
    expect(bandOf(cell(0, 0))).toBeNull();
    expect(bandOf(null)).toBeNull();
  });
});

describe("the order of the members", () => {
  const members = [
    member("Asker", { cells: [cell(4, 2), null], gaps: 3, updated: { on: "2026-11-01" } }),
    member("Bærum", { cells: [cell(8, 2), cell(0, 0)], gaps: 12, updated: { on: null } }),
    member("Rana", { cells: [null, null], state: "asked" }),
    member("Tromsø", { cells: [cell(2, 2), cell(1, 1)], gaps: 3 }),
  ];

  it.each([
    ["name", ["Asker", "Bærum", "Tromsø", "Rana"]],
    ["-name", ["Tromsø", "Bærum", "Asker", "Rana"]],
    ["economy.waste", ["Tromsø", "Asker", "Bærum", "Rana"]],
    ["-economy.waste", ["Bærum", "Asker", "Tromsø", "Rana"]],
    ["economy.drainage", ["Tromsø", "Asker", "Bærum", "Rana"]],
    ["gaps", ["Asker", "Tromsø", "Bærum", "Rana"]],
    ["-gaps", ["Bærum", "Asker", "Tromsø", "Rana"]],
    ["-updated", ["Asker", "Bærum", "Tromsø", "Rana"]],
    ["nothing.known", ["Asker", "Bærum", "Tromsø", "Rana"]],
    ["toString", ["Asker", "Bærum", "Tromsø", "Rana"]],
  ])("by %s: those without a value last, those only asked after them, names among equals", (sort, names) => {
    expect(order(members, sort)).toEqual(names);
  });

  it("by answered recommendations goes by their share, and by nothing where there are none", () => {
    const plan = (answered: number, recommendations: number) => ({ answered, recommendations, underWay: 0, late: 0 });
    const some = [
      member("A", { plan: plan(9, 10) }),
      member("B", { plan: plan(0, 0) }),
      member("C", { plan: plan(2, 2) }),
      member("D"),
    ];
    expect(order(some, "-answered")).toEqual(["C", "A", "B", "D"]);
  });

  it("by commitments goes by how many are on the way, two for one that is partly; without a basis there is none", () => {
    const some = [
      member("A", { commitments: ["partly", "partly", "not_yet", "no_basis"] }),
      member("B", { commitments: ["no_basis", "no_basis", "no_basis", "no_basis"] }),
      member("C", { commitments: ["on_the_way", "partly", "not_yet", "not_yet"] }),
      member("D"),
    ];
    expect(order(some, "-commitments")).toEqual(["C", "A", "B", "D"]);
    expect(order(some, "commitments")).toEqual(["A", "C", "B", "D"]);
  });

  it("leaves the list it was given as it is", () => {
    const before = members.map(({ name }) => name);
    sortedMembers(members, columns, "-name");
    expect(members.map(({ name }) => name)).toEqual(before);
  });
});

it("counts under each column those in band 1 or 2, of those with a score", () => {
  const counted = [
    { key: "water", points: 1, scored: 1, members: 2 },
    { key: "water", points: 6, scored: 3, members: 1 },
    { key: "water", points: 3, scored: 1, members: 4 },
    { key: "waste", points: 0, scored: 0, members: 5 },
    { key: "waste", points: 4, scored: 1, members: 1 },
    { key: "unknown", points: 1, scored: 1, members: 1 },
  ];
  expect(lowOfScored(counted, [{ key: "water" }, { key: "waste" }, { key: "buildings" }])).toEqual([
    { low: 3, scored: 7 },
    { low: 0, scored: 1 },
    { low: 0, scored: 0 },
  ]);
});

it("packs a row of cells and finds it again", () => {
  for (const cells of [[cell(9, 3), null, cell(0, 0, 4)], [null], [null, null], [cell(12, 3, 15)]]) {
    expect(unpacked(packed(cells))).toEqual(cells);
  }
});
