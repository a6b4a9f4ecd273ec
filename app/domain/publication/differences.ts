import { canonicalJson } from "../shared/canonical";
import type { Snapshot } from "./snapshot";

/** The parts of a profile, in the order they are told. */
export const profileParts = [
  "municipality",
  "dataPoints",
  "scores",
  "gaps",
  "recommendations",
  "projects",
  "actions",
  "commitments",
  "practices",
  "challenges",
  "versions",
] as const;
export type ProfilePart = (typeof profileParts)[number];

export interface Difference {
  part: ProfilePart;
  added: number;
  removed: number;
  changed: number;
}

/** The records of each part under a key that stays the same from one snapshot to the next. */
function keyed(snapshot: Snapshot, part: ProfilePart): Map<string, string> {
  const of = <Item>(items: readonly Item[], keyOf: (item: Item) => string) =>
    new Map(items.map((item) => [keyOf(item), canonicalJson(item)]));
  const point = ({ code, part }: { code: string; part: string }) => `${code} ${part}`;
  switch (part) {
    case "municipality":
      return of([{ ...snapshot.municipality, evaluation: snapshot.evaluation }], () => "it");
    case "dataPoints":
      return of(snapshot.dataPoints, point);
    case "scores":
      return of(
        [
          { key: "whole", dimension: "", score: snapshot.whole },
          ...snapshot.dimensions.map(({ key, score }) => ({ key: "", dimension: key, score })),
          ...snapshot.categories.map(({ key, dimension, score }) => ({ key, dimension, score })),
        ],
        ({ key, dimension }) => `${dimension} ${key}`,
      );
    case "gaps":
      return of(snapshot.gaps, point);
    case "recommendations":
      return of(snapshot.recommendations, ({ reference }) => reference);
    case "projects":
      return of(snapshot.projects, ({ name }) => name);
    case "actions":
      return of(Object.entries(snapshot.actions), ([state]) => state);
    case "commitments":
      return of(
        snapshot.commitments.flatMap(({ criteria }) => criteria),
        ({ key }) => key,
      );
    case "practices":
      return of(snapshot.practices, ({ title }) => title);
    case "challenges":
      return of(snapshot.challenges, ({ title }) => title);
    case "versions":
      return of(Object.entries(snapshot.versions), ([name]) => name);
  }
}

/** How much of each part would be new, gone or otherwise if `next` were published after `last`; parts that stand as before are left out. */
export function differences(last: Snapshot, next: Snapshot): Difference[] {
  return profileParts.flatMap((part) => {
    const [before, after] = [keyed(last, part), keyed(next, part)];
    const added = [...after.keys()].filter((key) => !before.has(key)).length;
    const removed = [...before.keys()].filter((key) => !after.has(key)).length;
    const changed = [...after].filter(([key, item]) => before.has(key) && before.get(key) !== item).length;
    return added + removed + changed === 0 ? [] : [{ part, added, removed, changed }];
  });
}
