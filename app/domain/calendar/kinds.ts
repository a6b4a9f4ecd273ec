/** What a network's leaders put on its calendar. */
export const entryKinds = ["meeting", "milestone", "news"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What stands on the calendar: the entries, and what other records put there by their dates. */
export const calendarKinds = [...entryKinds, "round", "review"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** What comes, soonest first, or what has been, latest first. */
export const calendarTimes = ["coming", "past"] as const;
export type CalendarTime = (typeof calendarTimes)[number];

export const entriesPerPage = 50;
