-- What everybody may see of a published municipality a partner sees too: the verified figures that stand beside what a challenge asks for. The
-- tables themselves stay closed to a partner's door; the policy is the owner's alone, through the view.

SELECT set_config('tiltak.door', 'operator', true);

CREATE POLICY through_views ON observation FOR SELECT TO CURRENT_ROLE USING (
  tiltak_door() = 'partner' AND review = 'verified' AND municipality_id IN (SELECT m.id FROM municipality m WHERE m.published_at IS NOT NULL));
CREATE VIEW published_value WITH (security_barrier = true) AS
SELECT o.municipality_id, o.data_point_id, o.year, o.value, o.bound, o.qualifier
  FROM observation o
  JOIN municipality m ON m.id = o.municipality_id
 WHERE tiltak_door() = 'partner' AND m.published_at IS NOT NULL AND o.review = 'verified' AND o.state = 'reported' AND coalesce(o.value, o.bound) IS NOT NULL;
