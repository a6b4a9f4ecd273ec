import { RuleViolation } from "./errors";

/** A date without time, `YYYY-MM-DD`. Such strings sort and compare as the days they name. */
export type IsoDate = string;

/** Days without an update after which work counts as stale, where the municipality has not chosen its own. */
export const defaultUpdateInterval = 60;

const millisecondsPerDay = 86_400_000;

/** Reckoned in UTC, where every day has 24 hours: summer time must not shorten an interval. */
function dayNumber(date: IsoDate): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const moment = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === date;
  return exists ? moment.getTime() / millisecondsPerDay : null;
}

function day(date: IsoDate): number {
  const number = dayNumber(date);
  if (number === null) throw new RuleViolation(`not a date: ${date}`);
  return number;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): text is IsoDate {
  return dayNumber(text) !== null;
}

/** Whole days from one date to another; negative when `to` lies before `from`. Throws RuleViolation on a non-date. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return day(to) - day(from);
}

/** The date so many days later (or earlier, when negative). Throws RuleViolation on a non-date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((day(date) + days) * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Late: past its due date. The due date itself is not late, and without one nothing is. Open items only: the caller's. */
export function isLate(dueOn: IsoDate | null, today: IsoDate): boolean {
  return dueOn !== null && daysBetween(dueOn, today) > 0;
}

/**
 * Stale: more than `intervalDays` since the last update or, where there has been none, since the work began (`since`).
 * Work younger than the interval is thus not stale even before its first update.
 */
export function isStale(
  lastUpdatedOn: IsoDate | null,
  since: IsoDate,
  today: IsoDate,
  intervalDays = defaultUpdateInterval,
): boolean {
  return daysBetween(lastUpdatedOn ?? since, today) > intervalDays;
}
