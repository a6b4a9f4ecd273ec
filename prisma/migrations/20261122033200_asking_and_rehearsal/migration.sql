-- Asking municipalities into networks, the moves each side may make, and rehearsals: what somebody else would see, before it is so.

------------------------------------------------------------------------------------------------------------------------
-- A rehearsal looks through a network's door at one municipality alone (app/db/door.server.ts, docs/decisions/0010): `tiltak.only` narrows
-- what is shared to it. No other door sets it.

CREATE FUNCTION tiltak_only(asked uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(nullif(current_setting('tiltak.only', true), '')::uuid = asked, true);

CREATE OR REPLACE FUNCTION tiltak_shared(subject text, level text) RETURNS uuid[] LANGUAGE sql STABLE
  RETURN CASE tiltak_door()
    WHEN 'municipality' THEN ARRAY[tiltak_municipality()]
    WHEN 'network' THEN ARRAY(
      SELECT g.municipality_id
        FROM sharing_grant g
        JOIN network_membership n ON n.municipality_id = g.municipality_id AND n.network_id = g.network_id AND n.state = 'joined'
       WHERE g.network_id = tiltak_network() AND g.subject::text = tiltak_shared.subject AND g.from_on <= tiltak_today()
         AND (g.level = 'detail' OR (g.level = 'summary' AND tiltak_shared.level = 'summary'))
         AND tiltak_only(g.municipality_id))
    ELSE '{}'::uuid[]
  END;

------------------------------------------------------------------------------------------------------------------------
-- A municipality answers what it was asked, and leaves where it belongs. It does not join a network that has not asked it, or has let it go.

CREATE FUNCTION municipality_only_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state AND NOT (
      (OLD.state = 'asked' AND NEW.state IN ('joined', 'declined')) OR (OLD.state = 'joined' AND NEW.state = 'left')) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a municipality answers when it was asked, and leaves where it belongs';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER held_to_answers BEFORE UPDATE ON network_membership FOR EACH ROW WHEN (current_setting('tiltak.door', true) = 'municipality')
  EXECUTE FUNCTION municipality_only_answers();

-- Whoever leaves shares nothing any more, and whoever joins again begins with nothing: what was shared the last time does not come back by itself.
CREATE FUNCTION sharing_begins_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE sharing_grant SET level = 'nothing'
   WHERE municipality_id = NEW.municipality_id AND network_id = NEW.network_id AND level <> 'nothing';
  RETURN NULL;
END $$;
CREATE TRIGGER sharing_begins_anew AFTER UPDATE ON network_membership FOR EACH ROW
  WHEN (current_setting('tiltak.door', true) = 'municipality' AND NEW.state IS DISTINCT FROM OLD.state)
  EXECUTE FUNCTION sharing_begins_anew();

------------------------------------------------------------------------------------------------------------------------
-- Whom a network may ask. It sees the published and those it has asked; anyone else it finds by the whole key and no other way. The page
-- counts the attempts, so that keys are not tried out.

CREATE POLICY through_asking ON municipality FOR SELECT TO CURRENT_ROLE USING (tiltak_door() = 'network');

CREATE FUNCTION municipality_to_ask(asked text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT m.id FROM municipality m WHERE tiltak_door() = 'network' AND m.key = asked;
$$;
