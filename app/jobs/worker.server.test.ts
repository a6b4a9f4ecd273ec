import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { disconnect } from "~/db/client.server";
import { connected } from "~/db/connect.server";
import { asOperator, withJobs } from "~/db/door.server";
import { post, type Mail } from "~/domain/mail/outbox.server";
import { claimMail } from "~/domain/mail/sending.server";
import { postThrough } from "~/domain/mail/smtp.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "../../tests/support/database";
import { pastPolicies } from "../../tests/support/past-policies";
import type { JobSettings } from "./tasks.server";
import { startWorker, type Worker } from "./worker.server";

const nobody = { userId: "00000000-0000-0000-0000-000000000000" };
const terms = { session: 1, passwordReset: 1, invitation: 1, outbox: 1, rateLimit: 1, log: 1 };
const secretLink = "https://tiltak.example/invitation/planted-secret";

let database: TestDatabase;
let servers: { close: () => Promise<void> }[] = [];
let workers: Worker[] = [];

beforeAll(async () => {
  database = await testDatabase("empty");
  provideEnvironment({
    MODE: "test",
    DATABASE_RUNTIME_URL: database.runtimeUrl,
    LOG_LEVEL: "silent",
  });
});

beforeEach(async () => {
  await pastPolicies(database, "DELETE FROM outbox_message");
  await pastPolicies(database, "DELETE FROM graphile_worker._private_jobs");
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await Promise.all(servers.map((server) => server.close()));
  workers = [];
  servers = [];
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** A mail server on loopback; `received` holds what it took. */
async function mailServer(options: SMTPServerOptions = {}, received: string[] = []) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 200,
    onData(stream, _session, done) {
      let whole = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => (whole += chunk));
      stream.on("end", () => {
        received.push(whole);
        done();
      });
    },
    ...options,
  });
  // The tests break connections; the server need not say so.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push({ close: () => new Promise((resolve) => server.close(resolve)) });
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

/** A server that speaks line by line as told. */
async function roughServer(answer: (line: string, socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.write("220 rough.example ESMTP\r\n");
    let rest = "";
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString()).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) answer(line, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push({
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function work(url: string | null, patience = { connection: 2_000, answer: 2_000 }): Promise<Worker> {
  const settings: JobSettings = {
    post: url === null ? null : postThrough({ url, from: "Tiltak <tiltak@municipality.example>", patience }),
    terms,
    logDir: undefined,
  };
  const worker = await startWorker({ ownerUrl: database.ownerUrl, settings, pollInterval: 100, pause: 200 });
  workers.push(worker);
  return worker;
}

const written: Mail = {
  kind: "invitation",
  recipient: "kari@kommune.example",
  language: "nn",
  subject: "Du er invitert til Ålesund kommune – «Tiltak»",
  text: `Hei!\n\nOpne lenkja: ${secretLink}\n.\nHelsing Tiltak`,
};
const send = (mail: Partial<Mail> = {}) => asOperator(nobody, (db) => post(db, { ...written, ...mail }));

interface Line {
  id: string;
  text: string;
  attempts: number;
  last_error: string | null;
  sent_at: Date | null;
  failed_at: Date | null;
  claimed_until: Date | null;
}
const outbox = () => pastPolicies<Line>(database, "SELECT * FROM outbox_message ORDER BY created_at");
const jobs = () =>
  pastPolicies<{ key: string; attempts: number; last_error: string | null; pause: number }>(
    database,
    `SELECT key, attempts, last_error, extract(epoch FROM run_at - now())::float8 AS pause
       FROM graphile_worker.jobs WHERE task_identifier = 'send_mail'`,
  );
/** The pauses are hours; the tests do not wait for them. */
const tryNow = () => pastPolicies(database, "UPDATE graphile_worker._private_jobs SET run_at = now()");
const eventually = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 15_000, interval: 50 });

/** Once the first attempt has failed and the job waits: the mail's line and the job. */
async function failedOnce() {
  await eventually(async () => expect((await outbox())[0]).toMatchObject({ attempts: 1, claimed_until: null }));
  await eventually(async () => expect((await jobs())[0]?.pause ?? 0).toBeGreaterThan(0));
  return { line: (await outbox())[0]!, job: (await jobs())[0]! };
}

describe("a mail", () => {
  it("is sent, with its headers, and its text is not kept", async () => {
    const { url, received } = await mailServer();
    await work(url);
    await send();
    await eventually(async () => expect((await outbox())[0]?.sent_at).not.toBeNull());
    expect(received).toHaveLength(1);
    const [line] = await outbox();
    expect(line).toMatchObject({ text: "", attempts: 1, last_error: null, failed_at: null });
    const [head = "", body = ""] = received[0]!.split(/\r\n\r\n(.*)/s);
    const headers = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
    expect(headers).toEqual(
      expect.arrayContaining([
        "From: Tiltak <tiltak@municipality.example>",
        "To: kari@kommune.example",
        `Message-ID: <${line!.id}@municipality.example>`,
        "Auto-Submitted: auto-generated",
        "Content-Language: nn",
        "MIME-Version: 1.0",
        expect.stringMatching(/^Content-Type: text\/plain; charset=utf-8$/),
        expect.stringMatching(/^Date: /),
      ]),
    );
    const subject = headers.find((header) => header.startsWith("Subject: ")) ?? "";
    expect(decoded(subject)).toBe(`Subject: ${written.subject}`);
    expect(decodedBody(head, body)).toContain(secretLink);
    expect(await jobs()).toEqual([]);
  });

  it("is sent once, though two workers and two jobs for each want to", async () => {
    const { url, received } = await mailServer();
    for (let n = 0; n < 20; n += 1) await send({ recipient: `person${n}@kommune.example` });
    // A second job for each, as the search for mail left behind could make one.
    await pastPolicies(
      database,
      "SELECT graphile_worker.add_job('send_mail', json_build_object('id', id)) FROM outbox_message",
    );
    await Promise.all([work(url), work(url)]);
    await eventually(async () => expect(await jobs()).toEqual([]));
    expect((await outbox()).every(({ sent_at, attempts }) => sent_at !== null && attempts === 1)).toBe(true);
    const recipients = received.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).sort();
    expect(recipients).toEqual(Array.from({ length: 20 }, (_, n) => `person${n}@kommune.example`).sort());
  });

  it("is not sent when what it tells of was undone", async () => {
    const undone = asOperator(nobody, async (db) => {
      await post(db, written);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await outbox()).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  it("cannot be claimed by two", async () => {
    await send();
    const { id } = (await outbox())[0]!;
    const claims = await Promise.all([1, 2, 3].map(() => withJobs((db) => claimMail(db, id))));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it("of a worker that died is sent by another when its claim has run out", async () => {
    const { url, received } = await mailServer();
    await send();
    const { id } = (await outbox())[0]!;
    await withJobs((db) => claimMail(db, id));
    await pastPolicies(database, "DELETE FROM graphile_worker._private_jobs");
    await work(url);
    const search = () => pastPolicies(database, "SELECT graphile_worker.add_job('queue_left_behind')");
    const idle = () =>
      eventually(async () => expect(await pastPolicies(database, "SELECT FROM graphile_worker.jobs")).toEqual([]));
    await search();
    await idle();
    expect(received).toEqual([]);
    await pastPolicies(database, "UPDATE outbox_message SET claimed_until = now() - interval '1 second'");
    await search();
    await eventually(async () => expect((await outbox())[0]).toMatchObject({ attempts: 2, text: "" }));
    await idle();
    expect(received).toHaveLength(1);
  });

  it("written before there was a queue gets its job from the search", async () => {
    const { url, received } = await mailServer();
    await send();
    await pastPolicies(database, "DELETE FROM graphile_worker._private_jobs");
    await work(url);
    await pastPolicies(database, "SELECT graphile_worker.add_job('queue_left_behind')");
    await eventually(() => expect(received).toHaveLength(1));
  });

  it("stays where it is while mail is only shown", async () => {
    await work(null);
    await send();
    await eventually(async () => expect(await jobs()).toEqual([]));
    expect((await outbox())[0]).toMatchObject({ attempts: 0, sent_at: null, failed_at: null, text: written.text });
  });
});

describe("a mail server that fails", () => {
  const refusing = (responseCode: number, after = 0, received: string[] = []) => {
    let times = 0;
    return mailServer(
      {
        onRcptTo({ address }, _session, done) {
          times += 1;
          if (times > after && after > 0) return done();
          done(Object.assign(new Error(`${address} no, and the text was ${secretLink}`), { responseCode }));
        },
      },
      received,
    );
  };

  it("for now (4xx) is asked again after a pause, and what it says is not kept", async () => {
    const { url, received } = await refusing(451, 1);
    await work(url);
    await send();
    const { line, job } = await failedOnce();
    expect(line).toMatchObject({
      last_error: "EENVELOPE 451 RCPT TO",
      sent_at: null,
      failed_at: null,
      text: written.text,
    });
    expect(job).toMatchObject({ key: line.id, attempts: 1 });
    expect(JSON.stringify(job)).not.toMatch(/planted|kari|kommune\.example/);
    await tryNow();
    await eventually(() => expect(received).toHaveLength(1));
    await eventually(async () =>
      expect((await outbox())[0]).toMatchObject({ attempts: 2, last_error: null, text: "" }),
    );
  });

  it("for good (5xx) is not asked again, and the text is not kept", async () => {
    const { url } = await refusing(550);
    await work(url);
    await send();
    await eventually(async () => expect((await outbox())[0]?.failed_at).not.toBeNull());
    expect((await outbox())[0]).toMatchObject({
      attempts: 1,
      text: "",
      last_error: "EENVELOPE 550 RCPT TO",
      sent_at: null,
    });
    expect(await jobs()).toEqual([]);
  });

  it("to take the text (5xx after DATA) is not asked again either", async () => {
    const { url } = await mailServer({
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(Object.assign(new Error("spam"), { responseCode: 554 })));
      },
    });
    await work(url);
    await send();
    await eventually(async () => expect((await outbox())[0]?.failed_at).not.toBeNull());
    expect((await outbox())[0]).toMatchObject({ last_error: "EMESSAGE 554 DATA", text: "" });
  });

  it("to know us (5xx at sign-in) is asked again: somebody may mend the setting", async () => {
    const { url } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error("wrong password planted-secret")),
    });
    await work(url.replace("smtp://", "smtp://user:planted-secret@"));
    await send();
    const { line, job } = await failedOnce();
    expect(line).toMatchObject({ failed_at: null, text: written.text });
    expect(line.last_error).toMatch(/^EAUTH 535 /);
    expect(JSON.stringify([line.last_error, job])).not.toContain("planted-secret");
  });

  it("by hanging up after the text is given it again, under the same Message-ID", async () => {
    const ids: string[] = [];
    let inText = false;
    const { url } = await roughServer((line, socket) => {
      const id = /^Message-ID: (.*)/i.exec(line)?.[1];
      if (id) ids.push(id);
      if (inText) {
        if (line !== ".") return;
        inText = false;
        if (ids.length === 1) socket.destroy();
        else socket.write("250 taken\r\n");
      } else if (line === "DATA") {
        inText = true;
        socket.write("354 go on\r\n");
      } else if (line === "QUIT") socket.end("221 bye\r\n");
      else socket.write("250 fine\r\n");
    });
    await work(url);
    await send();
    const { line } = await failedOnce();
    expect(line).toMatchObject({ sent_at: null, failed_at: null, text: written.text });
    await tryNow();
    await eventually(async () => expect((await outbox())[0]?.sent_at).not.toBeNull());
    expect(ids).toEqual([`<${line.id}@municipality.example>`, `<${line.id}@municipality.example>`]);
  });

  it.each(["EHLO", "MAIL", "DATA", "the text"])("by falling silent after %s is left, and asked again", async (last) => {
    let inText = false;
    const { url } = await roughServer((line, socket) => {
      if (inText || line.startsWith(last)) return;
      inText = line === "DATA";
      socket.write(inText ? "354 go on\r\n" : "250 fine\r\n");
    });
    await work(url, { connection: 300, answer: 300 });
    await send();
    const { line } = await failedOnce();
    expect(line).toMatchObject({ sent_at: null, failed_at: null, text: written.text });
    expect(line.last_error).toMatch(/^[A-Z]+/);
  });

  it("by not being there is asked twelve times, with growing pauses, and then no more", async () => {
    const { url } = await mailServer();
    await servers.pop()?.close();
    await work(url);
    await send();
    const pauses: number[] = [];
    for (let attempt = 1; attempt < 12; attempt += 1) {
      await eventually(async () => expect((await jobs())[0]).toMatchObject({ attempts: attempt }));
      await eventually(async () => expect((await jobs())[0]?.pause ?? 0).toBeGreaterThan(1));
      pauses.push((await jobs())[0]!.pause);
      await tryNow();
    }
    await eventually(async () => expect((await outbox())[0]?.failed_at).not.toBeNull());
    expect((await outbox())[0]).toMatchObject({ attempts: 12, text: "", sent_at: null });
    for (const [index, pause] of pauses.entries())
      expect(pause).toBeGreaterThan(Math.exp(Math.min(10, index + 1)) * 0.4);
    expect(Math.max(...pauses)).toBeGreaterThan(20_000);
  }, 60_000);
});

describe("losing the database", () => {
  const cut = () =>
    pastPolicies(
      database,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tiltak worker' AND datname = current_database()",
    );

  it("is got over: what is written afterwards is sent", async () => {
    const { url, received } = await mailServer();
    await work(url);
    for (let time = 1; time <= 3; time += 1) {
      await cut();
      await send();
      await eventually(() => expect(received).toHaveLength(time));
      await eventually(async () => expect(await jobs()).toEqual([]));
    }
  }, 60_000);

  it("at its very first question, which graphile-worker never forgets, is got over by beginning anew", async () => {
    const { url, received } = await mailServer();
    await connected(database.ownerUrl, async (holder) => {
      await holder.query("BEGIN; LOCK TABLE graphile_worker._private_tasks");
      await work(url);
      await eventually(async () =>
        expect(
          await pastPolicies(
            database,
            "SELECT FROM pg_stat_activity WHERE application_name = 'tiltak worker' AND wait_event_type = 'Lock'",
          ),
        ).not.toEqual([]),
      );
      await cut();
      await holder.query("ROLLBACK");
    });
    await send();
    await eventually(() => expect(received).toHaveLength(1));
  }, 60_000);

  it("while a mail is under way does not send it again", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    const { url, received } = await mailServer({
      onRcptTo(_address, _session, done) {
        asked += 1;
        void held.then(() => done());
      },
    });
    await work(url, { connection: 10_000, answer: 10_000 });
    await send();
    await eventually(() => expect(asked).toBe(1));
    await cut();
    release();
    await eventually(async () => expect((await outbox())[0]?.sent_at).not.toBeNull());
    await send({ recipient: "next@kommune.example" });
    await eventually(() => expect(received).toHaveLength(2));
    expect(asked).toBe(2);
  }, 60_000);
});

describe("stopping", () => {
  it("waits for the mail that is under way", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let isAsked = false;
    const { url } = await mailServer({
      onRcptTo(_address, _session, done) {
        isAsked = true;
        void held.then(() => done());
      },
    });
    const worker = await work(url, { connection: 10_000, answer: 10_000 });
    workers = [];
    await send();
    await eventually(() => expect(isAsked).toBe(true));
    let isStopped = false;
    const stopping = worker.stop().then(() => (isStopped = true));
    await send({ recipient: "later@kommune.example" });
    expect(isStopped).toBe(false);
    release();
    await stopping;
    const [first, second] = await outbox();
    expect(first?.sent_at).not.toBeNull();
    // What came later waits for the next worker.
    expect(second).toMatchObject({ sent_at: null, attempts: 0 });
  });
});

describe("clearing away", () => {
  it("removes what has outlived its term, nothing else, and tells history of it", async () => {
    const [user] = await pastPolicies<{ id: string }>(
      database,
      "INSERT INTO app_user (email, name) VALUES ('a@b.example', 'A') RETURNING id",
    );
    const [place] = await pastPolicies<{ id: string }>(
      database,
      "INSERT INTO municipality (key, name, kind) VALUES ('sted', 'Sted', 'municipality') RETURNING id",
    );
    const hash = (name: string) => name.padEnd(64, "0");
    for (const [name, days] of [
      ["old", 2],
      ["new", 0.5],
    ] as const) {
      const past = `now() - interval '${days} days'`;
      await pastPolicies(
        database,
        `INSERT INTO session (id_hash, user_id, expires_at) VALUES ('${hash(name)}', '${user!.id}', ${past})`,
      );
      await pastPolicies(
        database,
        `INSERT INTO password_reset (token_hash, user_id, expires_at) VALUES ('${hash(name)}', '${user!.id}', ${past})`,
      );
      await pastPolicies(
        database,
        `INSERT INTO invitation (municipality_id, email, name, roles, token_hash, expires_at)
         VALUES ('${place!.id}', 'guest@b.example', 'Guest', '{reader}', '${hash(name)}', ${past})`,
      );
      await pastPolicies(
        database,
        `INSERT INTO outbox_message (kind, recipient, language, subject, text, created_at, sent_at)
         VALUES ('${name}', 'a@b.example', 'nb', 'x', '', ${past}, ${past})`,
      );
      await pastPolicies(
        database,
        `INSERT INTO rate_limit (key, points, expire) VALUES ('${name}', 1, (extract(epoch FROM ${past}) * 1000)::bigint)`,
      );
    }
    await pastPolicies(database, "INSERT INTO rate_limit (key, points) VALUES ('blocked for ever', 1)");
    await pastPolicies(
      database,
      "SELECT graphile_worker.add_job('gone', max_attempts => 1), graphile_worker.add_job('clear_away')",
    );
    await pastPolicies(database, "UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE max_attempts = 1");
    await work(null);
    await eventually(async () => expect(await pastPolicies(database, "SELECT FROM graphile_worker.jobs")).toEqual([]));
    const left = async (table: string, column: string) =>
      (await pastPolicies<{ it: string }>(database, `SELECT ${column} AS it FROM ${table} ORDER BY 1`)).map(
        ({ it }) => it,
      );
    expect(await left("session", "rtrim(id_hash, '0')")).toEqual(["new"]);
    expect(await left("password_reset", "rtrim(token_hash, '0')")).toEqual(["new"]);
    expect(await left("invitation", "rtrim(token_hash, '0')")).toEqual(["new"]);
    expect(await left("outbox_message", "kind")).toEqual(["new"]);
    expect(await left("rate_limit", "key")).toEqual(["blocked for ever", "new"]);
    const history = await pastPolicies<{ operation: string; via: string | null; line: string }>(
      database,
      "SELECT operation, via, history_event::text AS line FROM history_event WHERE entity = 'invitation' ORDER BY id",
    );
    expect(history.map(({ operation, via }) => [operation, via])).toEqual([
      ["insert", null],
      ["insert", null],
      ["delete", "job"],
    ]);
    for (const { line } of history) expect(line).not.toMatch(/guest/i);
  });
});

/** A header's encoded words (RFC 2047) as text. */
function decoded(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, way: string, content: string) =>
      way.toUpperCase() === "B"
        ? Buffer.from(content, "base64").toString("utf8")
        : Buffer.from(
            content
              .replaceAll("_", " ")
              .replaceAll(/=([0-9A-F]{2})/gi, (_hex, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
            "latin1",
          ).toString("utf8"),
    );
}

function decodedBody(head: string, body: string): string {
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, "base64").toString("utf8");
  return body.replaceAll("=\r\n", "").replaceAll("=3D", "=");
}
