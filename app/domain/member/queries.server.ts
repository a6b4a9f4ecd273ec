import type { Db } from "~/db/door.server";

/** Somebody who can own work, with the unit that tells two people of one name apart. */
export interface Owner {
  id: string;
  name: string;
  unit: string | null;
}

/** The persons who can own work today, by name, Å last; `including` keeps one in who has left (the owner a form already shows). */
export async function owners(db: Db, including: string | null = null): Promise<Owner[]> {
  return db.$queryRaw<Owner[]>`
    SELECT p.id, p.name, u.name AS unit
      FROM person p
      LEFT JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
     WHERE p.ended_on IS NULL OR p.ended_on > tiltak_today() OR p.id = ${including}::uuid
     ORDER BY p.name COLLATE norwegian, p.id`;
}

/** Whether this person is here and can own work today. */
export async function canOwn(db: Db, personId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM person p
     WHERE p.id = ${personId}::uuid AND (p.ended_on IS NULL OR p.ended_on > tiltak_today())`;
  return rows.length > 0;
}
