import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPublic } from "~/db/door.server";
import { aggregate } from "~/domain/kpi/aggregate";
import { placesByMunicipality } from "~/domain/kpi/places.server";
import { pointsFor } from "~/domain/kpi/score";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { publishedMunicipalities, publishedScores } from "./queries.server";

let place: Workplace;
beforeAll(async () => {
  place = await workplace();
});
afterAll(() => place.close());

/** The scores as the pure rule gives them, by the municipality's key. */
const byRule = () =>
  withPublic(async (db) => {
    const places = await placesByMunicipality(db, "nb");
    return [...places].map(([key, own]) => {
      const { points, possible, percent, coverage } = aggregate(own);
      return { key, score: { points, possible, percent, coverage } };
    });
  });
const bySql = async () => (await withPublic(publishedScores)).map(({ key, score }) => ({ key, score }));

describe("the scores of the published municipalities", () => {
  it("are of the five, in Norwegian order, with what else is known of them", async () => {
    const scores = await withPublic(publishedScores);
    expect(scores.map(({ key }) => key)).toEqual(["asker", "baerum", "rana", "trondheim", "alesund"]);
    expect(scores.map(({ key, name, county, population }) => ({ key, name, county, population }))).toEqual(
      await withPublic(publishedMunicipalities),
    );
    expect(scores.every(({ score }) => score.points > 0 && score.coverage.all === 108)).toBe(true);
  });

  it("are those of the rule, for what the sources say", async () => {
    expect(await bySql()).toEqual(await byRule());
  });

  it("are those of the rule at every edge, also where several data points share a place", async () => {
    const edges = [-20, 0, 32.9999999999, 33, 34, 65.999999999, 66, 94.9999999, 95, 100, 140];
    let seed = 7;
    const one = <T>(of: readonly T[]): T => {
      seed = (seed * 16807) % 2147483647;
      return of[seed % of.length] as T;
    };
    let sharedAndScored = 0;
    for (let round = 0; round < 12; round += 1) {
      const ids = await place.here((db) => db.dataPoint.findMany({ select: { id: true, wheelPlace: true } }));
      const shared = ids.filter(({ wheelPlace }) => ids.filter((id) => id.wheelPlace === wheelPlace).length > 1);
      const rows = ids.map(({ id, wheelPlace }) => {
        const isShared = shared.some((other) => other.wheelPlace === wheelPlace);
        const state = isShared && round % 2 === 0 ? "scored" : one(["scored", "bound", "no_data", "in_words"] as const);
        const attainment = state === "scored" ? one(edges) : null;
        const points = attainment === null ? null : pointsFor(attainment);
        return { data_point_id: id, state, attainment, points, is_gap: points !== null && points < 4 };
      });
      if (round % 2 === 0) sharedAndScored += shared.length;
      await place.here(async (db) => {
        await db.standing.deleteMany({});
        // Some have no row at all.
        await db.$executeRaw`
          INSERT INTO standing (data_point_id, state, attainment, points, is_gap, rule_version)
          SELECT data_point_id, state, attainment, points, is_gap, 'made up'
            FROM jsonb_populate_recordset(NULL::standing, ${JSON.stringify(rows.slice(round))}::jsonb)`;
      });
      expect(await bySql(), `round ${round}`).toEqual(await byRule());
    }
    expect(sharedAndScored).toBe(30);
  });

  it("are nought of all places, and no percent, where nothing stands anywhere", async () => {
    await place.here((db) => db.standing.deleteMany({}));
    expect((await bySql()).find(({ key }) => key === "alesund")?.score).toEqual({
      points: 0,
      possible: 0,
      percent: null,
      coverage: { scored: 0, reported: 0, all: 108 },
    });
  });
});
