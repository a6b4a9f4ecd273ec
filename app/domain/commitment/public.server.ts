import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { commitmentCatalogue, commitmentCounts } from "./queries.server";
import {
  evaluateCommitments,
  type CommitmentKey,
  type CommitmentStatus,
  type CriterionKey,
  type CriterionKind,
  type Reason,
} from "./criteria";

/** A criterion with its arithmetic: everything its result follows from. */
export interface PublicCriterion {
  key: CriterionKey;
  name: string;
  explanation: string;
  kind: CriterionKind;
  threshold: number;
  numerator: number | null;
  denominator: number | null;
  /** Null: no basis. */
  met: boolean | null;
  /** Why it is not met or has no basis, for `reasonText`; null where it is met. */
  reason: Reason | null;
}

export interface PublicCommitment {
  key: CommitmentKey;
  name: string;
  promise: string;
  status: CommitmentStatus;
  criteria: PublicCriterion[];
}

/** What a municipality shows everyone of its commitments: no names, no evidence, plain data that can be kept as JSON. */
export interface PublicCommitments {
  /** Key of the version of the criteria, the day it holds from (YYYY-MM-DD), and where its thresholds come from. */
  version: string;
  validFrom: string;
  note: string;
  commitments: PublicCommitment[];
}

/**
 * The four commitments as they stand now, in one language, in two queries. In a municipality's own door of that municipality; in the public
 * door `only` names it by its key.
 */
export async function publicCommitments(db: Db, language: Language, only?: string): Promise<PublicCommitments> {
  const { version, validFrom, note, rules, words } = await commitmentCatalogue(db, language);
  const results = evaluateCommitments(await commitmentCounts(db, only), rules);
  return {
    version,
    validFrom,
    note,
    commitments: words.map(({ key, name, promise, criteria: named }) => {
      const result = results.find(({ commitment }) => commitment === key);
      return {
        key,
        name,
        promise,
        status: result?.status ?? "no_basis",
        criteria: (result?.criteria ?? []).map(({ key, kind, threshold, numerator, denominator, met }) => ({
          key,
          name: named[key]?.name ?? key,
          explanation: named[key]?.explanation ?? "",
          kind,
          threshold,
          numerator,
          denominator,
          met,
          reason: result?.reasons.find((reason) => reason.key.endsWith(`.${key}`)) ?? null,
        })),
      };
    }),
  };
}
