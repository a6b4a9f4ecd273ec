import { Logger, parseCronItems, run } from "graphile-worker";
import { ownerPool, queueSchema } from "~/db/queue.server";
import { postThrough } from "~/domain/mail/smtp.server";
import { env } from "~/env.server";
import { log } from "~/http/log.server";
import { retentionTerms } from "~/http/retention.server";
import { schedule, tasks, type JobSettings } from "./tasks.server";

/** A worker that runs. */
export interface Worker {
  /** Takes no more jobs, waits for those under way (at most half a minute), then ends its connections. */
  stop(): Promise<void>;
}

const patience = 30_000;

/** The queue's own lines, without what it adds: whole jobs and errors. */
const levels: Record<string, "error" | "warn" | "info" | "debug"> = { error: "error", warning: "warn", info: "debug" };
const queueLog = new Logger((scope) => (level, message) => {
  // The first line: after it comes a stack. What a job's fault was has been logged by the job.
  log()[levels[level] ?? "debug"](
    { task: scope.taskIdentifier, job: scope.jobId },
    message.split("\n")[0]?.slice(0, 200),
  );
});

/** What the jobs do by the settings of this process. */
function ownSettings(): JobSettings {
  const { SMTP_URL, MAIL_FROM, LOG_DIR } = env();
  return {
    post:
      SMTP_URL === undefined ? null : postThrough({ url: SMTP_URL, from: MAIL_FROM ?? "Tiltak <tiltak@localhost>" }),
    terms: retentionTerms(),
    logDir: LOG_DIR,
  };
}

/**
 * Starts doing jobs. The queue is worked as the tables' owner, whose it is, on a few connections of its own; the jobs themselves go
 * through their door as the application's role, like everything else.
 */
export async function startWorker({
  ownerUrl,
  settings = ownSettings(),
  pollInterval = 5_000,
}: {
  ownerUrl: string;
  settings?: JobSettings;
  /** How often jobs are looked for whose time comes; new ones announce themselves. Milliseconds. */
  pollInterval?: number;
}): Promise<Worker> {
  const pgPool = ownerPool(ownerUrl, 4);
  const runner = await run({
    pgPool,
    schema: queueSchema,
    taskList: tasks(settings),
    parsedCronItems: parseCronItems(schedule),
    concurrency: 2,
    pollInterval,
    noHandleSignals: true,
    logger: queueLog,
  }).catch(async (error: unknown) => {
    await pgPool.end();
    throw error;
  });
  // Told by the log above; unheard it would end the process.
  runner.promise.catch(() => undefined);
  const stop = async () => {
    const late = setTimeout(() => void runner.kill("stopping took too long").catch(() => undefined), patience);
    await runner.stop().catch(() => undefined);
    clearTimeout(late);
    await pgPool.end();
  };
  return { stop };
}

/** The worker of a server, unless the settings leave the jobs to `npm run worker`. */
export async function inlineWorker({ ownerUrl }: { ownerUrl: string }): Promise<Worker> {
  if (env().WORKER === "none") return { stop: () => Promise.resolve() };
  return startWorker({ ownerUrl });
}
