import type { Place } from "~/domain/session/places";

const kinds = ["municipality", "network", "partner", "operator"] as const;

/** Places by what they are, in one order everywhere; only the groups that hold something. */
export const grouped = (places: readonly Place[]): { kind: Place["kind"]; places: Place[] }[] =>
  kinds
    .map((kind) => ({ kind, places: places.filter((place) => place.kind === kind) }))
    .filter(({ places: some }) => some.length > 0);
