import { createHmac } from "node:crypto";
import pg from "pg";
import { connected } from "./connect.server";
import { exceptions, type Privilege, tablePrivileges, viewPrivileges } from "./privileges";
import { Refusal } from "./refusal.server";

const roleLock = 7_170_001;

/**
 * The address with which the application signs in: as a role that owns nothing and that row-level security binds.
 * A given `runtimeUrl` is verified and used. Without one the role `<database>_runtime` is made (or its password mended) by `adminUrl`, or
 * by the owner when that may make roles; its password follows from `secret`, so that two servers starting at once agree on it.
 * @throws Refusal when the password does not fit and somebody is signed in as the role: mending it would shut a running server out.
 */
export async function ensureRuntimeRole({
  ownerUrl,
  adminUrl = ownerUrl,
  runtimeUrl,
  secret,
  role,
}: {
  ownerUrl: string;
  adminUrl?: string | undefined;
  runtimeUrl?: string | undefined;
  secret: string;
  role?: string | undefined;
}): Promise<string> {
  if (runtimeUrl) {
    await verifyRuntimeRole(runtimeUrl);
    return runtimeUrl;
  }
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const name = role ?? `${database.slice(0, 55)}_runtime`;
  const password = createHmac("sha256", secret).update(`${database}\n${name}`).digest("hex");
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(name);
  url.password = password;
  if (!(await mayEnter(url.href))) await connected(adminUrl, (client) => makeRole(client, name, url.href, password));
  await verifyRuntimeRole(url.href);
  return url.href;
}

async function mayEnter(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeRole(client: pg.Client, name: string, url: string, password: string): Promise<void> {
  const role = client.escapeIdentifier(name);
  const secret = client.escapeLiteral(password);
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [roleLock]);
    const { rows } = await client.query<{ able: boolean; present: boolean }>(
      `SELECT rolsuper OR rolcreaterole AS able, EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS present
         FROM pg_roles WHERE rolname = current_user`,
      [name],
    );
    if (rows[0]?.present) {
      // Another server has made or mended it while this one waited for the lock.
      if (await mayEnter(url)) {
        await client.query("COMMIT");
        return;
      }
      if (await isInUse(client, name)) throw heldByOthers(name);
    }
    if (!rows[0]?.able) throw cannotMake(name);
    await client.query(
      rows[0].present
        ? `ALTER ROLE ${role} LOGIN PASSWORD ${secret}`
        : `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS PASSWORD ${secret}`,
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if ((error as pg.DatabaseError).code === "42501") throw cannotMake(name);
    throw error;
  }
}

/** Whether anybody is signed in as the role; a running server always is (`client.server.ts`). Every role may see who is. */
async function isInUse(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query("SELECT FROM pg_stat_activity WHERE usename = $1 LIMIT 1", [name]);
  return rows.length > 0;
}

function heldByOthers(name: string): Refusal {
  return new Refusal(
    `A running Tiltak is signed in to the database as "${name}" and has another APP_SECRET than this command, which would shut it out: use the APP_SECRET it was started with, or stop it first if the secret is to change.`,
  );
}

function cannotMake(name: string): Refusal {
  return new Refusal(
    `The application needs a database role of its own and the owner in DATABASE_URL may not make or change "${name}": make a role that is neither superuser nor may bypass row-level security, and give its address as DATABASE_RUNTIME_URL.`,
  );
}

/** Throws a `Refusal` when the role of `url` could look past row-level security: superuser, BYPASSRLS, or (a member of) an owner. */
export async function verifyRuntimeRole(url: string): Promise<void> {
  await connected(url, async (client) => {
    const { rows } = await client.query<{ role: string; super: boolean; bypass: boolean; owned: string | null }>(
      `SELECT rolname AS role, rolsuper AS super, rolbypassrls AS bypass,
              (SELECT min(c.oid::regclass::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                  AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owned
         FROM pg_roles WHERE rolname = current_user`,
    );
    const found = rows[0];
    if (!found) return;
    const fault = found.super
      ? "is a superuser"
      : found.bypass
        ? "may bypass row-level security"
        : found.owned
          ? `owns the table ${found.owned}`
          : undefined;
    if (fault === undefined) return;
    throw new Refusal(
      `The database role "${found.role}" ${fault}, so nothing would keep municipalities apart: give DATABASE_RUNTIME_URL a role that owns nothing, is no superuser and may not bypass row-level security.`,
    );
  });
}

/**
 * Gives the role of `runtimeUrl` exactly the privileges that `privileges.ts` declares. Run it after every migration; it changes only what
 * differs, so running it again or twice at once changes nothing.
 */
export async function grantRuntime({ ownerUrl, runtimeUrl }: { ownerUrl: string; runtimeUrl: string }): Promise<void> {
  const name = decodeURIComponent(new URL(runtimeUrl).username);
  await connected(ownerUrl, async (client) => {
    const role = client.escapeIdentifier(name);
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [roleLock]);
    const tables = await client.query<{ name: string; kind: string; held: string[] }>(
      `SELECT c.relname AS name, c.relkind AS kind,
              ARRAY(SELECT a.privilege_type::text FROM aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
                     WHERE r.rolname = $1) AS held
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        ORDER BY c.relname`,
      [name],
    );
    const unknown = Object.keys(exceptions).filter((table) => !tables.rows.some((row) => row.name === table));
    if (unknown.length > 0)
      throw new Error(`app/db/privileges.ts names ${unknown.join(", ")}, which the database does not have.`);
    const statements = tables.rows.flatMap(({ name: table, kind, held }) => {
      // The only numbers are those of history, which the owner's trigger takes: how many there have been is nobody's business.
      const wanted = kind === "S" ? [] : wantedOn(table, kind);
      if ([...wanted].sort().join() === [...held].sort().join()) return [];
      const object = `${kind === "S" ? "SEQUENCE" : "TABLE"} public.${client.escapeIdentifier(table)}`;
      const revoke = `REVOKE ALL ON ${object} FROM ${role}`;
      return wanted.length === 0 ? [revoke] : [revoke, `GRANT ${wanted.join(", ")} ON ${object} TO ${role}`];
    });
    const { rows } = await client.query<{ usable: boolean }>(
      "SELECT has_schema_privilege($1, 'public', 'USAGE') AS usable",
      [name],
    );
    if (!rows[0]?.usable) statements.unshift(`GRANT USAGE ON SCHEMA public TO ${role}`);
    if (statements.length > 0) await client.query(statements.join(";\n"));
    await client.query("COMMIT");
  });
}

function wantedOn(table: string, kind: string): readonly Privilege[] {
  return exceptions[table] ?? (kind === "v" || kind === "m" ? viewPrivileges : tablePrivileges);
}
