-- What Prisma's schema language cannot say: the doors and their policies, the checks, the triggers and the views.
-- A door (app/db/door.server.ts) opens a transaction and sets, for that transaction only:
--   tiltak.door          municipality | public | before_sign_in | operator
--   tiltak.municipality  id of the municipality (all zeros in the other doors)
--   tiltak.user          id of the person who acts (all zeros when nobody is signed in)
-- Outside a door these settings are missing, and every policy below fails with an error instead of showing rows.

-- A connection that has been through a door before holds empty text instead of nothing; the domain refuses that too.
CREATE DOMAIN door_name AS text CHECK (VALUE IN ('municipality', 'public', 'before_sign_in', 'operator'));

CREATE FUNCTION tiltak_door() RETURNS text LANGUAGE sql STABLE
  RETURN current_setting('tiltak.door')::door_name;

CREATE FUNCTION tiltak_municipality() RETURNS uuid LANGUAGE sql STABLE
  RETURN current_setting('tiltak.municipality')::uuid;

CREATE FUNCTION tiltak_user() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('tiltak.user', true), '')::uuid;

-- Due dates are days in Norway, wherever the server stands.
CREATE FUNCTION tiltak_today() RETURNS date LANGUAGE sql STABLE
  RETURN (now() AT TIME ZONE 'Europe/Oslo')::date;

-- Norwegian order for names: Æ, Ø, Å last.
CREATE COLLATION norwegian (provider = icu, locale = 'nb', deterministic = true);

------------------------------------------------------------------------------------------------------------------------
-- Checks

ALTER TABLE dimension ADD CONSTRAINT dimension_name_languages CHECK (name ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE sub_dimension ADD CONSTRAINT sub_dimension_name_languages CHECK (name ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE category ADD CONSTRAINT category_name_languages CHECK (name ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE kpi ADD CONSTRAINT kpi_name_languages CHECK (name ?& ARRAY['nb', 'nn', 'en'] AND definition ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE data_point ADD CONSTRAINT data_point_name_languages CHECK (name ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE area ADD CONSTRAINT area_name_languages CHECK (name ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE commitment ADD CONSTRAINT commitment_languages CHECK (name ?& ARRAY['nb', 'nn', 'en'] AND promise ?& ARRAY['nb', 'nn', 'en']);
ALTER TABLE criterion ADD CONSTRAINT criterion_languages CHECK (name ?& ARRAY['nb', 'nn', 'en'] AND explanation ?& ARRAY['nb', 'nn', 'en']);

ALTER TABLE benchmark ADD CONSTRAINT benchmark_target_differs_from_worst CHECK (target <> worst);

-- Value present if and only if the state is reported; a bound is never a value; words alone are neither.
ALTER TABLE observation ADD CONSTRAINT observation_value_fits_state CHECK (
  CASE
    WHEN state <> 'reported' THEN value IS NULL AND bound IS NULL AND qualifier IS NULL
    WHEN qualifier IN ('above', 'below') THEN value IS NULL AND bound IS NOT NULL
    WHEN qualifier = 'qualitative' THEN value IS NULL AND bound IS NULL AND note IS NOT NULL
    ELSE qualifier IS NOT NULL AND value IS NOT NULL AND bound IS NULL
  END);
ALTER TABLE observation ADD CONSTRAINT observation_values_are_numbers CHECK (value <> 'NaN' AND abs(value) < 1e15 AND abs(bound) < 1e15);
ALTER TABLE observation ADD CONSTRAINT observation_quality_range CHECK (quality BETWEEN 1 AND 6);
ALTER TABLE observation ADD CONSTRAINT observation_year_range CHECK (year BETWEEN 1990 AND 2100);
ALTER TABLE observation ADD CONSTRAINT observation_verified_at CHECK (review NOT IN ('verified', 'superseded') OR verified_at IS NOT NULL);
ALTER TABLE observation ADD CONSTRAINT observation_supersedes_with_reason CHECK (supersedes_id IS NULL OR length(btrim(supersede_reason)) > 0);
-- One verified observation holds for a data point and a year; a newer one supersedes it first.
CREATE UNIQUE INDEX observation_one_verified ON observation (municipality_id, data_point_id, year) WHERE review = 'verified';

ALTER TABLE standing ADD CONSTRAINT standing_points_fit_state CHECK (
  (state = 'scored') = (points IS NOT NULL) AND (state = 'scored') = (attainment IS NOT NULL) AND points BETWEEN 1 AND 4);
ALTER TABLE standing ADD CONSTRAINT standing_gap_fits_points CHECK (
  CASE state WHEN 'scored' THEN is_gap = (points < 4) WHEN 'bound' THEN true ELSE NOT is_gap END);

ALTER TABLE response ADD CONSTRAINT response_reason CHECK (outcome IN ('under_review', 'adopted') OR length(btrim(reason)) > 0);
ALTER TABLE response ADD CONSTRAINT response_review_date CHECK ((outcome = 'postponed') = (review_on IS NOT NULL));
ALTER TABLE recommendation ADD CONSTRAINT recommendation_adopted_has_owner CHECK (state NOT IN ('adopted', 'adopted_in_part', 'implemented') OR owner_id IS NOT NULL);

ALTER TABLE project ADD CONSTRAINT project_cost_not_negative CHECK (cost_ore >= 0);
ALTER TABLE project ADD CONSTRAINT project_dates_in_order CHECK (starts_on <= ends_on);
ALTER TABLE project ADD CONSTRAINT project_cancelled_with_reason CHECK (state <> 'cancelled' OR length(btrim(state_reason)) > 0);
ALTER TABLE expected_effect ADD CONSTRAINT expected_effect_range CHECK ((low IS NULL) = (high IS NULL) AND low <= high);

ALTER TABLE action ADD CONSTRAINT action_one_parent CHECK (num_nonnulls(project_id, recommendation_id) = 1);
ALTER TABLE action ADD CONSTRAINT action_dates_in_order CHECK (starts_on <= due_on);
ALTER TABLE action ADD CONSTRAINT action_reason CHECK (state NOT IN ('blocked', 'cancelled') OR length(btrim(state_reason)) > 0);
ALTER TABLE action ADD CONSTRAINT action_completed_on CHECK ((state = 'completed') = (completed_on IS NOT NULL));
ALTER TABLE progress_update ADD CONSTRAINT update_one_subject CHECK (num_nonnulls(action_id, project_id) = 1);
ALTER TABLE progress_update ADD CONSTRAINT update_says_something CHECK (no_change OR length(btrim(text)) > 0);

ALTER TABLE funding_programme ADD CONSTRAINT funding_programme_scope CHECK (scope = coalesce(municipality_id, '00000000-0000-0000-0000-000000000000'));
ALTER TABLE funding_link ADD CONSTRAINT funding_link_own_or_shared_programme CHECK (programme_scope IN (municipality_id, '00000000-0000-0000-0000-000000000000'));
ALTER TABLE funding_link ADD CONSTRAINT funding_link_sums CHECK (amount_ore >= 0 AND granted_ore >= 0 AND paid_ore >= 0);
ALTER TABLE funding_link ADD CONSTRAINT funding_link_granted CHECK ((state IN ('granted', 'partly_granted', 'paid', 'reported')) = (granted_ore IS NOT NULL));
ALTER TABLE funding_link ADD CONSTRAINT funding_link_paid CHECK (paid_ore IS NULL OR paid_ore <= granted_ore);

------------------------------------------------------------------------------------------------------------------------
-- Versions: every change of what people edit raises version and stamps the time; a command compares the version it read.

CREATE FUNCTION raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.updated_at := now();
  RETURN NEW;
END $$;

-- History. SECURITY DEFINER with a fixed search_path: the runtime role may read history but never write it, so a line can
-- only come from a change that happened. pg_temp stands last: unnamed it would be searched first, and a temporary table of that
-- name would swallow the lines. Arguments: the subject's name and the column that holds the subject's id.
CREATE FUNCTION record_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  row_before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  row_after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  row_any jsonb := coalesce(row_after, row_before);
  subject_name text := TG_ARGV[0];
  subject_key uuid;
BEGIN
  -- A shared catalogue row has no municipality and so no history of one.
  IF row_any ->> 'municipality_id' IS NULL THEN RETURN NULL; END IF;
  -- Two pairs are given where a row has one of two parents.
  FOR i IN 0 .. TG_NARGS / 2 - 1 LOOP
    subject_name := TG_ARGV[i * 2];
    subject_key := (row_any ->> TG_ARGV[i * 2 + 1])::uuid;
    EXIT WHEN subject_key IS NOT NULL;
  END LOOP;
  IF TG_OP = 'UPDATE' THEN
    SELECT jsonb_object_agg(a.key, b.value), jsonb_object_agg(a.key, a.value)
      INTO row_before, row_after
      FROM jsonb_each(row_after) a JOIN jsonb_each(row_before) b USING (key)
     WHERE a.value IS DISTINCT FROM b.value AND a.key NOT IN ('version', 'updated_at');
    IF row_after IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO history_event (municipality_id, user_id, subject, subject_id, entity, operation, before, after)
  VALUES ((row_any ->> 'municipality_id')::uuid, nullif(tiltak_user(), '00000000-0000-0000-0000-000000000000'),
          subject_name, subject_key, TG_TABLE_NAME, lower(TG_OP), row_before, row_after);
  RETURN NULL;
END $$;

CREATE TRIGGER version BEFORE UPDATE ON unit FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON evaluation FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON observation FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON target FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON recommendation FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON response FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON project FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON expected_effect FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON observed_effect FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON action FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON milestone FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON funding_programme FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER version BEFORE UPDATE ON funding_link FOR EACH ROW EXECUTE FUNCTION raise_version();

CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON unit FOR EACH ROW EXECUTE FUNCTION record_history('unit', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON person FOR EACH ROW EXECUTE FUNCTION record_history('person', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON membership FOR EACH ROW EXECUTE FUNCTION record_history('membership', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON evaluation FOR EACH ROW EXECUTE FUNCTION record_history('evaluation', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON observation FOR EACH ROW EXECUTE FUNCTION record_history('data_point', 'data_point_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON target FOR EACH ROW EXECUTE FUNCTION record_history('data_point', 'data_point_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON recommendation FOR EACH ROW EXECUTE FUNCTION record_history('recommendation', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON recommendation_data_point FOR EACH ROW EXECUTE FUNCTION record_history('recommendation', 'recommendation_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON response FOR EACH ROW EXECUTE FUNCTION record_history('recommendation', 'recommendation_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON project FOR EACH ROW EXECUTE FUNCTION record_history('project', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON project_recommendation FOR EACH ROW EXECUTE FUNCTION record_history('project', 'project_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON project_partner FOR EACH ROW EXECUTE FUNCTION record_history('project', 'project_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON expected_effect FOR EACH ROW EXECUTE FUNCTION record_history('project', 'project_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON observed_effect FOR EACH ROW EXECUTE FUNCTION record_history('project', 'project_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON action FOR EACH ROW EXECUTE FUNCTION record_history('action', 'id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON milestone FOR EACH ROW EXECUTE FUNCTION record_history('action', 'action_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON progress_update FOR EACH ROW EXECUTE FUNCTION record_history('action', 'action_id', 'project', 'project_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON funding_link FOR EACH ROW EXECUTE FUNCTION record_history('project', 'project_id');
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON funding_programme FOR EACH ROW EXECUTE FUNCTION record_history('funding_programme', 'id');

------------------------------------------------------------------------------------------------------------------------
-- Row-level security, forced: the owner of the tables is bound by it too.

ALTER TABLE municipality ENABLE ROW LEVEL SECURITY;
ALTER TABLE municipality FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON municipality FOR SELECT USING (
  id = tiltak_municipality() OR published_at IS NOT NULL OR tiltak_door() IN ('before_sign_in', 'operator'));
CREATE POLICY settings ON municipality FOR UPDATE USING (id = tiltak_municipality()) WITH CHECK (id = tiltak_municipality());
CREATE POLICY operator ON municipality FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');

-- People: before sign-in by the door that signs in; afterwards oneself and those who work in the same municipality.
ALTER TABLE app_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE app_user FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON app_user FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY operator ON app_user FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');
CREATE POLICY oneself ON app_user FOR UPDATE USING (id = tiltak_user()) WITH CHECK (id = tiltak_user());

ALTER TABLE credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE credential FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON credential FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY operator ON credential FOR ALL USING (tiltak_door() = 'operator') WITH CHECK (tiltak_door() = 'operator');

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON session FOR ALL USING (tiltak_door() = 'before_sign_in') WITH CHECK (tiltak_door() = 'before_sign_in');

-- Whose rows a door shows: the municipality's own, or in the public door those of every published municipality.
-- Policies ask through a sub-select, so that it is answered once a statement and can still use an index.
CREATE FUNCTION tiltak_visible() RETURNS uuid[] LANGUAGE sql STABLE
  RETURN CASE tiltak_door()
    WHEN 'municipality' THEN ARRAY[tiltak_municipality()]
    WHEN 'public' THEN ARRAY(SELECT m.id FROM municipality m WHERE m.published_at IS NOT NULL)
    ELSE '{}'::uuid[]
  END;

-- Everything a municipality owns: its own door reads and writes it. Persons, memberships, updates and history stay inside;
-- the other records are also read through the public door once the municipality is published.
DO $$
DECLARE
  owned text;
  read_by text;
BEGIN
  FOREACH owned IN ARRAY ARRAY['unit', 'person', 'membership', 'evaluation', 'observation', 'target', 'standing', 'recommendation',
      'recommendation_data_point', 'response', 'project', 'project_recommendation', 'project_partner', 'expected_effect',
      'observed_effect', 'action', 'milestone', 'progress_update', 'funding_link', 'history_event'] LOOP
    read_by := CASE
      WHEN owned IN ('person', 'membership', 'milestone', 'progress_update', 'history_event') THEN 'municipality_id = tiltak_municipality()'
      WHEN owned = 'observation' THEN 'municipality_id = ANY ((SELECT tiltak_visible())::uuid[]) AND (review = ''verified'' OR municipality_id = tiltak_municipality())'
      ELSE 'municipality_id = ANY ((SELECT tiltak_visible())::uuid[])'
    END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (%s)', owned, read_by);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (municipality_id = tiltak_municipality())', owned);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality())', owned);
    EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING (municipality_id = tiltak_municipality())', owned);
  END LOOP;
END $$;

CREATE POLICY sign_in ON membership FOR SELECT USING (tiltak_door() = 'before_sign_in');
CREATE POLICY colleagues ON app_user FOR SELECT USING (
  id = tiltak_user() OR EXISTS (SELECT FROM membership m WHERE m.user_id = app_user.id AND m.municipality_id = tiltak_municipality()));

-- A programme of one municipality is its own; a shared one is catalogue, kept by the operator.
ALTER TABLE funding_programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE funding_programme FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON funding_programme FOR SELECT USING (municipality_id IS NULL OR municipality_id = ANY ((SELECT tiltak_visible())::uuid[]));
CREATE POLICY add ON funding_programme FOR INSERT WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY change ON funding_programme FOR UPDATE USING (municipality_id = tiltak_municipality()) WITH CHECK (municipality_id = tiltak_municipality());
CREATE POLICY remove ON funding_programme FOR DELETE USING (municipality_id = tiltak_municipality());
CREATE POLICY operator ON funding_programme FOR ALL USING (tiltak_door() = 'operator' AND municipality_id IS NULL)
  WITH CHECK (tiltak_door() = 'operator' AND municipality_id IS NULL);
