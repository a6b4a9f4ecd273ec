-- A municipality's confirmation or refusal of a partner that asked it stands in its own history: who, when and which. The rest of a partner's
-- row is the partner's or the operator's, and no municipality's history.

CREATE OR REPLACE FUNCTION record_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  left_out constant text[] := CASE TG_TABLE_NAME WHEN 'publication' THEN ARRAY['token_hash', 'snapshot', 'scores'] ELSE ARRAY['token_hash'] END;
  row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - left_out END;
  row_after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - left_out END;
  row_any jsonb := coalesce(row_after, row_before);
  owned_by uuid := (row_any ->> CASE TG_TABLE_NAME WHEN 'municipality' THEN 'id' WHEN 'partner' THEN 'asked_municipality_id' ELSE 'municipality_id' END)::uuid;
  subject_name text := TG_ARGV[0];
  subject_key uuid;
BEGIN
  -- A shared catalogue row, or an invitation to a network, has no municipality and so no history of one.
  IF owned_by IS NULL THEN RETURN NULL; END IF;
  -- Two pairs are given where a row has one of two parents.
  FOR i IN 0 .. TG_NARGS / 2 - 1 LOOP
    subject_name := TG_ARGV[i * 2];
    subject_key := (row_any ->> TG_ARGV[i * 2 + 1])::uuid;
    EXIT WHEN subject_key IS NOT NULL;
  END LOOP;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(a.key, b.value), jsonb_object_agg(a.key, a.value)
      INTO row_before, row_after
      FROM jsonb_each(row_after) a JOIN jsonb_each(row_before) b USING (key)
     WHERE a.value IS DISTINCT FROM b.value AND a.key NOT IN ('version', 'updated_at', 'last_used_at');
    IF row_after IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO history_event (municipality_id, user_id, via, subject, subject_id, entity, entity_id, operation, before, after)
  VALUES (owned_by, nullif(tiltak_user(), '00000000-0000-0000-0000-000000000000'), nullif(current_setting('tiltak.via', true), ''),
          subject_name, subject_key, TG_TABLE_NAME, (row_any ->> 'id')::uuid, lower(TG_OP), row_before, row_after);
  RETURN NULL;
END $$;

CREATE TRIGGER history AFTER UPDATE ON partner FOR EACH ROW
  WHEN (current_setting('tiltak.door', true) = 'municipality' AND NEW.state IS DISTINCT FROM OLD.state)
  EXECUTE FUNCTION record_history('partner', 'id');
