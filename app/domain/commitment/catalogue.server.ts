import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import type { CommitmentKey, CriterionKey, CriterionKind, Rules } from "./criteria";

export interface CommitmentWords {
  key: CommitmentKey;
  name: string;
  promise: string;
  criteria: Partial<Record<CriterionKey, { name: string; explanation: string }>>;
}

/** A version of the criteria: what each is called and held against, in the reader's language. */
export interface CommitmentCatalogue {
  /** Its key, which everything judged or frozen by it names. */
  version: string;
  /** The day it holds from, as YYYY-MM-DD. */
  validFrom: string;
  /** Where its thresholds come from. */
  note: string;
  rules: Rules;
  /** The four commitments in order, each with the version's criteria in order. */
  words: CommitmentWords[];
}

interface Line {
  key: CommitmentKey;
  name: string;
  promise: string;
  version: string;
  validFrom: string;
  note: string;
  criterion: CriterionKey | null;
  kind: CriterionKind;
  threshold: number;
  criterionName: string;
  explanation: string;
}

/** The version in force today, or the one named; in one query. */
export async function commitmentCatalogue(
  db: Db,
  language: Language,
  version: string | null = null,
): Promise<CommitmentCatalogue> {
  const lines = await db.$queryRaw<Line[]>`
    SELECT c.key, c.name ->> ${language} AS name, c.promise ->> ${language} AS promise, v.key AS version, v.valid_from::text AS "validFrom",
           v.note ->> ${language} AS note, x.criterion_key AS criterion, x.kind::text AS kind, x.threshold::float8 AS threshold,
           x.name ->> ${language} AS "criterionName", x.explanation ->> ${language} AS explanation
      FROM commitment c
      CROSS JOIN (SELECT key, valid_from, note FROM criteria_version
                   WHERE CASE WHEN ${version}::text IS NULL THEN valid_from <= tiltak_today() ELSE key = ${version} END
                   ORDER BY valid_from DESC LIMIT 1) v
      LEFT JOIN criterion k ON k.commitment_key = c.key
      LEFT JOIN criterion_version x ON x.criterion_key = k.key AND x.version_key = v.key
     ORDER BY c.position, k.position`;
  const rules: Rules = {};
  const words = new Map<CommitmentKey, CommitmentWords>();
  for (const line of lines) {
    const { key, name, promise, criterion, kind, threshold, criterionName, explanation } = line;
    const own = words.get(key) ?? { key, name, promise, criteria: {} };
    words.set(key, own);
    if (criterion === null) continue;
    own.criteria[criterion] = { name: criterionName, explanation };
    rules[criterion] = { kind, threshold };
  }
  const { version: inForce = "", validFrom = "", note = "" } = lines[0] ?? {};
  return { version: inForce, validFrom, note, rules, words: [...words.values()] };
}

/** The four commitments and their criteria in words, in order, as the version in force has them. */
export async function commitmentWords(db: Db, language: Language): Promise<CommitmentWords[]> {
  return (await commitmentCatalogue(db, language)).words;
}
