import type { Db } from "~/db/door.server";
import { NotFound } from "../shared/errors";

/** A unit in the tree, after the one it belongs under. */
export interface UnitRow {
  id: string;
  name: string;
  parentId: string | null;
  /** 0 for those at the top. */
  depth: number;
  /** Persons right here, also those who have left. */
  persons: number;
  children: number;
  version: number;
}

/** All units as a tree, each followed by those under it, by name, Å last. */
export async function unitTree(db: Db): Promise<UnitRow[]> {
  return db.$queryRaw<UnitRow[]>`
    WITH RECURSIVE tree AS (
      SELECT u.*, 0 AS depth, ARRAY[u.name COLLATE norwegian] AS path FROM unit u WHERE u.parent_id IS NULL
      UNION ALL
      SELECT u.*, t.depth + 1, t.path || (u.name COLLATE norwegian) FROM unit u JOIN tree t ON u.parent_id = t.id)
    SELECT t.id, t.name, t.parent_id AS "parentId", t.depth, t.version,
           (SELECT count(*)::int FROM person p WHERE p.unit_id = t.id) AS persons,
           (SELECT count(*)::int FROM unit c WHERE c.parent_id = t.id) AS children
      FROM tree t ORDER BY t.path`;
}

/** One unit, and the units it may be moved under: not itself and not what lies under it. @throws NotFound */
export async function unitHead(db: Db, id: string): Promise<{ unit: UnitRow; parents: UnitRow[] }> {
  const tree = await unitTree(db);
  const unit = tree.find((one) => one.id === id);
  if (!unit) throw new NotFound("unit");
  const below = new Set([id]);
  // Each comes after the one it belongs under.
  for (const one of tree) if (one.parentId !== null && below.has(one.parentId)) below.add(one.id);
  return { unit, parents: tree.filter((one) => !below.has(one.id)) };
}
