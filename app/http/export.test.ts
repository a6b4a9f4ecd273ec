import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import type { Column } from "~/domain/export/columns";
import { fileResponse, safeName, type FileFormat } from "./export.server";

// Files over a real connection, as the server answers them: what a reader does must reach whoever reads the database.

const t = (name: string) => name;
const columns: readonly Column<{ text: string }>[] = [
  { head: "common.close" as never, kind: "text", value: (row) => row.text },
];
let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

interface Reading {
  read: number;
  ended: "whole" | Error | null;
}

/** Serves `rows` as a file at /file, by Remix's own adapter; tells how the reading went. */
async function served(rows: () => AsyncIterable<{ text: string }[]>, format: FileFormat) {
  const reading: Reading = { read: 0, ended: null };
  const loader = ({ request }: { request: Request }) =>
    fileResponse(request, async (write) => {
      const counted = (async function* () {
        for await (const some of rows()) {
          reading.read += some.length;
          yield some;
        }
      })();
      try {
        await write({ format, name: "file", title: "file", columns, rows: counted, t });
        reading.ended = "whole";
      } catch (error) {
        reading.ended = error as Error;
        throw error;
      }
    });
  const build = {
    entry: { module: { default: () => new Response(), handleError: () => undefined } },
    routes: { file: { id: "file", path: "file", module: { loader } } },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {},
    isSpaMode: false,
  } as unknown as ServerBuild;
  const app = express();
  const handle = createRequestHandler({ build, mode: "production" });
  app.all("*", (request, response, next) => void handle(request, response, next));
  app.use((_error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    response.destroy();
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`http://127.0.0.1:${port}/file`, resolve).on("error", reject);
  });
  return { reading, answer };
}

/** Batches of `rows` rows; each comes as the database's would, not at once. */
async function* batches(count: number, fails = false): AsyncGenerator<{ text: string }[]> {
  for (let batch = 0; batch < count; batch += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (fails && batch === 10) throw new Error("the database went away");
    yield Array.from({ length: 500 }, (_, row) => ({ text: `${batch * 500 + row} ${"x".repeat(100)}` }));
  }
}

describe.each(["csv", "xlsx"] as const)("a file as %s over a connection", (format) => {
  it("stops being read when the reader hangs up", async () => {
    // So long that it would never end within the test.
    const { reading, answer } = await served(() => batches(1_000_000), format);
    answer.once("data", () => answer.destroy());
    await expect.poll(() => reading.ended, { timeout: 10_000 }).toBeInstanceOf(Error);
    const { read } = reading;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(reading.read).toBe(read);
  });

  it("is read to its end though the reader takes nothing of it, so that no connection waits for a slow one", async () => {
    const { reading, answer } = await served(() => batches(200), format);
    answer.pause();
    await expect.poll(() => reading.ended, { timeout: 20_000 }).toBe("whole");
    expect(reading.read).toBe(100_000);
    let bytes = 0;
    for await (const chunk of answer) bytes += (chunk as Buffer).length;
    expect(bytes).toBeGreaterThan(format === "csv" ? 10_000_000 : 100_000);
  });

  it("breaks off when its reading fails, so that it is not taken for whole", async () => {
    const { answer } = await served(() => batches(20, true), format);
    expect(answer.statusCode).toBe(200);
    const whole = async () => {
      for await (const _chunk of answer);
    };
    await expect(whole()).rejects.toThrow();
  });
});

describe("a file's name", () => {
  it.each([
    ["Network of Excellence", "Network-of-Excellence"],
    ["Ålesund økonomi Tilrådingar", "Alesund-okonomi-Tilradingar"],
    ['a"; filename="b.exe', "a-filename-b-exe"],
    ["../../etc/passwd", "etc-passwd"],
    ["\r\nSet-Cookie: x", "Set-Cookie-x"],
    ["日本", "list"],
  ])("%j becomes %j", (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });
});
