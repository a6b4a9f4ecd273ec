-- What is held about me where I do not belong: my lines in the history of municipalities and networks that are not mine (those of a network's
-- leaders, a partner's people and operators in a municipality's history, of a municipality's people in a network's), and mail to my address.
-- Both functions ask nobody about whom: it is tiltak_user(), in the account's door, and nobody else; in any other door they give nothing.

-- With the owner's rights alone, in the account's door. What forget_me sees of a municipality's history and of mail, the owner sees already.
CREATE POLICY through_functions ON network_history_event FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'account' AND user_id = tiltak_user());
CREATE POLICY through_functions ON municipality FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'account');
CREATE POLICY through_functions ON network FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'account');

-- That I did something, where, when and to which record, and which of its columns I changed: what stood there, and stands there now, is the
-- place's, and may no longer be shared with me. Places that I belong or belonged to tell my lines whole, through their own doors.
CREATE FUNCTION my_lines_elsewhere() RETURNS TABLE (
  user_id uuid, place text, key text, name text, id bigint, at timestamptz, subject text, subject_id uuid, entity text, operation text, changed text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT h.user_id, 'municipality', m.key, m.name, h.id, h.at, h.subject, h.subject_id, h.entity, h.operation,
         CASE h.operation WHEN 'update' THEN ARRAY(SELECT jsonb_object_keys(h.after) ORDER BY 1) END
    FROM history_event h JOIN municipality m ON m.id = h.municipality_id
   WHERE tiltak_door() = 'account' AND h.user_id = tiltak_user()
     AND NOT EXISTS (SELECT FROM membership s WHERE s.municipality_id = h.municipality_id AND s.user_id = tiltak_user())
  UNION ALL
  SELECT h.user_id, 'network', n.key, n.name, h.id, h.at, h.subject, h.subject_id, h.entity, h.operation,
         CASE h.operation WHEN 'update' THEN ARRAY(SELECT jsonb_object_keys(h.after) ORDER BY 1) END
    FROM network_history_event h JOIN network n ON n.id = h.network_id
   WHERE tiltak_door() = 'account' AND h.user_id = tiltak_user()
     AND NOT EXISTS (SELECT FROM network_member s WHERE s.network_id = h.network_id AND s.user_id = tiltak_user())
$$;

-- Mail to my address that is not cleared away yet. Not its text: it is emptied when the mail is sent, and until then may hold a link that opens
-- something to whoever reads it, also in a session that somebody else has taken.
CREATE FUNCTION my_mail() RETURNS TABLE (
  user_id uuid, id uuid, recipient text, language text, subject text, created_at timestamptz, sent_at timestamptz, failed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT u.id, o.id, o.recipient, trim(o.language), o.subject, o.created_at, o.sent_at, o.failed_at
    FROM app_user u JOIN outbox_message o ON lower(o.recipient) = lower(u.email)
   WHERE tiltak_door() = 'account' AND u.id = tiltak_user()
$$;
