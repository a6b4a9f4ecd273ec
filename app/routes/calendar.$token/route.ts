import { feedLoader } from "~/http/calendar-feed.server";

/** `/calendar/<token>.ics` */
export const loader = feedLoader;
