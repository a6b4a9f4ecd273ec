import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connected } from "~/db/connect.server";
import { asOwner, type Db } from "~/db/door.server";
import { sharedScope } from "~/domain/funding/kept.server";
import { testDatabase, type TestDatabase } from "../tests/support/database";
import { pastPolicies } from "../tests/support/past-policies";
import { seed, SeedError } from "./seed.server";

// Every count is taken from the files again, by other code than the seed's.

type Cells = Record<string, string>;
const folder = path.resolve("prisma/data");
const rows = (file: string): Cells[] =>
  parse(readFileSync(path.join(folder, `${file}.csv`), "utf8"), { columns: true, bom: true });
const cell = (row: Cells, column: string) => row[column] ?? "";
const distinct = (of: Cells[], ...columns: string[]) =>
  new Set(of.map((row) => columns.map((column) => cell(row, column)).join(" / "))).size;
const tally = (of: string[]) =>
  Object.fromEntries([...new Set(of)].sort().map((key) => [key, of.filter((one) => one === key).length]));

let database: TestDatabase;

/** Reads past row-level security, as PostgreSQL's superuser. */
function asked<Answer>(ask: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const url = new URL(inject("database").adminUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  return connected(url.href, ask);
}

const answer = <Line extends pg.QueryResultRow>(sql: string): Promise<Line[]> =>
  asked(async (client) => (await client.query<Line>(sql)).rows);

const count = async (from: string): Promise<number> =>
  (await answer<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? -1;

const counted = async (sql: string): Promise<Record<string, number>> =>
  Object.fromEntries((await answer<{ key: string; n: number }>(sql)).map(({ key, n }) => [key, n]));

/** Every row of every table, as one digest a table. */
function wholeDatabase(): Promise<Record<string, string>> {
  return asked(async (client) => {
    const tables = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows: found } = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM ${name} t`,
      );
      digests[name] = found[0]?.digest ?? "";
    }
    return digests;
  });
}

beforeAll(async () => {
  database = await testDatabase();
  await seed({ ownerUrl: database.ownerUrl });
});

afterAll(() => database.drop());

describe("the catalogue", () => {
  const kpis = rows("u4ssc_kpis");
  const dataPoints = rows("benchmarks");

  it("holds every KPI with its level, in its place", async () => {
    expect(await count("kpi")).toBe(kpis.length);
    expect(await counted("SELECT level::text AS key, count(*)::int AS n FROM kpi GROUP BY 1")).toEqual(
      tally(kpis.map((row) => cell(row, "level"))),
    );
    expect(await count("dimension")).toBe(distinct(kpis, "dimension"));
    expect(await count("sub_dimension")).toBe(distinct(kpis, "dimension", "sub_dimension"));
    expect(await count("category")).toBe(distinct(kpis, "dimension", "sub_dimension", "category"));
    const places = await answer<{ code: string; place: string }>(
      `SELECT k.code, concat_ws(' / ', d.name ->> 'en', s.name ->> 'en', c.name ->> 'en') AS place
         FROM kpi k JOIN category c ON c.id = k.category_id JOIN sub_dimension s ON s.id = c.sub_dimension_id
         JOIN dimension d ON d.id = s.dimension_id`,
    );
    const expected = kpis.map((row) => [cell(row, "code"), placeOf(row)]);
    const found = places.map(({ code, place }) => [code, place.toLowerCase()]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  const placeOf = (row: Cells) =>
    [cell(row, "dimension"), cell(row, "sub_dimension"), cell(row, "category")].join(" / ").toLowerCase();

  it("holds every data point, in the wheel's order", async () => {
    expect(await count("data_point")).toBe(dataPoints.length);
    const wheel = rows("kpi_catalogue_graph1");
    const places = await answer<{ label: string; place: number }>(
      "SELECT DISTINCT label, wheel_place AS place FROM data_point ORDER BY wheel_place",
    );
    expect(places.map(({ label }) => label)).toEqual(wheel.map((row) => cell(row, "label")));
    expect(places.map(({ place }) => place)).toEqual(wheel.map((_, index) => index + 1));
    const shared = dataPoints.filter((row) => cell(row, "code") === "EC: I: UP: 2A");
    expect(
      await count(
        "data_point WHERE wheel_place IN (SELECT wheel_place FROM data_point GROUP BY 1 HAVING count(*) > 1)",
      ),
    ).toBe(shared.length);
  });

  it("holds the proposed benchmarks with basis and source, and none for the rows without", async () => {
    const proposed = dataPoints.filter((row) => cell(row, "status") !== "none");
    const held = await answer<{ line: string }>(
      `SELECT concat_ws('|', k.code, d.part, d.direction, d.unit, b.target, b.worst, b.status, b.basis, b.source) AS line
         FROM benchmark b JOIN data_point d ON d.id = b.data_point_id JOIN kpi k ON k.id = d.kpi_id`,
    );
    const columns = ["code", "data_point", "direction", "unit", "target", "worst", "status", "basis", "source"];
    const expected = proposed.map((row) => columns.map((column) => cell(row, column)).join("|"));
    expect(held.map(({ line }) => line).sort()).toEqual(expected.sort());
  });

  it("holds every comparator, organisation, unit, area, commitment and criterion", async () => {
    const texts = (name: string) =>
      Object.keys(JSON.parse(readFileSync(path.join(folder, "texts", `${name}.json`), "utf8")) as object).length;
    expect(await count("comparator")).toBe(rows("comparators").length);
    expect(await count("organisation")).toBe(rows("network").length);
    expect(await count("measurement_unit")).toBe(texts("units"));
    expect(await count("area")).toBe(texts("areas"));
    expect(await count("commitment")).toBe(texts("commitments"));
    expect(await count("criterion")).toBe(texts("criteria"));
    expect(await count("criteria_version")).toBe(texts("criteria_versions"));
    expect(await count("criterion_version WHERE version_key = 'tiltak-2026'")).toBe(texts("criteria"));
    expect(await count("data_point d LEFT JOIN measurement_unit u ON u.code = d.unit WHERE u.code IS NULL")).toBe(0);
    expect(await count("comparator c LEFT JOIN measurement_unit u ON u.code = c.unit WHERE u.code IS NULL")).toBe(0);
  });
});

describe("the five municipalities", () => {
  const values = rows("kpi_values");

  it("are published, and no demo yet", async () => {
    const keys = await answer<{ key: string }>(
      "SELECT key FROM municipality WHERE published_at IS NOT NULL AND NOT is_demo ORDER BY key",
    );
    expect(keys.map(({ key }) => key)).toEqual(
      rows("municipalities")
        .map((row) => cell(row, "key"))
        .sort(),
    );
    expect(await count("evaluation WHERE year = 2019 AND state = 'published' AND published_on IS NULL")).toBe(
      keys.length,
    );
  });

  it("have every value row as a verified observation with its line", async () => {
    const held = await counted(
      `SELECT concat_ws('|', m.key, d.label, o.year, o.source) AS key, count(*)::int AS n FROM observation o
         JOIN municipality m ON m.id = o.municipality_id JOIN data_point d ON d.id = o.data_point_id
        WHERE o.review = 'verified' AND o.verified_at IS NOT NULL AND o.evaluation_id IS NOT NULL AND o.quality IS NULL GROUP BY 1`,
    );
    const line = (row: Cells) =>
      [
        cell(row, "municipality"),
        cell(row, "kpi_name"),
        cell(row, "year"),
        `UNECE profile, line ${cell(row, "source_line")}`,
      ].join("|");
    expect(held).toEqual(tally(values.map(line)));
    expect(await count("observation")).toBe(values.length);
  });

  it("keep what was reported in words, not reported, or known only as a bound apart from what was measured", async () => {
    const bounds = ["above", "below"];
    const figures = values.filter((row) => cell(row, "value") !== "");
    expect(await count("observation WHERE num_nonnulls(value, bound) = 1")).toBe(figures.length);
    expect(
      await count("observation WHERE qualifier = 'qualitative' AND value IS NULL AND bound IS NULL AND note <> ''"),
    ).toBe(values.filter((row) => cell(row, "value_qualifier") === "qualitative").length);
    expect(await count("observation WHERE state = 'not_available' AND value IS NULL")).toBe(
      values.filter((row) => cell(row, "status") === "not_reported").length,
    );
    const held = await answer<{ line: string }>(
      `SELECT concat_ws('|', m.key, d.label, o.qualifier, o.bound) AS line FROM observation o
         JOIN municipality m ON m.id = o.municipality_id JOIN data_point d ON d.id = o.data_point_id
        WHERE o.bound IS NOT NULL AND o.value IS NULL`,
    );
    const expected = values
      .filter((row) => bounds.includes(cell(row, "value_qualifier")))
      .map((row) =>
        ["municipality", "kpi_name", "value_qualifier", "value"].map((column) => cell(row, column)).join("|"),
      );
    expect(held.map(({ line }) => line).sort()).toEqual(expected.sort());
  });

  it("keep each number as exactly as the file has it, with note and conflict", async () => {
    const held = await answer<{ line: string }>(
      `SELECT concat_ws('|', m.key, d.label, o.value::text, coalesce(o.note, ''), coalesce(o.conflict_note, '')) AS line FROM observation o
         JOIN municipality m ON m.id = o.municipality_id JOIN data_point d ON d.id = o.data_point_id WHERE o.value IS NOT NULL`,
    );
    const measured = values.filter(
      (row) => cell(row, "value") !== "" && !["above", "below"].includes(cell(row, "value_qualifier")),
    );
    const expected = measured.map((row) =>
      ["municipality", "kpi_name", "value", "note", "conflict_note"].map((column) => cell(row, column)).join("|"),
    );
    expect(held.map(({ line }) => line).sort()).toEqual(expected.sort());
  });

  it("have every recommendation with the data points it rests on", async () => {
    const recommendations = rows("recommendations");
    const held = await counted(
      `SELECT r.reference AS key, count(d.id)::int AS n FROM recommendation r
         LEFT JOIN recommendation_data_point l ON l.municipality_id = r.municipality_id AND l.recommendation_id = r.id
         LEFT JOIN data_point d ON d.id = l.data_point_id
        WHERE r.state = 'received' AND r.language = 'en' GROUP BY 1`,
    );
    const named = (row: Cells) =>
      cell(row, "rationale_kpis")
        .split(";")
        .filter((label) => label.trim() !== "").length;
    expect(held).toEqual(Object.fromEntries(recommendations.map((row) => [cell(row, "code"), named(row)])));
  });

  it("have every project with its state, kind, cost and partners", async () => {
    const projects = rows("projects");
    const states: Record<string, string> = { planned: "planned", ongoing: "running", completed: "completed" };
    expect(
      await counted(
        `SELECT concat_ws('|', m.key, p.state, p.kind, p.area_key) AS key, count(*)::int AS n
           FROM project p JOIN municipality m ON m.id = p.municipality_id WHERE p.language = 'en' AND p.owner_id IS NULL GROUP BY 1`,
      ),
    ).toEqual(
      tally(
        projects.map((row) =>
          [cell(row, "municipality"), states[cell(row, "status")], cell(row, "kind"), cell(row, "area")].join("|"),
        ),
      ),
    );
    const partners = projects.flatMap((row) =>
      cell(row, "partners")
        .split(";")
        .map((name) => name.trim())
        .filter(Boolean),
    );
    expect(await count("project_partner")).toBe(partners.length);
    const organisations = new Set(rows("network").map((row) => cell(row, "name")));
    expect(await count("project_partner WHERE organisation_id IS NOT NULL")).toBe(
      partners.filter((name) => organisations.has(name)).length,
    );
    const costs = projects.map((row) => cell(row, "budget_nok")).filter(Boolean);
    const held = await answer<{ ore: string }>("SELECT cost_ore::text AS ore FROM project WHERE cost_ore IS NOT NULL");
    expect(held.map(({ ore }) => ore).sort()).toEqual(costs.map((kroner) => `${kroner}00`).sort());
  });

  it("have every funding programme, shared where the file says national, and only the links the file names", async () => {
    const programmes = rows("funding");
    expect(
      await counted(
        `SELECT coalesce(m.key, 'national') AS key, count(*)::int AS n
           FROM funding_programme p LEFT JOIN municipality m ON m.id = p.municipality_id GROUP BY 1`,
      ),
    ).toEqual(tally(programmes.map((row) => cell(row, "municipality"))));
    const projects = rows("projects");
    const links = programmes.flatMap((row) =>
      cell(row, "linked_projects")
        .split(";")
        .map((name) => name.trim())
        .filter(Boolean)
        .flatMap((name) =>
          projects
            .filter((project) => cell(project, "name") === name)
            .filter((project) => ["national", cell(project, "municipality")].includes(cell(row, "municipality")))
            .map((project) => [cell(project, "municipality"), name, cell(row, "name")].join("|")),
        ),
    );
    expect(
      await counted(
        `SELECT concat_ws('|', m.key, p.name, f.name) AS key, count(*)::int AS n FROM funding_link l
           JOIN municipality m ON m.id = l.municipality_id
           JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id
           JOIN funding_programme f ON f.scope = l.programme_scope AND f.id = l.programme_id GROUP BY 1`,
      ),
    ).toEqual(tally(links));
    // Money stands only where programme and project have one sum in the sources.
    expect(
      await count(
        `funding_link l JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id
          WHERE (l.state = 'granted') <> (l.granted_ore IS NOT NULL) OR l.granted_ore <> p.cost_ore OR l.amount_ore IS NOT NULL`,
      ),
    ).toBe(0);
  });

  it("have a standing for every data point, a person in the history for none", async () => {
    expect(await count("standing")).toBe(rows("municipalities").length * rows("benchmarks").length);
    expect(await count("history_event WHERE user_id IS NOT NULL")).toBe(0);
  });
});

describe("seeding again", () => {
  it("changes nothing: no row, version, stamp or line of history", async () => {
    const before = await wholeDatabase();
    const report = await seed({ ownerUrl: database.ownerUrl });
    expect(Object.values(report).every(({ added, changed }) => added === 0 && changed === 0)).toBe(true);
    expect(await wholeDatabase()).toEqual(before);
  });

  it("leaves what people have changed", async () => {
    await asOwner(database.ownerUrl, async (doors) => {
      const { id } = await (await doors.operator()).municipality.findUniqueOrThrow({ where: { key: "alesund" } });
      const db = await doors.municipality(id);
      await db.project.updateMany({ where: { name: "Electric bus pilot" }, data: { name: "Renamed" } });
    });
    await seed({ ownerUrl: database.ownerUrl });
    expect(await count("project WHERE name = 'Renamed'")).toBe(1);
    expect(await count("project")).toBe(rows("projects").length);
  });
});

describe("a shared programme that an operator", () => {
  const ofFile = { changed: "City Fund", made: "Kommunalbanken green loans" };
  const operating = (ownerUrl: string, run: (db: Db) => Promise<unknown>) =>
    asOwner(ownerUrl, async (doors) => run(await doors.operator()));
  const shared = "funding_programme WHERE municipality_id IS NULL";

  it("has changed, renamed or made is neither set back nor doubled by the next seed", async () => {
    const all = await count(shared);
    await operating(database.ownerUrl, async (db) => {
      await db.fundingProgramme.updateMany({
        where: { name: ofFile.changed },
        data: { name: "Byfondet", purpose: "Nytt" },
      });
      await db.fundingProgramme.updateMany({ where: { name: "User charges" }, data: { provider: "Innbyggerne" } });
      await db.fundingProgramme.create({
        data: { scope: sharedScope, name: "Nytt fond", provider: "Staten", type: "grant", language: "nb" },
      });
    });
    const before = await wholeDatabase();
    const report = await seed({ ownerUrl: database.ownerUrl });
    expect(report.funding_programme).toEqual({ added: 0, changed: 0 });
    expect(await wholeDatabase()).toEqual(before);
    expect(await count(shared)).toBe(all + 1);
    expect(await count(`${shared} AND name = '${ofFile.changed}'`)).toBe(0);
  });

  it("had made under the file's name stands in its stead, also for what is linked to it", async () => {
    const other = await testDatabase();
    try {
      await operating(other.ownerUrl, (db) =>
        db.fundingProgramme.create({
          data: { scope: sharedScope, name: ofFile.made, provider: "Banken", type: "loan", language: "nb" },
        }),
      );
      await seed({ ownerUrl: other.ownerUrl });
      const found = await pastPolicies<{ provider: string; links: number }>(
        other,
        `SELECT f.provider, (SELECT count(*)::int FROM funding_link l WHERE l.programme_id = f.id) AS links
           FROM funding_programme f WHERE f.municipality_id IS NULL AND f.name = $1`,
        [ofFile.made],
      );
      const [inFile] = rows("funding").filter((row) => cell(row, "name") === ofFile.made);
      expect(found).toEqual([{ provider: "Banken", links: cell(inFile ?? {}, "linked_projects").split(";").length }]);
    } finally {
      await other.drop();
    }
  });
});

describe("a row that has no place", () => {
  const broken: [file: string, from: string, to: string, line: number, reason: RegExp][] = [
    [
      "kpi_values.csv",
      "alesund,Household Internet Access",
      "alesund,Household Internet",
      2,
      /"Household Internet" is the label of no data point/,
    ],
    [
      "kpi_values.csv",
      "alesund,Household Internet Access",
      "oslo,Household Internet Access",
      2,
      /"oslo" is not in municipalities.csv/,
    ],
    ["kpi_values.csv", "2019,96,%", "2019,96,litres", 2, /"unit" is litres, but Household Internet Access has %/],
    ["kpi_values.csv", "2019,96,%", "2019,ninety,%", 2, /"value" is no number: ninety/],
    [
      "kpi_values.csv",
      "2019,96,%,reported,,1925,exact",
      "2019,96,%,reported,,1925,qualitative",
      2,
      /only in words, and yet there is a value/,
    ],
    [
      "kpi_values.csv",
      "Wireless Broadband Coverage 4G",
      "Wireless Broadband Coverage 3G",
      4,
      /stands in line 3 already/,
    ],
    [
      "recommendations.csv",
      "Water Supply Loss; Smart",
      "Water Losses; Smart",
      2,
      /"Water Losses" is the label of no data point/,
    ],
    ["projects.csv", "project,ict_innovation", "project,innovation", 2, /areas.json has nothing for "innovation"/],
    [
      "funding.csv",
      "Klimasats-funded climate projects",
      "A project nobody has",
      6,
      /there is no project "A project nobody has"/,
    ],
    ["benchmarks.csv", "%,100,0,proposed", "%,100,100,proposed", 2, /cannot score/],
    ["u4ssc_kpis.csv", "EC: ICT: ICT: 1C,,", "EC: ICT: ICT: 9C,,", 2, /EC: ICT: ICT: 9C has no data point/],
  ];

  it.each(broken)("stops the seed with file, line and reason, and nothing written: %s, %s → %s", async (...given) => {
    const [file, from, to, line, reason] = given;
    const copy = await mkdtemp(path.join(tmpdir(), "tiltak-seed-"));
    try {
      await cp(folder, copy, { recursive: true });
      const content = await readFile(path.join(copy, file), "utf8");
      expect(content).toContain(from);
      await writeFile(path.join(copy, file), content.replace(from, to));
      const before = await wholeDatabase();
      const fault: unknown = await seed({ ownerUrl: database.ownerUrl, dataFolder: copy }).catch(
        (error: unknown) => error,
      );
      expect(fault).toBeInstanceOf(SeedError);
      expect(fault).toMatchObject({ file, line });
      expect((fault as SeedError).message).toMatch(new RegExp(`^prisma/data/${file}, line ${line}: `));
      expect((fault as SeedError).reason).toMatch(reason);
      expect(await wholeDatabase()).toEqual(before);
    } finally {
      await rm(copy, { recursive: true });
    }
  });
});
