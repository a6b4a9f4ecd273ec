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
  expect(all).toMatchObject({ total: names.length, page: 1, byFrozen: false });
  expect(names.length).toBeGreaterThan(4);
  const second = await page({ page: "2" }, 2);
  expect(second.rows).toEqual(all.rows.slice(2, 4));
  expect((await page({ dir: "desc" }, 2)).rows.map(({ name }) => name)).toEqual([...names].reverse().slice(0, 2));
  const last = await page({ page: "99" }, 2);
  expect(last.page).toBe(Math.ceil(names.length / 2));
});

it("puts one page in order by what is computed, and several by what was frozen last", async () => {
  const one = await page({ sort: "plans", dir: "desc" });
  expect(one.byFrozen).toBe(false);
  const progress = one.rows.map(({ standings }) => progressOf(standings.plans));
  expect(progress).toEqual([...progress].sort((a, b) => b - a));

  const first = await page({ sort: "plans", dir: "desc" }, 2);
  expect(first.byFrozen).toBe(true);
  const frozen = one.rows.map(({ name, past }) => ({
    name,
    progress: progressOf(past.filter(({ commitment }) => commitment === "plans").at(-1)),
  }));
  const best = Math.max(...frozen.map((row) => row.progress));
  expect(best).toBeGreaterThanOrEqual(0);
  expect(frozen.find(({ name }) => name === first.rows[0]?.name)?.progress).toBe(best);
  // Of those shown all is told, as on a page of all.
  expect(first.rows[0]).toEqual(one.rows.find(({ name }) => name === first.rows[0]?.name));
});
