-- A report holds what the municipality shares with the network when it submits, and the network reads it while at least so much is shared; what
-- was submitted to a round stays after it is closed as far as it was shared then. Until now any sharing opened all of it, and closing a round
-- opened what had been withdrawn before.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true),
       set_config('tiltak.network', '00000000-0000-0000-0000-000000000000', true);

ALTER TABLE "review" ADD COLUMN     "shared_at_closing" JSONB;

-- Reports from before hold everything, money in sums alone. By a default, which reaches every row: policies and the frozen rows' rules let no update through.
ALTER TABLE "submission_revision" ADD COLUMN     "figures" "sharing_level" NOT NULL DEFAULT 'detail',
ADD COLUMN     "plan" "sharing_level" NOT NULL DEFAULT 'detail',
ADD COLUMN     "money" "sharing_level" NOT NULL DEFAULT 'summary';
ALTER TABLE "submission_revision" ALTER COLUMN "figures" DROP DEFAULT, ALTER COLUMN "plan" DROP DEFAULT, ALTER COLUMN "money" DROP DEFAULT;

-- What each member that shares something shares with the network of the open door today: {municipality: {subject: level}}.
CREATE FUNCTION tiltak_levels() RETURNS jsonb LANGUAGE sql STABLE
  RETURN coalesce((
    SELECT jsonb_object_agg(x.municipality_id, x.levels)
      FROM (SELECT g.municipality_id, jsonb_object_agg(g.subject, g.level) AS levels
              FROM sharing_grant g
              JOIN network_membership n ON n.municipality_id = g.municipality_id AND n.network_id = g.network_id AND n.state = 'joined'
             WHERE g.network_id = tiltak_network() AND g.level <> 'nothing' AND g.from_on <= tiltak_today()
             GROUP BY g.municipality_id) x), '{}'::jsonb);

-- Whether one who shares `held` shares at least so much; null shares nothing.
CREATE FUNCTION tiltak_covers(held jsonb, figures sharing_level, plan sharing_level, money sharing_level) RETURNS boolean LANGUAGE sql STABLE
  RETURN held IS NOT NULL
     AND coalesce(held ->> 'figures', 'nothing')::sharing_level >= figures
     AND coalesce(held ->> 'plan', 'nothing')::sharing_level >= plan
     AND coalesce(held ->> 'money', 'nothing')::sharing_level >= money;

CREATE FUNCTION hold_sharing_at_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.shared_at_closing := CASE WHEN NEW.state = 'closed' AND OLD.state <> 'closed' THEN tiltak_levels() ELSE OLD.shared_at_closing END;
  RETURN NEW;
END $$;
CREATE TRIGGER held_sharing BEFORE UPDATE ON review FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '')
  EXECUTE FUNCTION hold_sharing_at_closing();

ALTER POLICY submitted ON submission_revision USING (EXISTS (
  SELECT FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
   WHERE s.municipality_id = submission_revision.municipality_id AND s.id = submission_revision.submission_id AND s.network_id = tiltak_network()
     AND (tiltak_covers((SELECT tiltak_levels()) -> s.municipality_id::text, submission_revision.figures, submission_revision.plan, submission_revision.money)
       OR (r.state = 'closed' AND (r.shared_at_closing IS NULL
         OR tiltak_covers(r.shared_at_closing -> s.municipality_id::text, submission_revision.figures, submission_revision.plan, submission_revision.money))))));

ALTER POLICY submitted ON review_comment USING (EXISTS (
  SELECT FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
   WHERE s.municipality_id = review_comment.municipality_id AND s.id = review_comment.submission_id AND s.network_id = tiltak_network()
     AND (review_comment.side = 'network' OR s.municipality_id = ANY ((SELECT tiltak_showing())::uuid[])
       OR (r.state = 'closed' AND (r.shared_at_closing IS NULL OR r.shared_at_closing ? s.municipality_id::text)))));

-- How many times each member has submitted, which a network knows of those it cannot read too: nobody accepts the last but one for the last.
CREATE POLICY through_views ON submission_revision FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'network');
CREATE VIEW submission_head WITH (security_barrier = true) AS
SELECT s.municipality_id, s.id AS submission_id, max(v.revision) AS revision
  FROM submission s
  JOIN submission_revision v ON v.municipality_id = s.municipality_id AND v.submission_id = s.id
 GROUP BY s.municipality_id, s.id;
