import { aggregate, byCategory, byDimension, placeResult, wheelState, type Aggregate } from "./aggregate";
import type { NamedPlace } from "./places.server";
import type { PlaceReading } from "./queries.server";
import type { WheelState } from "./score";

/** A place of the wheel with what stands there. */
export interface WheelPlaceReading {
  key: string;
  label: string;
  slug: string;
  /** The part a link must name; empty where the KPI has one, or where the place holds them all. */
  part: string;
  state: WheelState;
  /** The figure; null where several data points share the place. */
  reading: Pick<PlaceReading, "state" | "value" | "bound" | "qualifier" | "unit"> | null;
}

export interface WheelCategoryReading {
  key: string;
  label: string;
  /** 1 to 24, in the order of the wheel: the number it has on a phone. */
  number: number;
  aggregate: Aggregate;
  places: WheelPlaceReading[];
}

export interface WheelDimensionReading {
  key: string;
  label: string;
  aggregate: Aggregate;
  categories: WheelCategoryReading[];
}

/** The wheel and its table twin from the places in the order of the wheel: dimensions, their categories, and the whole. */
export function wheelOf(
  places: readonly NamedPlace[],
  readings: readonly PlaceReading[],
): { dimensions: WheelDimensionReading[]; whole: Aggregate } {
  const readingsOf = new Map<number, PlaceReading[]>();
  for (const one of readings) readingsOf.set(one.place, [...(readingsOf.get(one.place) ?? []), one]);
  const categories = byCategory(places);
  const dimensions = byDimension(places).map((group) => ({
    key: group.dimension,
    label: places.find(({ dimension }) => dimension === group.dimension)?.dimensionLabel ?? group.dimension,
    aggregate: group.aggregate,
    categories: categories
      .map((category, index) => ({ ...category, number: index + 1 }))
      .filter(({ dimension }) => dimension === group.dimension)
      .map((category) => {
        const own = places.filter(
          (place) => place.dimension === category.dimension && place.category === category.category,
        );
        return {
          key: category.category ?? category.key,
          label: own[0]?.categoryLabel ?? category.key,
          number: category.number,
          aggregate: category.aggregate,
          places: own.map((place) => reading(place, readingsOf.get(place.position) ?? [])),
        };
      }),
  }));
  return { dimensions, whole: aggregate(places) };
}

function reading(place: NamedPlace, found: readonly PlaceReading[]): WheelPlaceReading {
  const only = found.length === 1 ? found[0] : undefined;
  return {
    key: place.key,
    label: place.label,
    slug: place.slug,
    part: only?.part ?? "",
    state: wheelState(placeResult(place.results)),
    reading: only
      ? { state: only.state, value: only.value, bound: only.bound, qualifier: only.qualifier, unit: only.unit }
      : null,
  };
}
