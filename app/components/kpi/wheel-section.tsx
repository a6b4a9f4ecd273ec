import type { Aggregate } from "~/domain/kpi/aggregate";
import { wheelStates, type WheelState } from "~/domain/kpi/score";
import type { WheelDimensionReading, WheelPlaceReading } from "~/domain/kpi/wheel";
import { useWords } from "../use-words";
import { useStateWords } from "./state-words";
import { useWheel } from "./use-wheel";
import { Wheel } from "./wheel";
import { WheelLegend } from "./wheel-legend";

/** All data points around the circle, with what each mark means. */
export function WheelSection(props: {
  name: string;
  dimensions: readonly WheelDimensionReading[];
  whole: Aggregate;
  /** Where a place leads. */
  hrefOf: (place: WheelPlaceReading) => string;
}) {
  const { t, format } = useWords();
  const stateWords = useStateWords();
  const drawn = useWheel(props);
  const { counts, coverage } = props.whole;
  return (
    <section className="section" aria-labelledby="wheel">
      <header className="section-head">
        <h2 id="wheel">{t("overview.wheel", { count: coverage.all })}</h2>
        <a className="ds-link" href="#categories">
          {t("overview.asTable")}
        </a>
      </header>
      <Wheel {...drawn} />
      <WheelLegend
        items={wheelStates.map((state: WheelState) => ({
          state,
          label: stateWords(state),
          count: format.number(counts[state]),
        }))}
      />
    </section>
  );
}
