import { valueText } from "~/components/kpi/figure";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { SharedEffect } from "~/domain/network-list/record.server";

/** What a member's project should change, and what was measured. */
export function SharedEffects({ effects }: { effects: readonly SharedEffect[] }) {
  const { t, format } = useWords();
  const expected = ({ low, high, byYear, unit }: SharedEffect): string => {
    if (low === null || high === null) return t("networkLists.one.notEstimated");
    const to = valueText(high, unit, t, format);
    const value = low === high ? to : `${format.number(low)}–${to}`;
    return byYear === null
      ? t("networkLists.one.expected", { value })
      : t("networkLists.one.expectedBy", { value, year: byYear });
  };
  const observed = ({ observed: value, measuredOn, unit }: SharedEffect): string | null =>
    value === null || measuredOn === null
      ? null
      : t("networkLists.one.observed", { value: valueText(value, unit, t, format), date: format.date(measuredOn) });
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="effects">{t("networkLists.one.effects")}</h2>
      </div>
      {effects.length === 0 ? (
        <p className="quiet">{t("networkLists.one.noEffects")}</p>
      ) : (
        <RuleList
          dense
          rows={effects.map((effect) => ({
            key: effect.dataPointId,
            main: effect.name,
            note: [effect.isExpected ? expected(effect) : null, observed(effect)].filter(Boolean).join(". "),
          }))}
        />
      )}
    </section>
  );
}
