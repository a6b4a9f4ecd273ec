import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Shell } from "~/components/shell/shell";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { withRealLinks } from "~/domain/mail/example-address";
import { shownMails } from "~/domain/mail/sending.server";
import { blocksOf } from "~/domain/statement/blocks";
import { StatementText } from "~/components/statement/statement-text";
import { outboxLoader } from "~/http/open-visit.server";
import { publicUrl } from "~/http/public-url.server";
import { translatorFor } from "~/text/words.server";

export const loader = outboxLoader(async ({ db, language, url }) => ({
  title: translatorFor(language).t("outbox.title"),
  mails: (await shownMails(db)).map(({ text, createdAt, ...mail }) => ({
    ...mail,
    blocks: blocksOf(withRealLinks(text, new URL(publicUrl("/", url)).origin)),
    createdAt: createdAt.toISOString(),
  })),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Outbox() {
  const { t, format, language } = useWords();
  const { title, mails } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <PageHead title={title} lead={t("outbox.lead")} />
      {mails.length === 0 ? <EmptyState title={t("outbox.none")}>{t("outbox.noneText")}</EmptyState> : null}
      {mails.map((mail) => {
        const lang = mail.language === language ? undefined : mail.language;
        return (
          <article key={mail.id} className="section mail" aria-labelledby={`mail-${mail.id}`}>
            <h2 id={`mail-${mail.id}`} lang={lang}>
              {mail.subject}
            </h2>
            <p className="quiet small">
              {t("outbox.to")} {mail.recipient} · {t("outbox.written")} {format.moment(mail.createdAt)}
            </p>
            <StatementText blocks={mail.blocks} lang={lang} />
          </article>
        );
      })}
      {mails.length === 100 ? <p className="quiet small">{t("outbox.newest")}</p> : null}
    </Shell>
  );
}
