-- The four commitments: versions of their criteria, evidence, judgements, a network's comments, and how they stood each quarter.
-- What was judged, said and frozen is never changed: restrictive policies refuse it to every door, and to the owner too.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- CreateEnum
CREATE TYPE "criterion_kind" AS ENUM ('ratio', 'yes_no', 'count', 'age');

-- CreateEnum
CREATE TYPE "commitment_state" AS ENUM ('on_the_way', 'partly', 'not_yet', 'no_basis');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('document', 'council_decision', 'meeting', 'link');

-- CreateEnum
CREATE TYPE "commitment_verdict" AS ENUM ('confirmed', 'disputed');

-- AlterTable
ALTER TABLE "criterion" DROP COLUMN "explanation",
DROP COLUMN "name";

-- CreateTable
CREATE TABLE "criteria_version" (
    "key" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "note" JSONB NOT NULL,

    CONSTRAINT "criteria_version_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "criterion_version" (
    "version_key" TEXT NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "kind" "criterion_kind" NOT NULL,
    "threshold" DECIMAL NOT NULL,
    "name" JSONB NOT NULL,
    "explanation" JSONB NOT NULL,

    CONSTRAINT "criterion_version_pkey" PRIMARY KEY ("version_key","criterion_key")
);

-- CreateTable
CREATE TABLE "evidence" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commitment_key" TEXT NOT NULL,
    "criterion_key" TEXT,
    "kind" "evidence_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "case_number" TEXT,
    "dated_on" DATE NOT NULL,
    "note" TEXT,
    "added_by" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "commitment_judgement" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commitment_key" TEXT NOT NULL,
    "status" "commitment_state" NOT NULL,
    "criteria_version" TEXT NOT NULL,
    "verdict" "commitment_verdict" NOT NULL,
    "reason" TEXT NOT NULL,
    "judged_by" UUID NOT NULL,
    "judged_as" TEXT,
    "judged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_example" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "commitment_judgement_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "commitment_comment" (
    "municipality_id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commitment_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_example" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "commitment_comment_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "commitment_status" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "commitment_key" TEXT NOT NULL,
    "taken_on" DATE NOT NULL DEFAULT tiltak_today(),
    "quarter" DATE NOT NULL,
    "status" "commitment_state" NOT NULL,
    "criteria" JSONB NOT NULL,
    "criteria_version" TEXT NOT NULL,
    "taken_by" UUID,
    "via" TEXT,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_example" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "commitment_status_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "criteria_version_valid_from_key" ON "criteria_version"("valid_from");

-- CreateIndex
CREATE INDEX "criterion_version_criterion_key_idx" ON "criterion_version"("criterion_key");

-- CreateIndex
CREATE INDEX "evidence_municipality_id_commitment_key_dated_on_idx" ON "evidence"("municipality_id", "commitment_key", "dated_on");

-- CreateIndex
CREATE INDEX "evidence_added_by_idx" ON "evidence"("added_by");

-- CreateIndex
CREATE INDEX "commitment_judgement_municipality_id_commitment_key_judged__idx" ON "commitment_judgement"("municipality_id", "commitment_key", "judged_at");

-- CreateIndex
CREATE INDEX "commitment_judgement_judged_by_idx" ON "commitment_judgement"("judged_by");

-- CreateIndex
CREATE INDEX "commitment_comment_municipality_id_commitment_key_written_a_idx" ON "commitment_comment"("municipality_id", "commitment_key", "written_at");

-- CreateIndex
CREATE INDEX "commitment_comment_network_id_municipality_id_idx" ON "commitment_comment"("network_id", "municipality_id");

-- CreateIndex
CREATE INDEX "commitment_comment_written_by_idx" ON "commitment_comment"("written_by");

-- CreateIndex
CREATE INDEX "commitment_status_taken_by_idx" ON "commitment_status"("taken_by");

-- CreateIndex
CREATE UNIQUE INDEX "commitment_status_municipality_id_commitment_key_taken_on_key" ON "commitment_status"("municipality_id", "commitment_key", "taken_on");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_key_commitment_key_key" ON "criterion"("key", "commitment_key");

-- AddForeignKey
ALTER TABLE "criterion_version" ADD CONSTRAINT "criterion_version_version_key_fkey" FOREIGN KEY ("version_key") REFERENCES "criteria_version"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion_version" ADD CONSTRAINT "criterion_version_criterion_key_fkey" FOREIGN KEY ("criterion_key") REFERENCES "criterion"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_commitment_key_fkey" FOREIGN KEY ("commitment_key") REFERENCES "commitment"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_criterion_key_commitment_key_fkey" FOREIGN KEY ("criterion_key", "commitment_key") REFERENCES "criterion"("key", "commitment_key") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_judgement" ADD CONSTRAINT "commitment_judgement_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_judgement" ADD CONSTRAINT "commitment_judgement_commitment_key_fkey" FOREIGN KEY ("commitment_key") REFERENCES "commitment"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_judgement" ADD CONSTRAINT "commitment_judgement_criteria_version_fkey" FOREIGN KEY ("criteria_version") REFERENCES "criteria_version"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_judgement" ADD CONSTRAINT "commitment_judgement_judged_by_fkey" FOREIGN KEY ("judged_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_comment" ADD CONSTRAINT "commitment_comment_municipality_id_network_id_fkey" FOREIGN KEY ("municipality_id", "network_id") REFERENCES "network_membership"("municipality_id", "network_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "commitment_comment" ADD CONSTRAINT "commitment_comment_commitment_key_fkey" FOREIGN KEY ("commitment_key") REFERENCES "commitment"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_comment" ADD CONSTRAINT "commitment_comment_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_status" ADD CONSTRAINT "commitment_status_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_status" ADD CONSTRAINT "commitment_status_commitment_key_fkey" FOREIGN KEY ("commitment_key") REFERENCES "commitment"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_status" ADD CONSTRAINT "commitment_status_criteria_version_fkey" FOREIGN KEY ("criteria_version") REFERENCES "criteria_version"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_status" ADD CONSTRAINT "commitment_status_taken_by_fkey" FOREIGN KEY ("taken_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

------------------------------------------------------------------------------------------------------------------------
-- Checks

ALTER TABLE criteria_version ADD CONSTRAINT criteria_version_languages CHECK (note ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE criterion_version ADD CONSTRAINT criterion_version_languages CHECK (name ?& ARRAY['nb', 'nn', 'en'] AND explanation ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE criterion_version ADD CONSTRAINT criterion_version_threshold CHECK (
  CASE kind WHEN 'yes_no' THEN threshold = 1 WHEN 'count' THEN threshold >= 1 AND threshold = trunc(threshold) ELSE threshold > 0 AND threshold <= 1 END);

ALTER TABLE evidence ADD CONSTRAINT evidence_says_something CHECK (length(btrim(title)) > 0);
ALTER TABLE evidence ADD CONSTRAINT evidence_address CHECK (url ~* '^https?://[^[:space:]]+$');
ALTER TABLE evidence ADD CONSTRAINT evidence_can_be_found CHECK (kind <> 'link' OR url IS NOT NULL);
ALTER TABLE commitment_judgement ADD CONSTRAINT commitment_judgement_says_why CHECK (length(btrim(reason)) > 0);
ALTER TABLE commitment_comment ADD CONSTRAINT commitment_comment_says_something CHECK (length(btrim(text)) > 0);
ALTER TABLE commitment_status ADD CONSTRAINT commitment_status_quarter CHECK (quarter = date_trunc('quarter', taken_on::timestamp)::date);
ALTER TABLE commitment_status ADD CONSTRAINT commitment_status_criteria CHECK (jsonb_typeof(criteria) = 'array');
ALTER TABLE commitment_status ADD CONSTRAINT commitment_status_via CHECK (via IN ('job'));

-- Two workers at once, or one that is late: the quarter is frozen once.
CREATE UNIQUE INDEX commitment_status_once_a_quarter ON commitment_status (municipality_id, commitment_key, quarter) WHERE via = 'job';

------------------------------------------------------------------------------------------------------------------------
-- What a municipality owns. Evidence and judgements are read where the plan is shared in detail; how the commitments stood, where a summary is.

DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES ('evidence', 'detail'), ('commitment_judgement', 'detail'), ('commitment_status', 'summary')) AS t (owned, level) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one.owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one.owned);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (municipality_id = ANY ((SELECT tiltak_shared(''plan'', %L))::uuid[]))', one.owned, one.level);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (municipality_id = tiltak_municipality())', one.owned);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality())', one.owned);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING (municipality_id = tiltak_municipality())', one.owned);
  END LOOP;
END $$;

CREATE POLICY signed ON evidence AS RESTRICTIVE FOR INSERT WITH CHECK (added_by = tiltak_user());
CREATE POLICY signed ON commitment_judgement AS RESTRICTIVE FOR INSERT WITH CHECK (judged_by = tiltak_user());
CREATE POLICY kept ON commitment_judgement AS RESTRICTIVE FOR DELETE USING (false);
CREATE POLICY unchanged ON commitment_judgement AS RESTRICTIVE FOR UPDATE USING (false);
CREATE POLICY kept ON commitment_status AS RESTRICTIVE FOR DELETE USING (false);
CREATE POLICY unchanged ON commitment_status AS RESTRICTIVE FOR UPDATE USING (false);

-- Who added a piece of evidence stays who added it.
CREATE TRIGGER held BEFORE UPDATE ON evidence FOR EACH ROW
  EXECUTE FUNCTION only_these_change('criterion_key', 'kind', 'title', 'url', 'case_number', 'dated_on', 'note', 'is_example');
CREATE TRIGGER version BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION raise_version();

CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION record_history('evidence', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON commitment_judgement FOR EACH ROW EXECUTE FUNCTION record_history('commitment_judgement', 'id');

------------------------------------------------------------------------------------------------------------------------
-- What a network says of a member that shares its plan, at least as a summary; read by both.

ALTER TABLE commitment_comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE commitment_comment FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON commitment_comment FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY network ON commitment_comment FOR SELECT USING (network_id = tiltak_network());
CREATE POLICY says ON commitment_comment FOR INSERT WITH CHECK (
  network_id = tiltak_network() AND written_by = tiltak_user() AND municipality_id = ANY ((SELECT tiltak_shared('plan', 'summary'))::uuid[]));
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON commitment_comment FOR EACH ROW EXECUTE FUNCTION record_history('commitment_comment', 'id');
CREATE TRIGGER network_history AFTER INSERT OR UPDATE OR DELETE ON commitment_comment FOR EACH ROW EXECUTE FUNCTION record_network_history('municipality', 'municipality_id');

------------------------------------------------------------------------------------------------------------------------
-- The dates of challenges and proposals, by which they are counted: the numbers are the same for everyone who may see the plan, though not
-- everyone sees each of them.

CREATE POLICY through_views ON challenge FOR SELECT TO CURRENT_ROLE USING (municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]));
CREATE POLICY through_views ON proposal FOR SELECT TO CURRENT_ROLE USING (municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]));
CREATE VIEW challenge_date WITH (security_barrier = true) AS
SELECT c.municipality_id, c.id AS challenge_id, c.state, c.opens_at, c.closes_at
  FROM challenge c
 WHERE c.state <> 'draft' AND c.municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]);
CREATE VIEW proposal_date WITH (security_barrier = true) AS
SELECT p.municipality_id, p.id AS proposal_id, p.submitted_at, p.decided_at
  FROM proposal p
 WHERE p.state NOT IN ('draft', 'withdrawn') AND p.municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]);
