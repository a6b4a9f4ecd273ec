import type { Db, OwnDoors } from "~/db/door.server";
import type { SignedIn } from "../session/queries.server";
import { belongings } from "./belongings.server";

type Json = Record<string, unknown>;

/** The first row of a query that answers one JSON object. */
async function object(rows: Promise<{ held: Json }[]>): Promise<Json> {
  return (await rows)[0]?.held ?? {};
}

/**
 * Everything held about a user, as one object for a file: the account with its sessions and proofs (names and dates, never a secret or its
 * hash), where they belong or belonged, the invitations they sent and came by, and in each municipality who they are there, what they own,
 * entered, verified, answered and wrote, and their lines of the history.
 */
export async function everythingAbout(doors: OwnDoors, { userId }: Pick<SignedIn, "userId">): Promise<Json> {
  const db = await doors.account();
  const account = await accountOf(db, userId);
  const places = await belongings(db);
  const municipalities: Json[] = [];
  for (const { kind, id, key, name } of places) {
    if (kind !== "municipality") continue;
    municipalities.push({ key, name, ...(await inMunicipality(await doors.municipality(id), userId)) });
  }
  return { ...account, municipalities };
}

const accountOf = (db: Db, userId: string) =>
  object(db.$queryRaw<{ held: Json }[]>`
    SELECT jsonb_build_object(
      'account', (SELECT jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'language', trim(u.language), 'createdAt', u.created_at)
                    FROM app_user u WHERE u.id = ${userId}::uuid),
      'password', (SELECT jsonb_build_object('changedAt', c.changed_at) FROM credential c WHERE c.user_id = ${userId}::uuid),
      'passwordResets', (SELECT coalesce(jsonb_agg(jsonb_build_object('createdAt', r.created_at, 'expiresAt', r.expires_at, 'usedAt', r.used_at) ORDER BY r.created_at), '[]')
                           FROM password_reset r WHERE r.user_id = ${userId}::uuid),
      'sessions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'createdAt', s.created_at, 'lastUsedAt', s.last_used_at, 'expiresAt', s.expires_at,
                            'userAgent', s.user_agent, 'secondFactorAt', s.second_factor_at) ORDER BY s.created_at), '[]')
                     FROM session s WHERE s.user_id = ${userId}::uuid),
      'passkeys', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'createdAt', k.created_at, 'lastUsedAt', k.last_used_at) ORDER BY k.created_at), '[]')
                     FROM passkey k WHERE k.user_id = ${userId}::uuid),
      'oneTimeCode', (SELECT jsonb_build_object('createdAt', o.created_at, 'confirmedAt', o.confirmed_at) FROM one_time_code o WHERE o.user_id = ${userId}::uuid),
      'backupCodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('createdAt', b.created_at, 'usedAt', b.used_at) ORDER BY b.created_at), '[]')
                        FROM backup_code b WHERE b.user_id = ${userId}::uuid),
      'identities', (SELECT coalesce(jsonb_agg(jsonb_build_object('issuer', i.issuer, 'subject', i.subject, 'createdAt', i.created_at, 'lastUsedAt', i.last_used_at)
                              ORDER BY i.created_at), '[]') FROM identity i WHERE i.user_id = ${userId}::uuid),
      'calendarFeeds', (SELECT coalesce(jsonb_agg(jsonb_build_object('network', n.key, 'createdAt', f.created_at) ORDER BY f.created_at), '[]')
                          FROM calendar_token f JOIN network n ON n.id = f.network_id WHERE f.user_id = ${userId}::uuid),
      'memberships', (SELECT coalesce(jsonb_agg(jsonb_build_object('in', p.kind, 'key', p.key, 'name', p.name, 'role', p.role, 'from', p.valid_from, 'to', p.valid_to)
                               ORDER BY p.kind, p.key, p.role), '[]')
          FROM (SELECT 'municipality' AS kind, m.key, m.name, s.role::text, s.valid_from, s.valid_to
                  FROM membership s JOIN municipality m ON m.id = s.municipality_id WHERE s.user_id = ${userId}::uuid
                UNION ALL SELECT 'network', n.key, n.name, s.role::text, s.valid_from, s.valid_to
                  FROM network_member s JOIN network n ON n.id = s.network_id WHERE s.user_id = ${userId}::uuid
                UNION ALL SELECT 'partner', q.key, q.name, s.role::text, s.valid_from, s.valid_to
                  FROM partner_member s JOIN partner q ON q.id = s.partner_id WHERE s.user_id = ${userId}::uuid
                UNION ALL SELECT 'operator', '', 'Tiltak', 'operator', o.valid_from, o.valid_to FROM operator o WHERE o.user_id = ${userId}::uuid) p),
      'invitations', jsonb_build_object(
        'sent', (SELECT coalesce(jsonb_agg(jsonb_build_object('email', i.email, 'name', i.name, 'roles', i.roles, 'createdAt', i.created_at, 'expiresAt', i.expires_at,
                         'acceptedAt', i.accepted_at, 'revokedAt', i.revoked_at) ORDER BY i.created_at), '[]') FROM invitation i WHERE i.invited_by = ${userId}::uuid),
        'accepted', (SELECT coalesce(jsonb_agg(jsonb_build_object('email', i.email, 'name', i.name, 'roles', i.roles, 'createdAt', i.created_at,
                             'acceptedAt', i.accepted_at) ORDER BY i.created_at), '[]') FROM invitation i WHERE i.accepted_by = ${userId}::uuid)),
      'supportGiven', (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', s.reason, 'from', s.starts_at, 'to', s.ends_at) ORDER BY s.starts_at), '[]')
                         FROM support_session s WHERE s.operator_id = ${userId}::uuid)
    ) AS held`);

const inMunicipality = (db: Db, userId: string) =>
  object(db.$queryRaw<{ held: Json }[]>`
    WITH mine AS (SELECT p.id FROM person p WHERE p.user_id = ${userId}::uuid)
    SELECT jsonb_build_object(
      'person', (SELECT jsonb_build_object('id', p.id, 'name', p.name, 'title', p.title, 'unit', u.name, 'endedOn', p.ended_on, 'createdAt', p.created_at)
                   FROM person p LEFT JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id WHERE p.user_id = ${userId}::uuid),
      'owns', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', w.kind, 'id', w.id, 'title', w.title, 'state', w.state) ORDER BY w.kind, w.title, w.id), '[]')
          FROM (SELECT 'recommendation' AS kind, r.id, r.title, r.state::text FROM recommendation r WHERE r.owner_id IN (SELECT id FROM mine)
                UNION ALL SELECT 'project', j.id, j.name, j.state::text FROM project j WHERE j.owner_id IN (SELECT id FROM mine)
                UNION ALL SELECT 'action', a.id, a.title, a.state::text FROM action a WHERE a.owner_id IN (SELECT id FROM mine)) w),
      'entered', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'dataPoint', d.name ->> 'en', 'year', o.year, 'state', o.state, 'value', o.value, 'bound', o.bound,
                           'source', o.source, 'note', o.note, 'at', o.created_at) ORDER BY o.created_at, o.id), '[]')
                    FROM observation o JOIN data_point d ON d.id = o.data_point_id WHERE o.entered_by = ${userId}::uuid),
      'verified', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'dataPoint', d.name ->> 'en', 'year', o.year, 'at', o.verified_at) ORDER BY o.verified_at, o.id), '[]')
                     FROM observation o JOIN data_point d ON d.id = o.data_point_id WHERE o.verified_by = ${userId}::uuid),
      'answered', (SELECT coalesce(jsonb_agg(jsonb_build_object('recommendation', r.title, 'outcome', s.outcome, 'reason', s.reason, 'on', s.answered_on)
                            ORDER BY s.answered_on, r.title), '[]')
                     FROM response s JOIN recommendation r ON r.municipality_id = s.municipality_id AND r.id = s.recommendation_id WHERE s.answered_by = ${userId}::uuid),
      'wrote', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'action', w.action_id, 'project', w.project_id, 'text', w.text, 'noChange', w.no_change, 'on', w.reported_on)
                         ORDER BY w.reported_on, w.id), '[]') FROM progress_update w WHERE w.reported_by = ${userId}::uuid),
      'tokensMade', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'scopes', t.scopes, 'createdAt', t.created_at, 'expiresAt', t.expires_at,
                              'revokedAt', t.revoked_at) ORDER BY t.created_at), '[]') FROM api_token t WHERE t.created_by = ${userId}::uuid),
      'supportOpened', (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', s.reason, 'from', s.starts_at, 'to', s.ends_at) ORDER BY s.starts_at), '[]')
                          FROM support_session s WHERE s.opened_by = ${userId}::uuid),
      'history', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'at', h.at, 'subject', h.subject, 'subjectId', h.subject_id, 'entity', h.entity,
                           'operation', h.operation, 'before', h.before, 'after', h.after) ORDER BY h.id), '[]')
                    FROM history_event h WHERE h.user_id = ${userId}::uuid)
    ) AS held`);
