-- Who kept how the commitments stood, and when, is told with everything else that is done.

CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON commitment_status FOR EACH ROW EXECUTE FUNCTION record_history('commitment_status', 'id');
