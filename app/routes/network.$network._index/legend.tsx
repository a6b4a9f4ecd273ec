import { useWords } from "~/components/use-words";

const bands = [
  [4, "four"],
  [3, "three"],
  [2, "two"],
  [1, "one"],
] as const;

/** What the digits and colours of the matrix mean. */
export function MatrixLegend() {
  const { t } = useWords();
  return (
    <ul className="matrix-legend" aria-label={t("network.matrix.legend.label")}>
      {bands.map(([band, word]) => (
        <li key={band}>
          <span className={`matrix-legend__band band-cell-${band}`}>{band}</span>
          {t(`network.matrix.legend.${word}`)}
        </li>
      ))}
      <li>
        <span className="matrix-legend__band matrix__cell--none">–</span>
        {t("network.matrix.legend.none")}
      </li>
    </ul>
  );
}
