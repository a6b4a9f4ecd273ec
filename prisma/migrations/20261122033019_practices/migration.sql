-- A network's calendar with its feed, its summaries by mail, practices that members copy from one another, and the rounds of funding programmes.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- CreateEnum
CREATE TYPE "calendar_kind" AS ENUM ('milestone', 'meeting', 'news');

-- CreateEnum
CREATE TYPE "summary_state" AS ENUM ('draft', 'sent');

-- CreateEnum
CREATE TYPE "practice_state" AS ENUM ('asked', 'draft', 'offered', 'withdrawn');

-- AlterTable
ALTER TABLE "funding_link" ADD COLUMN     "round_id" UUID;

-- CreateTable
CREATE TABLE "calendar_entry" (
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "calendar_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "from_time" TIME(0),
    "to_time" TIME(0),
    "place" TEXT,
    "link" TEXT,
    "language" CHAR(2) NOT NULL,
    "source" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_entry_pkey" PRIMARY KEY ("network_id","id")
);

-- CreateTable
CREATE TABLE "calendar_token" (
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_token_pkey" PRIMARY KEY ("network_id","id")
);

-- CreateTable
CREATE TABLE "network_summary" (
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "period" TEXT NOT NULL,
    "language" CHAR(2) NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "summary_state" NOT NULL DEFAULT 'draft',
    "edited_by" UUID,
    "sent_by" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "recipients" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "network_summary_pkey" PRIMARY KEY ("network_id","id")
);

-- CreateTable
CREATE TABLE "funding_round" (
    "scope" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "municipality_id" UUID,
    "programme_id" UUID NOT NULL,
    "opens_on" DATE,
    "closes_on" DATE NOT NULL,
    "note" TEXT,
    "url" TEXT,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "funding_round_pkey" PRIMARY KEY ("scope","id")
);

-- CreateTable
CREATE TABLE "practice" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "network_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "state" "practice_state" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "area_key" TEXT NOT NULL,
    "cost_ore" BIGINT,
    "cost_note" TEXT,
    "time_note" TEXT,
    "partners" TEXT,
    "pitfalls" TEXT,
    "effects" JSONB NOT NULL DEFAULT '[]',
    "offered_by" TEXT,
    "offered_on" DATE,
    "asked_by" UUID,
    "asked_note" TEXT,
    "language" CHAR(2) NOT NULL,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "practice_copy" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "practice_owner_id" UUID NOT NULL,
    "practice_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "offered_by" TEXT NOT NULL,
    "language" CHAR(2) NOT NULL,
    "copied_by" UUID,
    "copied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_copy_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateIndex
CREATE INDEX "calendar_entry_network_id_starts_on_idx" ON "calendar_entry"("network_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_token_token_hash_key" ON "calendar_token"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_token_user_id_idx" ON "calendar_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_token_network_id_user_id_key" ON "calendar_token"("network_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "network_summary_network_id_period_key" ON "network_summary"("network_id", "period");

-- CreateIndex
CREATE INDEX "funding_round_municipality_id_idx" ON "funding_round"("municipality_id");

-- CreateIndex
CREATE INDEX "funding_round_closes_on_idx" ON "funding_round"("closes_on");

-- CreateIndex
CREATE UNIQUE INDEX "funding_round_scope_programme_id_id_key" ON "funding_round"("scope", "programme_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "funding_round_scope_programme_id_closes_on_key" ON "funding_round"("scope", "programme_id", "closes_on");

-- CreateIndex
CREATE INDEX "practice_network_id_state_idx" ON "practice"("network_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "practice_municipality_id_network_id_project_id_key" ON "practice"("municipality_id", "network_id", "project_id");

-- CreateIndex
CREATE INDEX "practice_copy_practice_owner_id_practice_id_idx" ON "practice_copy"("practice_owner_id", "practice_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_copy_municipality_id_project_id_key" ON "practice_copy"("municipality_id", "project_id");

-- CreateIndex
CREATE INDEX "funding_link_programme_scope_programme_id_round_id_idx" ON "funding_link"("programme_scope", "programme_id", "round_id");

-- AddForeignKey
ALTER TABLE "calendar_entry" ADD CONSTRAINT "calendar_entry_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_token" ADD CONSTRAINT "calendar_token_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_token" ADD CONSTRAINT "calendar_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_summary" ADD CONSTRAINT "network_summary_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_summary" ADD CONSTRAINT "network_summary_edited_by_fkey" FOREIGN KEY ("edited_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_summary" ADD CONSTRAINT "network_summary_sent_by_fkey" FOREIGN KEY ("sent_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_round" ADD CONSTRAINT "funding_round_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_round" ADD CONSTRAINT "funding_round_scope_programme_id_fkey" FOREIGN KEY ("scope", "programme_id") REFERENCES "funding_programme"("scope", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "funding_link" ADD CONSTRAINT "funding_link_programme_scope_programme_id_round_id_fkey" FOREIGN KEY ("programme_scope", "programme_id", "round_id") REFERENCES "funding_round"("scope", "programme_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_municipality_id_network_id_fkey" FOREIGN KEY ("municipality_id", "network_id") REFERENCES "network_membership"("municipality_id", "network_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_area_key_fkey" FOREIGN KEY ("area_key") REFERENCES "area"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_copy" ADD CONSTRAINT "practice_copy_practice_owner_id_practice_id_fkey" FOREIGN KEY ("practice_owner_id", "practice_id") REFERENCES "practice"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice_copy" ADD CONSTRAINT "practice_copy_municipality_id_project_id_fkey" FOREIGN KEY ("municipality_id", "project_id") REFERENCES "project"("municipality_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice_copy" ADD CONSTRAINT "practice_copy_copied_by_fkey" FOREIGN KEY ("copied_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

------------------------------------------------------------------------------------------------------------------------
-- Checks

ALTER TABLE calendar_entry ADD CONSTRAINT calendar_entry_titled CHECK (title <> '');
ALTER TABLE calendar_entry ADD CONSTRAINT calendar_entry_days_in_order CHECK (ends_on >= starts_on);
ALTER TABLE calendar_entry ADD CONSTRAINT calendar_entry_times CHECK (
  to_time IS NULL OR (from_time IS NOT NULL AND (to_time > from_time OR ends_on > starts_on)));
ALTER TABLE network_summary ADD CONSTRAINT network_summary_period CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE network_summary ADD CONSTRAINT network_summary_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL) AND (state = 'sent') = (recipients IS NOT NULL));
ALTER TABLE funding_round ADD CONSTRAINT funding_round_scope CHECK (scope = coalesce(municipality_id, '00000000-0000-0000-0000-000000000000'));
ALTER TABLE funding_round ADD CONSTRAINT funding_round_days_in_order CHECK (opens_on <= closes_on);
ALTER TABLE practice ADD CONSTRAINT practice_told CHECK (state <> 'offered' OR (summary <> '' AND offered_by IS NOT NULL AND offered_on IS NOT NULL));
ALTER TABLE practice ADD CONSTRAINT practice_cost CHECK (cost_ore >= 0);
ALTER TABLE practice ADD CONSTRAINT practice_effects CHECK (jsonb_typeof(effects) = 'array');
ALTER TABLE practice_copy ADD CONSTRAINT practice_copy_of_another CHECK (practice_owner_id <> municipality_id);

-- The rule of app/domain/practice/states.ts once more: only what is finished, and whose effect was measured, is offered.
CREATE FUNCTION only_finished_is_offered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
      SELECT FROM project p
       WHERE p.municipality_id = NEW.municipality_id AND p.id = NEW.project_id AND p.state IN ('completed', 'evaluated')
         AND EXISTS (SELECT FROM observed_effect e WHERE e.municipality_id = p.municipality_id AND e.project_id = p.id)) THEN
    RAISE check_violation USING MESSAGE = 'a practice is a completed project with an observed effect';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER finished AFTER INSERT OR UPDATE OF state, project_id ON practice FOR EACH ROW WHEN (NEW.state = 'offered')
  EXECUTE FUNCTION only_finished_is_offered();

------------------------------------------------------------------------------------------------------------------------
-- The network's own: calendar, summaries, and each member's link to the feed

ALTER TABLE calendar_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON calendar_entry FOR ALL USING (network_id = tiltak_network()) WITH CHECK (network_id = tiltak_network());

ALTER TABLE network_summary ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_summary FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON network_summary FOR ALL USING (network_id = tiltak_network()) WITH CHECK (network_id = tiltak_network());

-- One's own alone, also for leaders. A calendar program shows the token before it is known whose it is.
ALTER TABLE calendar_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_token FORCE ROW LEVEL SECURITY;
-- In this order, so that it fails outside every door: tiltak_user() alone would not.
CREATE POLICY own ON calendar_token FOR ALL USING (CASE WHEN network_id = tiltak_network() THEN user_id = tiltak_user() ELSE false END)
  WITH CHECK (CASE WHEN network_id = tiltak_network() THEN user_id = tiltak_user() ELSE false END);
CREATE POLICY sign_in ON calendar_token FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY oneself ON calendar_token FOR SELECT USING (tiltak_door() = 'account' AND user_id = tiltak_user());
CREATE POLICY oneself_ends ON calendar_token FOR DELETE USING (tiltak_door() = 'account' AND user_id = tiltak_user());

CREATE TRIGGER version BEFORE UPDATE ON calendar_entry FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON network_summary FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON calendar_entry FOR EACH ROW EXECUTE FUNCTION record_network_history('calendar_entry', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON network_summary FOR EACH ROW EXECUTE FUNCTION record_network_history('network_summary', 'id');

------------------------------------------------------------------------------------------------------------------------
-- Practices. The municipality writes its own; the network sees what it asked for and what is offered, and may ask; members of the same
-- network see what is offered, and so does everyone once both the practice and the municipality are public.

ALTER TABLE practice ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON practice FOR ALL USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY network ON practice FOR SELECT USING (network_id = tiltak_network() AND state IN ('asked', 'offered'));
CREATE POLICY network_asks ON practice FOR INSERT WITH CHECK (
  network_id = tiltak_network() AND state = 'asked' AND asked_by = tiltak_user()
  AND municipality_id = ANY ((SELECT tiltak_shared('plan', 'detail'))::uuid[]));
CREATE POLICY fellows ON practice FOR SELECT USING (
  tiltak_door() = 'municipality' AND state = 'offered'
  AND network_id IN (SELECT n.network_id FROM network_membership n WHERE n.municipality_id = tiltak_municipality() AND n.state = 'joined'));
CREATE POLICY everyone ON practice FOR SELECT USING (
  tiltak_door() = 'public' AND state = 'offered' AND is_public AND municipality_id = ANY ((SELECT tiltak_visible())::uuid[]));

-- Whoever leaves the network no longer offers there.
CREATE POLICY through_trigger ON practice FOR ALL TO CURRENT_ROLE USING (tiltak_door() = 'network' AND network_id = tiltak_network())
  WITH CHECK (tiltak_door() = 'network' AND network_id = tiltak_network());
CREATE FUNCTION withdraw_practices() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE practice SET state = 'withdrawn'
   WHERE municipality_id = NEW.municipality_id AND network_id = NEW.network_id AND state IN ('asked', 'offered');
  RETURN NULL;
END $$;
CREATE TRIGGER withdraw_practices AFTER UPDATE OF state ON network_membership FOR EACH ROW WHEN (OLD.state = 'joined' AND NEW.state <> 'joined')
  EXECUTE FUNCTION withdraw_practices();

-- A copy is the copying municipality's; the network sees who copied what it was offered. Only what is offered can be copied.
ALTER TABLE practice_copy ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_copy FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON practice_copy FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY add ON practice_copy FOR INSERT WITH CHECK (
  municipality_id = tiltak_municipality()
  AND EXISTS (SELECT FROM practice p WHERE p.municipality_id = practice_owner_id AND p.id = practice_id AND p.state = 'offered'));
CREATE POLICY remove ON practice_copy FOR DELETE USING (municipality_id = tiltak_municipality());
CREATE POLICY network ON practice_copy FOR SELECT USING (
  tiltak_door() = 'network' AND EXISTS (SELECT FROM practice p
    WHERE p.municipality_id = practice_owner_id AND p.id = practice_id AND p.network_id = tiltak_network()));
CREATE POLICY through_functions ON practice_copy FOR SELECT TO CURRENT_ROLE USING (tiltak_door() IN ('municipality', 'network', 'public'));

-- How often each of these practices was copied, for whoever sees the practice: by whom is told to the network alone.
CREATE FUNCTION practice_copies(asked uuid[]) RETURNS TABLE (practice_id uuid, copies int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.practice_id, count(*)::int
    FROM practice p JOIN practice_copy c ON c.practice_owner_id = p.municipality_id AND c.practice_id = p.id
   WHERE p.id = ANY (asked)
   GROUP BY c.practice_id
$$;

CREATE TRIGGER version BEFORE UPDATE ON practice FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON practice FOR EACH ROW EXECUTE FUNCTION record_history('practice', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON practice_copy FOR EACH ROW EXECUTE FUNCTION record_history('project', 'project_id');

------------------------------------------------------------------------------------------------------------------------
-- Funding rounds: shared or own, as their programme is

ALTER TABLE funding_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE funding_round FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON funding_round FOR SELECT USING (
  municipality_id IS NULL OR municipality_id = ANY ((SELECT tiltak_readable('money', 'detail'))::uuid[]));
CREATE POLICY add ON funding_round FOR INSERT WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY change ON funding_round FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY remove ON funding_round FOR DELETE USING (municipality_id = tiltak_municipality());
CREATE POLICY operator ON funding_round FOR ALL USING (tiltak_door() = 'operator' AND municipality_id IS NULL)
  WITH CHECK (tiltak_door() = 'operator' AND municipality_id IS NULL);

CREATE TRIGGER version BEFORE UPDATE ON funding_round FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON funding_round FOR EACH ROW EXECUTE FUNCTION record_history('funding_programme', 'programme_id');

------------------------------------------------------------------------------------------------------------------------
-- Mail to all of the network that is open, each person once: its own people, and those who hold one of the roles in a municipality that has
-- joined. `words` as for mail_holders; gives how many messages were written.

CREATE FUNCTION mail_network(roles text[], kind text, words jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  written int;
BEGIN
  IF tiltak_door() <> 'network' THEN
    RAISE insufficient_privilege USING MESSAGE = 'a network is written to through its own door';
  END IF;
  INSERT INTO outbox_message (kind, recipient, language, subject, text)
  SELECT mail_network.kind, u.email, l.language, words #>> ARRAY[l.language, 'subject'], words #>> ARRAY[l.language, 'text']
    FROM app_user u
    CROSS JOIN LATERAL (SELECT CASE WHEN words ? u.language::text THEN u.language::text ELSE 'nb' END AS language) l
   WHERE u.erased_at IS NULL AND u.id IN (
     SELECT m.user_id FROM network_member m
      WHERE m.network_id = tiltak_network() AND m.valid_from <= tiltak_today() AND (m.valid_to IS NULL OR m.valid_to >= tiltak_today())
     UNION
     SELECT m.user_id FROM membership m
       JOIN network_membership n ON n.municipality_id = m.municipality_id AND n.network_id = tiltak_network() AND n.state = 'joined'
      WHERE m.role::text = ANY (roles) AND m.valid_from <= tiltak_today() AND (m.valid_to IS NULL OR m.valid_to >= tiltak_today()));
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;
