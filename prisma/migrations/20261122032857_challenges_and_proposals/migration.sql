-- Challenges that municipalities and networks open, and what partners propose: who sees what, who may move what, and until when.

-- The check of new foreign keys plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- CreateEnum
CREATE TYPE "challenge_state" AS ENUM ('draft', 'open', 'closed', 'evaluated');

-- CreateEnum
CREATE TYPE "challenge_visibility" AS ENUM ('public', 'network', 'invited');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('draft', 'submitted', 'in_evaluation', 'returned', 'accepted', 'declined', 'converted', 'withdrawn');

-- CreateEnum
CREATE TYPE "proposal_outcome" AS ENUM ('accepted', 'declined');

-- CreateTable
CREATE TABLE "challenge" (
    "scope" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_id" UUID,
    "network_id" UUID,
    "data_point_id" UUID NOT NULL,
    "area_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "offer" TEXT NOT NULL DEFAULT '',
    "language" CHAR(2) NOT NULL,
    "target_value" DECIMAL,
    "by_year" INTEGER,
    "state" "challenge_state" NOT NULL DEFAULT 'draft',
    "visibility" "challenge_visibility" NOT NULL DEFAULT 'public',
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("scope","id")
);

-- CreateTable
CREATE TABLE "challenge_criterion" (
    "scope" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "challenge_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "weight" SMALLINT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "challenge_criterion_pkey" PRIMARY KEY ("scope","id")
);

-- CreateTable
CREATE TABLE "challenge_place" (
    "municipality_id" UUID NOT NULL,
    "challenge_id" UUID NOT NULL,
    "scope" UUID NOT NULL,

    CONSTRAINT "challenge_place_pkey" PRIMARY KEY ("municipality_id","challenge_id")
);

-- CreateTable
CREATE TABLE "challenge_invitation" (
    "scope" UUID NOT NULL,
    "challenge_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,

    CONSTRAINT "challenge_invitation_pkey" PRIMARY KEY ("scope","challenge_id","partner_id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "partner_id" UUID NOT NULL,
    "challenge_id" UUID,
    "state" "proposal_state" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "complete_by" TIMESTAMPTZ(3),
    "project_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "proposal_draft" (
    "municipality_id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_draft_pkey" PRIMARY KEY ("municipality_id","proposal_id")
);

-- CreateTable
CREATE TABLE "proposal_revision" (
    "municipality_id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "partner_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "checksum" CHAR(64) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_by" UUID,

    CONSTRAINT "proposal_revision_pkey" PRIMARY KEY ("municipality_id","proposal_id","revision")
);

-- CreateTable
CREATE TABLE "proposal_attachment" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "proposal_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "content" BYTEA NOT NULL,
    "submitted_in" INTEGER,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_attachment_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "proposal_message" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "proposal_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "from_partner" BOOLEAN NOT NULL,
    "is_return" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL,
    "written_by" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_message_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "proposal_evaluator" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "proposal_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "has_interest" BOOLEAN,
    "interest" TEXT,
    "handed_in_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_evaluator_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "proposal_score" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "evaluator_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "weight" SMALLINT NOT NULL,
    "score" SMALLINT NOT NULL,

    CONSTRAINT "proposal_score_pkey" PRIMARY KEY ("municipality_id","evaluator_id","criterion")
);

-- CreateTable
CREATE TABLE "proposal_note" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "proposal_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_note_pkey" PRIMARY KEY ("municipality_id","proposal_id","user_id")
);

-- CreateTable
CREATE TABLE "proposal_decision" (
    "municipality_id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "outcome" "proposal_outcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_decision_pkey" PRIMARY KEY ("municipality_id","proposal_id")
);

-- CreateIndex
CREATE INDEX "challenge_municipality_id_state_idx" ON "challenge"("municipality_id", "state");

-- CreateIndex
CREATE INDEX "challenge_network_id_state_idx" ON "challenge"("network_id", "state");

-- CreateIndex
CREATE INDEX "challenge_data_point_id_idx" ON "challenge"("data_point_id");

-- CreateIndex
CREATE INDEX "challenge_visibility_state_idx" ON "challenge"("visibility", "state");

-- CreateIndex
CREATE UNIQUE INDEX "challenge_criterion_scope_challenge_id_position_key" ON "challenge_criterion"("scope", "challenge_id", "position");

-- CreateIndex
CREATE INDEX "challenge_place_scope_challenge_id_idx" ON "challenge_place"("scope", "challenge_id");

-- CreateIndex
CREATE INDEX "challenge_invitation_partner_id_idx" ON "challenge_invitation"("partner_id");

-- CreateIndex
CREATE INDEX "proposal_partner_id_state_idx" ON "proposal"("partner_id", "state");

-- CreateIndex
CREATE INDEX "proposal_municipality_id_challenge_id_idx" ON "proposal"("municipality_id", "challenge_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_municipality_id_project_id_key" ON "proposal"("municipality_id", "project_id");

-- CreateIndex
CREATE INDEX "proposal_draft_partner_id_idx" ON "proposal_draft"("partner_id");

-- CreateIndex
CREATE INDEX "proposal_revision_partner_id_idx" ON "proposal_revision"("partner_id");

-- CreateIndex
CREATE INDEX "proposal_attachment_municipality_id_proposal_id_idx" ON "proposal_attachment"("municipality_id", "proposal_id");

-- CreateIndex
CREATE INDEX "proposal_attachment_partner_id_idx" ON "proposal_attachment"("partner_id");

-- CreateIndex
CREATE INDEX "proposal_message_municipality_id_proposal_id_idx" ON "proposal_message"("municipality_id", "proposal_id");

-- CreateIndex
CREATE INDEX "proposal_message_partner_id_idx" ON "proposal_message"("partner_id");

-- CreateIndex
CREATE INDEX "proposal_evaluator_user_id_idx" ON "proposal_evaluator"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_evaluator_municipality_id_proposal_id_user_id_key" ON "proposal_evaluator"("municipality_id", "proposal_id", "user_id");

-- CreateIndex
CREATE INDEX "proposal_note_user_id_idx" ON "proposal_note"("user_id");

-- CreateIndex
CREATE INDEX "proposal_decision_partner_id_idx" ON "proposal_decision"("partner_id");

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_data_point_id_fkey" FOREIGN KEY ("data_point_id") REFERENCES "data_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_area_key_fkey" FOREIGN KEY ("area_key") REFERENCES "area"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge_criterion" ADD CONSTRAINT "challenge_criterion_scope_challenge_id_fkey" FOREIGN KEY ("scope", "challenge_id") REFERENCES "challenge"("scope", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "challenge_place" ADD CONSTRAINT "challenge_place_scope_challenge_id_fkey" FOREIGN KEY ("scope", "challenge_id") REFERENCES "challenge"("scope", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "challenge_place" ADD CONSTRAINT "challenge_place_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge_invitation" ADD CONSTRAINT "challenge_invitation_scope_challenge_id_fkey" FOREIGN KEY ("scope", "challenge_id") REFERENCES "challenge"("scope", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "challenge_invitation" ADD CONSTRAINT "challenge_invitation_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_municipality_id_challenge_id_fkey" FOREIGN KEY ("municipality_id", "challenge_id") REFERENCES "challenge_place"("municipality_id", "challenge_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_draft" ADD CONSTRAINT "proposal_draft_municipality_id_proposal_id_fkey" FOREIGN KEY ("municipality_id", "proposal_id") REFERENCES "proposal"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_revision" ADD CONSTRAINT "proposal_revision_municipality_id_proposal_id_fkey" FOREIGN KEY ("municipality_id", "proposal_id") REFERENCES "proposal"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_revision" ADD CONSTRAINT "proposal_revision_submitted_by_fkey" FOREIGN KEY ("submitted_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_attachment" ADD CONSTRAINT "proposal_attachment_municipality_id_proposal_id_fkey" FOREIGN KEY ("municipality_id", "proposal_id") REFERENCES "proposal"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_message" ADD CONSTRAINT "proposal_message_municipality_id_proposal_id_fkey" FOREIGN KEY ("municipality_id", "proposal_id") REFERENCES "proposal"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_message" ADD CONSTRAINT "proposal_message_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_evaluator" ADD CONSTRAINT "proposal_evaluator_municipality_id_proposal_id_fkey" FOREIGN KEY ("municipality_id", "proposal_id") REFERENCES "proposal"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_evaluator" ADD CONSTRAINT "proposal_evaluator_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_score" ADD CONSTRAINT "proposal_score_municipality_id_evaluator_id_fkey" FOREIGN KEY ("municipality_id", "evaluator_id") REFERENCES "proposal_evaluator"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_note" ADD CONSTRAINT "proposal_note_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_decision" ADD CONSTRAINT "proposal_decision_municipality_id_proposal_id_fkey" FOREIGN KEY ("municipality_id", "proposal_id") REFERENCES "proposal"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal_decision" ADD CONSTRAINT "proposal_decision_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

------------------------------------------------------------------------------------------------------------------------
-- Checks

ALTER TABLE challenge ADD CONSTRAINT challenge_of_one CHECK (num_nonnulls(municipality_id, network_id) = 1);
ALTER TABLE challenge ADD CONSTRAINT challenge_scope CHECK (scope = coalesce(municipality_id, network_id));
ALTER TABLE challenge ADD CONSTRAINT challenge_open_has_dates CHECK (state = 'draft' OR (opens_at IS NOT NULL AND closes_at IS NOT NULL));
ALTER TABLE challenge ADD CONSTRAINT challenge_dates_in_order CHECK (closes_at > opens_at);
ALTER TABLE challenge_criterion ADD CONSTRAINT challenge_criterion_weight CHECK (weight BETWEEN 1 AND 100);
ALTER TABLE proposal ADD CONSTRAINT proposal_submitted CHECK ((revision > 0) = (submitted_at IS NOT NULL) AND (state = 'draft' OR revision > 0));
ALTER TABLE proposal ADD CONSTRAINT proposal_converted CHECK ((state = 'converted') = (project_id IS NOT NULL));
ALTER TABLE proposal_revision ADD CONSTRAINT proposal_revision_counts CHECK (revision > 0);
ALTER TABLE proposal_attachment ADD CONSTRAINT proposal_attachment_size CHECK (size BETWEEN 1 AND 10485760 AND octet_length(content) = size);
ALTER TABLE proposal_evaluator ADD CONSTRAINT proposal_evaluator_interest CHECK (
  (has_interest IS TRUE) = (length(btrim(coalesce(interest, ''))) > 0) AND (handed_in_at IS NULL OR has_interest IS FALSE));
ALTER TABLE proposal_score ADD CONSTRAINT proposal_score_range CHECK (score BETWEEN 0 AND 5 AND weight BETWEEN 1 AND 100);
ALTER TABLE proposal_message ADD CONSTRAINT proposal_message_says_something CHECK (length(btrim(text)) > 0 AND NOT (is_return AND from_partner));
ALTER TABLE proposal_decision ADD CONSTRAINT proposal_decision_reason CHECK (length(btrim(reason)) > 0);

------------------------------------------------------------------------------------------------------------------------
-- Challenges: written by the municipality or network that opens them; seen, once they are no drafts, by whom they are opened to.

ALTER TABLE challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE challenge FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON challenge FOR ALL USING (scope = tiltak_municipality()) WITH CHECK (scope = tiltak_municipality() AND municipality_id = tiltak_municipality());
CREATE POLICY network ON challenge FOR ALL USING (scope = tiltak_network()) WITH CHECK (scope = tiltak_network() AND network_id = tiltak_network());
CREATE POLICY seen ON challenge FOR SELECT USING (
  state <> 'draft' AND CASE tiltak_door()
    WHEN 'municipality' THEN visibility = 'public' OR network_id IN (
      SELECT n.network_id FROM network_membership n WHERE n.municipality_id = tiltak_municipality() AND n.state = 'joined')
    WHEN 'network' THEN visibility IN ('public', 'network') AND municipality_id IN (
      SELECT n.municipality_id FROM network_membership n WHERE n.network_id = tiltak_network() AND n.state = 'joined')
    WHEN 'partner' THEN CASE visibility
      WHEN 'public' THEN true
      WHEN 'invited' THEN EXISTS (SELECT FROM challenge_invitation i WHERE i.scope = challenge.scope AND i.challenge_id = challenge.id AND i.partner_id = tiltak_partner())
      ELSE EXISTS (
        SELECT FROM network_partner p WHERE p.partner_id = tiltak_partner() AND (p.network_id = challenge.network_id OR EXISTS (
          SELECT FROM network_membership n WHERE n.network_id = p.network_id AND n.municipality_id = challenge.municipality_id AND n.state = 'joined')))
      END
    WHEN 'public' THEN visibility = 'public' AND (network_id IS NOT NULL OR municipality_id = ANY ((SELECT tiltak_visible())::uuid[]))
    ELSE tiltak_door() = 'jobs'
  END);
-- The worker closes what is past its time.
CREATE POLICY closes ON challenge FOR UPDATE USING (tiltak_door() = 'jobs' AND state <> 'draft') WITH CHECK (tiltak_door() = 'jobs' AND state <> 'draft');
CREATE TRIGGER held_by_jobs BEFORE UPDATE ON challenge FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'jobs')
  EXECUTE FUNCTION only_these_change('state');

ALTER TABLE challenge_criterion ENABLE ROW LEVEL SECURITY;
ALTER TABLE challenge_criterion FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON challenge_criterion FOR ALL USING (scope = tiltak_municipality()) WITH CHECK (scope = tiltak_municipality());
CREATE POLICY network ON challenge_criterion FOR ALL USING (scope = tiltak_network()) WITH CHECK (scope = tiltak_network());
CREATE POLICY seen ON challenge_criterion FOR SELECT USING (tiltak_door() IN ('municipality', 'network', 'partner', 'public')
  AND EXISTS (SELECT FROM challenge c WHERE c.scope = challenge_criterion.scope AND c.id = challenge_id));

ALTER TABLE challenge_invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE challenge_invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON challenge_invitation FOR ALL USING (scope = tiltak_municipality()) WITH CHECK (scope = tiltak_municipality());
CREATE POLICY network ON challenge_invitation FOR ALL USING (scope = tiltak_network()) WITH CHECK (scope = tiltak_network());
CREATE POLICY invited ON challenge_invitation FOR SELECT USING (partner_id = tiltak_partner());

-- A network's challenge concerns members that belong to it; a municipality's own concerns itself.
ALTER TABLE challenge_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE challenge_place FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON challenge_place FOR ALL USING (scope = tiltak_municipality()) WITH CHECK (scope = tiltak_municipality() AND municipality_id = tiltak_municipality());
CREATE POLICY network ON challenge_place FOR ALL USING (scope = tiltak_network()) WITH CHECK (scope = tiltak_network() AND municipality_id IN (
  SELECT n.municipality_id FROM network_membership n WHERE n.network_id = tiltak_network() AND n.state = 'joined'));
CREATE POLICY seen ON challenge_place FOR SELECT USING (tiltak_door() IN ('municipality', 'network', 'partner', 'public')
  AND EXISTS (SELECT FROM challenge c WHERE c.scope = challenge_place.scope AND c.id = challenge_id));

CREATE TRIGGER version BEFORE UPDATE ON challenge FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON challenge FOR EACH ROW EXECUTE FUNCTION record_history('challenge', 'id');
CREATE TRIGGER network_history AFTER INSERT OR UPDATE OR DELETE ON challenge FOR EACH ROW EXECUTE FUNCTION record_network_history('challenge', 'id');

-- Partners of a network see which municipalities belong to it: some of its challenges are theirs.
CREATE POLICY taking_part ON network_membership FOR SELECT USING (tiltak_door() = 'partner' AND state = 'joined' AND network_id IN (
  SELECT p.network_id FROM network_partner p WHERE p.partner_id = tiltak_partner()));

------------------------------------------------------------------------------------------------------------------------
-- Proposals

ALTER TABLE proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY received ON proposal FOR SELECT USING (municipality_id = tiltak_municipality() AND state <> 'draft');
CREATE POLICY treated ON proposal FOR UPDATE USING (municipality_id = tiltak_municipality() AND state <> 'draft')
  WITH CHECK (municipality_id = tiltak_municipality() AND state <> 'draft');
CREATE POLICY own ON proposal FOR SELECT USING (partner_id = tiltak_partner());
CREATE POLICY drafts ON proposal FOR INSERT WITH CHECK (partner_id = tiltak_partner() AND state = 'draft' AND revision = 0);
CREATE POLICY moves ON proposal FOR UPDATE USING (partner_id = tiltak_partner()) WITH CHECK (partner_id = tiltak_partner());
CREATE POLICY throws_away ON proposal FOR DELETE USING (partner_id = tiltak_partner() AND state = 'draft');

CREATE TRIGGER held_by_municipality BEFORE UPDATE ON proposal FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'municipality')
  EXECUTE FUNCTION only_these_change('state', 'decided_at', 'complete_by', 'project_id');
CREATE TRIGGER held_by_partner BEFORE UPDATE ON proposal FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'partner')
  EXECUTE FUNCTION only_these_change('state', 'revision', 'submitted_at', 'challenge_id');

-- Which side may make which move; app/domain/proposal/states.ts says it too, and more.
CREATE FUNCTION proposal_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  door text := current_setting('tiltak.door', true);
  is_fine boolean;
BEGIN
  IF NEW.challenge_id IS DISTINCT FROM OLD.challenge_id AND OLD.state <> 'draft' THEN
    RAISE insufficient_privilege USING MESSAGE = 'a submitted proposal keeps its challenge';
  END IF;
  is_fine := NEW.state = OLD.state OR CASE door
    WHEN 'partner' THEN (OLD.state IN ('draft', 'returned') AND NEW.state = 'submitted')
      OR (OLD.state IN ('submitted', 'in_evaluation', 'returned') AND NEW.state = 'withdrawn')
    WHEN 'municipality' THEN (OLD.state = 'submitted' AND NEW.state IN ('in_evaluation', 'returned'))
      OR (OLD.state = 'in_evaluation' AND NEW.state IN ('returned', 'accepted', 'declined'))
      OR (OLD.state = 'returned' AND NEW.state = 'in_evaluation')
      OR (OLD.state = 'accepted' AND NEW.state = 'converted')
    ELSE true
  END;
  IF NOT is_fine THEN
    RAISE insufficient_privilege USING MESSAGE = format('a proposal does not go from %s to %s by this side', OLD.state, NEW.state);
  END IF;
  IF NEW.state = 'submitted' AND door = 'partner' AND NOT EXISTS (SELECT FROM partner p WHERE p.id = NEW.partner_id AND p.state = 'confirmed') THEN
    RAISE insufficient_privilege USING MESSAGE = 'a partner nobody has confirmed submits nothing';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moves BEFORE UPDATE ON proposal FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '') EXECUTE FUNCTION proposal_moves();

CREATE TRIGGER version BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION raise_version();
-- A draft is unknown to the municipality, whose history this is.
CREATE TRIGGER history AFTER UPDATE ON proposal FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION record_history('proposal', 'id');

ALTER TABLE proposal_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON proposal_draft FOR ALL USING (partner_id = tiltak_partner()) WITH CHECK (partner_id = tiltak_partner()
  AND EXISTS (SELECT FROM proposal p WHERE p.municipality_id = proposal_draft.municipality_id AND p.id = proposal_id AND p.partner_id = tiltak_partner()));
CREATE TRIGGER version BEFORE UPDATE ON proposal_draft FOR EACH ROW EXECUTE FUNCTION raise_version();

ALTER TABLE proposal_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY received ON proposal_revision FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY own ON proposal_revision FOR SELECT USING (partner_id = tiltak_partner());
CREATE POLICY submits ON proposal_revision FOR INSERT WITH CHECK (partner_id = tiltak_partner()
  AND EXISTS (SELECT FROM proposal p WHERE p.municipality_id = proposal_revision.municipality_id AND p.id = proposal_id AND p.partner_id = tiltak_partner()));

-- After the closing time nothing is accepted, by the clock of this moment and not of the transaction's beginning; what was returned may be
-- completed until the day it was given. SQLSTATE TK001, which the command turns into words.
CREATE FUNCTION proposal_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked record;
BEGIN
  SELECT p.challenge_id, p.complete_by, c.opens_at, c.closes_at, c.state INTO asked
    FROM proposal p
    LEFT JOIN challenge_place l ON l.municipality_id = p.municipality_id AND l.challenge_id = p.challenge_id
    LEFT JOIN challenge c ON c.scope = l.scope AND c.id = l.challenge_id
   WHERE p.municipality_id = NEW.municipality_id AND p.id = NEW.proposal_id;
  IF asked.challenge_id IS NOT NULL
      AND NOT (coalesce(asked.state = 'open', false) AND clock_timestamp() >= asked.opens_at AND clock_timestamp() < asked.closes_at)
      AND NOT coalesce(NEW.revision > 1 AND clock_timestamp() < asked.complete_by, false) THEN
    RAISE EXCEPTION 'the challenge takes no more proposals' USING ERRCODE = 'TK001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER in_time BEFORE INSERT ON proposal_revision FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '') EXECUTE FUNCTION proposal_in_time();

ALTER TABLE proposal_attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_attachment FORCE ROW LEVEL SECURITY;
CREATE POLICY received ON proposal_attachment FOR SELECT USING (municipality_id = tiltak_municipality() AND submitted_in IS NOT NULL);
CREATE POLICY own ON proposal_attachment FOR SELECT USING (partner_id = tiltak_partner());
CREATE POLICY adds ON proposal_attachment FOR INSERT WITH CHECK (partner_id = tiltak_partner() AND submitted_in IS NULL
  AND EXISTS (SELECT FROM proposal p WHERE p.municipality_id = proposal_attachment.municipality_id AND p.id = proposal_id AND p.partner_id = tiltak_partner()));
CREATE POLICY submits ON proposal_attachment FOR UPDATE USING (partner_id = tiltak_partner() AND submitted_in IS NULL) WITH CHECK (partner_id = tiltak_partner());
CREATE POLICY throws_away ON proposal_attachment FOR DELETE USING (partner_id = tiltak_partner() AND submitted_in IS NULL);
CREATE TRIGGER held BEFORE UPDATE ON proposal_attachment FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '')
  EXECUTE FUNCTION only_these_change('submitted_in');

ALTER TABLE proposal_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_message FORCE ROW LEVEL SECURITY;
CREATE POLICY received ON proposal_message FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY own ON proposal_message FOR SELECT USING (partner_id = tiltak_partner());
CREATE POLICY asks ON proposal_message FOR INSERT WITH CHECK (municipality_id = tiltak_municipality() AND NOT from_partner AND written_by = tiltak_user()
  AND EXISTS (SELECT FROM proposal p WHERE p.municipality_id = tiltak_municipality() AND p.id = proposal_id AND p.partner_id = proposal_message.partner_id));
CREATE POLICY answers ON proposal_message FOR INSERT WITH CHECK (partner_id = tiltak_partner() AND from_partner AND written_by = tiltak_user()
  AND EXISTS (SELECT FROM proposal p WHERE p.municipality_id = proposal_message.municipality_id AND p.id = proposal_id AND p.partner_id = tiltak_partner() AND p.state <> 'draft'));

ALTER TABLE proposal_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY received ON proposal_decision FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY own ON proposal_decision FOR SELECT USING (partner_id = tiltak_partner());
CREATE POLICY decides ON proposal_decision FOR INSERT WITH CHECK (municipality_id = tiltak_municipality() AND decided_by = tiltak_user()
  AND EXISTS (SELECT FROM proposal p WHERE p.municipality_id = tiltak_municipality() AND p.id = proposal_id AND p.partner_id = proposal_decision.partner_id));
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON proposal_decision FOR EACH ROW EXECUTE FUNCTION record_history('proposal', 'proposal_id');

-- Evaluation stays inside the municipality.
ALTER TABLE proposal_evaluator ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_evaluator FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON proposal_evaluator FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY add ON proposal_evaluator FOR INSERT WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY change ON proposal_evaluator FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY remove ON proposal_evaluator FOR DELETE USING (municipality_id = tiltak_municipality());
CREATE TRIGGER version BEFORE UPDATE ON proposal_evaluator FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON proposal_evaluator FOR EACH ROW EXECUTE FUNCTION record_history('proposal', 'proposal_id');

-- One's own scores; the others' when everybody who has no interest has handed in; of somebody with an interest, none.
ALTER TABLE proposal_score ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_score FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON proposal_score FOR SELECT USING (municipality_id = tiltak_municipality() AND EXISTS (
  SELECT FROM proposal_evaluator e
   WHERE e.municipality_id = proposal_score.municipality_id AND e.id = evaluator_id AND (e.user_id = tiltak_user() OR NOT EXISTS (
     SELECT FROM proposal_evaluator o WHERE o.municipality_id = e.municipality_id AND o.proposal_id = e.proposal_id
        AND ((o.has_interest IS NOT TRUE AND o.handed_in_at IS NULL) OR (o.user_id = tiltak_user() AND o.has_interest))))));
DO $$
DECLARE
  scores constant text := 'municipality_id = tiltak_municipality() AND EXISTS (SELECT FROM proposal_evaluator e WHERE e.municipality_id = proposal_score.municipality_id
    AND e.id = evaluator_id AND e.user_id = tiltak_user() AND e.has_interest IS FALSE AND e.handed_in_at IS NULL)';
BEGIN
  EXECUTE format('CREATE POLICY add ON proposal_score FOR INSERT WITH CHECK (%s)', scores);
  EXECUTE format('CREATE POLICY change ON proposal_score FOR UPDATE USING (%s) WITH CHECK (%1$s)', scores);
  EXECUTE format('CREATE POLICY remove ON proposal_score FOR DELETE USING (%s)', scores);
END $$;

ALTER TABLE proposal_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_note FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON proposal_note FOR ALL USING (municipality_id = tiltak_municipality() AND user_id = tiltak_user())
  WITH CHECK (municipality_id = tiltak_municipality() AND user_id = tiltak_user());
CREATE TRIGGER version BEFORE UPDATE ON proposal_note FOR EACH ROW EXECUTE FUNCTION raise_version();

------------------------------------------------------------------------------------------------------------------------
-- What a door knows of municipalities that are neither its own nor published, asked as one list, so that it is planned only where it is asked

CREATE FUNCTION tiltak_known_municipalities() RETURNS uuid[] LANGUAGE sql STABLE
  RETURN CASE tiltak_door()
    WHEN 'account' THEN ARRAY(SELECT m.municipality_id FROM membership m WHERE m.user_id = tiltak_user())
    WHEN 'network' THEN ARRAY(SELECT n.municipality_id FROM network_membership n WHERE n.network_id = tiltak_network())
    WHEN 'partner' THEN ARRAY(
      SELECT p.municipality_id FROM proposal p WHERE p.partner_id = tiltak_partner()
       UNION SELECT l.municipality_id FROM challenge_place l
       UNION SELECT n.municipality_id FROM network_membership n)
    ELSE '{}'::uuid[]
  END;
ALTER POLICY seen ON municipality USING (
  id = tiltak_municipality() OR published_at IS NOT NULL OR tiltak_door() IN ('before_sign_in', 'operator', 'jobs')
  OR (tiltak_door() IN ('account', 'network', 'partner') AND id = ANY ((SELECT tiltak_known_municipalities())::uuid[])));

-- The projects a partner takes part in: what they are called, and how far they are where the municipality shows it. With the owner's rights,
-- since the partner's door shows no plan.
CREATE POLICY through_partner ON project_partner FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'partner' AND partner_id = tiltak_partner());
CREATE POLICY through_partner ON project FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'partner');
CREATE POLICY through_partner ON action FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'partner');
CREATE POLICY through_partner ON progress_update FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'partner');
CREATE POLICY through_partner ON municipality FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'partner');
CREATE VIEW partner_project WITH (security_barrier = true) AS
SELECT t.municipality_id, t.project_id, t.partner_id, m.name AS municipality, m.key AS municipality_key, m.published_at IS NOT NULL AS is_published,
       p.name, p.language, p.area_key, p.state, p.starts_on, p.ends_on, t.shows_progress,
       CASE WHEN t.shows_progress THEN (SELECT count(*)::int FROM action a WHERE a.municipality_id = t.municipality_id AND a.project_id = t.project_id AND a.state <> 'cancelled') END AS actions,
       CASE WHEN t.shows_progress THEN (SELECT count(*)::int FROM action a WHERE a.municipality_id = t.municipality_id AND a.project_id = t.project_id AND a.state = 'completed') END AS actions_done,
       CASE WHEN t.shows_progress THEN (
         SELECT max(u.reported_on) FROM progress_update u LEFT JOIN action a ON a.municipality_id = u.municipality_id AND a.id = u.action_id
          WHERE u.municipality_id = t.municipality_id AND coalesce(u.project_id, a.project_id) = t.project_id) END AS last_updated_on
  FROM project_partner t
  JOIN project p ON p.municipality_id = t.municipality_id AND p.id = t.project_id
  JOIN municipality m ON m.id = t.municipality_id
 WHERE tiltak_door() = 'partner' AND t.partner_id = tiltak_partner();
