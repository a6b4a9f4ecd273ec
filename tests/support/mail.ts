import { disconnect } from "../../app/db/client.server";
import { withJobs } from "../../app/db/door.server";
import { provideEnvironment } from "../../app/env.server";
import { browserServer } from "../setup/browsers";

/** What was last written to this address, read as the worker does who sends it. */
export async function lastMailTo(recipient: string): Promise<{ subject: string; text: string }> {
  const { runtimeUrl } = browserServer();
  provideEnvironment({ MODE: "demo", DATABASE_RUNTIME_URL: runtimeUrl, DATABASE_POOL: "1", LOG_LEVEL: "silent" });
  try {
    return await withJobs((db) =>
      db.outboxMessage.findFirstOrThrow({
        where: { recipient },
        orderBy: { createdAt: "desc" },
        select: { subject: true, text: true },
      }),
    );
  } finally {
    await disconnect();
  }
}

/** The path of the link in a mail's text; the server's own address goes before it. */
export function linkIn(text: string): string {
  const [link] = /https?:\/\/\S+/.exec(text) ?? [];
  if (!link) throw new Error("the mail has no link");
  return new URL(link).pathname;
}
