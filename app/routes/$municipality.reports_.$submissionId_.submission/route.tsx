import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Answers } from "~/components/review/answers";
import { ReportView } from "~/components/review/report-view";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { commitmentWords } from "~/domain/commitment/queries.server";
import { submissionFacts } from "~/domain/review/locked.server";
import { submissionById } from "~/domain/review/queries.server";
import { SubmissionParams, SubmitForm } from "~/domain/review/schema";
import { submissionMachine } from "~/domain/review/states";
import { draftValues, preview, submitReport } from "~/domain/review/submissions.server";
import { reachable } from "~/domain/shared/state-machine";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// Submitting: everything that will be frozen is shown before it is.

export const loader = municipalityLoader(
  { may: "submission.write", params: SubmissionParams },
  async ({ db, municipality, params, language, today, may }) => {
    const { id, state, round, network } = await submissionById(db, params.submissionId);
    const move = reachable(submissionMachine, state, await submissionFacts(db, id)).find(
      ({ to }) => to === "submitted" || to === "resubmitted",
    );
    return {
      path: `/${municipality.key}/reports`,
      municipality: municipality.key,
      round: { title: round.title, language: round.language, isPastDue: round.isPastDue },
      id,
      network: network.name,
      // Where those who decide it see what is shared.
      sharing: may("sharing.write") ? `/${municipality.key}/settings/sharing/${network.key}` : null,
      blockedBy: move?.blockedBy ?? ["shared.blocked.no_such_move"],
      version: (await draftValues(db, id, 0)).version,
      frozen: await preview(db, { ...municipality, today }, id),
      words: await commitmentWords(db, language),
      title: translatorFor(language).t("reviews.own.submitTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "submission.write", params: SubmissionParams, form: SubmitForm },
  async ({ db, actor, municipality, params, value, today, url }) => {
    const here = { ...municipality, today, link: (path: string) => publicUrl(path, url) };
    await submitReport(db, actor, here, params.submissionId, value.version);
    return redirect(`/${municipality.key}/reports/${params.submissionId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Submit() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { path, municipality, round, id, network, sharing, blockedBy, version, frozen, words, title } =
    useLoaderData<typeof loader>();
  const here = `${path}/${id}`;
  return (
    <>
      <PageHead
        title={title}
        lead={t("reviews.own.submitLead", { network })}
        trail={{
          label: t("reviews.trail"),
          steps: [
            { label: t("reviews.own.title"), href: path },
            { label: round.title, href: here, lang: round.language },
          ],
        }}
      />
      <div className="notice">
        <p>
          {t("reviews.own.submitAll", { network })}{" "}
          {sharing === null ? null : (
            <Link className="ds-link" to={sharing}>
              {t("reviews.own.seeSharing")}
            </Link>
          )}
        </p>
        <p>{t("reviews.submission.public")}</p>
        {round.isPastDue ? <p>{t("reviews.own.pastDue")}</p> : null}
      </div>
      {blockedBy.length > 0 && answer === undefined ? (
        <>
          <p className="late" role="status">
            {blockedBy.map((key) => t(`refusals.${key}` as "refusals.submission.blocked.no_answers")).join(". ")}
          </p>
          <p>
            <Link className="ds-link" to={here}>
              {t("reviews.own.back")}
            </Link>
          </p>
        </>
      ) : (
        <RecordForm
          answer={answer}
          labels={{}}
          version={version}
          submit={t("reviews.own.submit")}
          cancel={{ href: here, label: t("forms.cancel") }}
        >
          {() => null}
        </RecordForm>
      )}
      <Answers answers={frozen.answers} note={frozen.note} language={round.language} />
      <section className="section" aria-labelledby="report">
        <h2 id="report">{t("reviews.own.report")}</h2>
        <ReportView report={frozen.report} words={words} municipality={municipality} />
      </section>
    </>
  );
}
