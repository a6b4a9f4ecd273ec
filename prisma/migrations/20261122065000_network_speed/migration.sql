-- Pages of a network of all municipalities, measured at 357 members (docs/operating.md): whose rows the door may read is found by asking who it
-- is once a statement and not once a row; what shared gaps add up stands in the row as a number PostgreSQL adds quickly; and who is furthest
-- from a target is read from an index.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- The same rights as before, each question in a sub-select.
ALTER POLICY read ON sharing_grant USING (municipality_id = (SELECT tiltak_municipality()));
ALTER POLICY network ON sharing_grant USING (network_id = (SELECT tiltak_network()));
ALTER POLICY seen ON network_membership USING (
  municipality_id = (SELECT tiltak_municipality()) OR network_id = (SELECT tiltak_network()) OR (SELECT tiltak_door()) = 'jobs');
ALTER POLICY taking_part ON network_membership USING (
  (SELECT tiltak_door()) = 'partner' AND state = 'joined'
  AND network_id IN (SELECT p.network_id FROM network_partner p WHERE p.partner_id = tiltak_partner()));
ALTER POLICY seen ON municipality USING (
  id = (SELECT tiltak_municipality()) OR published_at IS NOT NULL OR (SELECT tiltak_door()) = ANY (ARRAY['before_sign_in', 'operator', 'jobs'])
  OR ((SELECT tiltak_door()) = ANY (ARRAY['account', 'network', 'partner']) AND id = ANY ((SELECT tiltak_known_municipalities())::uuid[])));

CREATE OR REPLACE FUNCTION tiltak_shared(subject text, level text) RETURNS uuid[] LANGUAGE sql STABLE
  RETURN CASE tiltak_door()
    WHEN 'municipality' THEN ARRAY[tiltak_municipality()]
    WHEN 'network' THEN ARRAY(
      SELECT g.municipality_id
        FROM sharing_grant g
        JOIN network_membership n ON n.municipality_id = g.municipality_id AND n.network_id = g.network_id AND n.state = 'joined'
       WHERE g.network_id = (SELECT tiltak_network()) AND g.subject = tiltak_shared.subject::sharing_subject AND g.from_on <= tiltak_today()
         AND (g.level = 'detail' OR (g.level = 'summary' AND tiltak_shared.level = 'summary'))
         AND tiltak_only(g.municipality_id))
    ELSE '{}'::uuid[]
  END;

-- Attainment is raw and may lie outside 0 to 100. Of a value of which only a bound is known nothing is told.
ALTER TABLE standing ADD COLUMN shortfall double precision
  GENERATED ALWAYS AS (CASE WHEN is_gap AND attainment IS NOT NULL THEN 100 - greatest(0, least(100, attainment)) END) STORED;
CREATE INDEX standing_furthest ON standing (data_point_id, points, attainment, municipality_id) WHERE is_gap;
