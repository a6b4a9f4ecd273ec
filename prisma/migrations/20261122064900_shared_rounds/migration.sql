-- The operator keeps the rounds of shared programmes, and removes one only while no project's funding names it: which ones are named is all
-- that is told about the funding.

CREATE POLICY through_functions ON funding_link FOR SELECT TO CURRENT_ROLE USING (
  tiltak_door() = 'operator' AND programme_scope = '00000000-0000-0000-0000-000000000000');

CREATE FUNCTION named_shared_rounds(asked uuid[]) RETURNS TABLE (round_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT l.round_id FROM funding_link l
   WHERE tiltak_door() = 'operator' AND l.programme_scope = '00000000-0000-0000-0000-000000000000' AND l.round_id = ANY (asked)
$$;
