import { cpus, loadavg, totalmem } from "node:os";
import { buildIfChanged } from "../../app/cli/build";
import { endWith } from "../../app/cli/run";
import { connected } from "../../app/db/connect.server";
import { beforeSignIn } from "../../app/db/door.server";
import { Refusal } from "../../app/db/refusal.server";
import { openSession } from "../../app/domain/session/commands.server";
import { keepSession } from "../../app/http/session-cookie.server";
import { actionsStatements } from "./actions-query";
import { ask, drive, rounded, type Driven } from "./drive";
import { largeDatabase, type LargeDatabase, type Measured } from "./large-database";
import { readOptions, type Options } from "./options";
import { pagesOf } from "./pages";
import { bareServer, productionServer, type Serving } from "./processes";

/*
 * npm run bench: builds a large database of its own, starts the production server, drives it page by page as a signed-in planner, and
 * prints one JSON object on standard output. Talks to 127.0.0.1 alone. Ends with 1 when an answer failed or a page asks more queries
 * where there are more rows; times that miss their aim are told, since they depend on the machine.
 */

type AtConnections<T> = Record<string, T>;

interface PageFigures {
  path: string;
  queries: number | null;
  bytes: { plain: number; packed: number };
  at: AtConnections<Driven>;
}

const say = (text: string) => process.stderr.write(`${text}\n`);
const aims = { ratioWithin: 8, ratioWanted: 4, gapsP95: 150, networkP95: 200 };

/** Who asks: the cookie of a session opened without a password, through the door before sign-in. */
async function cookieOf({ userId }: Measured): Promise<Record<string, string>> {
  const { sessionId, expiresAt } = await beforeSignIn((db) => openSession(db, userId));
  const [cookie = ""] = (await keepSession(sessionId, expiresAt)).split(";");
  return { Cookie: cookie };
}

class Bench {
  readonly failures: string[] = [];

  constructor(
    readonly options: Options,
    readonly database: LargeDatabase,
    readonly server: Serving,
    readonly of: { kpi: string; dataPoint: string },
  ) {}

  private driven(name: string, connections: number, figures: Driven): Driven {
    const { errors, non2xx, requests } = figures;
    if (errors > 0) this.failures.push(`${name} at ${connections}: ${errors} requests broke or took too long`);
    if (non2xx > 0) this.failures.push(`${name} at ${connections}: ${non2xx} answers were not 2xx`);
    if (requests === 0) this.failures.push(`${name} at ${connections}: no answer in time`);
    return figures;
  }

  /** Warms up, then drives at each number of connections. */
  private async measure(
    name: string,
    url: string,
    headers: Record<string, string>,
    atOnce = Infinity,
  ): Promise<AtConnections<Driven>> {
    const { seconds } = this.options;
    const all = this.options.connections.filter((connections) => connections <= atOnce);
    await drive(url, { connections: Math.max(...all), seconds: Math.min(2, seconds), headers });
    const at: AtConnections<Driven> = {};
    for (const connections of all) {
      at[connections] = this.driven(name, connections, await drive(url, { connections, seconds, headers }));
    }
    return at;
  }

  async pages(): Promise<Record<string, PageFigures>> {
    const cookie = await cookieOf(this.database.large);
    const found: Record<string, PageFigures> = {};
    for (const [name, { path, signedIn, atOnce }] of this.chosenPages(this.database.large)) {
      const url = this.server.url + path;
      const headers: Record<string, string> = signedIn ? cookie : {};
      const plain = await ask(url, headers, { packed: false });
      if (plain.status !== 200) {
        this.failures.push(`${name} (${path}) answers ${plain.status}`);
        continue;
      }
      say(`Driving ${name}`);
      const at = await this.measure(name, url, headers, atOnce);
      const packed = await ask(url, headers, { packed: true });
      found[name] = { path, queries: packed.queries, bytes: { plain: plain.bytes, packed: packed.bytes }, at };
    }
    return found;
  }

  private chosenPages(municipality: Measured) {
    const all = Object.entries(pagesOf(municipality, this.of));
    const { pages } = this.options;
    return pages.length === 0 ? all : all.filter(([name]) => pages.includes(name));
  }

  /**
   * The list of actions by node:http and pg alone, and how many times as long our page takes. The three are driven in turns, several
   * rounds of each, so that what else the machine does weighs on all of them; a ratio is the median of the rounds'.
   */
  async bare() {
    const { large, open } = this.database;
    const { connections: all, seconds } = this.options;
    const statements = await actionsStatements(large);
    say("Driving the list of actions and the bare server in turns");
    const { runtimeUrl } = open;
    const server = await bareServer({ runtimeUrl, municipalityId: large.id, userId: large.userId, statements });
    try {
      const page = this.server.url + (pagesOf(large, this.of).actions?.path ?? "");
      const places = {
        page: { url: page, headers: await cookieOf(large) },
        plain: { url: `${server.url}/`, headers: {} },
        door: { url: `${server.url}/door`, headers: {} },
      };
      const names = Object.keys(places) as (keyof typeof places)[];
      const one = async (name: keyof typeof places, connections: number, long: number) => {
        const { url, headers } = places[name];
        return this.driven(
          `${name} beside bare`,
          connections,
          await drive(url, { connections, seconds: long, headers }),
        );
      };
      for (const name of names) await one(name, Math.max(...all), Math.min(2, seconds));
      const at: AtConnections<object> = {};
      const ratio: AtConnections<number> = {};
      for (const connections of all) {
        const rounds: Record<keyof typeof places, number>[] = [];
        for (let round = 0; round < 5; round++) {
          const p50 = { page: 0, plain: 0, door: 0 };
          for (const name of names) p50[name] = (await one(name, connections, seconds / 2)).p50;
          rounds.push(p50);
        }
        const toPlain = median(rounds.map(({ page, plain }) => page / plain));
        ratio[connections] = toPlain;
        at[connections] = { rounds, ratio: toPlain, ratioToDoor: median(rounds.map(({ page, door }) => page / door)) };
      }
      return {
        what: "p50 in milliseconds of the page, and of the same SQL, values, role and policies through node:http and pg, answering an HTML table; no session, language, permission, filters, layout, compression or headers. `plain` is one round trip, `door` adds BEGIN, the settings and COMMIT.",
        bytes: (await ask(`${server.url}/`, {}, { packed: true })).bytes,
        at,
        ratio,
      };
    } finally {
      await server.stop();
    }
  }

  /** Queries of each page in the largest municipality and in one with next to nothing. */
  async queryCounts() {
    const { large, small } = this.database;
    const cookies = { large: await cookieOf(large), small: await cookieOf(small) };
    const smallPages = new Map(this.chosenPages(small));
    const counts: Record<string, { large: number | null; small: number | null }> = {};
    for (const [name, { path, signedIn }] of this.chosenPages(large)) {
      const smallPath = smallPages.get(name)?.path ?? path;
      const inLarge = await ask(this.server.url + path, signedIn ? cookies.large : {}, { packed: false });
      const inSmall = await ask(this.server.url + smallPath, signedIn ? cookies.small : {}, { packed: false });
      if (inSmall.status !== 200) this.failures.push(`${name} (${smallPath}) answers ${inSmall.status}`);
      counts[name] = { large: inLarge.queries, small: inSmall.queries };
      if ((inLarge.queries ?? 0) > (inSmall.queries ?? 0)) {
        this.failures.push(
          `${name} asks ${inLarge.queries} queries where there is much and ${inSmall.queries} where there is little`,
        );
      }
    }
    return counts;
  }
}

const median = (all: number[]) => rounded([...all].sort((a, b) => a - b)[all.length >> 1] ?? 0);

async function machine(ownerUrl: string) {
  const { rows } = await connected(ownerUrl, (client) =>
    client.query<{ version: string }>("SELECT current_setting('server_version') AS version"),
  );
  return {
    node: process.version,
    postgresql: rows[0]?.version,
    processor: cpus()[0]?.model,
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${process.arch}`,
    /** Over one minute, before anything was driven: other programs' load. */
    loadBefore: rounded(loadavg()[0] ?? 0),
  };
}

/** The address part of the KPI with the most data points, and the first data point of the catalogue that can be scored. */
async function heaviest(ownerUrl: string): Promise<{ kpi: string; dataPoint: string }> {
  const { rows } = await connected(ownerUrl, (client) =>
    client.query<{ kpi: string; dataPoint: string }>(
      `SELECT (SELECT k.slug FROM kpi k JOIN data_point d ON d.kpi_id = k.id GROUP BY k.id ORDER BY count(*) DESC, k.position LIMIT 1) AS kpi,
              (SELECT d.id FROM data_point d JOIN benchmark b ON b.data_point_id = d.id WHERE NOT d.is_boolean ORDER BY d.wheel_place LIMIT 1) AS "dataPoint"`,
    ),
  );
  const [found] = rows;
  if (!found) throw new Refusal("There is no catalogue.");
  return found;
}

function verdict(pages: Record<string, PageFigures>, ratio: AtConnections<number> | undefined) {
  const ratios = Object.values(ratio ?? {});
  const gaps = Object.values(pages.gaps?.at ?? {}).map(({ p95 }) => p95);
  const network = (connections: string) =>
    ["matrix", "shared-gaps"].flatMap((name) => pages[name]?.at[connections]?.p95 ?? []);
  const driven = Object.keys(pages.matrix?.at ?? pages["shared-gaps"]?.at ?? {});
  const within = (all: number[], most: number) => (all.length === 0 ? null : all.every((value) => value <= most));
  return {
    [`actionsWithin${aims.ratioWithin}TimesBare`]: within(ratios, aims.ratioWithin),
    [`actionsWithin${aims.ratioWanted}TimesBare`]: within(ratios, aims.ratioWanted),
    [`gapsP95Under${aims.gapsP95}Milliseconds`]: within(gaps, aims.gapsP95),
    [`networkP95Under${aims.networkP95}Milliseconds`]: Object.fromEntries(
      driven.map((connections) => [connections, within(network(connections), aims.networkP95)]),
    ),
  };
}

async function run(options: Options): Promise<void> {
  await buildIfChanged(say);
  const database = await largeDatabase(options, say);
  try {
    const { ownerUrl, runtimeUrl } = database.open;
    const machineFacts = await machine(ownerUrl);
    const of = await heaviest(ownerUrl);
    const known = Object.keys(pagesOf(database.large, of));
    const unknown = options.pages.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new Refusal(`There is no page ${unknown.join(", ")}; there are ${known.join(", ")}.`);
    const server = await productionServer({ ownerUrl, runtimeUrl });
    try {
      const bench = new Bench(options, database, server, of);
      const queryCounts = await bench.queryCounts();
      const pages = await bench.pages();
      // Beside the bare server stands the list of actions: where that page is not asked for, neither is this.
      const actions = options.pages.length === 0 || options.pages.includes("actions") ? await bench.bare() : undefined;
      const { municipalities, years, actions: allActions, seconds } = options;
      const report = {
        machine: machineFacts,
        sizes: { municipalities, years, actions: allActions, rows: database.rows },
        built: database.built,
        secondsEach: seconds,
        pages,
        bareActions: actions,
        queryCounts,
        aims: verdict(pages, actions?.ratio),
        failures: bench.failures,
      };
      process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
      for (const failure of bench.failures) say(failure);
      if (bench.failures.length > 0) process.exitCode = 1;
    } finally {
      await server.stop();
    }
  } finally {
    await database.open.stop();
  }
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  endWith(error);
}
