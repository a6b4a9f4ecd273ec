import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, run, type Runner } from "graphile-worker";
import { ownerPool, queueSchema } from "~/db/queue.server";
import { postThrough } from "~/domain/mail/smtp.server";
import { env } from "~/env.server";
import { faultOf, withoutValues } from "~/http/fault.server";
import { log } from "~/http/log.server";
import { retentionTerms } from "~/http/retention.server";
import { schedule, tasks, type JobSettings } from "./tasks.server";

/** A worker that runs. */
export interface Worker {
  /** Takes no more jobs, waits for those under way (at most half a minute), then ends its connections. */
  stop(): Promise<void>;
}

const patience = 30_000;

/** A worker that has asked the queue so often in vain is ended and begun anew. */
const mostFailures = 6;

/** The queue's own lines, without what it adds: whole jobs and errors. */
const levels: Record<string, "error" | "warn" | "info" | "debug"> = { error: "error", warning: "warn", info: "debug" };
const queueLog = new Logger((scope) => (level, message) => {
  // The first line: after it comes a stack. What a job's fault was has been logged by the job.
  log()[levels[level] ?? "debug"](
    { task: scope.taskIdentifier, job: scope.jobId },
    withoutValues(message.split("\n")[0] ?? ""),
  );
});

/** What the jobs do by the settings of this process. */
function ownSettings(): JobSettings {
  const { SMTP_URL, MAIL_FROM, LOG_DIR, PUBLIC_URL } = env();
  return {
    post:
      SMTP_URL === undefined ? null : postThrough({ url: SMTP_URL, from: MAIL_FROM ?? "Tiltak <tiltak@localhost>" }),
    terms: retentionTerms(),
    logDir: LOG_DIR,
    publicUrl: PUBLIC_URL,
  };
}

/**
 * Starts doing jobs. The queue is worked as the tables' owner, whose it is, on a few connections of its own; the jobs themselves go
 * through their door as the application's role, like everything else. A worker that loses the database begins anew until it is stopped.
 */
export async function startWorker({
  ownerUrl,
  settings = ownSettings(),
  pollInterval = 5_000,
  pause = 10_000,
}: {
  ownerUrl: string;
  settings?: JobSettings;
  /** How often jobs are looked for whose time comes; new ones announce themselves. Milliseconds. */
  pollInterval?: number;
  /** How long to wait before beginning anew. Milliseconds. */
  pause?: number;
}): Promise<Worker> {
  const pgPool = ownerPool(ownerUrl, 4);
  const begin = async (): Promise<Runner> => {
    const begun = await run({
      pgPool,
      schema: queueSchema,
      taskList: tasks(settings),
      parsedCronItems: parseCronItems(schedule),
      concurrency: 2,
      pollInterval,
      noHandleSignals: true,
      logger: queueLog,
      // In batches (without waiting for one to fill), since a single job that cannot be marked as done would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    // Listened to below, once it has ended; unheard it would end the process.
    begun.promise.catch(() => undefined);
    // graphile-worker remembers the failure of the first query it makes and goes on failing by it when the database is long back.
    let failures = 0;
    begun.events.on("worker:getJob:error", () => {
      failures += 1;
      if (failures === mostFailures) void begun.stop("the queue cannot be asked").catch(() => undefined);
    });
    begun.events.on("worker:getJob:empty", () => (failures = 0));
    begun.events.on("job:start", () => (failures = 0));
    return begun;
  };

  let runner: Runner;
  try {
    runner = await begin();
  } catch (error) {
    await pgPool.end();
    throw error;
  }
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  const watch = async () => {
    while (!isStopping()) {
      await runner.promise.catch(() => undefined);
      if (isStopping()) return;
      log().error("the worker has ended and begins anew");
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      await begin().then(
        (begun) => (runner = begun),
        (error: unknown) => log().error({ error: faultOf(error) }, "the worker could not begin"),
      );
    }
  };
  const watching = watch();
  const stop = async () => {
    stopping.abort();
    const late = setTimeout(() => void runner.kill("stopping took too long").catch(() => undefined), patience);
    // One that has ended by itself says so by refusing to be stopped.
    await runner.stop().catch(() => undefined);
    await watching;
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
