import type { CalendarKind } from "./kinds";

/** A day ahead: when something begins, or the last day of what has begun, of a report or of an application. */
export interface ComingDay {
  kind: Exclude<CalendarKind, "news">;
  title: string;
  place: string | null;
  municipality: string | null;
  day: string;
  /** It has begun, and this is its last day. */
  isUnderWay: boolean;
}
