-- What holds columns holds them for those who come through a door, as its name says; a person with a database tool is not one of them.

DROP TRIGGER held ON api_token;
CREATE TRIGGER held BEFORE UPDATE ON api_token FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '')
  EXECUTE FUNCTION only_these_change('name', 'last_used_at', 'revoked_at');
DROP TRIGGER held ON support_session;
CREATE TRIGGER held BEFORE UPDATE ON support_session FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '')
  EXECUTE FUNCTION only_these_change('ends_at');
DROP TRIGGER held_before_sign_in ON session;
CREATE TRIGGER held BEFORE UPDATE ON session FOR EACH ROW WHEN (current_setting('tiltak.door', true) <> '')
  EXECUTE FUNCTION only_these_change('id_hash', 'expires_at', 'last_used_at', 'user_agent', 'awaits_second_factor', 'second_factor_at', 'challenge');
