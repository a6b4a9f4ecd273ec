import type { Db } from "~/db/door.server";
import { isLanguage, type Language } from "~/text/languages";
import type { MunicipalityRole } from "../access/table";
import { luciaOn } from "./lucia.server";

/** A municipality the user works in, and as what. */
export interface OwnMunicipality {
  id: string;
  key: string;
  name: string;
  isDemo: boolean;
  roles: MunicipalityRole[];
}

export interface SignedIn {
  userId: string;
  name: string;
  email: string;
  language: Language | null;
  municipalities: OwnMunicipality[];
  /** New expiry when Lucia renewed the session: the cookie must be sent again. */
  renewedUntil: Date | null;
}

/** Who holds this session, or null when it is unknown or has expired. Renews a session in the second half of its life. */
export async function signedInBy(db: Db, sessionId: string): Promise<SignedIn | null> {
  const { session, user } = await luciaOn(db).validateSession(sessionId);
  if (!session) return null;
  const municipalities = await db.$queryRaw<OwnMunicipality[]>`
    SELECT /* planned once */ m.id, m.key, m.name, m.is_demo AS "isDemo", array_agg(s.role::text) AS roles
      FROM membership s JOIN municipality m ON m.id = s.municipality_id
     WHERE s.user_id = ${user.id}::uuid AND s.valid_from <= tiltak_today() AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())
     GROUP BY m.id ORDER BY m.name COLLATE norwegian`;
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    language: isLanguage(user.language) ? user.language : null,
    municipalities,
    renewedUntil: session.fresh ? session.expiresAt : null,
  };
}
