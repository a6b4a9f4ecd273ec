import { Link } from "@remix-run/react";
import { Meter } from "~/components/commitment/meter";
import { useWords } from "~/components/use-words";
import { criterionKeys, type CommitmentResult, type CriterionResult } from "~/domain/commitment/criteria";
import type { CommitmentWords } from "~/domain/commitment/queries.server";

/** The weakest criterion of each commitment. */
export function CommitmentsSection(props: {
  municipality: string;
  results: readonly CommitmentResult[];
  words: readonly CommitmentWords[];
}) {
  const { t } = useWords();
  const { municipality, results, words } = props;
  return (
    <section className="section" aria-labelledby="commitments">
      <header className="section-head">
        <h2 id="commitments">{t("overview.commitments")}</h2>
        <Link className="ds-link" to={`/${municipality}/commitments`}>
          {t("overview.allCriteria", { count: criterionKeys.length })}
        </Link>
      </header>
      <p className="small quiet">{t("overview.weakest")}</p>
      <ul className="meter-list">
        {results.map(({ commitment, weakest }) => {
          const named = words.find(({ key }) => key === commitment);
          return (
            <li key={commitment}>
              <p className="meter-list__head">
                <span>{named?.name ?? commitment}</span>
                {weakest === null ? null : <Ratio of={weakest} />}
              </p>
              <Meter {...lengths(weakest)} />
              <p className="meter-list__note">
                {weakest === null ? t("overview.noBasis") : <b>{named?.criteria[weakest.key]?.name ?? weakest.key}.</b>}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A count has its threshold at the end of the bar: what lies beyond says nothing more. */
function lengths(of: CriterionResult | null): { share: number | null; threshold: number | null } {
  if (of === null) return { share: null, threshold: null };
  if (of.kind === "ratio" || of.kind === "age") return { share: of.ratio, threshold: of.threshold };
  return { share: (of.numerator ?? 0) / of.threshold, threshold: 1 };
}

function Ratio({ of }: { of: CriterionResult }) {
  const { t } = useWords();
  const { numerator, denominator, kind, threshold } = of;
  if (numerator === null || denominator === null) return null;
  const whole = kind === "ratio" || kind === "age" ? denominator : threshold;
  return <span>{t("overview.numeratorOf", { numerator, denominator: whole })}</span>;
}
