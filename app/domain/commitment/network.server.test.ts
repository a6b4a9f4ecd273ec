import { afterAll, beforeAll, expect, it } from "vitest";
import { demoNetwork, type DemoNetwork } from "../../../tests/support/network";
import { membersSideBySide } from "./network.server";
import { SideBySideSearch } from "./schema";
import { progressOf } from "./side-by-side";

let place: DemoNetwork;

beforeAll(async () => {
  place = await demoNetwork();
}, 120_000);
afterAll(() => place.close());

const page = (search: object, size?: number) =>
  place.network((db) => membersSideBySide(db, "nb", SideBySideSearch.parse(search), size));

it("shows members side by side by name, a page at a time", async () => {
  const all = await page({});
  const names = all.rows.map(({ name }) => name);
  expect(all).toMatchObject({ total: names.length, page: 1, asFrozen: false });
  expect(all.rows.map(({ shows }) => shows)).toContain("now");
  expect(names.length).toBeGreaterThan(4);
  const second = await page({ page: "2" }, 2);
  expect(second.rows.map(({ name }) => name)).toEqual(names.slice(2, 4));
  expect((await page({ dir: "desc" }, 2)).rows.map(({ name }) => name)).toEqual([...names].reverse().slice(0, 2));
  const last = await page({ page: "99" }, 2);
  expect(last.page).toBe(Math.ceil(names.length / 2));
});

it("computes one page, and tells and orders several as they were frozen last", async () => {
  const one = await page({ sort: "plans", dir: "desc" });
  expect(one.asFrozen).toBe(false);
  const progress = one.rows.map(({ standings }) => progressOf(standings.plans));
  expect(progress).toEqual([...progress].sort((a, b) => b - a));

  const pages = await Promise.all([1, 2, 3].map((number) => page({ sort: "plans", dir: "desc", page: number }, 2)));
  const rows = pages.flatMap(({ rows: some }) => some);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(6);
  const frozen = rows.map(({ standings }) => progressOf(standings.plans));
  expect(frozen).toEqual([...frozen].sort((a, b) => b - a));
  expect(frozen[0]).toBeGreaterThanOrEqual(0);
  for (const { shows, standings, past } of rows) {
    expect(shows).not.toBe("now");
    expect(standings.plans?.status).toBe(past.filter(({ commitment }) => commitment === "plans").at(-1)?.status);
  }
  expect(pages.every(({ asFrozen }) => asFrozen)).toBe(true);
});
