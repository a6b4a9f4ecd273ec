-- Doors, policies, checks and triggers of people: sign-in, invitations, networks, partners, operators, tokens and mail.
-- New doors: account (oneself), network, partner, jobs (mail and clearing away, by the worker). They set, for their transaction only:
--   tiltak.network, tiltak.partner   id of the network or partner (all zeros in the other doors)
--   tiltak.via                       by what means something is done, when not on a page; empty on a page

ALTER DOMAIN door_name DROP CONSTRAINT door_name_check;
ALTER DOMAIN door_name ADD CONSTRAINT door_name_check CHECK (
  VALUE IN ('municipality', 'public', 'before_sign_in', 'operator', 'account', 'network', 'partner', 'jobs'));

CREATE FUNCTION tiltak_network() RETURNS uuid LANGUAGE sql STABLE
  RETURN CASE tiltak_door() WHEN 'network' THEN current_setting('tiltak.network')::uuid END;

CREATE FUNCTION tiltak_partner() RETURNS uuid LANGUAGE sql STABLE
  RETURN CASE tiltak_door() WHEN 'partner' THEN current_setting('tiltak.partner')::uuid END;

------------------------------------------------------------------------------------------------------------------------
-- Checks

ALTER TABLE support_session ADD CONSTRAINT support_session_at_most_eight_hours CHECK (ends_at >= starts_at AND ends_at <= starts_at + interval '8 hours');
ALTER TABLE support_session ADD CONSTRAINT support_session_reason CHECK (length(btrim(reason)) > 0);
ALTER TABLE api_token ADD CONSTRAINT api_token_expires CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days');
ALTER TABLE api_token ADD CONSTRAINT api_token_scopes CHECK (cardinality(scopes) > 0);
ALTER TABLE invitation ADD CONSTRAINT invitation_into_one CHECK (num_nonnulls(municipality_id, network_id, partner_id) = 1);
ALTER TABLE invitation ADD CONSTRAINT invitation_roles CHECK (
  cardinality(roles) > 0 AND roles <@ CASE
    WHEN municipality_id IS NOT NULL THEN ARRAY['reader', 'contributor', 'planner', 'verifier', 'administrator']
    WHEN network_id IS NOT NULL THEN ARRAY['network_member', 'network_leader']
    ELSE ARRAY['partner_proposer', 'partner_administrator']
  END);
ALTER TABLE invitation ADD CONSTRAINT invitation_accepted CHECK ((accepted_at IS NULL) OR revoked_at IS NULL);
ALTER TABLE invitation ADD CONSTRAINT invitation_email_small CHECK (email = lower(email));
ALTER TABLE statement ADD CONSTRAINT statement_language CHECK (language IN ('nb', 'nn', 'en'));
ALTER TABLE statement ADD CONSTRAINT statement_says_something CHECK (length(btrim(text)) > 0);
ALTER TABLE network ADD CONSTRAINT network_key CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE partner ADD CONSTRAINT partner_key CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE partner ADD CONSTRAINT partner_organisation_number CHECK (organisation_number ~ '^[89][0-9]{8}$');

------------------------------------------------------------------------------------------------------------------------
-- Versions and history

CREATE TRIGGER version BEFORE UPDATE ON municipality FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON statement FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON network FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON partner FOR EACH ROW EXECUTE FUNCTION raise_version();

-- As before, and: the municipality's own row has its id in `id`; secrets stay out even as hashes; `via` says by what means.
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
  INSERT INTO history_event (municipality_id, user_id, via, subject, subject_id, entity, operation, before, after)
  VALUES (owned_by, nullif(tiltak_user(), '00000000-0000-0000-0000-000000000000'), nullif(current_setting('tiltak.via', true), ''),
          subject_name, subject_key, TG_TABLE_NAME, lower(TG_OP), row_before, row_after);
  RETURN NULL;
END $$;

CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON municipality FOR EACH ROW EXECUTE FUNCTION record_history('municipality', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON statement FOR EACH ROW EXECUTE FUNCTION record_history('statement', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON support_session FOR EACH ROW EXECUTE FUNCTION record_history('support_session', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON api_token FOR EACH ROW EXECUTE FUNCTION record_history('api_token', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON invitation FOR EACH ROW EXECUTE FUNCTION record_history('invitation', 'id');

-- The operator's door makes a municipality, whose own door is not open then: the line is written all the same, by the trigger alone (the
-- runtime role may not write history at all).
CREATE POLICY through_trigger ON history_event FOR INSERT TO CURRENT_ROLE WITH CHECK (true);

------------------------------------------------------------------------------------------------------------------------
-- What a municipality owns

DO $$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['statement', 'support_session', 'api_token', 'invitation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (%s)', owned,
      CASE owned WHEN 'statement' THEN 'municipality_id = ANY ((SELECT tiltak_visible())::uuid[])' ELSE 'municipality_id = tiltak_municipality()' END);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (municipality_id = tiltak_municipality())', owned);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality())', owned);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING (municipality_id = tiltak_municipality())', owned);
  END LOOP;
END $$;

-- Finding out who asks: an operator with a live support session, a program with a token.
CREATE POLICY sign_in ON support_session FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY sign_in ON api_token FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY used ON api_token FOR UPDATE USING (tiltak_door() = 'before_sign_in') WITH CHECK (tiltak_door() = 'before_sign_in');

------------------------------------------------------------------------------------------------------------------------
-- Networks, partners, operators

ALTER TABLE network ENABLE ROW LEVEL SECURITY;
ALTER TABLE network FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON network FOR SELECT USING (id = tiltak_network() OR tiltak_door() IN ('before_sign_in', 'account'));
CREATE POLICY settings ON network FOR UPDATE USING (id = tiltak_network()) WITH CHECK (id = tiltak_network());
CREATE POLICY operator ON network FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');

ALTER TABLE network_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_member FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON network_member FOR ALL USING (network_id = tiltak_network()) WITH CHECK (network_id = tiltak_network());
CREATE POLICY sign_in ON network_member FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY operator ON network_member FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');

ALTER TABLE partner ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON partner FOR SELECT USING (id = tiltak_partner() OR tiltak_door() IN ('before_sign_in', 'account'));
CREATE POLICY settings ON partner FOR UPDATE USING (id = tiltak_partner()) WITH CHECK (id = tiltak_partner());
CREATE POLICY operator ON partner FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');

ALTER TABLE partner_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner_member FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON partner_member FOR ALL USING (partner_id = tiltak_partner()) WITH CHECK (partner_id = tiltak_partner());
CREATE POLICY sign_in ON partner_member FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY operator ON partner_member FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');

-- Who the operators are is no secret to those they serve: an administrator names one for a support session.
ALTER TABLE operator ENABLE ROW LEVEL SECURITY;
ALTER TABLE operator FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON operator FOR SELECT USING (tiltak_door() IN ('before_sign_in', 'municipality', 'account', 'jobs'));
CREATE POLICY operator ON operator FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');

CREATE POLICY network ON invitation FOR ALL USING (network_id = tiltak_network()) WITH CHECK (network_id = tiltak_network());
CREATE POLICY partner ON invitation FOR ALL USING (partner_id = tiltak_partner()) WITH CHECK (partner_id = tiltak_partner());
CREATE POLICY operator ON invitation FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');
CREATE POLICY sign_in ON invitation FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY accept ON invitation FOR UPDATE USING (tiltak_door() = 'before_sign_in') WITH CHECK (tiltak_door() = 'before_sign_in');

------------------------------------------------------------------------------------------------------------------------
-- Oneself

CREATE POLICY joined ON app_user FOR INSERT WITH CHECK (tiltak_door() = 'before_sign_in');
-- Those one shares a network or partner with, and the operators.
CREATE POLICY fellows ON app_user FOR SELECT USING (
  EXISTS (SELECT FROM network_member m WHERE m.user_id = app_user.id AND m.network_id = tiltak_network())
  OR EXISTS (SELECT FROM partner_member m WHERE m.user_id = app_user.id AND m.partner_id = tiltak_partner())
  OR (tiltak_door() IN ('municipality', 'jobs') AND EXISTS (SELECT FROM operator o WHERE o.user_id = app_user.id)));

CREATE POLICY oneself ON membership FOR SELECT USING (tiltak_door() = 'account' AND user_id = tiltak_user());
CREATE POLICY oneself ON network_member FOR SELECT USING (tiltak_door() = 'account' AND user_id = tiltak_user());
CREATE POLICY oneself ON partner_member FOR SELECT USING (tiltak_door() = 'account' AND user_id = tiltak_user());
CREATE POLICY joining ON credential FOR INSERT WITH CHECK (tiltak_door() = 'before_sign_in');
CREATE POLICY resetting ON credential FOR UPDATE USING (tiltak_door() = 'before_sign_in') WITH CHECK (tiltak_door() = 'before_sign_in');
CREATE POLICY oneself ON credential FOR ALL USING (tiltak_door() = 'account' AND user_id = tiltak_user())
  WITH CHECK (tiltak_door() = 'account' AND user_id = tiltak_user());
CREATE POLICY oneself ON session FOR ALL USING (tiltak_door() = 'account' AND user_id = tiltak_user())
  WITH CHECK (tiltak_door() = 'account' AND user_id = tiltak_user());

DO $$
DECLARE
  proof text;
BEGIN
  FOREACH proof IN ARRAY ARRAY['password_reset', 'passkey', 'one_time_code', 'backup_code', 'identity'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', proof);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', proof);
    EXECUTE format('CREATE POLICY sign_in ON %I FOR ALL USING (tiltak_door() = ''before_sign_in'') WITH CHECK (tiltak_door() = ''before_sign_in'')', proof);
    EXECUTE format('CREATE POLICY oneself ON %I FOR ALL USING (tiltak_door() = ''account'' AND user_id = tiltak_user()) WITH CHECK (tiltak_door() = ''account'' AND user_id = tiltak_user())', proof);
  END LOOP;
END $$;

-- Counters know hashed keys only, and are asked outside every door: before it is known who asks.
ALTER TABLE rate_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY counting ON rate_limit FOR ALL USING (true) WITH CHECK (true);

------------------------------------------------------------------------------------------------------------------------
-- Mail and clearing away

ALTER TABLE outbox_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_message FORCE ROW LEVEL SECURITY;
-- Everyone may send, nobody but the worker may read: a message may hold a link that opens something.
CREATE POLICY send ON outbox_message FOR INSERT WITH CHECK (
  tiltak_door() IN ('municipality', 'before_sign_in', 'operator', 'account', 'network', 'partner', 'jobs') AND sent_at IS NULL);
CREATE POLICY jobs ON outbox_message FOR ALL USING (tiltak_door() = 'jobs') WITH CHECK (tiltak_door() = 'jobs');

CREATE POLICY jobs_seen ON session FOR SELECT USING (tiltak_door() = 'jobs');
CREATE POLICY jobs ON session FOR DELETE USING (tiltak_door() = 'jobs');
CREATE POLICY jobs_seen ON password_reset FOR SELECT USING (tiltak_door() = 'jobs');
CREATE POLICY jobs ON password_reset FOR DELETE USING (tiltak_door() = 'jobs');
CREATE POLICY jobs_seen ON invitation FOR SELECT USING (tiltak_door() = 'jobs');
CREATE POLICY jobs ON invitation FOR DELETE USING (tiltak_door() = 'jobs');

ALTER POLICY seen ON municipality USING (
  id = tiltak_municipality() OR published_at IS NOT NULL OR tiltak_door() IN ('before_sign_in', 'operator', 'account', 'jobs'));
