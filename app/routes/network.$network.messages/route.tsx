import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessageList, MessagePages } from "~/components/network/message-list";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { messagePageSize, sendMessage, sentMessages, writableMembers } from "~/domain/network/messages.server";
import { MessageForm, MessageSearch } from "~/domain/network/schema";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { inLanguage } from "~/text/localised";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: MessageSearch },
  async ({ db, network, search, language, may }) => {
    const { t } = translatorFor(language);
    const about =
      search.dataPoint === null
        ? null
        : await db.dataPoint.findUnique({ where: { id: search.dataPoint }, select: { id: true, name: true } });
    const name = about && inLanguage(about.name, language);
    const members = await writableMembers(db);
    const sharing = search.about === "sharing" && about === null;
    return {
      network: { key: network.key, name: network.name },
      members,
      dataPoint: about && { id: about.id, name: name ?? "" },
      draft: {
        to: members.filter(({ key }) => search.to.includes(key)).map(({ id }) => id),
        about: search.about,
        subject: sharing
          ? t("network.messages.sharingSubject", { network: network.name })
          : name === null
            ? ""
            : t("network.messages.gapSubject", { name }),
        text: sharing ? t("network.messages.sharingText", { network: network.name }) : "",
      },
      page: search.page,
      size: messagePageSize,
      ...(await sentMessages(db, { page: search.page }, language)),
      mayWrite: may("network_message.write"),
      title: t("network.messages.title"),
    };
  },
);

export const action = networkAction(
  { may: "network_message.write", form: MessageForm },
  async ({ db, actor, network, url, value }) => {
    await sendMessage(db, actor, network.id, value, {
      network: network.name,
      link: (municipality) => publicUrl(`/${municipality}/networks`, url),
    });
    const base = `/network/${network.key}`;
    return redirect(value.dataPoint === null ? `${base}/messages` : `${base}/shared-gaps/${value.dataPoint}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Messages() {
  const { t } = useWords();
  const { network, members, dataPoint, draft, messages, total, page, size, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const base = `/network/${network.key}`;
  return (
    <>
      <PageHead
        title={t("network.messages.title")}
        trail={{
          label: t("places.trail"),
          steps: [{ label: t("network.pages.matrix"), href: base }, { label: t("network.messages.title") }],
        }}
        lead={mayWrite ? t("network.messages.lead") : undefined}
      />
      {mayWrite ? (
        <div className="section">
          <RecordForm
            answer={answer}
            labels={{
              to: t("network.messages.to"),
              subject: t("network.messages.subject"),
              text: t("network.messages.text"),
            }}
            values={{ to: draft.to, subject: draft.subject, text: draft.text }}
            submit={t("network.messages.send")}
          >
            {({ field, chosen }) => (
              <>
                <p className="quiet">
                  {dataPoint === null ? null : <>{t("network.messages.about", { name: dataPoint.name })} </>}
                  {t("network.messages.public")}
                </p>
                {dataPoint === null ? (
                  <input type="hidden" name="about" value={draft.about} />
                ) : (
                  <input type="hidden" name="dataPoint" value={dataPoint.id} />
                )}
                <Choices
                  kind="checkbox"
                  name="to"
                  legend={t("network.messages.to")}
                  error={field("to").error}
                  chosen={chosen("to")}
                  options={members.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <Field {...field("subject")} maxLength={150} />
                <Field kind="textarea" {...field("text")} rows={10} maxLength={5000} />
              </>
            )}
          </RecordForm>
        </div>
      ) : null}
      <section className="section" aria-labelledby="sent">
        <div className="section-head">
          <h2 id="sent">{t("network.messages.sent")}</h2>
        </div>
        {messages.length === 0 ? (
          <p className="quiet">{t("network.messages.none")}</p>
        ) : (
          <>
            <MessageList messages={messages} base={base} />
            <MessagePages shown={messages.length} total={total} page={page} size={size} path={`${base}/messages`} />
          </>
        )}
      </section>
    </>
  );
}
