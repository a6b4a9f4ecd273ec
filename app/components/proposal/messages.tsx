import { Form } from "@remix-run/react";
import { useWords } from "../use-words";
import { Field } from "../ui/field";
import { RuleList } from "../ui/rule-list";
import { Tag } from "../ui/tag";

interface MessagesProps {
  messages: readonly {
    id: string;
    fromPartner: boolean;
    isReturn: boolean;
    text: string;
    writer: string | null;
    writtenAt: Date;
  }[];
  /** The revision that is read beside them. */
  revision: number;
  partner: string;
  municipality: string;
  /** Where a message is sent; absent for who may not write. */
  action?: string | undefined;
}

/** What the two sides have written to each other, and the form to write on. */
export function Messages({ messages, revision, partner, municipality, action }: MessagesProps) {
  const { t, format } = useWords();
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="messages">{t("proposals.messages.title")}</h2>
      </div>
      {messages.length === 0 ? (
        <p className="quiet">{t("proposals.messages.none")}</p>
      ) : (
        <RuleList
          dense
          rows={messages.map(({ id, fromPartner, isReturn, text, writer, writtenAt }) => ({
            key: id,
            main: <span className="reading--lines">{text}</span>,
            side: isReturn ? <Tag outline>{t("proposals.messages.isReturn")}</Tag> : undefined,
            note: [writer, fromPartner ? partner : municipality, format.moment(writtenAt)].filter(Boolean).join(" · "),
          }))}
        />
      )}
      {action ? (
        <Form className="form" method="post" action={action} key={messages.length}>
          <input type="hidden" name="revision" value={revision} />
          <Field name="text" kind="textarea" rows={3} label={t("proposals.messages.write")} maxLength={4000} />
          <div className="button-row">
            <button className="ds-button" data-variant="secondary" data-color="accent">
              {t("proposals.messages.send")}
            </button>
          </div>
        </Form>
      ) : null}
    </section>
  );
}
