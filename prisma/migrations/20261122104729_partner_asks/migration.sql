-- Whoever is to confirm a partner is told that it waits: the administrators of the municipality it asks, and where it asks none, or nobody
-- administers there, the operators.

SELECT set_config('tiltak.door', 'operator', true);

ALTER TABLE "partner" ADD COLUMN     "told" UUID[] DEFAULT ARRAY[]::UUID[];

DROP TRIGGER held ON partner;
CREATE TRIGGER held BEFORE UPDATE ON partner FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'partner')
  EXECUTE FUNCTION only_these_change('name', 'kind', 'organisation_number', 'interests', 'asked_municipality_id', 'told');

-- Through a partner's own door nobody sees who operates; the function below does, to write to them.
CREATE POLICY through_mail ON operator FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'partner');

-- Writes to those who are to confirm a partner that waits: {municipality | operator: {nb | nn | en: {subject, text}}}. Gives how many mails
-- were written; none for a partner that does not wait or is not the open door's.
CREATE FUNCTION mail_confirmers(partner uuid, words jsonb) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  waiting record;
  written int := 0;
BEGIN
  IF NOT tiltak_door() IN ('before_sign_in', 'partner') THEN
    RAISE insufficient_privilege USING MESSAGE = 'a partner asks in its own door, or while it registers';
  END IF;
  SELECT p.asked_municipality_id AS asked INTO waiting FROM partner p
   WHERE p.id = mail_confirmers.partner AND p.state = 'registered' AND (tiltak_door() = 'before_sign_in' OR p.id = tiltak_partner());
  IF NOT FOUND THEN RETURN 0; END IF;
  INSERT INTO outbox_message (kind, recipient, language, subject, text)
  SELECT 'partner_waits', u.email, l.language, words #>> ARRAY['municipality', l.language, 'subject'], words #>> ARRAY['municipality', l.language, 'text']
    FROM (SELECT DISTINCT m.user_id FROM membership m
           WHERE m.municipality_id = waiting.asked AND m.role = 'administrator'
             AND m.valid_from <= tiltak_today() AND (m.valid_to IS NULL OR m.valid_to >= tiltak_today())) h
    JOIN app_user u ON u.id = h.user_id AND u.erased_at IS NULL
    CROSS JOIN LATERAL (SELECT CASE WHEN words -> 'municipality' ? u.language::text THEN u.language::text ELSE 'nb' END AS language) l;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written > 0 THEN RETURN written; END IF;
  INSERT INTO outbox_message (kind, recipient, language, subject, text)
  SELECT 'partner_waits', u.email, l.language, words #>> ARRAY['operator', l.language, 'subject'], words #>> ARRAY['operator', l.language, 'text']
    FROM operator o
    JOIN app_user u ON u.id = o.user_id AND u.erased_at IS NULL
    CROSS JOIN LATERAL (SELECT CASE WHEN words -> 'operator' ? u.language::text THEN u.language::text ELSE 'nb' END AS language) l
   WHERE o.valid_from <= tiltak_today() AND (o.valid_to IS NULL OR o.valid_to >= tiltak_today());
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;
