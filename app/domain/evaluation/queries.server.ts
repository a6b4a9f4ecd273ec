import type { Db } from "~/db/door.server";

export interface NewestEvaluation {
  year: number;
  state: "collecting" | "verifying" | "benchmarked" | "published";
  publishedOn: string | null;
  ruleVersion: string;
  /** Version of the framework's catalogue. */
  catalogueVersion: number;
}

/** The newest round of evaluation, or null before the first. */
export async function newestEvaluation(db: Db): Promise<NewestEvaluation | null> {
  const rows = await db.$queryRaw<NewestEvaluation[]>`
    SELECT e.year, e.state::text AS state, e.published_on::text AS "publishedOn", e.rule_version AS "ruleVersion",
           (SELECT coalesce(max(f.version), 1) FROM framework f) AS "catalogueVersion"
      FROM evaluation e ORDER BY e.year DESC LIMIT 1`;
  return rows[0] ?? null;
}
