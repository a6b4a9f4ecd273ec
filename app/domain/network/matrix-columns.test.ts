import { expect, it } from "vitest";
import { cellsOf, headsOf } from "~/domain/export/columns";
import { translatorFor } from "~/text/words.server";
import type { MatrixMember } from "./matrix";
import { matrixFileColumns } from "./matrix-columns";

const { t } = translatorFor("en");
const columns = matrixFileColumns("category", [
  { key: "economy.waste", label: "Waste", group: "Economy" },
  { key: "environment.waste", label: "Waste", group: "Environment" },
]);
const asked: MatrixMember = {
  id: "1",
  key: "a",
  name: "Askvoll",
  state: "asked",
  askedOn: "2026-01-01",
  joinedOn: null,
  wave: null,
  figures: "nothing",
  figuresFrom: null,
  askedToShareOn: null,
  cells: [null, null],
  whole: null,
  gaps: null,
  plan: null,
  money: null,
  updated: null,
  commitments: null,
};
const byHead = (member: MatrixMember) => {
  const cells = cellsOf(columns, member, t);
  return Object.fromEntries(headsOf(columns, t).map((head, place) => [head, cells[place]]));
};

it("has a head of its own for every column, also where two categories bear one name", () => {
  const heads = headsOf(columns, t);
  expect(new Set(heads).size).toBe(heads.length);
  expect(heads.filter((head) => head.includes("Waste"))).toHaveLength(6);
});

it("writes bands with their coverage, sums in kroner, days as days and commitments in words", () => {
  const cells = byHead({
    ...asked,
    state: "joined",
    figures: "detail",
    cells: [{ points: 6, scored: 3, places: 6 }, null],
    whole: { points: 7, scored: 4, places: 9 },
    gaps: 3,
    plan: { recommendations: 5, answered: 2, underWay: 1, late: 0 },
    money: { plannedOre: 1_000_050, appliedOre: 0, grantedOre: 200, paidOre: 0 },
    updated: { on: "2026-03-04" },
    commitments: ["partly", null, "on_the_way", "no_basis"],
  });
  expect(Object.values(cells)).toEqual([
    ...["Askvoll", t("network.matrix.csv.levels.detail")],
    ...[2, 3, 6, null, null, null, 2, 4, 9, 44],
    ...[3, 2, 5, 1, 0],
    ...[10_000.5, 0, 2, 0],
    ...["2026-03-04", t("commitments.status.partly"), null],
    ...[t("commitments.status.on_the_way"), t("commitments.status.no_basis")],
  ]);
});

it("leaves empty what is not shared, and says so of who shares nothing or was only asked", () => {
  const [name, shares, ...rest] = Object.values(byHead(asked));
  expect([name, shares]).toEqual(["Askvoll", t("network.matrix.csv.levels.asked")]);
  expect(rest.every((cell) => cell === null)).toBe(true);
  expect(Object.values(byHead({ ...asked, state: "joined" }))[1]).toBe(t("network.matrix.csv.levels.nothing"));
});
