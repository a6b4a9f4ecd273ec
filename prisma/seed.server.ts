import { fileURLToPath } from "node:url";
import { asOwner, type Db, type OwnersDoors } from "~/db/door.server";
import { sharedScope } from "~/domain/funding/kept.server";
import { refreshStandings } from "~/domain/kpi/standing.server";
import { readCatalogue } from "./seed/catalogue";
import { readMunicipalities, type MunicipalitySeed } from "./seed/municipality";
import { plant, type Planted, type TableRow } from "./seed/planting.server";
import { SeedFolder } from "./seed/rows";

export { SeedError } from "./seed/rows";

/** What the seed did, by table. A second run adds and changes nothing. */
export type SeedReport = Record<string, Planted>;

const here = fileURLToPath(new URL("data", import.meta.url));

/**
 * Plants the shared catalogue and the five municipalities from `prisma/data`. Everything is read and placed before anything is
 * written, and all of it is written in one transaction. A municipality that is there already is left as its people have made it, and so is
 * a shared funding programme: it is known again by its id, which follows from the file, so that one an operator has changed or renamed is
 * neither set back nor added once more; one that an operator has made under the file's name stands in its stead.
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
    const standIns = await standingIn(db, sharedProgrammes);
    for (const municipality of missing) await plantMunicipality(doors, db, municipality, standIns, note);
  });
  return report;
}

/** By the id a shared programme has in the files: the one of its name that an operator made, where that one is there in its stead. */
async function standingIn(db: Db, programmes: readonly TableRow[]): Promise<Map<unknown, string>> {
  const there = await db.fundingProgramme.findMany({
    where: {
      scope: sharedScope,
      OR: programmes.map(({ id, name }) => ({ OR: [{ id: String(id) }, { name: String(name) }] })),
    },
    select: { id: true, name: true },
  });
  const ids = new Set<unknown>(there.map(({ id }) => id));
  const byName = new Map<unknown, string>(there.map(({ id, name }) => [name, id]));
  return new Map(
    programmes.flatMap(({ id, name }) => {
      const standIn = ids.has(id) ? undefined : byName.get(name);
      return standIn === undefined ? [] : [[id, standIn] as const];
    }),
  );
}

async function plantMunicipality(
  doors: OwnersDoors,
  operator: Db,
  { id, row, tables }: MunicipalitySeed,
  standIns: ReadonlyMap<unknown, string>,
  note: (table: string, planted: Planted) => void,
): Promise<void> {
  await doors.operator();
  const publishedNow = { ...row, published_at: new Date().toISOString() };
  note("municipality", await plant(operator, "municipality", [publishedNow], "refuse"));
  const db = await doors.municipality(id);
  for (const { table, rows } of tables) {
    const placed =
      table === "funding_link"
        ? rows.map((link) => ({ ...link, programme_id: standIns.get(link.programme_id) ?? link.programme_id }))
        : rows;
    note(table, await plant(db, table, placed, "refuse"));
  }
  await refreshStandings(db);
}
