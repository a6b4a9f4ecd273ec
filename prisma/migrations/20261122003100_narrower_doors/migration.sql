-- Doors no wider than what goes through them. What a policy cannot say (which columns) a trigger does; what it does not let happen is
-- tried in tests/isolation/doors.test.ts.

------------------------------------------------------------------------------------------------------------------------
-- Nobody is somebody: the id the doors set for "none" may name no row.

ALTER TABLE municipality ADD CONSTRAINT municipality_is_not_nobody CHECK (id <> '00000000-0000-0000-0000-000000000000');
ALTER TABLE network ADD CONSTRAINT network_is_not_nobody CHECK (id <> '00000000-0000-0000-0000-000000000000');
ALTER TABLE partner ADD CONSTRAINT partner_is_not_nobody CHECK (id <> '00000000-0000-0000-0000-000000000000');
ALTER TABLE app_user ADD CONSTRAINT user_is_not_nobody CHECK (id <> '00000000-0000-0000-0000-000000000000');

------------------------------------------------------------------------------------------------------------------------
-- Which columns may be changed. Named so that it runs before `version`, whose own columns are then no change of anybody's.

CREATE FUNCTION only_these_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  forbidden text;
BEGIN
  SELECT a.key INTO forbidden
    FROM jsonb_each(to_jsonb(NEW)) a JOIN jsonb_each(to_jsonb(OLD)) b USING (key)
   WHERE a.value IS DISTINCT FROM b.value AND NOT a.key = ANY (TG_ARGV[0:TG_NARGS]) LIMIT 1;
  IF forbidden IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = format('%s of %s is not changed through this door', forbidden, TG_TABLE_NAME);
  END IF;
  RETURN NEW;
END $$;

-- Before sign-in a proof is used up, and nothing else about it changes.
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON invitation FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('accepted_at', 'accepted_by');
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON api_token FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('last_used_at');
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON credential FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('password_hash', 'changed_at');
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON password_reset FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('used_at');
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON passkey FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('counter', 'last_used_at');
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON one_time_code FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('last_step');
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON backup_code FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('used_at');
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON identity FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'before_sign_in')
  EXECUTE FUNCTION only_these_change('last_used_at');
-- A session is nobody else's later on.
CREATE TRIGGER held_before_sign_in BEFORE UPDATE ON session FOR EACH ROW
  EXECUTE FUNCTION only_these_change('id_hash', 'expires_at', 'last_used_at', 'user_agent', 'awaits_second_factor', 'second_factor_at', 'challenge');

-- What has been promised is not stretched: a token keeps its scopes and its end, a support session its operator, opener, reason and beginning.
CREATE TRIGGER held BEFORE UPDATE ON api_token FOR EACH ROW EXECUTE FUNCTION only_these_change('name', 'last_used_at', 'revoked_at');
CREATE TRIGGER held BEFORE UPDATE ON support_session FOR EACH ROW EXECUTE FUNCTION only_these_change('ends_at');

-- The key is in every address of a municipality, network or partner, and the operator's to give.
CREATE TRIGGER held BEFORE UPDATE ON municipality FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'municipality')
  EXECUTE FUNCTION only_these_change('name', 'county', 'population', 'area_km2', 'language', 'update_interval_days', 'published_at', 'is_demo',
    'source', 'note', 'second_factor_required');
CREATE TRIGGER held BEFORE UPDATE ON network FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'network')
  EXECUTE FUNCTION only_these_change('name');
CREATE TRIGGER held BEFORE UPDATE ON partner FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'partner')
  EXECUTE FUNCTION only_these_change('name', 'kind', 'organisation_number');
-- What the operator may not decide for a municipality: whether its plan is published, and how its administrators sign in.
CREATE TRIGGER held_by_operator BEFORE UPDATE ON municipality FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'operator')
  EXECUTE FUNCTION only_these_change('key', 'name', 'kind', 'county', 'population', 'area_km2', 'language', 'source', 'note');

------------------------------------------------------------------------------------------------------------------------
-- Oneself: changed through one's account alone, where the page asks for the password; and places are seen where one belongs.

ALTER POLICY oneself ON app_user USING (tiltak_door() = 'account' AND id = tiltak_user())
  WITH CHECK (tiltak_door() = 'account' AND id = tiltak_user());

ALTER POLICY seen ON municipality USING (
  id = tiltak_municipality() OR published_at IS NOT NULL OR tiltak_door() IN ('before_sign_in', 'operator', 'jobs')
  OR (tiltak_door() = 'account' AND EXISTS (SELECT FROM membership m WHERE m.municipality_id = municipality.id AND m.user_id = tiltak_user())));
ALTER POLICY seen ON network USING (id = tiltak_network() OR tiltak_door() = 'before_sign_in'
  OR (tiltak_door() = 'account' AND EXISTS (SELECT FROM network_member m WHERE m.network_id = network.id AND m.user_id = tiltak_user())));
ALTER POLICY seen ON partner USING (id = tiltak_partner() OR tiltak_door() = 'before_sign_in'
  OR (tiltak_door() = 'account' AND EXISTS (SELECT FROM partner_member m WHERE m.partner_id = partner.id AND m.user_id = tiltak_user())));

-- Passkeys, codes and identities are made and thrown away by their owner alone; before sign-in they are read and used. An identity is
-- also made there, by the first sign-in through somebody else's page.
DO $$
DECLARE
  proof text;
BEGIN
  FOREACH proof IN ARRAY ARRAY['passkey', 'one_time_code', 'backup_code', 'identity'] LOOP
    EXECUTE format('DROP POLICY sign_in ON %I', proof);
    EXECUTE format('CREATE POLICY sign_in ON %I FOR SELECT USING (tiltak_door() = ''before_sign_in'')', proof);
    EXECUTE format('CREATE POLICY used ON %I FOR UPDATE USING (tiltak_door() = ''before_sign_in'') WITH CHECK (tiltak_door() = ''before_sign_in'')', proof);
  END LOOP;
END $$;
CREATE POLICY joining ON identity FOR INSERT WITH CHECK (tiltak_door() = 'before_sign_in');

------------------------------------------------------------------------------------------------------------------------
-- The operator: makes accounts, and neither reads their passwords, nor changes whose they are, nor removes them (a removal would take
-- memberships with it, past every door).

DROP POLICY operator ON credential;
CREATE POLICY operator ON credential FOR INSERT WITH CHECK (tiltak_door() = 'operator');
DROP POLICY operator ON app_user;
CREATE POLICY operator ON app_user FOR SELECT USING (tiltak_door() = 'operator');
CREATE POLICY operator_adds ON app_user FOR INSERT WITH CHECK (tiltak_door() = 'operator');
DROP POLICY operator ON municipality;
CREATE POLICY operator ON municipality FOR UPDATE USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');
CREATE POLICY operator_adds ON municipality FOR INSERT WITH CHECK (tiltak_door() = 'operator');

-- Which municipalities have an administrator today, and nothing about who: with the owner's rights, since the operator's door shows no
-- memberships. Columns are hidden as in owner_unit.
CREATE POLICY through_views ON membership FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'operator');
CREATE VIEW administered_municipality WITH (security_barrier = true) AS
SELECT DISTINCT m.municipality_id
  FROM membership m
 WHERE tiltak_door() = 'operator' AND m.role = 'administrator'
   AND m.valid_from <= tiltak_today() AND (m.valid_to IS NULL OR m.valid_to >= tiltak_today());

-- The operator invites a municipality's first administrator. Where there is one, the operator would otherwise invite themselves into the plan
-- and need no support session.
DROP POLICY operator ON invitation;
CREATE POLICY operator_seen ON invitation FOR SELECT USING (
  tiltak_door() = 'operator' AND (municipality_id IS NULL OR EXISTS (SELECT FROM operator o WHERE o.user_id = invited_by)));
CREATE POLICY operator ON invitation FOR UPDATE
  USING (tiltak_door() = 'operator' AND (municipality_id IS NULL OR EXISTS (SELECT FROM operator o WHERE o.user_id = invited_by)))
  WITH CHECK (tiltak_door() = 'operator' AND (municipality_id IS NULL OR (roles = ARRAY['administrator'] AND person_id IS NULL
    AND (revoked_at IS NOT NULL OR NOT EXISTS (SELECT FROM administered_municipality a WHERE a.municipality_id = invitation.municipality_id)))));
CREATE POLICY operator_adds ON invitation FOR INSERT WITH CHECK (
  tiltak_door() = 'operator' AND invited_by = tiltak_user() AND (municipality_id IS NULL OR (roles = ARRAY['administrator'] AND person_id IS NULL
    AND NOT EXISTS (SELECT FROM administered_municipality a WHERE a.municipality_id = invitation.municipality_id))));

------------------------------------------------------------------------------------------------------------------------
-- What is signed with a name is signed with one's own, and a support session is never made not to have been.

CREATE POLICY signed ON support_session AS RESTRICTIVE FOR INSERT WITH CHECK (opened_by = tiltak_user());
CREATE POLICY kept ON support_session AS RESTRICTIVE FOR DELETE USING (false);
CREATE POLICY signed ON api_token AS RESTRICTIVE FOR INSERT WITH CHECK (created_by = tiltak_user());

-- A person belongs to a municipality; the compound key of an invitation elsewhere has no municipality and so would check nothing.
ALTER TABLE invitation ADD CONSTRAINT invitation_person_of_municipality CHECK (person_id IS NULL OR municipality_id IS NOT NULL);
