import ical, { ICalEventTransparency } from "ical-generator";
import type { Translate } from "~/text/words";
import type { CalendarItem } from "./queries.server";

/** What a feed needs to know of an item: also its moments, where it has a time. */
export type FeedItem = CalendarItem & { from: Date | null; to: Date | null };

const day = (iso: string, later = 0) => new Date(Date.parse(`${iso}T00:00:00Z`) + later * 86_400_000);

/**
 * The calendar as a file of iCalendar (RFC 5545). An item keeps its UID for ever, so that a program changes it and does not show it twice;
 * what has no time lasts all day, and then its end is the day after. Moments are UTC, which needs no time zone to go along.
 * `page` is the calendar's own address.
 */
export function calendarFile(
  items: readonly FeedItem[],
  { network, host, page, t }: { network: { key: string; name: string }; host: string; page: string; t: Translate },
): string {
  const calendar = ical({
    name: t("calendar.feed.name", { network: network.name }),
    prodId: { company: "Tiltak", product: "calendar" },
    url: page,
    ttl: 6 * 3600,
  });
  for (const item of items) {
    const isTimed = item.from !== null;
    calendar.createEvent({
      id: `${item.kind === "round" || item.kind === "review" ? item.kind : "entry"}-${item.id}@${host}`,
      start: item.from ?? day(item.startsOn),
      // Without one it ends as it begins; a day ends with itself.
      end: isTimed ? item.to : day(item.endsOn ?? item.startsOn, 1),
      allDay: !isTimed,
      summary: summaryOf(item, t),
      description: descriptionOf(item, t) || null,
      location: item.place,
      url: item.link ?? page,
      categories: [{ name: t(`calendar.kinds.${item.kind}`) }],
      // Nobody is busy for the whole of a day on which something closes or is reached.
      transparency: item.kind === "meeting" ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      stamp: item.updatedAt,
      lastModified: item.updatedAt,
    });
  }
  return calendar.toString();
}

function summaryOf(item: FeedItem, t: Translate): string {
  if (item.kind !== "round") return item.title;
  return item.municipality === null
    ? t("calendar.closes", { name: item.title })
    : t("calendar.closesFor", { name: item.title, municipality: item.municipality });
}

function descriptionOf(item: FeedItem, t: Translate): string {
  const example = item.isExample ? t("calendar.example") : null;
  return [item.text, item.source && t("calendar.sourceIs", { source: item.source }), example]
    .filter(Boolean)
    .join("\n\n");
}
