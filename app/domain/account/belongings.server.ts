import type { Db, OwnDoors } from "~/db/door.server";

/** Somewhere a user belongs, or belonged. */
export interface Belonging {
  kind: "municipality" | "network" | "partner" | "operator";
  /** All zeros for the operator's place, which is one. */
  id: string;
  key: string;
  name: string;
  /** A municipality's own language. */
  language: string | null;
  /** The roles held today. */
  roles: string[];
}

/** Everywhere the user belongs or belonged, in one order for all: two who walk the doors at once do not wait for each other in a ring. */
export async function belongings(db: Db): Promise<Belonging[]> {
  return db.$queryRaw<Belonging[]>`
    SELECT 'municipality' AS kind, m.id, m.key, m.name, trim(m.language) AS language,
           array_remove(array_agg(CASE WHEN s.valid_from <= tiltak_today() AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today()) THEN s.role::text END), NULL) AS roles
      FROM membership s JOIN municipality m ON m.id = s.municipality_id WHERE s.user_id = tiltak_user() GROUP BY m.id
    UNION ALL
    SELECT 'network', n.id, n.key, n.name, NULL,
           array_remove(array_agg(CASE WHEN s.valid_from <= tiltak_today() AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today()) THEN s.role::text END), NULL)
      FROM network_member s JOIN network n ON n.id = s.network_id WHERE s.user_id = tiltak_user() GROUP BY n.id
    UNION ALL
    SELECT 'partner', p.id, p.key, p.name, NULL,
           array_remove(array_agg(CASE WHEN s.valid_from <= tiltak_today() AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today()) THEN s.role::text END), NULL)
      FROM partner_member s JOIN partner p ON p.id = s.partner_id WHERE s.user_id = tiltak_user() GROUP BY p.id
    UNION ALL
    SELECT 'operator', '00000000-0000-0000-0000-000000000000'::uuid, '', '', NULL,
           CASE WHEN o.valid_from <= tiltak_today() AND (o.valid_to IS NULL OR o.valid_to >= tiltak_today()) THEN ARRAY['operator'] ELSE '{}' END
      FROM operator o WHERE o.user_id = tiltak_user()
     ORDER BY kind, id`;
}

/** The door of a place. */
export function enter(doors: OwnDoors, { kind, id }: Pick<Belonging, "kind" | "id">): Promise<Db> {
  switch (kind) {
    case "municipality":
      return doors.municipality(id);
    case "network":
      return doors.network(id);
    case "partner":
      return doors.partner(id);
    case "operator":
      return doors.operator();
  }
}
