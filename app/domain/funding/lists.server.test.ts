import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { coverageSorts, linkSorts, sourceSorts } from "./filter";
import { CoverageSearch, LinkSearch, SourceSearch } from "./search";
import { coverageList, fundingTotals, linkList, sourceList } from "./lists.server";

let work: Workplace;
const million = 100_000_000;

beforeAll(async () => {
  work = await workplace();
  await work.here(async (db) => {
    const programme = await db.fundingProgramme.findFirstOrThrow({ where: { municipalityId: null } });
    const project = async (name: string, costOre: number | null, state: "running" | "cancelled" = "running") => {
      const stateReason = state === "cancelled" ? "Avlyst" : null;
      return (
        await db.project.create({ data: { name, costOre, state, stateReason, language: "nb", areaKey: "health" } })
      ).id;
    };
    const link = (
      projectId: string,
      sums: {
        state: "planned" | "granted" | "paid" | "refused";
        amountOre?: number;
        grantedOre?: number;
        paidOre?: number;
      },
    ) =>
      db.fundingLink.create({
        data: { projectId, programmeScope: programme.scope, programmeId: programme.id, ...sums },
      });
    const short = await project("zz mangler", 900 * million);
    await link(short, { state: "planned", amountOre: 500 * million });
    await link(short, { state: "paid", amountOre: 300 * million, grantedOre: 200 * million, paidOre: 150 * million });
    await link(short, { state: "refused", amountOre: 700 * million });
    const covered = await project("zz dekket", million);
    await link(covered, { state: "granted", grantedOre: 2 * million });
    await project("zz uten kostnad", null);
    const cancelled = await project("zz avlyst", million, "cancelled");
    await link(cancelled, { state: "planned", amountOre: 9 * million });
  });
});
afterAll(() => work.close());

const coverage = (asked: object) => work.here((db) => coverageList(db, CoverageSearch.parse(asked), "nb"));
const links = (asked: object) => work.here((db) => linkList(db, LinkSearch.parse(asked)));
const sources = (asked: object) => work.here((db) => sourceList(db, SourceSearch.parse(asked)));

describe("coverageList", () => {
  it("puts the largest sum missing first, stated costs before unstated, and leaves out what is cancelled", async () => {
    const { rows, total } = await coverage({ q: "ZZ " });
    expect(total).toBe(3);
    expect(rows).toMatchObject([
      {
        name: "zz mangler",
        plannedOre: 500 * million,
        appliedOre: 0,
        grantedOre: 200 * million,
        paidOre: 150 * million,
        covered: false,
      },
      { name: "zz dekket", grantedOre: 2 * million, covered: true },
      { name: "zz uten kostnad", costOre: null, covered: false },
    ]);
  });

  it("adds up to all of them by coverage", async () => {
    const { total } = await coverage({});
    const parts = await Promise.all(
      ["covered", "short", "uncosted"].map(async (part) => (await coverage({ coverage: part })).total),
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
    expect((await coverage({ coverage: "short", q: "zz" })).rows.map(({ name }) => name)).toEqual(["zz mangler"]);
  });

  it.each(coverageSorts)("can be sorted by %s, and ignores rubbish", async (sort) => {
    const { total } = await coverage({});
    expect((await coverage({ sort, order: "desc", area: "'", coverage: "x", state: ["open"] })).total).toBe(total);
  });
});

describe("linkList", () => {
  it("gives each link's sums under the certainties it counts in, and only there", async () => {
    const { rows } = await links({ q: "zz", sort: "state" });
    expect(rows).toMatchObject([
      {
        project: "zz mangler",
        state: "planned",
        plannedOre: 500 * million,
        appliedOre: null,
        grantedOre: null,
        paidOre: null,
      },
      { project: "zz dekket", state: "granted", plannedOre: null, grantedOre: 2 * million, paidOre: null },
      {
        state: "refused",
        amountOre: 700 * million,
        plannedOre: null,
        appliedOre: null,
        grantedOre: null,
        paidOre: null,
      },
      { state: "paid", plannedOre: null, grantedOre: 200 * million, paidOre: 150 * million },
    ]);
  });

  it.each([
    ["planned", 1],
    ["applied", 0],
    ["granted", 2],
    ["paid", 1],
    ["lost", 1],
  ])("finds what is %s", async (certainty, expected) => {
    expect((await links({ q: "zz", certainty })).total).toBe(expected);
  });

  it.each(linkSorts)("can be sorted by %s", async (sort) => {
    expect((await links({ sort, q: "zz" })).total).toBe(4);
  });
});

describe("fundingTotals", () => {
  it("are the sums of the list, each certainty by itself", async () => {
    const totals = await work.here((db) => fundingTotals(db));
    const all = (await links({})).rows;
    const sum = (of: (row: (typeof all)[number]) => number | null) => all.reduce((so, row) => so + (of(row) ?? 0), 0);
    expect(totals).toMatchObject({
      plannedOre: sum((row) => row.plannedOre),
      appliedOre: sum((row) => row.appliedOre),
      grantedOre: sum((row) => row.grantedOre),
      paidOre: sum((row) => row.paidOre),
      links: all.length,
      projects: (await coverage({})).total,
      covered: (await coverage({ coverage: "covered" })).total,
      sources: (await sources({})).total,
    });
  });
});

describe("sourceList", () => {
  it("shows shared sources and one's own, with how often they are used here", async () => {
    const used = await sources({ used: "yes", sort: "links", order: "desc" });
    expect(used.rows[0]?.links).toBe(Math.max(...used.rows.map(({ links: count }) => count)));
    const [own, shared, all] = [await sources({ scope: "own" }), await sources({ scope: "shared" }), await sources({})];
    expect(own.rows.every(({ isShared }) => !isShared) && shared.rows.every(({ isShared }) => isShared)).toBe(true);
    expect(own.total + shared.total).toBe(all.total);
    expect((await sources({ used: "no" })).total).toBe(all.total - used.total);
  });

  it.each(sourceSorts)("can be sorted by %s, and ignores rubbish", async (sort) => {
    expect((await sources({ sort, type: "gold", scope: "", used: "maybe", page: "x" })).total).toBe(
      (await sources({})).total,
    );
  });

  it("does not show another municipality's own", async () => {
    const own = await sources({ scope: "own" });
    const theirs = await work.elsewhere((db) => sourceList(db, SourceSearch.parse({ scope: "own" })));
    const ids = new Set(own.rows.map(({ id }) => id));
    expect(theirs.rows.some(({ id }) => ids.has(id))).toBe(false);
  });
});
