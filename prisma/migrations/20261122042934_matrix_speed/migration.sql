-- What makes the pages of large networks quick, measured at 357 members (docs/operating.md): who has left a gap behind is written where the
-- standing is, and the summaries' own rows are let through by one question about the door.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true);

-- AlterTable
ALTER TABLE "standing" ADD COLUMN     "earlier_observation_id" UUID,
ADD COLUMN     "was_gap" BOOLEAN NOT NULL DEFAULT false;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_municipality_id_earlier_observation_id_fkey" FOREIGN KEY ("municipality_id", "earlier_observation_id") REFERENCES "observation"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- A place without an earlier observation was no gap; both change together, with the row they stand in.
ALTER TABLE standing ADD CONSTRAINT standing_was_gap CHECK (NOT was_gap OR earlier_observation_id IS NOT NULL);

-- The summaries' views begin with the members that share (tiltak_shared) and ask for each one's rows by name. Asking again for each row whether
-- its municipality is among 357 took most of their time; policies are alternatives, and PostgreSQL reads them from the last name to the first, so
-- `within_summaries`, which asks once, spares the rest. They hold for the owner of the tables alone, who in a network's door reads these rows through the views and in no other way.
DROP POLICY through_money ON project;
DO $$
DECLARE
  owned text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['recommendation', 'response', 'project', 'action', 'funding_link'] LOOP
    EXECUTE format('DROP POLICY through_views ON %I', owned);
  END LOOP;
  FOREACH owned IN ARRAY ARRAY['recommendation', 'response', 'project', 'action', 'funding_link', 'progress_update'] LOOP
    EXECUTE format('CREATE POLICY within_summaries ON %I FOR SELECT TO CURRENT_ROLE USING ((SELECT tiltak_door()) = ''network'')', owned);
  END LOOP;
END $$;
