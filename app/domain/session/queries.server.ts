import type { Db } from "~/db/door.server";
import { isLanguage, type Language } from "~/text/languages";
import type { MunicipalityRole, NetworkRole, PartnerRole } from "../access/table";
import { luciaOn } from "./lucia.server";
import { hashOfToken } from "./token.server";

/** A municipality the user works in, and as what. */
export interface OwnMunicipality {
  id: string;
  key: string;
  name: string;
  isDemo: boolean;
  roles: MunicipalityRole[];
  /** Its administrators must have shown a second factor. */
  secondFactorRequired: boolean;
  /** The operators who may read here just now because an administrator asked them to, and until when (ISO 8601). */
  support: { name: string; until: string }[];
  /** The user is one of them, and nothing else here. */
  isSupport: boolean;
}

/** A network or partner the user belongs to, and as what. */
export interface OwnNetwork {
  id: string;
  key: string;
  name: string;
  roles: NetworkRole[];
}
export interface OwnPartner {
  id: string;
  key: string;
  name: string;
  roles: PartnerRole[];
}

export interface SignedIn {
  userId: string;
  /** What a list of sessions calls this one; opens nothing. */
  sessionId: string;
  name: string;
  email: string;
  language: Language | null;
  /** When the second factor was shown in this session. */
  secondFactorAt: Date | null;
  /** When the session was opened: at sign-in, or when identity was last proven again. */
  startedAt: Date;
  municipalities: OwnMunicipality[];
  networks: OwnNetwork[];
  partners: OwnPartner[];
  isOperator: boolean;
  /** New expiry when Lucia renewed the session: the cookie must be sent again. */
  renewedUntil: Date | null;
}

type Place = Omit<OwnMunicipality, "roles"> & {
  kind: "municipality" | "network" | "partner" | "operator";
  roles: string[];
};

/**
 * Who holds this session and where they belong, or null when it is unknown, has expired, or still awaits the second factor. Renews a
 * session in the second half of its life, and notes its use, every five minutes at most.
 */
export async function signedInBy(db: Db, sessionId: string): Promise<SignedIn | null> {
  const { session, user } = await luciaOn(db).validateSession(sessionId);
  if (!session || session.awaitsSecondFactor) return null;
  if (session.isStale) {
    await db.session.updateMany({ where: { id: session.publicId }, data: { lastUsedAt: new Date() } });
  }
  const places = await placesOf(db, user.id);
  const of = (kind: Place["kind"]) => places.filter((place) => place.kind === kind);
  const short = <Role>({ id, key, name, roles }: Place) => ({ id, key, name, roles: roles as Role[] });
  return {
    userId: user.id,
    sessionId: session.publicId,
    name: user.name,
    email: user.email,
    language: isLanguage(user.language) ? user.language : null,
    secondFactorAt: session.secondFactorAt,
    startedAt: session.startedAt,
    municipalities: of("municipality").map(({ kind: _, ...place }) => ({
      ...place,
      roles: place.roles as MunicipalityRole[],
    })),
    networks: of("network").map((place) => short<NetworkRole>(place)),
    partners: of("partner").map((place) => short<PartnerRole>(place)),
    isOperator: of("operator").length > 0,
    renewedUntil: session.fresh ? session.expiresAt : null,
  };
}

/** Everywhere a user belongs today, by name, Å last; one query. */
function placesOf(db: Db, userId: string): Promise<Place[]> {
  return db.$queryRaw<Place[]>`
    SELECT /* planned once */ * FROM (
      SELECT 'municipality' AS kind, m.id, m.key, m.name, m.is_demo AS "isDemo", m.second_factor_required AS "secondFactorRequired",
             array_agg(DISTINCT r.role) AS roles, bool_and(r.is_support) AS "isSupport",
             coalesce((SELECT jsonb_agg(jsonb_build_object('name', o.name, 'until', s.ends_at) ORDER BY s.ends_at)
                         FROM support_session s JOIN app_user o ON o.id = s.operator_id JOIN operator p ON p.user_id = s.operator_id
                        WHERE s.municipality_id = m.id AND s.starts_at <= now() AND s.ends_at > now()
                          AND p.valid_from <= tiltak_today() AND (p.valid_to IS NULL OR p.valid_to >= tiltak_today())), '[]') AS support
        FROM (SELECT s.municipality_id, s.role::text, false AS is_support FROM membership s
               WHERE s.user_id = ${userId}::uuid AND s.valid_from <= tiltak_today() AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())
              UNION ALL
              SELECT s.municipality_id, 'reader', true FROM support_session s JOIN operator o ON o.user_id = s.operator_id
               WHERE s.operator_id = ${userId}::uuid AND s.starts_at <= now() AND s.ends_at > now()
                 AND o.valid_from <= tiltak_today() AND (o.valid_to IS NULL OR o.valid_to >= tiltak_today())) r
        JOIN municipality m ON m.id = r.municipality_id
       GROUP BY m.id
      UNION ALL
      SELECT 'network', n.id, n.key, n.name, false, false, array_agg(s.role::text), false, '[]'
        FROM network_member s JOIN network n ON n.id = s.network_id
       WHERE s.user_id = ${userId}::uuid AND s.valid_from <= tiltak_today() AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())
       GROUP BY n.id
      UNION ALL
      SELECT 'partner', p.id, p.key, p.name, false, false, array_agg(s.role::text), false, '[]'
        FROM partner_member s JOIN partner p ON p.id = s.partner_id
       WHERE s.user_id = ${userId}::uuid AND s.valid_from <= tiltak_today() AND (s.valid_to IS NULL OR s.valid_to >= tiltak_today())
       GROUP BY p.id
      UNION ALL
      SELECT 'operator', o.user_id, '', '', false, false, ARRAY['operator'], false, '[]'
        FROM operator o
       WHERE o.user_id = ${userId}::uuid AND o.valid_from <= tiltak_today() AND (o.valid_to IS NULL OR o.valid_to >= tiltak_today())
    ) place ORDER BY kind, name COLLATE norwegian`;
}

/** Somebody who has shown the first factor and owes the second. */
export interface HalfSignedIn {
  userId: string;
  /** What the database calls the half session. */
  sessionId: string;
  hasApp: boolean;
  hasPasskey: boolean;
}

/** Whose half session this is, or null when it is unknown, over, or a whole one. */
export async function halfSignedInBy(db: Db, sessionId: string): Promise<HalfSignedIn | null> {
  const [found] = await db.$queryRaw<HalfSignedIn[]>`
    SELECT s.user_id AS "userId", s.id AS "sessionId",
           EXISTS (SELECT FROM one_time_code c WHERE c.user_id = s.user_id AND c.confirmed_at IS NOT NULL) AS "hasApp",
           EXISTS (SELECT FROM passkey p WHERE p.user_id = s.user_id) AS "hasPasskey"
      FROM session s WHERE s.id_hash = ${hashOfToken(sessionId)} AND s.awaits_second_factor AND s.expires_at > now()`;
  return found ?? null;
}

/** How somebody signs in, as the page of their own security shows it; moments as ISO 8601. */
export interface OwnSecurity {
  passwordChangedAt: string | null;
  appSince: string | null;
  passkeys: { id: string; name: string; createdAt: string; lastUsedAt: string | null }[];
  backupCodesLeft: number;
  sessions: {
    id: string;
    createdAt: string;
    lastUsedAt: string;
    userAgent: string | null;
  }[];
}

/** The proofs of identity and the open sessions of whoever's account door is open; the session used last comes first. */
export async function ownSecurity(db: Db, userId: string): Promise<OwnSecurity> {
  const credential = await db.credential.findUnique({ where: { userId }, select: { changedAt: true } });
  const app = await db.oneTimeCode.findUnique({ where: { userId }, select: { confirmedAt: true } });
  const passkeys = await db.passkey.findMany({
    where: { userId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const backupCodesLeft = await db.backupCode.count({ where: { userId, usedAt: null } });
  const sessions = await db.session.findMany({
    where: { userId, awaitsSecondFactor: false, expiresAt: { gt: new Date() } },
    select: { id: true, createdAt: true, lastUsedAt: true, userAgent: true },
    orderBy: [{ lastUsedAt: "desc" }, { id: "asc" }],
    // Nobody has so many browsers; a program that signs in again and again does.
    take: 100,
  });
  return {
    passwordChangedAt: credential?.changedAt.toISOString() ?? null,
    appSince: app?.confirmedAt?.toISOString() ?? null,
    passkeys: passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
      ...passkey,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    backupCodesLeft,
    sessions: sessions.map(({ createdAt, lastUsedAt, ...session }) => ({
      ...session,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  };
}
