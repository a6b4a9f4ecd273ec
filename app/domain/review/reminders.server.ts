import type { Db } from "~/db/door.server";
import { writeToHolders } from "~/domain/mail/holders.server";

/** How many days before the due date members who have not submitted are reminded. */
export const reminderDays = [14, 3] as const;

interface Reminded {
  municipalityId: string;
  submissionId: string;
  daysBefore: number;
  daysLeft: number;
  title: string;
  dueOn: string;
  network: string;
  key: string;
}

/**
 * Reminds the members of open rounds who have not submitted, through the jobs' door. Each reminder is a row whose key lets it be there
 * once, so that it goes out once however often and by however many workers this is run; mail and row stand or fall together. A reminder
 * whose day passed before the member was asked is left out, and one that no worker ran on its day is sent later, before the next.
 * `link` writes a page's address, or null where nobody knows it. Gives how many members were reminded.
 */
export async function remindMembers(db: Db, link: (path: string) => string | null): Promise<number> {
  const reminded = await db.$queryRaw<Reminded[]>`
    WITH due AS (
      SELECT s.municipality_id, s.id AS submission_id, min(d.days) AS days
        FROM submission s
        JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
        CROSS JOIN unnest(${[...reminderDays]}::int[]) AS d(days)
       WHERE s.state = 'preparing' AND r.state IN ('open', 'reviewing') AND r.due_on >= tiltak_today()
         AND r.due_on - tiltak_today() <= d.days AND r.due_on - (s.created_at AT TIME ZONE 'Europe/Oslo')::date >= d.days
         AND EXISTS (SELECT FROM network_membership n
                      WHERE n.municipality_id = s.municipality_id AND n.network_id = s.network_id AND n.state = 'joined')
       GROUP BY 1, 2),
    sent AS (
      INSERT INTO review_reminder (municipality_id, submission_id, days_before)
      SELECT municipality_id, submission_id, days FROM due ORDER BY 1, 2
      ON CONFLICT DO NOTHING
      RETURNING municipality_id, submission_id, days_before)
    SELECT x.municipality_id AS "municipalityId", x.submission_id AS "submissionId", x.days_before::int AS "daysBefore",
           r.due_on - tiltak_today() AS "daysLeft", r.title, r.due_on::text AS "dueOn", n.name AS network, m.key
      FROM sent x
      JOIN submission s ON s.municipality_id = x.municipality_id AND s.id = x.submission_id
      JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id
      JOIN network n ON n.id = s.network_id
      JOIN municipality m ON m.id = s.municipality_id`;
  for (const { municipalityId, submissionId, daysLeft, title, dueOn, network, key } of reminded) {
    await writeToHolders(db, { place: "municipality", id: municipalityId }, "review_reminder", (t, format) => ({
      subject: t("reviews.mail.reminder.subject", { count: daysLeft, network }),
      paragraphs: [
        t("reviews.mail.reminder.text", { network, title, due: format.date(dueOn) }),
        link(`/${key}/reports/${submissionId}`),
      ],
    }));
  }
  return reminded.length;
}
