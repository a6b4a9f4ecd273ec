import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { RuleList } from "~/components/ui/rule-list";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { draftSummary } from "~/domain/summary/commands.server";
import { summaryList } from "~/domain/summary/queries.server";
import { writtenFor } from "~/domain/summary/words";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { draftingWith } from "~/text/summary-words.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader({ may: "calendar.write" }, async ({ db, network, language }) => ({
  network: network.key,
  summaries: (await summaryList(db)).map(({ words, ...one }) => ({ ...one, shown: writtenFor(words, language) })),
  title: translatorFor(language).t("summaries.title"),
}));

/** Drafts this month's; where there is one already it is shown. */
export const action = networkAction(
  { may: "calendar.write", form: z.object({ draft: z.literal("now", { error: "forms.wrong" }) }) },
  async ({ db, actor, network, url }) => {
    const drafting = draftingWith(() => publicUrl(`/network/${network.key}/calendar`, url));
    const { id } = await draftSummary(db, actor, drafting);
    return redirect(`/network/${network.key}/summaries/${id}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Summaries() {
  const { t, format } = useWords();
  const { network, summaries, title } = useLoaderData<typeof loader>();
  const path = `/network/${network}/summaries`;
  const draft = (
    <Form method="post">
      <button className="ds-button" data-color="accent" name="draft" value="now">
        {t("summaries.draftNow")}
      </button>
    </Form>
  );
  return (
    <>
      <PageHead
        title={title}
        lead={t("summaries.lead")}
        trail={{
          label: t("places.trail"),
          steps: [{ label: t("calendar.title"), href: `/network/${network}/calendar` }, { label: title }],
        }}
        actions={summaries.length === 0 ? undefined : draft}
      />
      {summaries.length === 0 ? (
        <EmptyState title={t("summaries.empty.title")} action={draft}>
          {t("summaries.empty.text")}
        </EmptyState>
      ) : (
        <RuleList
          rows={summaries.map((one) => ({
            key: one.id,
            main: (
              <>
                <Link className="ds-link" to={`${path}/${one.id}`} lang={one.shown.language}>
                  {one.shown.subject}
                </Link>{" "}
                <Tag outline={one.state === "draft"}>{t(`summaries.states.${one.state}`)}</Tag>
              </>
            ),
            side: format.month(one.period),
            note:
              one.sentAt !== null
                ? t("summaries.sentTo", { count: one.recipients ?? 0, at: format.moment(one.sentAt) })
                : one.editedBy === null
                  ? t("summaries.untouched")
                  : t("summaries.editedBy", { name: one.editedBy }),
          }))}
        />
      )}
    </>
  );
}
