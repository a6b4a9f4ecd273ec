import { createHash } from "node:crypto";

// The large database's content as SQL: each statement fills one table of the municipality of the open door, whole, from
// generate_series. Nothing is drawn by lot: "chances" follow from the municipality's id, so that every build holds the same rows and
// ids. Row-level security, checks and history triggers are in force as for everybody.

/** A uuid of version 8 that follows from a name, as pg_temp.named() makes it. */
export function namedId(name: string): string {
  const hex = createHash("md5").update(name).digest("hex");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-8$4-$5");
}

/** The id of the n-th row of a kind in a municipality, as pg_temp.ref() makes it. */
export const idOf = (kind: string, n: number, municipalityId: string): string =>
  namedId(`bench/${kind}/${n}/${municipalityId}`);

/** How many rows a municipality gets; read in SQL by pg_temp.size(). */
export interface Sizes {
  number: number;
  years: number;
  /** Of a thousand data points, how many are reported on. */
  reported: number;
  units: number;
  people: number;
  recommendations: number;
  projects: number;
  programmes: number;
  actions: number;
}

/** Functions of the building connection alone; nothing of them stays in the database. */
export const tools = `
  CREATE FUNCTION pg_temp.size(what text) RETURNS int LANGUAGE sql STABLE
    RETURN current_setting('bench.' || what)::int;
  -- From 0 up to 1, always the same for the same words.
  CREATE FUNCTION pg_temp.chance(VARIADIC what text[]) RETURNS float8 LANGUAGE sql STABLE
    RETURN (hashtextextended(array_to_string(what, '/') || current_setting('tiltak.municipality'), 7) & 1073741823)::float8 / 1073741824;
  -- A uuid of version 8 that follows from a name.
  CREATE FUNCTION pg_temp.named(name text) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN overlay(overlay(md5(name) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid;
  -- The id of the n-th row of a kind, here.
  CREATE FUNCTION pg_temp.ref(kind text, n bigint) RETURNS uuid LANGUAGE sql STABLE
    RETURN pg_temp.named(concat_ws('/', 'bench', kind, n, current_setting('tiltak.municipality')));
  -- One of a closed list, by chance.
  CREATE FUNCTION pg_temp.one_of(list text[], chance float8) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN list[1 + floor(chance * cardinality(list))::int];
  -- The data points the n-th recommendation is about, and the projects that answer it.
  CREATE FUNCTION pg_temp.aims_at(n bigint) RETURNS uuid[] LANGUAGE sql STABLE
    BEGIN ATOMIC
      SELECT array_agg(d.id)
        FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS places FROM data_point) d
       WHERE d.place IN ((n * 7) % d.places, (n * 7 + 31) % d.places);
    END;
  CREATE FUNCTION pg_temp.recommendation_of(project bigint) RETURNS bigint LANGUAGE sql STABLE
    RETURN 1 + project % pg_temp.size('recommendations');
`;

/** Run by the operator's door: one municipality and the planner who works there. */
export const municipality = `
  WITH made AS (
    INSERT INTO municipality (id, key, name, kind, county, population, area_km2, language, published_at, source)
    SELECT $2::uuid, 'bench-' || n, 'Storkommune ' || n, 'municipality', 'Vestland',
           1000 + 7919 * n % 90000, 100 + n, CASE WHEN n % 3 = 0 THEN 'nn' ELSE 'nb' END,
           -- Two of three have not published: a network sees them because they belong to it.
           CASE WHEN n % 3 = 1 THEN now() END, 'npm run bench'
      FROM (SELECT $1::int AS n))
  INSERT INTO app_user (id, email, name, language)
  SELECT $3::uuid, 'planner-' || n || '@bench.example', 'Planlegger ' || n, 'en'
    FROM (SELECT $1::int AS n)`;

const unit = `
  INSERT INTO unit (id, parent_id, name)
  SELECT pg_temp.ref('unit', n), CASE WHEN n > 1 THEN pg_temp.ref('unit', 1) END, 'Etat for område ' || n
    FROM generate_series(1, pg_temp.size('units')) n`;

// The first person is the planner, so that "my work" holds something.
const person = `
  INSERT INTO person (id, name, title, unit_id, user_id)
  SELECT pg_temp.ref('person', n),
         pg_temp.one_of(ARRAY['Kari','Ola','Ingrid','Åse','Lars','Nils','Anne','Øyvind','Marit','Jon'], pg_temp.chance('first', n::text)) || ' ' ||
         pg_temp.one_of(ARRAY['Hansen','Johansen','Olsen','Ås','Larsen','Ødegård','Nilsen','Berg','Haugen','Ævarsson'], pg_temp.chance('last', n::text)) || ' ' || n,
         'Rådgiver', pg_temp.ref('unit', 1 + n % pg_temp.size('units')), CASE WHEN n = 1 THEN tiltak_user() END
    FROM generate_series(1, pg_temp.size('people')) n`;

const membership = `
  INSERT INTO membership (user_id, role, valid_from) VALUES (tiltak_user(), 'planner', tiltak_today() - 400)`;

const newestYear = `(extract(year FROM tiltak_today())::int - 1)`;

const evaluation = `
  INSERT INTO evaluation (id, year, state, published_on, source, rule_version)
  SELECT pg_temp.ref('evaluation', n), ${newestYear} + 1 - n, 'published', make_date(${newestYear} + 2 - n, 6, 1), 'npm run bench', $1
    FROM generate_series(1, pg_temp.size('years')) n`;

// Values move a little towards the target each year. Nine of ten are exact; some are bounds, words or not there.
const observation = `
  INSERT INTO observation (data_point_id, evaluation_id, year, state, value, bound, qualifier, quality, source, note, review, verified_at)
  SELECT d.id, pg_temp.ref('evaluation', n), ${newestYear} + 1 - n, f.state::observation_state,
         CASE f.qualifier WHEN 'exact' THEN v.value END, CASE f.qualifier WHEN 'above' THEN v.value END,
         f.qualifier::value_qualifier, CASE WHEN f.state = 'reported' THEN 1 + floor(pg_temp.chance('quality', d.id::text) * 4)::int END,
         'Municipal register, table ' || d.label, CASE f.qualifier WHEN 'qualitative' THEN 'Reported in words only.' END, 'verified',
         make_timestamptz(${newestYear} + 2 - n, 3, 1, 12, 0, 0)
    FROM data_point d
    LEFT JOIN LATERAL (SELECT target, worst FROM benchmark b WHERE b.data_point_id = d.id ORDER BY version DESC LIMIT 1) b ON true
   CROSS JOIN generate_series(1, pg_temp.size('years')) n
   CROSS JOIN LATERAL (SELECT pg_temp.chance('fate', d.id::text) AS fate, pg_temp.chance('reported', d.id::text) * 1000 < pg_temp.size('reported') AS reported) c
   CROSS JOIN LATERAL (
     SELECT CASE WHEN NOT c.reported OR c.fate < 0.04 THEN 'not_available' ELSE 'reported' END AS state,
            CASE WHEN NOT c.reported OR c.fate < 0.04 THEN NULL WHEN c.fate < 0.08 THEN 'qualitative'
                 WHEN c.fate < 0.1 AND NOT d.is_boolean THEN 'above' ELSE 'exact' END AS qualifier) f
   CROSS JOIN LATERAL (
     SELECT CASE WHEN b.target IS NULL THEN round((pg_temp.chance('value', d.id::text) * 100)::numeric, 1)
                 WHEN d.is_boolean THEN CASE WHEN pg_temp.chance('value', d.id::text) < 0.6 THEN b.target ELSE b.worst END
                 ELSE round(b.worst + (b.target - b.worst) * (0.1 + pg_temp.chance('value', d.id::text) - 0.015 * n)::numeric, 3) END AS value) v`;

const target = `
  INSERT INTO target (data_point_id, value, by_year, basis)
  SELECT d.id, b.target, ${newestYear} + 5, 'Kommuneplanen'
    FROM data_point d JOIN benchmark b ON b.data_point_id = d.id AND b.version = 1
   WHERE pg_temp.chance('target', d.id::text) < 0.2`;

const recommendation = `
  INSERT INTO recommendation (id, reference, area_key, title, text, stated_target, suggested_actions, language, source, source_note,
                              evaluation_id, received_on, state, owner_id)
  SELECT pg_temp.ref('recommendation', n), 'R' || n, a.areas[1 + n % cardinality(a.areas)],
         'Bring ' || pg_temp.one_of(ARRAY['water losses','emissions from transport','open data','household waste','electricity supply','public transport','green areas'], pg_temp.chance('subject', n::text)) || ' in line with the benchmark (' || n || ')',
         repeat('The city should plan for the measure, name who is responsible, and report on it every half year. ', 3), 'Within five years',
         ARRAY['Make a plan', 'Name an owner', 'Find the money'], 'en', 'evaluation', 'npm run bench', pg_temp.ref('evaluation', 1),
         tiltak_today() - (n * 13 % 700)::int - 40, s.state::recommendation_state,
         CASE WHEN s.state <> 'received' THEN pg_temp.ref('person', 1 + n % pg_temp.size('people')) END
    FROM generate_series(1, pg_temp.size('recommendations')) n
   CROSS JOIN (SELECT array_agg(key ORDER BY key) AS areas FROM area) a
   CROSS JOIN LATERAL (
     SELECT pg_temp.one_of(ARRAY['received','received','under_review','adopted','adopted','adopted','adopted','adopted_in_part','already_done','postponed','declined'],
                           pg_temp.chance('answer', n::text)) AS state) s`;

const recommendationDataPoint = `
  INSERT INTO recommendation_data_point (recommendation_id, data_point_id, is_answered)
  SELECT pg_temp.ref('recommendation', n), d.id, d.place = 1 OR n % 9 > 0
    FROM generate_series(1, pg_temp.size('recommendations')) n
   CROSS JOIN LATERAL unnest(pg_temp.aims_at(n)) WITH ORDINALITY AS d (id, place)`;

const response = `
  INSERT INTO response (recommendation_id, outcome, reason, review_on, answered_on, answered_by)
  SELECT r.id, r.state::text::response_outcome, CASE WHEN r.state <> 'adopted' THEN 'As the council decided.' END,
         CASE WHEN r.state = 'postponed' THEN tiltak_today() + 90 END, r.received_on + 30, tiltak_user()
    FROM recommendation r WHERE r.state <> 'received'`;

const project = `
  INSERT INTO project (id, name, description, language, kind, area_key, state, state_reason, outcome, starts_on, ends_on, cost_ore, owner_id)
  SELECT pg_temp.ref('project', n),
         pg_temp.one_of(ARRAY['Nytt vannledningsnett','Grønn mobilitet','Åpne data for alle','Energisparing i kommunale bygg','Bysykler','Ladestasjoner','Klimatilpasning'], pg_temp.chance('name', n::text)) || ', del ' || n,
         repeat('Prosjektet gjennomføres sammen med innbyggere og næringsliv. ', 3), 'nb', 'project', a.areas[1 + n % cardinality(a.areas)],
         s.state::project_state, CASE WHEN s.state IN ('cancelled', 'paused') THEN 'Etter vedtak i bystyret.' END,
         CASE WHEN s.state IN ('completed', 'evaluated') THEN 'Gjennomført etter planen.' END, d.starts_on, d.starts_on + 500,
         CASE WHEN pg_temp.chance('cost', n::text) < 0.8 THEN (1 + floor(pg_temp.chance('cost', n::text) * 90))::bigint * 100000000 END,
         CASE WHEN pg_temp.chance('owner', n::text) < 0.85 THEN pg_temp.ref('person', 1 + n % pg_temp.size('people')) END
    FROM generate_series(1, pg_temp.size('projects')) n
   CROSS JOIN (SELECT array_agg(key ORDER BY key) AS areas FROM area) a
   CROSS JOIN LATERAL (
     SELECT pg_temp.one_of(ARRAY['idea','planned','approved','running','running','running','running','paused','completed','evaluated','cancelled'],
                           pg_temp.chance('state', n::text)) AS state) s
   CROSS JOIN LATERAL (SELECT tiltak_today() - (n * 17 % 800)::int + 100 AS starts_on) d`;

const projectRecommendation = `
  INSERT INTO project_recommendation (project_id, recommendation_id)
  SELECT pg_temp.ref('project', n), pg_temp.ref('recommendation', pg_temp.recommendation_of(n))
    FROM generate_series(1, pg_temp.size('projects')) n`;

const projectPartner = `
  INSERT INTO project_partner (project_id, name, organisation_id)
  SELECT pg_temp.ref('project', n), o.names[1 + n % cardinality(o.names)], o.ids[1 + n % cardinality(o.ids)]
    FROM generate_series(1, pg_temp.size('projects'), 2) n
   CROSS JOIN (SELECT array_agg(id ORDER BY name) AS ids, array_agg(name ORDER BY name) AS names FROM organisation) o`;

const expectedEffect = `
  INSERT INTO expected_effect (project_id, data_point_id, low, high, by_year, confidence, basis)
  SELECT pg_temp.ref('project', n), d.id, least(e.some, e.more), greatest(e.some, e.more), ${newestYear} + 4, 'medium', 'Forprosjektet'
    FROM generate_series(1, pg_temp.size('projects')) n
   CROSS JOIN LATERAL unnest(pg_temp.aims_at(pg_temp.recommendation_of(n))) AS d (id)
    LEFT JOIN benchmark b ON b.data_point_id = d.id AND b.version = 1
   CROSS JOIN LATERAL (SELECT b.worst + (b.target - b.worst) * 0.6 AS some, b.worst + (b.target - b.worst) * 0.9 AS more) e`;

const observedEffect = `
  INSERT INTO observed_effect (project_id, data_point_id, value, measured_on, explanation)
  SELECT e.project_id, e.data_point_id, coalesce(e.low, 1), tiltak_today() - 30, 'Målt etter at prosjektet var ferdig.'
    FROM expected_effect e JOIN project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id AND p.state = 'evaluated'`;

const fundingProgramme = `
  INSERT INTO funding_programme (scope, id, municipality_id, name, provider, type, amount_ore, language)
  SELECT tiltak_municipality(), pg_temp.ref('programme', n), tiltak_municipality(), 'Investeringsbudsjett ' || n, 'Kommunen',
         CASE WHEN n % 3 = 0 THEN 'grant' ELSE 'own_budget' END::funding_type, n * 5000000000, 'nb'
    FROM generate_series(1, pg_temp.size('programmes')) n`;

const fundingLink = `
  INSERT INTO funding_link (project_id, programme_scope, programme_id, state, amount_ore, granted_ore, paid_ore, decided_on)
  SELECT p.id, tiltak_municipality(), pg_temp.ref('programme', 1 + (p.n + k) % pg_temp.size('programmes')), s.state::funding_state,
         s.amount, CASE WHEN s.state IN ('granted', 'partly_granted', 'paid', 'reported') THEN s.amount END,
         CASE WHEN s.state IN ('paid', 'reported') THEN s.amount / 2 END, CASE WHEN s.state IN ('granted', 'refused') THEN tiltak_today() - 60 END
    FROM (SELECT p.id, p.cost_ore, row_number() OVER (ORDER BY p.id) AS n FROM project p) p
   CROSS JOIN generate_series(1, 2) k
   CROSS JOIN LATERAL (
     SELECT coalesce(p.cost_ore, 300000000) * CASE k WHEN 1 THEN 100 ELSE 30 END / 100 AS amount,
            pg_temp.one_of(ARRAY['identified','planned','applied','granted','granted','granted','partly_granted','refused','paid','reported'],
                           pg_temp.chance('funding', p.id::text, k::text)) AS state) s
   WHERE pg_temp.chance('funded', p.id::text, k::text) < 0.7`;

const action = `
  INSERT INTO action (id, project_id, recommendation_id, title, description, language, state, state_reason, outcome, owner_id, starts_on, due_on, completed_on)
  SELECT pg_temp.ref('action', n),
         CASE WHEN n % 10 > 0 THEN pg_temp.ref('project', 1 + n % pg_temp.size('projects')) END,
         CASE WHEN n % 10 = 0 THEN pg_temp.ref('recommendation', 1 + n % pg_temp.size('recommendations')) END,
         pg_temp.one_of(ARRAY['Kartlegge behovet','Åpne for innspill','Lyse ut anbudet','Bestille utstyr','Øve med beredskapen','Bygge ut nettet','Måle resultatet','Legge fram sak'], pg_temp.chance('title', n::text))
           || ' i bydel ' || n % 40 || ' (' || n || ')',
         repeat('Arbeidet følger framdriftsplanen og meldes hvert kvartal. ', 2), 'nb', s.state::action_state,
         CASE WHEN s.state IN ('blocked', 'cancelled') THEN 'Venter på vedtak.' END, CASE WHEN s.state = 'completed' THEN 'Gjennomført.' END,
         CASE WHEN pg_temp.chance('owner', n::text) < 0.9 THEN pg_temp.ref('person', 1 + n % pg_temp.size('people')) END,
         d.due_on - 90, d.due_on, CASE WHEN s.state = 'completed' THEN least(d.due_on, tiltak_today()) END
    FROM generate_series(1, pg_temp.size('actions')) n
   CROSS JOIN LATERAL (
     SELECT pg_temp.one_of(ARRAY['planned','planned','planned','in_progress','in_progress','in_progress','blocked','completed','completed','cancelled'],
                           pg_temp.chance('state', n::text)) AS state) s
   CROSS JOIN LATERAL (
     SELECT CASE WHEN pg_temp.chance('due', n::text) < 0.95 THEN tiltak_today() - 150 + floor(pg_temp.chance('due', n::text) * 700)::int END AS due_on) d`;

const milestone = `
  INSERT INTO milestone (action_id, name, due_on, done_on)
  SELECT pg_temp.ref('action', n), 'Delmål ' || k, tiltak_today() - 60 + k * 50, CASE WHEN k = 1 THEN tiltak_today() - 20 END
    FROM generate_series(1, pg_temp.size('actions'), 3) n CROSS JOIN generate_series(1, 2) k`;

const progressUpdate = `
  INSERT INTO progress_update (action_id, project_id, text, no_change, language, reported_on, reported_by)
  SELECT u.action_id, u.project_id, CASE WHEN u.n % 5 > 0 THEN 'Arbeidet går etter planen.' ELSE '' END, u.n % 5 = 0, 'nb', tiltak_today() - (u.n * 11 % 200)::int, tiltak_user()
    FROM (SELECT pg_temp.ref('action', n) AS action_id, NULL::uuid AS project_id, n FROM generate_series(1, pg_temp.size('actions')) n WHERE n % 3 < 2
          UNION ALL
          SELECT NULL, pg_temp.ref('project', n), n * 7 + k FROM generate_series(1, pg_temp.size('projects')) n CROSS JOIN generate_series(1, 2) k) u`;

// The four commitments as the job froze them each quarter.
const commitmentStatus = `
  INSERT INTO commitment_status (commitment_key, taken_on, quarter, status, criteria, criteria_version, via)
  SELECT c.key, q.day, q.day, (enum_range(NULL::commitment_state))[1 + floor(pg_temp.chance('status', c.key || n) * 4)::int], '[]', v.key, 'job'
    FROM commitment c
   CROSS JOIN (SELECT key FROM criteria_version ORDER BY valid_from DESC LIMIT 1) v
   CROSS JOIN generate_series(1, 4 * pg_temp.size('years')) n
   CROSS JOIN LATERAL (SELECT (date_trunc('quarter', tiltak_today()) - make_interval(months => 3 * (n - 1)::int))::date AS day) q`;

/** Run by the municipality's door in this order. Only the evaluations take a parameter: the scoring rule's version. */
export const plan: readonly { table: string; sql: string; parameter?: "ruleVersion" }[] = [
  { table: "unit", sql: unit },
  { table: "person", sql: person },
  { table: "membership", sql: membership },
  { table: "evaluation", sql: evaluation, parameter: "ruleVersion" },
  { table: "observation", sql: observation },
  { table: "target", sql: target },
  { table: "recommendation", sql: recommendation },
  { table: "recommendation_data_point", sql: recommendationDataPoint },
  { table: "response", sql: response },
  { table: "project", sql: project },
  { table: "project_recommendation", sql: projectRecommendation },
  { table: "project_partner", sql: projectPartner },
  { table: "expected_effect", sql: expectedEffect },
  { table: "observed_effect", sql: observedEffect },
  { table: "funding_programme", sql: fundingProgramme },
  { table: "funding_link", sql: fundingLink },
  { table: "action", sql: action },
  { table: "milestone", sql: milestone },
  { table: "progress_update", sql: progressUpdate },
  { table: "commitment_status", sql: commitmentStatus },
];
