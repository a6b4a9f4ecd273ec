import { countedText, meterOf, shareText, thresholdText } from "~/components/commitment/criterion-figures";
import { Meter } from "~/components/commitment/meter";
import { reasonText } from "~/components/commitment/reason";
import { Disclosure } from "~/components/ui/disclosure";
import { Tag } from "~/components/ui/tag";
import type { CommitmentLine } from "~/domain/publication/profile";
import { useWords } from "../use-words";

/** The four commitments: the weakest criterion of each at a glance, and all the arithmetic behind. */
export function CommitmentsOf({ commitments }: { commitments: readonly CommitmentLine[] }) {
  const { t, format } = useWords();
  return (
    <section className="section" aria-labelledby="commitments">
      <h2 id="commitments">{t("open.commitments")}</h2>
      <p className="quiet">{t("open.commitmentsLead")}</p>
      <ul className="meter-list meter-list--columns">
        {commitments.map(({ key, name, weakest, status, words }) => (
          <li key={key}>
            <div className="meter-list__head">
              <span>{name}</span>
              <span>{weakest ? countedText(weakest, t, format) : "–"}</span>
            </div>
            <Meter {...(weakest ? meterOf(weakest) : { share: null, threshold: null })} />
            <p className="meter-list__note">
              <b>{t(`commitments.status.${status}`)}.</b>{" "}
              {weakest
                ? t("commitments.weakest", { name: words[weakest.key]?.name ?? weakest.key })
                : t("commitments.statusMeans.no_basis")}
            </p>
          </li>
        ))}
      </ul>
      <div className="disclosures">
        <Disclosure summary={t("open.arithmetic")}>
          {commitments.map((commitment) => (
            <Arithmetic key={commitment.key} commitment={commitment} />
          ))}
        </Disclosure>
      </div>
    </section>
  );
}

function Arithmetic({ commitment: { key, name, promise, criteria, words, reasons } }: { commitment: CommitmentLine }) {
  const { t, format } = useWords();
  return (
    <section className="section--close" aria-labelledby={`commitment-${key}`}>
      <h3 id={`commitment-${key}`}>{name}</h3>
      <p className="quiet">{promise}</p>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("commitments.tableOf", { name })}>
        <table className="ds-table criteria-table table--fold">
          <caption className="ds-sr-only">{t("commitments.tableOf", { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("commitments.column.criterion")}</th>
              <th scope="col" className="number">
                {t("commitments.column.counted")}
              </th>
              <th scope="col" className="number">
                {t("commitments.column.share")}
              </th>
              <th scope="col">{t("commitments.column.threshold")}</th>
              <th scope="col">{t("commitments.column.result")}</th>
            </tr>
          </thead>
          <tbody>
            {criteria.map((criterion) => {
              const reason = reasons.find((one) => one.key.endsWith(`.${criterion.key}`));
              return (
                <tr key={criterion.key}>
                  <th scope="row">
                    {words[criterion.key]?.name}
                    <span className="sub-line">{words[criterion.key]?.explanation}</span>
                  </th>
                  <td className="number" data-label={t("commitments.column.counted")}>
                    {countedText(criterion, t, format)}
                  </td>
                  <td className="number" data-label={t("commitments.column.share")}>
                    {shareText(criterion, t, format) ?? "–"}
                  </td>
                  <td data-label={t("commitments.column.threshold")}>{thresholdText(criterion, t, format)}</td>
                  <td data-label={t("commitments.column.result")}>
                    <span>
                      <Tag outline={criterion.met !== true}>
                        {criterion.met === null
                          ? t("commitments.noBasis")
                          : criterion.met
                            ? t("commitments.met")
                            : t("commitments.unmet")}
                      </Tag>
                      {reason ? <span className="sub-line">{reasonText(reason, t, format)}</span> : null}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
