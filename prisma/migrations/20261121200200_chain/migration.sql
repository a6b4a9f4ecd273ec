-- The chain as views, so that gaps and projects are filtered, sorted and paged in SQL. The rule itself is app/domain/gap/chain.ts;
-- a test holds the two together. security_invoker: the reader's policies apply, not the owner's.

-- One row a project: its actions, money and newest update.
CREATE VIEW project_progress WITH (security_invoker = true) AS
SELECT p.municipality_id,
       p.id AS project_id,
       p.state IN ('completed', 'evaluated') AS completed,
       a.actions,
       a.actions_done,
       a.actions_open,
       a.actions_late,
       a.has_dated_action,
       a.next_due_on,
       f.planned_ore,
       f.applied_ore,
       f.granted_ore,
       f.paid_ore,
       p.cost_ore IS NOT NULL AND f.granted_ore >= p.cost_ore AS covered,
       u.last_updated_on,
       coalesce(p.starts_on, (p.created_at AT TIME ZONE 'Europe/Oslo')::date) AS started_on
  FROM project p
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x.state <> 'cancelled')::int AS actions,
           count(*) FILTER (WHERE x.state = 'completed')::int AS actions_done,
           count(*) FILTER (WHERE x.state IN ('planned', 'in_progress', 'blocked'))::int AS actions_open,
           count(*) FILTER (WHERE x.state IN ('planned', 'in_progress', 'blocked') AND x.due_on < tiltak_today())::int AS actions_late,
           coalesce(bool_or(x.state <> 'cancelled' AND x.due_on IS NOT NULL), false) AS has_dated_action,
           min(x.due_on) FILTER (WHERE x.state IN ('planned', 'in_progress', 'blocked')) AS next_due_on
      FROM action x
     WHERE x.municipality_id = p.municipality_id AND x.project_id = p.id) a
  CROSS JOIN LATERAL (
    -- Certainties stand side by side and are never added together. Granted includes own budget and what has been paid of it.
    SELECT coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'planned'), 0)::bigint AS planned_ore,
           coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'applied'), 0)::bigint AS applied_ore,
           coalesce(sum(l.granted_ore) FILTER (WHERE l.state IN ('granted', 'partly_granted', 'paid', 'reported')), 0)::bigint AS granted_ore,
           coalesce(sum(l.paid_ore), 0)::bigint AS paid_ore
      FROM funding_link l
     WHERE l.municipality_id = p.municipality_id AND l.project_id = p.id) f
  CROSS JOIN LATERAL (
    SELECT greatest(
             (SELECT max(r.reported_on) FROM update_date r WHERE r.municipality_id = p.municipality_id AND r.project_id = p.id),
             (SELECT max(r.reported_on) FROM action x
                JOIN update_date r ON r.municipality_id = x.municipality_id AND r.action_id = x.id
               WHERE x.municipality_id = p.municipality_id AND x.project_id = p.id)) AS last_updated_on) u;

-- One row a project and data point it aims at: where that project's part of the chain is broken, and how many links are in place before.
CREATE VIEW gap_project WITH (security_invoker = true) AS
SELECT e.municipality_id,
       e.data_point_id,
       e.project_id,
       e.low,
       e.high,
       e.by_year,
       b.broken_at,
       CASE b.broken_at WHEN 'owner' THEN 2 WHEN 'action' THEN 3 WHEN 'funding' THEN 4 WHEN 'update' THEN 5 WHEN 'effect' THEN 6 ELSE 7 END AS reached
  FROM expected_effect e
  JOIN project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id AND p.state <> 'cancelled'
  JOIN project_progress g ON g.municipality_id = p.municipality_id AND g.project_id = p.id
  JOIN municipality m ON m.id = p.municipality_id
  CROSS JOIN LATERAL (
    SELECT CASE
             WHEN p.owner_id IS NULL THEN 'owner'
             WHEN NOT g.has_dated_action THEN 'action'
             WHEN NOT g.covered THEN 'funding'
             WHEN g.completed THEN CASE WHEN EXISTS (
                    SELECT FROM observed_effect o
                     WHERE o.municipality_id = e.municipality_id AND o.project_id = e.project_id AND o.data_point_id = e.data_point_id)
                  THEN NULL ELSE 'effect' END
             WHEN tiltak_today() - coalesce(g.last_updated_on, g.started_on) > m.update_interval_days THEN 'update'
           END AS broken_at) b;

-- One row a gap: the recommendation and the project that count, and the first link missing.
CREATE VIEW gap_chain WITH (security_invoker = true) AS
SELECT s.municipality_id,
       s.data_point_id,
       r.recommendation_id,
       r.outcome,
       coalesce(r.answered, false) AS answered,
       coalesce(r.left_out, false) AS left_out,
       b.project_id,
       c.projects,
       b.low AS effect_low,
       b.high AS effect_high,
       b.by_year AS effect_by_year,
       CASE WHEN NOT coalesce(r.answered, false) THEN 'recommendation'
            WHEN b.project_id IS NULL THEN 'project'
            ELSE b.broken_at END AS broken_at,
       CASE WHEN NOT coalesce(r.answered, false) THEN 0
            WHEN b.project_id IS NULL THEN 1
            ELSE b.reached END AS reached
  FROM standing s
  LEFT JOIN LATERAL (
    -- An answered recommendation before an unanswered one, and one that addresses the gap before one whose answer leaves it out.
    SELECT l.recommendation_id,
           a.outcome,
           a.outcome IS NOT NULL AND a.outcome <> 'under_review' AND l.is_answered AS answered,
           a.outcome IS NOT NULL AND NOT l.is_answered AS left_out
      FROM recommendation_data_point l
      JOIN recommendation x ON x.municipality_id = l.municipality_id AND x.id = l.recommendation_id
      LEFT JOIN response a ON a.municipality_id = l.municipality_id AND a.recommendation_id = l.recommendation_id
     WHERE l.municipality_id = s.municipality_id AND l.data_point_id = s.data_point_id
     ORDER BY 3 DESC, (a.outcome = 'adopted') DESC NULLS LAST, x.received_on, l.recommendation_id
     LIMIT 1) r ON true
  LEFT JOIN LATERAL (
    SELECT g.project_id, g.low, g.high, g.by_year, g.broken_at, g.reached
      FROM gap_project g
     WHERE g.municipality_id = s.municipality_id AND g.data_point_id = s.data_point_id
     ORDER BY g.reached DESC, g.project_id
     LIMIT 1) b ON true
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS projects
      FROM expected_effect e
      JOIN project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id AND p.state <> 'cancelled'
     WHERE e.municipality_id = s.municipality_id AND e.data_point_id = s.data_point_id) c ON true
 WHERE s.is_gap;
