-- The first operator is invited by nobody: from the command line of the server (npm run operator), where no user is signed in.
ALTER POLICY operator_adds ON invitation WITH CHECK (
  tiltak_door() = 'operator'
  AND (invited_by = tiltak_user() OR (to_operator AND invited_by IS NULL AND tiltak_user() = '00000000-0000-0000-0000-000000000000'))
  AND (municipality_id IS NULL OR (roles = ARRAY['administrator'] AND person_id IS NULL
    AND NOT EXISTS (SELECT FROM administered_municipality a WHERE a.municipality_id = invitation.municipality_id))));
