import type { Db } from "~/db/door.server";
import type { Language } from "~/text/languages";
import { NotFound } from "../shared/errors";
import { commitmentCatalogue, commitmentCountsOf, type CommitmentCatalogue } from "./queries.server";
import {
  commitmentKeys,
  criteria,
  evaluateCommitments,
  type CommitmentKey,
  type CommitmentResult,
  type CommitmentStatus,
  type CriterionKey,
} from "./criteria";
import { frozenStatuses, newestFrozen, newestStatuses, type FrozenStatus } from "./records.server";
import type { SideBySideSearch } from "./schema";
import { inOrder } from "./side-by-side";

// Through a network's door, for all its members at once: computed now where a member shares plan and figures in detail, as it was frozen last
// where it shares a summary of its plan, and nothing else.

/** A member as it is known to its network. */
export interface Member {
  id: string;
  key: string;
  name: string;
  /** What can be told of it: computed now, as frozen, or nothing. */
  shows: "now" | "frozen" | "nothing";
  /** The day from which it shares its plan, where that is still ahead. */
  planFrom: string | null;
}

async function members(db: Db, key: string | null): Promise<Member[]> {
  return db.$queryRaw<Member[]>`
    SELECT m.id, m.key, m.name,
           CASE WHEN m.id = ANY ((SELECT tiltak_shared('plan', 'detail'))::uuid[])
                 AND m.id = ANY ((SELECT tiltak_shared('figures', 'detail'))::uuid[]) THEN 'now'
                WHEN m.id = ANY ((SELECT tiltak_shared('plan', 'summary'))::uuid[]) THEN 'frozen'
                ELSE 'nothing' END AS shows,
           (SELECT g.from_on::text FROM sharing_grant g
             WHERE g.municipality_id = n.municipality_id AND g.network_id = n.network_id AND g.subject = 'plan' AND g.level <> 'nothing'
               AND g.from_on > tiltak_today()) AS "planFrom"
      FROM network_membership n
      JOIN municipality m ON m.id = n.municipality_id
     WHERE n.network_id = tiltak_network() AND n.state = 'joined' AND (${key}::text IS NULL OR m.key = ${key})
     ORDER BY m.name COLLATE norwegian, m.id`;
}

/** How one member stands with one commitment. */
export interface Standing {
  status: CommitmentStatus;
  met: number;
  told: number;
  /** The day it was frozen, YYYY-MM-DD; null: computed now. */
  takenOn: string | null;
}

export interface MemberStandings extends Member {
  standings: Partial<Record<CommitmentKey, Standing>>;
  /** Criteria that what it shares does not reach. */
  notShared: number;
  /** How each commitment stood in the latest quarters. */
  past: FrozenStatus[];
}

const standingOf = ({ status, criteria: own }: CommitmentResult): Standing => ({
  status,
  met: own.filter(({ met }) => met === true).length,
  told: own.filter(({ met }) => met !== null).length,
  takenOn: null,
});

/** How many members a page shows, and how many are computed when somebody looks. */
export const sideBySidePageSize = 25;

export interface SideBySide {
  catalogue: CommitmentCatalogue;
  rows: MemberStandings[];
  total: number;
  /** The page given: the one asked for, or the last there is. */
  page: number;
  /** Every status is as it was frozen last: a network of more than one page is not computed anew whenever somebody looks. */
  asFrozen: boolean;
}

/**
 * A page of members side by side, by name or by how far each is with one commitment. In a network of one page the statuses of those who share
 * enough are computed now; in a larger one all are as they were frozen last. A fixed number of queries however many members there are.
 */
export async function membersSideBySide(
  db: Db,
  language: Language,
  { sort, dir, page: asked }: Pick<SideBySideSearch, "sort" | "dir" | "page">,
  size = sideBySidePageSize,
): Promise<SideBySide> {
  const catalogue = await commitmentCatalogue(db, language);
  const all = await members(db, null);
  const asFrozen = all.length > size;
  const page = Math.min(asked, Math.max(1, Math.ceil(all.length / size)));
  const ordered = asFrozen && sort !== "name" ? inOrder(await lastFrozen(db, all, sort), { sort, dir }) : all;
  const turned = sort === "name" && dir === "desc" ? [...ordered].reverse() : ordered;
  const shown = await told(db, catalogue, turned.slice((page - 1) * size, page * size), asFrozen);
  const rows = asFrozen || sort === "name" ? shown : inOrder(shown, { sort, dir });
  return { catalogue, rows, total: all.length, page, asFrozen };
}

/** Members with one commitment as it was frozen last. */
async function lastFrozen(db: Db, all: readonly Member[], commitment: CommitmentKey) {
  const ids = all.filter(({ shows }) => shows !== "nothing").map(({ id }) => id);
  const newest = new Map(
    (await newestStatuses(db, ids, commitment)).map(({ municipalityId, ...standing }) => [municipalityId, standing]),
  );
  return all.map((member) => {
    const own = newest.get(member.id);
    return { ...member, standings: own === undefined ? {} : { [commitment]: own } };
  });
}

/** These members with all that is told of each, in their order. */
async function told(
  db: Db,
  catalogue: CommitmentCatalogue,
  shown: readonly Member[],
  asFrozen: boolean,
): Promise<MemberStandings[]> {
  const as = ({ shows }: Member) => (asFrozen && shows === "now" ? "frozen" : shows);
  const idsOf = (which: (shows: Member["shows"]) => boolean) =>
    shown.filter((member) => which(as(member))).map(({ id }) => id);
  const counts = await commitmentCountsOf(
    db,
    idsOf((shows) => shows === "now"),
  );
  const past = await frozenStatuses(
    db,
    idsOf((shows) => shows !== "nothing"),
  );
  return shown.map((member): MemberStandings => {
    const { id, key, name, planFrom } = member;
    const own = past.filter(({ municipalityId }) => municipalityId === id);
    const counted = counts.get(id);
    const standings: MemberStandings["standings"] = {};
    if (counted) {
      for (const result of evaluateCommitments(counted, catalogue.rules))
        standings[result.commitment] = standingOf(result);
    } else {
      // The oldest first, so that the newest is what stays.
      for (const { commitment, status, met, told: of, takenOn } of own)
        standings[commitment] = { status, met, told: of, takenOn };
    }
    const notShared = Object.values(counted ?? {}).filter((count) => count === null).length;
    return { id, key, name, planFrom, shows: as(member), standings, notShared, past: own };
  });
}

/** A member by its key. @throws NotFound */
export async function memberOf(db: Db, key: string): Promise<Member> {
  const [member] = await members(db, key);
  if (!member) throw new NotFound("member");
  return member;
}

/** One commitment of one member, with its arithmetic as far as it is shared. */
export interface MemberCommitment {
  result: CommitmentResult;
  /** The day it was frozen, YYYY-MM-DD; null: computed now. */
  takenOn: string | null;
  /** Criteria that what is shared does not reach; they are left out of the status. */
  notShared: CriterionKey[];
}

/** A member's commitments with their arithmetic. @throws NotFound where no member has that key */
export async function memberCommitments(
  db: Db,
  key: string,
  language: Language,
): Promise<{ member: Member; catalogue: CommitmentCatalogue; commitments: MemberCommitment[]; past: FrozenStatus[] }> {
  const member = await memberOf(db, key);
  const past = await frozenStatuses(db, [member.id]);
  if (member.shows !== "now") {
    const frozen = member.shows === "frozen" ? await newestFrozen(db, member.id) : [];
    const catalogue = await commitmentCatalogue(db, language, frozen[0]?.version ?? null);
    const commitments = commitmentKeys.flatMap((commitment): MemberCommitment[] => {
      const one = frozen.find((status) => status.commitment === commitment);
      return one === undefined ? [] : [{ result: resultOf(one), takenOn: one.takenOn, notShared: [] }];
    });
    return { member, catalogue, commitments, past };
  }
  const catalogue = await commitmentCatalogue(db, language);
  const counts = (await commitmentCountsOf(db, [member.id])).get(member.id);
  const results = counts === undefined ? [] : evaluateCommitments(counts, catalogue.rules);
  return {
    member,
    catalogue,
    commitments: results.map((result) => ({
      result,
      takenOn: null,
      notShared: result.criteria
        .filter(({ key: criterion }) => counts?.[criterion] === null)
        .map(({ key: one }) => one),
    })),
    past,
  };
}

/** A frozen status in the shape of a computed one, by the numbers and thresholds it was frozen with. */
function resultOf({
  commitment,
  criteria: frozen,
}: Awaited<ReturnType<typeof newestFrozen>>[number]): CommitmentResult {
  const counts = Object.fromEntries(
    Object.keys(criteria).map((key) => {
      const one = frozen.find((criterion) => criterion.key === key);
      const isCounted = one !== undefined && one.numerator !== null && one.denominator !== null;
      return [key, isCounted ? { numerator: one.numerator, denominator: one.denominator } : null];
    }),
  ) as Parameters<typeof evaluateCommitments>[0];
  const rules = Object.fromEntries(frozen.map(({ key, kind, threshold }) => [key, { kind, threshold }]));
  const result = evaluateCommitments(counts, rules).find((one) => one.commitment === commitment);
  if (!result) throw new NotFound("commitment");
  return result;
}
