import { Prisma } from "~/db/generated/client";
import type { Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { NotFound } from "~/domain/shared/errors";
import type { Language } from "~/text/languages";
import { answerClock, type AnswerClock } from "./clock";
import { isOver } from "./clock.server";
import type { ProposalContent } from "./content";
import { difference, type FieldDifference } from "./difference";
import { proposalsPerPage, type ProposalSort } from "./filter";
import type { ProposalSearch } from "./schema";
import type { ProposalState } from "./states";

const undecided = Prisma.sql`p.state IN ('submitted', 'in_evaluation', 'returned')`;

/** The clock of a proposal; null for a draft and where it was withdrawn, which nobody waits for. */
function clockOf(row: {
  state: ProposalState;
  askedAt: Date | null;
  answeredAt: Date | null;
  now: Date;
}): AnswerClock | null {
  if (row.askedAt === null || row.state === "withdrawn") return null;
  return answerClock(row.askedAt, row.answeredAt, row.now);
}

export interface ProposalRow {
  id: string;
  title: string;
  /** The language it is written in. */
  language: string;
  partner: string;
  municipality: string;
  challenge: { id: string; title: string; language: string } | null;
  state: ProposalState;
  revision: number;
  submittedAt: Date | null;
  clock: AnswerClock | null;
  isExample: boolean;
  evaluators: number;
  handedIn: number;
  /** Until when a returned one may be completed. */
  completeBy: Date | null;
  changedAt: Date;
}

type StoredRow = Omit<ProposalRow, "challenge" | "clock"> & {
  challengeId: string | null;
  challengeTitle: string | null;
  challengeLanguage: string | null;
  askedAt: Date | null;
  answeredAt: Date | null;
  now: Date;
};

const asRow = ({
  challengeId,
  challengeTitle,
  challengeLanguage,
  askedAt,
  answeredAt,
  now,
  ...row
}: StoredRow): ProposalRow => ({
  ...row,
  challenge:
    challengeId === null ? null : { id: challengeId, title: challengeTitle ?? "", language: challengeLanguage ?? "nb" },
  clock: clockOf({ state: row.state, askedAt, answeredAt, now }),
});

const columns = Prisma.sql`
  p.id, p.state::text AS state, p.revision, p.submitted_at AS "submittedAt", p.asked_at AS "askedAt", p.answered_at AS "answeredAt", now() AS now, p.is_example AS "isExample",
  p.complete_by AS "completeBy", p.updated_at AS "changedAt", coalesce(r.name, '') AS partner, m.name AS municipality,
  p.challenge_id AS "challengeId", c.title AS "challengeTitle", trim(c.language) AS "challengeLanguage"`;
const sources = Prisma.sql`
  FROM proposal p
  JOIN municipality m ON m.id = p.municipality_id
  LEFT JOIN partner r ON r.id = p.partner_id
  LEFT JOIN challenge_place l ON l.municipality_id = p.municipality_id AND l.challenge_id = p.challenge_id
  LEFT JOIN challenge c ON c.scope = l.scope AND c.id = l.challenge_id
  LEFT JOIN proposal_revision v ON v.municipality_id = p.municipality_id AND v.proposal_id = p.id AND v.revision = p.revision`;

const over = Prisma.sql`(${undecided} AND ${isOver("p")})`;
const mine = (actor: Actor) => Prisma.sql`(${undecided} AND EXISTS (
  SELECT FROM proposal_evaluator e WHERE e.municipality_id = p.municipality_id AND e.proposal_id = p.id AND e.user_id = ${actor.userId}::uuid
     AND e.has_interest IS NOT TRUE AND e.handed_in_at IS NULL))`;

function conditions(search: ProposalSearch, actor: Actor): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`true`];
  if (search.q) {
    const within = (text: Prisma.Sql) =>
      Prisma.sql`strpos(lower(${text} COLLATE norwegian), lower(${search.q}::text COLLATE norwegian)) > 0`;
    all.push(
      Prisma.sql`(${within(Prisma.sql`(v.content ->> 'title')`)} OR ${within(Prisma.sql`(v.content ->> 'summary')`)} OR ${within(Prisma.sql`coalesce(r.name, '')`)})`,
    );
  }
  if (search.state === "undecided") all.push(undecided);
  else if (search.state) all.push(Prisma.sql`p.state = ${search.state}::proposal_state`);
  if (search.challenge === "none") all.push(Prisma.sql`p.challenge_id IS NULL`);
  else if (search.challenge) all.push(Prisma.sql`p.challenge_id = ${search.challenge}::uuid`);
  if (search.partner) all.push(Prisma.sql`p.partner_id = ${search.partner}::uuid`);
  if (search.attention === "over") all.push(over);
  if (search.attention === "mine") all.push(mine(actor));
  return Prisma.join(all, " AND ");
}

const sortedBy: Record<ProposalSort, Prisma.Sql> = {
  title: Prisma.sql`(v.content ->> 'title') COLLATE norwegian`,
  partner: Prisma.sql`r.name COLLATE norwegian`,
  challenge: Prisma.sql`c.title COLLATE norwegian`,
  state: Prisma.sql`p.state`,
  submitted: Prisma.sql`p.submitted_at`,
};

/** How many proposals each view of the list holds, whatever is filtered. */
export interface ProposalCounts {
  all: number;
  undecided: number;
  over: number;
  mine: number;
}

/** One page of the municipality's proposals that fit, and how many each view holds. A page beyond the last gives the last. Two queries. */
export async function proposalList(
  db: Db,
  actor: Actor,
  search: ProposalSearch,
): Promise<{ rows: ProposalRow[]; total: number; page: number; counts: ProposalCounts }> {
  const where = conditions(search, actor);
  const [counted] = await db.$queryRaw<(ProposalCounts & { total: number })[]>`
    SELECT count(*) FILTER (WHERE ${where})::int AS total, count(*)::int AS all, count(*) FILTER (WHERE ${undecided})::int AS undecided,
           count(*) FILTER (WHERE ${over})::int AS over, count(*) FILTER (WHERE ${mine(actor)})::int AS mine
      ${sources}`;
  const { total, ...counts } = counted ?? { total: 0, all: 0, undecided: 0, over: 0, mine: 0 };
  const page = Math.min(search.page, Math.max(1, Math.ceil(total / proposalsPerPage)));
  const direction = search.order === "desc" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<StoredRow[]>`
    SELECT ${columns}, v.content ->> 'title' AS title, v.content ->> 'language' AS language,
           (SELECT count(*)::int FROM proposal_evaluator e WHERE e.municipality_id = p.municipality_id AND e.proposal_id = p.id AND e.has_interest IS NOT TRUE) AS evaluators,
           (SELECT count(*)::int FROM proposal_evaluator e WHERE e.municipality_id = p.municipality_id AND e.proposal_id = p.id AND e.handed_in_at IS NOT NULL) AS "handedIn"
      ${sources}
     WHERE ${where}
     ORDER BY ${sortedBy[search.sort]} ${direction} NULLS LAST, p.submitted_at, p.id
     LIMIT ${proposalsPerPage} OFFSET ${(page - 1) * proposalsPerPage}`;
  return { rows: rows.map(asRow), total, page, counts };
}

/** What the list can be filtered by: the partners and challenges of the proposals that are here, by name. One query. */
export async function proposalFilterOptions(
  db: Db,
): Promise<{ partners: { id: string; name: string }[]; challenges: { id: string; name: string }[] }> {
  const rows = await db.$queryRaw<{ kind: "partner" | "challenge"; id: string; name: string }[]>`
    SELECT * FROM (
      SELECT DISTINCT 'partner' AS kind, r.id, r.name ${sources} WHERE r.id IS NOT NULL
       UNION SELECT DISTINCT 'challenge', c.id, c.title ${sources} WHERE c.id IS NOT NULL) o
     ORDER BY o.name COLLATE norwegian, o.id`;
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ id, name }));
  return { partners: of("partner"), challenges: of("challenge") };
}

/** The titles of chosen proposals, for telling what became of each. */
export async function proposalTitles(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; title: string; language: string; state: ProposalState }[]> {
  return db.$queryRaw<{ id: string; title: string; language: string; state: ProposalState }[]>`
    SELECT p.id, p.state::text AS state, v.content ->> 'title' AS title, v.content ->> 'language' AS language ${sources}
     WHERE p.id = ANY (${ids}::uuid[]) AND p.state <> 'draft' ORDER BY title COLLATE norwegian, p.id`;
}

/** A partner's own proposals with their drafts, the latest changed first, `size` on a page. Two queries. */
export async function partnerProposals(
  db: Db,
  page: number,
  size: number = proposalsPerPage,
): Promise<{ rows: ProposalRow[]; total: number; page: number }> {
  const total = await db.proposal.count();
  const shown = Math.min(page, Math.max(1, Math.ceil(total / size)));
  const rows = await db.$queryRaw<StoredRow[]>`
    SELECT ${columns}, coalesce(v.content ->> 'title', nullif(d.content ->> 'title', ''), '') AS title,
           coalesce(v.content ->> 'language', d.content ->> 'language', 'nb') AS language, 0 AS evaluators, 0 AS "handedIn"
      ${sources}
      LEFT JOIN proposal_draft d ON d.municipality_id = p.municipality_id AND d.proposal_id = p.id
     ORDER BY p.updated_at DESC, p.id
     LIMIT ${size} OFFSET ${(shown - 1) * size}`;
  return { rows: rows.map(asRow), total, page: shown };
}

export interface ProposalMessage {
  id: string;
  fromPartner: boolean;
  isReturn: boolean;
  text: string;
  /** Null where the writer belongs to the other side, or is gone. */
  writer: string | null;
  writtenAt: Date;
}

/** One proposal as both sides see it. */
export interface ProposalView extends Omit<ProposalRow, "evaluators" | "handedIn"> {
  municipalityKey: string;
  partnerId: string;
  partnerKey: string;
  challengeCloses: Date | null;
  areaKey: string | null;
  projectId: string | null;
  content: ProposalContent | null;
  revisions: { revision: number; checksum: string; submittedAt: Date }[];
  /** What the newest revision says otherwise than the one before it. */
  changed: FieldDifference[];
  messages: ProposalMessage[];
  decision: { outcome: "accepted" | "declined"; reason: string; decidedAt: Date } | null;
  /** Files, without their content; `submittedIn` is the revision that first names one. */
  attachments: { id: string; name: string; size: number; submittedIn: number | null }[];
  dataPoints: DataPointWords[];
}

export interface DataPointWords {
  id: string;
  name: string;
  unit: { short: string; change: string; attached: boolean };
  slug: string;
}

/** The data points of these ids, in the reader's language. One query. */
export async function dataPointWords(db: Db, ids: readonly string[], language: Language): Promise<DataPointWords[]> {
  return db.$queryRaw<DataPointWords[]>`
    SELECT d.id, d.name ->> ${language} AS name, k.slug,
           jsonb_build_object('short', coalesce(u.short ->> ${language}, ''), 'change', coalesce(u.change ->> ${language}, ''), 'attached', coalesce(u.attached, false)) AS unit
      FROM data_point d JOIN kpi k ON k.id = d.kpi_id LEFT JOIN measurement_unit u ON u.code = d.unit
     WHERE d.id = ANY (${ids}::uuid[])`;
}

/**
 * A proposal with everything both sides see of it; through the municipality's door a draft is not there. Six queries.
 * @throws NotFound
 */
export async function proposalById(db: Db, id: string, language: Language): Promise<ProposalView> {
  const [row] = await db.$queryRaw<
    (StoredRow &
      Pick<
        ProposalView,
        | "municipalityKey"
        | "partnerId"
        | "partnerKey"
        | "challengeCloses"
        | "areaKey"
        | "projectId"
        | "content"
        | "decision"
      >)[]
  >`
    SELECT ${columns}, coalesce(v.content ->> 'title', '') AS title, coalesce(v.content ->> 'language', 'nb') AS language, 0 AS evaluators, 0 AS "handedIn",
           m.key AS "municipalityKey", p.partner_id AS "partnerId", coalesce(r.key, '') AS "partnerKey", c.closes_at AS "challengeCloses",
           c.area_key AS "areaKey", p.project_id AS "projectId", v.content,
           (SELECT jsonb_build_object('outcome', e.outcome, 'reason', e.reason, 'decidedAt', e.decided_at)
              FROM proposal_decision e WHERE e.municipality_id = p.municipality_id AND e.proposal_id = p.id) AS decision
      ${sources} WHERE p.id = ${id}::uuid`;
  if (!row) throw new NotFound("proposal");
  const revisions = await db.proposalRevision.findMany({
    where: { proposalId: id },
    select: { revision: true, checksum: true, submittedAt: true },
    orderBy: { revision: "desc" },
  });
  const before =
    row.revision > 1
      ? await db.proposalRevision.findFirst({
          where: { proposalId: id, revision: row.revision - 1 },
          select: { content: true },
        })
      : null;
  const changed = before && row.content ? difference(before.content as unknown as ProposalContent, row.content) : [];
  const messages = await db.$queryRaw<ProposalMessage[]>`
    SELECT s.id, s.from_partner AS "fromPartner", s.is_return AS "isReturn", s.text, u.name AS writer, s.written_at AS "writtenAt"
      FROM proposal_message s LEFT JOIN app_user u ON u.id = s.written_by
     WHERE s.proposal_id = ${id}::uuid ORDER BY s.written_at, s.id`;
  const attachments = await db.proposalAttachment.findMany({
    where: { proposalId: id },
    select: { id: true, name: true, size: true, submittedIn: true },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  const removed = changed.flatMap((one) => (one.field === "effects" ? one.removed : []));
  const points = [...(row.content?.effects ?? []), ...removed].map(({ dataPointId }) => dataPointId);
  return {
    ...row,
    ...asRow(row),
    decision: row.decision && { ...row.decision, decidedAt: new Date(row.decision.decidedAt) },
    revisions,
    changed,
    messages,
    attachments,
    dataPoints: await dataPointWords(db, points, language),
  };
}

/** A file with its content, as the open door shows it. @throws NotFound */
export async function attachmentContent(
  db: Db,
  proposalId: string,
  id: string,
): Promise<{ name: string; mediaType: string; content: Uint8Array }> {
  const file = await db.proposalAttachment.findFirst({
    where: { id, proposalId },
    select: { name: true, mediaType: true, content: true },
  });
  if (!file) throw new NotFound("attachment");
  return file;
}

/** Where a partner may propose: every municipality it sees, and the challenges that take proposals now. Two queries. */
export async function proposalPlaces(db: Db): Promise<{
  municipalities: { id: string; key: string; name: string }[];
  challenges: { id: string; title: string; language: string; municipalityId: string; closesAt: Date }[];
}> {
  const municipalities = await db.$queryRaw<{ id: string; key: string; name: string }[]>`
    SELECT id, key, name FROM municipality ORDER BY name COLLATE norwegian, id`;
  const challenges = await db.$queryRaw<
    { id: string; title: string; language: string; municipalityId: string; closesAt: Date }[]
  >`
    SELECT c.id, c.title, trim(c.language) AS language, l.municipality_id AS "municipalityId", c.closes_at AS "closesAt"
      FROM challenge_place l JOIN challenge c ON c.scope = l.scope AND c.id = l.challenge_id
     WHERE c.state = 'open' AND now() >= c.opens_at AND now() < c.closes_at ORDER BY c.title COLLATE norwegian, c.id`;
  return { municipalities, challenges };
}
