-- A network's monthly summary is written in each of the languages its readers have chosen.

-- The check of altered tables plans queries on tables with forced policies, which need to know a door.
SELECT set_config('tiltak.door', 'operator', true), set_config('tiltak.municipality', '00000000-0000-0000-0000-000000000000', true),
       set_config('tiltak.network', '00000000-0000-0000-0000-000000000000', true);

-- By a change of type, which reaches every row: an update would pass the policies, the version and the history.
ALTER TABLE "network_summary"
  ALTER COLUMN "text" TYPE JSONB USING jsonb_build_object(trim("language"), jsonb_build_object('subject', "subject", 'text', "text"));
ALTER TABLE "network_summary" RENAME COLUMN "text" TO "words";
ALTER TABLE "network_summary" DROP COLUMN "language", DROP COLUMN "subject";

-- Each language as mail_network takes it: {"nb": {"subject", "text"}, …}, at least one, none empty.
ALTER TABLE network_summary ADD CONSTRAINT network_summary_words CHECK (
  jsonb_typeof(words) = 'object' AND words <> '{}' AND words - ARRAY['nb', 'nn', 'en'] = '{}'
  AND (NOT words ? 'nb' OR (coalesce(words #>> '{nb,subject}', '') <> '' AND coalesce(words #>> '{nb,text}', '') <> ''))
  AND (NOT words ? 'nn' OR (coalesce(words #>> '{nn,subject}', '') <> '' AND coalesce(words #>> '{nn,text}', '') <> ''))
  AND (NOT words ? 'en' OR (coalesce(words #>> '{en,subject}', '') <> '' AND coalesce(words #>> '{en,text}', '') <> '')));
