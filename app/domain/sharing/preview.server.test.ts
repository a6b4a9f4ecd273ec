import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rehearse, withNetwork } from "~/db/door.server";
import { networked, type Networked } from "../../../tests/support/networked";
import { digests, pastPolicies } from "../../../tests/support/past-policies";
import { nothingFrom, type Grants, type SharingLevel } from "./levels";
import { memberFigures } from "../network/member.server";
import { matrixColumns, matrixMembers } from "../network/queries.server";
import { fundingOfMembers } from "../network-list/funding.server";
import { projectsOfMembers } from "../network-list/projects.server";
import { recommendationsOfMembers } from "../network-list/recommendations.server";
import { sharedWork } from "../network-list/record.server";
import { rowsPerPage } from "../network-list/filter";
import { FundingSearch, ProjectsSearch, RecommendationsSearch } from "../network-list/search";
import { firstLook, type Look, type LookSearch } from "./look.server";
import { previewForNetwork } from "./preview.server";
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
const preview = (given: Grants, project: string | null = null, pages: Partial<LookSearch> = {}) =>
  rehearse(alesund(), place.administrator, async (db, doors) =>
    previewForNetwork(db, doors, { id: alesund(), key: "alesund" }, await sharingNetwork(db, "nord"), given, {
      language: "nb",
      today: "2026-11-22",
      asked: { ...firstLook, ...pages, project },
    }),
  );
/** What the network's own pages really read of the member, by what stands: the matrix, its page, the lists, and a project's page. */
const really = (project: string | null = null): Promise<Look> =>
  withNetwork(place.network.nord, place.leader, async (db) => {
    const columns = await matrixColumns(db, "category", "nb");
    const member = (await matrixMembers(db, "category", columns)).find(({ id }) => id === alesund());
    if (!member) throw new Error("the matrix has no Ålesund");
    const its = { municipality: "alesund" };
    return {
      columns,
      member,
      dataPoints: (await memberFigures(db, "alesund", { category: null, dimension: null, goal: null }, "nb")).rows,
      recommendations: await recommendationsOfMembers(db, RecommendationsSearch.parse(its), "nb"),
      projects: await projectsOfMembers(db, ProjectsSearch.parse(its), "nb"),
      funding: await fundingOfMembers(db, FundingSearch.parse(its)),
      work: project === null ? null : await sharedWork(db, { municipality: "alesund", id: project }, "nb"),
    };
  });
const shown = (look: Look) => ({
  figures: look.dataPoints.length,
  categories: look.member.cells.filter((cell) => cell !== null).length,
  plan: look.projects.total,
  planCounts: look.member.plan !== null,
  money: look.funding.total,
  moneySums: look.member.money !== null,
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
    expect(shown(summary).categories).toBeGreaterThan(20);
    expect(summary.work).toBeNull();
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
      expect(await really(before.work?.project.id)).toEqual(before);
      expect(before.work === null).toBe(level === "summary");
    }
  });

  it("opens the project that is asked for, as its page shows it, and none that is not the municipality's", async () => {
    await plant(member("alesund", "joined", "nothing") + member("baerum"));
    const all = grants({ plan: "detail", money: "detail", updates: "detail" });
    const [first, second] = (await preview(all)).projects.rows;
    for (const one of [first, second]) {
      const { work } = await preview(all, one?.id);
      expect(work?.project).toMatchObject({ id: one?.id, sharesMoney: true, updates: "detail" });
    }
    const [theirs] = await pastPolicies<{ id: string }>(
      place.database,
      `SELECT id FROM project WHERE municipality_id = '${place.municipality.baerum}' LIMIT 1`,
    );
    expect(theirs).toBeDefined();
    expect((await preview(all, theirs?.id)).work).toBeNull();
    expect((await preview(grants({ plan: "summary" }), first?.id)).work).toBeNull();
  });

  it("is paged as the network's lists are, each list by itself, until every row has been shown once", async () => {
    await plant(
      member("alesund", "joined", "nothing") +
        `INSERT INTO project (municipality_id, name, language, area_key)
           SELECT '${alesund()}', 'Side ' || n, 'nb', (SELECT key FROM area LIMIT 1) FROM generate_series(1, ${rowsPerPage * 2}) AS n;`,
    );
    const all = grants({ plan: "detail", money: "detail" });
    const first = await preview(all);
    const pages = Math.ceil(first.projects.total / rowsPerPage);
    expect(pages).toBeGreaterThan(1);
    const seen = new Set<string>();
    for (let page = 1; page <= pages; page += 1) {
      const look = await preview(all, null, { projects: page });
      const [from] = look.projects.rows;
      expect([look.projects.page, seen.has(from?.id ?? "")]).toEqual([page, false]);
      for (const { id } of look.projects.rows) seen.add(id);
      expect(look.recommendations).toEqual(first.recommendations);
    }
    expect(seen.size).toBe(first.projects.total);
    expect((await preview(all, null, { projects: 100_000 })).projects.page).toBe(pages);
  });

  it("leaves nothing behind, also no line of the history", async () => {
    await plant(member("alesund", "asked", "nothing"));
    const before = await digests(place.database);
    await preview(grants({ plan: "detail" }));
    await expect(
      rehearse(alesund(), place.administrator, async (db) => {
        await db.unit.create({ data: { name: "Borte" } });
        throw new Error("broken");
      }),
    ).rejects.toThrow("broken");
    expect(await digests(place.database)).toEqual(before);
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
        projects: await there.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM shared_project`,
        links: await there.fundingLink.count(),
        groups: await there.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM group_score`,
        shared: shared?.shared,
      };
    });
    expect(seen).toEqual({ standings: 0, projects: [{ n: 0 }], links: 0, groups: [{ n: 0 }], shared: [] });
    // The network itself is not narrowed.
    expect(await withNetwork(place.network.nord, place.leader, (db) => db.recommendation.count())).toBeGreaterThan(0);
  });
});
