import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CriteriaTable } from "~/components/commitment/criteria-table";
import { countedText, meterOf } from "~/components/commitment/criterion-figures";
import { JudgementLine } from "~/components/commitment/judgement";
import { Meter } from "~/components/commitment/meter";
import { StatusHistory } from "~/components/commitment/status-history";
import { StatusTag } from "~/components/commitment/status-tag";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { evaluateCommitments, type CommitmentResult } from "~/domain/commitment/criteria";
import { freezeNow } from "~/domain/commitment/freeze.server";
import { commitmentCatalogue, commitmentCounts, type CommitmentWords } from "~/domain/commitment/queries.server";
import { evidenceCounts, frozenStatuses, judgements, type Judgement } from "~/domain/commitment/records.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "plan.read" }, async ({ db, language, municipality, today, may }) => {
  const { words, rules, version, note } = await commitmentCatalogue(db, language);
  const past = await frozenStatuses(db, [municipality.id]);
  return {
    base: `/${municipality.key}`,
    words,
    version,
    note,
    results: evaluateCommitments(await commitmentCounts(db), rules),
    judgements: await judgements(db, municipality.id),
    evidence: await evidenceCounts(db, municipality.id),
    past,
    isFrozenToday: past.some(({ takenOn }) => takenOn === today),
    mayFreeze: may("commitment.freeze"),
    title: translatorFor(language).t("commitments.title"),
  };
});

/** Keeps how the commitments stand today. */
export const action = municipalityAction(
  { may: "commitment.freeze", form: z.object({}) },
  async ({ db, actor, municipality }) => {
    await freezeNow(db, actor);
    return redirect(`/${municipality.key}/commitments#history`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Commitments() {
  const { t } = useWords();
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { words, results, note, version, base, past } = shown;
  const commitments = words.flatMap((word) => {
    const result = results.find(({ commitment }) => commitment === word.key);
    return result ? [{ word, result }] : [];
  });
  return (
    <>
      <PageHead title={t("commitments.title")} lead={t("commitments.lead")} />
      <section className="section">
        <h2 className="ds-sr-only">{t("commitments.atAGlance")}</h2>
        <ul className="meter-list meter-list--columns">
          {commitments.map(({ word, result }) => (
            <AtAGlance key={word.key} word={word} result={result} />
          ))}
        </ul>
        <p className="table-note">{t("commitments.about", { note, version })}</p>
      </section>
      {commitments.map(({ word, result }) => (
        <Commitment
          key={word.key}
          word={word}
          result={result}
          base={base}
          records={{
            judgement: shown.judgements.find(({ commitment }) => commitment === word.key),
            evidence: shown.evidence[word.key] ?? 0,
            version,
          }}
        />
      ))}
      <section className="section" id="history" aria-labelledby="history-heading">
        <h2 id="history-heading">{t("commitmentWork.history.title")}</h2>
        <p>{t("commitmentWork.history.lead")}</p>
        {past.length === 0 ? (
          <p className="quiet">{t("commitmentWork.history.empty")}</p>
        ) : (
          <StatusHistory past={past} commitments={words} />
        )}
        {!shown.mayFreeze ? null : shown.isFrozenToday ? (
          <p className="quiet">{t("commitmentWork.history.frozenToday")}</p>
        ) : (
          <RecordForm answer={answer} labels={{}} secondary submit={t("commitmentWork.history.freeze")}>
            {() => null}
          </RecordForm>
        )}
      </section>
    </>
  );
}

interface Records {
  judgement: Judgement | undefined;
  evidence: number;
  version: string;
}

interface CommitmentProps {
  word: CommitmentWords;
  result: CommitmentResult;
}

function AtAGlance({ word, result: { status, weakest } }: CommitmentProps) {
  const { t, format } = useWords();
  return (
    <li>
      <div className="meter-list__head">
        <a className="ds-link" href={`#${word.key}`}>
          {word.name}
        </a>
        <span>{weakest ? countedText(weakest, t, format) : "–"}</span>
      </div>
      <Meter {...(weakest ? meterOf(weakest) : { share: null, threshold: null })} />
      <p className="meter-list__note">
        <b>{t(`commitments.status.${status}`)}.</b>{" "}
        {weakest
          ? t("commitments.weakest", { name: word.criteria[weakest.key]?.name ?? weakest.key })
          : t("commitments.statusMeans.no_basis")}
      </p>
    </li>
  );
}

function Commitment({ word, result, records, base }: CommitmentProps & { records: Records; base: string }) {
  const { t } = useWords();
  const told = result.criteria.filter(({ met }) => met !== null);
  const heading = `${word.key}-heading`;
  const { judgement, evidence, version } = records;
  return (
    <section className="section" id={word.key} aria-labelledby={heading}>
      <h2 id={heading}>{word.name}</h2>
      <p>{word.promise}</p>
      <p className="status-line">
        <StatusTag status={result.status} />
        <span className="quiet">
          {t(`commitments.statusMeans.${result.status}`, {
            met: told.filter(({ met }) => met === true).length,
            told: told.length,
          })}
        </span>
      </p>
      <CriteriaTable word={word} result={result} base={base} />
      <div className="after-table">
        {judgement ? <JudgementLine judgement={judgement} now={{ status: result.status, version }} named /> : null}
        <p>
          <Link
            className="ds-link"
            to={`${base}/commitments/of/${word.key}`}
            aria-label={t("commitmentWork.openOf", { name: word.name })}
          >
            {t("commitmentWork.open")}
          </Link>{" "}
          <span className="quiet">{t("commitmentWork.evidenceCount", { count: evidence })}</span>
        </p>
      </div>
    </section>
  );
}
