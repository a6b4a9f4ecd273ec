/** A data point of the catalogue, by its KPI's code and which part of it. */
export interface GapPoint {
  kpi: string;
  part: string;
}

/** The gaps that challenges and proposals of the demo are about; the values are the sources'. */
export const gapPoints = {
  /** Bærum, Asker and Rana lose more than a third of their drinking water. */
  waterLoss: { kpi: "EC: I: WS: 3C", part: "" },
  /** 6 % of the commuters in Ålesund go by public transport. */
  publicTransport: { kpi: "EC: I: T: 4A", part: "public" },
  /** 71 % of them go by private vehicle. */
  privateVehicles: { kpi: "EC: I: T: 4A", part: "private" },
} as const satisfies Record<string, GapPoint>;
