import type { ReactNode } from "react";
import type { Practice } from "~/domain/practice/queries.server";
import { Facts } from "../ui/facts";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";
import { Copies, EffectLine } from "./practice-rows";

/** What a practice tells: what was done, what it took, what was measured. `more` are facts of the page's own. */
export function PracticeText({
  practice,
  more = [],
}: {
  practice: Practice;
  more?: { key: string; term: string; detail: ReactNode }[];
}) {
  const { t, format, language } = useWords();
  const lang = practice.language === language ? undefined : practice.language;
  const cost = practice.costOre === null ? t("practices.one.noCost") : format.money(practice.costOre);
  const text = (key: string, term: string, detail: string | null) =>
    detail === null ? [] : [{ key, term, detail: <span lang={lang}>{detail}</span> }];
  return (
    <>
      <Facts
        facts={[
          {
            key: "state",
            term: t("practices.one.state"),
            detail: (
              <>
                <Tag outline={practice.state === "asked"}>{t(`practices.states.${practice.state}`)}</Tag>{" "}
                {practice.isExample ? <Tag outline>{t("practices.exampleTag")}</Tag> : null}
              </>
            ),
          },
          ...(practice.municipality === ""
            ? []
            : [{ key: "by", term: t("practices.one.offeredBy"), detail: practice.municipality }]),
          ...(practice.offeredOn === null
            ? []
            : [{ key: "on", term: t("practices.one.offeredOn"), detail: format.date(practice.offeredOn) }]),
          { key: "network", term: t("practices.one.network"), detail: practice.network },
          { key: "area", term: t("practices.one.area"), detail: practice.area },
          {
            key: "cost",
            term: t("practices.one.cost"),
            detail: (
              <>
                {cost}
                {practice.costNote === null ? null : (
                  <span className="sub-line" lang={lang}>
                    {practice.costNote}
                  </span>
                )}
              </>
            ),
          },
          ...text("time", t("practices.one.time"), practice.timeNote),
          ...text("partners", t("practices.one.partners"), practice.partners),
          ...(practice.state === "offered"
            ? [{ key: "copies", term: t("practices.one.copied"), detail: <Copies count={practice.copies} /> }]
            : []),
          ...more,
        ]}
      />
      {practice.askedNote === null ? null : (
        <Part title={t("practices.one.asked")}>
          <p className="reading reading--lines">{practice.askedNote}</p>
        </Part>
      )}
      <Part title={t("practices.one.summary")}>
        {practice.summary === "" ? (
          <p className="quiet">{t("practices.one.noSummary")}</p>
        ) : (
          <p className="reading reading--lines" lang={lang}>
            {practice.summary}
          </p>
        )}
      </Part>
      <Part title={t("practices.one.effects")}>
        {practice.effects.length === 0 ? (
          <p className="quiet">{t("practices.one.effectsLater")}</p>
        ) : (
          <ul className="rule-list">
            {practice.effects.map((effect) => (
              <li key={effect.dataPointId + effect.measuredOn}>
                <div className="rule-list__main">
                  <EffectLine effect={effect} />
                </div>
                <div className="rule-list__note" lang={lang}>
                  {effect.explanation}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Part>
      {practice.pitfalls === null ? null : (
        <Part title={t("practices.one.pitfalls")}>
          <p className="reading reading--lines" lang={lang}>
            {practice.pitfalls}
          </p>
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}
