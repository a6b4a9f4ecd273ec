import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

/*
 * Prisma's schema engine, driven directly: its command line would download a binary, the WebAssembly build needs nothing.
 * Only the developer's commands and the tests come here; the running product does not.
 */

export interface SchemaFile {
  path: string;
  content: string;
}

/** The `.prisma` files of a folder, in the order of their names. */
export async function schemaFiles(folder = path.resolve("prisma/schema")): Promise<SchemaFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".prisma")).sort();
  if (names.length === 0) throw new Error(`There is no .prisma file in ${folder}.`);
  return Promise.all(
    names.map(async (name) => ({
      path: path.join(folder, name),
      content: await readFile(path.join(folder, name), "utf8"),
    })),
  );
}

/** The SQL that makes the tables of the schema in an empty database. Needs no running PostgreSQL. */
export async function schemaSql(files: SchemaFile[]): Promise<string> {
  const sql = await diff(noDatabase, { tag: "empty" }, { tag: "schemaDatamodel", files });
  return sql.replace(publicSchema, "");
}

/**
 * The SQL that would turn the database of `ownerUrl` into what the schema files say; empty when both describe the same tables,
 * columns, types, nullability, defaults, enums, keys and indexes. Views, functions, policies, checks and triggers are not compared.
 */
export async function drift({ ownerUrl, folder }: { ownerUrl: string; folder?: string | undefined }): Promise<string> {
  const files = await schemaFiles(folder);
  const pool = poolOf(ownerUrl);
  try {
    const factory = new PrismaPg(pool);
    return await diff(
      async () => factory.connect(),
      { tag: "schemaDatasource", files, configDir: path.dirname(files[0]?.path ?? ".") },
      { tag: "schemaDatamodel", files },
    );
  } finally {
    await pool.end();
  }
}

/** What every from-empty script begins with; the schema is there already, and making it asks for a right the owner may lack. */
const publicSchema = '-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n';

async function diff(connect: () => Promise<Adapter>, from: DiffTarget, to: DiffTarget): Promise<string> {
  let cause: unknown;
  const factory = {
    adapterName: "@prisma/adapter-pg",
    provider: "postgres",
    errorRegistry,
    connect: answer(async () => bound(await connect(), keep), keep),
    connectToShadowDb: answer(refuse("a shadow database"), keep),
  };
  function keep(error: unknown) {
    cause = error;
  }
  const engine = await (await engineClass()).new({ datamodels: undefined }, () => undefined, factory);
  try {
    const filters = { externalTables: [], externalEnums: [] };
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters });
    const sql = (result.stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : sql;
  } catch (error) {
    throw cause instanceof Error ? cause : readable(error);
  } finally {
    engine.free();
  }
}

/** The engine reports mistakes in the schema as JSON with terminal colours inside. */
function readable(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  // eslint-disable-next-line no-control-regex -- colour codes are control characters
  return new Error(text.replace(/\u001b\[[0-9;]*m/g, "").replace(/\\n/g, "\n"));
}

/** Columns of PostgreSQL's one-letter type `"char"` (OID 18), which Prisma's adapter refuses and the engine's catalogue queries return. */
const letterColumns = new WeakMap<unknown[], number[]>();

function poolOf(ownerUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  const plain = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>;
  const mapped = async (...args: unknown[]) => {
    const result = await plain(...args);
    const letters = result.fields.flatMap((field, index) => (field.dataTypeID === 18 ? [index] : []));
    for (const index of letters) Object.assign(result.fields[index] ?? {}, { dataTypeID: 25 });
    letterColumns.set(result.rows, letters);
    return result;
  };
  return Object.assign(pool, { query: mapped });
}

/** The engine's own number for a column of single letters. */
const letter = 6;

async function withLetters(answered: Promise<unknown>): Promise<unknown> {
  const result = (await answered) as { rows: unknown[]; columnTypes: number[] };
  for (const index of letterColumns.get(result.rows) ?? []) result.columnTypes[index] = letter;
  return result;
}

/** What the engine asks of an adapter while it compares. */
interface Adapter {
  queryRaw(query: never): Promise<unknown>;
  executeRaw(query: never): Promise<unknown>;
  dispose(): Promise<unknown>;
  getConnectionInfo?(): unknown;
}

/** Stands in for a database when only schema files are compared: the engine asks for a version and no more. */
async function noDatabase(): Promise<Adapter> {
  return Promise.resolve({
    queryRaw: () =>
      Promise.resolve({
        columnNames: ["exists", "version", "numeric_version"],
        columnTypes: [5, 7, 0],
        rows: [[true, "PostgreSQL 18.4", 180004]],
      }),
    executeRaw: () => Promise.resolve(0),
    dispose: () => Promise.resolve(),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
  });
}

type Keep = (error: unknown) => void;

/** The engine wants answers and errors as values: `{ ok: true, value }` or `{ ok: false, error }`. */
function bound(adapter: Adapter, keep: Keep) {
  return {
    adapterName: "@prisma/adapter-pg",
    provider: "postgres",
    errorRegistry,
    queryRaw: answer((query: never) => withLetters(adapter.queryRaw(query)), keep),
    executeRaw: answer((query: never) => adapter.executeRaw(query), keep),
    executeScript: answer(refuse("to run a script"), keep),
    startTransaction: answer(refuse("a transaction"), keep),
    dispose: answer(() => adapter.dispose(), keep),
    getConnectionInfo: () => ({ ok: true, value: adapter.getConnectionInfo?.() }),
  };
}

function answer<Args extends unknown[]>(call: (...args: Args) => Promise<unknown>, keep: Keep) {
  return async (...args: Args) => {
    try {
      return { ok: true, value: await call(...args) };
    } catch (error) {
      keep(error);
      return { ok: false, error: { kind: "GenericJs", id: 0 } };
    }
  };
}

function refuse(what: string) {
  return () => Promise.reject(new Error(`The schema engine asked for ${what}, which a comparison should not need.`));
}

const errorRegistry = { consumeError: () => undefined };

let engine: Promise<typeof SchemaEngine> | undefined;

/** Loads the WebAssembly once; Node cannot import the package itself, because it imports a `.wasm` file. */
function engineClass(): Promise<typeof SchemaEngine> {
  engine ??= (async () => {
    const glue =
      (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as WebAssembly.ModuleImports & {
        SchemaEngine: typeof SchemaEngine;
        __wbg_set_wasm(exports: WebAssembly.Exports): void;
      };
    const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
    // Where the engine leaves its last words when it gives up.
    const setMessage = (message: string) => {
      throw new Error(message);
    };
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: setMessage } });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue.SchemaEngine;
  })();
  return engine;
}
