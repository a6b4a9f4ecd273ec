import type pg from "pg";

const watch = `
  CREATE SCHEMA watch; CREATE SEQUENCE watch.writes; SELECT nextval('watch.writes');
  CREATE FUNCTION watch.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN PERFORM nextval('watch.writes'); RETURN NULL; END $$;
  DO $$
  DECLARE one text;
  BEGIN
    FOR one IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('session', 'rate_limit') LOOP
      EXECUTE format('CREATE TRIGGER watch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION watch.note()', one);
    END LOOP;
  END $$;`;

/**
 * Puts a trigger on every table but sessions and counters of attempts, which visits change whoever is refused. What it gives tells how many
 * statements have written to the others, also those that were rolled back: as long as it stays the same, comparing rows can be spared.
 */
export async function watchWrites(superuser: pg.Client): Promise<() => Promise<string>> {
  await superuser.query(watch);
  const writes = async () =>
    (await superuser.query<{ n: string }>("SELECT last_value AS n FROM watch.writes")).rows[0]?.n ?? "";
  const still = await writes();
  await superuser.query("UPDATE commitment SET key = key");
  if ((await writes()) === still) throw new Error("the watch does not see what is written");
  return writes;
}
