-- The history of what is everybody's and kept by the operator: the shared funding programmes and their rounds.

-- CreateTable
CREATE TABLE "operator_history_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID,
    "via" TEXT,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" UUID,
    "operation" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "operator_history_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "operator_history_event_subject_subject_id_id_idx" ON "operator_history_event"("subject", "subject_id", "id");
------------------------------------------------------------------------------------------------------------------------
-- Read by operators, written by the trigger alone: the runtime role may only read it (app/db/privileges.ts)

ALTER TABLE operator_history_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator_history_event FORCE ROW LEVEL SECURITY;
CREATE POLICY operator ON operator_history_event FOR SELECT USING (tiltak_door() = 'operator');
-- No other door writes what is shared.
CREATE POLICY through_trigger ON operator_history_event FOR INSERT TO CURRENT_ROLE WITH CHECK (tiltak_door() = 'operator');

-- As record_history, for rows that belong to no municipality; a municipality's own have that history instead. Arguments: the subject's name and
-- the column that holds its id.
CREATE FUNCTION record_operator_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  row_after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  row_any jsonb := coalesce(row_after, row_before);
BEGIN
  IF row_any ->> 'municipality_id' IS NOT NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(a.key, b.value), jsonb_object_agg(a.key, a.value)
      INTO row_before, row_after
      FROM jsonb_each(row_after) a JOIN jsonb_each(row_before) b USING (key)
     WHERE a.value IS DISTINCT FROM b.value AND a.key NOT IN ('version', 'updated_at');
    IF row_after IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO operator_history_event (user_id, via, subject, subject_id, entity, entity_id, operation, before, after)
  VALUES (nullif(tiltak_user(), '00000000-0000-0000-0000-000000000000'), nullif(current_setting('tiltak.via', true), ''),
          TG_ARGV[0], (row_any ->> TG_ARGV[1])::uuid, TG_TABLE_NAME, (row_any ->> 'id')::uuid, lower(TG_OP), row_before, row_after);
  RETURN NULL;
END $$;

CREATE TRIGGER operator_history AFTER INSERT OR UPDATE OR DELETE ON funding_programme FOR EACH ROW
  EXECUTE FUNCTION record_operator_history('funding_programme', 'id');
CREATE TRIGGER operator_history AFTER INSERT OR UPDATE OR DELETE ON funding_round FOR EACH ROW
  EXECUTE FUNCTION record_operator_history('funding_programme', 'programme_id');
