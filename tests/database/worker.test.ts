import { spawn, type ChildProcess } from "node:child_process";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { disconnect } from "~/db/client.server";
import { asOperator } from "~/db/door.server";
import { post } from "~/domain/mail/outbox.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { pastPolicies } from "../support/past-policies";

// `npm run worker` as it is run: processes of their own, told to end as systems do.

let database: TestDatabase;
let mail: SMTPServer;
const received: string[] = [];
const children: ChildProcess[] = [];
let isSlow = false;

beforeAll(async () => {
  database = await testDatabase("empty");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl, LOG_LEVEL: "silent" });
  mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 200,
    onData(stream, session, done) {
      stream.resume();
      stream.on("end", () => {
        const taken = () => {
          received.push(...session.envelope.rcptTo.map(({ address }) => address));
          done();
        };
        if (isSlow) setTimeout(taken, 1_500);
        else taken();
      });
    },
  });
  mail.on("error", () => undefined);
  await new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await new Promise<void>((resolve) => mail.close(resolve));
  await disconnect();
  await database.drop();
});

function worker(variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", "app/cli/worker.ts"], {
    env: {
      ...process.env,
      MODE: "production",
      NODE_ENV: "production",
      PUBLIC_URL: "https://tiltak.example",
      APP_SECRET: "x".repeat(32),
      SMTP_URL: `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
      MAIL_FROM: "Tiltak <tiltak@municipality.example>",
      DATABASE_URL: database.ownerUrl,
      DATABASE_RUNTIME_URL: database.runtimeUrl,
      LOG_LEVEL: "debug",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, said: () => said };
}

const send = (recipient: string) =>
  asOperator({ userId: "00000000-0000-0000-0000-000000000000" }, (db) =>
    post(db, {
      kind: "test",
      recipient,
      language: "en",
      subject: "Planted subject",
      text: "https://tiltak.example/invitation/planted-secret",
    }),
  );
const eventually = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 25_000, interval: 100 });

it("two beside each other send each mail once, end when told to after the mail under way, and log nothing of it", async () => {
  const first = worker();
  const second = worker();
  await eventually(() => {
    for (const { said } of [first, second]) expect(said()).toContain('"msg":"ready"');
  });
  for (let n = 0; n < 10; n += 1) await send(`person${n}@kommune.example`);
  await eventually(() => expect(received.length).toBeGreaterThanOrEqual(10));

  isSlow = true;
  await send("last@kommune.example");
  await eventually(async () =>
    expect(
      await pastPolicies(database, "SELECT FROM outbox_message WHERE sent_at IS NULL AND claimed_until IS NOT NULL"),
    ).toHaveLength(1),
  );
  for (const { child } of [first, second]) child.kill("SIGTERM");
  expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);

  expect([...received].sort()).toEqual([
    "last@kommune.example",
    ...Array.from({ length: 10 }, (_, n) => `person${n}@kommune.example`),
  ]);
  expect(await pastPolicies(database, "SELECT FROM outbox_message WHERE sent_at IS NULL OR text <> ''")).toEqual([]);
  const log = first.said() + second.said();
  expect(log.match(/"mail sent"/g)).toHaveLength(11);
  expect(log).not.toMatch(/planted|@kommune|x{32}/i);
}, 60_000);

it("does not start without the servers' database, and says why in one sentence", async () => {
  const { ended, said } = worker({ DATABASE_URL: "" });
  expect(await ended).toBe(1);
  expect(said()).toMatch(/^A worker of its own needs the servers' database in DATABASE_URL\..*\n$/);
}, 30_000);
