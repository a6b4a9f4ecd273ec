import type { Db } from "~/db/door.server";
import { fault, type ImportFault } from "./import-file";
import { readImport, type ImportDataPoint, type ImportedRow } from "./import";
import { refreshStandings } from "./standing.server";

/** What a row would do: `verifies` takes up a figure that already waits; `supersedes` puts it in a verified one's place. */
export type ImportOutcome = "new" | "unchanged" | "verifies" | "supersedes";

/** A figure as it is registered: for showing before and after. */
export type Registered = Pick<ImportedRow, "state" | "value" | "bound" | "qualifier">;

export type PlannedRow = ImportedRow & {
  outcome: ImportOutcome;
  /** The verified observation of the same year that the figure supersedes. */
  supersedesId: string | null;
  /** The submitted observation that has the figure already, and is verified by this import. */
  waitingId: string | null;
  before: Registered | null;
};

export type ImportPlan = {
  municipality: { key: string; name: string };
  rows: PlannedRow[];
  /** Any fault, and nothing may be written. */
  faults: ImportFault[];
  fileName: string;
  verifiedBy: string | null;
  reason: string | null;
};

export type ImportChoices = {
  fileName: string;
  thisYear: number;
  /** Who or what verified the figures; without it they are only submitted. */
  verifiedBy?: string | null | undefined;
  /** Why verified figures are superseded; needed when any is. */
  reason?: string | null | undefined;
};

/**
 * Finds out what a file would change in the municipality of the open door; writes nothing. Three queries, however many rows. The
 * observations of the years concerned are locked, so that a plan that is applied in the same transaction still holds.
 */
export async function planImport(db: Db, text: string, choices: ImportChoices): Promise<ImportPlan> {
  const [municipality] = await db.$queryRaw<{ key: string; name: string }[]>`
    SELECT key, name FROM municipality WHERE id = tiltak_municipality()`;
  if (municipality === undefined) throw new Error("an import needs the door of a municipality");
  const { thisYear, fileName, verifiedBy = null, reason = null } = choices;
  const { rows, faults } = readImport(text, { municipality, dataPoints: await dataPoints(db), thisYear });
  const existing = await registered(db, rows);
  const planned = rows.map((row) =>
    plan(row, existing.get(`${row.dataPoint.id} ${row.year}`) ?? [], verifiedBy !== null),
  );
  const unexplained = planned.find(({ outcome }) => outcome === "supersedes");
  if (unexplained !== undefined && reason === null) {
    faults.push(
      fault(unexplained.line, "value", "reason_missing", { kpi: unexplained.dataPoint.label, year: unexplained.year }),
    );
  }
  return { municipality, rows: planned, faults, fileName, verifiedBy, reason };
}

function dataPoints(db: Db): Promise<ImportDataPoint[]> {
  return db.$queryRaw`
    SELECT d.id, d.label, k.code, d.part, d.unit, d.is_boolean AS "isBoolean", m.name ->> 'en' AS dimension, c.name ->> 'en' AS category
      FROM data_point d
      JOIN kpi k ON k.id = d.kpi_id
      JOIN category c ON c.id = k.category_id
      JOIN sub_dimension s ON s.id = c.sub_dimension_id
      JOIN dimension m ON m.id = s.dimension_id
     ORDER BY d.position`;
}

type Existing = Registered & {
  id: string;
  dataPointId: string;
  year: number;
  review: "verified" | "submitted";
  quality: number | null;
  note: string | null;
  conflictNote: string | null;
};

async function registered(db: Db, rows: readonly ImportedRow[]): Promise<Map<string, Existing[]>> {
  const ids = [...new Set(rows.map(({ dataPoint }) => dataPoint.id))];
  const years = [...new Set(rows.map(({ year }) => year))];
  const found = await db.$queryRaw<Existing[]>`
    SELECT o.id, o.data_point_id AS "dataPointId", o.year, o.review::text, o.state::text, o.value::text, o.bound::text, o.qualifier::text,
           o.quality, o.note, o.conflict_note AS "conflictNote"
      FROM observation o
     WHERE o.municipality_id = tiltak_municipality() AND o.review IN ('verified', 'submitted')
       AND o.data_point_id = ANY (${ids}::uuid[]) AND o.year = ANY (${years}::int[])
     ORDER BY o.id FOR UPDATE`;
  const byPlace = new Map<string, Existing[]>();
  for (const one of found) {
    const place = `${one.dataPointId} ${one.year}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  }
  return byPlace;
}

function plan(row: ImportedRow, existing: readonly Existing[], isVerified: boolean): PlannedRow {
  const verified = existing.find(({ review }) => review === "verified");
  const waiting = existing.find((one) => one.review === "submitted" && isSame(row, one));
  const [supersedesId, waitingId] = [verified?.id ?? null, waiting?.id ?? null];
  if (verified !== undefined && isSame(row, verified)) {
    return { ...row, outcome: "unchanged", supersedesId: null, waitingId: null, before: verified };
  }
  if (waiting !== undefined && !isVerified) {
    return { ...row, outcome: "unchanged", supersedesId, waitingId, before: waiting };
  }
  if (verified !== undefined) return { ...row, outcome: "supersedes", supersedesId, waitingId, before: verified };
  return { ...row, outcome: waiting === undefined ? "new" : "verifies", supersedesId, waitingId, before: null };
}

/** The same figure in the same words. What the file does not say is no difference. */
function isSame(row: ImportedRow, existing: Existing): boolean {
  const number = (text: string | null) => (text === null ? null : Number(text));
  const unsaid = <Value>(said: Value | undefined, held: Value) => said === undefined || said === held;
  return (
    row.state === existing.state &&
    row.qualifier === existing.qualifier &&
    number(row.value) === number(existing.value) &&
    number(row.bound) === number(existing.bound) &&
    unsaid(row.quality, existing.quality) &&
    unsaid(row.note, existing.note) &&
    unsaid(row.conflictNote, existing.conflictNote)
  );
}

/**
 * Writes a plan without faults, in the transaction of the open door: submitted, or verified where the plan says by whom. A verified
 * figure is never edited; the new one supersedes it with the reason, at once or when it is verified. Gives the number of rows written.
 * @throws Error for a plan with faults
 */
export async function applyImport(db: Db, given: ImportPlan, actor: { userId: string | null }): Promise<number> {
  if (given.faults.length > 0) throw new Error("a plan with faults is not written");
  const { verifiedBy, reason, fileName } = given;
  const isVerified = verifiedBy !== null;
  const now = new Date();
  const changed = given.rows.filter(({ outcome }) => outcome !== "unchanged");

  if (isVerified) {
    // First out of the way: one verified observation holds for a data point and a year.
    await db.observation.updateMany({
      where: { id: { in: changed.flatMap(({ supersedesId }) => supersedesId ?? []) } },
      data: { review: "superseded" },
    });
    await verifyWaiting(db, changed, given);
  }
  const added = changed
    .filter(({ waitingId }) => waitingId === null)
    .map((row) => ({
      id: crypto.randomUUID(),
      data_point_id: row.dataPoint.id,
      year: row.year,
      state: row.state,
      value: row.value,
      bound: row.bound,
      qualifier: row.qualifier,
      quality: row.quality ?? null,
      source: source(row, fileName, verifiedBy),
      note: row.note ?? null,
      conflict_note: row.conflictNote ?? null,
      review: isVerified ? "verified" : "submitted",
      entered_by: actor.userId,
      verified_at: isVerified ? now : null,
      supersedes_id: row.supersedesId,
      supersede_reason: row.supersedesId === null ? null : reason,
    }));
  // As text through JSON, which keeps each number as exactly as the file has it.
  await db.$executeRaw`
    INSERT INTO observation (id, data_point_id, year, state, value, bound, qualifier, quality, source, note, conflict_note, review,
                             entered_by, verified_at, supersedes_id, supersede_reason)
    SELECT id, data_point_id, year, state, value, bound, qualifier, quality, source, note, conflict_note, review,
           entered_by, verified_at, supersedes_id, supersede_reason
      FROM jsonb_populate_recordset(NULL::observation, ${JSON.stringify(added)}::jsonb)`;
  if (isVerified) await refreshStandings(db, [...new Set(changed.map(({ dataPoint }) => dataPoint.id))]);
  return changed.length;
}

/** Figures that were submitted before are verified as they stand, in one statement. */
async function verifyWaiting(
  db: Db,
  changed: readonly PlannedRow[],
  { verifiedBy, reason }: ImportPlan,
): Promise<void> {
  const waiting = changed.flatMap(({ waitingId, supersedesId }) =>
    waitingId === null ? [] : [{ id: waitingId, supersedes_id: supersedesId }],
  );
  await db.$executeRaw`
    UPDATE observation o
       SET review = 'verified', verified_at = now(), source = o.source || ${`; verified by ${verifiedBy}`},
           supersedes_id = w.supersedes_id, supersede_reason = CASE WHEN w.supersedes_id IS NOT NULL THEN ${reason} END
      FROM jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) AS w (id uuid, supersedes_id uuid)
     WHERE o.municipality_id = tiltak_municipality() AND o.id = w.id`;
}

/** Where the figure comes from: what the row says, or else the file and line. */
function source(row: ImportedRow, fileName: string, verifiedBy: string | null): string {
  const named = row.source ?? `${fileName}, line ${row.line}`;
  const within = row.sourceLine === null ? named : `${named}, source line ${row.sourceLine}`;
  return verifiedBy === null ? within : `${within}; verified by ${verifiedBy}`;
}
