import { addDays, type IsoDate } from "~/domain/shared/period";

/** Days counted from the day the demo is loaded, as the database takes them. */
export function calendar(today: IsoDate = todayInNorway()) {
  const date = (iso: IsoDate) => new Date(`${iso}T00:00:00Z`);
  return {
    today,
    day: (days: number) => date(addDays(today, days)),
    dayOrNull: (days: number | undefined) => (days === undefined ? null : date(addDays(today, days))),
    dateOrNull: (iso: IsoDate | undefined) => (iso === undefined ? null : date(iso)),
  };
}

export type Calendar = ReturnType<typeof calendar>;

function todayInNorway(): IsoDate {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(new Date());
}
