-- What the public door may know of rows it may not read: which unit an owner belongs to, never who it is; when work was last reported on,
-- never what was written. Row-level security cannot hide columns, so these two views run with the owner's rights and show only such columns.
-- The policies below let the owner of the tables, and through these views alone, read the rows of the municipalities a door shows. The
-- WHERE repeats it, since policies do not bind an owner who is superuser.

CREATE POLICY through_views ON person FOR SELECT TO CURRENT_ROLE USING (municipality_id = ANY ((SELECT tiltak_visible())::uuid[]));
CREATE POLICY through_views ON progress_update FOR SELECT TO CURRENT_ROLE USING (municipality_id = ANY ((SELECT tiltak_visible())::uuid[]));

CREATE VIEW owner_unit WITH (security_barrier = true) AS
SELECT p.municipality_id, p.id AS person_id, u.name AS unit, p.title
  FROM person p
  LEFT JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
 WHERE p.municipality_id = ANY ((SELECT tiltak_visible())::uuid[]);

CREATE VIEW update_date WITH (security_barrier = true) AS
SELECT r.municipality_id, r.action_id, r.project_id, r.reported_on
  FROM progress_update r
 WHERE r.municipality_id = ANY ((SELECT tiltak_visible())::uuid[]);
