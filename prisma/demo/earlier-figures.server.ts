import { rehearse } from "~/db/door.server";
import type { Db } from "~/db/door.server";
import { refreshStandings } from "~/domain/kpi/standing.server";

// The sources have one value of each data point, so that no two rounds of them could differ. What a few of them were a year before is invented
// for the demo's spring round, which is an example and says so in its note; no invented value is ever kept as an observation.

/** What the spring report of a municipality says that these were in `year`, by the data point's label. */
interface EarlierFigures {
  year: number;
  values: Readonly<Record<string, number>>;
}

const earlier = (values: EarlierFigures["values"]): EarlierFigures => ({ year: 2018, values });

/** By the key of the municipality; each moves its data points a band, up or down. */
export const earlierFigures: Readonly<Record<string, EarlierFigures>> = {
  alesund: earlier({ Incinerated: 66, Recycled: 17, "Transportation Fatalities": 1.2 }),
  asker: earlier({ "Electricity System Outage Frequency": 4.5, "Private Vehicles": 64 }),
  baerum: earlier({ "Public Building Energy Consumption": 195 }),
};

/** The names of these data points in bokmål, in the order of the wheel. */
export async function namesOf(db: Db, { values }: EarlierFigures): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT name ->> 'nb' AS name FROM data_point WHERE label = ANY (${Object.keys(values)}::text[]) ORDER BY wheel_place, position`;
  return rows.map(({ name }) => name);
}

/** What `run` reads of the municipality as if its figures stood as they did then: scored by the same rules as any, and rolled back. */
export function withEarlierFigures<T>(
  municipalityId: string,
  visitor: { userId: string },
  { year, values }: EarlierFigures,
  run: (db: Db) => Promise<T>,
): Promise<T> {
  return rehearse(municipalityId, visitor, async (db) => {
    const changed: string[] = [];
    for (const [label, value] of Object.entries(values)) {
      const { id } = await db.dataPoint.findFirstOrThrow({ where: { label }, select: { id: true } });
      await db.$executeRaw`
        UPDATE standing SET observation_id = NULL, earlier_observation_id = NULL, was_gap = false WHERE data_point_id = ${id}::uuid`;
      await db.$executeRaw`DELETE FROM observation WHERE data_point_id = ${id}::uuid`;
      await db.$executeRaw`
        INSERT INTO observation (data_point_id, year, state, value, qualifier, source, review, verified_at)
        VALUES (${id}::uuid, ${year}, 'reported', ${value}, 'exact', 'Eksempel', 'verified', now())`;
      changed.push(id);
    }
    await refreshStandings(db, changed);
    return run(db);
  });
}
