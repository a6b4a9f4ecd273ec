import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { contentHash } from "../../app/cli/run";
import { connected } from "../../app/db/connect.server";
import { withMunicipality } from "../../app/db/door.server";
import { openDatabase, type OpenDatabase } from "../../app/db/open.server";
import { ruleVersion } from "../../app/domain/kpi/score";
import { refreshStandings } from "../../app/domain/kpi/standing.server";
import { provideEnvironment } from "../../app/env.server";
import { seed } from "../../prisma/seed.server";
import * as network from "./large-network";
import { municipality, namedId, plan, tools, type Sizes } from "./large-plan";
import type { Options } from "./options";

/** What the content follows from: another hash is another database. */
const sources = [
  "prisma/migrations",
  "prisma/data",
  "prisma/seed",
  "tests/load/large-plan.ts",
  "tests/load/large-network.ts",
  "app/domain/kpi/score.ts",
];

/** A municipality to measure, who signs in there, and the network which that one leads. */
export interface Measured {
  key: string;
  id: string;
  userId: string;
  network: string;
}

export interface LargeDatabase {
  open: OpenDatabase;
  /** The one with the most of everything. */
  large: Measured;
  /** One with next to nothing: its pages must ask as many queries. */
  small: Measured;
  /** Rows by table. */
  rows: Record<string, number>;
  /** Seconds it took to build; null when it was there. */
  built: { seconds: number; byTable: Record<string, number> } | null;
}

const nobody = "00000000-0000-0000-0000-000000000000";
const seeded = 5;

/**
 * The database of these sizes in a data folder of its own under .cache, built unless it is there. Afterwards the doors can be opened.
 * Takes no DATABASE_URL: the bench fills its own PostgreSQL and never another.
 */
export async function largeDatabase(options: Options, say: (text: string) => void): Promise<LargeDatabase> {
  const { municipalities, years, actions } = options;
  const folder = path.join(".cache", `bench-${municipalities}-${years}-${actions}`);
  const stamp = path.join(folder, "bench.json");
  const hash = await contentHash(sources);
  const kept = await readFile(stamp, "utf8").catch(() => "");
  const isKept = kept !== "" && (JSON.parse(kept) as { hash: string }).hash === hash && !options.rebuild;
  if (!isKept && existsSync(folder)) await rm(folder, { recursive: true });
  await mkdir(".cache", { recursive: true });

  delete process.env.DATABASE_URL;
  delete process.env.DATABASE_RUNTIME_URL;
  provideEnvironment({ MODE: "test", DATA_DIR: folder, LOG_LEVEL: "error" });
  const open = await openDatabase({ onProgress: say });
  try {
    const generated = municipalities - seeded;
    let built: LargeDatabase["built"] = null;
    if (!isKept) {
      const began = performance.now();
      await seed({ ownerUrl: open.ownerUrl, onProgress: say });
      const byTable = await connected(open.ownerUrl, (client) => build(client, sizesOf(options, generated), say));
      built = { seconds: Math.round((performance.now() - began) / 100) / 10, byTable };
      await writeFile(stamp, JSON.stringify({ hash, municipalities, years, actions, built }));
    }
    const rows = await connected(open.ownerUrl, rowsByTable);
    return {
      open,
      large: { ...measured(1), network: network.networks.all.key },
      small: { ...measured(generated), network: network.networks.few.key },
      rows,
      built,
    };
  } catch (error) {
    await open.stop();
    throw error;
  }
}

/** Actions fall off from the largest to the smallest as inhabitants do; the last municipality has next to nothing. */
function sizesOf({ years, actions }: Options, municipalities: number): Sizes[] {
  const last = 4;
  const weights = Array.from({ length: municipalities - 1 }, (_, index) => 1 / (index + 5));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let left = actions - last;
  const shares = weights.map((weight, index) => {
    const share = index === weights.length - 1 ? left : Math.min(left, Math.round((weight / whole) * (actions - last)));
    left -= share;
    return share;
  });
  return [...shares, last].map((own, index) => ({
    number: index + 1,
    years,
    reported: index === municipalities - 1 ? 100 : 960,
    units: Math.min(20, 2 + Math.floor(own / 50)),
    people: Math.min(200, 3 + Math.floor(own / 10)),
    recommendations: Math.max(1, Math.floor(own / 16)),
    projects: Math.max(1, Math.floor(own / 8)),
    programmes: Math.min(30, 2 + Math.floor(own / 60)),
    actions: own,
  }));
}

/** Milliseconds by table. One transaction a municipality, through its door and as its planner. */
async function build(client: pg.Client, all: Sizes[], say: (text: string) => void): Promise<Record<string, number>> {
  const spent: Record<string, number> = {};
  const timed = async (name: string, run: () => Promise<unknown>) => {
    const began = performance.now();
    await run();
    spent[name] = (spent[name] ?? 0) + performance.now() - began;
  };
  await client.query(tools);
  for (const sizes of all) {
    if (sizes.number % 20 === 1) say(`Building municipality ${sizes.number} of ${all.length}`);
    const { id, userId } = measured(sizes.number);
    await client.query("BEGIN");
    await enter(client, "operator", nobody, nobody);
    await client.query(municipality, [sizes.number, id, userId]);
    await enter(client, "municipality", id, userId);
    for (const [name, size] of Object.entries(sizes)) {
      await client.query("SELECT set_config('bench.' || $1, $2, true)", [name, String(size)]);
    }
    for (const { table, sql, parameter } of plan) {
      await timed(table, () => client.query(sql, parameter === undefined ? [] : [ruleVersion]));
    }
    await client.query("COMMIT");
    await timed("standing", () => withMunicipality(id, { userId }, (db) => refreshStandings(db)));
  }
  say("Joining the municipalities in networks");
  await timed("network", () => joinAll(client, all.length));
  say("Gathering the planner's figures");
  await timed("vacuum analyze", () => client.query("VACUUM (ANALYZE)"));
  return Object.fromEntries(Object.entries(spent).map(([name, milliseconds]) => [name, Math.round(milliseconds)]));
}

/** Two networks: of all municipalities, those of the seed too, and of the last few. The planners of the largest and the smallest lead them. */
async function joinAll(client: pg.Client, generated: number): Promise<void> {
  const { all, few } = network.networks;
  const leaders = [
    { of: all, userId: measured(1).userId },
    { of: few, userId: measured(generated).userId },
  ];
  await client.query("BEGIN");
  await enter(client, "operator", nobody, nobody);
  for (const { of } of leaders) await client.query(network.network, [of.id, of.key]);
  const { rows } = await client.query<{ id: string }>("SELECT id FROM municipality");
  const last = Array.from({ length: network.few }, (_, index) => measured(generated - index).id);
  for (const { of, userId } of leaders) {
    const members = of === all ? rows.map(({ id }) => id) : last;
    await enter(client, "network", nobody, userId, of.id);
    await client.query(network.leader, [of.id, userId]);
    for (const id of members) await client.query(network.asks, [of.id, id]);
    for (const id of members) {
      await enter(client, "municipality", id, userId);
      await client.query(network.joins, [of.id]);
      await client.query(network.grants, [of.id]);
    }
  }
  await client.query("COMMIT");
}

async function enter(
  client: pg.Client,
  door: string,
  municipalityId: string,
  userId: string,
  networkId = nobody,
): Promise<void> {
  await client.query(
    `SELECT set_config('tiltak.door', $1, true), set_config('tiltak.municipality', $2, true), set_config('tiltak.user', $3, true),
            set_config('tiltak.network', $4, true)`,
    [door, municipalityId, userId, networkId],
  );
}

/** The n-th municipality; its ids follow from the number. */
const measured = (number: number): Omit<Measured, "network"> => ({
  key: `bench-${number}`,
  id: namedId(`bench municipality ${number}`),
  userId: namedId(`bench user ${number}`),
});

/** As the planner estimates after ANALYZE: row-level security shows the owner no rows to count. */
async function rowsByTable(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `SELECT relname AS name, reltuples::int AS count FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples > 0 AND relname !~ '^_' ORDER BY relname`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
