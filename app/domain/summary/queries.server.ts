import type { Db } from "~/db/door.server";
import { languages } from "~/text/languages";
import { NotFound } from "../shared/errors";
import { comingDays } from "../calendar/queries.server";
import { offeredPractices } from "../practice/queries.server";
import type { SummaryFacts } from "./text";
import type { SummaryWords } from "./words";

const most = 12;
const daysBack = 31;
const daysAhead = 62;

/** What the open door's network has to tell just now. */
export async function summaryFacts(db: Db): Promise<SummaryFacts> {
  const [own] = await db.$queryRaw<{ name: string; since: string; sharedGaps: number }[]>`
    SELECT n.name, (tiltak_today() - ${daysBack}::int)::text AS since,
           (SELECT count(*)::int FROM (SELECT s.data_point_id FROM standing s WHERE s.is_gap GROUP BY s.data_point_id HAVING count(*) >= 2) g) AS "sharedGaps"
      FROM network n WHERE n.id = tiltak_network()`;
  if (!own) throw new NotFound("network");
  const news = await db.$queryRaw<SummaryFacts["news"]>`
    SELECT e.title, e.text FROM calendar_entry e
     WHERE e.kind = 'news' AND e.starts_on BETWEEN tiltak_today() - ${daysBack}::int AND tiltak_today()
     ORDER BY e.starts_on DESC, e.id LIMIT ${most}`;
  const practices = (await offeredPractices(db, { page: 1 }, "nb")).rows.filter(
    ({ offeredOn }) => offeredOn !== null && offeredOn >= own.since,
  );
  return {
    network: own.name,
    coming: await comingDays(db, { days: daysAhead, most }),
    news,
    practices: practices.slice(0, most).map(({ title, municipality }) => ({ title, offeredBy: municipality })),
    sharedGaps: own.sharedGaps,
  };
}

export interface Summary {
  id: string;
  /** `YYYY-MM`. */
  period: string;
  words: SummaryWords;
  state: "draft" | "sent";
  editedBy: string | null;
  sentAt: Date | null;
  recipients: number | null;
  version: number;
}

/** The summaries of the open door's network, newest first; the last five years. */
export async function summaryList(db: Db): Promise<Summary[]> {
  return db.$queryRaw`
    SELECT s.id, s.period, s.words, s.state::text AS state, u.name AS "editedBy", s.sent_at AS "sentAt",
           s.recipients, s.version
      FROM network_summary s LEFT JOIN app_user u ON u.id = s.edited_by
     ORDER BY s.period DESC, s.id LIMIT 60`;
}

/** One of them. @throws NotFound */
export async function summaryById(db: Db, id: string): Promise<Summary> {
  const [summary] = await db.$queryRaw<Summary[]>`
    SELECT s.id, s.period, s.words, s.state::text AS state, u.name AS "editedBy", s.sent_at AS "sentAt",
           s.recipients, s.version
      FROM network_summary s LEFT JOIN app_user u ON u.id = s.edited_by WHERE s.id = ${id}::uuid`;
  if (!summary) throw new NotFound("summary");
  return summary;
}

/** A summary as its form shows it. */
export function summaryFormValues({ words, version }: Summary): Record<string, string> & { version: string } {
  const values: Record<string, string> & { version: string } = { version: String(version) };
  for (const language of languages) {
    values[`${language}Subject`] = words[language]?.subject ?? "";
    values[`${language}Text`] = words[language]?.text ?? "";
  }
  return values;
}
