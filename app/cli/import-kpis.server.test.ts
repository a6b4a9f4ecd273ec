import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "~/db/client.server";
import { withPublic } from "~/db/door.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../tests/support/database";

// The command as the operator runs it. What it says of each fault is tested in domain/kpi/import.test.ts.

let database: TestDatabase;
let folder: string;
let header: string;

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  folder = await mkdtemp(path.join(tmpdir(), "tiltak-import-"));
  header = (await readFile("prisma/data/kpi_values.csv", "utf8")).split("\n")[0] ?? "";
});

afterAll(async () => {
  await disconnect();
  await rm(folder, { recursive: true });
  await database.drop();
});

async function fileWith(...rows: string[]): Promise<string> {
  const file = path.join(folder, "values.csv");
  await writeFile(file, [header, ...rows, ""].join("\n"));
  return file;
}

function command(...given: string[]): Promise<{ code: number | null; said: string; complained: string }> {
  const child = spawn(process.execPath, ["node_modules/tsx/dist/cli.mjs", "app/cli/import-kpis.ts", ...given], {
    env: { ...process.env, DATABASE_URL: database.ownerUrl, DATABASE_RUNTIME_URL: database.runtimeUrl },
  });
  let [said, complained] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (complained += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said, complained })));
}

const figuresOf2025 = () =>
  withPublic((db) => db.observation.findMany({ where: { year: 2025 }, select: { review: true, source: true } }));

const cycling = (value: string) => `alesund,Cycling,Economy,Transport,2025,"${value}",%,reported,,,exact,`;

describe("npm run import:kpis", () => {
  it("explains itself when it is called wrongly", async () => {
    expect(await command()).toMatchObject({
      code: 1,
      complained: expect.stringContaining("--municipality KEY FILE.csv") as string,
    });
  });

  it("refuses a file over the limit by its size alone", async () => {
    const file = path.join(folder, "large.csv");
    await writeFile(file, header);
    await truncate(file, 50 * 1024 * 1024);
    const { code, complained } = await command("--municipality", "alesund", file);
    expect(code).toBe(1);
    expect(complained).toContain("the file has 50 MB and the limit is 5 MB");
  });

  it("names the municipalities there are when it does not know the one given", async () => {
    const { code, complained } = await command("--municipality", "oslo", await fileWith(cycling("4")));
    expect(code).toBe(1);
    expect(complained).toContain("The keys are alesund, asker, baerum, rana, trondheim.");
  });

  it("writes nothing when a single row has a fault", async () => {
    const file = await fileWith(cycling("4"), "alesund,No such KPI,,,2025,1,%,reported,,,exact,");
    const { code, said } = await command("--municipality", "alesund", file, "--verified-by", "test");
    expect(code).toBe(1);
    expect(said).toContain('line 3, column kpi_name: no KPI is called "No such KPI"');
    expect(await figuresOf2025()).toEqual([]);
  });

  it("tells in a dry run what would change, then writes it", async () => {
    const given = ["--municipality", "alesund", await fileWith(cycling("4,5")), "--verified-by", "Traffic count 2025"];
    const dry = await command(...given, "--dry-run");
    expect(dry).toMatchObject({ code: 0, said: expect.stringContaining("line 2  Cycling 2025: new, 4.5 %") as string });
    expect(await figuresOf2025()).toEqual([]);
    expect(await command(...given)).toMatchObject({
      code: 0,
      said: expect.stringContaining("Written: 1 value.") as string,
    });
    expect(await figuresOf2025()).toEqual([
      { review: "verified", source: "values.csv, line 2; verified by Traffic count 2025" },
    ]);
    expect(await command(...given)).toMatchObject({
      code: 0,
      said: expect.stringContaining("nothing to write") as string,
    });
  });
});
