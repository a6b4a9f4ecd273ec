import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildIfChanged, loadBuild } from "../../app/cli/build";
import { endWith, stopOnSignal } from "../../app/cli/run";
import { openDatabase } from "../../app/db/open.server";
import { provideEnvironment } from "../../app/env.server";
import { application, listen } from "../../app/http/server";
import { inlineWorker } from "../../app/jobs/worker.server";
import { loadDemo } from "../../prisma/demo.server";
import { seed } from "../../prisma/seed.server";
import { startProvider, type TestProvider } from "../support/openid-provider";

// The server the browser tests drive: what `npm run demo` starts, on a database and a port of its own that go when it ends. When it is
// ready it says where, in one line of JSON. On its own (`tsx tests/setup/browser-server.ts`) that line, given to the tests as
// TILTAK_TEST_SERVER, lets them run again and again on one server.

/** What the browser tests need to know of the server. */
export interface BrowserServer {
  url: string;
  runtimeUrl: string;
  /** The provider one may sign in with; told at `/next` who does. */
  provider: string;
}

/** The file of sign-in providers: one for Ålesund, which lets in a domain, and one that never answers. */
async function providersFile(folder: string, { issuer, clientId }: TestProvider): Promise<string> {
  const file = path.join(folder, "providers.json");
  const municipalities = [{ key: "alesund", domains: [{ domain: "alesund-ansatt.example", roles: ["reader"] }] }];
  const providers = [
    {
      key: "provider",
      name: "Prøveporten",
      issuer,
      clientId,
      clientSecret: { env: "TEST_PROVIDER_SECRET" },
      municipalities,
    },
    { key: "silent", name: "Stilleporten", issuer: "http://127.0.0.1:9", clientId, municipalities },
  ];
  await writeFile(file, JSON.stringify({ providers }));
  return file;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const progress = (step: string) => process.stderr.write(`  ${step} …\n`);

try {
  process.env.NODE_ENV = "production";
  // As in vitest.config.ts: what works only in our own time zone shows itself.
  process.env.TZ = "Pacific/Chatham";
  const dataDir = await mkdtemp(path.join(tmpdir(), "tiltak-browser-"));
  const port = await freePort();
  const provider = await startProvider({ redirectUris: [`http://localhost:${port}/login/provider/callback`] });
  provideEnvironment({
    MODE: "demo",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    DATABASE_RUNTIME_URL: "",
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: "",
    // All tests come from one address.
    LIMIT_PER_ADDRESS: "100000",
    SIGN_IN_PROVIDERS: await providersFile(dataDir, provider),
    TEST_PROVIDER_SECRET: provider.clientSecret,
  });
  await buildIfChanged(progress);
  const database = await openDatabase({ onProgress: progress });
  const clear = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await seed({ ownerUrl: database.ownerUrl, onProgress: progress });
    await loadDemo({ onProgress: progress });
    const running = await listen(application(await loadBuild()));
    const worker = await inlineWorker({ ownerUrl: database.ownerUrl });
    stopOnSignal(async () => {
      await Promise.all([worker.stop(), running.stop(), provider.stop()]);
      await clear();
    });
    const ready: BrowserServer = { url: running.url, runtimeUrl: database.runtimeUrl, provider: provider.issuer };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
  } catch (error) {
    await clear();
    throw error;
  }
} catch (error) {
  endWith(error);
}
