// Who is like whom. Pure.

/** How many members, and how many data points, are set beside each other at most. */
export const mostMembers = 8;
export const mostDataPoints = 6;

/** How far apart two populations may lie and still be alike, as a share of the one that asks. */
export const similarWithin = 0.35;

export const peerKinds = ["county", "size"] as const;
export type PeerKind = (typeof peerKinds)[number];

export interface Peer {
  key: string;
  name: string;
  kind: "municipality" | "county";
  county: string | null;
  population: number | null;
}

/** From and to which population a member is of similar size; null where its own is not known. */
export const similarSizes = ({ population }: Pick<Peer, "population">): { from: number; to: number } | null =>
  population === null
    ? null
    : { from: Math.ceil(population * (1 - similarWithin)), to: Math.floor(population * (1 + similarWithin)) };

/**
 * The peers of a member, nearest in population first: of the same county, or with a population within 35 % of its own. A municipality's
 * peers are municipalities and a county's are counties. At most seven, so that it fits beside them; whoever's population is not known is
 * never of similar size, and stands last in its county.
 */
export function peersOf<One extends Peer>(of: Peer, members: readonly One[], by: PeerKind): One[] {
  const distance = ({ population }: Peer) =>
    population === null || of.population === null ? Infinity : Math.abs(population - of.population);
  const isAlike = (one: Peer) =>
    by === "county"
      ? of.county !== null && one.county === of.county
      : of.population !== null && distance(one) <= of.population * similarWithin;
  return members
    .filter((one) => one.key !== of.key && one.kind === of.kind && isAlike(one))
    .sort(
      (one, another) =>
        (distance(one) === distance(another) ? 0 : distance(one) - distance(another)) ||
        one.name.localeCompare(another.name, "nb"),
    )
    .slice(0, mostMembers - 1);
}
