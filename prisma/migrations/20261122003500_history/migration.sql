-- Which row a line of the history is about, and forgetting somebody who erases their account.

-- AlterTable
ALTER TABLE "history_event" ADD COLUMN     "entity_id" UUID;

-- An update's line holds only what changed, so it did not say which milestone or funding link it was. What can be known of the lines that
-- stand is filled in: the record itself, and rows that were added or removed. The owner is bound by the policies and walks the doors.
DO $$
DECLARE
  one uuid;
BEGIN
  PERFORM set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);
  FOR one IN SELECT id FROM municipality LOOP
    PERFORM set_config('tiltak.door', 'municipality', true), set_config('tiltak.municipality', one::text, true);
    UPDATE history_event
       SET entity_id = CASE WHEN entity = subject THEN subject_id ELSE (coalesce(after, before) ->> 'id')::uuid END;
  END LOOP;
END $$;

-- As before, and: `entity_id` is the id of the row that changed, where it has one.
CREATE OR REPLACE FUNCTION record_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - 'token_hash' END;
  row_after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - 'token_hash' END;
  row_any jsonb := coalesce(row_after, row_before);
  owned_by uuid := (row_any ->> CASE TG_TABLE_NAME WHEN 'municipality' THEN 'id' ELSE 'municipality_id' END)::uuid;
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

------------------------------------------------------------------------------------------------------------------------
-- Everything held about me

CREATE POLICY oneself ON invitation FOR SELECT USING (
  tiltak_door() = 'account' AND (invited_by = tiltak_user() OR accepted_by = tiltak_user()));

------------------------------------------------------------------------------------------------------------------------
-- Forgetting me

-- History is append-only and mail is read by nobody but the worker, so the name and address of somebody who leaves for good can be taken
-- out of them by their owner alone. The function below runs with the owner's rights, which these policies give it in the account's door only.
CREATE POLICY forgetting ON person FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'account' AND user_id = tiltak_user());
CREATE POLICY forgetting_seen ON invitation FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'account');
CREATE POLICY forgetting ON invitation FOR UPDATE TO CURRENT_ROLE USING (tiltak_door() = 'account') WITH CHECK (tiltak_door() = 'account');
CREATE POLICY forgetting_seen ON history_event FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'account');
CREATE POLICY forgetting ON history_event FOR UPDATE TO CURRENT_ROLE USING (tiltak_door() = 'account') WITH CHECK (tiltak_door() = 'account');
CREATE POLICY forgetting ON outbox_message FOR ALL TO CURRENT_ROLE USING (tiltak_door() = 'account') WITH CHECK (tiltak_door() = 'account');

-- A line of the history without the name and address in it. Null stands for "a former member", which the page says in its reader's language.
CREATE FUNCTION nameless(line jsonb, fields text[], address text) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN line || coalesce((SELECT jsonb_object_agg(field.key, NULL) FROM jsonb_each(line) AS field
                            WHERE field.key = ANY (fields) OR lower(field.value #>> '{}') = address), '{}'::jsonb);

-- Takes my name and address out of invitations, mail and history, in every municipality. It asks nobody whom to forget: it is tiltak_user(),
-- in the account's door, and nobody else. Called after persons are renamed, whose old names are then in the history, and before the account
-- itself is emptied, which tells the address.
CREATE FUNCTION forget_me() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  me uuid := tiltak_user();
  my_address text;
  my_persons uuid[];
  my_invitations uuid[];
  my_names text[];
  my_name text;
BEGIN
  IF tiltak_door() <> 'account' OR me IS NULL OR me = '00000000-0000-0000-0000-000000000000' THEN
    RAISE EXCEPTION 'only oneself is forgotten, in the door of one''s account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT lower(u.email), ARRAY[u.name] INTO STRICT my_address, my_names FROM app_user u WHERE u.id = me;
  my_persons := ARRAY(SELECT p.id FROM person p WHERE p.user_id = me);
  my_invitations := ARRAY(SELECT i.id FROM invitation i WHERE i.accepted_by = me OR i.email = my_address OR i.person_id = ANY (my_persons));
  my_names := my_names
    || ARRAY(SELECT i.name FROM invitation i WHERE i.id = ANY (my_invitations) AND i.name IS NOT NULL)
    || ARRAY(SELECT h.before ->> 'name' FROM history_event h
              WHERE h.entity = 'person' AND h.subject_id = ANY (my_persons) AND h.before ->> 'name' IS NOT NULL);

  UPDATE invitation
     SET email = 'erased', name = NULL,
         revoked_at = CASE WHEN accepted_at IS NULL THEN coalesce(revoked_at, now()) ELSE revoked_at END
   WHERE id = ANY (my_invitations);

  UPDATE history_event h
     SET before = nameless(h.before, fields, my_address), after = nameless(h.after, fields, my_address)
    FROM (SELECT ARRAY['name', 'email'] AS fields) f
   WHERE (h.subject = 'person' AND h.subject_id = ANY (my_persons)) OR (h.subject = 'invitation' AND h.subject_id = ANY (my_invitations));
  UPDATE history_event h
     SET before = nameless(h.before, '{}', my_address), after = nameless(h.after, '{}', my_address)
   WHERE position(my_address IN lower(concat(h.before, h.after))) > 0;

  DELETE FROM outbox_message WHERE lower(recipient) = my_address;
  FOREACH my_name IN ARRAY my_names || my_address LOOP
    my_name := '\m' || regexp_replace(my_name, '([^[:alnum:][:space:]])', '\\\1', 'g') || '\M';
    UPDATE outbox_message
       SET subject = regexp_replace(subject, my_name, '–', 'gi'), text = regexp_replace(text, my_name, '–', 'gi'),
           last_error = regexp_replace(last_error, my_name, '–', 'gi')
     WHERE concat_ws(' ', subject, text, last_error) ~* my_name;
  END LOOP;
END $$;
