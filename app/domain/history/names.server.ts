import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { UnitWords } from "~/text/format";
import { keyedReferences } from "./fields";

/** A record or person a line of the history names. `kind` is a subject, a part with a name (`milestone`, `funding_link`), `user`, or one found by its key. */
export interface Named {
  kind: string;
  id: string;
}

export interface Name {
  /** As it is called now, or was when it was removed; null where nothing is known of it, or its account was erased. */
  name: string | null;
  /** The language the name is kept in; null for names that are no text of a language, or in the reader's. */
  language: string | null;
  /** Of a user who does not belong here: the network whose leader they are. */
  network: string | null;
  /** Erased: a member that was. */
  isFormer: boolean;
  /** The record is there no more; of a user, that they neither belong nor belonged here. */
  isGone: boolean;
  /** A data point's address and unit. */
  slug: string | null;
  part: string | null;
  unit: UnitWords | null;
  /** Whose the record is, by which some may change it. */
  ownerId: string | null;
}

export const keyOfName = ({ kind, id }: Named): string => `${kind} ${id}`;

/** The names behind ids, also of what is gone: the history knows what it was called. One query. */
export async function namesOf(db: Db, asked: readonly Named[], language: Language): Promise<Map<string, Name>> {
  const distinct = [...new Map(asked.map((one) => [keyOfName(one), one])).values()];
  if (distinct.length === 0) return new Map();
  const list = JSON.stringify(
    distinct.map(({ kind, id }) => (keyedReferences.includes(kind) ? { kind, key: id } : { kind, id })),
  );
  const rows = await db.$queryRaw<Name[]>`
    SELECT CASE WHEN w.erased_at IS NULL THEN coalesce(
             n.name, w.name, l.name,
             (SELECT coalesce(e.after ->> 'title', e.after ->> 'name', e.before ->> 'title', e.before ->> 'name')
                FROM history_event e
               WHERE n.kind IS NULL AND e.subject = c.kind AND e.subject_id = c.id AND e.entity = c.kind
                 AND coalesce(e.after ->> 'title', e.after ->> 'name', e.before ->> 'title', e.before ->> 'name') IS NOT NULL
               ORDER BY e.id DESC LIMIT 1)) END AS name,
           trim(n.language) AS language, l.network, coalesce(w.erased_at IS NOT NULL, false) AS "isFormer",
           CASE c.kind WHEN 'user' THEN w.id ELSE NULL END IS NULL AND n.kind IS NULL AS "isGone",
           n.slug, n.part, n.unit, n.owner_id AS "ownerId"
      FROM ROWS FROM (jsonb_to_recordset(${list}::jsonb) AS (kind text, id uuid, key text)) WITH ORDINALITY AS c(kind, id, key, place)
      LEFT JOIN LATERAL (
        SELECT 'action' AS kind, a.title AS name, a.language::text, NULL::text AS slug, NULL::text AS part, NULL::jsonb AS unit, a.owner_id, NULL::uuid AS user_id
          FROM action a WHERE c.kind = 'action' AND a.id = c.id
        UNION ALL SELECT 'project', p.name, p.language, NULL, NULL, NULL, p.owner_id, NULL FROM project p WHERE c.kind = 'project' AND p.id = c.id
        UNION ALL SELECT 'recommendation', r.title, r.language, NULL, NULL, NULL, r.owner_id, NULL
          FROM recommendation r WHERE c.kind = 'recommendation' AND r.id = c.id
        UNION ALL SELECT 'data_point', d.name ->> ${language}, NULL, k.slug, d.part,
                         jsonb_build_object('short', u.short ->> ${language}, 'change', u.change ->> ${language}, 'attached', u.attached), NULL, NULL
          FROM data_point d JOIN kpi k ON k.id = d.kpi_id LEFT JOIN measurement_unit u ON u.code = d.unit WHERE c.kind = 'data_point' AND d.id = c.id
        UNION ALL SELECT 'funding_programme', f.name, f.language, NULL, NULL, NULL, NULL, NULL
          FROM funding_programme f WHERE c.kind = 'funding_programme' AND f.id = c.id
        UNION ALL SELECT 'evaluation', e.year::text, NULL, NULL, NULL, NULL, NULL, NULL FROM evaluation e WHERE c.kind = 'evaluation' AND e.id = c.id
        UNION ALL SELECT 'person', h.name, NULL, NULL, NULL, NULL, h.id, h.user_id FROM person h WHERE c.kind = 'person' AND h.id = c.id
        UNION ALL SELECT 'unit', t.name, NULL, NULL, NULL, NULL, NULL, NULL FROM unit t WHERE c.kind = 'unit' AND t.id = c.id
        UNION ALL SELECT 'municipality', m.name, NULL, NULL, NULL, NULL, NULL, NULL FROM municipality m WHERE c.kind = 'municipality' AND m.id = c.id
        UNION ALL SELECT 'statement', s.kind::text || ' ' || s.language, NULL, NULL, NULL, NULL, NULL, NULL FROM statement s WHERE c.kind = 'statement' AND s.id = c.id
        UNION ALL SELECT 'membership', NULL, NULL, NULL, NULL, NULL, NULL, b.user_id FROM membership b WHERE c.kind = 'membership' AND b.id = c.id
        UNION ALL SELECT 'invitation', coalesce(i.name, i.email), NULL, NULL, NULL, NULL, NULL, NULL
          FROM invitation i WHERE c.kind = 'invitation' AND i.id = c.id AND i.municipality_id = tiltak_municipality()
        UNION ALL SELECT 'api_token', o.name, NULL, NULL, NULL, NULL, NULL, NULL FROM api_token o WHERE c.kind = 'api_token' AND o.id = c.id
        UNION ALL SELECT 'support_session', NULL, NULL, NULL, NULL, NULL, NULL, q.operator_id FROM support_session q WHERE c.kind = 'support_session' AND q.id = c.id
        UNION ALL SELECT 'practice', x.title, x.language, NULL, NULL, NULL, NULL, NULL FROM practice x WHERE c.kind = 'practice' AND x.id = c.id
        UNION ALL SELECT 'funding_round', f.name || ', ' || to_char(z.closes_on, 'DD.MM.YYYY'), NULL, NULL, NULL, NULL, NULL, NULL
          FROM funding_round z JOIN funding_programme f ON f.scope = z.scope AND f.id = z.programme_id WHERE c.kind = 'funding_round' AND z.id = c.id
        UNION ALL SELECT 'network', w.name, NULL, NULL, NULL, NULL, NULL, NULL FROM network w WHERE c.kind = 'network' AND w.id = c.id
        UNION ALL SELECT 'submission', r.title, r.language, NULL, NULL, NULL, NULL, NULL
          FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id WHERE c.kind = 'submission' AND s.id = c.id
        UNION ALL SELECT 'round', q.title, q.language, NULL, NULL, NULL, NULL, NULL FROM review q WHERE c.kind = 'round' AND q.id = c.id
        UNION ALL SELECT 'partner', q.name, NULL, NULL, NULL, NULL, NULL, NULL FROM partner q WHERE c.kind = 'partner' AND q.id = c.id
        UNION ALL SELECT 'challenge', q.title, q.language, NULL, NULL, NULL, NULL, NULL FROM challenge q WHERE c.kind = 'challenge' AND q.id = c.id
        UNION ALL SELECT 'proposal', v.content ->> 'title', v.content ->> 'language', NULL, NULL, NULL, NULL, NULL
          FROM proposal q JOIN proposal_revision v ON v.municipality_id = q.municipality_id AND v.proposal_id = q.id AND v.revision = q.revision
         WHERE c.kind = 'proposal' AND q.id = c.id
        UNION ALL SELECT 'milestone', y.name, NULL, NULL, NULL, NULL, NULL, NULL FROM milestone y WHERE c.kind = 'milestone' AND y.id = c.id
        UNION ALL SELECT 'funding_link', f.name, f.language, NULL, NULL, NULL, NULL, NULL
          FROM funding_link l JOIN funding_programme f ON f.scope = l.programme_scope AND f.id = l.programme_id WHERE c.kind = 'funding_link' AND l.id = c.id
        UNION ALL SELECT 'evidence', v.title, NULL, v.commitment_key, NULL, NULL, NULL, NULL FROM evidence v WHERE c.kind = 'evidence' AND v.id = c.id
        UNION ALL SELECT 'commitment_judgement', z.name ->> ${language}, NULL, z.key, NULL, NULL, NULL, NULL
          FROM commitment_judgement j JOIN commitment z ON z.key = j.commitment_key WHERE c.kind = 'commitment_judgement' AND j.id = c.id
        UNION ALL SELECT 'commitment_status', z.name ->> ${language}, NULL, z.key, NULL, NULL, NULL, NULL
          FROM commitment_status j JOIN commitment z ON z.key = j.commitment_key WHERE c.kind = 'commitment_status' AND j.id = c.id
        UNION ALL SELECT 'commitment_comment', z.name ->> ${language}, NULL, z.key, NULL, NULL, NULL, NULL
          FROM commitment_comment j JOIN commitment z ON z.key = j.commitment_key
         WHERE c.kind = 'commitment_comment' AND j.id = c.id AND j.municipality_id = tiltak_municipality()
        UNION ALL SELECT 'commitment', z.name ->> ${language}, NULL, NULL, NULL, NULL, NULL, NULL FROM commitment z WHERE c.kind = 'commitment' AND z.key = c.key
        UNION ALL SELECT 'criterion', z.name ->> ${language}, NULL, NULL, NULL, NULL, NULL, NULL
          FROM (SELECT x.name FROM criterion_version x JOIN criteria_version v ON v.key = x.version_key
                 WHERE c.kind = 'criterion' AND x.criterion_key = c.key ORDER BY v.valid_from DESC LIMIT 1) z
        UNION ALL SELECT 'area', x.name ->> ${language}, NULL, NULL, NULL, NULL, NULL, NULL FROM area x WHERE c.kind = 'area' AND x.key = c.key
      ) n ON true
      LEFT JOIN app_user w ON w.id = CASE c.kind WHEN 'user' THEN c.id ELSE n.user_id END AND (c.kind = 'user' OR n.name IS NULL OR w.erased_at IS NOT NULL)
      LEFT JOIN network_leader l ON c.kind = 'user' AND w.id IS NULL AND l.user_id = c.id
     ORDER BY c.place`;
  return new Map(distinct.map((one, index) => [keyOfName(one), rows[index] as Name]));
}
