-- What municipalities share with networks: membership by consent, grants, and the policies that look at them. Partners register themselves.
-- tiltak_shared(subject, level) gives whose rows the open door may read because they are its own or shared with it; tiltak_readable adds, in
-- the public door, the published. Level `summary` is satisfied by a grant of detail too.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- CreateEnum
CREATE TYPE "partner_state" AS ENUM ('registered', 'confirmed', 'refused');

-- CreateEnum
CREATE TYPE "network_membership_state" AS ENUM ('asked', 'joined', 'declined', 'left');

-- CreateEnum
CREATE TYPE "sharing_subject" AS ENUM ('figures', 'plan', 'money', 'updates');

-- CreateEnum
CREATE TYPE "sharing_level" AS ENUM ('nothing', 'summary', 'detail');

-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "asked_municipality_id" UUID,
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_by" UUID,
ADD COLUMN     "interests" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "state" "partner_state" NOT NULL DEFAULT 'registered';

-- AlterTable
ALTER TABLE "project_partner" ADD COLUMN     "partner_id" UUID,
ADD COLUMN     "shows_progress" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "network_membership" (
    "network_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "state" "network_membership_state" NOT NULL DEFAULT 'asked',
    "wave" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked_by" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "network_membership_pkey" PRIMARY KEY ("municipality_id","network_id")
);

-- CreateTable
CREATE TABLE "sharing_grant" (
    "municipality_id" UUID NOT NULL DEFAULT (current_setting('tiltak.municipality'::text))::uuid,
    "network_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject" "sharing_subject" NOT NULL,
    "level" "sharing_level" NOT NULL DEFAULT 'nothing',
    "from_on" DATE NOT NULL DEFAULT tiltak_today(),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sharing_grant_pkey" PRIMARY KEY ("municipality_id","id")
);

-- CreateTable
CREATE TABLE "network_partner" (
    "network_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "network_partner_pkey" PRIMARY KEY ("network_id","partner_id")
);

-- CreateTable
CREATE TABLE "network_history_event" (
    "network_id" UUID NOT NULL,
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

    CONSTRAINT "network_history_event_pkey" PRIMARY KEY ("network_id","id")
);

-- CreateIndex
CREATE INDEX "network_membership_network_id_state_idx" ON "network_membership"("network_id", "state");

-- CreateIndex
CREATE INDEX "sharing_grant_network_id_subject_idx" ON "sharing_grant"("network_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "sharing_grant_municipality_id_network_id_subject_key" ON "sharing_grant"("municipality_id", "network_id", "subject");

-- CreateIndex
CREATE INDEX "network_partner_partner_id_idx" ON "network_partner"("partner_id");

-- CreateIndex
CREATE INDEX "network_history_event_network_id_subject_subject_id_id_idx" ON "network_history_event"("network_id", "subject", "subject_id", "id");

-- CreateIndex
CREATE INDEX "partner_asked_municipality_id_idx" ON "partner"("asked_municipality_id");

-- CreateIndex
CREATE INDEX "project_partner_partner_id_idx" ON "project_partner"("partner_id");

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_asked_municipality_id_fkey" FOREIGN KEY ("asked_municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_confirmed_by_fkey" FOREIGN KEY ("confirmed_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_membership" ADD CONSTRAINT "network_membership_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_membership" ADD CONSTRAINT "network_membership_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_membership" ADD CONSTRAINT "network_membership_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_membership" ADD CONSTRAINT "network_membership_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sharing_grant" ADD CONSTRAINT "sharing_grant_municipality_id_network_id_fkey" FOREIGN KEY ("municipality_id", "network_id") REFERENCES "network_membership"("municipality_id", "network_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "network_partner" ADD CONSTRAINT "network_partner_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_partner" ADD CONSTRAINT "network_partner_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever was there before registration existed had been entered by an operator.
UPDATE partner SET state = 'confirmed', confirmed_at = created_at;

------------------------------------------------------------------------------------------------------------------------
-- Checks

ALTER TABLE network_membership ADD CONSTRAINT network_membership_answered CHECK ((state = 'asked') = (answered_at IS NULL));
ALTER TABLE partner ADD CONSTRAINT partner_confirmed CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL));

------------------------------------------------------------------------------------------------------------------------
-- Whose rows a door may read

CREATE FUNCTION tiltak_shared(subject text, level text) RETURNS uuid[] LANGUAGE sql STABLE
  RETURN CASE tiltak_door()
    WHEN 'municipality' THEN ARRAY[tiltak_municipality()]
    WHEN 'network' THEN ARRAY(
      SELECT g.municipality_id
        FROM sharing_grant g
        JOIN network_membership n ON n.municipality_id = g.municipality_id AND n.network_id = g.network_id AND n.state = 'joined'
       WHERE g.network_id = tiltak_network() AND g.subject::text = tiltak_shared.subject AND g.from_on <= tiltak_today()
         AND (g.level = 'detail' OR (g.level = 'summary' AND tiltak_shared.level = 'summary')))
    ELSE '{}'::uuid[]
  END;

CREATE FUNCTION tiltak_readable(subject text, level text) RETURNS uuid[] LANGUAGE sql STABLE
  RETURN CASE tiltak_door() WHEN 'public' THEN tiltak_visible() ELSE tiltak_shared(tiltak_readable.subject, tiltak_readable.level) END;

DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES
      ('evaluation', 'figures'), ('target', 'figures'), ('standing', 'figures'),
      ('unit', 'plan'), ('recommendation', 'plan'), ('recommendation_data_point', 'plan'), ('response', 'plan'), ('project', 'plan'),
      ('project_recommendation', 'plan'), ('project_partner', 'plan'), ('expected_effect', 'plan'), ('observed_effect', 'plan'),
      ('action', 'plan'), ('funding_link', 'money')) AS t (owned, subject) LOOP
    EXECUTE format('ALTER POLICY read ON %I USING (municipality_id = ANY ((SELECT tiltak_readable(%L, ''detail''))::uuid[]))', one.owned, one.subject);
  END LOOP;
END $$;
ALTER POLICY read ON observation USING (
  municipality_id = ANY ((SELECT tiltak_readable('figures', 'detail'))::uuid[]) AND (review = 'verified' OR municipality_id = tiltak_municipality()));
ALTER POLICY read ON funding_programme USING (
  municipality_id IS NULL OR municipality_id = ANY ((SELECT tiltak_readable('money', 'detail'))::uuid[]));
-- Never public, and yet shared.
ALTER POLICY read ON milestone USING (municipality_id = ANY ((SELECT tiltak_shared('plan', 'detail'))::uuid[]));
ALTER POLICY read ON progress_update USING (municipality_id = ANY ((SELECT tiltak_shared('updates', 'detail'))::uuid[]));

ALTER POLICY through_views ON person USING (municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]));
ALTER POLICY through_views ON progress_update USING (municipality_id = ANY ((SELECT tiltak_readable('updates', 'summary'))::uuid[]));
CREATE OR REPLACE VIEW owner_unit WITH (security_barrier = true) AS
SELECT p.municipality_id, p.id AS person_id, u.name AS unit, p.title
  FROM person p
  LEFT JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
 WHERE p.municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]);
CREATE OR REPLACE VIEW update_date WITH (security_barrier = true) AS
SELECT r.municipality_id, r.action_id, r.project_id, r.reported_on
  FROM progress_update r
 WHERE r.municipality_id = ANY ((SELECT tiltak_readable('updates', 'summary'))::uuid[]);

------------------------------------------------------------------------------------------------------------------------
-- Membership by consent, and grants

ALTER TABLE network_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_membership FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON network_membership FOR SELECT USING (
  municipality_id = tiltak_municipality() OR network_id = tiltak_network() OR tiltak_door() = 'jobs');
CREATE POLICY asks ON network_membership FOR INSERT WITH CHECK (network_id = tiltak_network() AND state = 'asked');
CREATE POLICY answers ON network_membership FOR UPDATE
  USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality() AND state IN ('joined', 'declined', 'left'));
-- The network asks once more, keeps the wave, and lets go; it never answers for the municipality.
CREATE POLICY keeps ON network_membership FOR UPDATE
  USING (network_id = tiltak_network()) WITH CHECK (network_id = tiltak_network());

-- Where the network's door is open the state moves from declined or left to asked, from asked or joined to left, and not otherwise.
CREATE FUNCTION network_never_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state AND NOT (NEW.state = 'left' OR (NEW.state = 'asked' AND OLD.state IN ('declined', 'left'))) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a network does not answer for a municipality';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER held_network BEFORE UPDATE ON network_membership FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'network')
  EXECUTE FUNCTION network_never_answers();
CREATE TRIGGER held_by_network BEFORE UPDATE ON network_membership FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'network')
  EXECUTE FUNCTION only_these_change('state', 'wave', 'asked_at', 'asked_by', 'answered_at', 'answered_by');
CREATE TRIGGER held_by_municipality BEFORE UPDATE ON network_membership FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'municipality')
  EXECUTE FUNCTION only_these_change('state', 'answered_at', 'answered_by');

ALTER TABLE sharing_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE sharing_grant FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON sharing_grant FOR SELECT USING (municipality_id = tiltak_municipality());
CREATE POLICY add ON sharing_grant FOR INSERT WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY change ON sharing_grant FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY remove ON sharing_grant FOR DELETE USING (municipality_id = tiltak_municipality());
CREATE POLICY network ON sharing_grant FOR SELECT USING (network_id = tiltak_network());

CREATE TRIGGER version BEFORE UPDATE ON network_membership FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON sharing_grant FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON network_membership FOR EACH ROW EXECUTE FUNCTION record_history('network', 'network_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON sharing_grant FOR EACH ROW EXECUTE FUNCTION record_history('network', 'network_id');

-- A network sees its members and those it has asked; a municipality the networks it belongs to or was asked by.
ALTER POLICY seen ON municipality USING (
  id = tiltak_municipality() OR published_at IS NOT NULL OR tiltak_door() IN ('before_sign_in', 'operator', 'jobs')
  OR (tiltak_door() = 'account' AND EXISTS (SELECT FROM membership m WHERE m.municipality_id = municipality.id AND m.user_id = tiltak_user()))
  OR (tiltak_door() = 'network' AND EXISTS (SELECT FROM network_membership n WHERE n.municipality_id = municipality.id AND n.network_id = tiltak_network())));
ALTER POLICY seen ON network USING (id = tiltak_network() OR tiltak_door() IN ('before_sign_in', 'jobs')
  OR (tiltak_door() = 'account' AND EXISTS (SELECT FROM network_member m WHERE m.network_id = network.id AND m.user_id = tiltak_user()))
  OR (tiltak_door() = 'municipality' AND EXISTS (SELECT FROM network_membership n WHERE n.network_id = network.id AND n.municipality_id = tiltak_municipality()))
  OR (tiltak_door() = 'partner' AND EXISTS (SELECT FROM network_partner n WHERE n.network_id = network.id AND n.partner_id = tiltak_partner())));

------------------------------------------------------------------------------------------------------------------------
-- Partners of a network, and who sees a partner

ALTER TABLE network_partner ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_partner FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON network_partner FOR ALL USING (network_id = tiltak_network()) WITH CHECK (network_id = tiltak_network());
CREATE POLICY taking_part ON network_partner FOR SELECT USING (partner_id = tiltak_partner());

-- Confirmed partners are known to those who invite them; one that waits, to the municipality it asked.
ALTER POLICY seen ON partner USING (id = tiltak_partner() OR tiltak_door() IN ('before_sign_in', 'jobs')
  OR (tiltak_door() = 'account' AND EXISTS (SELECT FROM partner_member m WHERE m.partner_id = partner.id AND m.user_id = tiltak_user()))
  OR (tiltak_door() IN ('municipality', 'network') AND state = 'confirmed')
  OR (tiltak_door() = 'municipality' AND asked_municipality_id = tiltak_municipality()));
-- Registering: before sign-in, and never as already confirmed.
CREATE POLICY registers ON partner FOR INSERT WITH CHECK (tiltak_door() = 'before_sign_in' AND state = 'registered' AND confirmed_by IS NULL);
CREATE POLICY registers ON invitation FOR INSERT WITH CHECK (
  tiltak_door() = 'before_sign_in' AND partner_id IS NOT NULL AND municipality_id IS NULL AND network_id IS NULL AND invited_by IS NULL
  AND roles = ARRAY['partner_administrator'] AND EXISTS (SELECT FROM partner p WHERE p.id = partner_id AND p.state = 'registered'));
CREATE POLICY confirms ON partner FOR UPDATE
  USING (tiltak_door() = 'municipality' AND asked_municipality_id = tiltak_municipality() AND state = 'registered')
  WITH CHECK (tiltak_door() = 'municipality' AND asked_municipality_id = tiltak_municipality());
CREATE TRIGGER held_by_municipality BEFORE UPDATE ON partner FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'municipality')
  EXECUTE FUNCTION only_these_change('state', 'confirmed_at', 'confirmed_by');
DROP TRIGGER held ON partner;
CREATE TRIGGER held BEFORE UPDATE ON partner FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'partner')
  EXECUTE FUNCTION only_these_change('name', 'kind', 'organisation_number', 'interests', 'asked_municipality_id');

------------------------------------------------------------------------------------------------------------------------
-- The history of networks

ALTER TABLE network_history_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_history_event FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON network_history_event FOR SELECT USING (network_id = tiltak_network());
CREATE POLICY through_trigger ON network_history_event FOR INSERT TO CURRENT_ROLE WITH CHECK (true);

-- As record_history, for the records that belong to a network alone. Arguments: the subject's name and the column that holds its id.
CREATE FUNCTION record_network_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - 'token_hash' END;
  row_after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - 'token_hash' END;
  row_any jsonb := coalesce(row_after, row_before);
BEGIN
  IF row_any ->> 'network_id' IS NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(a.key, b.value), jsonb_object_agg(a.key, a.value)
      INTO row_before, row_after
      FROM jsonb_each(row_after) a JOIN jsonb_each(row_before) b USING (key)
     WHERE a.value IS DISTINCT FROM b.value AND a.key NOT IN ('version', 'updated_at', 'last_used_at');
    IF row_after IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO network_history_event (network_id, user_id, via, subject, subject_id, entity, entity_id, operation, before, after)
  VALUES ((row_any ->> 'network_id')::uuid, nullif(tiltak_user(), '00000000-0000-0000-0000-000000000000'),
          nullif(current_setting('tiltak.via', true), ''), TG_ARGV[0], (row_any ->> TG_ARGV[1])::uuid, TG_TABLE_NAME,
          (row_any ->> 'id')::uuid, lower(TG_OP), row_before, row_after);
  RETURN NULL;
END $$;

CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON network_partner FOR EACH ROW EXECUTE FUNCTION record_network_history('partner', 'partner_id');
CREATE TRIGGER network_history AFTER INSERT OR UPDATE OR DELETE ON network_membership FOR EACH ROW EXECUTE FUNCTION record_network_history('municipality', 'municipality_id');

------------------------------------------------------------------------------------------------------------------------
-- Mail to those who hold a role somewhere else, whose addresses the sender never sees. `words` is {"nb": {"subject", "text"}, "nn": …, "en": …};
-- each gets it in their own language. Gives how many messages were written.

CREATE POLICY through_mail ON membership FOR SELECT TO CURRENT_ROLE USING (tiltak_door() IN ('network', 'partner', 'operator', 'jobs'));
CREATE POLICY through_mail ON network_member FOR SELECT TO CURRENT_ROLE USING (tiltak_door() IN ('municipality', 'partner', 'jobs'));
CREATE POLICY through_mail ON partner_member FOR SELECT TO CURRENT_ROLE USING (tiltak_door() IN ('municipality', 'network', 'jobs'));
CREATE POLICY through_mail ON app_user FOR SELECT TO CURRENT_ROLE USING (tiltak_door() IN ('municipality', 'network', 'partner', 'operator', 'jobs'));

CREATE FUNCTION mail_holders(place text, place_id uuid, roles text[], kind text, words jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  written int;
BEGIN
  IF NOT tiltak_door() IN ('municipality', 'network', 'partner', 'operator', 'jobs') THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody is written to through this door';
  END IF;
  -- A network writes to municipalities that belong to it or that it has asked.
  IF tiltak_door() = 'network' AND place = 'municipality' AND NOT EXISTS (
      SELECT FROM network_membership n WHERE n.network_id = tiltak_network() AND n.municipality_id = place_id) THEN
    RETURN 0;
  END IF;
  INSERT INTO outbox_message (kind, recipient, language, subject, text)
  SELECT mail_holders.kind, u.email, l.language, words #>> ARRAY[l.language, 'subject'], words #>> ARRAY[l.language, 'text']
    FROM (SELECT DISTINCT user_id FROM (
            SELECT m.user_id, m.role::text, m.valid_from, m.valid_to FROM membership m WHERE place = 'municipality' AND m.municipality_id = place_id
            UNION ALL
            SELECT m.user_id, m.role::text, m.valid_from, m.valid_to FROM network_member m WHERE place = 'network' AND m.network_id = place_id
            UNION ALL
            SELECT m.user_id, m.role::text, m.valid_from, m.valid_to FROM partner_member m WHERE place = 'partner' AND m.partner_id = place_id) h
           WHERE h.role = ANY (roles) AND h.valid_from <= tiltak_today() AND (h.valid_to IS NULL OR h.valid_to >= tiltak_today())) holder
    JOIN app_user u ON u.id = holder.user_id AND u.erased_at IS NULL
    CROSS JOIN LATERAL (SELECT CASE WHEN words ? u.language::text THEN u.language::text ELSE 'nb' END AS language) l;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;
