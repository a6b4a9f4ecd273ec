-- What a project costs is money, which a network is shown by another grant than the plan. Policies show rows, not columns: the network's door no
-- longer reads project itself but shared_project, where cost and its note are empty unless money is shared in detail. The chain's views read
-- project and so are the municipality's and the public's; a network's lists read shared_progress.

-- A municipality's own, and the published: whoever reads a plan by a grant goes through the view.
ALTER POLICY read ON project USING (municipality_id = ANY ((SELECT tiltak_visible())::uuid[]));

-- The same rights as before, each a truth found once a statement: of two things compared the planner expects that one row in two hundred has them
-- alike, and so took the view below to be all but empty.
ALTER POLICY within_summaries ON project USING ((SELECT tiltak_door() = 'network'));
ALTER POLICY through_partner ON project USING ((SELECT tiltak_door() = 'partner'));

-- With the owner's rights, who in the network's door reads project by within_summaries; which rows are shown the view says itself. In the doors
-- that read project too it shows the same rows with their cost, so that what all doors count is asked in one way. Internal notes, and when and
-- how often a row was changed, which tells of its cost too, are no part of it.
CREATE VIEW shared_project WITH (security_barrier = true) AS
SELECT p.municipality_id, p.id, p.name, p.description, p.language, p.kind, p.area_key, p.state, p.state_reason, p.outcome, p.starts_on, p.ends_on,
       p.stated_period,
       CASE WHEN p.municipality_id = ANY ((SELECT tiltak_readable('money', 'detail'))::uuid[]) THEN p.cost_ore END AS cost_ore,
       CASE WHEN p.municipality_id = ANY ((SELECT tiltak_readable('money', 'detail'))::uuid[]) THEN p.cost_note END AS cost_note,
       p.owner_id, p.is_example, p.created_at
  FROM project p
 WHERE p.municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]);

-- What is gathered of each project, as the migration chain says it, under names of its own, so that both progress views gather alike.
CREATE VIEW project_actions WITH (security_invoker = true) AS
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
 GROUP BY x.municipality_id, x.project_id;

-- Certainties stand side by side and are never added together. Granted includes own budget and what has been paid of it.
CREATE VIEW project_funding WITH (security_invoker = true) AS
SELECT l.municipality_id,
       l.project_id,
       coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'planned'), 0)::bigint AS planned_ore,
       coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'applied'), 0)::bigint AS applied_ore,
       coalesce(sum(l.granted_ore) FILTER (WHERE l.state IN ('granted', 'partly_granted', 'paid', 'reported')), 0)::bigint AS granted_ore,
       coalesce(sum(l.paid_ore), 0)::bigint AS paid_ore
  FROM funding_link l
 GROUP BY l.municipality_id, l.project_id;

CREATE VIEW project_updates WITH (security_invoker = true) AS
SELECT r.municipality_id, coalesce(r.project_id, x.project_id) AS project_id, max(r.reported_on) AS last_updated_on
  FROM update_date r
  LEFT JOIN action x ON x.municipality_id = r.municipality_id AND x.id = r.action_id
 GROUP BY 1, 2;

CREATE OR REPLACE VIEW project_progress WITH (security_invoker = true) AS
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
  LEFT JOIN project_actions a ON a.municipality_id = p.municipality_id AND a.project_id = p.id
  LEFT JOIN project_funding f ON f.municipality_id = p.municipality_id AND f.project_id = p.id
  LEFT JOIN project_updates u ON u.municipality_id = p.municipality_id AND u.project_id = p.id;

-- project_progress of shared_project: what a network's lists tell of a project's progress.
CREATE VIEW shared_progress WITH (security_invoker = true) AS
SELECT p.municipality_id,
       p.id AS project_id,
       coalesce(a.actions, 0) AS actions,
       coalesce(a.actions_done, 0) AS actions_done,
       coalesce(a.actions_late, 0) AS actions_late,
       coalesce(f.planned_ore, 0) AS planned_ore,
       coalesce(f.applied_ore, 0) AS applied_ore,
       coalesce(f.granted_ore, 0) AS granted_ore,
       coalesce(f.paid_ore, 0) AS paid_ore,
       u.last_updated_on,
       coalesce(p.starts_on, (p.created_at AT TIME ZONE 'Europe/Oslo')::date) AS started_on
  FROM shared_project p
  LEFT JOIN project_actions a ON a.municipality_id = p.municipality_id AND a.project_id = p.id
  LEFT JOIN project_funding f ON f.municipality_id = p.municipality_id AND f.project_id = p.id
  LEFT JOIN project_updates u ON u.municipality_id = p.municipality_id AND u.project_id = p.id;
