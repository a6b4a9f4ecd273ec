-- Operating the service: what the operator counts without reading a plan, and invitations to operate it.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "last_sign_in_on" DATE;

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "to_operator" BOOLEAN NOT NULL DEFAULT false;

------------------------------------------------------------------------------------------------------------------------
-- Invitations to operate

ALTER TABLE invitation DROP CONSTRAINT invitation_into_one;
ALTER TABLE invitation ADD CONSTRAINT invitation_into_one CHECK (num_nonnulls(municipality_id, network_id, partner_id) + to_operator::int = 1);
ALTER TABLE invitation DROP CONSTRAINT invitation_roles;
ALTER TABLE invitation ADD CONSTRAINT invitation_roles CHECK (
  cardinality(roles) > 0 AND roles <@ CASE
    WHEN municipality_id IS NOT NULL THEN ARRAY['reader', 'contributor', 'planner', 'verifier', 'administrator']
    WHEN network_id IS NOT NULL THEN ARRAY['network_member', 'network_leader']
    WHEN partner_id IS NOT NULL THEN ARRAY['partner_proposer', 'partner_administrator']
    ELSE ARRAY['operator']
  END);

ALTER TABLE operator ADD CONSTRAINT operator_days_in_order CHECK (valid_to >= valid_from - 1);

------------------------------------------------------------------------------------------------------------------------
-- The operator's door counts what it may not read. These functions run with the owner's rights, whom the policies below (and
-- "through_views" on membership) let read in that door, through these functions alone; they give numbers and days, and nothing in any other door.

CREATE POLICY through_functions ON observation FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'operator');
CREATE POLICY through_functions ON action FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'operator');
CREATE POLICY through_functions ON outbox_message FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'operator');

-- Of all municipalities, or of those asked for.
CREATE FUNCTION municipality_usage(asked uuid[])
RETURNS TABLE (municipality_id uuid, members int, administrators int, last_sign_in_on date, observations int, actions int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT m.id, coalesce(s.members, 0), coalesce(s.administrators, 0), s.last_sign_in_on,
         (SELECT count(*)::int FROM observation o WHERE o.municipality_id = m.id),
         (SELECT count(*)::int FROM action a WHERE a.municipality_id = m.id)
    FROM municipality m
    LEFT JOIN (
      SELECT x.municipality_id, count(DISTINCT x.user_id)::int AS members,
             count(DISTINCT x.user_id) FILTER (WHERE x.role = 'administrator')::int AS administrators, max(u.last_sign_in_on) AS last_sign_in_on
        FROM membership x JOIN app_user u ON u.id = x.user_id
       WHERE x.valid_from <= tiltak_today() AND (x.valid_to IS NULL OR x.valid_to >= tiltak_today())
       GROUP BY x.municipality_id) s ON s.municipality_id = m.id
   WHERE tiltak_door() = 'operator' AND (asked IS NULL OR m.id = ANY (asked))
$$;

-- The jobs' tables are the worker's own and come with its first start.
CREATE FUNCTION service_health()
RETURNS TABLE (migrations int, last_migration text, outbox_waiting int, outbox_oldest timestamptz, outbox_failed int, jobs_waiting int, jobs_failed int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF tiltak_door() <> 'operator' THEN RETURN; END IF;
  SELECT count(*)::int, max(p.migration_name) INTO migrations, last_migration
    FROM _prisma_migrations p WHERE p.finished_at IS NOT NULL AND p.rolled_back_at IS NULL;
  SELECT count(*) FILTER (WHERE m.sent_at IS NULL AND m.failed_at IS NULL)::int,
         min(m.created_at) FILTER (WHERE m.sent_at IS NULL AND m.failed_at IS NULL),
         count(*) FILTER (WHERE m.failed_at IS NOT NULL)::int
    INTO outbox_waiting, outbox_oldest, outbox_failed FROM outbox_message m;
  IF to_regclass('graphile_worker.jobs') IS NOT NULL AND has_table_privilege('graphile_worker.jobs', 'SELECT') THEN
    EXECUTE 'SELECT count(*) FILTER (WHERE attempts < max_attempts AND run_at <= now())::int, count(*) FILTER (WHERE attempts >= max_attempts)::int FROM graphile_worker.jobs'
      INTO jobs_waiting, jobs_failed;
  END IF;
  RETURN NEXT;
END $$;

------------------------------------------------------------------------------------------------------------------------
-- The last day a user signed in outlives the session: kept as a day, and for counting only.

CREATE POLICY through_trigger ON app_user FOR UPDATE TO CURRENT_ROLE USING (tiltak_door() = 'before_sign_in') WITH CHECK (tiltak_door() = 'before_sign_in');

CREATE FUNCTION note_sign_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Outside every door nobody signs in.
  IF coalesce(current_setting('tiltak.door', true), '') = '' THEN RETURN NULL; END IF;
  UPDATE app_user SET last_sign_in_on = tiltak_today() WHERE id = NEW.user_id AND last_sign_in_on IS DISTINCT FROM tiltak_today();
  RETURN NULL;
END $$;

CREATE TRIGGER sign_in AFTER INSERT OR UPDATE OF awaits_second_factor ON session FOR EACH ROW WHEN (NOT NEW.awaits_second_factor)
  EXECUTE FUNCTION note_sign_in();
