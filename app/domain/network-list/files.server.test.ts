import excel from "exceljs";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoNetwork, type DemoNetwork } from "../../../tests/support/network";
import { fileResponse, type FileFormat } from "~/http/export.server";
import { translatorFor } from "~/text/words.server";
import { cellsOf, headsOf, type Column } from "../export/columns";
import { fundingColumns, projectColumns, recommendationColumns } from "./columns";
import { fundingFile, projectFile, recommendationFile } from "./files.server";
import { fundingOfMembers } from "./funding.server";
import { projectsOfMembers } from "./projects.server";
import { recommendationsOfMembers } from "./recommendations.server";
import { FundingSearch, ProjectsSearch, RecommendationsSearch } from "./search";

const { t } = translatorFor("nn");
const request = () => new Request("http://localhost/");
let place: DemoNetwork;

beforeAll(async () => {
  place = await demoNetwork();
});
afterAll(() => place.close());

type Cells = (string | number | null | undefined | boolean)[];

/** All pages of the screen, one after the other. */
async function everyPage<Row>(page: (page: number) => Promise<{ rows: Row[]; total: number }>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let number = 1; ; number += 1) {
    const { rows: some, total } = await page(number);
    rows.push(...some);
    if (rows.length >= total) return rows;
  }
}

const csv = async (answer: Response): Promise<string[][]> => parse(await answer.text());

/** The cells of the sheet: days as they stand in the file, everything else as it is. */
async function xlsx(answer: Response): Promise<Cells[]> {
  const book = new excel.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("a book without a sheet");
  const rows: Cells[] = [];
  sheet.eachRow((row) => {
    rows.push(
      Array.from({ length: sheet.columnCount }, (_, index) => {
        const { value, type } = row.getCell(index + 1);
        if (type === excel.ValueType.Formula) throw new Error(`a formula: ${JSON.stringify(value)}`);
        return value instanceof Date ? value.toISOString().slice(0, 10) : (value as string | number | null);
      }),
    );
  });
  return rows;
}

function fileOf(
  list: "recommendations" | "projects" | "funding",
  asked: object,
  format: FileFormat,
): Promise<Response> {
  const more = { format, name: "test", title: "Test: [list]", t };
  return fileResponse(request(), (write) =>
    place.network(async (db) => {
      if (list === "recommendations")
        await write({ ...recommendationFile(db, RecommendationsSearch.parse(asked), "nn"), ...more });
      else if (list === "projects") await write({ ...projectFile(db, ProjectsSearch.parse(asked), "nn"), ...more });
      else await write({ ...fundingFile(db, FundingSearch.parse(asked)), ...more });
    }, "file"),
  );
}

/** What is on the screen, through the same columns. */
async function screen(list: "recommendations" | "projects" | "funding", asked: object): Promise<Cells[]> {
  const cells = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]) => [
    headsOf(columns, t),
    ...rows.map((row) => cellsOf(columns, row, t)),
  ];
  if (list === "recommendations") {
    const page = (page: number) =>
      place.network((db) => recommendationsOfMembers(db, RecommendationsSearch.parse({ ...asked, page }), "nn"));
    return cells(recommendationColumns, await everyPage(page));
  }
  if (list === "projects") {
    const page = (page: number) =>
      place.network((db) => projectsOfMembers(db, ProjectsSearch.parse({ ...asked, page }), "nn"));
    return cells(projectColumns, await everyPage(page));
  }
  const page = (page: number) => place.network((db) => fundingOfMembers(db, FundingSearch.parse({ ...asked, page })));
  return cells(fundingColumns, await everyPage(page));
}

const asText = (rows: Cells[]) =>
  rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? "" : String(cell))));

describe("the file of a list", () => {
  it.each([
    ["recommendations", {}],
    ["recommendations", { state: "adopted", sort: "projects", order: "desc" }],
    ["projects", {}],
    ["projects", { sort: "granted", order: "desc", state: "open" }],
    ["projects", { q: "klima", municipality: "asker" }],
    ["funding", {}],
    ["funding", { sort: "planned", order: "desc", municipality: "alesund" }],
  ] as const)("of %s asked for %j equals the screen, row for row, in both formats", async (list, asked) => {
    const shown = await screen(list, asked);
    expect(shown.length).toBeGreaterThan(1);
    expect(await csv(await fileOf(list, asked, "csv"))).toEqual(asText(shown));
    expect(asText(await xlsx(await fileOf(list, asked, "xlsx")))).toEqual(asText(shown));
  });

  it("holds numbers, sums in kroner and days as such, and words where a sum is not shared", async () => {
    const rows = await xlsx(await fileOf("projects", {}, "xlsx"));
    const [head, ...body] = rows;
    const at = (name: string) => head?.indexOf(name) ?? -1;
    const cost = body.map((row) => row[at("Kostnad")]);
    expect(cost).toContain("Ikkje delt");
    expect(cost.some((sum) => typeof sum === "number" && sum > 1_000_000)).toBe(true);
    expect(body.some((row) => typeof row[at("Tiltak")] === "number")).toBe(true);
    const answer = await fileOf("projects", {}, "xlsx");
    const book = new excel.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const days = book.worksheets[0]?.getColumn(at("Startar") + 1).values ?? [];
    expect(days.some((day) => day instanceof Date)).toBe(true);
  });

  it("bears the marks of the screen: what is an example, what is late, and what lacks an update", async () => {
    const body = async (list: "recommendations" | "projects" | "funding", asked = {}) => {
      const [head, ...rows] = await xlsx(await fileOf(list, asked, "xlsx"));
      return (name: string) => rows.map((row) => row[head?.indexOf(name) ?? -1] ?? null);
    };
    const recommendations = await everyPage((page) =>
      place.network((db) => recommendationsOfMembers(db, RecommendationsSearch.parse({ page }), "nn")),
    );
    const projects = await everyPage((page) =>
      place.network((db) => projectsOfMembers(db, ProjectsSearch.parse({ page }), "nn")),
    );
    const funding = await everyPage((page) =>
      place.network((db) => fundingOfMembers(db, FundingSearch.parse({ page }))),
    );
    const example = (rows: { isExample: boolean }[]) => rows.map(({ isExample }) => (isExample ? "Døme" : null));
    for (const [list, rows] of [
      ["recommendations", recommendations],
      ["projects", projects],
      ["funding", funding],
    ] as const) {
      expect(new Set(example(rows)).has("Døme")).toBe(true);
      expect((await body(list))("Merkt")).toEqual(example(rows));
    }
    expect((await body("recommendations"))("Oppdateringar")).toEqual(
      recommendations.map(({ stale }) => (stale ? "Manglar ny oppdatering" : null)),
    );
    const stale = (await body("projects", { attention: "stale" }))("Dagar utan oppdatering");
    expect(stale.length).toBeGreaterThan(0);
    expect(stale.every((days) => typeof days === "number" && days > 0)).toBe(true);
    const late = (await body("projects", { attention: "late" }))("Dagar over fristen");
    expect(late).toEqual(
      projects.filter((row) => row.daysLate + row.actionsLate > 0).map((row) => row.daysLate || null),
    );
  });

  it("has a name that is safe in a header", async () => {
    const answer = await fileResponse(request(), (write) =>
      place.network(
        (db) =>
          write({
            ...projectFile(db, ProjectsSearch.parse({}), "nn"),
            format: "csv",
            name: 'Ås/"\r\n;æ',
            title: "",
            t,
          }),
        "file",
      ),
    );
    expect(answer.headers.get("Content-Disposition")).toBe('attachment; filename="As-ae.csv"');
    await answer.body?.cancel();
  });
});

describe("a long list", () => {
  const harmful = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '="a"&"b"', 'a,"b"\r\n=c', "\u0001 & <b>"];

  beforeAll(() =>
    place.municipality("alesund", async (db) => {
      const area = await db.area.findFirstOrThrow();
      await db.$executeRaw`
        INSERT INTO project (name, language, area_key, starts_on)
        SELECT 'Langt prosjekt ' || lpad(n::text, 5, '0'), 'nn', ${area.key}, DATE '2026-01-01' + n FROM generate_series(1, 5000) AS n`;
      for (const name of harmful)
        await db.project.create({ data: { name, description: "skadeleg", language: "nn", areaKey: area.key } });
    }),
  );

  it("is there whole: 5,000 rows, each once, in order, in both formats", async () => {
    const asked = { q: "Langt prosjekt", sort: "name", order: "desc" };
    const names = Array.from({ length: 5000 }, (_, index) => `Langt prosjekt ${String(5000 - index).padStart(5, "0")}`);
    expect((await csv(await fileOf("projects", asked, "csv"))).slice(1).map(([name]) => name)).toEqual(names);
    expect((await xlsx(await fileOf("projects", asked, "xlsx"))).slice(1).map(([name]) => name)).toEqual(names);
  });

  it("runs nothing in a spreadsheet", async () => {
    const asked = { q: "skadeleg", sort: "name" };
    const lines = await (await fileOf("projects", asked, "csv")).text();
    const cells = (await csv(new Response(lines))).slice(1).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    // The sheet holds the very texts (without what XML cannot hold), and none of them as a formula: `xlsx` throws for one.
    const names = (await xlsx(await fileOf("projects", asked, "xlsx"))).slice(1).map(([name]) => name);
    expect(new Set(names)).toEqual(new Set(harmful.map((name) => name.replace("\u0001", "").replace("\r\n", "\n"))));
  });

  it("ends its reading when whoever asked hangs up, and leaves no transaction open", async () => {
    const hangUp = new AbortController();
    let read = 0;
    let ended: unknown;
    const answer = await fileResponse(new Request("http://localhost/", { signal: hangUp.signal }), (write) =>
      place
        .network(async (db) => {
          const file = projectFile(db, ProjectsSearch.parse({ q: "Langt prosjekt" }), "nn");
          const counted = (async function* () {
            for await (const rows of file.rows) {
              read += rows.length;
              if (read >= 1000) hangUp.abort();
              yield rows;
            }
          })();
          await write({ ...file, rows: counted, format: "csv", name: "test", title: "", t });
        }, "file")
        .catch((error: unknown) => {
          ended = error;
          throw error;
        }),
    );
    await answer.text().catch(() => undefined);
    await expect.poll(() => ended).toBeInstanceOf(Error);
    expect(read).toBeLessThan(2000);
    // The connection is back and does not remember whose door it was.
    const open = await place.network(
      (db) => db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'`,
    );
    expect(open).toEqual([{ n: 0 }]);
  });

  it("does not look whole when the reading fails on the way", async () => {
    const answer = await fileResponse(request(), (write) =>
      place.network(async (db) => {
        const file = projectFile(db, ProjectsSearch.parse({ q: "Langt prosjekt" }), "nn");
        const failing = (async function* () {
          let first = true;
          for await (const rows of file.rows) {
            if (!first) throw new Error("the database went away");
            first = false;
            yield rows;
          }
        })();
        await write({ ...file, rows: failing, format: "csv", name: "test", title: "", t });
      }, "file"),
    );
    await expect(answer.text()).rejects.toThrow();
  });

  it("answers with the error where nothing has been written yet, and writes nothing at all", async () => {
    await expect(
      fileResponse(request(), (write) =>
        place.network(async (db) => {
          await db.$executeRaw`INSERT INTO network_partner (network_id, partner_id) VALUES (tiltak_network(), gen_random_uuid())`;
          await write({ ...projectFile(db, ProjectsSearch.parse({}), "nn"), format: "csv", name: "", title: "", t });
        }, "file"),
      ),
    ).rejects.toThrow(/read-only/);
  });

  it("waits its turn: so many at a time, and the next is told when to come back", async () => {
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = () => resolve()));
    const waiting = Array.from({ length: 3 }, () => fileResponse(request(), () => gate));
    await expect(fileResponse(request(), () => gate)).rejects.toThrow(/too many/);
    release();
    await Promise.allSettled(waiting);
    await expect(fileOf("funding", {}, "csv")).resolves.toBeInstanceOf(Response);
  });
});
