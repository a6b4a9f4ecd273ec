-- One clock for "answered within thirty days": until now pages took a return as an answer for good, and commitment 3 only a decision.

SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

ALTER TABLE "proposal" ADD COLUMN     "answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_at" TIMESTAMPTZ(3);

-- What is there already gets the clock it would have had. No side has changed anything: neither versions nor histories move.
ALTER TABLE proposal DISABLE TRIGGER USER;
ALTER TABLE proposal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE proposal_revision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE proposal_message NO FORCE ROW LEVEL SECURITY;
UPDATE proposal p
   SET asked_at = CASE WHEN p.revision > 1 THEN coalesce((SELECT v.submitted_at FROM proposal_revision v
                         WHERE v.municipality_id = p.municipality_id AND v.proposal_id = p.id AND v.revision = p.revision), p.submitted_at)
                       ELSE p.submitted_at END
 WHERE p.submitted_at IS NOT NULL;
UPDATE proposal p
   SET answered_at = least(p.decided_at, (SELECT min(a.written_at) FROM proposal_message a
                      WHERE a.municipality_id = p.municipality_id AND a.proposal_id = p.id AND a.is_return AND a.written_at >= p.asked_at))
 WHERE p.submitted_at IS NOT NULL;
ALTER TABLE proposal_message FORCE ROW LEVEL SECURITY;
ALTER TABLE proposal_revision FORCE ROW LEVEL SECURITY;
ALTER TABLE proposal FORCE ROW LEVEL SECURITY;
ALTER TABLE proposal ENABLE TRIGGER USER;

-- The clock of a proposal, kept here for every reader: it runs from when the municipality last got the proposal - submitted, completed and
-- submitted again, or taken back into evaluation without being completed - until it first answers that, by a return or a decision. Neither side
-- writes these columns (held_by_municipality, held_by_partner); by its name this comes after those have looked.
CREATE FUNCTION proposal_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.asked_at := NEW.submitted_at;
    NEW.answered_at := NEW.decided_at;
    RETURN NEW;
  END IF;
  IF NEW.revision <= 1 AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at THEN
    NEW.asked_at := NEW.submitted_at;
  ELSIF NEW.revision > OLD.revision OR (OLD.state = 'returned' AND NEW.state = 'in_evaluation') THEN
    NEW.asked_at := clock_timestamp();
    NEW.answered_at := NULL;
  END IF;
  IF NEW.state <> OLD.state AND NEW.state IN ('returned', 'accepted', 'declined') THEN
    NEW.answered_at := coalesce(NEW.answered_at, clock_timestamp());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waits BEFORE INSERT OR UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_clock();
ALTER TABLE proposal ADD CONSTRAINT proposal_asked CHECK ((asked_at IS NOT NULL) = (submitted_at IS NOT NULL) AND (answered_at IS NULL OR asked_at IS NOT NULL));

DROP VIEW proposal_date;
CREATE VIEW proposal_date WITH (security_barrier = true) AS
SELECT p.municipality_id, p.id AS proposal_id, p.asked_at, p.answered_at
  FROM proposal p
 WHERE p.state NOT IN ('draft', 'withdrawn') AND p.municipality_id = ANY ((SELECT tiltak_readable('plan', 'detail'))::uuid[]);
