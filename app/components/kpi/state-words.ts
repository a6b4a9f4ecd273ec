import { useWords } from "../use-words";
import type { WheelState } from "~/domain/kpi/score";

/** The six states of a place in words. */
export function useStateWords(): (state: WheelState) => string {
  const { t } = useWords();
  return (state) =>
    state === "not_scored"
      ? t("charts.notScored")
      : state === "no_data"
        ? t("charts.noData")
        : t("charts.points", { count: state });
}
