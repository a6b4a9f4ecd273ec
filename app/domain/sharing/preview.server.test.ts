import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rehearse, withNetwork, withPublic } from "~/db/door.server";
import { networked, type Networked } from "../../../tests/support/networked";
import { digests, pastPolicies } from "../../../tests/support/past-policies";
import { nothingFrom, type Grants, type SharingLevel } from "./levels";
import { lookAt, type Look } from "./look.server";
import { previewForNetwork, previewForPublic } from "./preview.server";
import { sharingNetwork } from "./queries.server";

let place: Networked;
const day = "2020-01-01";
const grants = (levels: Partial<Record<keyof Grants, SharingLevel>>, from = day): Grants => ({
  ...nothingFrom(day),
  ...Object.fromEntries(Object.entries(levels).map(([subject, level]) => [subject, { level, from }])),
});
const alesund = () => place.municipality.alesund ?? "";
const member = (key: string, state = "joined", level = "detail") => `
  INSERT INTO network_membership (municipality_id, network_id, state, answered_at)
    SELECT id, '${place.network.nord}', '${state}', CASE '${state}' WHEN 'asked' THEN NULL ELSE now() END FROM municipality WHERE key = '${key}';
  INSERT INTO sharing_grant (municipality_id, network_id, subject, level, from_on)
    SELECT m.id, '${place.network.nord}', s::sharing_subject, '${level}', '2020-01-01'
      FROM municipality m, unnest(ARRAY['figures', 'plan', 'money', 'updates']) s WHERE m.key = '${key}';`;
const plant = (sql: string) =>
  pastPolicies(
    place.database,
    `SELECT set_config('tiltak.door', 'operator', false), set_config('tiltak.municipality', '', false); ${sql}`,
  );
const preview = (given: Grants) =>
  rehearse(alesund(), place.administrator, async (db, doors) =>
    previewForNetwork(db, doors, alesund(), await sharingNetwork(db, "nord"), given, {
      language: "nb",
      today: "2026-11-22",
    }),
  );
/** What the network really reads, by what stands. */
const really = () => withNetwork(place.network.nord, place.leader, (db) => lookAt(db, alesund(), "nb"));
const shown = (look: Look) => ({
  figures: look.dataPoints.total,
  categories: look.categories.length,
  plan: look.projects.total,
  planCounts: look.plan !== null,
  money: look.funding.total,
  moneySums: look.money !== null,
  costs: look.projects.rows.some(({ costOre }) => costOre !== null),
});

beforeAll(async () => {
  place = await networked();
  await plant(`UPDATE project SET cost_ore = 100 WHERE municipality_id = '${alesund()}'`);
});
beforeEach(() =>
  pastPolicies(
    place.database,
    "DELETE FROM sharing_grant; DELETE FROM network_membership; UPDATE municipality SET published_at = now()",
  ),
);
afterAll(() => place.close());

describe("a preview for a network", () => {
  it("shows what the network will see, level by level", async () => {
    await plant(member("alesund", "joined", "nothing"));
    const nothing = { figures: 0, categories: 0, plan: 0, planCounts: false, money: 0, moneySums: false, costs: false };
    expect(shown(await preview(grants({})))).toEqual(nothing);
    const summary = await preview(grants({ figures: "summary", plan: "summary", money: "summary" }));
    expect(shown(summary)).toMatchObject({
      figures: 0,
      plan: 0,
      planCounts: true,
      money: 0,
      moneySums: true,
      costs: false,
    });
    expect(summary.categories.length).toBeGreaterThan(20);
    const plan = shown(await preview(grants({ plan: "detail" })));
    expect(plan).toMatchObject({ figures: 0, categories: 0, planCounts: true, moneySums: false, costs: false });
    expect(plan.plan).toBeGreaterThan(0);
    expect(shown(await preview(grants({ plan: "detail", money: "detail" }))).costs).toBe(true);
    const all = shown(await preview(grants({ figures: "detail", plan: "detail", money: "detail", updates: "detail" })));
    expect(Math.min(all.figures, all.plan)).toBeGreaterThan(0);
  });

  it("is exactly what the network then reads", async () => {
    await plant(member("alesund", "joined", "nothing"));
    for (const level of ["summary", "detail"] as const) {
      const before = await preview(grants({ figures: level, plan: level, money: level, updates: level }));
      await plant(`UPDATE sharing_grant SET level = '${level}'`);
      expect(await really()).toEqual(before);
    }
  });

  it("leaves nothing behind, also no line of the history", async () => {
    await plant(member("alesund", "asked", "nothing"));
    await pastPolicies(place.database, "UPDATE municipality SET published_at = NULL WHERE key = 'alesund'");
    const before = await digests(place.database);
    await preview(grants({ plan: "detail" }));
    await rehearse(alesund(), place.administrator, (db, doors) => previewForPublic(db, doors, alesund(), "nb"));
    await expect(
      rehearse(alesund(), place.administrator, async (db) => {
        await db.unit.create({ data: { name: "Borte" } });
        throw new Error("broken");
      }),
    ).rejects.toThrow("broken");
    expect(await digests(place.database)).toEqual(before);
    expect(shown(await really()).plan).toBe(0);
  });

  it("of one that has only been asked shows it as if it had joined, and of a later day as if it had come", async () => {
    await plant(member("alesund", "asked", "nothing"));
    expect(shown(await preview(grants({ plan: "detail" }, "2099-01-01"))).plan).toBeGreaterThan(0);
  });

  it("shows nothing of the network's other members, whatever they share", async () => {
    await plant(member("alesund", "joined", "nothing") + member("baerum"));
    const seen = await rehearse(alesund(), place.administrator, async (_db, doors) => {
      const there = await doors.network(place.network.nord);
      const [shared] = await there.$queryRaw<{ shared: string[] }[]>`SELECT tiltak_shared('plan', 'summary') AS shared`;
      return {
        standings: await there.standing.count(),
        projects: await there.project.count(),
        links: await there.fundingLink.count(),
        groups: await there.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM group_score`,
        shared: shared?.shared,
      };
    });
    expect(seen).toEqual({ standings: 0, projects: 0, links: 0, groups: [{ n: 0 }], shared: [] });
    // The network itself is not narrowed.
    expect(await withNetwork(place.network.nord, place.leader, (db) => db.project.count())).toBeGreaterThan(0);
  });
});

describe("a preview for everyone", () => {
  it("is what the public reads once it is published, without milestones and updates", async () => {
    await pastPolicies(place.database, "UPDATE municipality SET published_at = NULL WHERE key = 'alesund'");
    const open = () => withPublic((db) => lookAt(db, alesund(), "nb"));
    expect(shown(await open())).toMatchObject({ figures: 0, plan: 0, money: 0 });
    const before = await rehearse(alesund(), place.administrator, (db, doors) =>
      previewForPublic(db, doors, alesund(), "nb"),
    );
    expect(before.projects.total).toBeGreaterThan(0);
    expect(before).toMatchObject({ milestones: 0, updates: { total: 0 } });
    await pastPolicies(place.database, "UPDATE municipality SET published_at = now() WHERE key = 'alesund'");
    expect(await open()).toEqual(before);
  });
});
