import type { Db } from "~/db/door.server";
import { Prisma } from "~/db/generated/client";
import type { Language } from "~/text/languages";
import type { NetworkList } from "./filter";

export interface ListMember {
  key: string;
  name: string;
  /** Shares in detail what the list takes. */
  shares: boolean;
}

/** The members of the network by name, and whether each shows what this list is made of. */
export function membersFor(db: Db, list: NetworkList): Promise<ListMember[]> {
  const shown = (subject: string) => Prisma.sql`m.id = ANY ((SELECT tiltak_shared(${subject}, 'detail'))::uuid[])`;
  // Money hangs on projects, so the list of it takes both.
  const shares = list === "funding" ? Prisma.sql`(${shown("plan")} AND ${shown("money")})` : shown("plan");
  return db.$queryRaw<ListMember[]>`
    SELECT m.key, m.name, ${shares} AS shares
      FROM network_membership n
      JOIN municipality m ON m.id = n.municipality_id
     WHERE n.network_id = tiltak_network() AND n.state = 'joined'
     ORDER BY m.name COLLATE norwegian, m.key`;
}

export interface ListOptions {
  areas: { key: string; name: string }[];
  dataPoints: { id: string; name: string; code: string }[];
  programmes: { id: string; name: string }[];
  providers: string[];
}

/** What can be chosen in the filters: areas, data points, and the programmes and providers that stand behind money shown here. One query. */
export async function listOptions(db: Db, language: Language): Promise<ListOptions> {
  const [options] = await db.$queryRaw<ListOptions[]>`
    WITH used AS (
      SELECT DISTINCT s.id, s.name, s.provider
        FROM funding_link l
        JOIN funding_programme s ON s.scope = l.programme_scope AND s.id = l.programme_id)
    SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('key', a.key, 'name', a.name ->> ${language})
                              ORDER BY a.name ->> ${language} COLLATE norwegian) FROM area a), '[]') AS areas,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name ->> ${language}, 'code', k.code)
                              ORDER BY d.wheel_place, d.position) FROM data_point d JOIN kpi k ON k.id = d.kpi_id), '[]') AS "dataPoints",
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name COLLATE norwegian, u.id) FROM used u), '[]') AS programmes,
           coalesce((SELECT jsonb_agg(p.provider ORDER BY p.provider COLLATE norwegian)
                       FROM (SELECT DISTINCT provider FROM used) p), '[]') AS providers`;
  if (!options) throw new Error("a query without a table gave no row");
  return options;
}
