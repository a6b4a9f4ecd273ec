// Rounds of review in each state for the test of doors, and every member's part in them.

/** What the demo planted goes: the members it planted for are other ones here. Before anything else is planted. */
export const withoutReviews = `
  DELETE FROM review_reminder; DELETE FROM review_comment; DELETE FROM submission_revision; DELETE FROM submission_draft;
  DELETE FROM submission; DELETE FROM review_question; UPDATE review SET previous_id = NULL; DELETE FROM review;`;

/** Once members and what they share are there. */
export const reviewRows = `
  INSERT INTO review (network_id, title, language, period_from, period_to, opens_on, due_on, state)
    SELECT n.id, 'Planted ' || s.state, 'nb', '2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31', s.state::round_state
      FROM network n, (VALUES ('planned'), ('open'), ('closed')) s (state);
  INSERT INTO review_question (network_id, review_id, position, text) SELECT network_id, id, 1, 'Planted' FROM review;
  INSERT INTO submission (municipality_id, network_id, review_id, state)
    SELECT m.municipality_id, r.network_id, r.id, CASE r.state WHEN 'open' THEN 'preparing' ELSE 'accepted' END::submission_state
      FROM review r JOIN network_membership m ON m.network_id = r.network_id AND m.state = 'joined' WHERE r.state <> 'planned';
  INSERT INTO submission_draft (municipality_id, submission_id, answers, note) SELECT municipality_id, id, ARRAY['planted'], 'planted' FROM submission;
  INSERT INTO submission_revision (municipality_id, submission_id, revision, content, checksum, submitted_by, figures, plan, money)
    SELECT s.municipality_id, s.id, 1, '{}', encode(sha256('{}'), 'hex'), u.id, 'nothing', 'nothing', 'nothing'
      FROM submission s JOIN municipality m ON m.id = s.municipality_id JOIN app_user u ON u.email = 'planner@' || m.key || '.example';
  INSERT INTO review_comment (municipality_id, submission_id, side, text, language, author_id)
    SELECT s.municipality_id, s.id, c.side::comment_side, 'planted', 'nb', u.id
      FROM submission s JOIN municipality m ON m.id = s.municipality_id JOIN network n ON n.id = s.network_id
      CROSS JOIN (VALUES ('network'), ('municipality')) c (side)
      JOIN app_user u ON u.email = CASE c.side WHEN 'network' THEN 'leader@' || n.key || '.example' ELSE 'planner@' || m.key || '.example' END;
  INSERT INTO review_reminder (municipality_id, submission_id, days_before) SELECT municipality_id, id, 14 FROM submission;`;
