import type { JobHelpers, Task, TaskList } from "graphile-worker";
import { inEachMunicipality, inEachNetwork, withJobs } from "~/db/door.server";
import { queueSchema } from "~/db/queue.server";
import { closeOverdueChallenges } from "~/domain/challenge/commands.server";
import { freezeQuarter } from "~/domain/commitment/freeze.server";
import { claimMail, markFailed, markSent, mostAttempts, waitingMail } from "~/domain/mail/sending.server";
import type { Post } from "~/domain/mail/smtp.server";
import { missClosedRounds } from "~/domain/funding/rounds.server";
import { draftSummary } from "~/domain/summary/commands.server";
import { clearAway } from "~/domain/retention/clear-away.server";
import type { RetentionTerms } from "~/domain/retention/terms";
import { remindMembers } from "~/domain/review/reminders.server";
import { faultOf } from "~/http/fault.server";
import { clearLogFiles } from "~/http/log-files.server";
import { log } from "~/http/log.server";
import { draftingWith } from "~/text/summary-words.server";

/** What the jobs need to know of the settings. */
export interface JobSettings {
  /** How mail goes out; null where it is shown instead (the demo). */
  post: Post | null;
  terms: RetentionTerms;
  logDir: string | undefined;
  /** The address people use, for links in mail; a job has no request to take it from. */
  publicUrl?: string | undefined;
}

/** Thrown to have a job tried again. Its message is kept with the job and logged, so it holds codes alone. */
class TryAgain extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "TryAgain";
    delete this.stack;
  }
}

/** A job's fault is logged as any other; the queue, which keeps messages and stacks, is told its kind alone. */
const guarded =
  (run: (payload: unknown, helpers: JobHelpers) => Promise<void>): Task =>
  async (payload, helpers) => {
    try {
      await run(payload, helpers);
    } catch (error) {
      if (error instanceof TryAgain) throw error;
      const fault = faultOf(error);
      log().error({ job: helpers.job.id, task: helpers.job.task_identifier, error: fault }, "a job failed");
      throw new TryAgain([fault.name, fault.code].filter(Boolean).join(" "));
    }
  };

/** Sends one mail. The door is shut while the mail server is spoken to. */
async function sendMail(id: string, post: Post): Promise<void> {
  const mail = await withJobs((db) => claimMail(db, id));
  if (mail === null) return;
  const attempt = await post(mail);
  if (attempt.isSent) {
    await withJobs((db) => markSent(db, id));
    log().info({ mail: id, attempts: mail.attempts }, "mail sent");
    return;
  }
  const isGivenUp = attempt.isFinal || mail.attempts >= mostAttempts;
  await withJobs((db) => markFailed(db, id, { reason: attempt.reason, isGivenUp }));
  log().warn({ mail: id, attempts: mail.attempts, reason: attempt.reason, isGivenUp }, "mail not sent");
  if (!isGivenUp) throw new TryAgain(attempt.reason);
}

/** Gives a job to each waiting mail that has none. */
async function queueLeftBehind(helpers: JobHelpers): Promise<void> {
  const waiting = await withJobs(waitingMail);
  if (waiting.length === 0) return;
  const { rows } = await helpers.query<{ key: string }>(
    `SELECT key FROM ${queueSchema}.jobs WHERE key = ANY ($1::text[]) AND (attempts < max_attempts OR locked_at IS NOT NULL)`,
    [waiting],
  );
  const queued = new Set(rows.map(({ key }) => key));
  const left = waiting.filter((id) => !queued.has(id));
  for (const id of left) await helpers.addJob("send_mail", { id }, { jobKey: id, maxAttempts: mostAttempts });
  if (left.length > 0) log().info({ mails: left.length }, "mail left behind is queued again");
}

/** The jobs by name. */
export function tasks({ post, terms, logDir, publicUrl }: JobSettings): TaskList {
  const link = (path: string) => (publicUrl === undefined ? null : new URL(path, publicUrl).href);
  return {
    send_mail: guarded(async (payload) => {
      const { id } = payload as { id: string };
      if (post !== null) await sendMail(id, post);
    }),
    close_challenges: guarded(async () => {
      const closed = await withJobs(closeOverdueChallenges);
      if (closed > 0) log().info({ challenges: closed }, "challenges closed");
    }),
    queue_left_behind: guarded(async (_payload, helpers) => {
      if (post !== null) await queueLeftBehind(helpers);
    }),
    clear_away: guarded(async (_payload, helpers) => {
      const cleared = await withJobs((db) => clearAway(db, terms));
      const files = logDir === undefined ? 0 : clearLogFiles(logDir, terms.log);
      // A job that was given up stays in the queue otherwise.
      await helpers.withPgClient((client) =>
        client.query(`SELECT ${queueSchema}.complete_jobs(ARRAY(
          SELECT id FROM ${queueSchema}.jobs WHERE attempts >= max_attempts AND locked_at IS NULL))`),
      );
      log().info({ ...cleared, log_files: files }, "cleared away");
    }),
    miss_closed_rounds: guarded(async () => {
      let missed = 0;
      await inEachMunicipality(async (db) => (missed += await missClosedRounds(db)));
      if (missed > 0) log().info({ missed }, "funding missed: the rounds have closed");
    }),
    draft_summaries: guarded(async () => {
      let drafted = 0;
      await inEachNetwork(async (db, { key }) => {
        const drafting = draftingWith(() => link(`/network/${key}/calendar`));
        if ((await draftSummary(db, null, drafting)).isNew) drafted += 1;
      });
      if (drafted > 0) log().info({ drafted }, "summaries of networks drafted");
    }),
    remind_members: guarded(async () => {
      const reminded = await withJobs((db) => remindMembers(db, link));
      if (reminded > 0) log().info({ reminded }, "members reminded of a review");
    }),
    freeze_commitments: guarded(async () => {
      let kept = 0;
      await inEachMunicipality(async (db) => (kept += await freezeQuarter(db)));
      log().info({ statuses: kept }, "the commitments of the quarter are frozen");
    }),
  };
}

/**
 * When what recurs is done: mail that was left behind every five minutes, clearing away every night, reminders every morning, and keeping how the
 * commitments stand on the first day of each quarter (or, if none ran then, at the next start).
 */
export const schedule = [
  { task: "close_challenges", match: "*/10 * * * *", options: { maxAttempts: 1, jobKey: "close_challenges" } },
  { task: "queue_left_behind", match: "*/5 * * * *", options: { maxAttempts: 1, jobKey: "queue_left_behind" } },
  {
    task: "clear_away",
    match: "17 2 * * *",
    options: { maxAttempts: 3, jobKey: "clear_away", backfillPeriod: 24 * 3_600_000 },
  },
  {
    task: "miss_closed_rounds",
    match: "7 1 * * *",
    options: { maxAttempts: 3, jobKey: "miss_closed_rounds", backfillPeriod: 24 * 3_600_000 },
  },
  {
    task: "draft_summaries",
    match: "23 5 1 * *",
    options: { maxAttempts: 3, jobKey: "draft_summaries", backfillPeriod: 20 * 24 * 3_600_000 },
  },
  {
    task: "remind_members",
    match: "41 5 * * *",
    options: { maxAttempts: 3, jobKey: "remind_members", backfillPeriod: 24 * 3_600_000 },
  },
  {
    task: "freeze_commitments",
    match: "31 3 1 1,4,7,10 *",
    options: { maxAttempts: 5, jobKey: "freeze_commitments", backfillPeriod: 14 * 24 * 3_600_000 },
  },
];
