import type { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import type { Permission } from "~/domain/access/table";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { transition } from "~/domain/shared/state-machine";
import { isEditable, observationMachine, type ReviewState } from "./observation-states";
import type { ObservationGiven, TargetGiven, VerificationGiven } from "./schema";
import { refreshStandings } from "./standing.server";

/** Which data point, by its address: the KPI's slug and the part (empty where the KPI has one). */
export interface DataPointAddress {
  slug: string;
  part: string;
}

function demand(actor: Actor, permission: Permission, row?: Parameters<typeof can>[2]): void {
  if (!can(actor, permission, row)) throw new Forbidden(permission);
}

async function dataPointAt(db: Db, { slug, part }: DataPointAddress): Promise<{ id: string; isBoolean: boolean }> {
  const found = await db.dataPoint.findFirst({
    where: { part, kpi: { slug } },
    select: { id: true, isBoolean: true },
  });
  if (!found) throw new NotFound("data point");
  return found;
}

/** The observation's columns from what was typed: a value, a bound or neither, as the database holds them. */
function observed(given: ObservationGiven) {
  const isReported = given.state === "reported";
  const isBound = given.qualifier === "above" || given.qualifier === "below";
  return {
    year: given.year,
    state: given.state,
    value: isReported && !isBound ? given.value : null,
    bound: isReported && isBound ? given.value : null,
    qualifier: isReported ? given.qualifier : null,
    quality: given.quality,
    source: given.source,
    note: given.note,
  };
}

/** @throws Invalid for a year to come, and for a yes/no data point that is neither. */
function demandPossible(given: ObservationGiven, isBoolean: boolean, today: string): void {
  if (given.year > Number(today.slice(0, 4))) throw new Invalid({ year: [{ key: "kpis.form.yearAhead" }] });
  if (isBoolean && given.value !== null && !["0", "1"].includes(given.value)) {
    throw new Invalid({ value: [{ key: "forms.choose" }] });
  }
}

/** The verified observation of that year, which a new one would replace. */
async function verifiedOf(db: Db, dataPointId: string, year: number): Promise<string | null> {
  const holds = await db.observation.findFirst({
    where: { dataPointId, year, review: "verified" },
    select: { id: true },
  });
  return holds?.id ?? null;
}

/** What the new one says it replaces. @throws Invalid without a reason where there is something to replace. */
async function superseding(
  db: Db,
  dataPointId: string,
  given: ObservationGiven,
): Promise<{ supersedesId: string | null; supersedeReason: string | null }> {
  const supersedesId = await verifiedOf(db, dataPointId, given.year);
  if (supersedesId === null) return { supersedesId: null, supersedeReason: null };
  if (given.supersedeReason === null) throw new Invalid({ supersedeReason: [{ key: "kpis.form.reasonNeeded" }] });
  return { supersedesId, supersedeReason: given.supersedeReason };
}

/**
 * Registers a value (or why there is none) for a year and submits it for verification; nothing stands differently until it is verified.
 * Gives its id.
 * @throws NotFound, Forbidden, Invalid
 */
export async function registerObservation(
  db: Db,
  actor: Actor,
  address: DataPointAddress,
  given: ObservationGiven,
  today: string,
): Promise<string> {
  demand(actor, "observation.write");
  const dataPoint = await dataPointAt(db, address);
  demandPossible(given, dataPoint.isBoolean, today);
  const { to } = transition(observationMachine, observationMachine.first, "submitted", {});
  const created = await db.observation.create({
    data: {
      ...observed(given),
      ...(await superseding(db, dataPoint.id, given)),
      dataPointId: dataPoint.id,
      review: to,
      enteredById: actor.userId,
    },
    select: { id: true },
  });
  return created.id;
}

/** The row, locked, with what the commands look at. */
async function lockedObservation(db: Db, slug: string, id: string) {
  const rows = await db.$queryRaw<
    {
      dataPointId: string;
      isBoolean: boolean;
      year: number;
      review: ReviewState;
      enteredById: string | null;
      supersedeReason: string | null;
      version: number;
    }[]
  >`
    SELECT o.data_point_id AS "dataPointId", p.is_boolean AS "isBoolean", o.year, o.review::text AS review,
           o.entered_by AS "enteredById", o.supersede_reason AS "supersedeReason", o.version
      FROM observation o JOIN data_point p ON p.id = o.data_point_id JOIN kpi k ON k.id = p.kpi_id
     WHERE o.id = ${id}::uuid AND k.slug = ${slug} FOR UPDATE OF o`;
  const [row] = rows;
  if (!row) throw new NotFound("observation");
  return row;
}

/** The observation's form as it stands now. */
async function observationForm(db: Db, id: string): Promise<Record<string, string>> {
  const row = await db.observation.findFirstOrThrow({
    where: { id },
    select: {
      year: true,
      state: true,
      qualifier: true,
      value: true,
      bound: true,
      quality: true,
      source: true,
      note: true,
      supersedeReason: true,
      version: true,
    },
  });
  return {
    year: String(row.year),
    state: row.state,
    qualifier: row.qualifier ?? "exact",
    value: decimalText(row.value ?? row.bound),
    quality: row.quality === null ? "" : String(row.quality),
    source: row.source,
    note: row.note ?? "",
    supersedeReason: row.supersedeReason ?? "",
    version: String(row.version),
  };
}

/** As people type it, with a comma. */
const decimalText = (value: Prisma.Decimal | null) => (value === null ? "" : value.toFixed().replace(".", ","));

/**
 * Corrects an observation that came back (or was never submitted) and submits it again.
 * @throws NotFound, Forbidden, Refused (submitted or verified ones are not edited), Conflict, Invalid
 */
export async function correctObservation(
  db: Db,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
  given: ObservationGiven,
  today: string,
): Promise<void> {
  demand(actor, "observation.write");
  const row = await lockedObservation(db, slug, id);
  // First what somebody saved meanwhile is shown, then that it can no longer be changed.
  if (row.version !== given.version) throw new Conflict(await observationForm(db, id));
  if (!isEditable(row.review)) throw new Refused("observation.blocked.not_editable");
  demandPossible(given, row.isBoolean, today);
  const { to } = transition(observationMachine, row.review, "submitted", {});
  await db.observation.updateMany({
    where: { id },
    // Whoever corrects it answers for it, and so does not verify it.
    data: {
      ...observed(given),
      ...(await superseding(db, row.dataPointId, given)),
      review: to,
      enteredById: actor.userId,
    },
  });
}

/**
 * A verifier's verdict on a submitted observation: verified, and from then on what the data point stands by, or returned to whoever
 * registered it, with what must be corrected. A verified observation of the same year is superseded, with the reason given at registration or here.
 * @throws NotFound, Forbidden (also for what one has entered oneself), Refused
 */
export async function verifyObservation(
  db: Db,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
  { verdict, returnReason, supersedeReason, version }: VerificationGiven,
): Promise<void> {
  const place = await db.observation.findFirst({
    where: { id, dataPoint: { kpi: { slug } } },
    select: { dataPointId: true, year: true },
  });
  if (!place) throw new NotFound("observation");
  const { dataPointId, year } = place;
  // All of the year are locked, in one order: two verdicts on two values of one year come one after the other.
  await db.$queryRaw`SELECT o.id FROM observation o WHERE o.data_point_id = ${dataPointId}::uuid AND o.year = ${year} ORDER BY o.id FOR UPDATE`;
  const row = await lockedObservation(db, slug, id);
  demand(actor, "observation.verify", { enteredById: row.enteredById });
  const { to } = transition(observationMachine, row.review, verdict, { reason: returnReason });
  // A verdict is on what was read. What can have changed meanwhile is the value itself, sent back and corrected.
  if (row.version !== version) throw new Refused("observation.blocked.changed");
  if (to === "returned") {
    await db.observation.updateMany({ where: { id }, data: { review: to, returnReason } });
    return;
  }
  const holds = await verifiedOf(db, dataPointId, year);
  if (holds !== null) {
    const reason = supersedeReason ?? row.supersedeReason;
    const superseded = transition(observationMachine, "verified", "superseded", { reason }).to;
    await db.observation.updateMany({ where: { id: holds }, data: { review: superseded } });
    await db.observation.updateMany({ where: { id }, data: { supersedesId: holds, supersedeReason: reason } });
  }
  await db.observation.updateMany({
    where: { id },
    // What was once asked to be corrected stays in the history.
    data: { review: to, verifiedById: actor.userId, verifiedAt: new Date(), returnReason: null },
  });
  await refreshStandings(db, [dataPointId]);
}

interface TargetRow {
  id: string;
  value: Prisma.Decimal;
  byYear: number | null;
  basis: string | null;
  version: number;
}

const targetForm = (row: TargetRow) => ({
  value: decimalText(row.value),
  byYear: row.byYear === null ? "" : String(row.byYear),
  basis: row.basis ?? "",
  version: String(row.version),
});

async function lockedTarget(db: Db, dataPointId: string): Promise<TargetRow | null> {
  const rows = await db.$queryRaw<TargetRow[]>`
    SELECT t.id, t.value, t.by_year AS "byYear", t.basis, t.version FROM target t
     WHERE t.data_point_id = ${dataPointId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/**
 * Sets or changes the municipality's own target for a data point. `given.version` is that of the target the form was made from; without
 * one the form was made when there was none.
 * @throws NotFound, Forbidden, Conflict, Invalid
 */
export async function setTarget(db: Db, actor: Actor, address: DataPointAddress, given: TargetGiven): Promise<void> {
  demand(actor, "target.write");
  const dataPoint = await dataPointAt(db, address);
  if (dataPoint.isBoolean && !["0", "1"].includes(given.value)) throw new Invalid({ value: [{ key: "forms.choose" }] });
  const data = { value: given.value, byYear: given.byYear, basis: given.basis };
  const stands = await lockedTarget(db, dataPoint.id);
  if (stands === null) {
    // Taken away meanwhile: whoever changes it decides anew, with what they typed beside nothing.
    if (given.version !== undefined) throw new Conflict({ value: "", byYear: "", basis: "", version: "" });
    // Two who set the first target at once: the second is told, and loses nothing.
    const added = await db.target.createMany({ data: { ...data, dataPointId: dataPoint.id }, skipDuplicates: true });
    if (added.count === 1) return;
    const other = await lockedTarget(db, dataPoint.id);
    if (other === null) throw new NotFound("target");
    throw new Conflict(targetForm(other));
  }
  if (stands.version !== given.version) throw new Conflict(targetForm(stands));
  await db.target.updateMany({ where: { id: stands.id }, data });
}

/** Takes the own target away; the history keeps it. @throws NotFound, Forbidden, Refused (someone has changed it meanwhile) */
export async function removeTarget(db: Db, actor: Actor, address: DataPointAddress, version: number): Promise<void> {
  demand(actor, "target.write");
  const dataPoint = await dataPointAt(db, address);
  const stands = await lockedTarget(db, dataPoint.id);
  if (stands === null) throw new NotFound("target");
  if (stands.version !== version) throw new Refused("target.blocked.changed");
  await db.target.deleteMany({ where: { id: stands.id } });
}
