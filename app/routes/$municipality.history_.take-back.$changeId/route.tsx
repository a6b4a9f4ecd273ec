import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { visibleSubjects } from "~/domain/history/changes";
import { ChangeParams, TakeBackForm } from "~/domain/history/take-back";
import { proposal, takeableChange, takeBack } from "~/domain/history/take-back.server";
import { nameOf, whoDid } from "~/domain/history/words";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

// Nothing of who has which rights is taken back here: those are changed where they are kept.
const subjects = visibleSubjects(false);

export const loader = municipalityLoader(
  { may: "history.revert", params: ChangeParams },
  async ({ db, params, language, municipality, today, demand }) => {
    const reader = { t: translatorFor(language).t, format: formatsFor(language) };
    const known = await takeableChange(db, params.changeId, subjects, language);
    demand("history.revert", known);
    const { line, names } = known;
    return {
      municipality: municipality.key,
      title: reader.t("history.takeBack.title"),
      subject: line.subject,
      subjectId: line.subjectId,
      name: nameOf(names, { kind: line.subject, id: line.subjectId }, reader),
      nameLanguage: names.get(`${line.subject} ${line.subjectId}`)?.language ?? null,
      who: whoDid(line, names, reader),
      at: line.at.toISOString(),
      ...(await proposal(db, known, reader, today)),
    };
  },
);

export const action = municipalityAction(
  { may: "history.revert", params: ChangeParams, form: TakeBackForm },
  async ({ db, actor, params, value, language, municipality, today, demand }) => {
    const reader = { t: translatorFor(language).t, format: formatsFor(language) };
    const known = await takeableChange(db, params.changeId, subjects, language);
    demand("history.revert", known);
    await takeBack(db, actor, known, value, reader, today);
    const { subject, subjectId } = known.line;
    return redirect(`/${municipality.key}/history/${subject}/${subjectId}`, 303);
  },
);

/** After a refusal the record is shown as it stands. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function TakeBack() {
  const { t, format, language } = useWords();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
