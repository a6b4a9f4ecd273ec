import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CommentList } from "~/components/commitment/comment-list";
import { CriteriaTable } from "~/components/commitment/criteria-table";
import { EvidenceTable } from "~/components/commitment/evidence-table";
import { JudgementLine } from "~/components/commitment/judgement";
import { StatusHistory } from "~/components/commitment/status-history";
import { StatusTag } from "~/components/commitment/status-tag";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { comment } from "~/domain/commitment/commands.server";
import { memberCommitments, memberOf, type MemberCommitment } from "~/domain/commitment/network.server";
import type { CommitmentWords } from "~/domain/commitment/queries.server";
import {
  comments,
  judgements,
  newestEvidence,
  type EvidenceRow,
  type Judgement,
} from "~/domain/commitment/records.server";
import { CommentForm, MemberParams } from "~/domain/commitment/schema";
import { networkAction, networkLoader } from "~/http/visit.server";

export const loader = networkLoader(
  { may: "network.read", params: MemberParams },
  async ({ db, network, language, params, may }) => {
    const { member, catalogue, commitments, past } = await memberCommitments(db, params.member, language);
    return {
      here: `/network/${network.key}/commitments`,
      member,
      words: catalogue.words,
      version: catalogue.version,
      commitments,
      past,
      evidence: await newestEvidence(db, member.id),
      judgements: await judgements(db, member.id),
      comments: await comments(db, member.id),
      mayComment: may("commitment.comment") && member.shows !== "nothing",
    };
  },
);

export const action = networkAction(
  { may: "commitment.comment", params: MemberParams, form: CommentForm },
  async ({ db, actor, network, params, value }) => {
    const { id } = await memberOf(db, params.member);
    await comment(db, actor, id, value);
    return redirect(`/network/${network.key}/commitments/${params.member}#comments`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.member.name);

export default function MemberCommitments() {
  const { t, format } = useWords();
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { here, member, words, version, commitments, past } = shown;
  const takenOn = commitments[0]?.takenOn;
  return (
    <>
      <PageHead
        title={member.name}
        lead={t("commitmentWork.network.memberLead")}
        trail={{
          label: t("commitments.rows.trail"),
          steps: [{ label: t("commitmentWork.network.title"), href: here }, { label: member.name }],
        }}
      />
      {member.shows === "nothing" ? (
        <p className="notice">
          {member.planFrom === null
            ? t("commitmentWork.network.nothingShared")
            : t("commitmentWork.network.planFrom", { date: format.date(member.planFrom) })}
        </p>
      ) : null}
      {member.shows === "frozen" ? (
        <p className="notice">
          {takenOn
            ? t("commitmentWork.network.summaryOnly", { date: format.date(takenOn) })
            : t("commitmentWork.network.noRecord")}
        </p>
      ) : null}
      {words.map((word) => {
        const one = commitments.find(({ result }) => result.commitment === word.key);
        return one === undefined ? null : (
          <One
            key={word.key}
            word={word}
            one={one}
            version={version}
            judgement={shown.judgements.find(({ commitment }) => commitment === word.key)}
            evidence={
              member.shows === "now" ? shown.evidence.filter(({ commitment }) => commitment === word.key) : null
            }
          />
        );
      })}
      {past.length > 0 ? (
        <section className="section" aria-labelledby="history">
          <h2 id="history">{t("commitmentWork.history.title")}</h2>
          <StatusHistory past={past} commitments={words} />
        </section>
      ) : null}
      <section className="section" id="comments" aria-labelledby="comments-heading">
        <h2 id="comments-heading">{t("commitmentWork.comments.title")}</h2>
        <CommentList comments={shown.comments} words={words} />
        {shown.mayComment ? (
          <>
            <h3>{t("commitmentWork.comments.write")}</h3>
            <RecordForm
              // Sent, the form begins anew.
              key={shown.comments.length}
              answer={answer}
              labels={{
                commitment: t("commitmentWork.comments.commitment"),
                text: t("commitmentWork.comments.text"),
              }}
              submit={t("commitmentWork.comments.send")}
            >
              {({ field }) => (
                <>
                  <Field
                    {...field("commitment")}
                    kind="select"
                    width="half"
                    required={t("forms.required")}
                    empty={t("commitmentWork.comments.chooseCommitment")}
                    options={words.map(({ key, name }) => ({ value: key, label: name }))}
                  />
                  <Field
                    {...field("text")}
                    kind="textarea"
                    rows={4}
                    required={t("forms.required")}
                    hint={`${t("commitmentWork.comments.textHint")} ${t("commitmentWork.comments.public")}`}
                    maxLength={2000}
                  />
                </>
              )}
            </RecordForm>
          </>
        ) : null}
      </section>
    </>
  );
}

/** A commitment of the member: its status, arithmetic, judgement and evidence, as far as they are shared. */
function One({
  word,
  one,
  version,
  judgement,
  evidence,
}: {
  word: CommitmentWords;
  one: MemberCommitment;
  version: string;
  judgement: Judgement | undefined;
  evidence: EvidenceRow[] | null;
}) {
  const { t } = useWords();
  const { result, notShared } = one;
  const told = result.criteria.filter(({ met }) => met !== null);
  const heading = `${word.key}-heading`;
  return (
    <section className="section" id={word.key} aria-labelledby={heading}>
      <h2 id={heading}>{word.name}</h2>
      <p className="status-line">
        <StatusTag status={result.status} />
        <span className="quiet">
          {t(`commitments.statusMeans.${result.status}`, {
            met: told.filter(({ met }) => met === true).length,
            told: told.length,
          })}{" "}
          {notShared.length > 0 ? t("commitmentWork.network.leftOut", { count: notShared.length }) : null}
        </span>
      </p>
      <CriteriaTable word={word} result={result} base={null} notShared={notShared} />
      <div className="after-table">
        {judgement ? (
          <JudgementLine judgement={judgement} now={{ status: result.status, version }} named={false} />
        ) : null}
        {evidence === null ? null : (
          <>
            <h3>{t("commitmentWork.network.evidence")}</h3>
            {evidence.length === 0 ? (
              <p className="quiet">{t("commitmentWork.evidence.noneShared")}</p>
            ) : (
              <EvidenceTable rows={evidence} word={word} editable={null} named={false} />
            )}
          </>
        )}
      </div>
    </section>
  );
}
