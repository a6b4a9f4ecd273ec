import type { Aggregate } from "~/domain/kpi/aggregate";
import type { ListedProfile } from "~/domain/publication/queries.server";
import type { Scores } from "~/domain/publication/snapshot";
import type { Language } from "~/text/languages";
import { inLanguage } from "~/text/localised";

type Score = Pick<Aggregate, "percent" | "coverage"> | null;

export interface Comparison {
  profiles: { key: string; name: string; publishedAt: string | null }[];
  /** One line a dimension and category, and one score for each profile, in their order; null where that profile has no such. */
  lines: { key: string; label: string | null; isDimension: boolean; scores: Score[] }[];
}

const scoreOf = (found: { score: Aggregate } | undefined): Score =>
  found ? { percent: found.score.percent, coverage: found.score.coverage } : null;

/** Profiles side by side, line by line. They may rest on different versions of the catalogue: every line that any of them has is there. */
export function comparison(compared: readonly (ListedProfile & { scores: Scores })[], language: Language): Comparison {
  const all = compared.map(({ scores }) => scores);
  const keysOf = (nodes: readonly { key: string }[]) => [...new Set(nodes.map(({ key }) => key))];
  const dimensions = keysOf(all.flatMap((scores) => scores.dimensions));
  const nameIn = (nodes: readonly { name: { nb: string; nn: string; en: string } }[]) =>
    nodes[0] ? inLanguage(nodes[0].name, language) : null;
  const lines = dimensions.flatMap((dimension) => {
    const named = all.flatMap((scores) => scores.dimensions.filter(({ key }) => key === dimension));
    const categories = all.flatMap((scores) => scores.categories.filter((one) => one.dimension === dimension));
    return [
      {
        key: dimension,
        label: nameIn(named),
        isDimension: true,
        scores: all.map((scores) => scoreOf(scores.dimensions.find(({ key }) => key === dimension))),
      },
      ...keysOf(categories).map((category) => ({
        key: `${dimension} ${category}`,
        label: nameIn(categories.filter(({ key }) => key === category)),
        isDimension: false,
        scores: all.map((scores) =>
          scoreOf(scores.categories.find((one) => one.dimension === dimension && one.key === category)),
        ),
      })),
    ];
  });
  return {
    profiles: compared.map(({ key, name, publishedAt }) => ({ key, name, publishedAt })),
    lines: [
      { key: "whole", label: null, isDimension: true, scores: all.map(({ whole }) => scoreOf({ score: whole })) },
      ...lines,
    ],
  };
}
