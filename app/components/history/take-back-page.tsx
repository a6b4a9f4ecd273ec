import { Link } from "@remix-run/react";
import type { Proposed } from "~/domain/history/take-back.server";
import { RecordForm } from "../record-form";
import { Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

interface TakeBackShown extends Proposed {
  municipality: string;
  title: string;
  subject: string;
  subjectId: string;
  name: string;
  nameLanguage: string | null;
  who: string;
  /** ISO 8601. */
  at: string;
}

/** What taking a change back would make of the record, with the button that does it, or why it cannot be taken back. */
export function TakeBackPage({ page, answer }: { page: TakeBackShown; answer: FormAnswer | undefined }) {
  const { t, format, language } = useWords();
  const all = `/${page.municipality}/history`;
  const back = `${all}/${page.subject}/${page.subjectId}`;
  const lang = page.nameLanguage === language ? undefined : (page.nameLanguage ?? undefined);
  const value = (text: string | null) =>
    text === null ? <span className="quiet">{t("history.nothing")}</span> : <span className="pre-line">{text}</span>;
  const table = (
    <table className="ds-table table--fold">
      <caption className="ds-sr-only">{t("history.takeBack.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("history.field")}</th>
          <th scope="col">{t("history.takeBack.now")}</th>
          <th scope="col">{t("history.takeBack.then")}</th>
        </tr>
      </thead>
      <tbody>
        {page.fields.map(({ column, label, now, then }) => (
          <tr key={column}>
            <th scope="row">{label}</th>
            <td data-label={t("history.takeBack.now")}>{value(now)}</td>
            <td data-label={t("history.takeBack.then")}>{value(then)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      <PageHead
        title={page.title}
        lead={t("history.takeBack.lead", { who: page.who, at: format.moment(page.at) })}
        trail={{
          label: t("history.trail"),
          steps: [
            { label: t("history.title"), href: all },
            { label: page.name, href: back, lang },
            { label: page.title },
          ],
        }}
      />
      <div className="narrow">
        {page.blocked ? (
          <>
            {table}
            <h2>{t("history.takeBack.blocked")}</h2>
            <p>{t(`refusals.${page.blocked.key}` as "forms.wrong", page.blocked.params)}</p>
            <p>
              <Link className="ds-link" to={back}>
                {t("history.takeBack.back")}
              </Link>
            </p>
          </>
        ) : (
          <RecordForm
            answer={answer}
            labels={{ reason: t("history.takeBack.reason"), outcome: t("history.takeBack.outcome") }}
            values={{ reason: page.reason ?? "" }}
            version={page.version ?? undefined}
            submit={t("history.takeBack.submit")}
            cancel={{ href: back, label: t("forms.cancel") }}
          >
            {({ field }) => (
              <>
                {table}
                {page.asks.includes("reason") ? (
                  <Field kind="textarea" required={t("forms.required")} {...field("reason")} />
                ) : null}
                {page.asks.includes("outcome") ? (
                  <Field kind="textarea" required={t("forms.required")} {...field("outcome")} />
                ) : null}
              </>
            )}
          </RecordForm>
        )}
      </div>
    </>
  );
}
