import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";

export interface GapOption {
  key: string;
  label: string;
}

export interface GapOptions {
  dimensions: GapOption[];
  /** Keys as the filter writes them: `economy.waste`. */
  categories: GapOption[];
  areas: GapOption[];
  owners: GapOption[];
}

/** What the municipality's gaps can be filtered by: only what at least one of them has. One query. */
export async function gapOptions(db: Db, language: Language): Promise<GapOptions> {
  const rows = await db.$queryRaw<{ kind: keyof GapOptions; key: string; label: string }[]>`
    WITH gap AS MATERIALIZED (
      SELECT s.data_point_id, m.key AS dimension, m.name ->> ${language} AS dimension_name, m.position AS dimension_position,
             t.key AS category, t.name ->> ${language} AS category_name, k.position
        FROM standing s
        JOIN data_point d ON d.id = s.data_point_id
        JOIN kpi k ON k.id = d.kpi_id
        JOIN category t ON t.id = k.category_id
        JOIN sub_dimension b ON b.id = t.sub_dimension_id
        JOIN dimension m ON m.id = b.dimension_id
       WHERE s.municipality_id = tiltak_municipality() AND s.is_gap
    ), project_of_gap AS MATERIALIZED (
      SELECT DISTINCT p.id, p.area_key, p.owner_id
        FROM expected_effect e
        JOIN project p ON p.municipality_id = e.municipality_id AND p.id = e.project_id AND p.state <> 'cancelled'
       WHERE e.data_point_id IN (SELECT data_point_id FROM gap)
    ), area_of_gap AS (
      SELECT area_key FROM project_of_gap
      UNION
      SELECT r.area_key
        FROM recommendation_data_point l
        JOIN recommendation r ON r.municipality_id = l.municipality_id AND r.id = l.recommendation_id
       WHERE l.data_point_id IN (SELECT data_point_id FROM gap)
    )
    SELECT kind, key, label
      FROM (SELECT 'dimensions' AS kind, dimension AS key, dimension_name AS label, 1 AS list, min(dimension_position) AS position
              FROM gap GROUP BY dimension, dimension_name
            UNION ALL
            -- Two dimensions have a category of the same name.
            SELECT 'categories', dimension || '.' || category,
                   CASE WHEN count(*) OVER (PARTITION BY category_name) = 1 THEN category_name
                        ELSE category_name || ' (' || dimension_name || ')' END, 2, min(position)
              FROM gap GROUP BY dimension, dimension_name, category, category_name
            UNION ALL
            SELECT 'areas', a.key, a.name ->> ${language}, 3, 0 FROM area a WHERE a.key IN (SELECT area_key FROM area_of_gap)
            UNION ALL
            SELECT 'owners', w.id::text, w.name, 4, 0 FROM person w WHERE w.id IN (SELECT owner_id FROM project_of_gap)) o
     ORDER BY list, position, label COLLATE norwegian, key`;
  const options: GapOptions = { dimensions: [], categories: [], areas: [], owners: [] };
  for (const { kind, key, label } of rows) options[kind].push({ key, label });
  return options;
}
