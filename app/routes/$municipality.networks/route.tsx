import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { MessagePages } from "~/components/network/message-list";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { messagePageSize, receivedMessages } from "~/domain/network/messages.server";
import { ReceivedSearch } from "~/domain/network/schema";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", search: ReceivedSearch },
  async ({ db, municipality, search, language }) => ({
    municipality: municipality.key,
    page: search.page,
    size: messagePageSize,
    ...(await receivedMessages(db, search.page, language)),
    title: translatorFor(language).t("network.received.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Networks() {
  const { t, format } = useWords();
  const { municipality, page, size, messages, total } = useLoaderData<typeof loader>();
  if (messages.length === 0) {
    return (
      <>
        <PageHead title={t("network.received.title")} />
        <EmptyState title={t("network.received.none")}>{t("network.received.noneText")}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={t("network.received.title")} lead={t("network.received.lead")} />
      <ul className="rule-list">
        {messages.map((message) => (
          <li key={message.id}>
            <h2>{message.subject}</h2>
            <p className="small quiet">
              {t(message.by === null ? "network.received.from" : "network.received.fromPerson", {
                who: message.by ?? "",
                network: message.network,
                date: format.moment(message.sentAt),
              })}
              {message.slug === null ? null : (
                <>
                  {" · "}
                  <Link className="ds-link" to={`/${municipality}/kpis/${message.slug}`}>
                    {t("network.received.about", { name: message.dataPoint ?? "" })}
                  </Link>
                </>
              )}
            </p>
            <p className="mail">{message.text}</p>
          </li>
        ))}
      </ul>
      <MessagePages shown={messages.length} total={total} page={page} size={size} path={`/${municipality}/networks`} />
    </>
  );
}
