-- What a network's leaders write to a municipality they sign. The municipality reads their names and their network, and nothing else of them:
-- those who lead, or led, a network that it belongs to, belonged to or was asked by. Of whoever has erased their account there is no name.
-- Runs with the owner's rights; the policies through_mail let the owner see members and users where the municipality's door is open.
CREATE VIEW network_leader WITH (security_barrier = true) AS
SELECT p.municipality_id, u.id AS user_id, u.name, string_agg(DISTINCT n.name, ', ' ORDER BY n.name) AS network
  FROM network_membership p
  JOIN network n ON n.id = p.network_id
  JOIN network_member l ON l.network_id = p.network_id AND l.role = 'network_leader'
  JOIN app_user u ON u.id = l.user_id AND u.erased_at IS NULL
 WHERE tiltak_door() = 'municipality' AND p.municipality_id = tiltak_municipality()
 GROUP BY p.municipality_id, u.id, u.name;
