-- Units are a tree: none comes under itself, whoever moves them. The lock makes of two who move at once one after the other; the function
-- looks again once it has it.
CREATE FUNCTION refuse_unit_under_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.parent_id IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('unit tree'), hashtext(NEW.municipality_id::text));
  IF NEW.parent_id = NEW.id OR EXISTS (
    WITH RECURSIVE up AS (
      SELECT u.id, u.parent_id FROM unit u WHERE u.municipality_id = NEW.municipality_id AND u.id = NEW.parent_id
      UNION SELECT u.id, u.parent_id FROM unit u JOIN up ON u.municipality_id = NEW.municipality_id AND u.id = up.parent_id)
    SELECT FROM up WHERE up.parent_id = NEW.id) THEN
    RAISE EXCEPTION 'unit % would come under itself', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_is_a_tree';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER tree BEFORE INSERT OR UPDATE OF parent_id ON unit FOR EACH ROW EXECUTE FUNCTION refuse_unit_under_itself();
