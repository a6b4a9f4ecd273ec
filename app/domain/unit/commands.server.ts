import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { Conflict, Forbidden, Invalid, NotFound, Refused, type FieldErrors } from "../shared/errors";
import { unitHead } from "./queries.server";
import type { ChangedUnit, NewUnit } from "./schema";

/** @throws Forbidden unless the actor may change the settings. Holds the tree: of two who move units at once the second waits. */
async function holdTree(db: Db, actor: Actor): Promise<void> {
  if (!can(actor, "settings.write")) throw new Forbidden("settings.write");
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('unit tree'), hashtext(tiltak_municipality()::text))`;
}

async function refuseUnfit(db: Db, { name, parentId }: NewUnit, own?: string): Promise<void> {
  const faults: FieldErrors = {};
  const same = await db.unit.findFirst({ where: { name, ...(own ? { NOT: { id: own } } : {}) }, select: { id: true } });
  if (same) faults.name = [{ key: "units.fault.nameTaken" }];
  if (parentId !== null) {
    const [parent] = await db.$queryRaw<{ isUnder: boolean }[]>`
      WITH RECURSIVE up AS (
        SELECT u.id, u.parent_id FROM unit u WHERE u.id = ${parentId}::uuid
        UNION ALL SELECT u.id, u.parent_id FROM unit u JOIN up ON u.id = up.parent_id)
      SELECT bool_or(up.id = ${own ?? null}::uuid) IS TRUE AS "isUnder" FROM up HAVING count(*) > 0`;
    if (!parent) faults.parentId = [{ key: "forms.gone" }];
    else if (parent.isUnder) faults.parentId = [{ key: "units.fault.underItself" }];
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
}

/** Adds a unit; gives its id. @throws Forbidden; Invalid where the name is taken or the unit above is gone */
export async function addUnit(db: Db, actor: Actor, given: NewUnit): Promise<string> {
  await holdTree(db, actor);
  await refuseUnfit(db, given);
  const { id } = await db.unit.create({ data: given, select: { id: true } });
  return id;
}

/**
 * Renames a unit or moves it under another.
 * @throws Forbidden; NotFound; Conflict; Invalid as `addUnit`, and for one that would come under itself
 */
export async function changeUnit(db: Db, actor: Actor, id: string, given: ChangedUnit): Promise<void> {
  await holdTree(db, actor);
  const { unit } = await unitHead(db, id);
  const { version, ...values } = given;
  if (unit.version !== version) {
    throw new Conflict({ name: unit.name, parentId: unit.parentId ?? "", version: String(unit.version) });
  }
  await refuseUnfit(db, values, id);
  const { count } = await db.unit.updateMany({ where: { id, version }, data: values });
  if (count === 0) throw new NotFound("unit");
}

/**
 * Removes a unit that holds nothing.
 * @throws Forbidden; NotFound; Refused (`unit.notEmpty`) while units or persons belong to it, (`unit.changed`) when it was changed meanwhile
 */
export async function removeUnit(db: Db, actor: Actor, id: string, version: number): Promise<void> {
  await holdTree(db, actor);
  // Whoever puts somebody here waits, and then finds it gone.
  await db.$queryRaw`SELECT id FROM unit WHERE id = ${id}::uuid FOR UPDATE`;
  const { unit } = await unitHead(db, id);
  if (unit.version !== version) throw new Refused("unit.changed");
  if (unit.persons + unit.children > 0) throw new Refused("unit.notEmpty");
  await db.unit.deleteMany({ where: { id } });
}
