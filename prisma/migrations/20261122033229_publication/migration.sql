-- What a municipality has published: a frozen snapshot with its checksum, from which the public pages are drawn. It never changes; it can be
-- withdrawn, and then nobody outside sees it any more. Names of persons are not in it: a name is looked up when a page is drawn, for as long as
-- the person has agreed to be named.

-- The check of foreign keys plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "named_in_public" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "publication" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID,
    "rule_version" TEXT NOT NULL,
    "catalogue_version" INTEGER NOT NULL,
    "criteria_version" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "scores" JSONB NOT NULL,
    "checksum" CHAR(64) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "publication_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE INDEX "publication_municipality_id_published_at_idx" ON "publication"("municipality_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "publication_published_by_idx" ON "publication"("published_by");

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_published_by_fkey" FOREIGN KEY ("published_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

------------------------------------------------------------------------------------------------------------------------
-- Checks and policies

ALTER TABLE publication ADD CONSTRAINT publication_checksum CHECK (checksum ~ '^[0-9a-f]{64}$');
ALTER TABLE publication ADD CONSTRAINT publication_withdrawn CHECK (withdrawn_at >= published_at);

ALTER TABLE publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE publication FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON publication FOR SELECT USING (
  municipality_id = ANY ((SELECT tiltak_visible())::uuid[]) AND (withdrawn_at IS NULL OR municipality_id = tiltak_municipality()));
CREATE POLICY add ON publication FOR INSERT WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY change ON publication FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY remove ON publication FOR DELETE USING (municipality_id = tiltak_municipality());
-- What was published stays on record, and nobody publishes in somebody else's name.
CREATE POLICY kept ON publication AS RESTRICTIVE FOR DELETE USING (false);
CREATE POLICY signed ON publication AS RESTRICTIVE FOR INSERT WITH CHECK (published_by IS NULL OR published_by = tiltak_user());

CREATE TRIGGER held BEFORE UPDATE ON publication FOR EACH ROW EXECUTE FUNCTION only_these_change('withdrawn_at');
-- Withdrawn once is withdrawn for good: what is shown again is published again.
CREATE TRIGGER held_withdrawn BEFORE UPDATE ON publication FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL) EXECUTE FUNCTION only_these_change('');

------------------------------------------------------------------------------------------------------------------------
-- History

-- As before, and: a publication's snapshot and scores are left out, since they stand unchanged in their own row and would outweigh all else.
CREATE OR REPLACE FUNCTION record_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  left_out constant text[] := CASE TG_TABLE_NAME WHEN 'publication' THEN ARRAY['token_hash', 'snapshot', 'scores'] ELSE ARRAY['token_hash'] END;
  row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - left_out END;
  row_after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - left_out END;
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
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON publication FOR EACH ROW EXECUTE FUNCTION record_history('municipality', 'municipality_id');

------------------------------------------------------------------------------------------------------------------------
-- Names on public pages

-- The persons who have agreed to be named, and are still here, of published municipalities (in the public door) or one's own. Runs with the
-- owner's rights, which the policy through_views gives it.
CREATE VIEW public_name WITH (security_barrier = true) AS
SELECT p.municipality_id, p.id AS person_id, p.name
  FROM person p
 WHERE p.named_in_public AND (p.ended_on IS NULL OR p.ended_on > tiltak_today())
   AND p.municipality_id = ANY ((SELECT tiltak_visible())::uuid[]);
