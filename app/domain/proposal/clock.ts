/**
 * How many days a municipality has to answer a proposal (design.md §4, commitment 3). The clock runs from when it last got the proposal:
 * submitted, completed and submitted again, or taken back into evaluation without having been completed. A return for completion or a
 * decision answers it, and only what came since: what is submitted again waits for an answer of its own. The database keeps the two moments
 * (`asked_at` and `answered_at`, by the trigger proposal_clock), and every page and commitment 3 look at them alone. Nobody waits for an
 * answer to what was withdrawn, which has no clock and does not count.
 */
export const answerDays = 30;

const day = 86_400_000;

/** Where a proposal stands against the thirty days. */
export type AnswerClock =
  | { status: "waiting"; daysLeft: number }
  | { status: "over"; daysOver: number }
  | { status: "answered"; inTime: boolean };

/**
 * The clock of one proposal at `now`: whole days left (today counts), whole days over, or whether the answer came in time. `askedAt` and
 * `answeredAt` are as kept, `answeredAt` null while the municipality has not answered. Exactly thirty days is in time.
 */
export function answerClock(askedAt: Date, answeredAt: Date | null, now: Date): AnswerClock {
  const due = askedAt.getTime() + answerDays * day;
  if (answeredAt !== null) return { status: "answered", inTime: answeredAt.getTime() <= due };
  const left = due - now.getTime();
  return left >= 0
    ? { status: "waiting", daysLeft: Math.ceil(left / day) }
    : { status: "over", daysOver: Math.ceil(-left / day) };
}
