import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { Forbidden, Refused } from "../shared/errors";
import { commitmentCatalogue, commitmentCounts } from "./queries.server";
import { evaluateCommitments } from "./criteria";

/**
 * Keeps how each commitment of the open door's municipality stands now, with the numbers it follows from. Gives how many were kept: none where
 * this day was kept already or, by the job, this quarter; two at once keep one.
 */
async function freeze(db: Db, by: { userId: string } | "job"): Promise<number> {
  const { rules, version } = await commitmentCatalogue(db, "nb");
  const results = evaluateCommitments(await commitmentCounts(db), rules);
  const rows = results.map(({ commitment, status, criteria }) => ({
    commitment_key: commitment,
    status,
    criteria: criteria.map(({ key, kind, threshold, numerator, denominator, met }) => ({
      key,
      kind,
      threshold,
      numerator,
      denominator,
      met,
    })),
  }));
  const [userId, via] = by === "job" ? [null, "job"] : [by.userId, null];
  return db.$executeRaw`
    INSERT INTO commitment_status (commitment_key, quarter, status, criteria, criteria_version, taken_by, via)
    SELECT r.commitment_key, date_trunc('quarter', tiltak_today()::timestamp)::date, r.status::commitment_state, r.criteria, ${version},
           ${userId}::uuid, ${via}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (commitment_key text, status text, criteria jsonb)
        ON CONFLICT DO NOTHING`;
}

/** Of the job, on the first day of a quarter: once a quarter, however often it runs. */
export const freezeQuarter = (db: Db): Promise<number> => freeze(db, "job");

/** On demand, once a day. @throws Forbidden, Refused */
export async function freezeNow(db: Db, actor: Actor): Promise<void> {
  if (!can(actor, "commitment.freeze")) throw new Forbidden("commitment.freeze");
  if ((await freeze(db, actor)) === 0) throw new Refused("commitment.frozenToday");
}
