import { expect, it } from "vitest";
import { asOperator, withMunicipality } from "~/db/door.server";
import { disconnect } from "~/db/client.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase } from "../../../tests/support/database";
import { commitmentCounts, criterionRows } from "./queries.server";
import { recommendationList } from "../recommendation/queries.server";
import { RecommendationSearch } from "../recommendation/filter";
it("times", async () => {
  const database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
  const [m] = await asOperator(nobody, (db) => db.municipality.findMany({ where: { key: "alesund" } }));
  await withMunicipality(m!.id, nobody, async (db) => {
    const pr = await db.$queryRaw<{id:string}[]>`SELECT id FROM project LIMIT 30`;
    for (const {id} of pr) await db.$executeRaw`INSERT INTO action (project_id, title, language, starts_on) SELECT ${id}::uuid, 'x'||g, 'nb', '2025-01-01' FROM generate_series(1,20) g`;
    await db.$executeRaw`INSERT INTO progress_update (action_id, text, language, reported_on) SELECT action.id, 'y', 'nb', tiltak_today() FROM action, generate_series(1,3)`;
  });
  await withMunicipality(m!.id, nobody, async (db) => {
    const time = async (n: string, f: () => Promise<unknown>) => { for (let i = 0; i < 5; i++) await f(); const t = performance.now(); for (let i = 0; i < 40; i++) await f(); console.log(n, ((performance.now() - t) / 40).toFixed(2), "ms"); };
    await time("counts", () => commitmentCounts(db));
    await time("rows", () => criterionRows(db, "actions_updated", { counted: null, page: 1 }, "nb"));
    await time("list", () => recommendationList(db, RecommendationSearch.parse({}), "nb"));
  });
  await disconnect(); await database.drop(); expect(1).toBe(1);
});
