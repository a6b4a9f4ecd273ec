import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~/db/door.server";
import { aggregate, byCategory, byDimension, byGoal, type Aggregate, type Place } from "~/domain/kpi/aggregate";
import { registerObservation, verifyObservation } from "~/domain/kpi/commands.server";
import { placesByMunicipality } from "~/domain/kpi/places.server";
import { NotFound } from "~/domain/shared/errors";
import type { SharingLevel, SharingSubject } from "~/db/generated/enums";
import { demoNetwork, type DemoNetwork } from "../../../tests/support/network";
import {
  bandOf,
  percentOf,
  sortedMembers,
  standingColumns,
  type MatrixCell,
  type MatrixKind,
  type MatrixMember,
} from "./matrix";
import { memberFigures } from "./member.server";
import { matrixColumns, matrixMembers, matrixPage } from "./queries.server";
import { MatrixSearch, MemberSearch } from "./search";

let place: DemoNetwork;

beforeAll(async () => {
  place = await demoNetwork();
}, 120_000);
afterAll(() => place.close());

const matrix = (db: Db, kind: MatrixKind = "category") =>
  matrixColumns(db, kind, "en").then(async (columns) => ({ columns, members: await matrixMembers(db, kind, columns) }));
const member = async (key: string, kind: MatrixKind = "category"): Promise<MatrixMember> => {
  const { members } = await place.network((db) => matrix(db, kind));
  const found = members.find((one) => one.key === key);
  if (!found) throw new Error(`${key} is not in the matrix`);
  return found;
};
const whole = async (key: string) => (await member(key)).whole;
const grant = (key: string, subject: SharingSubject, data: { level?: SharingLevel; fromOn?: Date }) =>
  place.municipality(key, (db) => db.sharingGrant.updateMany({ where: { subject }, data }));

/** Runs in a municipality and takes everything back. */
async function tried(key: string, run: (db: Db) => Promise<void>): Promise<void> {
  const takenBack = new Error("taken back");
  await place
    .municipality(key, async (db) => {
      await run(db);
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
}

const cellOf = ({ points, coverage }: Aggregate): MatrixCell => ({
  points,
  scored: coverage.scored,
  places: coverage.all,
});
/** What the rule in TypeScript makes of the places, by group. */
function meant(places: readonly Place[]): Record<string, MatrixCell & { reported: number }> {
  const groups: [string, Aggregate][] = [
    ["whole/", aggregate(places)],
    ...byDimension(places).map(({ dimension, aggregate: of }): [string, Aggregate] => [`dimension/${dimension}`, of]),
    ...byCategory(places).map(({ dimension, category, aggregate: of }): [string, Aggregate] => [
      `category/${dimension}.${category}`,
      of,
    ]),
    ...byGoal(places).map(({ goal, aggregate: of }): [string, Aggregate] => [`goal/${goal}`, of]),
  ];
  return Object.fromEntries(groups.map(([key, of]) => [key, { ...cellOf(of), reported: of.coverage.reported }]));
}
const stored = async (db: Db) =>
  Object.fromEntries(
    (await db.groupScore.findMany()).map(({ kind, key, points, scored, reported, places }) => [
      `${kind}/${key}`,
      { points, scored, reported, places },
    ]),
  );

describe("the stored scores by group", () => {
  it.each(["alesund", "asker", "baerum", "rana", "trondheim"])("of %s are those the rule makes", async (key) => {
    await place.municipality(key, async (db) => {
      const places = (await placesByMunicipality(db, "en", key)).get(key) ?? [];
      expect(places).toHaveLength(108);
      expect(await stored(db)).toEqual(meant(places));
      const { gaps } = await db.groupScore.findFirstOrThrow({ where: { kind: "whole" } });
      expect(gaps).toBe(await db.standing.count({ where: { isGap: true } }));
    });
  });

  it.each([
    [[200, 200, 200, 200, -500]],
    [[100, 95, 95, 95, 90]],
    [[95, 95, 95, 95, 94.9999999999]],
    [[66, 66, 66, 66, 65.99]],
    [[33, 33, 33, 33, 33]],
    [[0, 0, 0, 0, 0]],
    [[100, 100, 100, 100, null]],
    [[null, null, null, null, null]],
  ])("of a place that five data points share, at %j, are too", async (attainments) => {
    await tried("alesund", async (db) => {
      const shared = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM data_point WHERE wheel_place = (SELECT wheel_place FROM data_point GROUP BY 1 HAVING count(*) = 5) ORDER BY position`;
      expect(shared).toHaveLength(5);
      for (const [index, { id }] of shared.entries()) {
        const attainment = attainments[index] ?? null;
        await db.$executeRaw`
          UPDATE standing SET (state, attainment, points, is_gap) = (SELECT
                 CASE WHEN ${attainment}::numeric IS NULL THEN 'no_target' ELSE 'scored' END::standing_state, ${attainment}::numeric,
                 CASE WHEN ${attainment}::numeric >= 95 THEN 4 WHEN ${attainment}::numeric >= 66 THEN 3 WHEN ${attainment}::numeric >= 33 THEN 2
                      WHEN ${attainment}::numeric IS NOT NULL THEN 1 END, coalesce(${attainment}::numeric < 95, false))
           WHERE data_point_id = ${id}::uuid`;
      }
      const places = (await placesByMunicipality(db, "en", "alesund")).get("alesund") ?? [];
      expect(await stored(db)).toEqual(meant(places));
    });
  });

  it("go with what they stand on", async () => {
    await tried("rana", async (db) => {
      await db.standing.deleteMany();
      expect(await db.groupScore.count({ where: { scored: { gt: 0 } } })).toBe(0);
      expect(await db.groupScore.findFirst({ where: { kind: "whole" } })).toMatchObject({ scored: 0, places: 108 });
    });
  });
});

describe("the matrix", () => {
  it.each([
    ["category", 24],
    ["dimension", 3],
    ["goal", 17],
  ] as const)("has by %s %i columns, in the catalogue's order", async (kind, count) => {
    const { columns, members } = await place.network((db) => matrix(db, kind));
    expect(columns).toHaveLength(count);
    expect(new Set(columns.map(({ key }) => key)).size).toBe(count);
    for (const { cells, whole: all, figures } of members) {
      if (figures === "nothing") continue;
      expect(cells).toHaveLength(count);
      expect(all?.places).toBe(108);
      expect(cells.every((cell) => cell !== null)).toBe(true);
    }
  });

  it("gives members by name, with what each shares", async () => {
    const { members } = await place.network((db) => matrix(db));
    const sharing = members.filter(({ figures }) => figures !== "nothing");
    expect(sharing.map(({ name }) => name)).toEqual(["Asker", "Bærum", "Rana", "Trondheim", "Ålesund"]);
    // Others belong and share nothing, or have only been asked.
    const quiet = members.filter(({ figures }) => figures === "nothing");
    expect(new Set(quiet.map(({ state }) => state))).toEqual(new Set(["asked", "joined"]));
    for (const { cells, whole: all, gaps, plan, money, updated } of quiet) {
      expect([all, gaps, plan, money, updated, ...cells].every((value) => value === null)).toBe(true);
    }
    const shares = Object.fromEntries(
      sharing.map(({ key, figures, plan, money, updated }) => [
        key,
        [figures, plan !== null, money !== null, updated !== null],
      ]),
    );
    expect(shares).toEqual({
      asker: ["detail", true, true, true],
      baerum: ["detail", true, true, true],
      rana: ["detail", true, false, false],
      trondheim: ["summary", true, false, false],
      alesund: ["detail", true, true, true],
    });
  });

  it("shows a summary's counts and sums as the municipality itself counts them", async () => {
    const { plan, money, updated, gaps } = await member("alesund");
    await place.municipality("alesund", async (db) => {
      const [own] = await db.$queryRaw<{ late: number; planned: number; paid: number; last: string }[]>`
        SELECT (SELECT sum(g.planned_ore) FROM project_progress g WHERE NOT g.cancelled)::float8 AS planned,
               (SELECT sum(g.paid_ore) FROM project_progress g WHERE NOT g.cancelled)::float8 AS paid,
               (SELECT count(*)::int FROM action WHERE state IN ('planned', 'in_progress', 'blocked') AND due_on < tiltak_today()) AS late,
               (SELECT max(reported_on)::text FROM progress_update) AS last`;
      expect(plan).toEqual({
        recommendations: await db.recommendation.count(),
        answered: await db.response.count({ where: { outcome: { not: "under_review" } } }),
        underWay: await db.project.count({ where: { state: { in: ["approved", "running", "paused"] } } }),
        late: own?.late,
      });
      expect(money).toMatchObject({ plannedOre: own?.planned, paidOre: own?.paid });
      expect(updated).toEqual({ on: own?.last });
      expect(gaps).toBe(await db.standing.count({ where: { isGap: true } }));
    });
    expect(plan?.late).toBeGreaterThan(0);
    expect(money?.grantedOre).toBeGreaterThan(0);
  });

  it("shows a value that was changed at once, in the network's door too", async () => {
    const before = await whole("rana");
    const actor = { userId: place.leader.userId, personId: null, roles: ["planner", "verifier"] as const };
    const verifier = async (db: Db) => (await db.membership.findFirstOrThrow()).userId;
    const address = { slug: "ec-i-ws-3c", part: "" };
    await place.municipality("rana", async (db) => {
      const observation = {
        ...({ part: "", year: 2025, state: "reported", qualifier: "exact", value: "18", quality: 2 } as const),
        ...{ source: "Test", note: null, supersedeReason: null, version: undefined },
      };
      const id = await registerObservation(db, actor, address, observation, "2026-11-22");
      const other = { ...actor, userId: await verifier(db) };
      const verdict = { verdict: "verified", version: 1, supersedeReason: null, returnReason: null } as const;
      await verifyObservation(db, other, { slug: address.slug, id }, verdict);
    });
    const after = await whole("rana");
    // From 2 points to 4 on one place.
    expect(after).toEqual({ ...before, points: (before?.points ?? 0) + 2 });
    expect(percentOf(after)).toBeGreaterThan(percentOf(before) ?? 100);
  });

  it("shows nothing of what is withdrawn, from that moment, and again what is given", async () => {
    await grant("asker", "figures", { level: "nothing" });
    await grant("asker", "plan", { level: "nothing" });
    await grant("asker", "money", { level: "nothing" });
    await grant("asker", "updates", { level: "nothing" });
    const without = await member("asker");
    expect(without).toMatchObject({
      figures: "nothing",
      figuresFrom: null,
      whole: null,
      gaps: null,
      plan: null,
      money: null,
      updated: null,
    });
    expect(without.cells.every((cell) => cell === null)).toBe(true);
    await grant("asker", "figures", { level: "summary" });
    const bands = await member("asker");
    expect(bands).toMatchObject({ figures: "summary", figuresFrom: null, plan: null });
    expect(bands.whole?.scored).toBeGreaterThan(40);
    await grant("asker", "figures", { level: "detail", fromOn: new Date("2100-01-01") });
    expect(await member("asker")).toMatchObject({ figures: "nothing", figuresFrom: "2100-01-01", whole: null });
    await grant("asker", "figures", { level: "detail", fromOn: new Date("2020-01-01") });
    for (const subject of ["plan", "updates"] as const) await grant("asker", subject, { level: "detail" });
    await grant("asker", "money", { level: "summary" });
    expect((await member("asker")).whole).toEqual(bands.whole);
  });

  it("has no row for who has left, and none of their figures", async () => {
    const data = { state: "left", answeredAt: new Date() } as const;
    await place.municipality("baerum", (db) => db.networkMembership.updateMany({ data }));
    const { members } = await place.network((db) => matrix(db));
    expect(members.map(({ key }) => key)).not.toContain("baerum");
    expect(
      await place.network((db) => db.groupScore.count({ where: { municipalityId: place.municipalityId("baerum") } })),
    ).toBe(0);
    const answered = { answeredAt: null, answeredById: null };
    await place.network((db) =>
      db.networkMembership.updateMany({ where: { state: "left" }, data: { state: "asked", ...answered } }),
    );
    expect(await member("baerum")).toMatchObject({ state: "asked", figures: "nothing", whole: null, plan: null });
    await place.municipality("baerum", (db) =>
      db.networkMembership.updateMany({ data: { state: "joined", answeredAt: new Date() } }),
    );
  });
});

describe("a page of the matrix", () => {
  const page = (search: object, size?: number) =>
    place.network(async (db) => {
      const columns = await matrixColumns(db, "category", "en");
      return matrixPage(db, columns, MatrixSearch.parse(search), size);
    });

  it.each([...standingColumns, "economy.waste", "nonsense"].flatMap((sort) => [sort, `-${sort}`]))(
    "sorted by %s is a part of all members in that order",
    async (sort) => {
      const { columns, members } = await place.network((db) => matrix(db));
      const all = sortedMembers(members, columns, sort);
      const [first, second] = [await page({ sort }, 3), await page({ sort, page: "2" }, 3)];
      expect([first.members, second.members]).toEqual([all.slice(0, 3), all.slice(3, 6)]);
      expect(first).toMatchObject({ total: all.length, page: 1 });
      expect((await page({ sort, rows: "all" }, 3)).members).toEqual(all);
    },
  );

  it("counts all members, shown or not, and ends with the last page", async () => {
    const { columns, members } = await place.network((db) => matrix(db));
    const joined = members.filter(({ state }) => state === "joined");
    const last = await page({ page: "900" }, 3);
    expect(last.page).toBe(Math.ceil(members.length / 3));
    expect(last.counts).toEqual({
      members: joined.length,
      sharing: joined.filter(({ figures }) => figures !== "nothing").length,
    });
    const bands = columns.map((_, place) => members.map(({ cells }) => bandOf(cells[place] ?? null)));
    expect(last.low).toEqual(
      bands.map((column) => ({
        low: column.filter((band) => band !== null && band <= 2).length,
        scored: column.filter((band) => band !== null).length,
      })),
    );
    expect(last.low.some(({ low, scored }) => low > 0 && low < scored)).toBe(true);
  });
});

describe("the data points behind a cell", () => {
  const figures = (key: string, search: object = {}) =>
    place.network((db) => memberFigures(db, key, MemberSearch.parse(search), "en"));

  it("are those of the category, the dimension or the goal, or all", async () => {
    const transport = await figures("rana", { category: "economy.transport" });
    expect(transport.cell?.places).toBe(15);
    expect(transport.rows.every(({ category }) => category === "Transport")).toBe(true);
    expect(transport.rows).toHaveLength(15);
    expect((await figures("rana", { dimension: "economy" })).rows.length).toBeGreaterThan(40);
    expect((await figures("rana", { goal: "6" })).cell?.places).toBe(14);
    expect((await figures("rana")).rows).toHaveLength(112);
  });

  it("stay with the municipality that shares its bands alone", async () => {
    const shown = await figures("trondheim", { category: "economy.transport" });
    expect(shown).toMatchObject({ figures: "summary", rows: [] });
    expect(shown.cell?.scored).toBeGreaterThan(0);
  });

  it("are not found of who is no member, nor of a group there is not", async () => {
    await expect(figures("oslo")).rejects.toThrow(NotFound);
    await expect(figures("rana", { category: "economy.nothing" })).rejects.toThrow(NotFound);
    await expect(figures("rana", { goal: "18" })).rejects.toThrow(NotFound);
  });
});
