-- Reviews: a network's rounds, its members' submissions frozen with a checksum, questions and answers, and reminders sent once each.
-- Who submitted what to a closed round stays readable for the network; until then withdrawing everything ends its reading at once.

SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- CreateEnum
CREATE TYPE "round_state" AS ENUM ('planned', 'open', 'reviewing', 'closed');

-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('preparing', 'submitted', 'questions', 'resubmitted', 'accepted');

-- CreateEnum
CREATE TYPE "comment_side" AS ENUM ('network', 'municipality');

-- CreateTable
CREATE TABLE "review" (
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "language" CHAR(2) NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "round_state" NOT NULL DEFAULT 'planned',
    "closed_reason" TEXT,
    "previous_id" UUID,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("network_id","id")
);

-- CreateTable
CREATE TABLE "review_question" (
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "review_question_pkey" PRIMARY KEY ("network_id","id")
);

-- CreateTable
CREATE TABLE "submission" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "network_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "state" "submission_state" NOT NULL DEFAULT 'preparing',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "submission_draft" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "submission_id" UUID NOT NULL,
    "answers" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_draft_pkey" PRIMARY KEY ("municipality_id","submission_id")
);

-- CreateTable
CREATE TABLE "submission_revision" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "submission_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "checksum" CHAR(64) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_by" UUID NOT NULL,

    CONSTRAINT "submission_revision_pkey" PRIMARY KEY ("municipality_id","submission_id","revision")
);

-- CreateTable
CREATE TABLE "review_comment" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "submission_id" UUID NOT NULL,
    "side" "comment_side" NOT NULL,
    "text" TEXT NOT NULL,
    "language" CHAR(2) NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "review_reminder" (
    "municipality_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "days_before" SMALLINT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_reminder_pkey" PRIMARY KEY ("municipality_id","submission_id","days_before")
);

-- CreateIndex
CREATE INDEX "review_network_id_due_on_idx" ON "review"("network_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "review_question_network_id_review_id_position_key" ON "review_question"("network_id", "review_id", "position");

-- CreateIndex
CREATE INDEX "submission_network_id_review_id_idx" ON "submission"("network_id", "review_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_municipality_id_review_id_key" ON "submission"("municipality_id", "review_id");

-- CreateIndex
CREATE INDEX "submission_revision_submitted_by_idx" ON "submission_revision"("submitted_by");

-- CreateIndex
CREATE INDEX "review_comment_municipality_id_submission_id_idx" ON "review_comment"("municipality_id", "submission_id");

-- CreateIndex
CREATE INDEX "review_comment_author_id_idx" ON "review_comment"("author_id");

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_network_id_previous_id_fkey" FOREIGN KEY ("network_id", "previous_id") REFERENCES "review"("network_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_question" ADD CONSTRAINT "review_question_network_id_review_id_fkey" FOREIGN KEY ("network_id", "review_id") REFERENCES "review"("network_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_municipality_id_network_id_fkey" FOREIGN KEY ("municipality_id", "network_id") REFERENCES "network_membership"("municipality_id", "network_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_network_id_review_id_fkey" FOREIGN KEY ("network_id", "review_id") REFERENCES "review"("network_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission_draft" ADD CONSTRAINT "submission_draft_municipality_id_submission_id_fkey" FOREIGN KEY ("municipality_id", "submission_id") REFERENCES "submission"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission_revision" ADD CONSTRAINT "submission_revision_municipality_id_submission_id_fkey" FOREIGN KEY ("municipality_id", "submission_id") REFERENCES "submission"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission_revision" ADD CONSTRAINT "submission_revision_submitted_by_fkey" FOREIGN KEY ("submitted_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_municipality_id_submission_id_fkey" FOREIGN KEY ("municipality_id", "submission_id") REFERENCES "submission"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_reminder" ADD CONSTRAINT "review_reminder_municipality_id_submission_id_fkey" FOREIGN KEY ("municipality_id", "submission_id") REFERENCES "submission"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

------------------------------------------------------------------------------------------------------------------------
-- Checks

ALTER TABLE review ADD CONSTRAINT review_period CHECK (period_from <= period_to);
ALTER TABLE review ADD CONSTRAINT review_dates CHECK (opens_on <= due_on);
ALTER TABLE review ADD CONSTRAINT review_not_its_own CHECK (previous_id <> id);
ALTER TABLE review ADD CONSTRAINT review_reason CHECK (closed_reason IS NULL OR state = 'closed');
ALTER TABLE submission_revision ADD CONSTRAINT submission_revision_numbered CHECK (revision > 0);
ALTER TABLE submission_revision ADD CONSTRAINT submission_revision_checksum CHECK (checksum = encode(sha256(convert_to(content, 'UTF8')), 'hex'));
ALTER TABLE review_comment ADD CONSTRAINT review_comment_said CHECK (text <> '');

------------------------------------------------------------------------------------------------------------------------
-- Who reads and writes

-- Members that show the network of the open door something today.
CREATE FUNCTION tiltak_showing() RETURNS uuid[] LANGUAGE sql STABLE
  RETURN ARRAY(
    SELECT DISTINCT g.municipality_id
      FROM sharing_grant g
      JOIN network_membership n ON n.municipality_id = g.municipality_id AND n.network_id = g.network_id AND n.state = 'joined'
     WHERE g.network_id = tiltak_network() AND g.level <> 'nothing' AND g.from_on <= tiltak_today());

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['review', 'review_question', 'submission', 'submission_draft', 'submission_revision', 'review_comment', 'review_reminder'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
  END LOOP;
END $$;

-- A municipality sees the rounds it has been asked to.
CREATE POLICY own ON review FOR SELECT USING (network_id = tiltak_network());
CREATE POLICY plans ON review FOR INSERT WITH CHECK (network_id = tiltak_network() AND state = 'planned');
CREATE POLICY changes ON review FOR UPDATE USING (network_id = tiltak_network() AND state <> 'closed') WITH CHECK (network_id = tiltak_network());
CREATE POLICY asked ON review FOR SELECT USING (EXISTS (
  SELECT FROM submission s WHERE s.network_id = review.network_id AND s.review_id = review.id AND s.municipality_id = tiltak_municipality()));
CREATE POLICY reminding ON review FOR SELECT USING (tiltak_door() = 'jobs');

CREATE POLICY own ON review_question FOR SELECT USING (network_id = tiltak_network());
CREATE POLICY asked ON review_question FOR SELECT USING (EXISTS (
  SELECT FROM submission s WHERE s.network_id = review_question.network_id AND s.review_id = review_question.review_id AND s.municipality_id = tiltak_municipality()));
-- Everybody answers the same: questions are held once the round is open.
CREATE POLICY adds ON review_question FOR INSERT WITH CHECK (network_id = tiltak_network() AND EXISTS (
  SELECT FROM review r WHERE r.network_id = review_question.network_id AND r.id = review_question.review_id AND r.state = 'planned'));
CREATE POLICY removes ON review_question FOR DELETE USING (network_id = tiltak_network() AND EXISTS (
  SELECT FROM review r WHERE r.network_id = review_question.network_id AND r.id = review_question.review_id AND r.state = 'planned'));

CREATE POLICY seen ON submission FOR SELECT USING (
  municipality_id = tiltak_municipality() OR network_id = tiltak_network() OR tiltak_door() = 'jobs');
CREATE POLICY asks ON submission FOR INSERT WITH CHECK (network_id = tiltak_network() AND state = 'preparing' AND EXISTS (
  SELECT FROM network_membership n
   WHERE n.municipality_id = submission.municipality_id AND n.network_id = submission.network_id AND n.state = 'joined'));
CREATE POLICY answers ON submission FOR UPDATE
  USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY decides ON submission FOR UPDATE
  USING (network_id = tiltak_network()) WITH CHECK (network_id = tiltak_network());

-- The municipality submits, the network asks and accepts, and neither does the other's; nobody does anything outside an open round.
CREATE FUNCTION submission_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_own boolean := CASE tiltak_door()
    WHEN 'municipality' THEN (OLD.state, NEW.state) IN (('preparing', 'submitted'), ('questions', 'resubmitted'))
    WHEN 'network' THEN OLD.state IN ('submitted', 'resubmitted') AND NEW.state IN ('questions', 'accepted')
    ELSE false END;
BEGIN
  IF NOT is_own THEN
    RAISE insufficient_privilege USING MESSAGE = 'this is the other side''s move';
  END IF;
  IF NOT EXISTS (SELECT FROM review r WHERE r.network_id = NEW.network_id AND r.id = NEW.review_id AND r.state IN ('open', 'reviewing')) THEN
    RAISE insufficient_privilege USING MESSAGE = 'the round is not open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER held_columns BEFORE UPDATE ON submission FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '')
  EXECUTE FUNCTION only_these_change('state');
CREATE TRIGGER held_moves BEFORE UPDATE ON submission FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND current_setting('tiltak.door', true) <> '') EXECUTE FUNCTION submission_moves();

CREATE POLICY read ON submission_draft FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY add ON submission_draft FOR INSERT WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY change ON submission_draft FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY remove ON submission_draft FOR DELETE USING (municipality_id = tiltak_municipality());

-- No policy changes or removes one: what was submitted is frozen.
CREATE POLICY own ON submission_revision FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY submits ON submission_revision FOR INSERT WITH CHECK (
  municipality_id = tiltak_municipality() AND submitted_by = tiltak_user() AND EXISTS (
    SELECT FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
     WHERE s.municipality_id = submission_revision.municipality_id AND s.id = submission_revision.submission_id AND r.state IN ('open', 'reviewing')));
CREATE POLICY submitted ON submission_revision FOR SELECT USING (EXISTS (
  SELECT FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
   WHERE s.municipality_id = submission_revision.municipality_id AND s.id = submission_revision.submission_id AND s.network_id = tiltak_network()
     AND (r.state = 'closed' OR s.municipality_id = ANY ((SELECT tiltak_showing())::uuid[]))));

CREATE POLICY own ON review_comment FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY submitted ON review_comment FOR SELECT USING (EXISTS (
  SELECT FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
   WHERE s.municipality_id = review_comment.municipality_id AND s.id = review_comment.submission_id AND s.network_id = tiltak_network()
     AND (review_comment.side = 'network' OR r.state = 'closed' OR s.municipality_id = ANY ((SELECT tiltak_showing())::uuid[]))));
CREATE POLICY answers ON review_comment FOR INSERT WITH CHECK (
  municipality_id = tiltak_municipality() AND side = 'municipality' AND author_id = tiltak_user() AND EXISTS (
    SELECT FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
     WHERE s.municipality_id = review_comment.municipality_id AND s.id = review_comment.submission_id AND r.state IN ('open', 'reviewing')));
CREATE POLICY asks ON review_comment FOR INSERT WITH CHECK (
  side = 'network' AND author_id = tiltak_user() AND EXISTS (
    SELECT FROM submission s JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
     WHERE s.municipality_id = review_comment.municipality_id AND s.id = review_comment.submission_id AND s.network_id = tiltak_network()
       AND r.state IN ('open', 'reviewing')));

CREATE POLICY own ON review_reminder FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY reminded ON review_reminder FOR SELECT USING (EXISTS (
  SELECT FROM submission s
   WHERE s.municipality_id = review_reminder.municipality_id AND s.id = review_reminder.submission_id AND s.network_id = tiltak_network()));
CREATE POLICY reminding ON review_reminder FOR SELECT USING (tiltak_door() = 'jobs');
CREATE POLICY reminds ON review_reminder FOR INSERT WITH CHECK (tiltak_door() = 'jobs');

------------------------------------------------------------------------------------------------------------------------
-- Versions and history. Revisions have none: they are never changed, and the submission's line tells when there was one.

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['review', 'submission', 'submission_draft'] LOOP
    EXECUTE format('CREATE TRIGGER version BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION raise_version()', one);
  END LOOP;
  FOREACH one IN ARRAY ARRAY['submission_draft', 'review_comment', 'review_reminder'] LOOP
    EXECUTE format('CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION record_history(''submission'', ''submission_id'')', one);
  END LOOP;
END $$;
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON submission FOR EACH ROW EXECUTE FUNCTION record_history('submission', 'id');
CREATE TRIGGER network_history AFTER INSERT OR UPDATE OR DELETE ON submission FOR EACH ROW EXECUTE FUNCTION record_network_history('review', 'review_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON review FOR EACH ROW EXECUTE FUNCTION record_network_history('review', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON review_question FOR EACH ROW EXECUTE FUNCTION record_network_history('review', 'review_id');
