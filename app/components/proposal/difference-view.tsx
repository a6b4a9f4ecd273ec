import type { FieldDifference } from "~/domain/proposal/difference";
import type { DataPointWords } from "~/domain/proposal/queries.server";
import { languageNames } from "~/text/languages";
import { useWords } from "../use-words";
import { useEffectWords } from "./content-view";

interface DifferenceViewProps {
  revision: number;
  changed: readonly FieldDifference[];
  dataPoints: readonly DataPointWords[];
  /** The language the proposal is written in. */
  language: string;
}

/** What the newest revision says otherwise than the one before: removed and added, told by words and not by colour. */
export function DifferenceView({ revision, changed, dataPoints, language }: DifferenceViewProps) {
  const { t, format } = useWords();
  const effectWords = useEffectWords(dataPoints);
  const lines = (one: FieldDifference): { removed: string[]; added: string[] } => {
    const both = <Item,>(
      { removed, added }: { removed: readonly Item[]; added: readonly Item[] },
      say: (item: Item) => string,
    ) => ({
      removed: removed.map(say),
      added: added.map(say),
    });
    switch (one.field) {
      case "effects":
        return both(one, (effect) => {
          const { name, value } = effectWords(effect);
          return `${name}: ${value}`;
        });
      case "costs":
        return both(one, ({ year, ore }) => `${year}: ${format.moneyInFull(ore)}`);
      case "partners":
        return both(one, (name) => name);
      case "attachments":
        return both(one, ({ name }) => name);
      default: {
        const say = (value: string | number | null) => {
          if (value === null) return t("proposals.content.noInterest");
          if (one.field === "askOre") return format.moneyInFull(Number(value));
          if (one.field === "startsOn" || one.field === "endsOn") return format.date(String(value));
          if (one.field === "language") return languageNames[value as "nb"];
          return String(value);
        };
        return { removed: [say(one.before)], added: [say(one.after)] };
      }
    }
  };
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="changes">{t("proposals.difference.title", { revision, before: revision - 1 })}</h2>
      </div>
      {changed.length === 0 ? (
        <p className="quiet">{t("proposals.difference.none")}</p>
      ) : (
        <div className="scroll-region" role="region" aria-labelledby="changes" tabIndex={0}>
          <table className="ds-table table--fold">
            <thead>
              <tr>
                <th scope="col">{t("proposals.difference.field")}</th>
                <th scope="col">{t("proposals.difference.before")}</th>
                <th scope="col">{t("proposals.difference.after")}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((one) => {
                const { removed, added } = lines(one);
                const cell = (texts: string[]) =>
                  texts.length === 0 ? (
                    <span className="quiet">–</span>
                  ) : (
                    texts.map((text, index) => (
                      <span className="fact-line reading--lines" lang={language} key={`${index} ${text}`}>
                        {text}
                      </span>
                    ))
                  );
                return (
                  <tr key={one.field}>
                    <th scope="row">{t(`proposals.content.${one.field}`)}</th>
                    <td data-label={t("proposals.difference.before")}>
                      <div>{cell(removed)}</div>
                    </td>
                    <td data-label={t("proposals.difference.after")}>
                      <div>{cell(added)}</div>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
