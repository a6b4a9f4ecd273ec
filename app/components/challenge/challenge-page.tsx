import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { lastDay } from "~/domain/challenge/last-day";
import type { Challenge } from "~/domain/challenge/queries.server";
import { figureText, valueText } from "../kpi/figure";
import { Facts } from "../ui/facts";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";
import { ChallengeState, DaysLeft } from "./challenge-table";

interface ChallengePageProps {
  challenge: Challenge;
  /** The list it belongs to. */
  list: { href: string; label: string };
  /** The data point's own page, where this reader has one. */
  dataPointHref?: string | undefined;
  /** Buttons at the top. */
  actions?: ReactNode;
  /** What this reader may do with it, or is told beside it. */
  children?: ReactNode;
}

/** One challenge, whoever reads it. */
export function ChallengePage({ challenge, list, dataPointHref, actions, children }: ChallengePageProps) {
  const { t, format } = useWords();
  const { language, targetValue, byYear, unit } = challenge;
  const value = targetValue === null ? null : valueText(targetValue, unit, t, format);
  const target =
    value === null
      ? t("challenges.one.noTarget")
      : byYear === null
        ? value
        : t("challenges.one.targetBy", { value, year: byYear });
  return (
    <>
      <PageHead
        title={challenge.title}
        lang={language}
        lead={
          <>
            <ChallengeState challenge={challenge} /> {challenge.owner}
            {challenge.isExample ? ` · ${t("challenges.example")}` : ""}
          </>
        }
        trail={{
          label: t("challenges.one.trail"),
          steps: [
            { label: list.label, href: list.href },
            { label: challenge.title, lang: language },
          ],
        }}
        actions={actions}
      />
      <div className="two-columns">
        <div>
          <section className="section">
            <h2>{t("challenges.one.what")}</h2>
            <Paragraphs text={challenge.text} lang={language} />
          </section>
          {challenge.offer === "" ? null : (
            <section className="section">
              <h2>{t("challenges.one.offer")}</h2>
              <Paragraphs text={challenge.offer} lang={language} />
            </section>
          )}
          <section className="section">
            <h2>{t("challenges.one.criteria")}</h2>
            <Criteria challenge={challenge} />
            <p className="table-note reading">{t("challenges.one.notAward")}</p>
          </section>
        </div>
        <div>
          <section className="section">
            <h2>{t("challenges.one.about")}</h2>
            <Facts
              facts={[
                {
                  key: "dataPoint",
                  term: t("challenges.column.dataPoint"),
                  detail: dataPointHref ? (
                    <Link className="ds-link" to={dataPointHref}>
                      {challenge.dataPoint}
                    </Link>
                  ) : (
                    challenge.dataPoint
                  ),
                },
                {
                  key: "present",
                  term: t("challenges.one.present"),
                  detail:
                    challenge.present.length === 0
                      ? t("challenges.one.noPresent")
                      : challenge.present.map(({ municipality, year, ...figure }) => {
                          const value = figureText({ state: "reported", ...figure }, unit, t, format);
                          return (
                            <span className="fact-line" key={municipality}>
                              {challenge.networkId === null
                                ? t("challenges.one.presentIn", { value, year })
                                : t("challenges.one.presentOf", { municipality, value, year })}
                            </span>
                          );
                        }),
                },
                { key: "target", term: t("challenges.one.target"), detail: target },
                { key: "area", term: t("challenges.one.area"), detail: challenge.area },
                {
                  key: "opens",
                  term: t("challenges.one.opens"),
                  detail: challenge.opensAt === null ? "–" : format.date(challenge.opensAt),
                },
                {
                  key: "closes",
                  term: t("challenges.one.closes"),
                  detail:
                    challenge.closesAt === null ? (
                      "–"
                    ) : (
                      <>
                        {format.date(lastDay(challenge.closesAt))}
                        {challenge.isOpen ? <DaysLeft days={challenge.daysLeft} /> : null}
                      </>
                    ),
                },
                {
                  key: "visibility",
                  term: t("challenges.visibility.label"),
                  detail: t(`challenges.visibility.${challenge.visibility}`),
                },
                ...(challenge.networkId === null
                  ? []
                  : [
                      {
                        key: "places",
                        term: t("challenges.one.places"),
                        detail: challenge.places.map(({ name }) => name).join(", "),
                      },
                    ]),
                ...(challenge.invited.length === 0
                  ? []
                  : [
                      {
                        key: "invited",
                        term: t("challenges.one.invited"),
                        detail: challenge.invited.map(({ name }) => name).join(", "),
                      },
                    ]),
              ]}
            />
          </section>
          {children}
        </div>
      </div>
    </>
  );
}

function Paragraphs({ text, lang }: { text: string; lang: string }) {
  return (
    <div className="reading" lang={lang}>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} className="pre-line">
          {paragraph}
        </p>
      ))}
    </div>
  );
}

function Criteria({ challenge: { criteria, language } }: { challenge: Challenge }) {
  const { t, format } = useWords();
  if (criteria.length === 0) return <p className="quiet">{t("refusals.challenge.blocked.no_criteria")}</p>;
  return (
    <table className="ds-table criteria-weights">
      <caption className="ds-sr-only">{t("challenges.one.criteria")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("challenges.one.criterion")}</th>
          <th scope="col" className="number">
            {t("challenges.one.weight")}
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ name, weight }, index) => (
          <tr key={index}>
            <th scope="row" lang={language}>
              {name}
            </th>
            <td className="number">{format.number(weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
