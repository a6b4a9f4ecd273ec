import { citedOrNull } from "../kpi/citation";
import type { Language } from "~/text/languages";
import { inLanguage } from "~/text/localised";
import { canonicalJson } from "../shared/canonical";
import type { ProfileFile } from "./schema";
import type { Snapshot } from "./snapshot";

/** What a file of a profile holds: the whole as canonical JSON, of which the checksum is, or rows of a table. Sums are øre. */
export type FileContent = { json: string } | { rows: object[] };

type Aggregated = Snapshot["whole"];
const score = ({ points, possible, percent, coverage }: Aggregated) => ({
  points,
  possible,
  percent,
  scored: coverage.scored,
  reported: coverage.reported,
  all: coverage.all,
});

/** One file of a profile; names of the catalogue in `language`, texts of the municipality as they were written. Nobody is named in it. */
export function profileFile(snapshot: Snapshot, file: ProfileFile, language: Language): FileContent {
  const words = (text: { nb: string; nn: string; en: string }) => inLanguage(text, language);
  const points = new Map(snapshot.dataPoints.map((point) => [`${point.code} ${point.part}`, point]));
  const labels = new Map(snapshot.places.map((place) => [place.place, place]));
  const categoryName = (dimension: string | undefined, category: string | undefined) => {
    const found = snapshot.categories.find((one) => one.dimension === dimension && one.key === category);
    return found ? words(found.name) : "";
  };
  switch (file) {
    case "profile.json":
      return { json: canonicalJson(snapshot) };
    case "data-points.csv":
      return {
        rows: snapshot.dataPoints.map((point) => {
          const place = labels.get(point.place);
          return {
            place: point.place,
            code: point.code,
            part: point.part,
            level: point.level,
            dimension: place?.dimension ?? "",
            category: categoryName(place?.dimension, place?.category),
            name: words(point.name),
            unit: words(point.unit.short),
            direction: point.direction,
            standing: point.standing,
            state: point.state,
            value: point.value,
            bound: point.bound,
            qualifier: point.qualifier,
            year: point.year,
            target: point.target,
            worst: point.worst,
            targetIsProposed: point.isProposed,
            targetSource: point.benchmarkSource,
            attainment: point.attainment,
            points: point.points,
            ownTarget: point.ownTarget,
            ownTargetYear: point.ownTargetYear,
            source: citedOrNull(point.source),
          };
        }),
      };
    case "categories.csv":
      return {
        rows: [
          { dimension: "", category: "", name: snapshot.municipality.name, ...score(snapshot.whole) },
          ...snapshot.dimensions.flatMap((dimension) => [
            { dimension: dimension.key, category: "", name: words(dimension.name), ...score(dimension.score) },
            ...snapshot.categories
              .filter((category) => category.dimension === dimension.key)
              .map((category) => ({
                dimension: dimension.key,
                category: category.key,
                name: words(category.name),
                ...score(category.score),
              })),
          ]),
        ],
      };
    case "gap-list.csv":
      return {
        rows: snapshot.gaps.map(({ code, part, brokenAt, outcome, recommendations, projects }) => {
          const point = points.get(`${code} ${part}`);
          return {
            code,
            part,
            name: point ? words(point.name) : "",
            unit: point ? words(point.unit.short) : "",
            value: point?.value,
            bound: point?.bound,
            year: point?.year,
            target: point?.target,
            attainment: point?.attainment,
            points: point?.points,
            nextValue: point?.nextValue,
            nextChange: point?.nextChange,
            answer: outcome,
            brokenAt,
            recommendations,
            projects,
          };
        }),
      };
    case "recommendation-list.csv":
      return {
        rows: snapshot.recommendations.map(({ ownerId: _ownerId, area, ...one }) => ({ ...one, area: words(area) })),
      };
    case "project-list.csv":
      return { rows: snapshot.projects.map(({ ownerId: _ownerId, area, ...one }) => ({ ...one, area: words(area) })) };
    case "commitment-criteria.csv":
      return {
        rows: snapshot.commitments.flatMap(({ key, name, status, criteria }) =>
          criteria.map((criterion) => ({
            commitment: key,
            commitmentName: words(name),
            status,
            criterion: criterion.key,
            name: words(criterion.name),
            numerator: criterion.numerator,
            denominator: criterion.denominator,
            ratio: criterion.ratio,
            kind: criterion.kind,
            threshold: criterion.threshold,
            met: criterion.met,
          })),
        ),
      };
  }
}
