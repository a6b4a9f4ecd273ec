-- What the two sides write to each other belongs to a proposal's history too.
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON proposal_message FOR EACH ROW EXECUTE FUNCTION record_history('proposal', 'proposal_id');
