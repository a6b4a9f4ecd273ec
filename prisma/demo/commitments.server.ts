import { withMunicipality, withNetwork, type Db } from "~/db/door.server";
import { addEvidence } from "~/domain/commitment/commands.server";
import {
  criterionKeys,
  evaluateCommitments,
  type CommitmentKey,
  type Counts,
  type CriterionKey,
} from "~/domain/commitment/criteria";
import type { EvidenceKind, Verdict } from "~/domain/commitment/kinds";
import { commitmentCatalogue, commitmentCounts } from "~/domain/commitment/queries.server";
import { networkId, userId } from "./service.server";
import type { Calendar } from "./calendar";

// What people hold of the four commitments in the demo. Documents, cases and reasons are invented and marked as examples; the statuses of
// quarters past are today's numbers with less of each, so that their arithmetic holds.

interface Piece {
  commitment: CommitmentKey;
  criterion?: CriterionKey;
  kind: EvidenceKind;
  title: string;
  url?: string;
  caseNumber?: string;
  /** How long ago. */
  days: number;
  note?: string;
}

interface Said {
  commitment: CommitmentKey;
  verdict: Verdict;
  reason: string;
}

const evidence: Readonly<Record<string, Piece[]>> = {
  alesund: [
    {
      commitment: "knowledge",
      criterion: "profile_published",
      kind: "link",
      title: "Bærekraftsprofilen på kommunens nettsider",
      url: "https://alesund.example/baerekraft/profil",
      days: 190,
    },
    {
      commitment: "knowledge",
      kind: "meeting",
      title: "Åpent folkemøte om tallene, Moa",
      days: 61,
      note: "Tallene for vann, avfall og transport ble lagt fram. 84 deltok.",
    },
    {
      commitment: "plans",
      criterion: "gaps_answered",
      kind: "council_decision",
      title: "Kommunestyret svarer på anbefalingene fra evalueringen",
      caseNumber: "2026/0412",
      days: 118,
    },
    {
      commitment: "plans",
      criterion: "plan_documents_adopted",
      kind: "document",
      title: "Handlingsdel til klimaplanen",
      url: "https://alesund.example/planer/klima-handlingsdel.pdf",
      caseNumber: "2025/1877",
      days: 301,
    },
    {
      commitment: "mobilisation",
      kind: "meeting",
      title: "Dialogkonferanse med næringslivet om transport",
      days: 33,
    },
    {
      commitment: "measurement",
      criterion: "completed_with_effect",
      kind: "document",
      title: "Notat om målt effekt av lekkasjesøket",
      caseNumber: "2026/0930",
      days: 24,
    },
  ],
  baerum: [
    {
      commitment: "plans",
      kind: "council_decision",
      title: "Vedtak om oppfølging av klimastrategien",
      caseNumber: "26/2210",
      days: 140,
    },
    {
      commitment: "mobilisation",
      kind: "link",
      title: "Invitasjon til partnere om vanntap",
      url: "https://baerum.example/samarbeid/vanntap",
      days: 45,
    },
    { commitment: "knowledge", kind: "document", title: "Årsrapport for vann og avløp", days: 210 },
  ],
};

const said: Readonly<Record<string, Said[]>> = {
  alesund: [
    {
      commitment: "plans",
      verdict: "confirmed",
      reason:
        "Stemmer med det vi ser: de fleste gap har fått svar, men flere vedtatte anbefalinger venter på prosjekt.",
    },
    {
      commitment: "mobilisation",
      verdict: "disputed",
      reason:
        "Samarbeidet med høgskolen og de to klyngene er ikke ført opp som partnere i prosjektene ennå. Statusen viser derfor for lite.",
    },
  ],
  baerum: [
    {
      commitment: "measurement",
      verdict: "confirmed",
      reason: "Riktig. Effekten av de avsluttede prosjektene blir målt først når neste års tall er klare.",
    },
  ],
};

const saidByNetwork: Readonly<Record<string, { commitment: CommitmentKey; text: string }[]>> = {
  alesund: [
    {
      commitment: "plans",
      text: "Godt å se at svarene er politisk vedtatt. Ta gjerne med på neste samling hvordan dere fikk det til.",
    },
    { commitment: "mobilisation", text: "Før opp samarbeidspartnerne i prosjektene, så teller de med." },
  ],
  rana: [
    { commitment: "knowledge", text: "Flere av tallene er eldre enn to år. Nettverket kan hjelpe med innsamlingen." },
  ],
};

/** Quarters behind the one that runs. */
const quartersBack = 5;

/** Plants what belongs to the commitments of one municipality, as its planner and through its network; what is there already stays. */
export async function plantCommitments(
  { id, key }: { id: string; key: string },
  planner: string,
  days: Calendar,
): Promise<void> {
  const isNew = await withMunicipality(id, { userId: planner }, async (db) => {
    if ((await db.commitmentStatus.count()) > 0) return false;
    const { rules, version } = await commitmentCatalogue(db, "nb");
    const counts = await commitmentCounts(db);
    const actor = { userId: planner, personId: null, roles: ["planner"] as const };
    for (const {
      commitment,
      criterion = null,
      url = null,
      caseNumber = null,
      note = null,
      days: ago,
      ...piece
    } of evidence[key] ?? []) {
      const datedOn = days.day(-ago).toISOString().slice(0, 10);
      const value = { ...piece, criterion, url, caseNumber, note, datedOn };
      await addEvidence(db, actor, commitment, value, { today: days.today, isExample: true });
    }
    for (let back = quartersBack; back >= 0; back -= 1)
      await plantQuarter(db, earlier(counts, back), rules, version, days, back);
    const now = evaluateCommitments(counts, rules);
    const person = await db.person.findFirst({ where: { userId: planner }, select: { title: true } });
    await db.commitmentJudgement.createMany({
      data: (said[key] ?? []).map(({ commitment, verdict, reason }, index) => ({
        commitmentKey: commitment,
        status: now.find((result) => result.commitment === commitment)?.status ?? "no_basis",
        criteriaVersion: version,
        verdict,
        reason,
        judgedById: planner,
        judgedAs: person?.title ?? null,
        judgedAt: days.day(-9 * (index + 1)),
        isExample: true,
      })),
    });
    return true;
  });
  const own = saidByNetwork[key] ?? [];
  if (!isNew || own.length === 0) return;
  const leader = userId("leader@excellence.example");
  await withNetwork(networkId("excellence"), { userId: leader }, async (db) => {
    for (const [index, { commitment, text }] of own.entries()) {
      const at = days.day(-5 - index);
      await db.$executeRaw`
        INSERT INTO commitment_comment (municipality_id, network_id, commitment_key, text, written_by, written_at, is_example)
        VALUES (${id}::uuid, tiltak_network(), ${commitment}, ${text}, ${leader}::uuid, ${at}, true)`;
    }
  });
}

/** The numbers as they may have been so many quarters ago: a little less counted each, out of as many. */
function earlier(counts: Counts, back: number): Counts {
  const before = { ...counts };
  criterionKeys.forEach((key, index) => {
    const now = counts[key];
    if (now === null || key === "profile_published") return;
    // Some things move early and some late.
    const lost = Math.max(0, back - (index % 3)) * 0.13;
    before[key] = { ...now, numerator: Math.round(now.numerator * Math.max(0, 1 - lost)) };
  });
  return before;
}

async function plantQuarter(
  db: Db,
  counts: Counts,
  rules: Parameters<typeof evaluateCommitments>[1],
  version: string,
  days: Calendar,
  back: number,
): Promise<void> {
  const [year, month] = days.today.split("-").map(Number) as [number, number];
  const quarter = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - back * 3, 1));
  await db.commitmentStatus.createMany({
    data: evaluateCommitments(counts, rules).map(({ commitment, status, criteria: own }) => ({
      commitmentKey: commitment,
      takenOn: quarter,
      quarter,
      status,
      criteria: own.map(({ key, kind, threshold, numerator, denominator, met }) => ({
        key,
        kind,
        threshold,
        numerator,
        denominator,
        met,
      })),
      criteriaVersion: version,
      isExample: true,
    })),
  });
}
