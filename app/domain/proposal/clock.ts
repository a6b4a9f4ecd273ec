/**
 * How many days a municipality has to answer a proposal, from when it was first submitted (commitment 3, design.md §4). An answer is a
 * decision or a return for completion.
 */
export const answerDays = 30;

const day = 86_400_000;

/** Where a proposal stands against the thirty days. */
export type AnswerClock =
  | { status: "waiting"; daysLeft: number }
  | { status: "over"; daysOver: number }
  | { status: "answered"; inTime: boolean };

/**
 * The clock of one proposal at `now`: whole days left (today counts), whole days over, or whether the first answer came in time. `answeredAt`
 * is when the municipality first answered, null while it has not. Exactly thirty days is in time.
 */
export function answerClock(submittedAt: Date, answeredAt: Date | null, now: Date): AnswerClock {
  const due = submittedAt.getTime() + answerDays * day;
  if (answeredAt !== null) return { status: "answered", inTime: answeredAt.getTime() <= due };
  const left = due - now.getTime();
  return left >= 0
    ? { status: "waiting", daysLeft: Math.ceil(left / day) }
    : { status: "over", daysOver: Math.ceil(-left / day) };
}

/**
 * Whether a proposal counts in "answered within thirty days", and how: true and false count, null (still within its thirty days, or withdrawn
 * unanswered) does not.
 */
export function answeredInTime(
  proposal: { submittedAt: Date; answeredAt: Date | null; isWithdrawn: boolean },
  now: Date,
): boolean | null {
  const clock = answerClock(proposal.submittedAt, proposal.answeredAt, now);
  if (clock.status === "answered") return clock.inTime;
  return proposal.isWithdrawn || clock.status === "waiting" ? null : false;
}
