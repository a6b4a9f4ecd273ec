import { fileURLToPath } from "node:url";
import { asOwner, type Db, type OwnersDoors } from "~/db/door.server";
import { refreshStandings } from "~/domain/kpi/standing.server";
import { readCatalogue } from "./seed/catalogue";
import { readMunicipalities, type MunicipalitySeed } from "./seed/municipality";
import { plant, type Planted } from "./seed/planting.server";
import { SeedFolder } from "./seed/rows";

export { SeedError } from "./seed/rows";

/** What the seed did, by table. A second run adds and changes nothing. */
export type SeedReport = Record<string, Planted>;

const here = fileURLToPath(new URL("data", import.meta.url));

/**
 * Plants the shared catalogue and the five municipalities from `prisma/data`. Everything is read and placed before anything is
 * written, and all of it is written in one transaction. A municipality that is there already is left as its people have made it.
 * Throws a SeedError for a row that has no place.
 */
export async function seed({
  ownerUrl,
  dataFolder = here,
  onProgress = () => undefined,
}: {
  ownerUrl: string;
  dataFolder?: string;
  onProgress?: (message: string) => void;
}): Promise<SeedReport> {
  const folder = new SeedFolder(dataFolder);
  const catalogue = readCatalogue(folder);
  const { municipalities, sharedProgrammes } = readMunicipalities(folder, catalogue);
  const report: SeedReport = {};
  const note = (table: string, planted: Planted) => {
    const before = report[table] ?? { added: 0, changed: 0 };
    report[table] = { added: before.added + planted.added, changed: before.changed + planted.changed };
  };

  await asOwner(ownerUrl, async (doors) => {
    const db = await doors.operator();
    // Two servers that start at once seed one after the other.
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tiltak seed'))`;
    const there = new Set((await db.municipality.findMany({ select: { key: true } })).map(({ key }) => key));
    const missing = municipalities.filter(({ key }) => !there.has(key));
    if (missing.length > 0) onProgress("Loading the KPI catalogue and the municipalities");
    for (const { table, rows, existing, key } of catalogue.tables) {
      note(table, await plant(db, table, rows, existing, key));
    }
    note("funding_programme", await plant(db, "funding_programme", sharedProgrammes, "keep", ["scope", "id"]));
    for (const municipality of missing) await plantMunicipality(doors, db, municipality, note);
  });
  return report;
}

async function plantMunicipality(
  doors: OwnersDoors,
  operator: Db,
  { id, row, tables }: MunicipalitySeed,
  note: (table: string, planted: Planted) => void,
): Promise<void> {
  await doors.operator();
  const publishedNow = { ...row, published_at: new Date().toISOString() };
  note("municipality", await plant(operator, "municipality", [publishedNow], "refuse"));
  const db = await doors.municipality(id);
  for (const { table, rows } of tables) note(table, await plant(db, table, rows, "refuse"));
  await refreshStandings(db);
}
