import { data, redirect, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { endFeed, makeFeed, ownFeed } from "~/domain/calendar/feed.server";
import { FeedForm } from "~/domain/calendar/schema";
import { newFeed, newFeedPath } from "~/http/new-feed-cookie.server";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader({ may: "network.read" }, async ({ db, request, url, network, language }) => {
  const made = await newFeed.open(request);
  const feed = await ownFeed(db);
  const page = {
    network: network.key,
    since: feed?.createdAt.toISOString() ?? null,
    made: made?.network === network.key && feed ? publicUrl(`/calendar/${made.token}.ics`, url) : null,
    title: translatorFor(language).t("calendar.feed.title"),
  };
  const shown = { "Set-Cookie": await newFeed.forget(newFeedPath(network.key)), "Cache-Control": "no-store" };
  return data(page, page.made ? { headers: shown } : {});
});

export const action = networkAction(
  { may: "calendar.follow", form: FeedForm },
  async ({ db, actor, network, value }) => {
    const here = `/network/${network.key}/calendar/feed`;
    if (value.what === "end") {
      await endFeed(db, actor);
      return redirect(here, 303);
    }
    const token = await makeFeed(db, actor);
    const made = await newFeed.seal({ network: network.key, token }, newFeedPath(network.key));
    return redirect(here, { status: 303, headers: { "Set-Cookie": made } });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Feed() {
  const { t, format } = useWords();
  const { network, since, made, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("calendar.feed.lead")}
        trail={{
          label: t("places.trail"),
          steps: [{ label: t("calendar.title"), href: `/network/${network}/calendar` }, { label: title }],
        }}
      />
      {made ? (
        <div className="notice reading" role="status">
          <p>
            <label htmlFor="new-feed">{t("calendar.feed.made")}</label>
          </p>
          <input
            className="ds-input secret"
            id="new-feed"
            readOnly
            value={made}
            spellCheck={false}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
          />
          <p className="small">{t("calendar.feed.madeOnce")}</p>
        </div>
      ) : null}
      <div className="reading section">
        <p>{since === null ? t("calendar.feed.none") : t("calendar.feed.since", { date: format.date(since) })}</p>
        <p className="quiet">{t("calendar.feed.how")}</p>
      </div>
      <Form method="post" className="button-row">
        <button
          className="ds-button"
          data-color="accent"
          data-variant={since === null ? undefined : "secondary"}
          name="what"
          value="make"
        >
          {t(since === null ? "calendar.feed.make" : "calendar.feed.remake")}
        </button>
        {since === null ? null : (
          <button className="ds-button" data-variant="tertiary" data-color="accent" name="what" value="end">
            {t("calendar.feed.end")}
          </button>
        )}
      </Form>
    </>
  );
}
