import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeSignIn, withNetwork } from "~/db/door.server";
import { feedHolder } from "~/domain/calendar/feed.server";
import { calendarFile } from "~/domain/calendar/ical.server";
import { feedItems } from "~/domain/calendar/queries.server";
import { FeedParams } from "~/domain/calendar/schema";
import { TooMany } from "~/domain/shared/errors";
import { translatorFor } from "~/text/words.server";
import { countAttempt } from "./limits.server";
import { publicUrl } from "./public-url.server";
import { guarded } from "./entrance.server";

const plain = (status: 404 | 429, text: string, more: Record<string, string> = {}) =>
  new Response(text, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store", ...more },
  });

/** A link that opens nothing: unknown, ended, or its holder's time in the network is over. All look the same. */
const nothing = () => plain(404, "There is no such calendar.\n");

/**
 * A network's calendar by secret link, for calendar programs: no session is looked at and no cookie set. The door before sign-in tells whose
 * link it is, and the network's door, which may only read here, what they may see. Tokens that open nothing are counted by network address.
 */
async function feed({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const address = (context as { address?: string | null } | undefined)?.address ?? null;
  try {
    const attempt = await countAttempt("calendar", { address });
    const parsed = FeedParams.safeParse(params);
    if (!parsed.success) return nothing();
    const holder = await beforeSignIn((db) => feedHolder(db, parsed.data.token.replace(/\.ics$/, "")));
    if (!holder) return nothing();
    await attempt.succeeded();
    const items = await withNetwork(holder.network.id, holder, async (db) => {
      await db.$executeRaw`SET TRANSACTION READ ONLY`;
      return feedItems(db);
    });
    const url = new URL(request.url);
    const page = publicUrl(`/network/${holder.network.key}/calendar`, url);
    const { t } = translatorFor(holder.language);
    const body = calendarFile(items, { network: holder.network, host: new URL(page).hostname, page, t });
    return new Response(body, {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": `inline; filename="${holder.network.key}.ics"`,
        "Content-Language": holder.language,
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
      },
    });
  } catch (error) {
    if (error instanceof TooMany) return plain(429, "Too many attempts.\n", { "Retry-After": String(error.seconds) });
    throw error;
  }
}

export const feedLoader = guarded(feed, { door: "before_sign_in" });
