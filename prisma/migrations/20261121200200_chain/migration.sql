-- The chain as views, so that gaps and projects are filtered, sorted and paged in SQL. The rule itself is app/domain/gap/chain.ts;
-- a test holds the two together. security_invoker: the reader's policies apply, not the owner's.

-- One row a project: its actions, money and newest update. Each is gathered once for all projects a query asks for, by hashing; a
-- look-up for each project costs far more, since row-level security leaves the planner guessing how few rows it will find.
CREATE VIEW project_progress WITH (security_invoker = true) AS
SELECT p.municipality_id,
       p.id AS project_id,
       p.owner_id IS NOT NULL AS has_owner,
       p.state = 'cancelled' AS cancelled,
       p.state IN ('completed', 'evaluated') AS completed,
       coalesce(a.actions, 0) AS actions,
       coalesce(a.actions_done, 0) AS actions_done,
       coalesce(a.actions_open, 0) AS actions_open,
       coalesce(a.actions_late, 0) AS actions_late,
       coalesce(a.has_dated_action, false) AS has_dated_action,
       a.next_due_on,
       a.last_done_on,
       coalesce(f.planned_ore, 0) AS planned_ore,
       coalesce(f.applied_ore, 0) AS applied_ore,
       coalesce(f.granted_ore, 0) AS granted_ore,
       coalesce(f.paid_ore, 0) AS paid_ore,
       p.cost_ore IS NOT NULL AND coalesce(f.granted_ore, 0) >= p.cost_ore AS covered,
       u.last_updated_on,
       coalesce(p.starts_on, (p.created_at AT TIME ZONE 'Europe/Oslo')::date) AS started_on
  FROM project p
  LEFT JOIN (
    SELECT x.municipality_id,
           x.project_id,
           count(*) FILTER (WHERE x.state <> 'cancelled')::int AS actions,
           count(*) FILTER (WHERE x.state = 'completed')::int AS actions_done,
           count(*) FILTER (WHERE x.state IN ('planned', 'in_progress', 'blocked'))::int AS actions_open,
           count(*) FILTER (WHERE x.state IN ('planned', 'in_progress', 'blocked') AND x.due_on < tiltak_today())::int AS actions_late,
           bool_or(x.state <> 'cancelled' AND x.due_on IS NOT NULL) AS has_dated_action,
           min(x.due_on) FILTER (WHERE x.state IN ('planned', 'in_progress', 'blocked')) AS next_due_on,
           max(x.completed_on) AS last_done_on
      FROM action x
     WHERE x.project_id IS NOT NULL
     GROUP BY x.municipality_id, x.project_id) a ON a.municipality_id = p.municipality_id AND a.project_id = p.id
  LEFT JOIN (
    -- Certainties stand side by side and are never added together. Granted includes own budget and what has been paid of it.
    SELECT l.municipality_id,
           l.project_id,
           coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'planned'), 0)::bigint AS planned_ore,
           coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'applied'), 0)::bigint AS applied_ore,
           coalesce(sum(l.granted_ore) FILTER (WHERE l.state IN ('granted', 'partly_granted', 'paid', 'reported')), 0)::bigint AS granted_ore,
           coalesce(sum(l.paid_ore), 0)::bigint AS paid_ore
      FROM funding_link l
     GROUP BY l.municipality_id, l.project_id) f ON f.municipality_id = p.municipality_id AND f.project_id = p.id
  LEFT JOIN (
    SELECT r.municipality_id, coalesce(r.project_id, x.project_id) AS project_id, max(r.reported_on) AS last_updated_on
      FROM update_date r
      LEFT JOIN action x ON x.municipality_id = r.municipality_id AND x.id = r.action_id
     GROUP BY 1, 2) u ON u.municipality_id = p.municipality_id AND u.project_id = p.id;

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
  JOIN project_progress g ON g.municipality_id = e.municipality_id AND g.project_id = e.project_id AND NOT g.cancelled
  JOIN municipality m ON m.id = e.municipality_id
  LEFT JOIN (SELECT DISTINCT municipality_id, project_id, data_point_id FROM observed_effect) o
    ON o.municipality_id = e.municipality_id AND o.project_id = e.project_id AND o.data_point_id = e.data_point_id
  CROSS JOIN LATERAL (
    SELECT CASE
             WHEN NOT g.has_owner THEN 'owner'
             WHEN NOT g.has_dated_action THEN 'action'
             WHEN NOT g.covered THEN 'funding'
             WHEN g.completed THEN CASE WHEN o.project_id IS NULL THEN 'effect' END
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
       coalesce(b.projects, 0) AS projects,
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
  LEFT JOIN (
    -- An answered recommendation before an unanswered one, and one that addresses the gap before one whose answer leaves it out.
    SELECT DISTINCT ON (l.municipality_id, l.data_point_id)
           l.municipality_id,
           l.data_point_id,
           l.recommendation_id,
           a.outcome,
           a.outcome IS NOT NULL AND a.outcome <> 'under_review' AND l.is_answered AS answered,
           a.outcome IS NOT NULL AND NOT l.is_answered AS left_out
      FROM recommendation_data_point l
      JOIN recommendation x ON x.municipality_id = l.municipality_id AND x.id = l.recommendation_id
      LEFT JOIN response a ON a.municipality_id = l.municipality_id AND a.recommendation_id = l.recommendation_id
     ORDER BY l.municipality_id, l.data_point_id, answered DESC, (a.outcome = 'adopted') DESC NULLS LAST, x.received_on, l.recommendation_id
    ) r ON r.municipality_id = s.municipality_id AND r.data_point_id = s.data_point_id
  LEFT JOIN (
    -- The project that gets furthest.
    SELECT DISTINCT ON (g.municipality_id, g.data_point_id)
           g.municipality_id, g.data_point_id, g.project_id, g.low, g.high, g.by_year, g.broken_at, g.reached,
           count(*) OVER (PARTITION BY g.municipality_id, g.data_point_id)::int AS projects
      FROM gap_project g
     ORDER BY g.municipality_id, g.data_point_id, g.reached DESC, g.project_id
    ) b ON b.municipality_id = s.municipality_id AND b.data_point_id = s.data_point_id
 WHERE s.is_gap;
