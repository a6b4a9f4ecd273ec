-- The matrix of a network: precomputed scores by group, which are also what a grant of the summary shows; counts and sums behind a security
-- barrier for summaries of plan, money and updates; and the messages of its leaders.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- CreateEnum
CREATE TYPE "group_kind" AS ENUM ('whole', 'dimension', 'category', 'goal');

-- CreateEnum
CREATE TYPE "network_message_about" AS ENUM ('gap', 'sharing', 'other');

-- CreateTable
CREATE TABLE "group_score" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "kind" "group_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "scored" INTEGER NOT NULL,
    "reported" INTEGER NOT NULL,
    "places" INTEGER NOT NULL,
    "gaps" INTEGER NOT NULL,

    CONSTRAINT "group_score_pkey" PRIMARY KEY ("municipality_id","kind","key")
);

-- CreateTable
CREATE TABLE "network_message" (
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_ids" UUID[],
    "about" "network_message_about" NOT NULL,
    "data_point_id" UUID,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_by" UUID DEFAULT tiltak_user(),

    CONSTRAINT "network_message_pkey" PRIMARY KEY ("network_id","id")
);

-- CreateIndex
CREATE INDEX "network_message_network_id_sent_at_idx" ON "network_message"("network_id", "sent_at");

-- CreateIndex
CREATE INDEX "network_message_data_point_id_idx" ON "network_message"("data_point_id");

-- CreateIndex
CREATE INDEX "network_message_sent_by_idx" ON "network_message"("sent_by");

-- CreateIndex
CREATE INDEX "progress_update_municipality_id_reported_on_idx" ON "progress_update"("municipality_id", "reported_on");

-- AddForeignKey
ALTER TABLE "group_score" ADD CONSTRAINT "group_score_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_message" ADD CONSTRAINT "network_message_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_message" ADD CONSTRAINT "network_message_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_message" ADD CONSTRAINT "network_message_sent_by_fkey" FOREIGN KEY ("sent_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

------------------------------------------------------------------------------------------------------------------------
-- Scores by group

ALTER TABLE group_score ADD CONSTRAINT group_score_counts CHECK (
  points BETWEEN scored AND 4 * scored AND scored BETWEEN 0 AND reported AND reported <= places AND gaps >= 0);
ALTER TABLE group_score ENABLE ROW LEVEL SECURITY;
ALTER TABLE group_score FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON group_score FOR SELECT USING (municipality_id = ANY ((SELECT tiltak_readable('figures', 'summary'))::uuid[]));
CREATE POLICY add ON group_score FOR INSERT WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY change ON group_score FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY remove ON group_score FOR DELETE USING (municipality_id = tiltak_municipality());

-- The rule is app/domain/kpi/aggregate.ts; a test holds the two together. A place that several data points share is scored only if all of
-- them are, from the mean of their attainments, each clamped first. Rows that stand as before are not touched.
CREATE FUNCTION refresh_group_scores(place uuid) RETURNS void LANGUAGE sql
BEGIN ATOMIC
  WITH on_wheel AS (
    SELECT p.wheel_place,
           min(d.key) AS dimension,
           min(d.key || '.' || c.key) AS category,
           min(k.sdg_targets) AS targets,
           bool_or(s.state IS NOT NULL AND s.state <> 'no_data') AS is_reported,
           count(*) FILTER (WHERE s.is_gap) AS gaps,
           CASE WHEN count(*) > count(*) FILTER (WHERE s.state = 'scored') THEN NULL
                WHEN count(*) = 1 THEN max(s.points)
                ELSE (SELECT CASE WHEN a.attainment >= 95 THEN 4 WHEN a.attainment >= 66 THEN 3 WHEN a.attainment >= 33 THEN 2 ELSE 1 END
                        FROM (SELECT round(avg(least(100, greatest(0, s.attainment))), 9) AS attainment) a) END AS points
      FROM data_point p
      JOIN kpi k ON k.id = p.kpi_id
      JOIN category c ON c.id = k.category_id
      JOIN sub_dimension u ON u.id = c.sub_dimension_id
      JOIN dimension d ON d.id = u.dimension_id
      LEFT JOIN standing s ON s.municipality_id = refresh_group_scores.place AND s.data_point_id = p.id
     GROUP BY p.wheel_place
  ), grouped AS (
    SELECT g.kind, g.key, coalesce(sum(w.points), 0) AS points, count(w.points) AS scored, count(*) FILTER (WHERE w.is_reported) AS reported,
           count(*) AS places, sum(w.gaps) AS gaps
      FROM on_wheel w
      CROSS JOIN LATERAL (
        SELECT 'whole'::group_kind AS kind, '' AS key
        UNION ALL SELECT 'dimension', w.dimension
        UNION ALL SELECT 'category', w.category
        -- A place counts once in each goal it serves.
        UNION SELECT 'goal', split_part(t.target, '.', 1) FROM unnest(w.targets) AS t (target)) g
     GROUP BY g.kind, g.key
  )
  INSERT INTO group_score AS o (municipality_id, kind, key, points, scored, reported, places, gaps)
  SELECT refresh_group_scores.place, kind, key, points, scored, reported, places, gaps FROM grouped
  ON CONFLICT (municipality_id, kind, key) DO UPDATE
    SET (points, scored, reported, places, gaps) = (excluded.points, excluded.scored, excluded.reported, excluded.places, excluded.gaps)
  WHERE (o.points, o.scored, o.reported, o.places, o.gaps)
    IS DISTINCT FROM (excluded.points, excluded.scored, excluded.reported, excluded.places, excluded.gaps);
END;

CREATE FUNCTION standing_moves_groups() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place uuid;
BEGIN
  FOR place IN SELECT DISTINCT municipality_id FROM moved LOOP
    PERFORM refresh_group_scores(place);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER groups_added AFTER INSERT ON standing REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION standing_moves_groups();
CREATE TRIGGER groups_changed AFTER UPDATE ON standing REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION standing_moves_groups();
CREATE TRIGGER groups_removed AFTER DELETE ON standing REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION standing_moves_groups();

-- What stands already.
DO $$
DECLARE
  place uuid;
BEGIN
  FOR place IN SELECT id FROM municipality LOOP
    PERFORM set_config('tiltak.door', 'municipality', true), set_config('tiltak.municipality', place::text, true);
    IF EXISTS (SELECT FROM standing) THEN PERFORM refresh_group_scores(place); END IF;
  END LOOP;
  PERFORM set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);
END $$;

------------------------------------------------------------------------------------------------------------------------
-- What a summary of plan, money and updates shows: counts, sums and a day, never a row. Row-level security cannot sum, so these views run with
-- the owner's rights, as owner_unit does. Each member is asked on its own, so that the indexes that begin with the municipality serve.

DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES
      ('recommendation', 'plan'), ('response', 'plan'), ('project', 'plan'), ('action', 'plan'), ('funding_link', 'money')) AS t (owned, subject) LOOP
    EXECUTE format('CREATE POLICY through_views ON %I FOR SELECT TO CURRENT_ROLE USING (municipality_id = ANY ((SELECT tiltak_shared(%L, ''summary''))::uuid[]))',
                   one.owned, one.subject);
  END LOOP;
END $$;
-- Which projects are cancelled, whose money does not count.
CREATE POLICY through_money ON project FOR SELECT TO CURRENT_ROLE USING (municipality_id = ANY ((SELECT tiltak_shared('money', 'summary'))::uuid[]));

CREATE VIEW plan_summary WITH (security_barrier = true) AS
SELECT m.municipality_id,
       (SELECT count(*)::int FROM recommendation r WHERE r.municipality_id = m.municipality_id) AS recommendations,
       (SELECT count(*)::int FROM response a WHERE a.municipality_id = m.municipality_id AND a.outcome <> 'under_review') AS answered,
       (SELECT count(*)::int FROM project p WHERE p.municipality_id = m.municipality_id AND p.state IN ('approved', 'running', 'paused')) AS projects_under_way,
       -- Computed when asked, since it depends on the day.
       (SELECT count(*)::int FROM action x
         WHERE x.municipality_id = m.municipality_id AND x.state IN ('planned', 'in_progress', 'blocked') AND x.due_on < tiltak_today()) AS actions_late
  FROM unnest(tiltak_shared('plan', 'summary')) AS m (municipality_id);

-- Certainties stand side by side and are never added together, as in project_progress.
CREATE VIEW money_summary WITH (security_barrier = true) AS
SELECT m.municipality_id, f.planned_ore, f.applied_ore, f.granted_ore, f.paid_ore
  FROM unnest(tiltak_shared('money', 'summary')) AS m (municipality_id)
 CROSS JOIN LATERAL (
   SELECT coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'planned'), 0)::bigint AS planned_ore,
          coalesce(sum(l.amount_ore) FILTER (WHERE l.state = 'applied'), 0)::bigint AS applied_ore,
          coalesce(sum(l.granted_ore) FILTER (WHERE l.state IN ('granted', 'partly_granted', 'paid', 'reported')), 0)::bigint AS granted_ore,
          coalesce(sum(l.paid_ore), 0)::bigint AS paid_ore
     FROM funding_link l
     JOIN project p ON p.municipality_id = l.municipality_id AND p.id = l.project_id AND p.state <> 'cancelled'
    WHERE l.municipality_id = m.municipality_id) f;

CREATE VIEW updates_summary WITH (security_barrier = true) AS
SELECT m.municipality_id, (SELECT max(r.reported_on) FROM progress_update r WHERE r.municipality_id = m.municipality_id) AS last_reported_on
  FROM unnest(tiltak_shared('updates', 'summary')) AS m (municipality_id);

------------------------------------------------------------------------------------------------------------------------
-- Messages of a network's leaders to its members

ALTER TABLE network_message ALTER COLUMN municipality_ids SET NOT NULL;
ALTER TABLE network_message ADD CONSTRAINT network_message_to_somebody CHECK (cardinality(municipality_ids) > 0);
ALTER TABLE network_message ADD CONSTRAINT network_message_gap CHECK ((about = 'gap') = (data_point_id IS NOT NULL));
ALTER TABLE network_message ADD CONSTRAINT network_message_text CHECK (
  subject = btrim(subject) AND length(subject) BETWEEN 1 AND 200 AND length(text) BETWEEN 1 AND 5000);
ALTER TABLE network_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_message FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON network_message FOR SELECT USING (network_id = tiltak_network());
-- Signed by whoever sends it, and to none but members.
CREATE POLICY sends ON network_message FOR INSERT WITH CHECK (
  network_id = tiltak_network() AND sent_by = tiltak_user() AND NOT EXISTS (
    SELECT FROM unnest(municipality_ids) AS t (id)
     WHERE NOT EXISTS (SELECT FROM network_membership n
                        WHERE n.municipality_id = t.id AND n.network_id = tiltak_network() AND n.state = 'joined')));
CREATE POLICY received ON network_message FOR SELECT USING (tiltak_municipality() = ANY (municipality_ids));
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON network_message FOR EACH ROW EXECUTE FUNCTION record_network_history('message', 'id');
