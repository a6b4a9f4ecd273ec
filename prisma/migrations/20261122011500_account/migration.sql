-- Everything held about me: also the support an operator gave.
CREATE POLICY oneself ON support_session FOR SELECT USING (tiltak_door() = 'account' AND operator_id = tiltak_user());
