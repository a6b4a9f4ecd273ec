import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importReport } from "~/cli/import-report";
import { disconnect } from "~/db/client.server";
import { withMunicipality, type Db } from "~/db/door.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../../tests/support/database";
import { applyImport, planImport, type ImportChoices } from "./import.server";

let database: TestDatabase;
let alesund: string;
const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
const sourceLines = readFileSync(new URL("../../../prisma/data/kpi_values.csv", import.meta.url), "utf8").split("\n");
const header = sourceLines[0] ?? "";
const row = (year: number, value: string, qualifier = "exact") =>
  `alesund,Water Supply Loss,Economy,Water and Sanitation,${year},"${value}",%,reported,,,${qualifier},`;
const file = (...lines: string[]) => [header, ...lines].join("\n");

beforeAll(async () => {
  database = await testDatabase("seeded");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  alesund = await withMunicipality(nobody.userId, nobody, async (db) => {
    return (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id;
  });
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

class Undo extends Error {}

/** Each test in a transaction that is taken back. */
async function tried(run: (db: Db) => Promise<void>): Promise<void> {
  await withMunicipality(alesund, nobody, async (db) => {
    await run(db);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
}

const plan = (db: Db, text: string, choices: Partial<ImportChoices> = {}) =>
  planImport(db, text, { fileName: "loss.csv", thisYear: 2026, ...choices });

async function write(db: Db, text: string, choices: Partial<ImportChoices> = {}) {
  const planned = await plan(db, text, choices);
  await applyImport(db, planned, { userId: null });
  return planned;
}

const losses = async (db: Db) =>
  (
    await db.$queryRaw<Record<string, unknown>[]>`
      SELECT o.year, o.value::text, o.bound::text, o.review::text, o.source, o.supersedes_id IS NOT NULL AS supersedes,
             o.supersede_reason AS reason, o.verified_at IS NOT NULL AS verified
        FROM observation o JOIN data_point d ON d.id = o.data_point_id
       WHERE d.label = 'Water Supply Loss' ORDER BY o.year, o.supersedes_id NULLS FIRST`
  ).map((one) => ({ ...one }));

const standing = (db: Db) =>
  db.standing.findFirstOrThrow({ where: { dataPoint: { label: "Water Supply Loss" } }, select: { points: true } });

describe("planImport", () => {
  it("finds the seed's own figures unchanged, and touches nothing", async () => {
    await tried(async (db) => {
      const own = sourceLines.filter((line) => line.startsWith("alesund,"));
      const planned = await plan(db, file(...own));
      expect(planned.faults).toEqual([]);
      expect(new Set(planned.rows.map(({ outcome }) => outcome))).toEqual(new Set(["unchanged"]));
      expect(planned.rows).toHaveLength(own.length);
      const before = await db.historyEvent.count();
      expect(await applyImport(db, planned, { userId: null })).toBe(0);
      expect(await db.historyEvent.count()).toBe(before);
    });
  });

  it("reports row by row what would change, and writes nothing", async () => {
    await tried(async (db) => {
      const text = file(row(2025, "29,5"), row(2019, "31"), row(2018, "1,234"));
      const planned = await plan(db, text, { reason: "Measured again" });
      expect(importReport(planned)).toBe(
        [
          "loss.csv for Ålesund",
          "  line 2  Water Supply Loss 2025: new, 29.5 %",
          "  line 3  Water Supply Loss 2019: 31 % supersedes 32 %",
          '  line 4, column value: "1,234" can be read as 1.234 or as 1234: write 1234 without a separator, or 1.2340 with one decimal more',
          "1 new, 1 superseding, 0 unchanged, 1 with a fault. Figures are submitted, and count once a verifier has verified them.",
        ].join("\n"),
      );
      expect(await losses(db)).toHaveLength(1);
      await expect(applyImport(db, planned, { userId: null })).rejects.toThrow("faults");
    });
  });

  it("asks for a reason before a verified figure is superseded", async () => {
    await tried(async (db) => {
      const { faults } = await plan(db, file(row(2019, "31")));
      expect(faults).toMatchObject([{ line: 2, code: "reason_missing" }]);
    });
  });
});

describe("applyImport", () => {
  it("submits, and leaves standing what is verified", async () => {
    await tried(async (db) => {
      await write(db, file(row(2025, "29,50"), row(2019, "31")), { reason: "Measured again" });
      expect(await losses(db)).toMatchObject([
        { year: 2019, value: "32", review: "verified", supersedes: false },
        { year: 2019, value: "31", review: "submitted", supersedes: true, reason: "Measured again", verified: false },
        { year: 2025, value: "29.50", review: "submitted", supersedes: false, source: "loss.csv, line 2" },
      ]);
      expect(await standing(db)).toEqual({ points: 2 });
      const again = await plan(db, file(row(2025, "29.5"), row(2019, "31")));
      expect(again.rows.map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged"]);
    });
  });

  it("supersedes when the figures are verified, with reason and standing, and never edits", async () => {
    await tried(async (db) => {
      const choices = { verifiedBy: "Water services, meter report", reason: "Leak found in the meter" };
      const planned = await write(db, file(row(2019, "19")), choices);
      expect(planned.rows[0]?.outcome).toBe("supersedes");
      expect(await losses(db)).toMatchObject([
        { year: 2019, value: "32", review: "superseded" },
        {
          year: 2019,
          value: "19",
          review: "verified",
          supersedes: true,
          reason: "Leak found in the meter",
          source: "loss.csv, line 2; verified by Water services, meter report",
        },
      ]);
      expect(await standing(db)).toEqual({ points: 4 });
    });
  });

  it("verifies a figure that was submitted before instead of adding it twice", async () => {
    await tried(async (db) => {
      const text = file(row(2025, "29.5"), row(2019, "31"));
      await write(db, text, { reason: "Measured again" });
      const planned = await write(db, text, { verifiedBy: "The council's office", reason: "Measured again" });
      expect(planned.rows.map(({ outcome }) => outcome)).toEqual(["verifies", "supersedes"]);
      expect(await losses(db)).toMatchObject([
        { year: 2019, value: "32", review: "superseded" },
        { year: 2019, value: "31", review: "verified", supersedes: true, reason: "Measured again" },
        { year: 2025, value: "29.5", review: "verified", source: "loss.csv, line 2; verified by The council's office" },
      ]);
      expect(await standing(db)).toEqual({ points: 3 });
    });
  });

  it("keeps a bound as a bound", async () => {
    await tried(async (db) => {
      await write(db, file(row(2025, "33.3", "above")), { verifiedBy: "test" });
      expect((await losses(db)).at(-1)).toMatchObject({ value: null, bound: "33.3", review: "verified" });
      const found = await db.standing.findFirstOrThrow({ where: { dataPoint: { label: "Water Supply Loss" } } });
      expect(found).toMatchObject({ state: "bound", isGap: true, points: null });
    });
  });
});

describe("a long file", () => {
  it("is written whole, in the order of its years", async () => {
    await tried(async (db) => {
      const years = Array.from({ length: 30 }, (_, index) => row(1990 + index, String(index)));
      const planned = await write(db, file(...years), { verifiedBy: "test", reason: "test" });
      expect(planned.rows.filter(({ outcome }) => outcome === "new")).toHaveLength(29);
      expect(await losses(db)).toHaveLength(31);
    });
  });
});
