import type { Db } from "~/db/door.server";

/** An organisation that stands around the networks, as the catalogue has it. */
export interface OrganisationRow {
  id: string;
  name: string;
  kind: string;
  role: string | null;
}

/** The catalogue's organisations of one kind, or all, by name, Å last; and how many there are of each kind. Two queries. */
export async function organisationsAround(
  db: Db,
  kind: string | null,
): Promise<{ rows: OrganisationRow[]; kinds: { kind: string; count: number }[] }> {
  const kinds = await db.$queryRaw<{ kind: string; count: number }[]>`
    SELECT kind, count(*)::int AS count FROM organisation GROUP BY kind ORDER BY kind`;
  const rows = await db.$queryRaw<OrganisationRow[]>`
    SELECT id, name, kind, role FROM organisation WHERE ${kind}::text IS NULL OR kind = ${kind}
     ORDER BY name COLLATE norwegian, id`;
  return { rows, kinds };
}
